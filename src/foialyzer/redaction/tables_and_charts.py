"""Shapes that look like covers and hide nothing: cells of a table, bars of a chart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import regex

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Shape
from foialyzer.page.word_index import Nearby

__all__ = ["find_cells", "find_chart_parts"]

_ALIKE = 2.0  # points by which the edges of neighbouring cells differ
_GAP = 6.0  # points between neighbouring cells
_TALLEST = 20.0  # points; a chart has a bar higher than a line of text
_FEWEST = 3  # bars of a chart
_LONGEST = 1.3  # times the shortest, for the longest of level bars
_BESIDE = 30.0  # points from a bar to its number, or to the numbers of its axis
_PROPORTION = 0.15  # by which the length of a bar differs from what its number says
_AXIS = 2.0  # points; an axis is no thicker
_MOST_CHARTS = 50  # rows of boxes looked at for one
_LEGEND = 14.0  # points; the squares of a legend are no larger
_NUMBER = regex.compile(r"[€$]?(\d{1,3}(?:\.\d{3})++|\d++)(?:[.,](\d++))?%?")

Colour = tuple[float, float, float]


def find_chart_parts(shapes: Sequence[Shape], page: Page, words: Nearby | None = None) -> frozenset[int]:
    """Return which shapes are parts of a chart: upright or level bars, what is stacked on them, and the squares of its legend.

    Upright bars stand on one line and differ in height by half. Level bars begin on one line, are equally thick and differ in
    length, as the covers of an address do too; so they need the numbers at their ends to be proportional to their length, or an
    axis.

    Args:
        shapes: filled ones of an upright page.
        page: with all its words and lines.
        words: of the page.

    Example:
        >>> bars = [Shape(Box(n * 30, 80 - n * 20, n * 30 + 20, 90), (0, 0, 0)) for n in range(4)]
        >>> find_chart_parts(bars, Page(1, 600, 800, "point"))
        frozenset({0, 1, 2, 3})
    """
    standing, level = defaultdict(list), defaultdict(list)
    for index, shape in enumerate(shapes):
        if shape.rectangular:
            standing[round(shape.box.bottom, 1)].append(index)
            level[round(shape.box.x0, 1), round(shape.box.height)].append(index)
    bars = {index for row in standing.values() if _is_chart([shapes[i].box for i in row]) for index in row}
    words = words or Nearby(page.words)
    blocks = (block for row in level.values() for block in _blocks(row, shapes))
    likely = (block for block in blocks if _may_be_level_chart([shapes[index].box for index in block]))
    for row in islice(likely, _MOST_CHARTS):
        boxes = [shapes[index].box for index in row]
        if _has_axis(boxes, page.shapes) or _has_numbers(boxes, words):
            bars.update(row)
    if not bars:
        return frozenset()
    colours = {shapes[index].colour for index in bars}
    legend = {index for index, shape in enumerate(shapes) if shape.colour in colours and _is_square(shape.box)}
    return frozenset(bars | _stacked(shapes, bars) | legend)


def _is_chart(boxes: Sequence[Box]) -> bool:
    heights = [box.height for box in boxes]
    columns = sorted((box.x0, box.x1) for box in boxes)
    apart = all(before[1] <= after[0] for before, after in pairwise(columns))
    return len(boxes) >= _FEWEST and apart and max(heights) >= max(_TALLEST, 2 * min(heights))


def _blocks(row: Sequence[int], shapes: Sequence[Shape]) -> Iterator[list[int]]:
    """Yield the shapes that begin on one line, apart where the steps from one to the next change."""
    ordered = sorted(row, key=lambda index: shapes[index].box.top)
    steps = [shapes[after].box.top - shapes[before].box.top for before, after in pairwise(ordered)]
    first = 0
    for at, step in enumerate(steps):
        if abs(step - steps[first]) > _ALIKE:
            yield ordered[first : at + 1]
            first = at
    yield ordered[first:]


def _may_be_level_chart(boxes: Sequence[Box]) -> bool:
    """Tell whether boxes that begin on one line are one below the other, equally high and of different lengths."""
    if len(boxes) < _FEWEST:
        return False
    rows = sorted(boxes, key=lambda box: box.top)
    heights, widths = [box.height for box in boxes], [box.width for box in boxes]
    apart = all(before.bottom <= after.top for before, after in pairwise(rows))
    return apart and max(heights) - min(heights) < 1 and max(widths) >= _LONGEST * min(widths) > 0


def _has_numbers(boxes: Sequence[Box], words: Nearby) -> bool:
    """Tell whether the numbers printed at the ends of bars are proportional to their lengths."""
    scales = []
    for box in boxes:
        ends = words.inside(Box(box.x1 - 1, box.top, box.x1 + _BESIDE, box.bottom))
        first = min((words.words[index] for index in ends), key=lambda word: word.box.x0, default=None)
        value = _number(first.text) if first else None
        if value:
            scales.append(box.width / value)
    return len(scales) >= max(_FEWEST, len(boxes) - 1) and max(scales) <= (1 + _PROPORTION) * min(scales)


def _number(text: str) -> float | None:
    match = _NUMBER.fullmatch(text)
    return float(f"{match[1].replace('.', '')}.{match[2] or 0}") if match else None


def _has_axis(boxes: Sequence[Box], shapes: Sequence[Shape]) -> bool:
    """Tell whether bars begin at an upright line that is no border of a table: it stands alone, and no rule parts the bars."""
    left, right = boxes[0].x0, max(box.x1 for box in boxes)
    first, last = min(box.top for box in boxes), max(box.bottom for box in boxes)
    upright = [s.box for s in shapes if s.box.width <= _AXIS and s.box.top <= first and s.box.bottom >= last]
    near = [box.x0 for box in upright if left - _AXIS - box.width <= box.x0 <= right + _BESIDE]
    if not near or max(near) > left + _AXIS:
        return False
    between = (s.box for s in shapes if s.box.height <= _AXIS and first < s.box.top and s.box.bottom < last)
    return not any(box.x0 < right and box.x1 > left for box in between)


def _is_square(box: Box) -> bool:
    return box.width <= _LEGEND and box.height <= _LEGEND and 0.7 * box.height <= box.width <= 1.4 * box.height


def _stacked(shapes: Sequence[Shape], bars: Iterable[int]) -> set[int]:
    """Return the shapes that go on where a bar ends, as wide as an upright bar or as high as a level one."""
    below, before = defaultdict(list), defaultdict(list)
    for index, shape in enumerate(shapes):
        x0, top, x1, bottom = map(round, (shape.box.x0, shape.box.top, shape.box.x1, shape.box.bottom))
        below[x0, x1, bottom].append(index)
        before[top, bottom, x0].append(index)
    found, waiting = set(bars), list(bars)
    while waiting:
        box = shapes[waiting.pop()].box
        x0, top, x1, bottom = map(round, (box.x0, box.top, box.x1, box.bottom))
        for index in (*below.pop((x0, x1, top), ()), *before.pop((top, bottom, x1), ())):
            if index not in found:
                found.add(index)
                waiting.append(index)
    return found


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
