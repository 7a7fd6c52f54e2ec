"""Codes printed beside a cover."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Word
from foialyzer.page.word_index import Nearby
from foialyzer.redaction.labels_beside import add_labels_beside
from foialyzer.redaction.shape_covers import ShapeCover

BAR = Box(100, 99, 160, 111)


def cover(box: Box = BAR, label: str | None = None) -> ShapeCover:
    """Return a black cover."""
    return ShapeCover(box, "black", (0, 0, 0), label, (), (), 5)


def word(text: str, x0: float, width: float = 25, top: float = 100, height: float = 10) -> Word:
    """Return a word on the line of the cover."""
    return Word(text, Box(x0, top, x0 + width, top + height))


EDGES = st.integers(0, 40).map(lambda n: n * 10.0)
WORDS = st.lists(
    st.builds(lambda text, x, y: word(text, x, 22, y), st.sampled_from(["10.2.e", "11.1", "concept", "de", "Wob"]), EDGES, EDGES),
    max_size=12,
)
COVERS = st.lists(st.builds(lambda x, y: cover(Box(x, y, x + 40, y + 12)), EDGES, EDGES), max_size=5)


@given(COVERS, WORDS)
def test_law_no_word_serves_two_covers(covers: list[ShapeCover], words: list[Word]) -> None:
    """The covers stay in number and place, and no word is the label of two."""
    found = add_labels_beside(covers, Nearby(words))
    assert [one.box for one in found] == [one.box for one in covers]
    taken = [index for one in found for index in one.on_top]
    assert len(taken) == len(set(taken))
    assert all(one.label == " ".join(words[index].text for index in one.on_top) for one in found if one.label)


@given(WORDS)
def test_law_a_labelled_cover_keeps_its_label(words: list[Word]) -> None:
    """A cover with a code on it takes none from beside it."""
    (found,) = add_labels_beside([cover(label="10.2.g")], Nearby(words))
    assert (found.label, found.on_top) == ("10.2.g", ())


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ([word("10.2.e", 163)], "10.2.e"),
        ([word("10.2.e", 72)], "10.2.e"),
        ([word("Naam:", 40), word("10.2.e", 72)], "10.2.e"),
        ([word("10.2.e,", 163), word("10.2.g", 191)], "10.2.e, 10.2.g"),
        ([word("10.2.e", 163, 20, 102, 7), word("heeft", 186)], "10.2.e"),
        ([word("10.2.e", 163, 20, 102, 7), word("wel", 186)], "10.2.e"),
        ([word("10.2.e", 110, 20, 91, 7)], "10.2.e"),
        ([word("buiten", 162, 18, 102, 7), word("verzoek", 182, 20, 102, 7)], "buiten verzoek"),
        ([word("artikel", 40, 29), word("10.2.e", 72)], None),
        ([word("10.2.e", 163), word("van", 191)], None),
        ([word("10.2.e", 175)], None),
        ([word("10.2.e", 163, top=112)], None),
        ([word("10.2.e", 110, 25, 80)], None),
        ([word("10.2.e", 110, 20, 91, 7), word("en", 133, 10, 91, 7)], None),
        ([word("concept", 163)], None),
        ([word("E:", 90, 8)], None),
    ],
)
def test_code_beside_a_cover(words: list[Word], label: str | None) -> None:
    """A code a space away or close above belongs to a cover; one in a sentence, another column or another line does not."""
    (found,) = add_labels_beside([cover()], Nearby(words))
    assert found.label == label


def test_code_between_two_covers() -> None:
    """A code between two covers belongs to the one it follows."""
    covers = [cover(), cover(Box(190, 99, 240, 111))]
    assert [one.label for one in add_labels_beside(covers, Nearby([word("10.2.e", 163)]))] == ["10.2.e", None]
