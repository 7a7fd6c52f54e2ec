"""Headers that some clients print on one line after their separator, labels and values run together."""

from collections.abc import Sequence

import regex

from foialyzer.mail.dates import find_date
from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.mail.headers.languages import Field, find_label, fitting_languages, is_separator
from foialyzer.page.lines import Line
from foialyzer.page.span import Span

__all__ = ["find_onelines"]

_DASHES = regex.compile(r"-{4,}\s+")
_COLON = regex.compile(r"[:：]\s?")
_MARKS = ">>>"
_LONGEST = 2000  # characters

_Meanings = tuple[tuple[str, Field], ...]


def find_onelines(lines: Sequence[Line]) -> tuple[HeaderBlock, ...]:
    """Return the headers that stand on one line, in order.

    Grammar: `dashes separator-words dashes (label ":" value)+`, a label following the value before it without any space, as Yahoo
    prints it: `----- Forwarded Message ----- From: A <a@b.example>To: ...Sent: Tuesday, ...Subject: Plan`.

    GroupWise prints `>>> sender date >>>` instead.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> text = "----- Forwarded Message ----- From: A <a@b.example>To: C <c@d.example>Sent: 2 May 2021, 09:26Subject: Plan"
        >>> find_onelines(split_lines(text))[0].value("subject")
        'Plan'
    """
    return tuple(block for line in lines if (block := _oneline(line) or _between_marks(line)))


def _between_marks(line: Line) -> HeaderBlock | None:
    """Return the header of a line such as `>>> "Jan Bos" <jan@x.example> 4-3-2019 9:00 >>>`."""
    if line.depth < len(_MARKS) or not line.text.endswith(_MARKS) or len(line.text) > _LONGEST:
        return None
    text = line.text.removesuffix(_MARKS).rstrip()
    sent = find_date(text)
    sender = text[: sent.start].strip(' ,"') if sent else ""
    if not sent or sent.precision != "minute" or sent.end < len(text) or not sender:
        return None
    fields = (HeaderField("from", None, sender, line.content), HeaderField("sent", None, sent.printed, line.content))
    return HeaderBlock("attribution", line.span, fields, sent, line.depth - len(_MARKS), ())


def _oneline(line: Line) -> HeaderBlock | None:
    dashes = list(_DASHES.finditer(line.text[:200])) if line.text.startswith("-----") else []
    if len(dashes) < 2 or len(line.text) > _LONGEST or not is_separator(line.text[: dashes[1].end()]):
        return None
    labels = _labels(line.text, dashes[1].end())
    languages = fitting_languages([meanings for meanings, _, _ in labels])
    fields = _fields(line, labels, languages)
    if len({field.name for field in fields} & {"from", "to", "sent", "subject"}) < 3:
        return None
    printed = next((field.value for field in fields if field.name == "sent"), "")
    sent = find_date(printed, languages)
    return HeaderBlock("block", line.span, tuple(fields), sent, line.depth, languages, announced=True, forwarded=True)


def _labels(text: str, at: int) -> list[tuple[_Meanings, int, int]]:
    """Return what each label means, where it starts and where its value does."""
    return [
        (meanings, start, colon.end())
        for colon in _COLON.finditer(text, at)
        for meanings, start in _label_before(text, at, colon.start())
    ]


def _fields(line: Line, labels: Sequence[tuple[_Meanings, int, int]], languages: Sequence[str]) -> list[HeaderField]:
    text = line.text
    ends = [start for _, start, _ in labels[1:]] + [len(text)]
    fields = []
    for (meanings, start, value), end in zip(labels, ends, strict=True):
        name = next((name for language, name in meanings if language in languages), meanings[0][1])
        span = Span(line.content.start + start, line.content.start + end)
        label = text[start:value].rstrip(":： ")
        fields.append(HeaderField(name, label, text[value:end].strip(), span))
    return fields


def _label_before(text: str, floor: int, colon: int) -> list[tuple[_Meanings, int]]:
    """Return the longest label that ends at a colon, with its start; a list of at most one."""
    for start in range(max(floor, colon - 20), colon):
        if text[start - 1 : start].islower() and text[start].islower():
            continue
        meanings = find_label(text[start:colon]) if text[start].isalnum() else ()
        if meanings:
            return [(meanings, start)]
    return []
