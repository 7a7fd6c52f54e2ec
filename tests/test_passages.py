"""What one print of a mail hides and another shows."""

import pytest
import regex
from attrs import evolve
from copymaking import Parcel, Printing, make_mail, make_parcel, seed_random
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.copies.body_words import split_words
from foialyzer.mail.copies.passages import Passage, find_passages
from foialyzer.page.box import Box
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import Redaction

SHOWN = make_parcel(seed_random(0), [(make_mail(seed_random(0), 1), Printing())]).messages[0]
BEFORE, AFTER = "Wij hebben gisteren besloten dat", "en dat is met iedereen zo afgesproken."


def squash(text: str) -> str:
    """Return a text with single spaces and without quote marks."""
    return " ".join(text.replace(">", " ").split())


def draw(seed: int, shares: tuple[float, float], longest: int) -> Parcel:
    """Return two prints of one mail, each with a share of its words hidden."""
    random = seed_random(seed)
    mail = make_mail(random, random.randint(2, 15), stock=random.choice((0.0, 0.3, 1.0)))
    return make_parcel(random, [(mail, Printing(share=share, longest=longest, mark=">" * n)) for n, share in enumerate(shares)])


def find(parcel: Parcel, *, versions: bool = False) -> list[Passage]:
    """Return the passages of a parcel of two prints, either way."""
    first, second = (split_words(parcel.string, message) for message in parcel.messages)
    there, back = find_passages(parcel.string, (first, second), parcel.redactions, versions=versions)
    return [*there, *back]


def read(one: str, other: str, *, versions: bool = False, reach: int = 2) -> list[tuple[str, str, bool]]:
    """Return each cover of two bodies that can be read, with what stands there and whether that is all of it."""
    string = f"{one}\n{other}\n"
    redactions = [
        Redaction(f"r{n}", 1, (Box(0, 0, 1, 1),), "black", "shape", _around(len(match[0]), reach), span=Span(*match.span()))
        for n, match in enumerate(regex.finditer("█+", string))
    ]
    spans = Span(0, len(one)), Span(len(one) + 1, len(string))
    words = tuple(split_words(string, evolve(SHOWN, body_span=span)) for span in spans)
    found = find_passages(string, (words[0], words[1]), redactions, versions=versions)
    return [(one.hidden.of(string), one.readable.of(string), one.whole) for passages in found for one in passages]


def _around(size: int, reach: int) -> HiddenChars:
    return HiddenChars(max(1, size - reach), size, size + reach)


SHARES = st.tuples(*[st.floats(0.05, 0.6)] * 2)


@given(st.integers(0, 10**9), SHARES, st.integers(1, 12), st.booleans())
def test_law_every_passage_is_what_was_hidden(seed: int, shares: tuple[float, float], longest: int, versions: bool) -> None:
    """Whatever two prints of a mail hide, each passage said to be all of it is that, and each part is part of it."""
    parcel = draw(seed, shares, longest)
    for passage in find(parcel, versions=versions):
        under = [parcel.hidden[start] for start in sorted(parcel.hidden) if start in passage.hidden]
        said, true = squash(passage.readable.of(parcel.string)), squash(" ".join(under))
        assert said == true if passage.whole else said in true
        assert "█" not in said


@given(st.integers(0, 10**9), st.floats(0.05, 0.5), st.integers(1, 12))
def test_law_hidden_and_readable_stand_in_different_prints(seed: int, share: float, longest: int) -> None:
    """What is hidden stands in one print and what is readable in the other, and the redactions are those hidden there."""
    parcel = draw(seed, (share, 0.2), longest)
    bodies = [message.body_span for message in parcel.messages]
    for passage in find(parcel):
        assert [passage.hidden in body for body in bodies] == [passage.readable not in body for body in bodies]
        inside = {redaction.id for redaction in parcel.redactions if redaction.span and redaction.span in passage.hidden}
        assert set(passage.redactions) == inside


@given(st.integers(0, 10**9), SHARES)
def test_law_one_print_twice_shows_nothing_more(seed: int, shares: tuple[float, float]) -> None:
    """Two prints that hide the same words show nothing of them."""
    random = seed_random(seed)
    mail = make_mail(random, 8)
    kept = {n: seed_random(seed) for n in range(2)}
    first, second = (make_parcel(kept[n], [(mail, Printing(share=shares[0]))]) for n in range(2))
    message = evolve(
        first.messages[0], body_span=Span(len(first.string) + first.messages[0].body_span.start, 2 * len(first.string))
    )
    moved = [
        evolve(r, span=Span(r.span.start + len(first.string), r.span.end + len(first.string)))
        for r in second.redactions
        if r.span
    ]
    string = first.string + second.string
    words = split_words(string, first.messages[0]), split_words(string, message)
    assert find_passages(string, words, [*first.redactions, *moved]) == ((), ())


# cases


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (f"{BEFORE} ████████ {AFTER}", f"{BEFORE} Jan gaat {AFTER}", [("████████", "Jan gaat", True)]),
        (f"{BEFORE} Jan gaat {AFTER}", f"{BEFORE} ████████ {AFTER}", [("████████", "Jan gaat", True)]),
        (f"{BEFORE}, ██████. {AFTER}", f"> {BEFORE},\n> twee\n> nu. {AFTER}", [("██████", "twee\n> nu", True)]),
        (
            f"{BEFORE} ███ en ████ {AFTER}",
            f"{BEFORE} Jan en Piet {AFTER}",
            [("███", "Jan", True), ("████", "Piet", True)],
        ),
        (f"{BEFORE} ███ en █████████ {AFTER}", f"{BEFORE} Jan en Piet en Kees {AFTER}", []),
        (f"{BEFORE} ███ en ███ {AFTER}", f"{BEFORE} menen mensen {AFTER}", []),
        (f"{BEFORE} ████\n████ {AFTER}", f"{BEFORE} Jan gaat {AFTER}", [("████\n████", "Jan gaat", True)]),
        (f"{BEFORE} ███ {AFTER}", f"{BEFORE} Jan gaat naar de haven {AFTER}", []),
        (f"{BEFORE} ████████████ {AFTER}", f"{BEFORE} Jan {AFTER}", []),
        (f"{BEFORE} wel ████████ {AFTER}", f"{BEFORE} niet Jan gaat {AFTER}", []),
        (f"{BEFORE} Jan█████ {AFTER}", f"{BEFORE} Jan gaat {AFTER}", []),
        (f"{BEFORE} ████████ {AFTER}", f"{BEFORE} ████████ {AFTER}", []),
        (f"████████ {AFTER}", f"Jan gaat {AFTER}", []),
        (f"{BEFORE} ████████", f"{BEFORE} Jan gaat", []),
        ("████████ is er", "Jan gaat is er", []),
        (f"Beste ███, {AFTER}", f"Beste Jan, {AFTER}", [("███", "Jan", True)]),
        (f"{BEFORE} {'█' * 20} {AFTER}", f"{BEFORE} Jan gaat naar ██████ {AFTER}", [("█" * 20, "Jan gaat naar", False)]),
        (f"{BEFORE} █████████████ {AFTER}", f"{BEFORE} ████ naar de haven {AFTER}", [("█████████████", "naar de haven", False)]),
        (f"{BEFORE} naar de █████ {AFTER}", f"{BEFORE} ██████ de haven {AFTER}", []),
    ],
)
def test_what_can_be_read(one: str, other: str, wanted: list[tuple[str, str, bool]]) -> None:
    """Words between anchors stand under the cover between the same anchors where there is one way to read it, and fit."""
    assert read(one, other) == wanted


def test_anchors_of_unlike_prints_are_longer() -> None:
    """Where the prints differ elsewhere, short anchors are not enough."""
    one, other = "Dat is gisteren besloten ███ omdat iedereen komt.", "Dat is gisteren besloten Jan omdat iedereen komt."
    assert (len(read(one, other)), read(one, other, versions=True)) == (1, [])
    assert len(read(f"{BEFORE} ███ {AFTER}", f"{BEFORE} Jan {AFTER}", versions=True)) == 1


def test_what_cannot_be_makes_what_is_beside_it_doubtful() -> None:
    """Beside two anchors between which the prints cannot hold the same text nothing is read."""
    here, there = "Daarna is alles opnieuw bekeken door", "zoals in de bijlage staat vermeld"
    one = f"{BEFORE} ███ {AFTER} {here} ████████████████████ {there}"
    assert read(one, f"{BEFORE} Jan {AFTER} {here} ██ {there}") == []
    assert len(read(one, f"{BEFORE} Jan {AFTER} {here} {'█' * 20} {there}")) == 1


def test_a_repeated_sentence_is_no_anchor() -> None:
    """Words that stand twice in a print anchor nothing: one of the two may be hidden in the other print."""
    one, other = f"{AFTER} ████████ {AFTER}", f"{AFTER} Jan gaat {AFTER}"
    assert read(one, other) == []


def test_versions_of_a_text_say_nothing() -> None:
    """Where a word that both prints show differs, under a cover elsewhere may stand what only one of the two says."""
    here, there = "Daarna is alles nog eens bekeken door", "zoals in de bijlage staat vermeld"
    one, other = (f"{BEFORE} {word} {AFTER} {here} {name} {there}" for word, name in (("wel", "███"), ("niet", "Jan")))
    assert read(one, other) == []
    assert read(one.replace("wel", "niet"), other) == [("███", "Jan", True)]
