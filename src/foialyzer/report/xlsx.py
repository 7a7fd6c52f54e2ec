"""A workbook of a release: each of its tables on a sheet, linked to one another."""

import io
from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from typing import Any, get_args

from attrs import evolve

from foialyzer.account.correction import NO_REDACTION
from foialyzer.account.release import Release
from foialyzer.account.tabulation import CORRECTABLE, Cell, Table, draw_redactions, draw_tables, render_cell
from foialyzer.account.workbook import WRITTEN, digest_reading
from foialyzer.redaction.redaction import MarkId
from foialyzer.release.inventory_words import Judgement

__all__ = ["render_xlsx"]

_WIDTHS = {"text": 80, "message": 60, "reason": 60, "subject": 40, "title": 40, "from": 30, "to": 30, "cc": 30, "places": 40}
_LINKS = {"message", "reply_to", "document"}  # columns that name a row of another sheet
_OPEN = "#fff2cc"  # marks what a person may fill in
_CHOICES = {"mark": (*get_args(MarkId), NO_REDACTION), "judgement": get_args(Judgement)}
_NEVER = datetime.fromisoformat(WRITTEN).replace(tzinfo=None)  # a workbook says when it was made; ours says the same each time
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
    tables = [_with_dismissed(table, release) for table in draw_tables(release)]
    rows = {
        row[0]: (table.name, number) for table in tables if table.name != "findings" for number, row in enumerate(table.rows, 2)
    }
    with xlsxwriter.Workbook(stream, _PLAIN) as book:
        book.set_properties({"created": _NEVER, "comments": f"foialyzer, {release.source.sha256}"})
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "open": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": _OPEN}),
            "fill": book.add_format({"bg_color": _OPEN, "border": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "plain": book.add_format({"valign": "top"}),
            "share": book.add_format({"num_format": "0.0%", "valign": "top"}),
            "link": book.add_format({"font_color": "#0b61a4", "underline": 1, "valign": "top"}),
        }
        for table in tables:
            _write_sheet(book.add_worksheet(table.name), table, looks, rows)
        _write_review(book.add_worksheet("review"), release, looks)
    return stream.getvalue()


def _write_sheet(sheet: Any, table: Table, looks: Mapping[str, Any], rows: Mapping[Cell, tuple[str, int]]) -> None:  # noqa: ANN401
    """Write a table: a heading that stays in sight, filters, and the rows below it."""
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _WIDTHS.get(column.name, max(10, len(column.name) + 3)))
        is_open = column.name in CORRECTABLE.get(table.name, ())
        sheet.write_string(0, number, column.name, looks["open" if is_open else "head"])
        sheet.write_comment(0, number, f"{column.says}; can be corrected" if is_open else column.says)
        if column.name in _CHOICES and table.rows:
            choices = {"validate": "list", "source": [*_CHOICES[column.name]], "error_type": "warning"}
            sheet.data_validation(1, number, len(table.rows), number, choices)
    for at, row in enumerate(table.rows, 1):
        for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if cell is None:
                continue
            if isinstance(cell, str):
                name, target = rows.get(cell, ("", 0)) if column.name in _LINKS else ("", 0)
                if name:
                    sheet.write_url(at, number, f"internal:'{name}'!A{target}", looks["link"], render_cell(cell))
                else:
                    sheet.write_string(at, number, render_cell(cell), looks["text" if column.name in _WIDTHS else "plain"])
            else:
                sheet.write_number(at, number, cell, looks["share" if column.name.startswith("share") else "plain"])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _with_dismissed(table: Table, release: Release) -> Table:
    """Return the table of redactions with those that a reviewer dismissed, so that the workbook can be corrected further."""
    gone = release.corrections.dismissed if release.corrections else ()
    if table.name != "redactions" or not gone:
        return table
    at = [column.name for column in table.columns].index("mark")
    added = [(*row[:at], NO_REDACTION, *row[at + 1 :]) for row in draw_redactions(gone)]
    return evolve(table, rows=tuple(sorted((*table.rows, *added), key=lambda row: int(str(row[0])[1:]))))


def _write_review(sheet: Any, release: Release, looks: Mapping[str, Any]) -> None:  # noqa: ANN401
    """Write what tells which reading the workbook is of, the cells in which a reviewer signs, and what to do."""
    done = release.corrections
    facts = (
        ("file", release.source.name),
        ("sha256", release.source.sha256),
        ("reading", digest_reading(release)),
        ("reviewer", done.reviewer if done else ""),
        ("date", (done.date or "") if done else ""),
    )
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 72)
    for number, (key, value) in enumerate(facts):
        sheet.write_string(number, 0, key, looks["head"])
        look = looks["fill" if key in {"reviewer", "date"} else "plain"]
        if value:
            sheet.write_string(number, 1, render_cell(value), look)
        else:
            sheet.write_blank(number, 1, None, look)
    for number, line in enumerate(_HOW, len(facts) + 1):
        sheet.write_string(number, 0, line)


_HOW = (
    "To correct what was read, change cells in the columns with a coloured heading, and leave all else as it is.",
    f"A redaction that is none: write {NO_REDACTION} under mark. An inferred ground that is right: write human under basis.",
    "Write your name beside reviewer, and the date of the review. Save the workbook, and run:",
    "    foialyzer audit FILE --corrections foialyzer.xlsx -o corrected/",
    "Figures and findings are then made anew from your values, and the report says whose they are.",
)
