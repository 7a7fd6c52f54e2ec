"""The command line: arguments, read, analyse, render, write, exit status."""

from __future__ import annotations

import io
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from foialyzer.errors import FoialyzerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from foialyzer.account.release import Release
    from foialyzer.report.wording import Language
    from foialyzer.worker import Request, Worker

    Annotate = Callable[[str, Path, Language | None], str]

__all__ = ["main"]

_INTERRUPTED = 130
_BAR = 20  # cells of the bar that shows progress


class _Exampled(click.Command):
    """A command whose help shows an example first."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **more: Any) -> None:  # noqa: ANN401  (what click hands over)
        super().__init__(*args, **more)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Example"):
            for example in self.examples:
                formatter.write(f"  {example}\n")
        formatter.write_paragraph()
        super().format_help(ctx, formatter)


class _Commands(_Exampled, click.Group):
    """The commands; a file given in place of one is answered with the command that reads it."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:  # noqa: ANN401  (as click has it)
        if args and self.get_command(ctx, args[0]) is None and (Path(args[0]).exists() or "." in args[0]):
            ctx.fail(f"{args[0]!r} is no command; to audit a file: foialyzer audit {args[0]}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, examples=["foialyzer audit besluit.pdf -o out/"])
@click.version_option(package_name="foialyzer", prog_name="foialyzer")
def cli() -> None:
    """Audits Dutch freedom-of-information releases: who said what, and what was taken away.

    The example prints a summary and writes out/report.html with its files; then open that.
    """


@frozen
class _Wanted:
    """What is to be done with each account, and within which limits it is made."""

    as_json: bool
    output: Path | None
    lang: Language | None
    fail_on: tuple[str, ...]
    alone: bool


_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
_LANG = click.option("--lang", type=click.Choice(["nl", "en"]), help="Language of the report; Dutch for a Dutch release.")
_PASSWORD = click.option("--password", help="Of an encrypted PDF.")


@cli.command(
    cls=_Exampled,
    examples=[
        "foialyzer audit besluit.pdf -o out/",
        "foialyzer audit besluit.pdf --corrections out/foialyzer.xlsx -o corrected/",
        "foialyzer audit --json *.pdf > accounts.jsonl",
    ],
    short_help="Account for each release: what it says, and what was taken away.",
)
@_PATHS
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder for the report and its files.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per input, one per line.")
@_LANG
@_PASSWORD
@click.option(
    "--reveal", is_flag=True, help="Show text that can still be read under a cover. People were blacked out for a reason."
)
@click.option("--no-ocr", is_flag=True, help="Do not recognise the words of scans; the covers on them are still found.")
@click.option("--cross-check", is_flag=True, help="Read each PDF a second way, and report where the readings differ.")
@click.option("--release", is_flag=True, help="Take all inputs as one release: letter, inventory and annexes.")
@click.option(
    "--corrections", metavar="FILE", type=click.Path(), help="The foialyzer.xlsx of an earlier run, corrected by a person."
)
@click.option("--ignore-outline", is_flag=True, help="Tell documents apart without the bookmarks of a PDF.")
@click.option("--fail-on", multiple=True, metavar="CODE", help="End with status 1 when a finding has this code; repeatable.")
@click.option("--memory", type=click.IntRange(256), default=2048, show_default=True, help="MiB one input may use.")
@click.option(
    "--timeout", type=click.FloatRange(1), default=120.0, show_default=True, help="Seconds one input may take; a scan, each page."
)
def audit(paths: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401  (what click hands over)
    """Accounts for each input: a PDF, a picture of a page, text (.txt, .md), a folder of them, or - for standard input."""
    from foialyzer.worker import Limits, Worker

    _check_codes(options["fail_on"])
    _check_corrections(paths, options)
    _check_output(paths, options)
    good = True
    wanted = _Wanted(options["as_json"], options["output"], options["lang"], options["fail_on"], alone=_is_one(paths, options))
    taken: set[str] = set()
    with Worker(Limits(options["memory"], options["timeout"])) as worker:
        for request in _requests(paths, options):
            if isinstance(request, str):
                good = _deliver(request, wanted, taken) and good
            else:
                annotate = None if request.files else partial(worker.annotate, request)
                good = _deliver(_audited(worker, request), wanted, taken, annotate) and good
    if not good:
        raise SystemExit(1)


@cli.command(
    cls=_Exampled,
    examples=["foialyzer threads besluit.pdf > berichten.md"],
    short_help="Print the messages of a release, by thread, oldest first.",
)
@_PATHS
@_LANG
@_PASSWORD
def threads(paths: tuple[Path, ...], lang: Language | None, password: str | None) -> None:
    """Prints the messages of each input as Markdown, by thread, oldest first; a redaction reads [[gelakt nl-wob:10.2.e]]."""
    from foialyzer.report.text import render_text

    _print_each(paths, password, lambda release: click.echo(render_text(release, lang).encode("utf-8", "replace"), nl=False))


@cli.command(
    cls=_Exampled,
    examples=["foialyzer grounds besluit.pdf", "foialyzer grounds"],
    short_help="Print on which grounds a release withholds, or every ground that is known.",
)
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(path_type=Path, allow_dash=True))
@_PASSWORD
def grounds(paths: tuple[Path, ...], password: str | None) -> None:
    """Prints what each ground takes away in each input; without one, every ground of every law that foialyzer knows."""
    from rich.console import Console

    from foialyzer.report.terminal import render_grounds, render_statutes

    console = Console(highlight=False, emoji=False, markup=False)
    if paths:
        _print_each(paths, password, lambda release: console.print(render_grounds(release)))
    else:
        console.print(render_statutes())


@cli.command(
    cls=_Exampled,
    examples=["foialyzer schema > foialyzer.schema.json"],
    short_help="Print the JSON Schema of what audit --json prints.",
)
def schema() -> None:
    """Prints the JSON Schema of the object that audit --json prints for each input."""
    from foialyzer.report.schema import render_schema

    click.echo(render_schema(), nl=False)


@cli.command(
    cls=_Exampled,
    examples=["foialyzer completion bash >> ~/.bashrc"],
    short_help="Print what makes a shell complete commands and options.",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Prints the lines that make a shell complete the commands and options of foialyzer."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind:
        click.echo(kind(cli, {}, "foialyzer", "_FOIALYZER_COMPLETE").source())


def _print_each(paths: Sequence[Path], password: str | None, show: Callable[[Release], None]) -> None:
    """Audit each input and show its account; end with status 1 where one could not be read."""
    from foialyzer.report.json import parse_json
    from foialyzer.worker import Limits, Worker

    good = True
    with Worker(Limits()) as worker:
        for request in _requests(paths, {"password": password}):
            line = request if isinstance(request, str) else _audited(worker, request)
            result = json.loads(line)
            if "error" in result:
                _complain(result["error"]["message"])
                good = False
            else:
                show(parse_json(line))
    if not good:
        raise SystemExit(1)


def _is_one(paths: Sequence[Path], options: dict[str, Any]) -> bool:
    """Tell whether there is one account to write, which needs no folder of its own."""
    return options["release"] or (len(paths) == 1 and not paths[0].is_dir())


def _audited(worker: Worker, request: Request) -> str:
    """Return the line for one input; while scans are recognised, a line on the terminal says how far it is."""
    if not sys.stderr.isatty():
        return worker.audit(request)

    def tell(done: int, of: int) -> None:
        full = round(_BAR * done / of)
        bar = "■" * full + "·" * (_BAR - full)
        click.echo(f"\r\x1b[K{_shown(request.name)}  {bar}  page {done} of {of} recognised", nl=False, err=True)

    try:
        return worker.audit(request, tell)
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


def _check_codes(codes: Sequence[str]) -> None:
    if not codes:
        return
    from foialyzer.account.finding import CODES

    for code in codes:
        if code not in CODES:
            message = f"no finding has the code {code!r}; the codes are {', '.join(sorted(CODES))}"
            raise click.BadParameter(message, param_hint="--fail-on")


def _check_corrections(paths: Sequence[Path], options: dict[str, Any]) -> None:
    if options["corrections"] is None:
        return
    message = ""
    if not options["corrections"]:
        message = "the path is empty; give the foialyzer.xlsx of an earlier run"
    elif not _is_one(paths, options):
        message = "a workbook corrects one input; give the one it was written of, or several with --release"
    if message:
        raise click.BadParameter(message, param_hint="--corrections")


def _check_output(paths: Sequence[Path], options: dict[str, Any]) -> None:
    """Refuse a folder whose workbook is the one to correct by, or one that a person saved."""
    if options["output"] and _is_one(paths, options) and (said := _kept(options["output"], options["corrections"])):
        raise click.BadParameter(said, param_hint="-o")


def _kept(folder: Path, corrections: str | None = None) -> str:
    """Return why no result may be written into a folder: a workbook in it that would be lost; empty where there is none."""
    from foialyzer.readers.saved import is_untouched
    from foialyzer.report.folder import WORKBOOK

    book = folder / WORKBOOK
    if not book.exists():
        return ""
    if corrections and Path(corrections).exists() and book.samefile(corrections):
        return f"{book} is the workbook given to --corrections, and would be overwritten; give another folder to -o"
    said = f"{book} was edited since it was written, and would be overwritten; give another folder to -o"
    return "" if is_untouched(book) else said


def _requests(paths: Sequence[Path], options: dict[str, Any]) -> Iterator[Request | str]:
    """Yield a request for every input in order, or the line of JSON of the error a path gave."""
    from foialyzer.readers.files import list_inputs
    from foialyzer.report.json import render_error
    from foialyzer.worker import Request

    kept = ("password", "reveal", "cross_check", "ignore_outline", "corrections")
    how: dict[str, Any] = {**{key: options[key] for key in kept if key in options}, "ocr": not options.get("no_ocr")}
    if options.get("release"):
        yield Request(None, paths[0].name or str(paths[0]), files=tuple(map(str, paths)), **how)
        return
    for path in paths:
        if str(path) == "-":
            yield Request(None, "-", sys.stdin.buffer.read(), **how)
            continue
        try:
            inputs = list_inputs(path)
        except (FoialyzerError, OSError) as error:
            yield render_error(path.name or str(path), getattr(error, "code", "unreadable"), str(error))
            continue
        yield from (Request(str(file), name, **how) for file, name in inputs)


def _deliver(line: str, wanted: _Wanted, taken: set[str], annotate: Annotate | None = None) -> bool:
    """Print and write one account as wanted; return whether it is one, without a finding that fails the run."""
    from foialyzer.report.json import parse_json

    result = json.loads(line)
    if wanted.as_json:
        click.echo(line.encode("utf-8", "replace"))
    if "error" in result:
        _complain(result["error"]["message"])
        return False
    release = parse_json(line)
    if not wanted.as_json:
        _print_summary(release)
    if wanted.output:
        folder = wanted.output if wanted.alone else wanted.output / _free_name(result["source"]["name"], taken)
        if said := _kept(folder):
            _complain(said)
            return False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write_folder(folder, release, line, wanted.lang, annotate)
        except OSError as error:
            _complain(f"the result could not be written ({error}); check the folder given to -o")
            return False
    return not any(finding["code"] in wanted.fail_on for finding in result["findings"])


def _write_folder(folder: Path, release: Release, line: str, lang: Language | None, annotate: Annotate | None) -> None:
    """Write the files of a release, and of a PDF an annotated copy; where that cannot be made, the others are written."""
    from foialyzer.report.folder import ANNOTATED, render_folder

    beside = []
    if release.source.kind == "pdf" and annotate:
        answer = json.loads(annotate(line, folder / ANNOTATED, lang))
        if "error" in answer:
            _complain(f"no annotated copy: {answer['error']['message']}")
        else:
            beside = [ANNOTATED]
    for name, content in render_folder(release, line, lang, beside):
        (folder / name).write_bytes(content)
    click.echo(f"foialyzer: open {folder / 'report.html'}", err=True)


def _complain(message: str) -> None:
    """Print an error on one line of standard error; characters of a file's name that would steer a terminal are replaced."""
    click.echo("foialyzer: " + _shown(message), err=True)


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _free_name(name: str, taken: set[str]) -> str:
    """Return the name of a folder for one of several inputs, which no other has."""
    stem = name.replace("/", "_").lstrip(".") or "input"
    free = next(s for s in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
    taken.add(free)
    return free


def _print_summary(release: Release) -> None:
    from rich.console import Console

    from foialyzer.report.terminal import render_summary, render_verdict

    console = Console(highlight=False, emoji=False, markup=False)
    console.print(render_summary(release))
    console.print(render_verdict(release), soft_wrap=True)


def main() -> None:
    """Run the command line; the exit status is 0, 1 when an input failed, 2 for wrong usage, 130 when interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a bar that the terminal cannot show must not end the run
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        command = error.ctx.command if isinstance(error, click.UsageError) and error.ctx else None
        if isinstance(command, _Exampled):
            click.echo(f"For example: {command.examples[0]}", err=True)
        raise SystemExit(error.exit_code) from None
    except (KeyboardInterrupt, click.Abort):
        raise SystemExit(_INTERRUPTED) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read the output has seen enough
