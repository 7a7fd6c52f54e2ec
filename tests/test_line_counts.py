"""How many lines of text a cover hides."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_widths import BOXES, WORDS, set_in_lines

from foialyzer.page.box import Box
from foialyzer.page.page import Word
from foialyzer.redaction.line_counts import split_lines_of
from foialyzer.redaction.widths import Metrics


@given(WORDS, BOXES)
def test_law_lines_tile_the_box(words: list[Word], box: Box) -> None:
    """The lines of a box follow each other without gap from its top to its bottom, as wide as the box."""
    lines = split_lines_of(box, Metrics(words))
    assert (lines[0].top, {(line.x0, line.x1) for line in lines}) == (box.top, {(box.x0, box.x1)})
    assert lines[-1].bottom == pytest.approx(box.bottom)
    assert all(after.top == before.bottom for before, after in pairwise(lines))


@given(st.integers(1, 12), st.sampled_from([8.0, 10.0, 12.0]), st.sampled_from([1.15, 1.3, 1.6, 2.0]))
def test_law_lines_under_a_tall_box_are_counted(count: int, size: float, leading: float) -> None:
    """A box drawn over so many lines of the text around is split into as many."""
    pitch = size * leading
    box = Box(50, 100 + 2 * pitch - 1, 300, 100 + (2 + count - 1) * pitch + size + 1)
    assert len(split_lines_of(box, Metrics(set_in_lines(size, pitch, 20)))) == count


def test_single_bar_is_one_line() -> None:
    """A bar a little higher than the type beside it is one line, also where smaller type stands near."""
    words = [*set_in_lines(9, 11), *(Word("klein", Box(500, 100 + n * 8, 520, 106 + n * 8)) for n in range(20))]
    assert len(split_lines_of(Box(300, 133, 480, 145), Metrics(words))) == 1


@pytest.mark.parametrize(
    ("top", "bottom", "lines"),
    [(99, 111, 1), (96, 115, 1), (99, 123, 2), (93, 116, 1), (93, 129, 2), (99, 135, 3)],
)
def test_lines_beside_a_box_are_counted(top: float, bottom: float, lines: int) -> None:
    """A roomy box beside one line hides one; lines whose middle lies inside a box count, though words stand beside one only."""
    words = [Word("Geachte", Box(50, 100, 90, 110)), *set_in_lines(10, 12)[40:]]
    assert len(split_lines_of(Box(93, top, 200, bottom), Metrics(words))) == lines


def test_gap_between_paragraphs_is_no_pitch() -> None:
    """Where only a gap between paragraphs stands near, the pitch is that of the page."""
    tops = [80, 112, 130, *range(250, 400, 11)]
    words = [Word("woord", Box(50 + n * 27, top, 73 + n * 27, top + 9)) for top in tops for n in range(8)]
    assert len(split_lines_of(Box(50, 89.5, 260, 110.5), Metrics(words))) == 2


def test_page_without_words() -> None:
    """Where nothing can be read, a page-high box is many lines."""
    assert 50 < len(split_lines_of(Box(0, 0, 500, 800), Metrics(()))) < 80


def test_address_below_small_print() -> None:
    """A cover of an address is one line though small print stands above it."""
    small = [Word("Retouradres", Box(50 + n * 40, 60, 85 + n * 40, 66)) for n in range(5)]
    letter = [Word(w.text, Box(w.box.x0, w.box.top + 150, w.box.x1, w.box.bottom + 150)) for w in set_in_lines(9, 12)]
    assert len(split_lines_of(Box(50, 75, 150, 90), Metrics([*small, *letter]))) == 1
