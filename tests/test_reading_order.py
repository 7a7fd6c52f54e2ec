"""Reading order of printed pages."""

import re

import pytest
from attrs import evolve
from drawing import ANNOTATIONS, Recipe, draw, recipes
from hypothesis import given, settings
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.layout import COVER, Cover, lay_out
from foialyzer.page.reading_order import order_lines
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.redaction.redaction import covers_of
from foialyzer.redaction.search import find_redactions

BOXES = st.lists(
    st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), *[st.floats(0, 500)] * 2, *[st.floats(0, 200)] * 2), max_size=30
)


def text_of(recipe: Recipe) -> tuple[list[str], list[str]]:
    """Return the lines drawn, and the lines read, each stretch of `█` as one."""
    drawn = draw([recipe])
    redactions, document = find_redactions(read_pdf(drawn.data, "drawn.pdf"))
    covers: list[Cover] = [cover for redaction in redactions for cover in covers_of(redaction)]
    lines = [" ".join(line.split()) for line in lay_out(document, covers).string.splitlines()]
    return list(drawn.lines[0]), [squeezed(line) for line in lines if line]


def squeezed(line: str) -> str:
    """Return a line with each run of `█` as one, parted from the words beside it."""
    return " ".join("█" if word[0] == COVER else word for word in re.findall(f"{COVER}+|[^{COVER} ]+", line))


@given(BOXES)
def test_law_every_item_once(boxes: list[Box]) -> None:
    """Any boxes come out once each, in lines from left to right."""
    lines = order_lines(boxes, 600)
    assert sorted(index for line in lines for index, _ in line.items) == list(range(len(boxes)))
    for line in lines:
        assert [boxes[index].x0 for index, _ in line.items] == sorted(boxes[index].x0 for index, _ in line.items)


@given(st.integers(1, 12), st.integers(1, 8))
def test_law_words_in_a_grid_come_out_in_order(rows: int, columns: int) -> None:
    """Words set in lines are read line by line, each from left to right, whatever order they are given in."""
    boxes = [Box(50 + x * 60, 50 + y * 14, 100 + x * 60, 60 + y * 14) for y in range(rows) for x in range(columns)]
    order = [index for line in order_lines(boxes[::-1], 700) for index, _ in line.items]
    assert [len(boxes) - 1 - index for index in order] == list(range(len(boxes)))


@settings(max_examples=60)
@given(recipes())
def test_law_lines_are_read_as_drawn(recipe: Recipe) -> None:
    """The lines of a drawn page are read in order, and a cover stands where its words stood, turned or not."""
    covers = tuple(hidden for hidden in recipe.covers if hidden.style not in {"block", "chain", *ANNOTATIONS})
    drawn, read = text_of(evolve(recipe, covers=covers, others=()))
    assert read == drawn


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_letterhead_column_is_read_last(rotation: int) -> None:
    """A column of smaller type at the right edge follows the text of the letter."""
    drawn, read = text_of(Recipe(kind="letter", rotation=rotation))
    assert read == drawn
    assert read[-1] == "Bijlagen 2"


def test_label_and_value_far_apart_are_one_line() -> None:
    """A mail header printed in two columns is read row by row."""
    boxes = [Box(50, 50 + n * 14, 80, 60 + n * 14) for n in range(4)] + [
        Box(200, 50 + n * 14, 400, 60 + n * 14) for n in range(4)
    ]
    assert [[index for index, _ in line.items] for line in order_lines(boxes, 600)] == [[0, 4], [1, 5], [2, 6], [3, 7]]


# regressions


def test_name_of_the_authority_runs_on_over_the_edge_of_the_column() -> None:
    """What stands above a letterhead column and reaches over its edge is no part of it, and the column is still read last."""
    name = [Box(318, 40, 435, 54), Box(438, 40, 480, 54)]
    letter = [Box(70, 150 + n * 13, 418, 160 + n * 13) for n in range(20)]
    column = [Box(440, 152 + n * 10, 500, 159 + n * 10) for n in range(6)]
    read = [[index for index, _ in line.items] for line in order_lines([*name, *letter, *column], 595)]
    assert read == [[0, 1], *([n] for n in range(2, 28))]


def test_three_cells_in_a_row_are_no_column() -> None:
    """Cells of a table that begin at one place, in the size of the type beside them, are read with their rows."""
    cells = [Box(x, 150 + n * 13, x + 50, 160 + n * 13) for n in range(3) for x in (70, 440)]
    read = [[index for index, _ in line.items] for line in order_lines(cells, 595)]
    assert read == [[0, 1], [2, 3], [4, 5]]
