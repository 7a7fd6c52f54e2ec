"""Whether two prints are shown to be of one mail."""

import pytest
from attrs import evolve
from copymaking import Printing, make_mail, make_parcel, seed_random
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.copies.passages import Passage
from foialyzer.mail.copies.proof import is_proved
from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.page.span import Span

BARE = make_parcel(seed_random(0), [(make_mail(seed_random(0), 1), Printing())]).messages[0]
PIET, UNIT = Person("Piet", name="Piet"), Person("████ WBW/DIR", unit="WBW/DIR", redacted=True)
TO_PIET, FROM_PIET, FROM_UNIT = evolve(BARE, to=(PIET,)), evolve(BARE, sender=PIET), evolve(BARE, sender=UNIT)
SAID, NAME = "omdat het staal te laat komt", "Piet van der Berg"


def proves(readable: str, prints: tuple[Message, Message], *, same_minute: bool) -> bool:
    """Return whether two prints prove words opposite a cover, which both stand at the end of a line."""
    string = f"Dat is █\nDat is {readable}"
    return is_proved(string, Passage(Span(7, 8), Span(16, len(string)), (), whole=True), prints, same_minute=same_minute)


@given(st.text(), st.sampled_from([BARE, TO_PIET, FROM_PIET, FROM_UNIT]), st.booleans())
def test_law_nothing_is_proved_by_nothing(readable: str, one: Message, same_minute: bool) -> None:
    """What no header shows proves nothing; the same minute and one reader prove all, and proof has no order."""
    bare = evolve(BARE, sender=None)
    assert proves(readable, (TO_PIET, TO_PIET), same_minute=True)
    assert not proves(readable, (bare, one), same_minute=False)
    assert proves(readable, (bare, one), same_minute=same_minute) == proves(readable, (one, bare), same_minute=same_minute)


# cases


@pytest.mark.parametrize(
    ("readable", "header", "same_minute", "wanted"),
    [
        (SAID, BARE, True, True),
        (SAID, FROM_PIET, False, True),
        (SAID, TO_PIET, False, True),
        (SAID, FROM_UNIT, False, False),
        (f"Piet, {SAID}", FROM_UNIT, True, True),
        (NAME, TO_PIET, True, True),
        (NAME, TO_PIET, False, False),
        (NAME, FROM_PIET, True, False),
        ("25.000 euro", FROM_PIET, True, False),
        ("3 maart 2019", BARE, True, False),
    ],
)
def test_what_proves(readable: str, header: Message, same_minute: bool, wanted: bool) -> None:
    """A name or number takes the same minute and a reader; words that say more take the minute, a sender or a reader."""
    assert proves(readable, (header, header), same_minute=same_minute) == wanted


def test_salutations_are_of_one_reader() -> None:
    """Whatever stands in a salutation is of its reader, also where it is quoted."""
    string = "> Beste ████,\n\nBeste goede vrienden van weleer,"
    passage = Passage(Span(8, 12), Span(21, len(string) - 1), (), whole=True)
    assert not is_proved(string, passage, (FROM_PIET, FROM_PIET), same_minute=True)
