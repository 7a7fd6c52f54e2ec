"""How many characters and lines a cover hides, told by the type around it."""

from itertools import pairwise
from operator import sub
from statistics import median

import pytest
from attrs import evolve
from drawing import FONTS, Hidden, Recipe, draw
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Word
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.redaction.search import find_redactions
from foialyzer.redaction.widths import Metrics, split_lines_of

EDGES = st.floats(-50, 2000)
BOXES = st.builds(lambda a, b, c, d: Box(min(a, b), min(c, d), max(a, b), max(c, d)), EDGES, EDGES, EDGES, EDGES)
WORDS = st.lists(st.builds(Word, st.text("aWi.", min_size=1, max_size=12), BOXES), max_size=30)


def edges(box: Box) -> tuple[float, float, float, float]:
    """Return the edges of a box."""
    return box.x0, box.top, box.x1, box.bottom


def set_in_lines(size: float, pitch: float, lines: int = 12) -> list[Word]:
    """Return lines of eight words of five characters, each half as wide as high."""
    return [
        Word("woord", Box(50 + n * 3 * size, 100 + line * pitch, 50 + n * 3 * size + 2.5 * size, 100 + line * pitch + size))
        for line in range(lines)
        for n in range(8)
    ]


@given(WORDS, BOXES)
def test_law_a_range_for_any_box(words: list[Word], box: Box) -> None:
    """Any box on any page hides at least one character, and the range is in order."""
    hidden = Metrics(words).hidden(box)
    assert 1 <= hidden.low <= hidden.estimate <= hidden.high


@given(WORDS, BOXES)
def test_law_lines_tile_the_box(words: list[Word], box: Box) -> None:
    """The lines of a box follow each other without gap from its top to its bottom, as wide as the box."""
    lines = split_lines_of(box, Metrics(words))
    assert (lines[0].top, {(line.x0, line.x1) for line in lines}) == (box.top, {(box.x0, box.x1)})
    assert lines[-1].bottom == pytest.approx(box.bottom)
    assert all(after.top == before.bottom for before, after in pairwise(lines))


@given(st.floats(20, 400), st.floats(1, 100))
def test_law_a_wider_box_hides_no_less(width: float, more: float) -> None:
    """Of two boxes at one place the wider hides at least as many characters."""
    metrics = Metrics(set_in_lines(10, 12))
    narrow, wide = (metrics.hidden(Box(300, 300, 300 + w, 311)).estimate for w in (width, width + more))
    assert narrow <= wide


@given(st.integers(1, 12), st.sampled_from([8.0, 10.0, 12.0]), st.sampled_from([1.15, 1.3, 1.6, 2.0]))
def test_law_lines_under_a_tall_box_are_counted(count: int, size: float, leading: float) -> None:
    """A box drawn over so many lines of the text around is split into as many."""
    pitch = size * leading
    box = Box(50, 100 + 2 * pitch - 1, 300, 100 + (2 + count - 1) * pitch + size + 1)
    assert len(split_lines_of(box, Metrics(set_in_lines(size, pitch, 20)))) == count


@pytest.mark.parametrize("size", [9.0, 11.0])
@pytest.mark.parametrize("font", FONTS)
def test_law_the_truth_lies_in_the_range(font: str, size: float) -> None:
    """In each font and size, 90 of 100 truths lie inside the range and the median error of the estimate is under 10 %."""
    covers = tuple(Hidden("black", words=1 + n % 4, skip=0, start=n % 5, pad=(0.0, 1.0, 0.5, 1.5)[n % 4]) for n in range(10))
    recipe = Recipe(font=font, size=size, leading=1.4, covers=covers)
    drawn = draw([evolve(recipe, first_word=n, kind=kind) for n in range(8) for kind in ("prose", "letter", "mail", "table")])
    redactions, _ = find_redactions(read_pdf(drawn.data, "drawn.pdf"))
    pairs = [
        (redaction.hidden_chars, truth)
        for truth in drawn.truths
        for redaction in redactions
        if redaction.page == truth.page and max(map(abs, map(sub, edges(redaction.boxes[0]), edges(truth.boxes[0])))) < 0.1
    ]
    inside = [hidden.low <= truth.characters <= hidden.high for hidden, truth in pairs]
    assert len(pairs) == len(drawn.truths) >= 100
    assert sum(inside) >= 0.9 * len(inside)
    assert median(abs(hidden.estimate - truth.characters) / truth.characters for hidden, truth in pairs) < 0.1


@pytest.mark.parametrize(
    ("box", "estimate"),
    [
        (Box(50, 300, 101.5, 311), 9),
        (Box(50, 300, 76.5, 311), 5),
        (Box(50, 300, 51, 311), 1),
    ],
)
def test_hidden_in_plain_type(box: Box, estimate: int) -> None:
    """In type five points wide with spaces of five points, a box hides so many characters besides the spaces."""
    assert Metrics(set_in_lines(10, 12)).hidden(box).estimate == estimate


def test_neighbours_show_how_far_a_cover_reaches_over() -> None:
    """Between words, the gaps to either side tell how much wider than its text a cover is."""
    words = [Word("woord", Box(10, 10, 35, 20)), Word("woord", Box(71, 10, 96, 20)), *set_in_lines(10, 12)]
    tight, wide = (Metrics(words).hidden(Box(40 - pad, 9, 66 + pad, 21)).estimate for pad in (0.0, 3.0))
    assert tight == wide == 5


def test_page_without_words() -> None:
    """Where nothing can be read, a box is judged by ordinary type, and a page-high one is many lines."""
    metrics = Metrics(())
    assert metrics.hidden(Box(0, 0, 100, 12)).estimate > 10
    assert 50 < len(split_lines_of(Box(0, 0, 500, 800), metrics)) < 80


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


def test_small_print_above_says_nothing_of_an_address() -> None:
    """Covers below a return address in small print are one line each of the type of the letter."""
    small = [Word("Retouradres", Box(50 + n * 40, 60, 85 + n * 40, 66)) for n in range(5)]
    letter = [
        Word("woord", Box(word.box.x0, word.box.top + 150, word.box.x1, word.box.bottom + 150)) for word in set_in_lines(9, 12)
    ]
    metrics = Metrics([*small, *letter])
    assert len(split_lines_of(Box(50, 75, 150, 90), metrics)) == 1
    assert metrics.type(Box(50, 75, 150, 90)).height == 9


def test_gap_between_paragraphs_is_no_pitch() -> None:
    """Where only a gap between paragraphs stands near, the pitch is that of the page."""
    tops = [80, 112, 130, *range(250, 400, 11)]
    words = [Word("woord", Box(50 + n * 27, top, 73 + n * 27, top + 9)) for top in tops for n in range(8)]
    assert len(split_lines_of(Box(50, 89.5, 260, 110.5), Metrics(words))) == 2
