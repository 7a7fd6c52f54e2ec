"""Spreadsheets: inventories and production reports as the sheets of a workbook (.xlsx) or as text between delimiters (.csv)."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from typing import Any

import regex

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Table, Word
from foialyzer.readers.transcript import decode_transcript

__all__ = ["LARGEST", "is_workbook", "measure_workbook", "read_delimited", "read_sheets", "read_workbook", "show_cell"]

_MOST_ROWS, _MOST_COLUMNS = 100_000, 200  # of a sheet; a workbook can state a million rows and hold nothing
LARGEST = 256 * 2**20  # bytes of a workbook unpacked
_APART = 2  # cells of white between the texts of two columns
_DELIMITERS = ";\t,|"
_SAMPLE = 20  # lines that tell the delimiter
_WORD = regex.compile(r"\S+")


def is_workbook(data: bytes) -> bool:
    """Tell whether some bytes are an Excel workbook.

    Example:
        >>> is_workbook(b"PK nothing of the kind")
        False
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def read_workbook(data: bytes, name: str) -> Document:
    """Return the sheets of a workbook as pages, each with its cells as a table and as words.

    Args:
        data: the file.
        name: of the file.

    Raises:
        UnreadableInputError: the workbook is broken, too large when unpacked, or one that foialyzer wrote.
    """
    named = {title: [tuple(show_cell(cell.value) for cell in row) for row in rows] for title, rows in read_sheets(data, name)}
    if {"sha256", "reading"} <= {row[0] for row in named.get("review", ()) if row}:
        message = f"{name} is a workbook that foialyzer wrote; audit the file it was made from, with --corrections"
        raise UnreadableInputError(message, "own_workbook")
    sheets = [*named.values()]
    return _document(data, name, sheets, ())


def read_sheets(data: bytes, name: str, *, formulas: bool = False) -> tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]:
    """Return the name and the rows of cells of each sheet of a workbook; what is beyond all measure is left out.

    Args:
        data: the file.
        name: of the file.
        formulas: whether a cell holds its formula, where it has one, or else the value that was last worked out.

    Raises:
        UnreadableInputError: the workbook is broken, or too large when unpacked.
    """
    if measure_workbook(data) > LARGEST:
        message = f"{name} holds more than {LARGEST >> 20} MiB; save the inventory alone as .csv"
        raise UnreadableInputError(message, "too_large")
    try:
        book = _load(data, formulas=formulas)
        return tuple(
            (sheet.title, tuple(tuple(row[:_MOST_COLUMNS]) for row in islice(sheet.iter_rows(), _MOST_ROWS)))
            for sheet in book.worksheets
        )
    except Exception as error:  # a broken workbook makes openpyxl raise almost anything
        message = f"{name} is a damaged workbook; open it in a spreadsheet program and save it anew"
        raise UnreadableInputError(message, "damaged") from error


def _load(data: bytes, *, formulas: bool) -> Any:  # noqa: ANN401  (a workbook of openpyxl)
    """Return a workbook; a sheet for a chart that has none, at which openpyxl stumbles, is an empty one."""
    from openpyxl.reader.excel import ExcelReader

    class Reader(ExcelReader):  # type: ignore[misc,unused-ignore]
        def read_chartsheet(self, sheet: Any, rel: Any) -> None:  # noqa: ANN401
            with suppress(AttributeError):
                super().read_chartsheet(sheet, rel)

    reader = Reader(io.BytesIO(data), read_only=True, data_only=not formulas)
    reader.read()
    return reader.wb


def measure_workbook(data: bytes) -> int:
    """Return how many bytes a workbook says it holds when unpacked.

    Args:
        data: of a file that `is_workbook`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def read_delimited(data: bytes, name: str) -> Document:
    """Return text between delimiters as one page with its cells as a table; delimiter and encoding are told by the content.

    Args:
        data: the file.
        name: of the file.

    Raises:
        UnreadableInputError: the file is empty or no text.

    Example:
        >>> read_delimited(b"Nr;Datum\\n1;3-5-2019", "a.csv").pages[0].tables[0].rows
        (('Nr', 'Datum'), ('1', '3-5-2019'))
    """
    text, diagnostics = decode_transcript(data, name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.splitlines()[:_SAMPLE]), strict=False)
    try:
        rows = [tuple(row[:_MOST_COLUMNS]) for row in islice(reader, _MOST_ROWS)]
    except csv.Error as error:
        message = f"{name} cannot be read as cells ({error}); save it anew as .csv or .xlsx"
        raise UnreadableInputError(message, "damaged") from error
    return _document(data, name, [rows], diagnostics)


def _delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter that stands equally often in most lines, and often."""

    def weight(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines if line.strip()]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=weight)


def show_cell(value: object) -> str:
    """Return the text of a cell: dates as ISO 8601, whole numbers without a fraction.

    Example:
        >>> show_cell(None), show_cell(3.0), show_cell(date(2019, 5, 3))
        ('', '3', '2019-05-03')
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _document(
    data: bytes, name: str, sheets: Iterable[Sequence[tuple[str, ...]]], diagnostics: tuple[Diagnostic, ...]
) -> Document:
    pages = tuple(_page(number, rows) for number, rows in enumerate(sheets, 1))
    return Document(name, hashlib.sha256(data).hexdigest(), "transcript", pages, diagnostics)


def _page(number: int, rows: Sequence[tuple[str, ...]]) -> Page:
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    width = max((len(row) for row in kept), default=0)
    filled = tuple((*row, *[""] * (width - len(row))) for row in kept)
    words = tuple(word for top, row in enumerate(filled) for word in _words(row, top))
    table = Table(filled, tuple(float(top) for top in range(len(filled))))
    right = max((word.box.x1 for word in words), default=1.0)
    return Page(number, right, float(max(1, len(filled))), "cell", words, tables=(table,) if filled else ())


def _words(row: Sequence[str], top: int) -> Iterator[Word]:
    at = 0
    for cell in row:
        for found in _WORD.finditer(cell):
            yield Word(found[0], Box(float(at + found.start()), float(top), float(at + found.end()), float(top + 1)))
        at += len(cell) + _APART
