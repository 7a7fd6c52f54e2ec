"""Rows of words and ruling lines on a page: what a table is made of, before anything is known of its columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Word
from foialyzer.page.words import Edges, edges_of, texts_of

__all__ = ["Row", "Rules", "WordRow", "find_rows", "find_rules", "split_rows"]

_THIN = 2.5  # points: a ruling line, drawn as a figure
_NEAR = 2.5  # points between two lines that are one
_SHORT = 3.0  # points: the least length of a piece of a ruling line
_TALL = 1.8  # times as high as wide: a word set on its side
_MOST = 40_000  # figures of a page that are looked at


@frozen
class WordRow:
    """Words that stand beside each other, from left to right."""

    words: tuple[Word, ...]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)


@frozen
class Rules:
    """Ruling lines, as (place, from, to).

    Args:
        across: level lines: (y, x0, x1), sorted.
        down: upright lines: (x, top, bottom), sorted.
    """

    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()

    def rows(self, x0: float, x1: float) -> tuple[float, ...]:
        """Return the heights at which lines run across most of the way from `x0` to `x1`."""
        return _full(self.across, x0, x1, 0.8)

    def columns(self, top: float, bottom: float) -> tuple[float, ...]:
        """Return the places at which lines run down at least half of the way from `top` to `bottom`."""
        return _full(self.down, top, bottom, 0.5)


@frozen
class Row:
    """A row of words that are not made yet.

    Args:
        items: indexes of its words, from left to right.
        top, bottom: of them all.
        text: the words with a space between them.
    """

    items: tuple[int, ...]
    top: float
    bottom: float
    text: str


def split_rows(words: Sequence[Word]) -> tuple[Row, ...]:
    """Return the words of a page turned upright as rows, from top to bottom.

    A word stands in a row when its middle lies within the height of the words before it in that row. Words set on their side
    are as high as a whole heading, so they join the row they end in.

    Args:
        words: of the page; held as columns, none is made.
    """
    texts, boxes = texts_of(words), list(edges_of(words))
    rows: list[list[int]] = []
    reached = float("-inf")
    placed = [(_middle(text, *box), box[0], at) for at, (text, box) in enumerate(zip(texts, boxes, strict=True))]
    for middle, _, index in sorted(placed):
        if rows and middle < reached:
            rows[-1].append(index)
        else:
            rows.append([index])
            reached = boxes[index][3]
    for row in rows:
        row.sort(key=lambda index: boxes[index][:2])
    return tuple([_row(row, texts, boxes) for row in rows])


def _row(items: Sequence[int], texts: Sequence[str], boxes: Sequence[Edges]) -> Row:
    top, bottom = min([boxes[index][1] for index in items]), max([boxes[index][3] for index in items])
    return Row(tuple(items), top, bottom, " ".join([texts[index] for index in items]))


def _middle(text: str, x0: float, top: float, x1: float, bottom: float) -> float:
    width = x1 - x0
    return bottom - width / 2 if bottom - top > _TALL * width and len(text) > 2 else (top + bottom) / 2


def find_rows(words: Iterable[Word]) -> tuple[WordRow, ...]:
    """Return the words of a page turned upright as rows of words, as `split_rows` has them.

    Example:
        >>> one, two = Word("Nr.", Box(0, 0, 9, 9)), Word("Datum", Box(20, 1, 50, 10))
        >>> [row.text for row in find_rows([two, one])]
        ['Nr. Datum']
    """
    made = tuple(words)
    return tuple(WordRow(tuple([made[index] for index in row.items]), row.top, row.bottom) for row in split_rows(made))


def find_rules(page: Page) -> Rules:
    """Return the ruling lines of a page turned upright: thin figures, and the edges of the fills of cells.

    Example:
        >>> from foialyzer.page.page import Shape
        >>> line = Shape(Box(10, 50, 200, 50.5), (0, 0, 0))
        >>> find_rules(Page(1, 600, 800, "point", shapes=(line,))).rows(10, 200)
        (50.25,)
    """
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for shape in page.shapes[:_MOST]:
        box = shape.box
        if box.height <= _THIN < box.width:
            across.append(((box.top + box.bottom) / 2, box.x0, box.x1))
        elif box.width <= _THIN < box.height:
            down.append(((box.x0 + box.x1) / 2, box.top, box.bottom))
        elif shape.rectangular:
            across += _level_edges(box)
            down += [(box.x0, box.top, box.bottom), (box.x1, box.top, box.bottom)]
    return Rules(tuple(sorted(across)), tuple(sorted(down)))


def _level_edges(box: Box) -> list[tuple[float, float, float]]:
    return [(box.top, box.x0, box.x1), (box.bottom, box.x0, box.x1)] if box.width > _SHORT else []


def _full(lines: Sequence[tuple[float, float, float]], low: float, high: float, share: float) -> tuple[float, ...]:
    """Return the places at which pieces of lines together run at least a share of the way between two bounds."""
    places: list[float] = []
    first = 0
    while first < len(lines):
        last = first
        while last + 1 < len(lines) and lines[last + 1][0] - lines[first][0] <= _NEAR:
            last += 1
        pieces = [(max(low, start), min(high, end)) for _, start, end in lines[first : last + 1]]
        if _length(pieces) >= share * (high - low) > 0:
            places.append((lines[first][0] + lines[last][0]) / 2)
        first = last + 1
    return tuple(places)


def _length(pieces: Iterable[tuple[float, float]]) -> float:
    """Return how long some pieces are together, what they share counted once."""
    total, reached = 0.0, float("-inf")
    for start, end in sorted(pieces):
        if end > max(start, reached):
            total += end - max(start, reached)
            reached = end
    return total


def between(places: Sequence[float], low: float, high: float) -> Sequence[float]:
    """Return the sorted places from `low` to `high`, both included."""
    return places[bisect_left(places, low) : bisect_right(places, high)]
