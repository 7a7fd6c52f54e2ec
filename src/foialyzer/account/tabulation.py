"""A release as tables: the letter, the inventory, messages, redactions, documents and findings, row by row."""

import unicodedata
from collections.abc import Iterator, Sequence

from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.mail.people import Person
from foialyzer.redaction.hidden_chars import Survival
from foialyzer.redaction.redaction import Redaction
from foialyzer.release.inventory import InventoryRow
from foialyzer.release.letter import Letter

__all__ = ["COLUMNS", "CORRECTABLE", "Cell", "Column", "Table", "draw_redactions", "draw_tables", "render_cell"]

Cell = str | int | float | None
_MOST = 32_767  # characters a cell of a workbook holds
_CUT = " […]"


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
        name: `messages`, `redactions`, `documents`, `inventory_rows`, `letter` or `findings`.
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
    "inventory_rows": _columns("""
        id string of the row, counted from the first
        number string of the document, as the list numbers it
        date string ISO 8601
        title string as the list calls the document
        kind string as the list calls it
        judgement string public, partial, withheld, already_public, out_of_scope, duplicate or unknown
        grounds string ids, in the order printed
        from string as printed
        to string as printed
        page integer it stands on
        printed string the cells of the row
    """),
    "letter": _columns("""
        id string letter
        authority string that signs, else the one of the letterhead
        reference string as printed
        subject string as printed
        date string of the decision, ISO 8601
        request_date string when the request was made
        received_date string when it arrived
        extended_until string to which the term was extended
        statute string the law it decides under
        days_to_decision integer from receipt, or the request, to the decision
        term_days integer what the law gives, with the extension
        days_late integer beyond the term, 0 when in time
    """),
    "findings": _columns("""
        code string of the finding
        severity string info, warning or serious
        message string for people
        places string ids of what it is about
    """),
}

# The columns in which a person can correct what was read; the others follow from these, or say where something stands.
CORRECTABLE: dict[str, tuple[str, ...]] = {
    "messages": ("sent", "from", "to", "cc", "subject"),
    "redactions": (
        *("label", "mark", "ground", "basis", "other_grounds"),
        *("hidden_chars_low", "hidden_chars", "hidden_chars_high"),
    ),
    "documents": ("label", "title", "inventory_number"),
    "inventory_rows": ("number", "date", "title", "kind", "judgement", "grounds"),
    "letter": ("authority", "reference", "subject", "date", "request_date", "received_date", "extended_until"),
}


def draw_tables(release: Release) -> tuple[Table, ...]:
    """Return the tables of a release: messages by thread, oldest first; all else in order.

    What can still be read under a cover is in none of them.

    Args:
        release: any.

    Example:
        >>> from foialyzer.api import analyse
        >>> [(table.name, len(table.rows)) for table in draw_tables(analyse("samples/sluis-oost/release.txt"))]
        [('messages', 5), ('redactions', 42), ('documents', 3), ('inventory_rows', 0), ('letter', 1), ('findings', 2)]
    """
    rows = {
        "messages": _message_rows(release),
        "redactions": draw_redactions(release.redactions),
        "documents": _document_rows(release),
        "inventory_rows": map(_inventory_row, range(1, len(release.inventory) + 1), release.inventory),
        "letter": [_letter_row(release.letter)] if release.letter else [],
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


def draw_redactions(redactions: Sequence[Redaction]) -> Iterator[tuple[Cell, ...]]:
    """Yield the row of each redaction.

    Args:
        redactions: with their grounds.
    """
    for one in redactions:
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


def _inventory_row(number: int, row: InventoryRow) -> tuple[Cell, ...]:
    what = (row.number, row.date, row.title, row.kind, row.judgement, " ".join(row.grounds) or None)
    return (f"i{number}", *what, row.sender, row.recipient, row.page, row.printed)


def _letter_row(letter: Letter) -> tuple[Cell, ...]:
    days = (letter.date, letter.request_date, letter.received_date, letter.extended_until)
    took = (letter.days_to_decision, letter.term_days, letter.days_late)
    return ("letter", letter.authority, letter.reference, letter.subject, *days, letter.statute, *took)


def render_cell(text: str) -> str:
    """Return a text as a cell may hold it: illegal characters replaced, and cut where it is too long, which the cut says.

    Example:
        >>> render_cell("a\\x00b"), len(render_cell("x" * 40_000))
        ('a�b', 32767)
    """
    if not text.isprintable():
        text = "".join("\N{REPLACEMENT CHARACTER}" if _is_illegal(character) else character for character in text)
    return text if len(text.encode("utf-16-le")) // 2 <= _MOST else _cut(text)


def _is_illegal(character: str) -> bool:
    return character not in "\n\t" and (unicodedata.category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff")


def _cut(text: str) -> str:
    """Return as much of a text as fits in a cell, whose characters are counted as UTF-16 does, with a sign that it was cut."""
    room = 2 * (_MOST - len(_CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
