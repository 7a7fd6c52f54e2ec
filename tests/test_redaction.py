"""Redactions, and the covers by which the layout knows them."""

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.layout import Cover
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import Redaction, covers_of


def redacted(widths: list[int], estimate: int, page: int = 1) -> Redaction:
    """Return a redaction of one box a line, each so wide."""
    boxes = tuple(Box(0, top, width, top + 1) for top, width in enumerate(widths))
    return Redaction("r1", page, boxes, "black", "shape", HiddenChars(0, estimate, estimate))


WIDTHS = st.lists(st.integers(1, 60), min_size=1, max_size=6)


@given(WIDTHS, st.integers(0, 500), st.integers(1, 9))
def test_law_one_cover_a_box(widths: list[int], estimate: int, page: int) -> None:
    """A redaction gives one cover for each of its boxes, in their order and on its page, each at least one character long."""
    redaction = redacted(widths, estimate, page)
    covers = covers_of(redaction)
    assert tuple(cover.box for cover in covers) == redaction.boxes
    assert all(cover.page == page and cover.length >= 1 for cover in covers)


@given(WIDTHS, st.integers(0, 500))
def test_law_covers_share_the_estimate(widths: list[int], estimate: int) -> None:
    """The covers are together as long as the estimate, to within a character a box, and a wider box has no shorter cover."""
    lengths = [cover.length for cover in covers_of(redacted(widths, estimate))]
    assert abs(sum(lengths) - estimate) <= len(widths)
    assert [length for _, length in sorted(zip(widths, lengths, strict=True))] == sorted(lengths)


@given(st.integers(1, 60), st.integers(1, 500))
def test_law_a_single_box_takes_all(width: int, estimate: int) -> None:
    """The cover of a redaction with one box is as long as the estimate."""
    assert [cover.length for cover in covers_of(redacted([width], estimate))] == [estimate]


@pytest.mark.parametrize(
    ("widths", "estimate", "lengths"),
    [([3, 1], 8, [6, 2]), ([1, 1], 1, [1, 1]), ([0, 0], 9, [1, 1]), ([5], 0, [1]), ([10, 10, 5], 50, [20, 20, 10]), ([], 5, [])],
)
def test_lengths(widths: list[int], estimate: int, lengths: list[int]) -> None:
    """The estimate is shared out by width, but no cover vanishes."""
    assert [cover.length for cover in covers_of(redacted(widths, estimate))] == lengths


def test_cover_of_a_marker() -> None:
    """The cover of a marker stands where the marker stood."""
    redaction = Redaction("r1", 3, (Box(4, 2, 14, 3),), "marker", "marker", HiddenChars(3, 12, 30))
    assert covers_of(redaction) == (Cover(3, Box(4, 2, 14, 3), 12),)


def test_what_is_not_known_is_absent() -> None:
    """A redaction has no label, mark, ground, message or leak unless it is found, and cannot be changed in place."""
    redaction = redacted([3], 5)
    assert (redaction.label, redaction.mark, redaction.grounds) == (None, None, ())
    assert (redaction.span, redaction.message, redaction.part, redaction.leak) == (None, None, "other", None)
    with pytest.raises(FrozenInstanceError):
        redaction.label = "10.2.e"  # type: ignore[misc]
