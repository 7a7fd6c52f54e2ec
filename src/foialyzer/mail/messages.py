"""Messages: each printed mail of a segment, header and body, tiling its text."""

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from foialyzer.mail.attachment_names import split_file_names
from foialyzer.mail.body import BodyPart, find_parts, is_valediction
from foialyzer.mail.dates import Precision
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.people import Person, parse_people, parse_person
from foialyzer.page.layout import COVER, Text
from foialyzer.page.lines import Line, split_lines
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import Survival

__all__ = ["Message", "MessageStyle", "MessageSurvival", "is_owner_line", "split_messages"]

MessageStyle = Literal["block", "attribution", "chat", "headless"]
_LONGEST_NAME = 60  # characters of the line on which a mail client prints whose mailbox it was


@frozen
class MessageSurvival:
    """How much of a message can still be read: all of it, its header, its body, its body without personal data."""

    all: Survival
    header: Survival
    body: Survival
    body_without_personal: Survival


@frozen
class Message:
    """One printed mail.

    Args:
        id: `m1`, `m2`, ... in the order printed.
        segment: id of the segment it stands in.
        position: counted from 1, in the order printed.
        depth: how many mails of its segment quote it, one inside the other.
        style: `block`, `attribution`, `chat`, or `headless` (stands above the first header; its own header is not printed).
        sent: ISO 8601 in the clock of whoever printed it, None where unknown.
        sent_printed: the date as printed.
        sent_precision: `minute`, `day` or `unknown`.
        utc_offset_bounds: minutes east of UTC between which that clock ran; known only where a zone is printed.
        sender, to, cc: people as printed.
        subject: as printed, with RE and FW.
        attachments: names as printed.
        span, header_span, body_span: header and body tile the span.
        pages: first and last.
        language: of its labels, None where unknown.
        parts: of the body: signature, lines of devices, disclaimers.
        thread, reply_to, copy_of: filled in when threads are ordered.
        text: the body as released, filled in when grounds are known; a redaction reads `[[gelakt nl-wob:10.2.e]]`.
        survival: filled in when it is measured.
    """

    id: str
    segment: str
    position: int
    depth: int
    style: MessageStyle
    sent: str | None
    sent_printed: str | None
    sent_precision: Precision
    utc_offset_bounds: tuple[int, int] | None
    sender: Person | None
    to: tuple[Person, ...]
    cc: tuple[Person, ...]
    subject: str | None
    attachments: tuple[str, ...]
    span: Span
    header_span: Span
    body_span: Span
    pages: tuple[int, int]
    language: str | None = None
    parts: tuple[BodyPart, ...] = ()
    thread: str | None = None
    reply_to: str | None = None
    copy_of: str | None = None
    text: str = ""
    survival: MessageSurvival | None = None


def split_messages(
    text: Text, segment: str, span: Span, headers: Sequence[HeaderBlock], position: int = 1
) -> tuple[Message, ...]:
    """Return the messages of one segment, in the order printed.

    Each header opens a message that runs to the next header or to the end. What stands above the first header is a message
    without header of its own, unless it is the line on which the mail client printed whose mailbox it was; that line stands above
    labelled lines only, so a short answer ("Akkoord") above "Op 3 nov. 2019 schreef ...:" is a message.

    Args:
        text: the running text.
        segment: id of the segment.
        span: of the segment.
        headers: those inside the span, in order.
        position: of the first message.
    """
    parts = _parts(text, span, headers)
    return tuple(_message(text, segment, (position + depth, depth), header, part) for depth, (header, part) in enumerate(parts))


def _parts(text: Text, span: Span, headers: Sequence[HeaderBlock]) -> list[tuple[HeaderBlock | None, Span]]:
    """Return each header, or None, with the span of its message."""
    if not headers:
        return []
    if _is_one_reply(text, span, headers):
        return [(None, span)]
    parts: list[tuple[HeaderBlock | None, Span]] = []
    above = split_lines(text.string[span.start : headers[0].span.start], span.start)
    titled = headers[0].style == "chat"  # above a chat stands whose it is
    owned = titled or (
        headers[0].style == "block" and not headers[0].forwarded and is_owner_line(above, ruled=headers[0].announced)
    )
    if not owned and any(not line.blank for line in above):
        parts.append((None, Span(span.start, headers[0].span.start)))
    ends = [header.span.start for header in headers[1:]] + [span.end]
    return parts + [(header, Span(header.span.start, end)) for header, end in zip(headers, ends, strict=True)]


def is_owner_line(lines: Sequence[Line], *, ruled: bool = False) -> bool:
    """Tell whether lines above a first header hold nothing but the name of the mailbox's owner, printed or redacted.

    Outlook prints it at the top of every mail; in a release it is mostly a redaction alone on its line. A rule also parts an
    answer from the mail below it: one word above a rule ("Akkoord") is no name.

    Args:
        lines: above the header.
        ruled: whether a rule stands between them and the header.
    """
    filled = [line.text for line in lines if not line.blank]
    if len(filled) != 1 or len(filled[0]) > _LONGEST_NAME:
        return False
    words = filled[0].replace(COVER, " ").split()
    if ruled and len(words) == 1 and COVER not in filled[0]:
        return False
    return filled[0][-1] not in ".?!,:" and len(words) <= 4 and all(not word[0].islower() or len(word) <= 3 for word in words)


def _is_one_reply(text: Text, span: Span, headers: Sequence[HeaderBlock]) -> bool:
    """Tell whether a text is one mail with, below its own valediction, the mail it answers.

    Such a text comes from a mailbox and not from a release: nothing in it is redacted, there is one header, nothing is announced
    as forwarded, and what stands above the header closes like a letter. It is left whole, the quotation being part of it.
    """
    if len(headers) != 1 or headers[0].forwarded or text.covers or span != text.span:
        return False
    above = split_lines(text.string[span.start : headers[0].span.start])
    return any(is_valediction(line.text) for line in above)


def _message(text: Text, segment: str, place: tuple[int, int], header: HeaderBlock | None, span: Span) -> Message:
    header_span = header.span if header else Span(span.start, span.start)
    sent = header.sent if header else None
    values = {name: header.value(name) for name in ("from", "to", "cc", "subject", "attachments")} if header else {}
    printed = (header.value("sent") if header else None) or None
    body = Span(header_span.end, span.end)
    return Message(
        id=f"m{place[0]}",
        segment=segment,
        position=place[0],
        depth=0 if header and header.style == "chat" else place[1],
        style=header.style if header else "headless",
        sent=sent.iso if sent else None,
        sent_printed=printed,
        sent_precision=sent.precision if sent else "unknown",
        utc_offset_bounds=(sent.utc_offset, sent.utc_offset) if sent and sent.utc_offset is not None else None,
        sender=parse_person(values.get("from") or "") if values.get("from") else None,
        to=parse_people(values.get("to") or ""),
        cc=parse_people(values.get("cc") or ""),
        subject=values.get("subject"),
        attachments=split_file_names(values.get("attachments") or ""),
        span=span,
        header_span=header_span,
        body_span=body,
        pages=text.pages(span),
        language=header.languages[0] if header and len(header.languages) == 1 else None,
        parts=find_parts(split_lines(body.of(text.string), body.start)),
    )
