"""The command line: arguments, read, analyse, render, write, exit status."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foialyzer.errors import FoialyzerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foialyzer.account.release import Release

__all__ = ["main"]

_INTERRUPTED = 130
_EXAMPLE = """\b
Example:
  foialyzer audit besluit.txt
  foialyzer audit --json *.txt > accounts.jsonl
"""


@click.group(epilog=_EXAMPLE)
@click.version_option(package_name="foialyzer", prog_name="foialyzer")
def cli() -> None:
    """Audit Dutch freedom-of-information releases: who said what, and what was taken away."""


@cli.command(epilog=_EXAMPLE)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per input, one per line.")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Folder to write the result to.")
@click.option("--fail-on", multiple=True, metavar="CODE", help="End with status 1 when a finding has this code; repeatable.")
def audit(*, paths: tuple[Path, ...], as_json: bool, output: Path | None, fail_on: tuple[str, ...]) -> None:
    """Account for each input: a transcript (.txt, .md), a folder of them, or - for standard input."""
    _check_codes(fail_on)
    results = list(_results(paths, as_json=as_json, output=output))
    failed = any(result is None for result in results)
    stopped = any(finding.code in fail_on for result in results if result for finding in result.findings)
    if failed or stopped:
        raise SystemExit(1)


def _check_codes(codes: Sequence[str]) -> None:
    from foialyzer.account.findings import CODES

    for code in codes:
        if code not in CODES:
            message = f"no finding has the code {code!r}; the codes are {', '.join(sorted(CODES))}"
            raise click.BadParameter(message, param_hint="--fail-on")


def _results(paths: Sequence[Path], *, as_json: bool, output: Path | None) -> Iterator[Release | None]:
    """Yield the account of every input in order, None for one that failed; each is printed as soon as it is there."""
    from foialyzer.readers.files import list_inputs

    taken: set[str] = set()
    for path in paths:
        try:
            inputs = list_inputs(path)
        except (FoialyzerError, OSError) as error:
            _print_error(path.name or str(path), error, as_json=as_json)
            yield None
            continue
        for file, name in inputs:
            release = _audit_one(file, name, as_json=as_json)
            if release and output:
                _write(release, _folder(output, name, taken, alone=len(paths) == len(inputs) == 1))
            yield release


def _audit_one(file: Path, name: str, *, as_json: bool) -> Release | None:
    from foialyzer.analysis import analyse
    from foialyzer.readers.files import read_bytes, read_document
    from foialyzer.report.json import render_json

    try:
        document = read_bytes(sys.stdin.buffer.read(), name) if str(file) == "-" else read_document(file, name)
        release = analyse(document)
    except FoialyzerError as error:
        _print_error(name, error, as_json=as_json)
        return None
    except Exception as error:  # noqa: BLE001  (a fault of ours on one input must not lose the others)
        fault = FoialyzerError(f"{name} could not be analysed ({type(error).__name__}: {error}); please report this as a fault")
        _print_error(name, fault, as_json=as_json)
        return None
    if as_json:
        click.echo(render_json(release).encode())
    else:
        _print_summary(release)
    return release


def _print_error(name: str, error: Exception, *, as_json: bool) -> None:
    from foialyzer.report.json import render_error

    message = str(error)
    click.echo(f"foialyzer: {message}", err=True)
    if as_json:
        click.echo(render_error(name, getattr(error, "code", "unreadable"), message).encode("utf-8", "replace"))


def _print_summary(release: Release) -> None:
    from rich.console import Console

    from foialyzer.report.terminal import render_summary, render_verdict

    console = Console(highlight=False, emoji=False, markup=False)
    console.print(render_summary(release))
    console.print(render_verdict(release), soft_wrap=True)


def _folder(output: Path, name: str, taken: set[str], *, alone: bool) -> Path:
    """Return the folder for one input's result: the one asked for, or one inside it for each of several inputs."""
    if alone:
        return output
    stem = name.replace("/", "_").lstrip(".") or "input"
    free = next(s for s in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
    taken.add(free)
    return output / free


def _write(release: Release, folder: Path) -> None:
    from foialyzer.report.json import render_json

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "foialyzer.json").write_text(render_json(release) + "\n", encoding="utf-8")


def main() -> None:
    """Run the command line; the exit status is 0, 1 when an input failed, 2 for wrong usage, 130 when interrupted."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except (KeyboardInterrupt, click.Abort):
        raise SystemExit(_INTERRUPTED) from None
    except OSError as error:
        click.echo(f"foialyzer: {error}; check the folder given to -o", err=True)
        raise SystemExit(1) from None
