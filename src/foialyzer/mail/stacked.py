"""Headers printed as two columns and read one after the other: first all labels, then all values."""

from collections.abc import Sequence

from foialyzer.mail.dates import find_date
from foialyzer.mail.header import HeaderBlock, HeaderField
from foialyzer.mail.languages import Field, find_label, fitting_languages
from foialyzer.page.line import Line
from foialyzer.page.span import Span

__all__ = ["find_columns"]

_FEWEST = 3  # labels below one another
_LONGEST = 40  # characters of a line that is a label and nothing else


def find_columns(lines: Sequence[Line]) -> tuple[HeaderBlock, ...]:
    """Return the headers whose labels stand below one another without values, and the values below them, in order.

    Grammar: `label-line label-line label-line+ blank* value-line*`, as many values as labels, one line each, none blank. A sender
    and a date are among the labels, and the line that stands where the date should holds a date with a time. Where a value runs
    over two lines the date is not where it should be and the header is none.

    Args:
        lines: of the whole text.

    Example:
        >>> from foialyzer.page.line import split_lines
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
    values = _values(lines, labels[-1] + 1, len(labels))
    if len(values) < len(labels) or not {"from", "sent"} <= set(names) or len({*names} - {"other"}) < _FEWEST:
        return None
    sent = find_date(values[names.index("sent")].text, languages)
    if sent is None or sent.precision != "minute" or any(line.depth != lines[labels[0]].depth for line in values):
        return None
    fields = tuple(
        HeaderField(name, lines[index].text.rstrip(" :："), " ".join(value.text.split()), value.content)
        for name, index, value in zip(names, labels, values, strict=True)
    )
    span = Span(lines[labels[0]].span.start, values[-1].span.end)
    return HeaderBlock("block", span, fields, sent, lines[labels[0]].depth, languages)


def _values(lines: Sequence[Line], first: int, count: int) -> Sequence[Line]:
    """Return so many lines below some labels, blank ones above them left out; fewer where one of them is blank."""
    while first < len(lines) and lines[first].blank:
        first += 1
    values = lines[first : first + count]
    return values if not any(line.blank for line in values) else ()
