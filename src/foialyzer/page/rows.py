"""The rows of a page: its words and covers, line by line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page
from foialyzer.page.words import edges_of, texts_of

__all__ = ["COLUMN", "Item", "Row", "find_rows", "split_columns"]

COLUMN = 3.0  # times the type; what stands further apart on a line are columns
_LEVEL = 0.4  # of its height, by which a word stands lower than the first of its line
_PICTURE = 0.05  # of the page; words on a larger picture were read from it


@frozen
class Item:
    """What stands on a line: a word, or a cover.

    Args:
        text: of the word; `█` of a cover.
        x0, top, x1, bottom: edges of its box.
        cover: whether it is one.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    cover: bool = False

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.x0, self.top, self.x1, self.bottom)


@frozen
class Row:
    """The items of one line, from left to right.

    Args:
        items: from left to right; at least one.
        height: of the type.
        middle: of its highest word.
    """

    items: tuple[Item, ...]
    height: float
    middle: float

    @property
    def text(self) -> str:
        """What can be read."""
        return " ".join(item.text for item in self.items)


def _left(item: Item) -> float:
    return item.x0


def find_rows(page: Page, covers: Sequence[Box]) -> list[Row]:
    """Return the lines of a page from top to bottom, with the covers on them, without words that were read from a picture.

    Args:
        page: upright.
        covers: boxes already known to hide something.

    Example:
        >>> from foialyzer.page.page import Word
        >>> words = (Word("Bos", Box(40, 10, 60, 20)), Word("Noor", Box(10, 10, 30, 20)))
        >>> [row.text for row in find_rows(Page(1, 600, 800, "point", words), [])]
        ['Noor Bos']
    """
    large = [p.box for p in page.pictures if not p.colour and p.box.area >= _PICTURE * page.width * page.height]
    items = [Item(text, *box) for text, box in zip(texts_of(page.words), edges_of(page.words), strict=True)]
    level = sorted([((item.top + item.bottom) / 2, at) for at, item in enumerate(items) if not _lies_on(item, large)])
    groups: list[tuple[float, list[Item]]] = []
    for middle, at in level:
        item = items[at]
        if groups and middle - groups[-1][0] <= _LEVEL * (item.bottom - item.top):
            groups[-1][1].append(item)
        else:
            groups.append((middle, [item]))
    heights = [median([item.bottom - item.top for item in group]) for _, group in groups]
    middles = [middle for middle, _ in groups]
    for box in covers:
        for number in range(bisect_left(middles, box.top), bisect_right(middles, box.bottom)):
            groups[number][1].append(Item("█", box.x0, box.top, box.x1, box.bottom, cover=True))
    return [Row(tuple(sorted(group, key=_left)), height, middle) for (middle, group), height in zip(groups, heights, strict=True)]


def _lies_on(item: Item, pictures: Sequence[Box]) -> bool:
    x, y = (item.x0 + item.x1) / 2, (item.top + item.bottom) / 2
    return any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in pictures)


def split_columns(line: Row) -> Iterator[Row]:
    """Yield the parts of a line that stand in columns of their own, from left to right.

    Args:
        line: of a page.
    """
    start, apart = 0, COLUMN * line.height
    for number, (before, after) in enumerate(pairwise(line.items), 1):
        if after.x0 - before.x1 > apart:
            yield Row(line.items[start:number], line.height, line.middle)
            start = number
    yield Row(line.items[start:], line.height, line.middle)
