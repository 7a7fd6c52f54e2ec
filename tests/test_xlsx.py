"""The workbook."""

import io
import re
import zipfile
from typing import Any

import pytest
from attrs import evolve
from drawn import texts
from hypothesis import example, given, settings
from paper import SAMPLES

from foialyzer.account.findings import Finding
from foialyzer.account.release import Release
from foialyzer.account.tabulation import draw_tables
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.xlsx import render_xlsx

openpyxl = pytest.importorskip("openpyxl")
SAMPLE = SAMPLES / "sluis-oost" / "release.txt"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


def open_book(release: Release) -> Any:  # noqa: ANN401  (a library without types)
    """Return the workbook of a release as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(release)))


def said(message: str) -> Release:
    """Return a release with one finding that says something."""
    return evolve(account("Dag"), findings=(Finding("leak-text", "serious", message, ()),))


@settings(max_examples=30, deadline=None)
@given(texts())
@example("=1+1\n@SUM(A1)\nhttp://a.example\n0123")
def test_law_texts_stay_texts(text: str) -> None:
    """Whatever a release says, a workbook holds it as text and never as a formula, and each row is there."""
    release = said(text)
    data = render_xlsx(release)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet for sheet in sheets)
    book = open_book(release)
    assert [sheet.max_row - 1 for sheet in book][:-1] == [max(0, len(table.rows)) for table in draw_tables(release)]
    cell = book["findings"]["C2"]
    assert cell.data_type == "s"


@settings(max_examples=30, deadline=None)
@given(texts())
def test_law_same_bytes_each_time(text: str) -> None:
    """A release gives the same bytes each time."""
    assert render_xlsx(account(text)) == render_xlsx(account(text))


# cases


@pytest.mark.parametrize(("text", "shown"), [
    ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    ("a\x00b\x0bc\ud800", "a�b�c�"),
    ("x" * 32_767, "x" * 32_767),
    ("x" * 40_000, "x" * 32_763 + " […]"[:4]),
    ("_x0041_", "_x0041_"),
])  # fmt: skip
def test_odd_texts(text: str, shown: str) -> None:
    """A formula stays a text, illegal characters are replaced, and what no cell can hold is cut and says so."""
    assert open_book(said(text))["findings"]["C2"].value == shown


def test_emoji_count_twice() -> None:
    """The longest text is measured as the program measures it, in which some characters count twice."""
    value = open_book(said("\N{GRINNING FACE}" * 20_000))["findings"]["C2"].value
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert value.endswith(" […]")


def test_sheets_filters_and_links() -> None:
    """Each sheet has a heading that stays in sight and filters; a redaction leads to its message, a reply to what it answers."""
    book = open_book(analyse_file(SAMPLE))
    assert book.sheetnames == ["messages", "redactions", "documents", "inventory_rows", "letter", "findings", "review"]
    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes == "B2"
        assert re.fullmatch(rf"A1:[A-Z]+{max(2, sheet.max_row)}", sheet.auto_filter.ref)
    rows = {row[0].value: row for row in book["messages"].iter_rows(min_row=2)}
    for row in book["redactions"].iter_rows(min_row=2):
        if row[2].value:
            assert row[2].hyperlink.location == f"'messages'!A{rows[row[2].value][0].row}"
    assert rows["m1"][10].hyperlink.location == f"'messages'!A{rows['m2'][0].row}"
