"""Gaps between words that no space explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_deleted import PROSE, page

from foialyzer.page.box import Box
from foialyzer.page.page import Picture, Shape
from foialyzer.page.rows import find_rows
from foialyzer.redaction.missing.deleted import find_deleted
from foialyzer.redaction.missing.gaps import Deleted, Gaps

GAP = [PROSE[0], "waarin de ~~~~~~~~ heeft gesproken over het werk", PROSE[2]]


def gaps_of(rows: list[str]) -> list[Deleted]:
    """Return the gaps of a page of lines."""
    paper = page(rows)
    gaps = Gaps(find_rows(paper, ()), paper)
    return [gap for number in range(len(gaps.lines)) for gap in gaps.between_words(number)]


@given(st.integers(0, 18))
def test_law_only_wide_gaps(tildes: int) -> None:
    """A gap of a sentence is found when it is more than three times as wide as a space, as far as the line above runs on."""
    rows = [PROSE[0], f"waarin de {'~' * tildes}heeft gesproken over het werk van de gemeente", PROSE[2]]
    assert len(gaps_of(rows)) == (tildes > 0)


@given(st.lists(st.sampled_from(PROSE), max_size=10))
def test_law_spaces_are_no_gaps(rows: list[str]) -> None:
    """Lines with ordinary spaces have no gap, in any order."""
    assert gaps_of(rows) == []


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (GAP, 1),
        ([*GAP[:2], "", "", GAP[2]], 1),
        (["", "", GAP[1], "", "", ""], 0),
        ([GAP[0], "de ~~~~~~~~ heeft", GAP[2]], 0),
        ([GAP[0], "waarin de ~~~~~~~~ Heer heeft gesproken over het werk", GAP[2]], 0),
        ([GAP[0], GAP[1], GAP[1], GAP[2]], 0),
    ],
)
def test_gap(rows: list[str], count: int) -> None:
    """A gap counts in a sentence, beside a line that runs on, and nowhere where others are aligned with it."""
    assert len(gaps_of(rows)) == count


def test_gap_explained_by_something_drawn() -> None:
    """A gap with a cover, a picture or a rule to write on in it is explained."""
    (gap,) = find_deleted(page(GAP), ())
    middle = Box(gap.box.x0 + 5, gap.box.top, gap.box.x1 - 5, gap.box.bottom)
    rule = Shape(Box(middle.x0, middle.bottom, middle.x1, middle.bottom + 0.5), (0, 0, 0))
    assert find_deleted(page(GAP), [middle]) == ()
    assert find_deleted(page(GAP, pictures=(Picture(middle),)), ()) == ()
    assert find_deleted(page(GAP, shapes=(rule,)), ()) == ()
