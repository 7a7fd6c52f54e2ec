"""Rows of words and ruling lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.grid import find_rows, find_rules
from foialyzer.page.page import Page, Shape, Word

BLACK = (0.0, 0.0, 0.0)
PLACES = st.tuples(st.integers(0, 500), st.integers(0, 700), st.integers(1, 80), st.integers(6, 14))
WORDS = st.lists(PLACES.map(lambda p: Word("woord", Box(p[0], p[1], p[0] + p[2], p[1] + p[3]))), max_size=30)


@given(WORDS)
def test_law_each_word_stands_in_one_row(words: list[Word]) -> None:
    """Every word stands in exactly one row, and in it from left to right."""
    rows = find_rows(words)
    assert sorted(word.box for row in rows for word in row.words) == sorted(word.box for word in words)
    assert all([word.box.x0 for word in row.words] == sorted(word.box.x0 for word in row.words) for row in rows)


@given(WORDS, st.integers(1, 90))
def test_law_shifting_a_page_changes_no_row(words: list[Word], shift: int) -> None:
    """Words moved down together fall into the same rows."""
    moved = [Word(w.text, Box(w.box.x0, w.box.top + shift, w.box.x1, w.box.bottom + shift)) for w in words]
    assert [row.text for row in find_rows(moved)] == [row.text for row in find_rows(words)]


def line(x0: float, top: float, x1: float, bottom: float) -> Shape:
    """Return a drawn line."""
    return Shape(Box(x0, top, x1, bottom), BLACK)


@pytest.mark.parametrize(
    ("shapes", "rows", "columns"),
    [
        ((), 0, 0),
        ((line(0, 10, 200, 10.5), line(0, 30, 200, 30.5)), 2, 0),
        ((line(0, 10, 90, 10.5), line(90, 10.2, 200, 10.7)), 1, 0),
        ((line(0, 10, 90, 10.5),), 0, 0),
        ((line(5, 0, 5.5, 100), line(60, 0, 60.5, 60)), 0, 2),
        ((line(5, 0, 5.5, 30),), 0, 0),
        ((line(0, 10, 200, 40),), 2, 0),
    ],
)
def test_lines_that_run_through_are_rules(shapes: tuple[Shape, ...], rows: int, columns: int) -> None:
    """A line counts when its pieces run most of the way; a filled cell has an edge above and below."""
    rules = find_rules(Page(1, 600, 800, "point", shapes=shapes))
    assert (len(rules.rows(0, 200)), len(rules.columns(0, 100))) == (rows, columns)


def test_a_heading_on_its_side_stands_in_the_row_it_ends_in() -> None:
    """A tall word joins the level words beside its foot."""
    tall = Word("Beoordeling", Box(100, 10, 110, 80))
    assert [row.text for row in find_rows([Word("Nr.", Box(10, 68, 30, 80)), tall])] == ["Nr. Beoordeling"]
