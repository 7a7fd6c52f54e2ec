"""Words by place: which stand inside a box, which does it hide, which stand beside it on its line."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from math import inf
from typing import overload

from foialyzer.page.box import Box
from foialyzer.page.page import Word
from foialyzer.page.words import Words, edges_of, orders_of, texts_of

__all__ = ["Nearby", "Picked", "Places"]

_ROW = 40.0  # points; height of the rows that words are sorted into
_CELL = 40.0  # points; side of the squares that boxes are sorted into
_MOST_CELLS = 50  # either way; a longer box is found by its first ones only
_EDGE = 0.2  # of a character, by which a box may fall short of it or reach over the next


class Nearby:
    """The words of a page, to look up those at a place without going through all of them.

    Args:
        words: of an upright page.

    Example:
        >>> words = Nearby([Word("Aan", Box(10, 10, 30, 20)), Word("Noor", Box(35, 10, 60, 20))])
        >>> words.inside(Box(34, 9, 61, 21)), words.touched(Box(34, 9, 61, 21)), words.beside(Box(34, 9, 61, 21))
        ([1], [1], [0])
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = Picked(words)
        self._held = words  # their edges are looked at, and no word is made for that

    @cached_property
    def _middles(self) -> list[tuple[float, float]]:
        return [((x0 + x1) / 2, (top + bottom) / 2) for x0, top, x1, bottom in edges_of(self._held)]

    @cached_property
    def _rows(self) -> dict[int, list[tuple[float, int]]]:
        """The words by rows, from left to right; sorted when first asked for, since most pages have nothing to look up."""
        rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for index, (x, y) in enumerate(self._middles):
            rows[int(y // _ROW)].append((x, index))
        return {row: sorted(rows[row]) for row in sorted(rows)}

    @cached_property
    def _numbers(self) -> list[int]:
        return list(self._rows)

    @cached_property
    def _reach(self) -> float:
        return max([x1 - x0 for x0, _, x1, _ in edges_of(self._held)], default=0.0) / 2

    def _between(self, top: float, bottom: float, x0: float, x1: float) -> Iterator[int]:
        """Yield the words whose middle lies within bounds."""
        first = bisect_left(self._numbers, top // _ROW)
        last = bisect_right(self._numbers, bottom // _ROW)
        for number in self._numbers[first:last]:
            row = self._rows[number]
            for _, index in row[bisect_left(row, (x0, -1)) : bisect_right(row, (x1, len(self._middles)))]:
                if top <= self._middles[index][1] <= bottom:
                    yield index

    def inside(self, box: Box) -> list[int]:
        """Return the words whose middle lies inside a box."""
        return sorted(self._between(box.top, box.bottom, box.x0, box.x1))

    def on_top(self, box: Box, order: int, most: int) -> list[int]:
        """Return the words whose middle lies inside a box and that were drawn later, at most so many of them."""
        inside = self._between(box.top, box.bottom, box.x0, box.x1)
        return sorted(islice((index for index in inside if self.words[index].order > order), most))

    def touched(self, box: Box) -> list[int]:
        """Return the words of which at least one letter or digit lies inside a box, by half its height."""
        near = self._between(box.top, box.bottom, box.x0 - self._reach, box.x1 + self._reach)
        level = ((index, self.words[index].box) for index in near)
        beside = [index for index, word in level if word.x0 < box.x1 and word.x1 > box.x0]
        return sorted(index for index in beside if self.letters(index, box))

    def letters(self, index: int, box: Box) -> int:
        """Return how many letters and digits of a word a box hides: a comma at its edge is nothing."""
        return sum(map(str.isalnum, self.hidden(index, box)))

    def hidden(self, index: int, box: Box) -> str:
        """Return the characters of a word that a box hides; none where it covers less than half their height."""
        word, text = self.words[index].box, self.words[index].text
        x0, x1 = max(word.x0, box.x0), min(word.x1, box.x1)
        if not (x0 < x1 and min(word.bottom, box.bottom) - max(word.top, box.top) > 0.5 * word.height):
            return ""
        per_character = word.width / len(text)
        return text[round((x0 - word.x0) / per_character + _EDGE) : round((x1 - word.x0) / per_character - _EDGE)]

    def beside(self, box: Box) -> list[int]:
        """Return the words whose middle lies as high as a box, to the left or right of it."""
        level = self._between(box.top, box.bottom, float("-inf"), float("inf"))
        return sorted(index for index in level if not (box.x0 <= self._middles[index][0] <= box.x1))

    def begins_near(self, box: Box, reach: float) -> float | None:
        """Return where the nearest lines above and below a box begin at the left; None where one of them is too far away.

        Example:
            >>> words = Nearby([Word("Hoogachtend,", Box(10, 10, 90, 20)), Word("Noor", Box(12, 80, 60, 90))])
            >>> words.begins_near(Box(8, 30, 90, 70), 20), words.begins_near(Box(8, 30, 90, 70), 5)
            (10.0, None)
        """
        edges = [one for one in edges_of(self._held) if one[0] < box.x1]
        above = [one for one in edges if box.top - reach <= one[3] <= box.top + 2]
        below = [one for one in edges if box.bottom - 2 <= one[1] <= box.bottom + reach]
        return min(one[0] for one in (*above, *below)) if above and below else None

    def stood_around(self, box: Box, order: int) -> bool:
        """Tell whether there are words above and words below a box, and all of the page were drawn before a place in the order.

        Example:
            >>> words = Nearby([Word("Hoogachtend,", Box(10, 10, 90, 20), order=1), Word("Noor", Box(10, 80, 60, 90), order=2)])
            >>> words.stood_around(Box(10, 30, 90, 70), 3), words.stood_around(Box(10, 30, 90, 70), 1)
            (True, False)
        """
        highest, lowest, last = self._drawn
        return highest <= box.top and box.bottom <= lowest and last < order

    @cached_property
    def _drawn(self) -> tuple[float, float, float]:
        """The least bottom and the greatest top of a word, and when the last was drawn."""
        edges = list(edges_of(self._held))
        bottom, top = min([one[3] for one in edges], default=inf), max([one[1] for one in edges], default=-inf)
        return bottom, top, max(orders_of(self._held), default=inf)


class Places:
    """Boxes of a page, to look up those near another without going through all of them.

    Example:
        >>> Places([Box(0, 0, 10, 10), Box(300, 0, 310, 10)]).near(Box(5, 5, 20, 20))
        [Box(x0=0.0, top=0.0, x1=10.0, bottom=10.0)]
    """

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._boxes: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            for cell in self.cells(box):
                self._boxes[cell].append(box)

    def near(self, box: Box) -> list[Box]:
        """Return the boxes that share a square of the grid with a box, each once, in order."""
        return sorted({other for cell in self.cells(box) for other in self._boxes.get(cell, ())}) if self._boxes else []

    @staticmethod
    def cells(box: Box) -> list[tuple[int, int]]:
        """Return the squares of the grid that a box touches."""
        column, row = int(box.x0 // _CELL), int(box.top // _CELL)
        columns = range(column, min(int(box.x1 // _CELL), column + _MOST_CELLS) + 1)
        rows = range(row, min(int(box.bottom // _CELL), row + _MOST_CELLS) + 1)
        return [(x, y) for x in columns for y in rows]


class Picked(Sequence[Word]):
    """Words of a page of which few are looked at: each is made when it is first asked for, and kept.

    Args:
        words: of a page.

    Example:
        >>> from foialyzer.page.box import Box
        >>> Picked(Words.of([Word("Aan:", Box(10, 20, 30, 28))]))[0].text
        'Aan:'
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._texts = texts_of(words)
        self._made: dict[int, Word] = {}

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, index: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if index not in self._made:
            self._made[index] = (
                self._words.word(self._texts[index], index) if isinstance(self._words, Words) else self._words[index]
            )
        return self._made[index]
