"""Threads: the order of messages, and where their clocks disagree."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.dates import PrintedDate
from foialyzer.mail.header import HeaderBlock, HeaderField
from foialyzer.mail.messages import Message, MessageStyle
from foialyzer.mail.threads import Conflict, Thread, begins_anew, order_threads
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


def header(sent: datetime | None = None, subject: str | None = None, sure: float = 1.0) -> HeaderBlock:
    """Return a header with a date that is more or less sure, and a subject."""
    fields = () if subject is None else (HeaderField("subject", "Onderwerp", subject, Span(0, 1)),)
    date = None if sent is None else PrintedDate(0, 1, "x", sent, "minute", confidence=sure)
    return HeaderBlock("block", Span(0, 1), fields, date, 0, ("nl",))


@given(prints())
def test_law_every_message_has_its_place(segments: list[list[Message]]) -> None:
    """For every input there is an order: each message stands in one thread, and a thread holds one segment."""
    threads, placed = order_threads(flat(segments))
    assert [set(thread.messages) for thread in threads] == [{message.id for message in segment} for segment in segments]
    assert [len(thread.messages) for thread in threads] == [len(segment) for segment in segments]
    assert [thread.id for thread in threads] == [f"t{number}" for number in range(1, len(segments) + 1)]
    assert [evolve(message, thread=None, reply_to=None) for message in placed] == flat(segments)
    assert all(message.id in next(t for t in threads if t.id == message.thread).messages for message in placed)


@given(prints())
def test_law_a_reply_stands_after_what_it_quotes(segments: list[list[Message]]) -> None:
    """Within a thread a message answers the one before it, whatever their clocks say, and the first answers none."""
    threads, placed = order_threads(flat(segments))
    answers = {message.id: message.reply_to for message in placed}
    for thread in threads:
        assert [answers[message] for message in thread.messages] == [None, *thread.messages[:-1]]


@given(prints(), st.data())
def test_law_other_segments_change_nothing(segments: list[list[Message]], data: st.DataObject) -> None:
    """Other segments, in any order, change nothing in a thread but its number."""
    shuffled = data.draw(st.permutations(segments))
    whole = sayings(order_threads(flat(segments))[0])
    assert sayings(order_threads(flat(shuffled))[0]) == whole
    for segment in segments:
        assert sayings(order_threads(segment)[0]).items() <= whole.items()


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=6), st.one_of(st.none(), st.integers(-700, 700)))
def test_law_clocks_that_go_forward_give_no_conflict(minutes: list[int], zone: int | None) -> None:
    """Where each reply shows the same time as what it answers or a later one, there is no conflict."""
    rows = enumerate(sorted(minutes, reverse=True), 1)
    ((thread,), _) = order_threads([make(number, "s", minute, zone) for number, minute in rows])
    assert thread.conflicts == ()


@given(st.integers(6, 5000), st.integers(1, 5000), ZONES)
def test_law_a_conflict_is_bounded_by_subtraction(behind: int, ahead: int, zone: int | None) -> None:
    """A reply that shows an earlier time is in conflict by the difference at least, and at most by that with the one above."""
    above, reply, answered = behind + ahead, 0, behind
    ((thread,), _) = order_threads([make(n, "s", m, zone) for n, m in enumerate((above, reply, answered), 1)])
    ((lonely,), _) = order_threads([make(n, "s", m, zone) for n, m in enumerate((reply, answered), 1)])
    assert [(c.messages, c.minutes_behind) for c in thread.conflicts] == [(("m2", "m3"), (answered - reply, above - reply))]
    assert [(c.messages, c.minutes_behind) for c in lonely.conflicts] == [(("m1", "m2"), (answered - reply, None))]


@given(st.integers(-2000, 2000), st.integers(-14 * 60, 14 * 60), st.integers(-14 * 60, 14 * 60))
def test_law_printed_zones_are_compared_in_utc(apart: int, here: int, there: int) -> None:
    """Times with a printed zone are in conflict exactly when they are in UTC, by the minutes they differ there."""
    moments = [NOON.replace(tzinfo=UTC) + timedelta(minutes=minutes) for minutes in (apart, 0)]
    shown = [moment.astimezone(timezone(timedelta(minutes=zone))) for moment, zone in zip(moments, (here, there), strict=True)]
    ((thread,), _) = order_threads(
        [
            evolve(make(number, "s", 0, zone), sent=moment.strftime("%Y-%m-%dT%H:%M"))
            for number, (moment, zone) in enumerate(zip(shown, (here, there), strict=True), 1)
        ]
    )
    assert [conflict.minutes_behind for conflict in thread.conflicts] == ([(-apart, None)] if apart < -5 else [])


@given(prints())
def test_law_every_conflict_names_a_reply_and_what_it_answers(segments: list[list[Message]]) -> None:
    """The messages of a conflict follow one another on the page, and the upper bound is above the lower one."""
    threads, _ = order_threads(flat(segments))
    for thread in threads:
        for conflict in thread.conflicts:
            assert conflict.messages in list(pairwise(thread.messages[::-1]))
            least, most = conflict.minutes_behind
            assert least > 5
            assert most is None or most > least
            assert all(message in conflict.explanation for message in conflict.messages)


@pytest.mark.parametrize("minutes", [-5, -1, 0, 5])
def test_small_drift_is_no_conflict(minutes: int) -> None:
    """Clocks that differ by five minutes or less contradict nothing."""
    ((thread,), _) = order_threads([make(1, "s", minutes), make(2, "s", 0)])
    assert thread.conflicts == ()


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (make(1, "s", -60), make(2, "s", 0, 60)),
        (make(1, "s", -60, 60), make(2, "s", 0)),
        (make(1, "s"), make(2, "s", 0)),
        (make(1, "s", -60), make(2, "s")),
        (make(1, "s", -60), make(2, "t", 0)),
        (evolve(make(1, "s", -6000), sent="2019-11-01", sent_precision="day"), make(2, "s", 0)),
    ],
    ids=["zone below", "zone above", "no time above", "no time below", "other segment", "day only"],
)
def test_times_that_cannot_be_compared(upper: Message, lower: Message) -> None:
    """Times of which one names its zone, one is missing or one is a day only contradict nothing."""
    threads, _ = order_threads([upper, lower])
    assert [thread.conflicts for thread in threads] == [()] * len(threads)


def test_upper_bound_needs_the_same_kind_of_time() -> None:
    """A mail above whose time names its zone does not bound a clock that names none."""
    ((thread,), _) = order_threads([make(1, "s", 200, 60), make(2, "s", 0), make(3, "s", 100)])
    assert [conflict.minutes_behind for conflict in thread.conflicts] == [(100, None)]


@pytest.mark.parametrize(
    ("style", "words"),
    [("attribution", "the device that sent m1, which quotes it"), ("block", "The clock that printed its time")],
)
def test_explanation_says_whose_clock_it_was(style: MessageStyle, words: str) -> None:
    """A time in an attribution was printed by the device that quotes, one in a block by nobody known."""
    ((thread,), _) = order_threads([make(1, "s", 500), evolve(make(2, "s", 0), style=style), make(3, "s", 119)])
    (conflict,) = thread.conflicts
    assert words in conflict.explanation
    assert "at least 119 minutes behind" in conflict.explanation
    assert "less than 500 minutes" in conflict.explanation
    assert "The order on the page is kept." in conflict.explanation


@pytest.mark.parametrize(
    ("subjects", "subject"),
    [
        (["RE: FW: Plan", None, "FW: Plan"], "Plan"),
        (["RE: Ander onderwerp", "Plan"], "Plan"),
        ([None, None], None),
        (["RE:"], "RE:"),
    ],
)
def test_subject_of_a_thread(subjects: list[str | None], subject: str | None) -> None:
    """A thread goes by the oldest subject printed in it, without RE and FW."""
    messages = [evolve(make(number, "s"), subject=printed) for number, printed in enumerate(subjects, 1)]
    assert order_threads(messages)[0][0].subject == subject


@pytest.mark.parametrize(
    ("lower", "above", "weight"),
    [
        (header(LATER), header(NOON), 3.0),
        (header(LATER, sure=0.6), header(NOON), 2.0),
        (header(LATER), header(NOON, sure=0.6), 2.0),
        (header(NOON + timedelta(hours=26)), header(NOON), 0.0),
        (header(NOON - timedelta(days=9)), header(NOON), 0.0),
        (header(None), header(NOON), 0.0),
        (header(subject="RE: Plan"), header(), -1.0),
        (header(subject="Begroting"), header(), 1.0),
        (header(subject="██████"), header(), 0.0),
        (header(LATER, "Begroting"), header(NOON), 4.0),
        (evolve(header(LATER), depth=1), header(NOON), 1.0),
        (evolve(header(LATER), forwarded=True), header(NOON), 1.0),
        (evolve(header(subject="Plan"), forwarded=True), header(), -3.0),
    ],
)
def test_what_speaks_for_a_new_print(lower: HeaderBlock, above: HeaderBlock, weight: float) -> None:
    """A much later date and another subject speak for a new print, the same subject and marks of quoting against it."""
    found, reasons = begins_anew(lower, above, "Plan")
    assert found == weight
    assert bool(reasons) == (weight > 0)


def test_nothing_gives_nothing() -> None:
    """Without messages there is no thread."""
    assert order_threads([]) == ((), ())
