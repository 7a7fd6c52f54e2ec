"""The rows of a page: its words and covers, line by line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Word
from foialyzer.redaction.nearby import Places

__all__ = ["COLUMN", "Item", "Row", "find_rows", "split_columns"]

COLUMN = 3.0  # times the type; what stands further apart on a line are columns
_PICTURE = 0.05  # of the page; words on a larger picture were read from it


@frozen
class Item:
    """What stands on a line: a word, or a cover.

    Args:
        text: of the word; `█` of a cover.
        box: where.
        cover: whether it is one.
    """

    text: str
    box: Box
    cover: bool = False


@frozen
class Row:
    """The items of one line, from left to right.

    Args:
        items: at least one.
        height: of the type.
        middle: where the line stands.
    """

    items: tuple[Item, ...]
    height: float
    middle: float

    @classmethod
    def of(cls, items: Sequence[Item]) -> "Row":
        """Return the line that these items make; its type is that of the item in the middle."""
        ordered = tuple(sorted(items, key=_left))
        usual = sorted(items, key=_height)[len(items) // 2]
        return cls(ordered, usual.box.height, _middle(usual))

    @property
    def text(self) -> str:
        """What can be read."""
        return " ".join(item.text for item in self.items)


def _left(item: Item) -> float:
    return item.box.x0


def _height(item: Item) -> float:
    return item.box.bottom - item.box.top


def _middle(item: Item) -> float:
    return (item.box.top + item.box.bottom) / 2


def find_rows(page: Page, covers: Sequence[Box]) -> list[Row]:
    """Return the lines of a page from top to bottom, with the covers on them, without words that were read from a picture.

    Args:
        page: upright.
        covers: boxes already known to hide something.

    Example:
        >>> words = (Word("Bos", Box(40, 10, 60, 20)), Word("Noor", Box(10, 10, 30, 20)))
        >>> [row.text for row in find_rows(Page(1, 600, 800, "point", words), [])]
        ['Noor Bos']
    """
    large = [p.box for p in page.pictures if not p.colour and p.box.area >= _PICTURE * page.width * page.height]
    pictures = Places(large)
    words = [word for word in page.words if word.box.height > 0 and not (large and _on_any(word, pictures))]
    rows: list[list[Item]] = []
    for item in sorted((Item(word.text, word.box) for word in words), key=_middle):
        if rows and _middle(item) - _middle(rows[-1][0]) <= 0.4 * item.box.height:
            rows[-1].append(item)
        else:
            rows.append([item])
    places = Places(covers)
    return [Row.of([*row, *_covers_on(row, places)]) if covers else Row.of(row) for row in rows]


def _on_any(word: Word, pictures: Places) -> bool:
    return any((common := word.box.meet(box)) and common.area > 0.5 * word.box.area for box in pictures.near(word.box))


def _covers_on(row: Sequence[Item], places: Places) -> Iterator[Item]:
    middle = median(_middle(item) for item in row)
    x0, x1 = min(item.box.x0 for item in row), max(item.box.x1 for item in row)
    for box in places.near(Box(x0 - 40, middle - 1, x1 + 400, middle + 1)):
        if box.top <= middle <= box.bottom:
            yield Item("█", box, cover=True)


def split_columns(line: Row) -> Iterator[Row]:
    """Yield the parts of a line that stand in columns of their own, from left to right.

    Args:
        line: of a page.
    """
    start, apart = 0, COLUMN * line.height
    for number, (before, after) in enumerate(pairwise(line.items), 1):
        if after.box.x0 - before.box.x1 > apart:
            yield Row.of(line.items[start:number])
            start = number
    yield Row.of(line.items[start:])
