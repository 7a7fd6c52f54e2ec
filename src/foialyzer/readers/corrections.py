"""The workbook of an account, read back after a person edited it: its cells as text and numbers, never as formulas."""

import zipfile
from pathlib import Path
from typing import Any

from foialyzer.account.workbook import WRITTEN, EditedCell, EditedSheet, EditedWorkbook, Unread
from foialyzer.errors import UnreadableInputError
from foialyzer.readers.spreadsheet import is_workbook, read_sheets, show_cell

__all__ = ["is_untouched", "read_corrections"]

_REVIEW = "review"
_PROPERTIES, _MOST = "docProps/core.xml", 2**16  # where a workbook says when it was saved, and bytes of it that are read


def read_corrections(path: Path) -> EditedWorkbook:
    """Return a workbook as it was edited.

    Args:
        path: of the file.

    Raises:
        UnreadableInputError: the file is not there, or is no workbook that foialyzer wrote; the message says what to do.
    """
    name = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"the corrections {name} cannot be read ({error.strerror}); check the path given to --corrections"
        raise UnreadableInputError(message, "missing") from error
    sheets = dict(read_sheets(data, name, formulas=True)) if is_workbook(data) else {}
    if _REVIEW not in sheets:
        message = f"{name} has no sheet “{_REVIEW}”; run foialyzer audit with -o, and correct the foialyzer.xlsx it writes"
        raise UnreadableInputError(message, "no_review")
    facts = {show_cell(row[0].value): _cell(row[1]) for row in sheets.pop(_REVIEW) if len(row) > 1}
    return EditedWorkbook(name, facts, tuple(_sheet(title, rows) for title, rows in sheets.items()))


def is_untouched(path: Path) -> bool:
    """Tell whether a file is a workbook that nobody saved since foialyzer wrote it.

    Args:
        path: of the file.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as part:
            return f">{WRITTEN}</dcterms:modified>".encode() in part.read(_MOST)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return False


def _sheet(title: str, rows: tuple[tuple[Any, ...], ...]) -> EditedSheet:
    columns = tuple(show_cell(cell.value) for cell in rows[0]) if rows else ()
    filled = (tuple(map(_cell, row)) for row in rows[1:])
    return EditedSheet(title, columns, tuple((*row, *[None] * len(columns))[: len(columns)] for row in filled))


def _cell(cell: Any) -> EditedCell:  # noqa: ANN401  (a library without types for its cells)
    """Return what a cell holds: text, a number or a date as text; anything else is named and left unread."""
    if cell.value is None:
        return None
    if cell.data_type == "f":
        return Unread("a formula")
    if cell.data_type == "d":
        return show_cell(cell.value).replace(" ", "T")
    if cell.data_type in {"s", "inlineStr", "str", "n"}:
        return show_cell(cell.value) or None
    return Unread("an error" if cell.data_type == "e" else "true or false")
