"""The workbook of an account, read back after a person edited it: its cells as text and numbers, never as formulas."""

from pathlib import Path
from typing import Any

from foialyzer.account.workbook import EditedCell, EditedSheet, EditedWorkbook, Unread
from foialyzer.errors import UnreadableInputError
from foialyzer.readers.spreadsheet import LARGEST, is_workbook, measure_workbook, read_sheets, show_cell

__all__ = ["read_corrections"]

_REVIEW = "review"


def read_corrections(path: Path) -> EditedWorkbook:
    """Return a workbook as it was edited.

    Args:
        path: of the file.

    Raises:
        UnreadableInputError: the file is not there, too large, or no workbook that foialyzer wrote; the message says what to do.
    """
    name = path.name
    data = _bytes(path)
    if not is_workbook(data):
        message = f"{name} is no .xlsx workbook; save the workbook that foialyzer wrote as .xlsx"
        raise UnreadableInputError(message, "no_workbook")
    if measure_workbook(data) > LARGEST:
        raise _too_large(name)
    sheets = dict(read_sheets(data, name, formulas=True))
    if _REVIEW not in sheets:
        message = f"{name} has no sheet “{_REVIEW}”; run foialyzer audit with -o, and correct the foialyzer.xlsx it writes"
        raise UnreadableInputError(message, "no_review")
    facts = {show_cell(row[0].value): _cell(row[1]) for row in sheets.pop(_REVIEW) if len(row) > 1}
    return EditedWorkbook(name, facts, tuple(_sheet(title, rows) for title, rows in sheets.items()))


def _bytes(path: Path) -> bytes:
    """Return the content of a file that is small enough for a workbook."""
    try:
        if path.exists() and not path.is_file():
            message = f"{path.name} is no file; give the foialyzer.xlsx of an earlier run to --corrections"
            raise UnreadableInputError(message, "no_file")
        if path.stat().st_size > LARGEST:
            raise _too_large(path.name)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        message = f"the corrections {path.name} cannot be read ({said}); check the path given to --corrections"
        raise UnreadableInputError(message, "missing") from error


def _too_large(name: str) -> UnreadableInputError:
    message = f"{name} holds more than {LARGEST >> 20} MiB; take out what was added to the workbook that foialyzer wrote"
    return UnreadableInputError(message, "too_large")


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
