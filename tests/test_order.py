"""Threads: the order of messages, and where their clocks disagree."""

from datetime import datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from threadmaking import LATER, NOON, flat, make, prints, sayings

from foialyzer.mail.dates import PrintedDate
from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.mail.messages import Message
from foialyzer.mail.threads.order import begins_anew, order_threads
from foialyzer.page.span import Span


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


@given(prints(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_law_linked_prints_keep_their_order(segments: list[list[Message]], pairs: list[tuple[int, int]]) -> None:
    """However documents are linked, each message stands in one thread, after what it quotes unless a conflict says why not."""
    messages = flat(segments)
    for one, other in pairs:
        if one < other < len(messages) and messages[one].copy_of is None and messages[one].segment != messages[other].segment:
            if any(message.copy_of == messages[other].id for message in messages):
                continue
            messages[other] = evolve(messages[other], copy_of=messages[one].id)
    threads, placed = order_threads(messages)
    assert sorted(id_ for thread in threads for id_ in thread.messages) == sorted(message.id for message in messages)
    for thread in threads:
        if all(conflict.kind == "clock" for conflict in thread.conflicts):
            at = {id_: index for index, id_ in enumerate(thread.messages)}
            mine = [message for message in placed if message.thread == thread.id and message.reply_to]
            assert all(at[message.id] > at[message.reply_to or ""] for message in mine if not message.copy_of)


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


def test_documents_with_a_mail_in_common_are_one_thread() -> None:
    """What answers one mail in two documents is one thread, oldest first, prints of that mail beside each other."""
    one = [make(1, "s", 90), make(2, "s", 0)]
    other = [make(3, "t", 60), make(4, "t", 30), evolve(make(5, "t", 0), copy_of="m2")]
    ((thread,), placed) = order_threads([*one, *other])
    assert thread.messages == ("m2", "m5", "m4", "m3", "m1")
    assert [message.reply_to for message in placed] == ["m2", None, "m4", "m5", None]
    assert [link.messages for link in thread.links] == [("m5", "m2")]


def test_prints_that_contradict_each_other_are_a_conflict() -> None:
    """Where two prints hold two mails the other way round there is an order all the same, and a sentence about it."""
    one = [make(1, "s", 0), make(2, "s", 0)]
    other = [evolve(make(3, "t", 0), copy_of="m2"), evolve(make(4, "t", 0), copy_of="m1")]
    ((thread,), _) = order_threads([*one, *other])
    assert sorted(thread.messages) == ["m1", "m2", "m3", "m4"]
    assert [(conflict.kind, conflict.minutes_behind) for conflict in thread.conflicts] == [("order", None)]
