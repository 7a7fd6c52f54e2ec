"""Headers printed as two columns and read one after the other: first all labels, then all values."""

from collections.abc import Sequence

from foialyzer.mail.dates import find_date
from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.mail.headers.languages import Field, find_label, fitting_languages
from foialyzer.page.lines import Line
from foialyzer.page.span import Span

__all__ = ["find_columns"]

_FEWEST = 3  # labels below one another
_MOST = 60  # lines of values
_PEOPLE = ("to", "cc", "bcc")
_EMPTY = ("cc", "bcc", "attachments", "other")  # fields that may have no value
_LONGEST = 40  # characters of a line that is a label and nothing else


def find_columns(lines: Sequence[Line]) -> tuple[HeaderBlock, ...]:
    """Return the headers whose labels stand below one another without values, and the values below them, in order.

    Grammar: `label-line label-line label-line+ blank* value-line*`, the values in the order of their labels, none blank. A sender
    and a date are among the labels, and the line that stands where the date should holds a date with a time. Recipients may run
    over several lines, each of which ends with a separator or goes on in the middle of a person; a copy field may be empty.

    Args:
        lines: of the whole text.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> text = "Van:\\nVerzonden:\\nAan:\\n██████ BZK/DGOO\\ndinsdag 5 maart 2019 10:22\\n██████ FIN/DGRB\\n\\nAkkoord."
        >>> find_columns(split_lines(text))[0].value("to")
        '██████ FIN/DGRB'
    """
    found: list[HeaderBlock] = []
    labels: list[int] = []
    for index, line in enumerate(lines):
        if _meanings(line) and (not labels or line.depth == lines[labels[0]].depth):
            labels.append(index)
        elif not line.blank:
            header = _header(lines, labels) if len(labels) >= _FEWEST else None
            found += [header] if header else []
            labels = [index] if _meanings(line) else []
    disjoint: list[HeaderBlock] = []
    for header in found:
        if not disjoint or disjoint[-1].span.end <= header.span.start:
            disjoint.append(header)
    return tuple(disjoint)


def _meanings(line: Line) -> tuple[tuple[str, Field], ...]:
    return find_label(line.text.rstrip(" :：")) if line.text and len(line.text) <= _LONGEST else ()


def _header(lines: Sequence[Line], labels: Sequence[int]) -> HeaderBlock | None:
    """Return the header of some lines that are labels, None where the lines below are not their values."""
    meanings = [_meanings(lines[index]) for index in labels]
    languages = fitting_languages(meanings)
    names = [next((name for code, name in told if code in languages), told[0][1]) for told in meanings]
    if not {"from", "sent"} <= set(names) or len({*names} - {"other"}) < _FEWEST:
        return None
    values = _values(lines, labels[-1] + 1, names)
    fields = tuple(
        HeaderField(name, lines[index].text.rstrip(" :："), " ".join(" ".join(line.text for line in value).split()), _span(value))
        for name, index, value in zip(names, labels, values, strict=bool(values))
        if value
    )
    sent = next((find_date(field.value, languages) for field in fields if field.name == "sent"), None)
    if (
        sent is None
        or sent.precision != "minute"
        or any(line.depth != lines[labels[0]].depth for value in values for line in value)
    ):
        return None
    span = Span(lines[labels[0]].span.start, max(line.span.end for value in values for line in value))
    return HeaderBlock("block", span, fields, sent, lines[labels[0]].depth, languages)


def _span(value: Sequence[Line]) -> Span:
    return value[0].content.join(value[-1].content)


def _values(lines: Sequence[Line], first: int, names: Sequence[Field]) -> Sequence[Sequence[Line]]:
    """Return the lines of the value of each label, blank ones above them left out; nothing where they do not suffice."""
    while first < len(lines) and lines[first].blank:
        first += 1
    end = first
    while end < len(lines) and not lines[end].blank and end - first < _MOST:
        end += 1
    left = list(lines[first:end])
    values: list[Sequence[Line]] = []
    for at, name in enumerate(names):
        wanted = len(names) - at
        if name in _EMPTY and len(left) < wanted:
            values.append(())
            continue
        size = 1
        while name in _PEOPLE and len(left) - size > wanted - 1 and _goes_on(left[size - 1].text, left[size].text):
            size += 1
        values.append(left[:size])
        left = left[size:]
    return values if all(value or name in _EMPTY for name, value in zip(names, values, strict=True)) else ()


def _goes_on(text: str, following: str) -> bool:
    """Tell whether a line goes on with the recipients of the line above it."""
    return text[-1] in ";," or following[0] in "-(<;" or following[0].islower()
