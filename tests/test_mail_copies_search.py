"""The same mail printed more than once.

How well copies are found, in the words of `docs/explanation/threads.md`, is printed by `python tests/test_mail_copies_search.py`.
"""

import sys
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve
from copymaking import START, Mail, Parcel, Printing, make_mail, make_parcel, seed_random
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.mail.copies.search import Copy, find_copies, mark_copies
from foialyzer.readers.transcript import parse_transcript

SEEDS = st.integers(0, 10**9)
few = settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
DRAFTED = "dit stond er eerst heel anders in dan nu"
OTHERS, TRIALS, SINGLES = 500, 400, 10_000


def find(parcel: Parcel) -> tuple[Copy, ...]:
    """Return the copies in a parcel."""
    return find_copies(parcel.string, parcel.messages, parcel.redactions)


def draw_printing(random: Random) -> Printing:
    """Return a way to print a mail, from a tenth to half of its words hidden."""
    return Printing(
        share=random.uniform(0.1, 0.5),
        longest=random.randint(1, 12),
        dated=random.random() < 0.8,
        named=random.random() < 0.8,
        mark=random.choice(("", "> ", ">> ")),
        width=random.choice((60, 75, 90)),
        later=random.choice((0, 0, 0, 60, -120)),
    )


def hide_pair(seed: int, others: int) -> tuple[Parcel, tuple[str, str]]:
    """Return a parcel in which two prints of one mail stand among others, and the ids of the two."""
    random = seed_random(seed)
    mail = make_mail(random, random.randint(4, 20), random.choice((0.0, 0.2, 0.5)))
    drawn = (make_mail(random, random.randint(1, 12), random.choice((0.0, 0.2, 0.7, 1.0))) for _ in range(others))
    mails = [(one, Printing(share=random.uniform(0, 0.5))) for one in drawn]
    first, second = sorted(random.sample(range(others + 2), 2))
    mails.insert(first, (mail, draw_printing(random)))
    mails.insert(second, (mail, draw_printing(random)))
    return make_parcel(random, mails), (f"m{first + 1}", f"m{second + 1}")


def count_wrong(parcel: Parcel, copies: tuple[Copy, ...]) -> tuple[int, int]:
    """Return how many passages are given, and how many of them are not what was hidden there."""
    given_, wrong = 0, 0
    for one in (difference for copy in copies for difference in copy.differences):
        under = [parcel.hidden[start] for start in sorted(parcel.hidden) if start in one.span_redacted]
        said = " ".join(one.span_readable.of(parcel.string).replace(">", " ").split())
        true = " ".join(" ".join(under).split())
        given_, wrong = given_ + 1, wrong + (said != true if one.whole else said not in true)
    return given_, wrong


@few
@given(SEEDS)
def test_law_a_pair_is_the_only_one(seed: int) -> None:
    """Among other mails no two are taken for one that are not, and every passage is what was hidden there."""
    parcel, pair = hide_pair(seed, 60)
    copies = find(parcel)
    assert {copy.messages for copy in copies} <= {pair}
    assert count_wrong(parcel, copies)[1] == 0


@given(SEEDS, st.integers(2, 9))
def test_law_one_print_of_a_mail_is_no_copy(seed: int, prints: int) -> None:
    """Of so many prints of a mail exactly one is no copy, and all others are copies of it."""
    random = seed_random(seed)
    mail = make_mail(random, 8)
    parcel = make_parcel(random, [(mail, Printing(share=random.uniform(0, 0.3), mark=">" * n)) for n in range(prints)])
    marked = mark_copies(parcel.string, parcel.messages, find(parcel))
    originals = [message for message in marked if message.copy_of is None]
    assert len(originals) == 1
    assert {message.copy_of for message in marked} == {None, originals[0].id}


@given(SEEDS)
def test_law_near_copies_are_mails_of_their_own(seed: int) -> None:
    """A draft of which a sentence is written anew is no copy, whatever it shares."""
    random = seed_random(seed)
    mail = make_mail(random, 12, stock=0)
    half = len(mail.words) // 2
    draft = evolve(mail, words=(*mail.words[:half], *DRAFTED.split(), *mail.words[half + 9 :]))
    later = evolve(draft, sent=mail.sent.replace(minute=(mail.sent.minute + 7) % 60))
    parcel = make_parcel(random, [(mail, Printing()), (later, Printing())])
    copies = find(parcel)
    assert {copy.kind for copy in copies} <= {"near"}
    assert mark_copies(parcel.string, parcel.messages, copies) == parcel.messages


@given(
    st.lists(st.tuples(st.integers(0, 12), st.booleans(), st.booleans()), min_size=2, max_size=12, unique_by=lambda row: row[0])
)
def test_law_stock_mails_never_pair_on_text(rows: list[tuple[int, bool, bool]]) -> None:
    """Short mails with the same words are different mails, sent at different times or at times nobody knows."""
    words = ("Akkoord,\n", "groet\n", "Jan")
    mails = [
        (Mail(words, START.replace(day=1 + day, minute=day), "A/B", "Plan"), Printing(dated=dated, named=named))
        for day, dated, named in rows
    ]
    assert find(make_parcel(seed_random(0), mails)) == ()


# cases

HEADER = "Van: [gelakt] WBW/DIR\nVerzonden: {}\nAan: [gelakt] WBW/FIN\nOnderwerp: Planning sluizen\n\n"
FIRST, SECOND = (HEADER.format(f"dinsdag 5 maart 2019 {time}") for time in ("10:22", "11:57"))
FULL = "Dag,\n\nDe aannemer levert de deuren pas in november omdat het staal te laat komt, zegt de directeur.\n\nGroet,\nJan\n\n"
HIDDEN = FULL.replace("omdat het staal te laat komt", "[gelakt: 11.1]")


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


def test_redacted_here_and_readable_there() -> None:
    """What one print hides on a ground and another shows is told with both places, and is a finding."""
    release = account(f"{FIRST}{HIDDEN}\n\n\n\n{SECOND}Zie onder.\n\n{FIRST}{FULL}")
    (copy,) = release.copies
    (difference,) = copy.differences
    assert (copy.messages, copy.kind) == (("m1", "m3"), "copy")
    assert difference.span_readable.of(release.text) == "omdat het staal te laat komt"
    assert (difference.redacted_in, difference.readable_in, difference.ground) == ("m1", "m3", "nl-wob:11.1")
    assert [message.copy_of for message in release.messages] == ["m3", None, None]
    assert "redacted-here-readable-there" in {finding.code for finding in release.findings}


def test_a_copy_counts_once() -> None:
    """Totals of messages and grounds count a mail once however often it is printed; those of the paper count all of it."""
    once, twice = account(f"{FIRST}{FULL}"), account(f"{FIRST}{FULL}\n\n\n\n{FIRST}{HIDDEN}")
    assert twice.survival.messages == once.survival.messages
    assert {total.id for total in twice.by_ground} == {total.id for total in once.by_ground}
    assert twice.survival.all.visible_chars > once.survival.all.visible_chars


def test_a_mail_of_another_time_is_no_copy() -> None:
    """The same words sent again an hour and a half later by somebody are not the same mail."""
    release = account(f"{FIRST}Akkoord, groet\n\n\n\n{SECOND}Akkoord, groet\n")
    assert (len(release.messages), release.copies) == (2, ())


INVITED = (
    "Van: Jan Bos\nVerzonden: dinsdag 5 maart 2019 10:{}\nAan: {}\nOnderwerp: Uitnodiging\n\nBeste {},\n\nHierbij nodig ik u uit "
    "voor het overleg over de nieuwe dienstregeling van het veer. Wij bespreken daar de kosten van het onderhoud en de planning "
    "van de werkzaamheden aan de steiger. De kosten zijn {} euro per jaar. {} Graag hoor ik voor vrijdag of u aanwezig kunt zijn "
    "en of u daarna ook nog tijd heeft.\n\nGroet,\nJan\n\n"
)
WHY, PIET = "Dat is omdat het staal te laat komt.", "Piet de Vries"


@pytest.mark.parametrize(
    ("hidden", "shown", "kind", "said"),
    [
        ((22, "[10.2.e]", "[10.2.e]", "[10.2.b]", WHY), (22, PIET, "Piet", "25.000", WHY), "copy", []),
        ((21, "[10.2.e]", "[10.2.e]", "[10.2.b]", WHY), (22, PIET, "Piet", "25.000", WHY), "near", []),
        ((22, PIET, "[10.2.e]", "[10.2.b]", WHY), (22, PIET, "Piet", "25.000", WHY), "copy", ["Piet", "25.000"]),
        ((22, "[10.2.e]", "[10.2.e]", "9", "[11.1]"), (22, PIET, "[10.2.e]", "9", WHY), "copy", [WHY]),
    ],
)
def test_letters_to_many(hidden: tuple[object, ...], shown: tuple[object, ...], kind: str, said: list[str]) -> None:
    """A name or a number in letters to many says nothing of another one, unless both show one reader in the same minute."""
    release = account(f"{INVITED.format(*hidden)}\n\n{INVITED.format(*shown)}")
    (copy,) = release.copies
    assert copy.kind == kind
    assert [one.span_readable.of(release.text) for one in copy.differences] == said


@pytest.mark.parametrize(
    ("when", "sender", "said"),
    [("[10.2.e]", "[10.2.e]", 0), ("5 maart 2019", "[10.2.e]", 0), ("[10.2.e]", "Jan Bos", 1), ("5 maart 2019", "Jan Bos", 1)],
)
def test_without_a_time_it_takes_a_name(when: str, sender: str, said: int) -> None:
    """Where one print shows no time, what it hides is told only if both show one sender or recipient."""
    shown = INVITED.format(22, "[10.2.e]", "[10.2.e]", "9", WHY)
    hidden = shown.replace("dinsdag 5 maart 2019 10:22", when).replace("Van: Jan Bos", f"Van: {sender}").replace(WHY, "[11.1]")
    (copy,) = account(f"{hidden}\n\n{shown}").copies
    assert (copy.kind, len(copy.differences)) == ("copy", said)


@pytest.mark.parametrize("count", [3, 40])
def test_many_prints(count: int) -> None:
    """A mail printed many times is one mail, and each print is held against the one that shows most."""
    random = seed_random(7)
    mail = make_mail(random, 9)
    prints = [(mail, Printing(share=0.3, mark=">" * n)) for n in range(count)]
    parcel = make_parcel(random, [*prints, (mail, Printing())])
    copies = find(parcel)
    assert {copy.messages[0] for copy in copies if copy.messages[1] == f"m{count + 1}"} == {f"m{n}" for n in range(1, count + 1)}
    assert count_wrong(parcel, copies)[1] == 0


def render_figures() -> str:
    """Return how many of some hidden pairs are found, and how much that is found is not so."""
    found = false = passages = wrong = 0
    for seed in range(TRIALS):
        parcel, pair = hide_pair(seed, OTHERS)
        copies = find(parcel)
        found += any(copy.messages == pair and copy.kind == "copy" for copy in copies)
        false += sum(copy.messages != pair for copy in copies)
        more, worse = count_wrong(parcel, copies)
        passages, wrong = passages + more, wrong + worse
    random = seed_random(0)
    mails = (make_mail(random, random.randint(1, 8), random.choice((0.0, 0.5, 1.0))) for _ in range(SINGLES + 1))
    pairs = pairwise((mail, draw_printing(random)) for mail in mails)
    singles = sum(
        bool(find(make_parcel(random, [one, (evolve(other[0], subject=one[0].subject), other[1])]))) for one, other in pairs
    )
    said = f"{TRIALS} pairs among {OTHERS}: {found / TRIALS:.1%} found, {false} false; {passages} passages, {wrong} wrong\n"
    return f"{said}{SINGLES} pairs of different mails with one subject: {singles} taken for one\n"


if __name__ == "__main__":
    sys.stdout.write(render_figures())
