"""Makes messages as they stand in the documents of a parcel.

Nothing here calls the code under test.
"""

from datetime import datetime, timedelta

from attrs import evolve
from hypothesis import strategies as st

from foialyzer.mail.messages import Message, MessageStyle
from foialyzer.mail.threads.conflicts import Conflict
from foialyzer.mail.threads.order import Thread
from foialyzer.page.span import Span

NOON = datetime(2019, 11, 3, 12, 0)
LATER = NOON + timedelta(hours=27)
ZONES = st.sampled_from((None, 0, 60, 120, -300, 330))
STYLES: list[MessageStyle] = ["block", "attribution", "headless"]
MINUTES = st.one_of(st.none(), st.integers(-3000, 3000))


def make(number: int, segment: str, minutes: int | None = None, zone: int | None = None) -> Message:
    """Return a message that shows noon of a day plus some minutes, or no time at all."""
    place = Span(number * 10, number * 10 + 10)
    return Message(
        id=f"m{number}",
        segment=segment,
        position=number,
        depth=0,
        style="block",
        sent=None if minutes is None else (NOON + timedelta(minutes=minutes)).isoformat(timespec="minutes"),
        sent_printed=None,
        sent_precision="unknown" if minutes is None else "minute",
        utc_offset_bounds=None if zone is None or minutes is None else (zone, zone),
        sender=None,
        to=(),
        cc=(),
        subject=None,
        attachments=(),
        span=place,
        header_span=Span(place.start, place.start + 4),
        body_span=Span(place.start + 4, place.end),
        pages=(1, 1),
    )


@st.composite
def prints(draw: st.DrawFn) -> list[list[Message]]:
    """Return the messages of several segments, each in the order printed."""
    segments, number = [], 0
    for index, size in enumerate(draw(st.lists(st.integers(1, 5), max_size=5))):
        rows = [(draw(MINUTES), draw(ZONES), draw(st.sampled_from(STYLES))) for _ in range(size)]
        segments.append(
            [
                evolve(make(number + at, f"s{index}", minutes, zone), style=style)
                for at, (minutes, zone, style) in enumerate(rows, 1)
            ]
        )
        number += size
    return segments


def flat(segments: list[list[Message]]) -> list[Message]:
    """Return the messages of all segments in a row."""
    return [message for segment in segments for message in segment]


def sayings(threads: tuple[Thread, ...]) -> dict[tuple[str, ...], tuple[str | None, tuple[Conflict, ...]]]:
    """Return what each thread says, without its number."""
    return {thread.messages: (thread.subject, thread.conflicts) for thread in threads}
