"""Boxes: rectangles that agree with the sets of cells they cover."""

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foialyzer.page.box import Box

Edges = tuple[float, float, float, float]


def crossed_out(numbers: Edges) -> Edges:
    """Put four numbers in the order of the edges of a box."""
    (x0, x1), (top, bottom) = sorted(numbers[::2]), sorted(numbers[1::2])
    return x0, top, x1, bottom


SMALL = st.integers(0, 7)
CELLS = st.builds(lambda *edges: Box(*crossed_out(edges)), SMALL, SMALL, SMALL, SMALL)
REAL = st.floats(-1e6, 1e6)
BOXES = st.builds(lambda *edges: Box(*crossed_out(edges)), REAL, REAL, REAL, REAL)


def cells(box: Box | None) -> set[tuple[int, int]]:
    """Return the cells that a box with whole edges covers."""
    if box is None:
        return set()
    return {(x, y) for x in range(int(box.x0), int(box.x1)) for y in range(int(box.top), int(box.bottom))}


@given(CELLS, CELLS)
def test_law_meet_agrees_with_sets(a: Box, b: Box) -> None:
    """The common part of two boxes covers the cells that both cover, and is None where there are none."""
    assert cells(a.meet(b)) == cells(a) & cells(b)
    assert (a.meet(b) is None) == (not cells(a) & cells(b))


@given(CELLS, CELLS)
def test_law_join_is_the_smallest_box_around_both(a: Box, b: Box) -> None:
    """The join holds both boxes, and each of its edges is an edge of one of them."""
    both = a.join(b)
    assert cells(both) >= cells(a) | cells(b)
    assert all(edge in pair for edge, *pair in zip(attrs.astuple(both), attrs.astuple(a), attrs.astuple(b), strict=True))
    assert both.join(a) == both.join(b) == both


@given(CELLS, CELLS)
def test_law_overlap_is_the_share_of_common_cells(a: Box, b: Box) -> None:
    """Overlap counts the cells of both against the cells of either."""
    either = cells(a) | cells(b)
    assert a.overlap(b) == pytest.approx(len(cells(a) & cells(b)) / len(either) if either else 0.0)


@given(BOXES, BOXES)
def test_law_overlap_lies_between_0_and_1(a: Box, b: Box) -> None:
    """Overlap lies in [0, 1] and does not depend on which box is asked."""
    assert 0 <= a.overlap(b) <= 1
    assert a.overlap(b) == b.overlap(a)


@given(CELLS)
def test_law_a_box_overlaps_itself_wholly(box: Box) -> None:
    """A box with any area overlaps itself by 1, one without by 0."""
    assert box.overlap(box) == (1.0 if cells(box) else 0.0)


@given(CELLS)
def test_law_area_counts_cells(box: Box) -> None:
    """The area of a box is the number of cells it covers, and its width times its height."""
    assert box.area == len(cells(box)) == box.width * box.height


@given(CELLS, st.integers(-9, 9), st.integers(-9, 9))
def test_law_moving_shifts_each_cell(box: Box, dx: int, dy: int) -> None:
    """A moved box covers the same cells, each shifted to the right and downward, and moving back undoes it."""
    moved = box.moved(dx, dy)
    assert cells(moved) == {(x + dx, y + dy) for x, y in cells(box)}
    assert moved.moved(-dx, -dy) == box


@given(CELLS, st.integers(0, 3))
def test_law_nan_is_refused(box: Box, position: int) -> None:
    """A box is not made when any of its edges is NaN."""
    edges = list(attrs.astuple(box))
    edges[position] = float("nan")
    with pytest.raises(ValueError, match="crossed or undefined"):
        Box(*edges)


@given(SMALL, SMALL, SMALL, SMALL)
def test_law_crossed_edges_are_refused(x0: int, top: int, x1: int, bottom: int) -> None:
    """A box is not made when its left edge lies right of its right edge, or its top below its bottom."""
    assume(x0 > x1 or top > bottom)
    with pytest.raises(ValueError, match="crossed or undefined"):
        Box(x0, top, x1, bottom)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Box(0, 0, 2, 1), Box(2, 0, 4, 1)),
        (Box(0, 0, 2, 1), Box(0, 1, 2, 2)),
        (Box(0, 0, 2, 2), Box(1, 1, 1, 2)),
        (Box(0, 0, 1, 1), Box(5, 5, 6, 6)),
    ],
)
def test_boxes_without_common_area_do_not_meet(a: Box, b: Box) -> None:
    """Boxes that touch, have no area or lie apart have no common part."""
    assert a.meet(b) is None
    assert b.meet(a) is None
    assert a.overlap(b) == 0


def test_edges_become_floats() -> None:
    """A box made of whole numbers equals one made of floats, prints alike and sorts by its left edge first."""
    assert repr(Box(0, 1, 2, 3)) == repr(Box(0.0, 1.0, 2.0, 3.0)) == "Box(x0=0.0, top=1.0, x1=2.0, bottom=3.0)"
    assert sorted([Box(2, 0, 3, 1), Box(1, 9, 3, 10)]) == [Box(1, 9, 3, 10), Box(2, 0, 3, 1)]
