"""A workbook of a release: messages, redactions, documents, findings, each on a sheet, linked to one another."""

import io
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from foialyzer.account.release import Release
from foialyzer.report.tables import Cell, Table, draw_tables

__all__ = ["render_xlsx"]

_MOST = 32_767  # characters a cell holds
_CUT = " […]"
_WIDTHS = {"text": 80, "message": 60, "reason": 60, "subject": 40, "title": 40, "from": 30, "to": 30, "cc": 30, "places": 40}
_LINKS = {"message", "reply_to", "document"}  # columns that name a row of another sheet
_NEVER = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook says when it was made; ours says the same each time
_PLAIN: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def render_xlsx(release: Release) -> bytes:
    """Return a release as a workbook, the same bytes for the same release.

    A text is always written as a text, never as a formula, a link or a number; characters that no workbook may hold are replaced,
    and what is longer than a cell is cut, which the cut says. Ids lead to the row they name.

    Args:
        release: any.
    """
    xlsxwriter = import_module("xlsxwriter")
    stream = io.BytesIO()
    tables = draw_tables(release)
    rows = {
        row[0]: (table.name, number) for table in tables if table.name != "findings" for number, row in enumerate(table.rows, 2)
    }
    with xlsxwriter.Workbook(stream, _PLAIN) as book:
        book.set_properties({"created": _NEVER, "comments": f"foialyzer, {release.source.sha256}"})
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "plain": book.add_format({"valign": "top"}),
            "share": book.add_format({"num_format": "0.0%", "valign": "top"}),
            "link": book.add_format({"font_color": "#0b61a4", "underline": 1, "valign": "top"}),
        }
        for table in tables:
            _write_sheet(book.add_worksheet(table.name), table, looks, rows)
    return stream.getvalue()


def _write_sheet(sheet: Any, table: Table, looks: Mapping[str, Any], rows: Mapping[Cell, tuple[str, int]]) -> None:  # noqa: ANN401
    """Write a table: a heading that stays in sight, filters, and the rows below it."""
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDTHS.get(column.name, max(10, len(column.name) + 3)))
        sheet.write_string(0, number, column.name, looks["head"])
        sheet.write_comment(0, number, column.says)
    for at, row in enumerate(table.rows, 1):
        for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if cell is None:
                continue
            if isinstance(cell, str):
                name, target = rows.get(cell, ("", 0)) if column.name in _LINKS else ("", 0)
                if name:
                    sheet.write_url(at, number, f"internal:'{name}'!A{target}", looks["link"], _plain(cell))
                else:
                    sheet.write_string(at, number, _plain(cell), looks["text" if column.name in _WIDTHS else "plain"])
            else:
                sheet.write_number(at, number, cell, looks["share" if column.name.startswith("share") else "plain"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _plain(text: str) -> str:
    """Return a text as a cell may hold it."""
    if not text.isprintable():
        text = "".join("\N{REPLACEMENT CHARACTER}" if _is_illegal(character) else character for character in text)
    return text if len(text.encode("utf-16-le")) // 2 <= _MOST else _cut(text)


def _is_illegal(character: str) -> bool:
    return character not in "\n\t" and (unicodedata.category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff")


def _cut(text: str) -> str:
    """Return as much of a text as fits in a cell, whose characters are counted as UTF-16 does, with a sign that it was cut."""
    room = 2 * (_MOST - len(_CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
