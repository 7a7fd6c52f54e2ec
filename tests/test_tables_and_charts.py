"""Cells of tables and bars of charts, which hide nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Shape, Word
from foialyzer.redaction.tables_and_charts import find_cells, find_chart_parts

WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
BARE = Page(1, 600, 800, "point")


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_law_a_row_with_a_written_cell_is_a_row_of_cells(rows: int, columns: int, data: st.DataObject) -> None:
    """In a table each row that has a written cell is made of cells, and so is what stands above and below a written cell."""
    boxes = [(Box(x * 80, y * 16, x * 80 + 80, y * 16 + 16), WHITE) for y in range(rows) for x in range(columns)]
    written = data.draw(st.sets(st.sampled_from(range(len(boxes)))))
    cells = find_cells(boxes, written)
    full = {index // columns for index in written}
    above = {index + step for index in written for step in (-columns, columns) if 0 <= index + step < len(boxes)}
    assert {index for index in range(len(boxes)) if index // columns in full} <= cells
    assert above <= cells


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), unique=True, max_size=20))
def test_law_without_words_there_are_no_cells(places: list[tuple[int, int]]) -> None:
    """Boxes on none of which words are printed are no cells, wherever they lie."""
    assert find_cells([(Box(x * 80, y * 16, x * 80 + 80, y * 16 + 16), WHITE) for x, y in places], ()) == frozenset()


@given(st.lists(st.integers(5, 100), max_size=8))
def test_law_bars_of_one_height_are_no_chart(tops: list[int]) -> None:
    """Covers on one line, or lines of covers, are no chart, however many."""
    shapes = [Shape(Box(n * 40, top, n * 40 + 30, top + 12), BLACK) for n, top in enumerate(tops)]
    assert find_chart_parts(shapes, BARE) == frozenset()


@pytest.mark.parametrize(
    ("heights", "chart"),
    [([42, 18, 55, 30], True), ([42, 18], False), ([12, 12, 12, 12], False), ([12, 12, 13], False), ([19, 12, 8], False)],
)
def test_chart(heights: list[int], chart: bool) -> None:
    """Three or more bars on one line are a chart when they differ in height and one is higher than a line of text."""
    shapes = [Shape(Box(n * 40, 100 - height, n * 40 + 20, 100), BLACK) for n, height in enumerate(heights)]
    assert find_chart_parts(shapes, BARE) == (frozenset(range(len(heights))) if chart else frozenset())


@pytest.mark.parametrize(
    ("box", "colour", "cell"),
    [
        (Box(80, 0, 160, 16), WHITE, True),
        (Box(83, 0, 160, 16), WHITE, True),
        (Box(80, 0, 160, 16), BLACK, False),
        (Box(80, 4, 160, 14), WHITE, False),
        (Box(100, 0, 160, 16), WHITE, False),
        (Box(0, 16, 80, 32), WHITE, True),
        (Box(0, 16, 60, 32), WHITE, False),
    ],
)
def test_neighbour_of_a_written_cell(box: Box, colour: tuple[float, float, float], cell: bool) -> None:
    """A neighbour that shares a whole edge and the colour is a cell."""
    assert (1 in find_cells([(Box(0, 0, 80, 16), WHITE), (box, colour)], [0])) == cell


def test_long_row_takes_linear_time() -> None:
    """A row of 20,000 cells is told in a moment."""
    boxes = [(Box(n * 4, 0, n * 4 + 4, 16), WHITE) for n in range(20_000)]
    assert len(find_cells(boxes, [0])) == len(boxes)


ROWS = [(0, 60), (20, 120), (40, 90), (60, 200)]  # top and length of level bars


def level(rows: list[tuple[int, int]]) -> list[Shape]:
    """Return boxes that begin on one line."""
    return [Shape(Box(100, 300 + top, 100 + length, 312 + top), BLACK) for top, length in rows]


def numbered(rows: list[tuple[int, int]], values: list[str]) -> Page:
    """Return a page with a word at the end of each box."""
    words = [Word(v, Box(104 + w, 301 + top, 120 + w, 311 + top)) for (top, w), v in zip(rows, values, strict=True)]
    return Page(1, 600, 800, "point", tuple(words))


@pytest.mark.parametrize(
    ("rows", "values", "chart"),
    [
        (ROWS, ["6", "12", "9", "20"], True),
        (ROWS, ["6%", "12%", "9%", "20%"], True),
        (ROWS, ["1.200", "2.400", "1.800", "4.000"], True),
        (ROWS, ["12", "3", "47", "8"], False),
        (ROWS, ["Dorp", "Veld", "Bos", "Dijk"], False),
        (ROWS[:2], ["6", "12"], False),
        ([(0, 90), (20, 90), (40, 90)], ["9", "9", "9"], False),
    ],
)
def test_level_bars_with_numbers(rows: list[tuple[int, int]], values: list[str], chart: bool) -> None:
    """Level bars are a chart when the numbers at their ends say how long they are; house numbers after covers do not."""
    assert find_chart_parts(level(rows), numbered(rows, values)) == frozenset(range(len(rows)) if chart else ())


@pytest.mark.parametrize(
    ("lines", "chart"),
    [
        ([Box(99.5, 295, 100.5, 380)], True),
        ([], False),
        ([Box(99.5, 305, 100.5, 380)], False),
        ([Box(99.5, 295, 100.5, 380), Box(310, 295, 311, 380)], False),
        ([Box(99.5, 295, 100.5, 380), Box(50, 316, 310, 317)], False),
    ],
)
def test_level_bars_on_an_axis(lines: list[Box], chart: bool) -> None:
    """Level bars at an upright line are a chart; in a table there are other lines, and covers of an address have none."""
    page = Page(1, 600, 800, "point", (), tuple(Shape(box, BLACK) for box in lines))
    assert find_chart_parts(level(ROWS), page) == frozenset(range(len(ROWS)) if chart else ())


def test_stacked_bars_and_legend() -> None:
    """What goes on where a bar ends, and squares of the colour of a bar, belong to the chart; another cover does not."""
    bars = [Shape(Box(n * 40, 100 - height, n * 40 + 20, 100), BLACK) for n, height in enumerate((40, 15, 30))]
    upper = Shape(Box(0, 40, 20, 60), WHITE)
    legend, cover = Shape(Box(200, 50, 208, 58), BLACK), Shape(Box(200, 70, 290, 82), BLACK)
    assert find_chart_parts([*bars, upper, legend, cover], BARE) == frozenset(range(5))
