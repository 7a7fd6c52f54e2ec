"""The timeline: every mail of a parcel, oldest first over all threads."""

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from foialyzer.mail.messages import Message

__all__ = ["Moment", "order_timeline"]


@frozen
class Moment:
    """One mail on the timeline.

    Args:
        message: its id; of a mail printed more than once, that of the print that shows most.
        at: ISO 8601, in the clock that printed it.
        basis: `printed`, or `answered`: it shows no time, and stands after the mail it answers, whose time this is.
    """

    message: str
    at: str
    basis: Literal["printed", "answered"]


def order_timeline(messages: Sequence[Message]) -> tuple[Moment, ...]:
    """Return the mails of a parcel, each once, by the time they show; a day without a time comes first on its day.

    A mail that shows no time stands after the one it answers. Where that shows none either, nothing is known of it, and it is
    left out. Clocks of several zones are not told apart: what is minutes apart may be the other way round. Within a thread
    the thread's own order is the surer one.

    Args:
        messages: with their threads, copies marked.

    Example:
        >>> order_timeline([])
        ()
    """
    moments: dict[str, tuple[str, int]] = {}
    for message in reversed(messages):
        if message.sent:
            moments[message.id] = (message.sent, 0)
        elif message.reply_to in moments:
            at, steps = moments[message.reply_to]
            moments[message.id] = (at, steps + 1)
    placed = [
        (*moments[message.id], number, message)
        for number, message in enumerate(messages)
        if message.copy_of is None and message.id in moments
    ]
    placed.sort(key=lambda row: row[:3])
    return tuple(Moment(message.id, at, "answered" if steps else "printed") for at, steps, _, message in placed)
