"""Where the clocks of messages disagree with the page."""

from datetime import UTC, timedelta, timezone
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from threadmaking import NOON, ZONES, flat, make, prints

from foialyzer.mail.messages import Message, MessageStyle
from foialyzer.mail.threads.order import order_threads


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
            assert conflict.minutes_behind is not None
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
