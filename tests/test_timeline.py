"""Every mail of a parcel, oldest first."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from threadmaking import flat, make, prints

from foialyzer.mail.messages import Message
from foialyzer.mail.threads.order import order_threads
from foialyzer.mail.threads.timeline import order_timeline


@given(prints())
def test_law_each_mail_with_a_time_once_and_in_order(segments: list[list[Message]]) -> None:
    """Each mail that shows a time is on the timeline once, at that time, and times rise."""
    messages = order_threads(flat(segments))[1]
    timeline = order_timeline(messages)
    assert [moment.at for moment in timeline] == sorted(moment.at for moment in timeline)
    printed = {moment.message: moment.at for moment in timeline if moment.basis == "printed"}
    assert printed == {message.id: message.sent for message in messages if message.sent}
    assert len({moment.message for moment in timeline}) == len(timeline)


@given(prints(), st.data())
def test_law_copies_are_left_out(segments: list[list[Message]], data: st.DataObject) -> None:
    """A mail that is another print of one is not on the timeline."""
    messages = [evolve(m, copy_of="m1" if m.id != "m1" and data.draw(st.booleans()) else None) for m in flat(segments)]
    originals = {message.id for message in messages if message.copy_of is None}
    assert {moment.message for moment in order_timeline(messages)} <= originals


# cases


def test_what_shows_no_time_stands_after_what_it_answers() -> None:
    """A reply without a header of its own stands after the mail it answers; a mail nothing is known of is left out."""
    messages = order_threads([make(1, "s"), make(2, "s", 0), make(3, "t", 1), make(4, "u")])[1]
    assert [(moment.message, moment.basis) for moment in order_timeline(messages)] == [
        ("m2", "printed"),
        ("m1", "answered"),
        ("m3", "printed"),
    ]
