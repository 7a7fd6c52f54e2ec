"""Reading order of a printed page: words and covers as lines from top to bottom, each from left to right."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.words import Edges

__all__ = ["PrintedLine", "order_edges", "order_lines"]

_OVERLAP = 0.5  # of the lower of two items, for them to stand on one line
_MARGIN = 0.62  # of the width: a letterhead column never begins further left
_GUTTER = 4.0  # points of white between the text and a letterhead column
_FEWEST = 3  # lines that begin where a column begins
_STARTS = 60  # places a column may begin that are tried
_SMALLER = 0.9  # of the height of the type beside it; a column of a table is set in the same size
_BLANK = 1.55  # line pitches between two lines that leave room for a blank one


@frozen
class PrintedLine:
    """Items that stand on one line, from left to right.

    Args:
        items: indexes into the boxes given, with how many spaces stand before each.
        box: of all of them.
        blank: how many blank lines stand above it.
        aside: whether it stands in a letterhead column.
    """

    items: tuple[tuple[int, int], ...]
    box: Box
    blank: int = 0
    aside: bool = False


def order_lines(boxes: Sequence[Box], width: float) -> tuple[PrintedLine, ...]:
    """Return the lines of a page in reading order.

    Items whose heights overlap by half stand on one line. A column at the right edge that is parted from the text by white
    space over its whole height (the letterhead column of Dutch letters) is read after the text. Label and value of a mail
    header, however far apart, are one line.

    Args:
        boxes: of words and covers, upright, origin top left.
        width: of the page, in the same unit.

    Example:
        >>> [line.items for line in order_lines([Box(50, 0, 90, 10), Box(0, 1, 20, 11), Box(0, 30, 20, 40)], 100)]
        [((1, 0), (0, 1)), ((2, 0),)]
    """
    return order_edges([(box.x0, box.top, box.x1, box.bottom) for box in boxes], width)


def order_edges(boxes: Sequence[Edges], width: float) -> tuple[PrintedLine, ...]:
    """Return the lines of a page in reading order, as `order_lines` does.

    Args:
        boxes: edges of words and covers, upright, origin top left.
        width: of the page, in the same unit.
    """
    column = _find_column(boxes, width)
    side = [index for index, box in enumerate(boxes) if _lies_in(box, column)] if column else []
    main = sorted(set(range(len(boxes))) - set(side))
    return (*_lines(boxes, main, first=0), *(evolve(line, aside=True) for line in _lines(boxes, side, first=1)))


def _find_column(boxes: Sequence[Edges], width: float) -> Edges | None:
    """Return where the letterhead column of a page lies; None where there is none.

    It reaches from the first line that begins where the column begins to the last: the name of the authority stands above it, and
    runs on over its edge.
    """
    right = [box for box in boxes if box[0] >= _MARGIN * width - 1]
    for start in sorted({round(box[0]) for box in right if box[0] >= _MARGIN * width})[:_STARTS]:
        aligned = [box for box in right if abs(box[0] - start) <= 1.5]
        if len(aligned) < _FEWEST:
            continue
        top, bottom = min([box[1] for box in aligned]), max([box[3] for box in aligned])
        whole = start - 1.0, top, max([box[2] for box in right]) + 1.0, bottom
        column = [box for box in right if _lies_in(box, whole)]
        narrow = max([box[2] for box in column]) - start <= 0.3 * width
        if len(column) > _FEWEST and narrow and _stands_apart(column, boxes, start):
            return whole
    return None


def _lies_in(box: Edges, column: Edges) -> bool:
    return box[0] >= column[0] and column[1] <= (box[1] + box[3]) / 2 <= column[3]


def _stands_apart(column: Sequence[Edges], boxes: Sequence[Edges], start: float) -> bool:
    """Tell whether a column is set in smaller type than the text beside it, and parted from it by white space."""
    top, bottom = min([box[1] for box in column]), max([box[3] for box in column])
    beside = [box for box in boxes if box[0] < start - 1 and box[3] > top and box[1] < bottom]
    if not beside or not all(box[2] <= start - _GUTTER for box in beside):
        return False
    return median(box[3] - box[1] for box in column) <= _SMALLER * median(box[3] - box[1] for box in beside)


def _lines(boxes: Sequence[Edges], indexes: Iterable[int], first: int) -> list[PrintedLine]:
    rows: list[list[int]] = []
    high = low = 0.0  # of the row
    for _, _, index in sorted([(boxes[i][1] + boxes[i][3], boxes[i][0], i) for i in indexes]):
        _, top, _, bottom = boxes[index]
        common = (min(low, bottom)) - (max(high, top))
        if rows and common > 0 and common >= _OVERLAP * min(bottom - top, low - high):
            rows[-1].append(index)
        else:
            rows.append([index])
            high, low = top, bottom
    lines = [_line(boxes, row) for row in rows]
    pitches = [b.box.bottom - a.box.bottom for a, b in pairwise(lines) if b.box.bottom > a.box.bottom]
    pitch = median(pitches) if pitches else 1.0
    spaced = []
    for number, line in enumerate(lines):
        gap = (line.box.bottom - lines[number - 1].box.bottom) / pitch if number else 0.0
        blank = first if not number else min(3, round(gap) - 1) if gap > _BLANK else 0
        spaced.append(PrintedLine(line.items, line.box, blank))
    return spaced


def _line(boxes: Sequence[Edges], row: Sequence[int]) -> PrintedLine:
    ordered = sorted([(*boxes[i], i) for i in row], key=_across)
    items = []
    right, low = float("inf"), 0.0
    for x0, top, x1, bottom, index in ordered:
        height = bottom - top
        items.append((index, int(x0 - right > 0.12 * (min(low, height)))))
        right, low = x1, height
    top, bottom = min([item[1] for item in ordered]), max([item[3] for item in ordered])
    return PrintedLine(tuple(items), Box(ordered[0][0], top, max([item[2] for item in ordered]), bottom))


_across = itemgetter(0, 2, 4)
