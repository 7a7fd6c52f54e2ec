"""Whether two printed messages are one mail."""

from datetime import timedelta

import pytest
from attrs import evolve
from copymaking import START, Mail, Printing, make_mail, make_parcel, seed_random
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.copies.body_words import split_words
from foialyzer.mail.copies.likeness import Likeness, LikenessKind, compare_dates, compare_messages
from foialyzer.mail.dates import Precision
from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person

SHOWN = make_parcel(seed_random(0), [(make_mail(seed_random(0), 1), Printing())]).messages[0]
SEEDS = st.integers(0, 10**6)


def at(minutes: float, zone: int | None = None, precision: Precision = "minute") -> Message:
    """Return a message that shows some minutes after a fixed moment."""
    sent = (START + timedelta(minutes=minutes)).isoformat(timespec="minutes")
    bounds = None if zone is None else (zone, zone)
    return evolve(SHOWN, sent=sent[:10] if precision == "day" else sent, sent_precision=precision, utc_offset_bounds=bounds)


def compare(one: Mail, other: Mail, hows: tuple[Printing, Printing], seed: int = 0) -> Likeness:
    """Return how alike the prints of two mails are, when no stretch of words is known to be rare."""
    parcel = make_parcel(seed_random(seed), [(one, hows[0]), (other, hows[1])])
    first, second = parcel.messages
    words = split_words(parcel.string, first), split_words(parcel.string, second)
    return compare_messages((first, second), words, 0, parcel.redactions)


@given(st.integers(-5000, 5000), st.sampled_from([None, 0, 60, -300]), st.sampled_from([None, 0, 60, -300]))
def test_law_dates_do_not_mind_the_order(minutes: int, here: int | None, there: int | None) -> None:
    """Two dates are to each other what they are the other way round, and a date is the same as itself."""
    one, other = at(0, here), at(minutes, there)
    assert compare_dates(one, other) == compare_dates(other, one)
    assert compare_dates(one, one) == 1


@given(SEEDS, st.floats(0, 0.6), st.floats(0, 0.6))
def test_law_prints_of_one_mail_agree(seed: int, share: float, other: float) -> None:
    """Whatever is hidden in either, most of what two prints of one mail both show is the same."""
    mail = make_mail(seed_random(seed), 8)
    likeness = compare(mail, mail, (Printing(share=share, mark="> "), Printing(share=other, width=60)), seed)
    assert likeness.letters == 0 or likeness.agreement >= 0.5
    assert (likeness.date, likeness.subject, likeness.sender) == (1, 1, 1)


@given(SEEDS)
def test_law_agreement_is_one_where_nothing_is_hidden(seed: int) -> None:
    """Two prints that hide nothing agree in every letter, however their lines are broken and marked."""
    mail = make_mail(seed_random(seed), 5)
    likeness = compare(mail, mail, (Printing(mark=">> "), Printing(width=50)))
    assert likeness.agreement == 1.0
    assert likeness.kind() == "copy"


@given(SEEDS, st.integers(1, 6))
def test_law_other_mails_do_not_agree(seed: int, sentences: int) -> None:
    """Mails of which not a sentence is the same agree in few of their letters."""
    mails = [make_mail(seed_random(f"{seed} {n}"), sentences + 4, stock=0) for n in range(2)]
    assert compare(mails[0], mails[1], (Printing(), Printing())).agreement < 0.7


# cases


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (at(0), at(0), 1),
        (at(0), at(1), -1),
        (at(0), at(2), -1),
        (at(0), at(60), 0.5),
        (at(0), at(-345), 0.5),
        (at(0), at(61), -1),
        (at(0), at(60 * 27), -1),
        (at(0, 0), at(60, 60), 1),
        (at(0, 0), at(60, 0), -1),
        (at(0, 0), at(60), 0.5),
        (at(0, precision="day"), at(99), 0.5),
        (at(0, precision="day"), at(60 * 24), -1),
        (evolve(SHOWN, sent=None, sent_precision="unknown"), at(0), 0),
    ],
)
def test_dates(one: Message, other: Message, wanted: float) -> None:
    """The same minute, a minute that may be the same, none, and another."""
    assert compare_dates(one, other) == wanted


@pytest.mark.parametrize(
    ("likeness", "kind"),
    [
        (Likeness(1, 1, 0, 0, 1.0, 12), "copy"),
        (Likeness(1, 0, 0, 0, 1.0, 12), None),
        (Likeness(1, 0, 0, 1, 1.0, 36), "copy"),
        (Likeness(1, 0, 0, 1, 0.9, 36), None),
        (Likeness(0, 0, 0, 1, 1.0, 170), "copy"),
        (Likeness(0, 0, 0, 1, 0.95, 170), None),
        (Likeness(0, 0, 0, 0, 1.0, 170), None),
        (Likeness(0, 0, 0, 9, 1.0, 75, longest=75), None),
        (Likeness(0, 0, 0, 9, 1.0, 75, longest=40), "copy"),
        (Likeness(0.5, 0, 0, 2, 1.0, 36), "copy"),
        (Likeness(0.5, 1, 0, 0, 0.9, 62), "copy"),
        (Likeness(-1, 1, -1, 25, 0.85, 400), None),
        (Likeness(0, 0, 0, 0, 1.0, 12), None),
        (Likeness(0, 1, 1, 0, 1.0, 400), None),
        (Likeness(0, 0, 0, 20, 1.0, 400), "copy"),
        (Likeness(-1, 0, 0, 25, 1.0, 400), "near"),
        (Likeness(1, -1, 0, 2, 1.0, 12), None),
        (Likeness(1, 1, -1, 25, 1.0, 400), "near"),
        (Likeness(1, 1, 1, 25, 0.75, 400), "near"),
        (Likeness(1, 1, 1, 25, 0.5, 400), None),
        (Likeness(-1, 0, 0, 12, 1.0, 400), None),
        (Likeness(1, 1, 1, 0, 0.0, 0), None),
        (Likeness(1, 1, 1, 25, 1.0, 400, recipient=-1), "near"),
        (Likeness(1, 1, 1, 2, 1.0, 40, recipient=-1), None),
    ],
)
def test_kinds(likeness: Likeness, kind: LikenessKind | None) -> None:
    """A header in common needs few words, text alone many, and what is at odds is never one mail."""
    assert likeness.kind() == kind
    assert likeness.reasons()


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (Person("Jan Bos", name="Jan Bos"), Person("Bos, Jan", name="Bos, Jan"), 1),
        (Person("Jan Bos", name="Jan Bos"), Person("Noor Vos", name="Noor Vos"), -1),
        (Person("█ A/B", unit="A/B"), Person("Jan Bos", name="Jan Bos"), 0),
        (Person("a@b.example", address="a@b.example", domain="b.example"), Person("█@b.example", domain="b.example"), 1),
        (None, Person("Jan Bos", name="Jan Bos"), 0),
    ],
)
def test_senders(one: Person | None, other: Person | None, wanted: int) -> None:
    """Senders are compared by what both prints show of them."""
    messages = evolve(SHOWN, sender=one), evolve(SHOWN, sender=other)
    words = split_words("", evolve(SHOWN, body_span=SHOWN.header_span))
    assert compare_messages(messages, (words, words), 0, ()).sender == wanted


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("RE: Plan", "FW: Antw: plan", 1),
        ("Plan haven", "Begroting", -1),
        ("█████", "Plan", 0),
        (None, "Plan", 0),
        ("RE:", "Plan", 0),
    ],
)
def test_subjects(one: str | None, other: str | None, wanted: int) -> None:
    """Subjects are compared without RE and FW; one that is hidden tells nothing."""
    messages = evolve(SHOWN, subject=one), evolve(SHOWN, subject=other)
    words = split_words("", evolve(SHOWN, body_span=SHOWN.header_span))
    assert compare_messages(messages, (words, words), 0, ()).subject == wanted


def test_what_one_print_adds_below_does_not_count() -> None:
    """A text pasted below a mail in one of its prints does not make it another mail."""
    mail = make_mail(seed_random(1), 5)
    longer = evolve(mail, words=(*mail.words, *("een heel ander stuk " * 40).split()))
    assert compare(mail, longer, (Printing(), Printing())).agreement == 1.0


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ((Person("Jan Bos", name="Jan Bos"),), (Person("Noor Vos", name="Noor Vos"),), -1),
        ((Person("Jan Bos", name="Jan Bos"),), (Person("Bos, Jan", name="Bos, Jan"),), 0),
        ((Person("█"),), (Person("Jan Bos", name="Jan Bos"),), 0),
        ((Person("Jan Bos", name="Jan Bos"), Person("█")), (Person("Noor Vos", name="Noor Vos"),), 0),
        ((), (Person("Noor Vos", name="Noor Vos"),), 0),
    ],
)
def test_recipients(one: tuple[Person, ...], other: tuple[Person, ...], wanted: int) -> None:
    """One mail to each of many people is many mails; a list of recipients may be cut short in one print."""
    words = split_words("", evolve(SHOWN, body_span=SHOWN.header_span))
    assert compare_messages((evolve(SHOWN, to=one), evolve(SHOWN, to=other)), (words, words), 0, ()).recipient == wanted
