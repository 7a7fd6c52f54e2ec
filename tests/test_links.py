"""Which documents hold one conversation."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from threadmaking import flat, make, prints

from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.mail.threads.links import find_links

UNIT, OTHER = Person("█ A/B", unit="A/B", redacted=True), Person("█ C/D", unit="C/D", redacted=True)
DAY = 24 * 60


def mail(number: int, minutes: int, subject: str | None, sender: Person | None = UNIT) -> Message:
    """Return a message in a document of its own."""
    return evolve(make(number, f"s{number}", minutes), subject=subject, sender=sender)


@given(prints())
def test_law_nothing_in_common_links_nothing(segments: list[list[Message]]) -> None:
    """Documents without copies and subjects are not linked, whatever their times."""
    assert find_links(flat(segments)) == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.booleans()), max_size=9))
def test_law_a_link_joins_two_documents_for_a_reason(rows: list[tuple[int, bool, bool]]) -> None:
    """Each link joins messages of two documents that share a subject and a person or unit, and says so."""
    subjects = ("Planning sluizen", "RE: Planning sluizen")
    messages = [mail(n, day * DAY, subjects[reply], UNIT if ours else OTHER) for n, (day, reply, ours) in enumerate(rows)]
    by_id = {message.id: message for message in messages}
    for link in find_links(messages):
        earlier, later = (by_id[id_] for id_ in link.messages)
        assert earlier.segment != later.segment
        assert earlier.sender == later.sender
        assert (later.subject or "").startswith("RE:")
        assert all(id_ in link.reason for id_ in link.messages)


# cases


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        (mail(1, 0, "Planning sluizen"), mail(2, 60, "RE: Planning sluizen"), True),
        (mail(1, 60, "Antw: Planning sluizen"), mail(2, 0, "Planning sluizen"), True),
        (mail(1, 0, "Planning sluizen"), mail(2, 60, "Planning sluizen"), False),
        (mail(1, 0, "Planning sluizen"), mail(2, 8 * DAY, "RE: Planning sluizen"), False),
        (mail(1, 0, "Planning sluizen"), mail(2, 60, "RE: Planning sluizen", OTHER), False),
        (mail(1, 0, "Planning sluizen"), mail(2, 60, "RE: Planning sluizen", None), False),
        (mail(1, 0, "Vraag"), mail(2, 60, "RE: Vraag"), False),
        (mail(1, 0, "Planning ███"), mail(2, 60, "RE: Planning ███"), False),
    ],
)
def test_subjects(first: Message, second: Message, *, linked: bool) -> None:
    """A reply to the same subject within a week that names the same unit goes on with it; less is not enough."""
    assert [link.kind for link in find_links([first, second])] == (["subject"] if linked else [])


def test_copies_link() -> None:
    """Two documents with prints of one mail are one conversation; two prints in one document link nothing."""
    messages = [make(1, "s"), evolve(make(2, "t"), copy_of="m1"), evolve(make(3, "s"), copy_of="m1")]
    assert [(link.messages, link.kind) for link in find_links(messages)] == [(("m2", "m1"), "copy")]
