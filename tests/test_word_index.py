"""Words and boxes looked up by place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_words import WORDS as LISTED

from foialyzer.page.box import Box
from foialyzer.page.page import Word
from foialyzer.page.word_index import Nearby, Picked, Places
from foialyzer.page.words import Words

BOXES = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), *[st.integers(-50, 700)] * 2, *[st.integers(0, 300)] * 2)
WORDS = st.lists(st.builds(Word, st.text("ab,.", min_size=1, max_size=6), BOXES, order=st.integers(0, 5)), max_size=30)


def middle(box: Box) -> tuple[float, float]:
    """Return the middle of a box."""
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


@given(WORDS, BOXES)
def test_law_inside_agrees_with_looking_at_all(words: list[Word], box: Box) -> None:
    """The words inside a box and beside it are those found by going through all."""
    nearby = Nearby(words)
    level = [index for index, word in enumerate(words) if box.top <= middle(word.box)[1] <= box.bottom]
    inside = [index for index in level if box.x0 <= middle(words[index].box)[0] <= box.x1]
    assert nearby.inside(box) == inside
    assert nearby.beside(box) == [index for index in level if index not in inside]
    assert nearby.on_top(box, 2, 100) == [index for index in inside if words[index].order > 2]


@given(LISTED, st.booleans())
def test_law_picked_words_are_the_words(words: list[Word], packed: bool) -> None:
    """Whether held as columns or not, each word that is picked is the one at that place, and the same each time."""
    picked = Picked(Words.of(words) if packed else words)
    assert len(picked) == len(words)
    assert [picked[index] for index in range(len(words))] == words
    assert all(picked[index] is picked[index] for index in range(len(words)))
    assert picked[:] == tuple(words)


@given(WORDS, BOXES)
def test_law_touched_words_have_letters_inside(words: list[Word], box: Box) -> None:
    """A touched word meets the box, and what is hidden of it is a part of it with a letter or digit."""
    nearby = Nearby(words)
    for index in nearby.touched(box):
        hidden = nearby.hidden(index, box)
        assert words[index].box.meet(box) is not None
        assert hidden in words[index].text
        assert any(map(str.isalnum, hidden))


@given(st.lists(BOXES, max_size=20), BOXES)
def test_law_what_meets_is_near(boxes: list[Box], box: Box) -> None:
    """Every box that meets another is among those near it."""
    near = Places(boxes).near(box)
    assert all(other in near for other in boxes if other.meet(box))


@pytest.mark.parametrize(
    ("box", "hidden"),
    [
        (Box(100, 10, 160, 20), "Dalen,"),
        (Box(100, 10, 150, 20), "Dalen"),
        (Box(120, 10, 160, 20), "len,"),
        (Box(150, 10, 160, 20), ","),
        (Box(160, 10, 200, 20), ""),
        (Box(100, 16, 160, 26), ""),
        (Box(99, 8, 161, 21), "Dalen,"),
    ],
)
def test_hidden_part(box: Box, hidden: str) -> None:
    """A box hides the characters it lies over by more than half their height."""
    nearby = Nearby([Word("Dalen,", Box(100, 10, 160, 20))])
    assert nearby.hidden(0, box) == hidden
    assert nearby.touched(box) == ([0] if any(map(str.isalnum, hidden)) else [])
