"""Boxes that make one redaction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Word
from foialyzer.page.word_index import Nearby
from foialyzer.redaction.grouping import group_covers
from foialyzer.redaction.redaction import Style
from foialyzer.redaction.shape_covers import ShapeCover


def cover(x0: float, top: float, x1: float, label: str | None = None, style: Style = "black") -> ShapeCover:
    """Return a cover 12 points high."""
    return ShapeCover(Box(x0, top, x1, top + 12), style, (0, 0, 0), label, (), (), 1)


COVERS = st.lists(
    st.builds(
        lambda x, row, w, label: cover(x * 10, row * 12, x * 10 + w, label),
        st.integers(0, 40),
        st.integers(0, 30),
        st.integers(1, 150),
        st.sampled_from([None, "10.2.e"]),
    ),
    max_size=15,
)


@given(COVERS)
def test_law_nothing_is_lost(covers: list[ShapeCover]) -> None:
    """Each cover lies in one of the boxes of the groups, no group is empty, and labels are neither lost nor invented."""
    groups = group_covers(covers, Nearby(()))
    boxes = [one.box for group in groups for one in group]
    assert all(groups)
    for one in covers:
        assert any(box.x0 <= one.box.x0 and one.box.x1 <= box.x1 and box.top == one.box.top for box in boxes)
    assert sum(1 for one in covers if one.label) == sum(1 for group in groups for one in group if one.label)


@given(COVERS)
def test_law_order_given_does_not_matter(covers: list[ShapeCover]) -> None:
    """Covers given in reverse make the same number of redactions, when no two have the same place."""
    distinct = list({(one.box.x0, one.box.top): one for one in covers}.values())
    assert len(group_covers(distinct, Nearby(()))) == len(group_covers(distinct[::-1], Nearby(())))


@pytest.mark.parametrize(
    ("covers", "sizes"),
    [
        ([cover(10, 0, 50), cover(50, 0, 90)], [1]),
        ([cover(10, 0, 50), cover(60, 0, 90)], [1, 1]),
        ([cover(10, 0, 50, "10.2.e"), cover(50, 0, 90, "11.1")], [1, 1]),
        ([cover(10, 0, 90), cover(10, 12, 70)], [2]),
        ([cover(10, 0, 90, "10.2.e"), cover(10, 12, 70)], [2]),
        ([cover(10, 0, 90), cover(10, 12, 70, "10.2.e")], [1, 1]),
        ([cover(10, 0, 90), cover(10, 16, 70)], [1, 1]),
        ([cover(10, 0, 90), cover(10, 12, 70, style="grey")], [1, 1]),
        ([cover(10, 0, 50), cover(200, 12, 250)], [1, 1]),
    ],
)
def test_group(covers: list[ShapeCover], sizes: list[int]) -> None:
    """Boxes that touch end to end are one box, boxes that touch one below the other one redaction."""
    assert [len(group) for group in group_covers(covers, Nearby(()))] == sizes


@pytest.mark.parametrize(
    ("word", "sizes"),
    [
        (Word("Plaats:", Box(10, 13, 40, 23)), [1, 1]),
        (Word("en", Box(130, 13, 145, 23)), [1, 1]),
        (Word("Plaats", Box(10, 13, 40, 23)), [2]),
        (Word("Naam:", Box(10, 1, 40, 11)), [2]),
        (Word("en", Box(255, 13, 265, 23)), [2]),
    ],
)
def test_line_that_has_begun(word: Word, sizes: list[int]) -> None:
    """A box below another is a redaction of its own where a word or the name of a field stands before it on its line."""
    covers = [cover(150, 0, 250), cover(150, 12, 250)]
    assert [len(group) for group in group_covers(covers, Nearby([word]))] == sizes
