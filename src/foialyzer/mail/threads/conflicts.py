"""Conflicts: where the printed times of messages contradict their order on the page."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from attrs import frozen

from foialyzer.mail.messages import Message

__all__ = ["Conflict", "find_conflicts"]

_SAME_CLOCK = timedelta(minutes=5)  # clocks of one organisation drift by less


@frozen
class Conflict:
    """Two messages whose printed times, or other prints, contradict their place on the page.

    Args:
        kind: `clock`: a reply shows an earlier time than what it answers; `order`: two prints hold them in different order.
        messages: ids, the reply first.
        explanation: a sentence or two for people.
        minutes_behind: by how many minutes, at least and at most, the clock that printed the reply's time ran behind the one it
            is compared with; the upper bound is None where nothing above the reply bounds it. None where no clock is at odds.
    """

    kind: Literal["clock", "order"]
    messages: tuple[str, str]
    explanation: str
    minutes_behind: tuple[int, int | None] | None = None


def _moment(message: Message) -> datetime | None:
    """Return when a message was sent: in UTC where a zone is printed, else in the clock that printed it; None without a time."""
    if not message.sent or message.sent_precision != "minute":
        return None
    moment = datetime.fromisoformat(message.sent)
    return moment - timedelta(minutes=message.utc_offset_bounds[0]) if message.utc_offset_bounds else moment


def _same_kind(one: Message, other: Message) -> bool:
    """Tell whether two times can be compared: both name their zone, or neither does."""
    return (one.utc_offset_bounds is None) == (other.utc_offset_bounds is None)


def find_conflicts(printed: Sequence[Message]) -> tuple[Conflict, ...]:
    """Return the conflicts between the clocks of messages that quote one another.

    Args:
        printed: those of one print, in the order printed.
    """
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
