"""The documents: that they build, that their examples run, and that what they show is what foialyzer says.

A block fenced as `console` holds commands behind `$ ` and below each what it prints; one fenced as `sh` holds commands only.
Those of `foialyzer`, and of `python` with a script of the documents, are run in a folder with the samples, the scripts and a
few files by the names the pages use. A block fenced as `python` is run whole, unless it is a doctest, which pytest runs. A
block of TOML whose first line is `# src/...` is laid at that place in a copy of the package, in which the Python of its page
is run.

`python tests/test_docs.py` writes what commands print into the pages anew, except where a page leaves lines out with `...`.
"""

import io
import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import openpyxl
import pytest
from attrs import frozen
from markdown_it import MarkdownIt

from foialyzer import analyse
from foialyzer.report.xlsx import render_xlsx

pymupdf: Any = import_module("pymupdf")

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
SAMPLES = ROOT / "samples"
NAMED = {"besluit.pdf": "veer-oudeschans/release.pdf", "release.txt": "sluis-oost/release.txt"}  # as pages call a reader's files
PARCEL = {"1 besluit.pdf": (1, 4), "2 inventaris.pdf": (5, 5), "3 bijlagen.pdf": (6, 12)}  # pages of besluit.pdf
STATUS = re.compile(r"# .*status (\d+)")
FIGURE = re.compile(r"\d+ % \(\d+–\d+ %\)")
PICTURE = DOCS / "report.png"


@frozen
class Block:
    """A fenced block of a page.

    Args:
        page: it stands on.
        line: of its first fence, from 1.
        language: the word behind the fence.
        text: between the fences.
    """

    page: Path
    line: int
    language: str
    text: str


@frozen
class Shown:
    """A command of a page and what the page shows below it; None where it shows nothing."""

    command: str
    output: str | None


@cache
def blocks_of(page: Path) -> tuple[Block, ...]:
    """Return the fenced blocks of a page."""
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    fences = [token for token in tokens if token.type == "fence"]
    return tuple(Block(page, (t.map or [0])[0] + 1, (t.info.split() or [""])[0], t.content) for t in fences)


def commands_of(block: Block) -> Iterator[Shown]:
    """Yield the commands of a block that are run, with what is shown below each."""
    if block.language == "sh":
        found = [Shown(line, None) for line in block.text.splitlines()]
    elif block.language == "console":
        pieces = [piece.partition("\n") for piece in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]]
        found = [Shown(command, output.rstrip() or None) for command, _, output in pieces]
    else:
        found = []
    yield from (one for one in found if re.match(r"foialyzer |python docs/", one.command))


def tables_of(page: Path) -> tuple[str, ...]:
    """Return the tables of TOML on a page that say where in the package they belong."""
    return tuple(b.text for b in blocks_of(page) if b.language == "toml" and b.text.startswith("# src/"))


@cache
def stage(tables: tuple[str, ...]) -> Path:
    """Return a folder in which the commands of pages can be run; tables are laid into a copy of the package."""
    folder = Path(mkdtemp(prefix="docs-"))
    (folder / "samples").symlink_to(SAMPLES)
    (folder / "docs").symlink_to(DOCS)
    (folder / "releases").mkdir()
    (folder / "map").mkdir()
    for name, sample in NAMED.items():
        (folder / name).symlink_to(SAMPLES / sample)
        shutil.copy(SAMPLES / sample, folder / "releases")
    for name, (first, last) in PARCEL.items():
        with pymupdf.open(folder / "besluit.pdf") as whole:
            whole.select(range(first - 1, last))
            whole.save(folder / "map" / name)
    correct_workbook(folder)
    if tables:
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    else:
        (folder / "src").symlink_to(ROOT / "src")
    for table in tables:
        (folder / table.partition("\n")[0].removeprefix("# ")).write_text(table, "utf-8")
    (folder / "bin").mkdir()
    for name, call in {"foialyzer": f"{shlex.quote(sys.executable)} -m foialyzer", "python": shlex.quote(sys.executable)}.items():
        (folder / "bin" / name).write_text(f'#!/bin/sh\nexec {call} "$@"\n')
        (folder / "bin" / name).chmod(0o755)
    return folder


def correct_workbook(folder: Path) -> None:
    """Write `edited.xlsx`: the workbook of `besluit.pdf`, corrected and signed as a person would."""
    book: Any = openpyxl.load_workbook(io.BytesIO(render_xlsx(analyse(folder / "besluit.pdf"))))
    cells = {
        "redactions": {"r3": ("ground", "10.2.g"), "r5": ("mark", "no_redaction")},
        "messages": {"m2": ("sent", "4 september 2019 12:50")},
    }
    for name, rows in cells.items():
        heading, *others = book[name].iter_rows()
        for row in others:
            column, value = rows.get(row[0].value, ("id", row[0].value))
            row[[cell.value for cell in heading].index(column)].value = value
    for row in book["review"].iter_rows():
        row[1].value = {"reviewer": "J. de Vries", "date": "20 november 2026"}.get(row[0].value, row[1].value)
    book.save(folder / "edited.xlsx")


def run(tables: tuple[str, ...], *call: str) -> subprocess.CompletedProcess[str]:
    """Return what a call does in a folder with these tables, 80 columns wide."""
    folder = stage(tables)
    around = os.environ | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(folder / "src"), "COLUMNS": "80"}
    return subprocess.run(call, cwd=folder, env=around, capture_output=True, text=True, check=False)  # noqa: S603


@cache
def printed(command: str) -> tuple[str, int, str]:
    """Return what a command prints, without white space at the ends of lines, its status, and what it complains of."""
    said = run((), "sh", "-c", command)
    return "\n".join(line.rstrip() for line in said.stdout.splitlines()), said.returncode, said.stderr


def shown_on(page: Path) -> list[Shown]:
    """Return the commands of a page that are run."""
    return [one for block in blocks_of(page) for one in commands_of(block)]


def lacks_program(command: str) -> bool:
    """Return whether a command hands its output to a program that this machine does not have."""
    return any(shutil.which(part.split()[0]) is None for part in command.split(" | ")[1:])


def write_outputs(page: Path) -> None:
    """Write what the commands of a page print into it."""
    text = page.read_text("utf-8")
    for one in shown_on(page):
        if one.output and "..." not in one.output.splitlines():
            text = text.replace(f"$ {one.command}\n{one.output}\n", f"$ {one.command}\n{printed(one.command)[0].rstrip()}\n")
    page.write_text(text, "utf-8")


def name_of(page: Path) -> str:
    """Return how a test names a page."""
    return page.relative_to(ROOT).as_posix()


COMMANDED = [page for page in PAGES if shown_on(page)]
SCRIPTED = [b for p in PAGES for b in blocks_of(p) if b.language == "python" and ">>> " not in b.text]


# cases


def test_there_is_something_to_run() -> None:
    """The tutorial shows what a command prints, and every how-to of the library holds a command that is run."""
    assert any(one.output for one in shown_on(DOCS / "tutorial.md"))
    assert {page.stem for page in COMMANDED} >= {"opinions", "correct", "share_by_ministry", "who_mailed_whom", "cli", "README"}
    assert len(SCRIPTED) > 1


@pytest.mark.parametrize("page", COMMANDED, ids=name_of)
def test_commands_end_as_the_page_says(page: Path) -> None:
    """Each command of a page ends with status 0, or the one its comment names, and prints what is shown below it."""
    checker = OutputChecker()
    for one in shown_on(page):
        if lacks_program(one.command):
            continue
        output, status, complaint = printed(one.command)
        wanted = STATUS.search(one.command)
        assert status == (int(wanted[1]) if wanted else 0), f"{one.command}\n{complaint}"
        if one.output:
            same = checker.check_output(one.output + "\n", output.rstrip() + "\n", ELLIPSIS | NORMALIZE_WHITESPACE)
            assert same, f"{one.command}\n{output}\nis not what {name_of(page)} shows; python tests/test_docs.py writes it anew"


@pytest.mark.parametrize("block", SCRIPTED, ids=lambda block: f"{name_of(block.page)}:{block.line}")
def test_python_runs(block: Block) -> None:
    """A block of Python without prompts runs to its end."""
    said = run(tables_of(block.page), sys.executable, "-c", block.text)
    assert said.returncode == 0, said.stderr


@pytest.mark.parametrize("page", [DOCS / "tutorial.md", DOCS / "howto" / "publish.md"], ids=name_of)
def test_figures_and_excerpts_are_those_of_the_output(page: Path) -> None:
    """A figure with a range, or a block of text, that a page speaks about is one that the tutorial's commands print."""
    tutorial = DOCS / "tutorial.md"
    output = " ".join("\n".join(printed(one.command)[0] for one in shown_on(tutorial)).split())
    excerpts = [line for block in blocks_of(page) if block.language == "text" for line in block.text.splitlines()]
    figures = FIGURE.findall(page.read_text("utf-8"))
    assert figures
    assert [part for part in (*excerpts, *figures) if " ".join(part.split()) not in output] == []


@pytest.mark.parametrize("script", sorted(DOCS.glob("howto/*.py")), ids=name_of)
def test_scripts_take_any_sample(script: Path) -> None:
    """A script of the how-tos reads every transcript of the samples, one without a letter too; its page has it read a PDF."""
    files = [str(f) for f in sorted(SAMPLES.glob("*/release.[tm]*"))]
    assert len(files) > 2
    said = run((), sys.executable, str(script), *files)
    assert (said.returncode, bool(said.stdout)) == (0, True), said.stderr


def test_the_pages_build(tmp_path: Path) -> None:
    """Sphinx builds every page without a warning, and each stands in the contents."""
    if not all(map(find_spec, ("sphinx", "furo", "myst_parser"))):
        pytest.skip("no sphinx with furo and myst-parser")
    said = run((), sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", str(DOCS), str(tmp_path))
    assert said.returncode == 0, said.stderr
    built = {page.relative_to(tmp_path).with_suffix(".md").as_posix() for page in tmp_path.rglob("*.html")}
    assert {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")} <= built


def test_the_picture_fits_the_first_screen() -> None:
    """The picture of the report is 1200 by 800, weighs less than 150 kB, and stands in the README."""
    head = PICTURE.read_bytes()[:24]
    assert (head[:8], struct.unpack(">II", head[16:])) == (b"\x89PNG\r\n\x1a\n", (1200, 800))
    assert PICTURE.stat().st_size < 150_000
    assert "(docs/report.png)" in (ROOT / "README.md").read_text("utf-8")


if __name__ == "__main__":
    for changed in COMMANDED:
        write_outputs(changed)
