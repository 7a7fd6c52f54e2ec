"""A release as tables: messages, redactions, documents, findings; as rows, as CSV, and as data frames."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.mail.people import Person
from foialyzer.redaction.hidden import Survival

__all__ = ["COLUMNS", "Column", "Table", "draw_tables", "render_csv", "render_package", "to_pandas", "to_polars"]

Cell = str | int | float | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet may take for a formula


@frozen
class Column:
    """A column of a table.

    Args:
        name: of it.
        type: as Data Package names types: `string`, `integer`, `number`.
        says: what it holds, for people.
    """

    name: str
    type: str
    says: str


@frozen
class Table:
    """A table of a release.

    Args:
        name: `messages`, `redactions`, `documents` or `findings`.
        columns: in order.
        rows: each as long as the columns.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _columns(text: str) -> tuple[Column, ...]:
    """Return the columns that lines of `name type what it holds` describe."""
    return tuple(Column(*line.split(maxsplit=2)) for line in text.strip().splitlines())


COLUMNS = {
    "messages": _columns("""
        id string of the message
        thread string its thread
        place integer in its thread, the oldest is 1
        document string it stands in
        sent string ISO 8601, in the clock that printed it
        sent_printed string the date as printed
        from string as printed, redactions as blocks
        to string as printed
        cc string as printed
        subject string as printed
        reply_to string the message it answers
        first_page integer where it begins
        last_page integer where it ends
        visible_chars integer of the body that can be read, white space not counted
        hidden_chars_low integer of the body at least
        hidden_chars integer of the body, estimated
        hidden_chars_high integer of the body at most
        share_low number of the body that can be read, at least
        share number of the body that can be read, estimated
        share_high number of the body that can be read, at most
        text string the body as released; [[gelakt nl-wob:10.2.e]] stands for what is redacted
    """),
    "redactions": _columns("""
        id string of the redaction
        page integer from 1
        message string it stands in
        part string of the message or letter
        label string printed on it
        mark string what the label says that is no ground
        ground string the likeliest
        basis string what that rests on
        confidence number in the ground
        other_grounds string further ones
        reason string why this ground
        hidden_chars_low integer at least
        hidden_chars integer estimated
        hidden_chars_high integer at most
        style string how it looks
        method string how it was found
        leak string how what it hides can still be read
    """),
    "documents": _columns("""
        id string of the document
        kind string letter, inventory, law_text, annex, attachment or other
        label string the number it goes by
        title string its subject or heading
        first_page integer where it begins
        last_page integer where it ends
        inventory_number string the row of the inventory it belongs to
        visible_chars integer that can be read
        hidden_chars_low integer at least
        hidden_chars integer estimated
        hidden_chars_high integer at most
        share_low number that can be read, at least
        share number that can be read, estimated
        share_high number that can be read, at most
    """),
    "findings": _columns("""
        code string of the finding
        severity string info, warning or serious
        message string for people
        places string ids of what it is about
    """),
}


def draw_tables(release: Release) -> tuple[Table, ...]:
    """Return the tables of a release: messages by thread, oldest first; redactions, documents and findings in order.

    What can still be read under a cover is in none of them.

    Args:
        release: any.

    Example:
        >>> from foialyzer.api import analyse
        >>> [(table.name, len(table.rows)) for table in draw_tables(analyse("samples/sluis-oost/release.txt"))]
        [('messages', 5), ('redactions', 42), ('documents', 3), ('findings', 2)]
    """
    rows = {
        "messages": _message_rows(release),
        "redactions": _redaction_rows(release),
        "documents": _document_rows(release),
        "findings": ((one.code, one.severity, one.message, " ".join(one.places)) for one in release.findings),
    }
    return tuple(Table(name, COLUMNS[name], tuple(rows[name])) for name in COLUMNS)


def _message_rows(release: Release) -> Iterator[tuple[Cell, ...]]:
    by_id = {message.id: message for message in release.messages}
    for thread in release.threads:
        for place, id_ in enumerate(thread.messages, 1):
            one = by_id[id_]
            sender = _printed([one.sender] if one.sender else [])
            head = (id_, thread.id, place, one.segment, one.sent, one.sent_printed, sender, _printed(one.to), _printed(one.cc))
            measured = _measured(one.survival.body if one.survival else None)
            yield (*head, one.subject, one.reply_to, *one.pages, *measured, one.text)


def _printed(people: Sequence[Person]) -> str | None:
    return "; ".join(person.printed for person in people) or None


def _measured(survival: Survival | None) -> tuple[Cell, ...]:
    if survival is None:
        return (None,) * 7
    hidden, share = survival.hidden_chars, survival.share
    chars = (survival.visible_chars, hidden.low, hidden.estimate, hidden.high)
    return (*chars, share.low, share.estimate, share.high) if share else (*chars, None, None, None)


def _redaction_rows(release: Release) -> Iterator[tuple[Cell, ...]]:
    for one in release.redactions:
        first = one.grounds[0] if one.grounds else None
        ground = (first.id, first.basis, first.confidence) if first else (None, None, None)
        others = " ".join(tag.id for tag in one.grounds[1:]) or None
        hidden = one.hidden_chars
        place = (one.id, one.page, one.message, one.part, one.label, one.mark)
        why = (others, first.reason if first else None)
        yield (*place, *ground, *why, hidden.low, hidden.estimate, hidden.high, one.style, one.method, one.leak)


def _document_rows(release: Release) -> Iterator[tuple[Cell, ...]]:
    for one in release.segments:
        yield (one.id, one.kind, one.label, one.title, *one.pages, one.inventory_number, *_measured(one.survival))


def render_csv(table: Table) -> str:
    """Return a table as CSV (RFC 4180): a heading, commas, CR LF.

    A text that a spreadsheet would take for a formula has an apostrophe put before it.

    Args:
        table: of a release.

    Example:
        >>> table = Table("t", (Column("a", "string", ""),), (("=1+1",), ("x, y",), (None,)))
        >>> render_csv(table).split("\\r\\n")
        ['a', "'=1+1", '"x, y"', '""', '']
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return stream.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def render_package(release: Release, tables: Sequence[Table]) -> str:
    """Return the description of the CSV files of a release, as Data Package describes them.

    Args:
        release: they were made from.
        tables: in the files.
    """
    resources = [
        {
            "name": table.name,
            "path": f"{table.name}.csv",
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": {"fields": [{"name": c.name, "type": c.type, "description": c.says} for c in table.columns]},
        }
        for table in tables
    ]
    source = {"title": release.source.name, "sha256": release.source.sha256}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "foialyzer",
        "sources": [source],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def to_pandas(release: Release) -> dict[str, Any]:
    """Return the tables of a release as data frames of pandas, which has to be installed, by name.

    Args:
        release: any.

    Raises:
        ModuleNotFoundError: pandas is not installed.
    """
    pandas = import_module("pandas")

    return {
        table.name: pandas.DataFrame(list(table.rows), columns=[column.name for column in table.columns])
        for table in draw_tables(release)
    }


def to_polars(release: Release) -> dict[str, Any]:
    """Return the tables of a release as data frames of polars, which has to be installed, by name.

    Args:
        release: any.

    Raises:
        ModuleNotFoundError: polars is not installed.
    """
    polars = import_module("polars")

    types = {"string": polars.String, "integer": polars.Int64, "number": polars.Float64}
    return {
        table.name: polars.DataFrame(
            list(table.rows), schema={column.name: types[column.type] for column in table.columns}, orient="row"
        )
        for table in draw_tables(release)
    }
