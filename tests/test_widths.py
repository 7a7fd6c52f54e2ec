"""How many characters a cover hides, told by the type around it."""

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
from foialyzer.redaction.widths import Metrics

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


@given(st.floats(20, 400), st.floats(1, 100))
def test_law_a_wider_box_hides_no_less(width: float, more: float) -> None:
    """Of two boxes at one place the wider hides at least as many characters."""
    metrics = Metrics(set_in_lines(10, 12))
    narrow, wide = (metrics.hidden(Box(300, 300, 300 + w, 311)).estimate for w in (width, width + more))
    assert narrow <= wide


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
    """Where nothing can be read, a box is judged by ordinary type."""
    metrics = Metrics(())
    assert metrics.hidden(Box(0, 0, 100, 12)).estimate > 10


def test_small_print_above_says_nothing_of_an_address() -> None:
    """Covers below a return address in small print hide the type of the letter."""
    small = [Word("Retouradres", Box(50 + n * 40, 60, 85 + n * 40, 66)) for n in range(5)]
    letter = [
        Word("woord", Box(word.box.x0, word.box.top + 150, word.box.x1, word.box.bottom + 150)) for word in set_in_lines(9, 12)
    ]
    metrics = Metrics([*small, *letter])
    assert metrics.type(Box(50, 75, 150, 90)).height == 9
