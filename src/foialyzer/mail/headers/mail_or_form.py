"""Signs that a block of labels is mail, for the forms of blocks that faxes, reports and travel notes have as well."""

from collections.abc import Iterator, Sequence

import regex

from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.mail.headers.label_lines import PEOPLE
from foialyzer.mail.headers.languages import find_label, fold, load_header_tables, strip_prefixes
from foialyzer.page.layout import COVER

__all__ = ["is_form", "is_signed"]

_SHORT_YEAR = regex.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)")
_INNER = regex.compile(r"(?<=\s)(?P<label>[^\W\d_][\w-]{1,14}):\s")
_ADDRESS = ("@", "<", ";")
_LONGEST = 1000  # characters of a line that are looked at


def is_form(block: HeaderBlock, lines: Sequence[str]) -> bool:
    """Tell whether labels share a line, one of them of no mail ("Pages: 3"), and neither address nor separator is there.

    Args:
        block: a header found.
        lines: its lines.
    """
    if block.announced or not _shares_line(block.fields) or _holds(block.fields, _ADDRESS):
        return False
    return any(not find_label(label) for line in lines for label in _labels_inside(line))


def is_signed(block: HeaderBlock, *, colons: bool) -> bool:
    """Tell whether a block of labels needs no other header beside it to be mail.

    A year of two digits, labels behind one another on a line and labels without colons are of many kinds of paper. They need a
    sign: an address or a cover among the people, "Verzonden:" and not "Datum:", a separator above, or "RE:" before the subject.

    Args:
        block: a header found.
        colons: whether its labels have colons.
    """
    short = block.sent is not None and _SHORT_YEAR.search(block.sent.printed) is not None
    if not short and colons and not _shares_line(block.fields):
        return True
    subject = (block.value("subject") or "").strip()
    answers = strip_prefixes(subject) != subject
    return block.announced or answers or _holds(block.fields, (*_ADDRESS, COVER)) or (colons and _says_sent(block))


def _shares_line(fields: Sequence[HeaderField]) -> bool:
    labelled = [field.span for field in fields if field.label is not None]
    return len(set(labelled)) < len(labelled)


def _holds(fields: Sequence[HeaderField], signs: Sequence[str]) -> bool:
    return any(sign in field.value for field in fields if field.name in PEOPLE for sign in signs)


def _labels_inside(line: str) -> Iterator[str]:
    """Yield what looks like a label behind the first of a line; a subject may hold anything."""
    if _is_subject(line.partition(":")[0].strip("> ")):
        return
    for match in _INNER.finditer(line[:_LONGEST]):
        if _is_subject(match["label"]):
            return
        yield match["label"]


def _is_subject(label: str) -> bool:
    return any(field == "subject" for _, field in find_label(label))


def _says_sent(block: HeaderBlock) -> bool:
    """Tell whether the label of the date is the first word of its language for it, which says that something was sent."""
    words = {fold(load_header_tables()[code].labels["sent"][0]) for code in block.languages}
    return any(field.name == "sent" and field.label is not None and fold(field.label) in words for field in block.fields)
