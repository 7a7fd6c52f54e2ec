"""Threads: messages in the order they were written, oldest first, and where their clocks disagree."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Literal

from attrs import evolve, frozen

from foialyzer.mail.header import HeaderBlock
from foialyzer.mail.languages import strip_prefixes
from foialyzer.mail.messages import Message
from foialyzer.page.layout import COVER

__all__ = ["Conflict", "Thread", "begins_anew", "order_threads"]

_ZONES_APART = timedelta(hours=26)  # no two clocks on earth show times further apart
_SAME_CLOCK = timedelta(minutes=5)  # clocks of one organisation drift by less


@frozen
class Conflict:
    """Two messages whose printed times contradict their place on the page.

    Args:
        kind: `clock`: a reply shows an earlier time than what it answers.
        messages: ids, the reply first.
        explanation: a sentence or two for people.
        minutes_behind: by how many minutes, at least and at most, the clock that printed the reply's time ran behind the one it
            is compared with; the upper bound is None where nothing above the reply bounds it.
    """

    kind: Literal["clock"]
    messages: tuple[str, str]
    explanation: str
    minutes_behind: tuple[int, int | None]


@frozen
class Thread:
    """Messages that quote one another.

    Args:
        id: `t1`, `t2`, ... in the order printed.
        subject: without RE and FW; None where no header prints one.
        messages: ids, oldest first.
        conflicts: between their clocks.
    """

    id: str
    subject: str | None
    messages: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()


def begins_anew(header: HeaderBlock, above: HeaderBlock, subject_above: str | None) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for a header opening a new printed mail instead of one quoted by the mail above, and why.

    A mail cannot quote one that was sent later: a date more than 26 hours after the one above (further than any two clocks are
    apart) weighs 2, and 3 where both dates are read beyond doubt. Another subject weighs 1, the same subject -1; quote marks or a
    line that announces a quoted mail weigh -2.

    Args:
        header: the lower one.
        above: the header printed before it.
        subject_above: the last subject printed above.
    """
    weight, reasons = 0.0, []
    if header.sent and above.sent and header.sent.value - above.sent.value > _ZONES_APART:
        weight += 3.0 if header.sent.confidence == above.sent.confidence == 1.0 else 2.0
        reasons.append(f"sent {header.sent.iso}, after the mail printed above it ({above.sent.iso})")
    subject = header.value("subject")
    if subject and subject_above and COVER not in subject + subject_above:
        differs = strip_prefixes(subject).casefold() != strip_prefixes(subject_above).casefold()
        weight += 1.0 if differs else -1.0
        reasons += ["another subject"] if differs else []
    if header.depth or header.forwarded:
        weight -= 2.0
    return weight, tuple(reasons)


def order_threads(messages: Sequence[Message]) -> tuple[tuple[Thread, ...], tuple[Message, ...]]:
    """Return the threads, and the messages with their thread and what they reply to.

    The order is that of nesting on the page: a mail stands above what it quotes, so the last printed is the oldest. A printed
    time never changes the order; where it contradicts the page, the thread carries a conflict.

    Args:
        messages: in the order printed; those of one segment are one thread.
    """
    threads: list[Thread] = []
    placed: list[Message] = []
    for _, group in groupby(messages, key=lambda message: message.segment):
        printed = tuple(group)
        thread = f"t{len(threads) + 1}"
        ids = tuple(message.id for message in printed)
        subjects = [message.subject for message in printed if message.subject]
        subject = strip_prefixes(subjects[-1]) or subjects[-1] if subjects else None
        threads.append(Thread(thread, subject, ids[::-1], _conflicts(printed)))
        placed += [
            evolve(message, thread=thread, reply_to=answered) for message, answered in zip(printed, (*ids[1:], None), strict=True)
        ]
    return tuple(threads), tuple(placed)


def _moment(message: Message) -> datetime | None:
    """Return when a message was sent: in UTC where a zone is printed, else in the clock that printed it; None without a time."""
    if not message.sent or message.sent_precision != "minute":
        return None
    moment = datetime.fromisoformat(message.sent)
    return moment - timedelta(minutes=message.utc_offset_bounds[0]) if message.utc_offset_bounds else moment


def _same_kind(one: Message, other: Message) -> bool:
    """Tell whether two times can be compared: both name their zone, or neither does."""
    return (one.utc_offset_bounds is None) == (other.utc_offset_bounds is None)


def _conflicts(printed: Sequence[Message]) -> tuple[Conflict, ...]:
    conflicts = []
    for index, (reply, answered) in enumerate(pairwise(printed)):
        late, early = _moment(reply), _moment(answered)
        if late and early and _same_kind(reply, answered) and early - late > _SAME_CLOCK:
            above = printed[index - 1] if index else None
            ahead = _moment(above) if above and _same_kind(above, reply) else None
            most = _minutes(ahead - late) if ahead and ahead > early else None
            explanation = _explained((reply, answered, above), _minutes(early - late), most)
            conflicts.append(Conflict("clock", (reply.id, answered.id), explanation, (_minutes(early - late), most)))
    return tuple(conflicts)


def _explained(messages: tuple[Message, Message, Message | None], least: int, most: int | None) -> str:
    reply, answered, above = messages
    shown = _shown(reply, answered), _shown(answered, reply)
    said = f"{reply.id} answers {answered.id} but shows {shown[0]} against {shown[1]}. "
    if above and reply.style == "attribution":
        said += f"Its time was printed by the device that sent {above.id}, which quotes it: that clock"
    else:
        said += "The clock that printed its time"
    said += f" ran at least {least} minutes behind the one that shows {shown[1]}"
    if most is not None and above is not None:
        said += f", and less than {most} minutes, else {reply.id} would be later than {above.id}, if their clocks agree"
    return said + ". The order on the page is kept."


def _minutes(apart: timedelta) -> int:
    return round(apart.total_seconds() / 60)


def _shown(message: Message, other: Message) -> str:
    """Return the time of a message as printed; with its day where the other is of another day, and its zone where it has one."""
    moment, apart = datetime.fromisoformat(message.sent or ""), (message.sent or "")[:10] != (other.sent or "")[:10]
    zone = ""
    if message.utc_offset_bounds:
        hours, minutes = divmod(abs(message.utc_offset_bounds[0]), 60)
        zone = f" (UTC{'-' if message.utc_offset_bounds[0] < 0 else '+'}{hours:02}:{minutes:02})"
    return (f"{moment:%Y-%m-%d %H:%M}" if apart else f"{moment:%H:%M}") + zone
