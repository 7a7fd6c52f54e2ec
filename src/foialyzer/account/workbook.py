"""A workbook that a person edited, held against what was written into it."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from foialyzer.account.release import Release
from foialyzer.account.tabulation import CORRECTABLE, Cell, Table, draw_tables, render_cell
from foialyzer.diagnostic import Diagnostic

__all__ = ["WRITTEN", "Edit", "EditedSheet", "EditedWorkbook", "Unread", "digest_reading", "find_edits", "is_same"]

WRITTEN = "2000-01-01T00:00:00Z"  # when a workbook says it was last saved that nobody saved since it was written
_TINY = 1e-9
_SHOWN = 5  # rows that are named of those left out


@frozen
class Unread:
    """A cell that holds neither text nor a number, such as a formula.

    Args:
        what: it holds.
    """

    what: str


EditedCell = str | Unread | None


@frozen
class EditedSheet:
    """One sheet as it was read back.

    Args:
        name: of it.
        columns: the cells of its first row.
        rows: those below, each as long as the first.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[EditedCell, ...], ...]


@frozen
class EditedWorkbook:
    """A workbook as it was read back.

    Args:
        name: of the file.
        facts: what the sheet `review` states: `sha256`, `reading`, `reviewer`, `date`.
        sheets: the others.
    """

    name: str
    facts: Mapping[str, EditedCell]
    sheets: tuple[EditedSheet, ...]


@frozen
class Edit:
    """A cell that no longer holds what was written into it.

    Args:
        sheet, place, column: of the cell; `place` is the id of its row.
        was: what was written.
        now: what it holds.
    """

    sheet: str
    place: str
    column: str
    was: str | None
    now: EditedCell


def digest_reading(release: Release) -> str:
    """Return a digest of the values that can be corrected, as they were read; it tells one reading of a file from another.

    Args:
        release: any; of one that was corrected, the reading that was corrected is meant.
    """
    if release.corrections:
        return release.corrections.reading
    cells = [
        [[row[0], *(row[number] for number, column in enumerate(table.columns) if column.name in names)] for row in table.rows]
        for table in draw_tables(release)
        if (names := CORRECTABLE.get(table.name))
    ]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()[:32]


def find_edits(workbook: EditedWorkbook, tables: Sequence[Table]) -> tuple[tuple[Edit, ...], tuple[Diagnostic, ...]]:
    """Return the cells that were edited, and a diagnostic for what is gone, there twice, or unknown: rows and columns.

    White space and case of headings make no difference, nor does white space in cells; what was added is left alone.

    Args:
        workbook: as it was read back.
        tables: that were written into it.
    """
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    edits: list[Edit] = []
    doubts: list[Diagnostic] = []
    for table in tables:
        if table.name not in CORRECTABLE:
            continue
        sheet = _named(sheets.get(table.name))
        if sheet is None or "id" not in sheet.columns:
            said = f"The workbook has no sheet “{table.name}” with a column “id”; nothing on it was corrected."
            doubts.append(Diagnostic("correction-gone", "warning", said, table.name))
            continue
        written = {str(row[0]): row for row in table.rows}
        found, unknown = _rows(sheet, written)
        doubts += [*_headings(sheet, CORRECTABLE[table.name]), *unknown]
        for place, row in written.items():
            if place in found:
                edits += _edits(table, (place, row), _first(sheet.columns, found[place]))
            else:
                said = f"The row {place} is gone from the sheet “{table.name}”; its values stay as they were read."
                doubts.append(Diagnostic("correction-gone", "warning", said, place))
    return tuple(edits), tuple(doubts)


def _named(sheet: EditedSheet | None) -> EditedSheet | None:
    """Return a sheet with its headings as they are known, however they are written."""
    return sheet and evolve(sheet, columns=tuple(column.strip().casefold() for column in sheet.columns))


def _headings(sheet: EditedSheet, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield a doubt for each heading that is gone, or there twice, of those below which something can be corrected."""
    for name in names:
        count = sheet.columns.count(name)
        if count == 0:
            said = f"The column “{name}” is gone from the sheet “{sheet.name}”; nothing in it was corrected."
            yield Diagnostic("correction-gone", "warning", said, sheet.name)
        elif count > 1:
            said = f"The sheet “{sheet.name}” has {count} columns “{name}”; the first was taken."
            yield Diagnostic("correction-twice", "warning", said, sheet.name)


def _first(columns: Sequence[str], row: Sequence[EditedCell]) -> dict[str, EditedCell]:
    """Return the cells of a row by heading, the first where there are two of one heading."""
    return dict(reversed([*zip(columns, row, strict=True)]))


def _rows(
    sheet: EditedSheet, written: Mapping[str, tuple[Cell, ...]]
) -> tuple[dict[str, tuple[EditedCell, ...]], list[Diagnostic]]:
    """Return the rows of a sheet by id, and a diagnostic for those that cannot be placed."""
    at = sheet.columns.index("id")
    found: dict[str, tuple[EditedCell, ...]] = {}
    unknown, twice = [], []
    for number, row in enumerate(sheet.rows, 2):
        id_ = row[at]
        if isinstance(id_, str) and id_ in found:
            twice.append(number)
        elif isinstance(id_, str) and id_ in written:
            found[id_] = row
        elif any(cell is not None for cell in row):
            unknown.append(number)
    doubts = [_left_out(sheet, unknown, "nothing that foialyzer found")] if unknown else []
    return found, [*doubts, *([_left_out(sheet, twice, "what a row above names")] if twice else [])]


def _left_out(sheet: EditedSheet, numbers: Sequence[int], why: str) -> Diagnostic:
    """Return the doubt about the rows of a sheet that were left out: how many, and where the first of them stand."""
    first = ", ".join(map(str, numbers[:_SHOWN])) + (", …" if len(numbers) > _SHOWN else "")
    said = f"Left out of the sheet “{sheet.name}”, for naming {why}: row {first} ({len(numbers)} in all)."
    return Diagnostic("correction-row", "warning", said, f"{sheet.name} row {numbers[0]}")


def _edits(table: Table, written: tuple[str, tuple[Cell, ...]], row: Mapping[str, EditedCell]) -> Iterator[Edit]:
    place, cells = written
    for column, cell in zip(table.columns, cells, strict=True):
        if column.name in row and column.name != "id" and not is_same(cell, row[column.name]):
            was = None if cell is None else str(cell)
            yield Edit(table.name, place, column.name, was, row[column.name])


def is_same(was: Cell, now: EditedCell) -> bool:
    """Tell whether a cell holds what was written into it, but for white space and the last digits of a fraction.

    Example:
        >>> is_same("Dag  Jan", "Dag Jan"), is_same(3, "3"), is_same("5.1", "5.10")
        (True, True, False)
    """
    if isinstance(now, Unread):
        return False
    if isinstance(was, float) and now is not None:
        try:
            return abs(float(now) - was) < _TINY
        except ValueError:
            return False
    return _bare("" if was is None else str(was)) == _bare(now or "")


def _bare(text: str) -> str:
    return " ".join(render_cell(text).split())
