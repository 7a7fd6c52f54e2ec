"""Shapes that look like covers and hide nothing: cells of a table, bars of a chart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from foialyzer.page.box import Box
from foialyzer.page.page import Shape

__all__ = ["find_cells", "find_chart_bars"]

_ALIKE = 2.0  # points by which the edges of neighbouring cells differ
_GAP = 6.0  # points between neighbouring cells
_TALLEST = 20.0  # points; a chart has a bar higher than a line of text
_FEWEST = 3  # bars of a chart

Colour = tuple[float, float, float]


def find_chart_bars(shapes: Sequence[Shape]) -> frozenset[int]:
    """Return which shapes are the bars of a chart: three or more that stand on one line and differ in height by half.

    Covers on one line of text end alike at the bottom too, but they are equally high.

    Args:
        shapes: filled ones of an upright page.

    Example:
        >>> find_chart_bars([Shape(Box(n * 30, 80 - n * 20, n * 30 + 20, 90), (0, 0, 0)) for n in range(4)])
        frozenset({0, 1, 2, 3})
    """
    standing: dict[float, list[int]] = defaultdict(list)
    for index, shape in enumerate(shapes):
        if shape.rectangular:
            standing[round(shape.box.bottom, 1)].append(index)
    return frozenset(index for row in standing.values() if _is_chart([shapes[i].box for i in row]) for index in row)


def _is_chart(boxes: Sequence[Box]) -> bool:
    heights = [box.height for box in boxes]
    columns = sorted((box.x0, box.x1) for box in boxes)
    apart = all(before[1] <= after[0] for before, after in pairwise(columns))
    return len(boxes) >= _FEWEST and apart and max(heights) >= max(_TALLEST, 2 * min(heights))


def find_cells(boxes: Sequence[tuple[Box, Colour]], written: Iterable[int]) -> frozenset[int]:
    """Return which boxes are cells of a table: those that carry words, and what adjoins them in the same colour.

    In a row being a cell is handed on from each to the next, since cells may be empty or hold a code; in a column a cell has
    words itself or stands right above or below one that has.

    Args:
        boxes: with their colours, of an upright page.
        written: which of them carry words that are no label.

    Example:
        >>> white, black = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
        >>> boxes = [(Box(0, 0, 50, 10), white), (Box(50, 0, 90, 10), white), (Box(90, 0, 99, 10), black)]
        >>> sorted(find_cells(boxes, [0]))
        [0, 1]
    """
    corners: dict[tuple[int, int, Colour], list[int]] = defaultdict(list)
    for index, (box, colour) in enumerate(boxes):
        for x, y in _corners(box):
            corners[int(x // _GAP), int(y // _GAP), colour].append(index)
    seeds = frozenset(written)
    cells, waiting = set(seeds), list(seeds)
    while waiting:
        index = waiting.pop()
        box, colour = boxes[index]
        near = {i for x, y in _corners(box) for i in _at(corners, x, y, colour)} - cells
        found = [i for i in near if _in_row(box, boxes[i][0]) or (index in seeds and _in_column(box, boxes[i][0]))]
        cells.update(found)
        waiting += found
    return frozenset(cells)


def _at(corners: dict[tuple[int, int, Colour], list[int]], x: float, y: float, colour: Colour) -> Iterator[int]:
    """Yield the boxes with a corner near a point."""
    for column in (-1, 0, 1):
        for row in (-1, 0, 1):
            yield from corners.get((int(x // _GAP) + column, int(y // _GAP) + row, colour), ())


def _corners(box: Box) -> Iterator[tuple[float, float]]:
    for x in (box.x0, box.x1):
        for y in (box.top, box.bottom):
            yield x, y


def _in_row(box: Box, other: Box) -> bool:
    """Tell whether two equally high boxes stand side by side."""
    level = abs(box.top - other.top) < _ALIKE and abs(box.bottom - other.bottom) < _ALIKE
    return level and min(abs(box.x1 - other.x0), abs(box.x0 - other.x1)) < _GAP


def _in_column(box: Box, other: Box) -> bool:
    """Tell whether two equally wide boxes stand one above the other."""
    level = abs(box.x0 - other.x0) < _ALIKE and abs(box.x1 - other.x1) < _ALIKE
    return level and min(abs(box.bottom - other.top), abs(box.top - other.bottom)) < _GAP
