"""Spreadsheets."""

import csv
import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.chart import BarChart

from foialyzer.errors import UnreadableInputError
from foialyzer.readers.spreadsheet import is_workbook, read_delimited, read_workbook

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=3, max_size=6)
)


def workbook(*rows: tuple[Any, ...]) -> bytes:
    """Return a workbook with one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@given(TABLES)
def test_law_a_workbook_gives_its_cells_back(rows: list[list[str]]) -> None:
    """What is written into a sheet stands in the table, and its words on the page."""
    texts = [[f"t{cell}" for cell in row] for row in rows]
    page = read_workbook(workbook(*map(tuple, texts)), "a.xlsx").pages[0]
    assert [list(row) for row in page.tables[0].rows] == texts
    assert [word.text for word in page.words] == [cell for row in texts for cell in row]


@given(TABLES, st.sampled_from(";\t,|"))
def test_law_the_delimiter_is_told_by_the_content(rows: list[list[str]], delimiter: str) -> None:
    """Cells between any of the delimiters are read as they were written, where no other delimiter stands in them."""
    plain = [["".join(sign for sign in cell if sign not in ';\t,|"') or "x" for cell in row] for row in rows]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(plain)
    table = read_delimited(text.getvalue().encode("utf-8-sig"), "a.csv").pages[0].tables[0]
    assert [list(row) for row in table.rows] == plain


def test_dates_and_numbers_are_said_plainly() -> None:
    """A date without a time is ISO 8601, a whole number has no fraction, an empty row is left out."""
    data = workbook(
        (1.0, datetime(2021, 3, 4), datetime(2021, 3, 4, 10, 22)), (None, None, None), (True, "Brief\nover de sluis", 2.5)
    )
    assert is_workbook(data)
    rows = read_workbook(data, "a.xlsx").pages[0].tables[0].rows
    assert rows == (("1", "2021-03-04", "2021-03-04 10:22"), ("True", "Brief\nover de sluis", "2.5"))


def test_old_encodings_are_read() -> None:
    """A list saved by an old spreadsheet program keeps its accents."""
    assert read_delimited("Nr;Titel\n1;Één dijk".encode("cp1252"), "a.csv").pages[0].tables[0].rows[1] == ("1", "Één dijk")


def test_a_quoted_cell_may_hold_delimiter_and_line_break() -> None:
    """Quotation marks keep a cell together."""
    assert read_delimited(b'Nr;Titel\n1;"a;b\nc"\n2;d', "a.csv").pages[0].tables[0].rows[1] == ("1", "a;b\nc")


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", workbook(("a", "b"))[:200]])
def test_what_is_no_workbook_is_told(data: bytes) -> None:
    """A broken or another archive is no workbook."""
    assert not is_workbook(data)


@pytest.mark.parametrize("drawn", [True, False])
def test_a_sheet_for_a_chart_costs_no_list(drawn: bool) -> None:
    """The rows beside a chart that fills a sheet of its own are read, also where that sheet is left without its chart."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(("Nr", "Titel"), (1, "Brief"), (2, "Nota"))))
    sheet = book.create_chartsheet("Verloop")
    if drawn:
        sheet.add_chart(BarChart())
    data = io.BytesIO()
    book.save(data)
    pages = read_workbook(data.getvalue(), "a.xlsx").pages
    assert [page.tables[0].rows for page in pages] == [(("Nr", "Titel"), ("1", "Brief"), ("2", "Nota"))]


def test_a_broken_sheet_is_an_error_that_says_what_to_do() -> None:
    """A workbook whose sheet is rubbish is refused in words."""
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<rubbish")
    with pytest.raises(UnreadableInputError, match="damaged workbook; open it"):
        read_workbook(data.getvalue(), "a.xlsx")
