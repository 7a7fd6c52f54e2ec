"""Doubts about what was read: dates that could not be, or that could be read another way."""

from collections.abc import Iterator, Sequence

from foialyzer.diagnostic import Diagnostic
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.messages import Message

__all__ = ["find_doubts"]


def find_doubts(messages: Sequence[Message], headers: Sequence[HeaderBlock]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each date of a message that is not read beyond doubt.

    Args:
        messages: of one text.
        headers: every mail header in it.
    """
    by_start = {header.span.start: header for header in headers}
    return tuple(
        doubt
        for message in messages
        if (header := by_start.get(message.header_span.start)) and message.style != "headless"
        for doubt in _doubts(message, header)
    )


def _doubts(message: Message, header: HeaderBlock) -> Iterator[Diagnostic]:
    printed, sent = message.sent_printed, header.sent
    if sent is None:
        if printed:
            yield Diagnostic(
                "date-unread", "warning", f"The date “{printed[:80]}” of {message.id} could not be read.", message.id
            )
    elif sent.weekday_agrees is False:
        said = f"The date “{sent.printed}” of {message.id} names another weekday than that day had; the date is kept."
        yield Diagnostic("weekday-contradicts", "warning", said, message.id)
    elif sent.confidence < 1:
        said = f"In the date “{sent.printed}” of {message.id} day and month could be swapped; it is read as {sent.iso}."
        yield Diagnostic("date-ambiguous", "warning", said, message.id)
