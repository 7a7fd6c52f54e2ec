"""How many characters fit under a cover: its width against the characters printed around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Word
from foialyzer.redaction.hidden import HiddenChars

__all__ = ["Metrics", "split_lines_of"]

_SPACES = 0.86  # of the characters of running text are no spaces
_SLACK = 1.5  # points by which a cover is mostly wider than what it hides
_LEADING = 1.2  # of the type, from one line to the next
_MOST_LINES = 200
_FALLBACK = 0.5  # width of a character as a share of its size, where a page has no words


class Metrics:
    """The widths of characters and the heights of lines of one page.

    Args:
        words: the readable words of the page, without the labels printed on covers.

    Example:
        >>> page = Page(1, 600, 800, "point", (Word("abcdefghij", Box(10, 10, 60, 22)),))
        >>> Metrics(page.words).hidden(Box(70, 10, 121.5, 22)).estimate
        9
    """

    def __init__(self, words: Sequence[Word]) -> None:
        measured = [word for word in words if word.box.height > 0 and len(word.text) > 1]
        self._by_height = sorted(
            ((word.box.top + word.box.bottom) / 2, word.box.width / len(word.text), word.box.height) for word in measured
        )
        self._middles = [middle for middle, _, _ in self._by_height]
        self.width = median([width for _, width, _ in self._by_height]) if measured else None
        self.height = median([height for _, _, height in self._by_height]) if measured else None

    def _near(self, box: Box, reach: float) -> list[tuple[float, float, float]]:
        first = bisect_left(self._middles, box.top - reach)
        last = bisect_right(self._middles, box.bottom + reach)
        return self._by_height[first:last]

    def character(self, box: Box) -> float:
        """Return the width of a character where a box stands, in points: of its line, else of the lines around, else of the page."""
        for reach in (0.0, 2 * box.height):
            near = self._near(box, reach)
            if len(near) > 1:
                return median(width for _, width, _ in near)
        return self.width or _FALLBACK * min(box.height, 12.0)

    def line(self, box: Box) -> float:
        """Return the height of the type where a box stands, in points: of its line, else of the page; the larger of the two."""
        near = [height for _, _, height in self._near(box, 0.0)]
        return max(median(near) if near else 0.0, self.height or 0.0) or min(box.height, 12.0)

    def hidden(self, box: Box) -> HiddenChars:
        """Return how many characters a box one line high hides."""
        characters = max(0.0, box.width - _SLACK) / self.character(box)
        estimate = max(1, round(characters * (_SPACES if characters > 12 else 0.95)))
        return HiddenChars(max(1, round(estimate * 0.72) - 1), estimate, round(characters * 1.18) + 2)


def split_lines_of(box: Box, metrics: Metrics) -> tuple[Box, ...]:
    """Return a box as one box per line of text it hides.

    Lines are taken to be 1.2 times as high as the type around; a box less than 1.8 lines high is one line.

    Args:
        box: of a cover.
        metrics: of its page.
    """
    pitch = _LEADING * metrics.line(box)
    if not (pitch > 0 and box.height >= 1.8 * pitch):
        return (box,)
    count = min(_MOST_LINES, round(box.height / pitch))
    step = box.height / count
    return tuple(Box(box.x0, box.top + n * step, box.x1, box.top + (n + 1) * step) for n in range(count))
