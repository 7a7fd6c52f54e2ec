"""The command line."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from drawing import Recipe as Page
from drawing import draw
from drawn import texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import SAMPLES

from foialyzer.account.finding import CODES
from foialyzer.cli import cli, main
from foialyzer.report.json import parse_json
from foialyzer.worker import Request, Worker

SAMPLE = SAMPLES / "sluis-oost" / "release.txt"
PAPER = SAMPLES / "veer-oudeschans" / "release.pdf"
FILES = sorted(SAMPLES.glob("*/release.*"))
in_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)


def call(*arguments: str | Path, given: bytes | None = None) -> Result:
    """Return what a call inside this process does."""
    return CliRunner().invoke(cli, ["audit", *map(str, arguments)], input=given, catch_exceptions=False)


def run(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Return what a call in a process of its own does."""
    command = [sys.executable, "-m", "foialyzer", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603


def rows(result: Result) -> list[dict[str, object]]:
    """Return the objects on standard output, one per line."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@in_folder
@given(st.lists(texts().filter(str.strip), min_size=2, max_size=4), st.randoms())
def test_law_order_of_inputs_does_not_matter(tmp_path: Path, contents: list[str], shuffled: random.Random) -> None:
    """Files given in another order give the same lines in that order."""
    files = [tmp_path / f"{number}.txt" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_text(content, "utf-8", "replace")
    order = list(range(len(files)))
    shuffled.shuffle(order)
    lines = call("--json", *files).stdout.splitlines()
    assert len(lines) == len(files)
    assert call("--json", *(files[n] for n in order)).stdout.splitlines() == [lines[n] for n in order]


@in_folder
@given(st.binary(max_size=300))
def test_law_any_bytes_give_one_line(tmp_path: Path, content: bytes) -> None:
    """Whatever the bytes of a file, there is one line for it: an account, or an error with status 1."""
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    result = call("--json", file)
    [row] = rows(result)
    assert (result.exit_code, "error" in row) in {(0, False), (1, True)}


# cases


def test_json_and_nothing_else() -> None:
    """With `--json` there is one line per input on standard output, nothing more, and nothing on standard error."""
    done = run("audit", "--json", *FILES)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [parse_json(line).source.name for line in done.stdout.decode().splitlines()] == [file.name for file in FILES]


def test_second_run_is_byte_identical() -> None:
    """A second run gives the same bytes, also under another seed for hashes and in another folder."""
    command = [sys.executable, "-m", "foialyzer", "audit", "--json"]
    first = subprocess.run([*command, SAMPLE], capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": "1"})  # noqa: S603
    again = subprocess.run(  # noqa: S603
        [*command, SAMPLE.name], capture_output=True, check=True, cwd=SAMPLE.parent, env=os.environ | {"PYTHONHASHSEED": "2"}
    )
    assert first.stdout == again.stdout != b""


def test_no_absolute_path_is_printed(tmp_path: Path) -> None:
    """The folder of an input is in no line, neither of an account nor of an error."""
    (tmp_path / "empty.txt").write_bytes(b"")
    result = call("--json", SAMPLE, tmp_path / "empty.txt", tmp_path / "gone.txt", tmp_path)
    assert str(tmp_path) not in result.output
    assert str(SAMPLE.parent) not in result.output


def test_summary_ends_with_the_verdict() -> None:
    """Without `--json` there is a summary, and its last line is the verdict."""
    result = call(SAMPLE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1].startswith("release.txt: about ")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("gone.txt", None, "missing"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("letter.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "damaged"),
        ("scan.png", b"\x89PNG\r\n\x1a\n", "damaged"),
        ("office.txt", b"PK\x03\x04\x14\0", "unsupported"),
    ],
)
def test_input_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    """A file that cannot be read gives status 1, a message that names it on standard error, and with `--json` a line."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = call("--json", tmp_path / name)
    [row] = rows(result)
    assert result.exit_code == 1
    assert row["source"] == {"name": name}
    assert row["error"]["code"] == code  # type: ignore[index]
    assert result.stderr == f"foialyzer: {row['error']['message']}\n"  # type: ignore[index]
    assert name in result.stderr
    assert call(tmp_path / name).stdout == ""


def test_folder_without_anything_readable(tmp_path: Path) -> None:
    """A folder with no document in it is an input that failed."""
    (tmp_path / "notes.docx").write_text("a,b", "utf-8")
    result = call("--json", tmp_path)
    [row] = rows(result)
    assert (result.exit_code, row["error"]["code"]) == (1, "empty_folder")  # type: ignore[index]


def test_folder_with_two_transcripts(tmp_path: Path) -> None:
    """A folder gives a line for each document in it and below it, in the order of their names, hidden ones left out."""
    (tmp_path / "b.txt").write_text("Dag", "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "z.md").write_text("Dag", "utf-8")
    (tmp_path / ".hidden.txt").write_text("Dag", "utf-8")
    result = call("--json", tmp_path)
    assert result.exit_code == 0
    assert [row["source"]["name"] for row in rows(result)] == ["a/z.md", "b.txt"]  # type: ignore[index]


def test_standard_input() -> None:
    """A dash reads standard input, which gives the account of its bytes."""
    result = call("--json", "-", given=SAMPLE.read_bytes())
    [row] = rows(result)
    [file] = rows(call("--json", SAMPLE))
    assert row | {"source": None} == file | {"source": None}
    assert row["source"]["sha256"] == file["source"]["sha256"]  # type: ignore[index]


def test_one_broken_input_stops_no_other(tmp_path: Path) -> None:
    """Inputs after a broken one are still accounted for, each line in its place, and the status is 1."""
    (tmp_path / "broken.txt").write_bytes(b"")
    result = call("--json", SAMPLE, tmp_path / "broken.txt", tmp_path / "gone.txt", FILES[-1])
    assert result.exit_code == 1
    assert ["error" in row for row in rows(result)] == [False, True, True, False]


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is interrupted ends with status 130."""

    def audit(_: Worker, __: Request) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("foialyzer.worker.Worker.audit", audit)
    monkeypatch.setattr("sys.argv", ["foialyzer", "audit", str(SAMPLE)])
    with pytest.raises(SystemExit) as raised:
        main()
    assert raised.value.code == 130


@pytest.mark.parametrize(
    "arguments",
    [("audit",), ("audit", "--nothing"), ("nothing",), ("audit", "--fail-on", "no-such-code", str(SAMPLE)), ("audit", "-o")],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    """A call that is wrong gives status 2, says why on standard error and prints nothing else."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Error: " in done.stderr
    assert b"Traceback" not in done.stderr


def test_unknown_code_is_answered_with_the_known_ones() -> None:
    """A code that no finding has is refused with those there are."""
    message = run("audit", "--fail-on", "late", SAMPLE).stderr.decode()
    assert all(code in message for code in CODES)


@pytest.mark.parametrize(
    ("codes", "status"), [((), 0), (("decision-late",), 1), (("clock-conflict",), 0), (("clock-conflict", "decision-late"), 1)]
)
def test_fail_on(codes: tuple[str, ...], status: int) -> None:
    """Findings fail a run only where they are asked to, and the account is printed all the same."""
    result = call("--json", *(part for code in codes for part in ("--fail-on", code)), SAMPLE)
    assert result.exit_code == status
    assert len(rows(result)) == 1


def test_output_folder(tmp_path: Path) -> None:
    """`-o` writes the account of one input into the folder, which is made where it is missing."""
    result = call("--json", "-o", tmp_path / "deep" / "out", SAMPLE)
    assert result.exit_code == 0
    assert (tmp_path / "deep" / "out" / "foialyzer.json").read_text("utf-8") == result.stdout
    assert '<html lang="nl">' in (tmp_path / "deep" / "out" / "report.html").read_text("utf-8")
    assert result.stderr == f"foialyzer: open {tmp_path / 'deep' / 'out' / 'report.html'}\n"


def test_output_of_several_inputs(tmp_path: Path) -> None:
    """Of several inputs each has a folder of its own by its name, also where names are the same, and a broken one has none."""
    call("-o", tmp_path, SAMPLE, tmp_path / "gone.txt", SAMPLE, SAMPLES / "windpark-noord" / "release.md")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("foialyzer.json")) == [
        "release.md/foialyzer.json",
        "release.txt-2/foialyzer.json",
        "release.txt/foialyzer.json",
    ]


def test_output_folder_that_is_a_file(tmp_path: Path) -> None:
    """Where `-o` names a file the call is wrong; where it cannot be made, the run fails with a message."""
    (tmp_path / "file").write_text("", "utf-8")
    assert run("audit", "-o", tmp_path / "file", SAMPLE).returncode == 2
    done = run("audit", "-o", tmp_path / "file" / "below", SAMPLE)
    assert (done.returncode, b"Traceback" in done.stderr, b"-o" in done.stderr) == (1, False, True)


@pytest.mark.parametrize("arguments", [("--help",), ("audit", "--help"), ("--version",)])
def test_help_starts_at_once(arguments: tuple[str, ...]) -> None:
    """Help and version need none of the large libraries."""
    code = (
        "import sys; from foialyzer.cli import main\n"
        "large = {'pymupdf', 'cattrs', 'rich', 'babel', 'regex', 'jinja2', 'xlsxwriter'}\n"
        "try: main()\n"
        "finally: print(sorted(large & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)  # noqa: S603
    shown = done.stdout.splitlines()[:2]
    assert (
        shown[0].startswith("foialyzer, version ")
        if arguments == ("--version",)
        else shown == ["Example:", "  foialyzer audit besluit.pdf -o out/"]
    )
    assert done.stderr == "[]\n"


def test_a_folder_that_cannot_be_made_stops_no_other(tmp_path: Path) -> None:
    """Where the result cannot be written that is said, with status 1, and every account is still printed."""
    (tmp_path / "file").write_text("in the way")
    result = call("--json", SAMPLE, SAMPLE, "-o", tmp_path / "file" / "out")
    assert (result.exit_code, len(rows(result))) == (1, 2)
    assert "check the folder given to -o" in result.stderr


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is accounted for like any other, also with a folder for the results."""
    name = os.fsencode(tmp_path) + b"/bad\xff.txt"
    Path(os.fsdecode(name)).write_bytes(SAMPLE.read_bytes())
    done = subprocess.run(  # noqa: S603
        [
            sys.executable.encode(),
            b"-m",
            b"foialyzer",
            b"audit",
            b"--json",
            name,
            os.fsencode(SAMPLE),
            b"-o",
            os.fsencode(tmp_path / "out"),
        ],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_a_terminal_without_blocks() -> None:
    """Where standard output cannot show a bar, something stands in its place and the run goes on."""
    command = [sys.executable, "-m", "foialyzer", "audit", str(SAMPLE)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii"})  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert b"can be read" in done.stdout.splitlines()[-1]


def test_a_pdf_gets_an_annotated_copy(tmp_path: Path) -> None:
    """Of a PDF an annotated copy is written, which the report links to; as an input the copy is refused."""
    (tmp_path / "besluit.pdf").write_bytes(draw([Page()]).data)
    assert call(tmp_path / "besluit.pdf", "-o", tmp_path / "out").exit_code == 0
    copy = tmp_path / "out" / "annotated.pdf"
    assert copy.read_bytes().startswith(b"%PDF-")
    assert 'href="annotated.pdf"' in (tmp_path / "out" / "report.html").read_text("utf-8")
    result = call("--json", copy)
    [row] = rows(result)
    assert (result.exit_code, row["error"]["code"]) == (1, "annotated")  # type: ignore[index]
    assert "give the file it was made from" in result.stderr


def test_what_was_written_is_no_input(tmp_path: Path) -> None:
    """A folder in which results were written is audited again without them."""
    (tmp_path / "besluit.txt").write_text("Dag", "utf-8")
    call(tmp_path / "besluit.txt", "-o", tmp_path)
    assert [row["source"]["name"] for row in rows(call("--json", tmp_path))] == ["besluit.txt"]  # type: ignore[index]


def test_corrections(tmp_path: Path) -> None:
    """The workbook that was written changes nothing; signed and edited, it corrects, and the verdict says by whom."""
    call(PAPER, "-o", tmp_path)
    book = tmp_path / "foialyzer.xlsx"
    assert call("--json", PAPER, "--corrections", book).stdout == call("--json", PAPER).stdout
    sheets: Any = openpyxl.load_workbook(book)
    sheets["letter"]["D2"] = "Anders"
    sheets["review"]["B4"] = "A. Reviewer"
    sheets.save(book)
    shown = call(PAPER, "--corrections", book, "-o", tmp_path / "corrected")
    assert "1 value corrected by A. Reviewer; not assessed" in " ".join(shown.stdout.split())
    result = json.loads((tmp_path / "corrected" / "foialyzer.json").read_text("utf-8"))
    assert (result["letter"]["subject"], result["corrections"]["values"][0]["now"]) == ("Anders", "Anders")
    assert "A. Reviewer" in (tmp_path / "corrected" / "report.html").read_text("utf-8")
    assert "A. Reviewer" in (tmp_path / "corrected" / "messages.md").read_text("utf-8")


def test_corrections_of_another_file(tmp_path: Path) -> None:
    """A workbook of another file, or none, is an error that names the next step; with several inputs it is wrong usage."""
    call(PAPER, "-o", tmp_path)
    other = call("--json", SAMPLE, "--corrections", tmp_path / "foialyzer.xlsx")
    assert (other.exit_code, json.loads(other.stdout)["error"]["code"]) == (1, "other_input")
    assert json.loads(call("--json", SAMPLE, "--corrections", tmp_path / "gone.xlsx").stdout)["error"]["code"] == "missing"
    wrong = call(SAMPLE, PAPER, "--corrections", tmp_path / "foialyzer.xlsx")
    assert (wrong.exit_code, "corrects one input" in wrong.stderr) == (2, True)


def test_a_workbook_that_was_written_is_no_input(tmp_path: Path) -> None:
    """A workbook that foialyzer wrote is refused as a release, also under another name."""
    call(PAPER, "-o", tmp_path)
    (tmp_path / "foialyzer.xlsx").rename(tmp_path / "other.xlsx")
    result = call("--json", tmp_path / "other.xlsx")
    assert (result.exit_code, json.loads(result.stdout)["error"]["code"]) == (1, "own_workbook")
    assert "audit the file it was made from" in result.stderr


def test_an_empty_path_of_corrections() -> None:
    """An empty path of a workbook is wrong usage, and not a run without corrections."""
    wrong = call(SAMPLE, "--corrections", "")
    assert (wrong.exit_code, "the path is empty" in wrong.stderr) == (2, True)


def test_an_edited_workbook_is_not_overwritten(tmp_path: Path) -> None:
    """Results are written over those of an earlier run, but never over a workbook that was saved since, or is to correct by."""
    assert [call(PAPER, "-o", tmp_path).exit_code for _ in range(2)] == [0, 0]
    book = tmp_path / "foialyzer.xlsx"
    wrong = call(PAPER, "--corrections", book, "-o", tmp_path)
    assert (wrong.exit_code, "give another folder to -o" in wrong.stderr) == (2, True)
    openpyxl.load_workbook(book).save(book)
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    wrong = call(PAPER, "-o", tmp_path)
    assert (wrong.exit_code, "was edited since it was written" in wrong.stderr) == (2, True)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_an_edited_workbook_among_several_is_not_overwritten(tmp_path: Path) -> None:
    """Of several inputs, the one whose workbook was edited has nothing written, which is said, and the others are written."""
    call(SAMPLE, PAPER, "-o", tmp_path)
    book, other = (tmp_path / path.name / "foialyzer.xlsx" for path in (SAMPLE, PAPER))
    openpyxl.load_workbook(book).save(book)
    other.unlink()
    data = book.read_bytes()
    result = call(SAMPLE, PAPER, "-o", tmp_path)
    assert (result.exit_code, "was edited since it was written" in result.stderr) == (1, True)
    assert (book.read_bytes(), other.exists()) == (data, True)


def test_language_of_the_report(tmp_path: Path) -> None:
    """The report is in the language that is asked for."""
    call(SAMPLE, "-o", tmp_path, "--lang", "en")
    assert '<html lang="en">' in (tmp_path / "report.html").read_text("utf-8")


def command(*arguments: str | Path) -> Result:
    """Return what another command than `audit` does."""
    return CliRunner().invoke(cli, [*map(str, arguments)], catch_exceptions=False)


def test_threads() -> None:
    """The messages are printed by thread, oldest first."""
    shown = command("threads", SAMPLE).stdout
    assert shown.index("### m3") < shown.index("### m2") < shown.index("### m1") < shown.index("### m5")
    assert "[[gelakt nl-wob:10.2.e]]" in shown


def test_grounds() -> None:
    """The grounds of a release are printed, or those of every law."""
    assert "nl-wob:11.1" in command("grounds", SAMPLE).stdout
    every = command("grounds").stdout
    assert all(id_ in every for id_ in ("nl-wob:10.2.e", "nl-woo:5.1.2.i", "us-foia:b.6"))


@pytest.mark.parametrize("name", ["threads", "grounds"])
def test_other_commands_go_on_after_a_broken_input(tmp_path: Path, name: str) -> None:
    """An input that cannot be read is named, the others are shown, and the status is 1."""
    result = command(name, tmp_path / "gone.txt", SAMPLE)
    assert (result.exit_code, "gone.txt does not exist" in result.stderr, result.stdout != "") == (1, True, True)


def test_schema() -> None:
    """The schema of the result is printed as JSON."""
    assert json.loads(command("schema").stdout)["title"] == "foialyzer audit --json"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """Each shell gets lines that complete commands, and those lines find them."""
    assert "_FOIALYZER_COMPLETE" in command("completion", shell).stdout
    asked = os.environ | {"_FOIALYZER_COMPLETE": "bash_complete", "COMP_WORDS": "foialyzer au", "COMP_CWORD": "1"}
    code = "import sys; sys.argv = ['foialyzer']; from foialyzer.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=asked)  # noqa: S603
    assert done.stdout == "plain,audit\n"


def test_a_file_in_place_of_a_command() -> None:
    """A file given without a command is answered with the command that reads it, and a misspelt one with the right one."""
    assert "to audit a file: foialyzer audit besluit.pdf" in run("besluit.pdf").stderr.decode()
    assert "Did you mean 'audit'?" in run("audti").stderr.decode()
