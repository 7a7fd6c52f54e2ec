"""Workbooks as a person leaves them, without the detour of a file."""

from collections.abc import Mapping

from hypothesis import strategies as st

from foialyzer.account.release import Release
from foialyzer.account.tabulation import CORRECTABLE, draw_tables
from foialyzer.account.workbook import EditedCell, EditedSheet, EditedWorkbook, Unread, digest_reading

Cells = Mapping[tuple[str, str, str], EditedCell]  # by sheet, id and column
DAYS = st.dates().map(str)
WORDS = st.sampled_from(
    ["", "human", "no_redaction", "draft", "10.2.e", "nl-wob:11.1 nl-wob:10.2.g", "5.1.2e", "withheld", "7", "-1"]
)
CELLS = st.none() | st.text(max_size=20) | WORDS | DAYS | st.just(Unread("a formula")) | st.integers(0, 500).map(str)


def untouched(release: Release, reviewer: str | None = None, day: str | None = None) -> EditedWorkbook:
    """Return the workbook of a release, in which nobody changed anything but perhaps signed it."""
    facts = {"sha256": release.source.sha256, "reading": digest_reading(release), "reviewer": reviewer, "date": day}
    sheets = tuple(
        EditedSheet(
            table.name,
            tuple(column.name for column in table.columns),
            tuple(tuple(None if cell is None else str(cell) for cell in row) for row in table.rows),
        )
        for table in draw_tables(release)
    )
    return EditedWorkbook("edited.xlsx", facts, sheets)


def edited(release: Release, cells: Cells, reviewer: str | None = "A. Reviewer", day: str | None = None) -> EditedWorkbook:
    """Return the workbook of a release with other cells."""
    book = untouched(release, reviewer, day)
    return EditedWorkbook(book.name, book.facts, tuple(_put(sheet, cells) for sheet in book.sheets))


def _put(sheet: EditedSheet, cells: Cells) -> EditedSheet:
    rows = (
        tuple(cells.get((sheet.name, str(row[0]), column), cell) or None for column, cell in zip(sheet.columns, row, strict=True))
        for row in sheet.rows
    )
    return EditedSheet(sheet.name, sheet.columns, tuple(rows))


def edits(release: Release) -> st.SearchStrategy[Cells]:
    """Return edits of cells that can be corrected, sensible ones and others."""
    places = [
        (table.name, str(row[0]), column)
        for table in draw_tables(release)
        for row in table.rows
        for column in CORRECTABLE.get(table.name, ())
    ]
    return st.dictionaries(st.sampled_from(places), CELLS, max_size=8) if places else st.just({})
