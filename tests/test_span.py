"""Spans: stretches that agree with the sets of positions they name."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foialyzer.page.span import Span, is_partition

NUMBERS = st.integers(0, 12)
SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b)), NUMBERS, NUMBERS)
FULL = SPANS.filter(lambda span: span.start < span.end)


def positions(span: Span | None) -> set[int]:
    """Return the positions a span names."""
    return set(range(span.start, span.end)) if span else set()


@given(SPANS, SPANS)
def test_law_meet_agrees_with_sets(a: Span, b: Span) -> None:
    """The common part of two spans names the positions that both name, and is None where there are none."""
    assert positions(a.meet(b)) == positions(a) & positions(b)
    assert (a.meet(b) is None) == (not positions(a) & positions(b))


@given(FULL, FULL)
def test_law_join_is_the_smallest_span_around_both(a: Span, b: Span) -> None:
    """The join runs from the first to the last position that either names."""
    either = positions(a) | positions(b)
    assert positions(a.join(b)) == set(range(min(either), max(either) + 1))


@given(SPANS, SPANS)
def test_law_cut_agrees_with_sets(a: Span, b: Span) -> None:
    """What is left after a cut names the other positions, in order, in stretches that are not empty."""
    left = a.cut(b)
    assert [n for span in left for n in range(span.start, span.end)] == sorted(positions(a) - positions(b))
    assert all(left)
    assert all(len(span) for span in left)


@given(SPANS, st.integers(-2, 14))
def test_law_holds_its_positions(span: Span, position: int) -> None:
    """A position lies in a span when it is one of the positions the span names."""
    assert (position in span) == (position in positions(span))


@given(SPANS, FULL)
def test_law_holds_the_spans_inside(a: Span, b: Span) -> None:
    """A span that is not empty lies in another when all its positions do."""
    assert (b in a) == (positions(b) <= positions(a))


@given(SPANS, st.text(max_size=12))
def test_law_names_its_characters(span: Span, string: str) -> None:
    """A span names the characters at its positions, and has as many positions as its length says."""
    assert span.of(string) == "".join(string[n] for n in sorted(positions(span)) if n < len(string))
    assert len(span) == len(positions(span))


@given(st.lists(FULL, max_size=5), FULL)
def test_law_partition_agrees_with_counting(parts: list[Span], whole: Span) -> None:
    """Parts tile a whole exactly when their positions, one after another, are its positions."""
    counted = [n for part in parts for n in range(part.start, part.end)]
    assert is_partition(parts, whole) == (counted == list(range(whole.start, whole.end)))


@given(st.sets(NUMBERS, min_size=2), st.data())
def test_law_stretches_between_cuts_are_a_partition(cuts: set[int], data: st.DataObject) -> None:
    """The stretches between any cuts tile the whole, and no longer do when one is taken out or two change places."""
    parts = [Span(start, end) for start, end in pairwise(sorted(cuts))]
    whole = Span(min(cuts), max(cuts))
    assert is_partition(parts, whole)
    one = data.draw(st.integers(0, len(parts) - 1))
    assert not is_partition(parts[:one] + parts[one + 1 :], whole)
    assert len(parts) == 1 or not is_partition(parts[::-1], whole)


@given(st.integers(-9, 9), st.integers(-9, 9))
def test_law_crossed_or_negative_is_refused(start: int, end: int) -> None:
    """A span is made when it starts at 0 or later and does not end before it starts, and else refused."""
    assume(not 0 <= start <= end)
    with pytest.raises(ValueError, match="crossed or negative"):
        Span(start, end)


def test_nan_is_refused() -> None:
    """A span is not made of NaN."""
    with pytest.raises(ValueError, match="crossed or negative"):
        Span(0, float("nan"))  # type: ignore[arg-type]


def test_an_empty_span_is_true() -> None:
    """A span that names nothing is still a place, so that `if span` asks only whether there is one."""
    assert Span(3, 3)
    assert len(Span(3, 3)) == 0


@pytest.mark.parametrize("thing", ["3", None, 3.5, (3, 4)])
def test_other_things_lie_in_no_span(thing: object) -> None:
    """Only positions and spans can lie in a span."""
    assert thing not in Span(0, 9)


@pytest.mark.parametrize(
    ("parts", "whole", "tiles"),
    [
        ([], Span(2, 2), True),
        ([], Span(2, 3), False),
        ([Span(0, 1), Span(1, 1), Span(1, 3)], Span(0, 3), True),
        ([Span(0, 2), Span(1, 3)], Span(0, 3), False),
        ([Span(0, 4)], Span(0, 3), False),
        ([Span(1, 3)], Span(0, 3), False),
    ],
)
def test_partition(parts: list[Span], whole: Span, tiles: bool) -> None:
    """A partition has no gap and no overlap, and neither starts late nor ends late; an empty part does no harm."""
    assert is_partition(parts, whole) is tiles


def test_spans_sort_by_their_start() -> None:
    """Spans stand in the order of the text."""
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 3)]) == [Span(0, 3), Span(0, 9), Span(4, 5)]
