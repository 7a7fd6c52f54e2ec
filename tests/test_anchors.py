"""Words that stand together in two prints of one mail."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.copies.anchors import Anchor, can_be_one, find_anchors
from foialyzer.mail.copies.body_words import Words
from foialyzer.page.layout import COVER

KEYS = st.lists(st.sampled_from([*"abcdefghij", COVER]), max_size=40)
NUMBERED = [f"woord{n}" for n in range(40)]


def find(one: list[str], other: list[str], least: int) -> tuple[Anchor, ...]:
    """Return the anchors of two rows of words."""
    first, second = (Words(tuple(keys), (*range(len(keys)),), (*range(1, len(keys) + 1),), len(keys)) for keys in (one, other))
    return find_anchors(first, second, least)


@given(KEYS, KEYS, st.integers(0, 6))
def test_law_anchors_are_the_same_in_both(one: list[str], other: list[str], least: int) -> None:
    """The words of an anchor are the same in both prints and none is hidden; anchors come in order in both and do not overlap."""
    anchors = find(one, other, least)
    for anchor in anchors:
        words = one[anchor.one : anchor.one + anchor.size]
        assert words == other[anchor.other : anchor.other + anchor.size]
        assert words
        assert COVER not in words
    for above, below in pairwise(anchors):
        assert (above.one + above.size <= below.one, above.other + above.size <= below.other) == (True, True)


@given(st.lists(st.booleans(), min_size=40, max_size=40), st.lists(st.booleans(), min_size=40, max_size=40))
def test_law_words_that_stand_once_are_anchored_at_their_place(one: list[bool], other: list[bool]) -> None:
    """In two prints of words that all differ, every anchor joins a word to itself, and each three that both show are in one."""
    left, right = ([COVER if hidden else word for word, hidden in zip(NUMBERED, row, strict=True)] for row in (one, other))
    anchors = find(left, right, 1)
    assert all(anchor.one == anchor.other for anchor in anchors)
    inside = {at for anchor in anchors for at in range(anchor.one, anchor.one + anchor.size)}
    shown = [not (a or b) for a, b in zip(one, other, strict=True)]
    assert all({at, at + 1, at + 2} <= inside for at in range(38) if all(shown[at : at + 3]))


@given(st.lists(st.booleans(), min_size=40, max_size=40), st.lists(st.booleans(), min_size=40, max_size=40))
def test_law_two_prints_of_one_text_can_be_one(one: list[bool], other: list[bool]) -> None:
    """Whatever two prints of one text hide, they can be one text; where a word that both show differs, they cannot."""
    left, right = ([COVER if hidden else word for word, hidden in zip(NUMBERED, row, strict=True)] for row in (one, other))
    assert can_be_one(left, right)
    shown = [at for at in range(40) if not (one[at] or other[at])]
    if not any(one + other) and shown:
        assert not can_be_one(left, [*right[:20], "anders", *right[21:]])


# cases


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("", "", True),
        ("a", "", False),
        ("█", "", True),
        ("a b", "a c", False),
        ("a █ c", "a x y c", True),
        ("a █ c", "a x y d", False),
        ("█ b █", "a █ c", True),
        ("vergunning", "vergunnlng", True),
        ("12345", "12346", False),
        ("wel", "niet", False),
        (" ".join("a" * 300), " ".join("a" * 300), False),
    ],
)
def test_can_be_one(one: str, other: str, can: bool) -> None:
    """A cover hides any number of words; what both show is the same, but for what may be misread; too long is not told."""
    assert can_be_one(one.split(), other.split()) == can


@pytest.mark.parametrize(
    ("one", "other", "sizes"),
    [
        ("a b c d █ e", "a b c d █ e", [4]),
        ("█ a b c", "a b c █", [3]),
        ("█ a b c █ a b c", "█ a b c █", []),
        ("a █ b c d", "a x b c d", [1, 3]),
        ("█ a b █", "█ a b █", []),
        ("x y z █ a b c d", "a b c d █ x y z", [4]),
    ],
)
def test_anchors(one: str, other: str, sizes: list[int]) -> None:
    """Three words that stand once anchor a place; words that stand twice, or come in another order, do not."""
    assert [anchor.size for anchor in find(one.split(), other.split(), 1)] == sizes


def test_short_anchors_are_none() -> None:
    """Words with too few letters anchor nothing, but at the beginning of both."""
    keys = ["a", "b", "c", "█", "d", "e", "f"]
    assert [anchor.one for anchor in find(keys, ["a", "b", "c", COVER, "x", "d", "e", "f"], 4)] == [0]
