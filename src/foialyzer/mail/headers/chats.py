"""The messages of an exported chat: WhatsApp, Signal and Teams print one line with date and sender above or before each."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

import regex
from attrs import frozen

from foialyzer.mail.dates import PrintedDate
from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.page.layout import COVER
from foialyzer.page.lines import Line
from foialyzer.page.span import Span

__all__ = ["find_chats"]

_FEWEST = 3  # messages of one form that make a chat
_APART = 60  # lines from one message to the next
# "[05-03-2019 10:22:31] Jan: Akkoord", "05-03-2019 10:22 - Jan: Akkoord", "3/5/19, 10:22 AM - Jan: OK"
_DATE = r"(?P<a>\d{1,4})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{4}|\d{2})"
_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?+(?:[ \u202f\xa0]?(?P<half>[AaPp])\.?[Mm]\.?)?+"
_STAMP = rf"(?:\u200e|\u200f)?+(?P<open>\[)?+{_DATE},?+[ \u202f\xa0]{{1,3}}{_TIME}(?(open)\])"
_SAID = regex.compile(rf"{_STAMP}[ \xa0]?(?:[-–][ \xa0])?(?P<sender>[^\s:\[\]][^:\n\[\]]{{0,59}}):(?=\s|$)[ \xa0]?")
# Teams: "[05-03-2019 10:22] Jan Jansen", the message on the lines below
_ABOVE = regex.compile(rf"(?=\[){_STAMP}[ \xa0]{{1,3}}(?P<sender>[^\s:\[\]][^:\n\[\]]{{0,59}})$")
_LETTER = regex.compile(rf"[\p{{L}}{COVER}+]")


@frozen
class _Said:
    """One line that opens a message, by the number of its line, and which of the two forms it has."""

    line: int
    form: int
    match: "regex.Match[str]"


def find_chats(lines: Sequence[Line]) -> tuple[HeaderBlock, ...]:
    """Return a header for each message of the chats among the lines of a text, in order.

    Grammar: `"["? date ","? time "]"? "-"? sender ":" text`, or `"[" date time "]" sender` with the text below. A chat has at
    least three such lines of one form, each at most sixty lines below the one before; a single such line in minutes or in a log
    is none. Whether 3/5 is the fifth of March or the third of May is told by the other dates of the chat; where none tells, AM
    and PM speak for the month being first, and the date is unsure.

    Args:
        lines: of the whole text.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> text = "".join(f"[05-03-2019 10:2{n}:31] ██████: Akkoord\\n" for n in range(3))
        >>> [(header.style, header.sent.iso) for header in find_chats(split_lines(text))][0]
        ('chat', '2019-03-05T10:20:31')
    """
    found = [said for index, line in enumerate(lines) if (said := _said(index, line))]
    headers: list[HeaderBlock] = []
    for form in (0, 1):
        run: list[_Said] = []
        mine = [said for said in found if said.form == form]
        for said, following in pairwise([*mine, None]):
            if said is None:
                continue
            run.append(said)
            if following is None or following.line - said.line > _APART:
                headers += _chat(lines, run) if len(run) >= _FEWEST else []
                run = []
    return tuple(sorted(headers, key=lambda header: header.span))


def _said(index: int, line: Line) -> _Said | None:
    if not line.text[:3].lstrip("[\u200e\u200f")[:1].isdigit():
        return None
    for form, pattern in enumerate((_SAID, _ABOVE)):
        match = pattern.match(line.text[:200])
        if match and _LETTER.search(match["sender"]):
            return _Said(index, form, match)
    return None


def _chat(lines: Sequence[Line], run: Sequence[_Said]) -> list[HeaderBlock]:
    first = [int(said.match["a"]) for said in run]
    second = [int(said.match["b"]) for said in run]
    sure = max(first) > 12 or max(second) > 12
    month_first = max(second) > 12 or (max(first) <= 12 and any(said.match["half"] for said in run))
    return [_header(lines[said.line], said.match, month_first, 1.0 if sure else 0.6) for said in run]


def _header(line: Line, match: "regex.Match[str]", month_first: bool, sure: float) -> HeaderBlock:
    at, start, end = line.content.start, match.start("a"), match.end("half" if match["half"] else "minute")
    end = max(end, match.end("second"))
    moment = _moment(match, month_first)
    printed = line.text[start:end]
    sent = PrintedDate(0, len(printed), printed, moment, "minute", confidence=sure) if moment else None
    sender = match["sender"].strip()
    fields = (
        HeaderField("sent", None, printed, Span(at + start, at + end)),
        HeaderField("from", None, sender, Span(at + match.start("sender"), at + match.start("sender") + len(sender))),
    )
    return HeaderBlock("chat", Span(line.span.start, at + match.end()), fields, sent, line.depth, ())


def _moment(match: "regex.Match[str]", month_first: bool) -> datetime | None:
    """Return the moment a stamp names, None where it names none."""
    a, b, c = match["a"], match["b"], match["c"]
    year, month, day = (a, b, c) if len(a) == 4 else (c, a, b) if month_first else (c, b, a)
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"].lower() == "p")
    try:
        full = int(year) if len(year) == 4 else 2000 + int(year)
        return datetime(full, int(month), int(day), hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None
