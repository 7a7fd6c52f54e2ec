"""Gaps between words that no space explains: a word was deleted there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import ceil
from statistics import median

from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page
from foialyzer.page.rows import COLUMN, Row
from foialyzer.page.word_index import Places
from foialyzer.redaction.hidden_chars import HiddenChars

__all__ = ["ALIGNED", "WIDE", "Deleted", "Gaps"]

_SIGNS = {",", ";", "."}
WIDE = 3.0  # times the widest space of a page, for a gap between words of a sentence
ALIGNED = 2.0  # points
_BEFORE_SIGN = 2.5  # times a space, for a gap before a comma
_FEWEST_SPACES = 40  # of a page, to know its widest
_CLOSE = 1.7  # times the type, to the next line of a paragraph
_LONGEST = 0.6  # of its line, that a gap is


@frozen
class Deleted:
    """A place where words were deleted.

    Args:
        box: between the words beside it, one line high; a sliver where those have closed up.
        hidden: how many characters may have stood there, a wide range.
        confidence: in (0, 1].
        reason: one sentence for people.
    """

    box: Box
    hidden: HiddenChars
    confidence: float
    reason: str


class Gaps:
    """The spaces of a page, and the gaps among them that no space explains.

    Args:
        lines: of the page.
        page: with the shapes and pictures that may explain a gap.
    """

    def __init__(self, lines: Sequence[Row], page: Page) -> None:
        self.lines = lines
        gaps = [(b.x0 - a.x1, 1.2 * line.height, b.x0) for line in lines for a, b in pairwise(line.items)]
        spaces = sorted(gap for gap, most, _ in gaps if 0 < gap < most)
        self.enough = len(spaces) >= _FEWEST_SPACES
        self.space = median(spaces) if spaces else 2.5
        self.widest = spaces[int(0.99 * (len(spaces) - 1))] if spaces else 2.5
        self.starts = sorted([line.items[0].x0 for line in lines] + [x0 for gap, most, x0 in gaps if gap >= most])
        self._page = page

    def between_words(self, number: int) -> Iterator[Deleted]:
        """Yield the gaps of a line where a word must have stood."""
        line = self.lines[number]
        spaces = [b.x0 - a.x1 for a, b in pairwise(line.items)]
        if not (spaces and max(spaces) >= _BEFORE_SIGN * self.space):
            return
        for at, gap in enumerate(spaces):
            before, after = line.items[at], line.items[at + 1]
            if not (gap >= _BEFORE_SIGN * self.space) or before.cover or after.cover or not any(map(str.isalpha, before.text)):
                continue
            others = [*spaces[:at], *spaces[at + 1 :]]
            sign = after.text in _SIGNS and gap <= COLUMN * 4 * line.height
            sentence = self._is_out_of_line(line, gap, others) and self._is_sentence(line, at)
            box = Box(before.x1 + self.space, after.top, after.x0 - min(self.space, 1.0), after.bottom)
            if (sign or sentence) and self._is_text_beside(number, before.x1, after.x0, sign) and self._is_empty(box):
                estimate = max(1, round(box.width / (0.5 * line.height)))
                reason = "a gap before a comma" if sign else "a gap in a sentence, wider than any space"
                yield Deleted(box, HiddenChars(1, estimate, ceil(1.5 * estimate) + 10), 0.5 if sign else 0.4, reason)

    def _is_out_of_line(self, line: Row, gap: float, others: Sequence[float]) -> bool:
        """Tell whether a gap is too wide for the spaces of its page and of its line; in justified text all of a line are wide."""
        width = line.items[-1].x1 - line.items[0].x0
        wide = gap > WIDE * max(self.widest, *others) if len(others) >= 2 else False
        return self.enough and wide and gap >= line.height and gap <= _LONGEST * width

    def _is_sentence(self, line: Row, at: int) -> bool:
        """Tell whether words of one sentence stand on both sides: two before, none that ends one, and a small letter after."""
        before, after = line.items[at], line.items[at + 1]
        x0 = after.x0
        aligned = bisect_right(self.starts, x0 + ALIGNED) - bisect_left(self.starts, x0 - ALIGNED)
        return at >= 1 and before.text[-1].isalnum() and after.text[0].islower() and aligned <= 1

    def _is_text_beside(self, number: int, x0: float, x1: float, sign: bool) -> bool:
        """Tell whether text runs on above or below a gap, as it does in a paragraph, and no gap stands there as in a table."""
        line = self.lines[number]
        near = [self.lines[n] for n in (number - 1, number + 1) if 0 <= n < len(self.lines)]
        close = [one for one in near if abs(one.middle - line.middle) <= _CLOSE * line.height]
        filled = [one for one in close if _is_filled(one, x0, x1, 2 * self.space)]
        parted = any(one.items[0].x0 < x0 and one.items[-1].x1 > x1 for one in close if one not in filled)
        return not parted and (bool(filled) or (sign and not close))

    @cached_property
    def _things(self) -> Places:
        return Places([shape.box for shape in self._page.shapes] + [picture.box for picture in self._page.pictures])

    def _is_empty(self, box: Box) -> bool:
        """Tell whether nothing is drawn in a gap or right under it: no picture, no rule to write on, no frame."""
        around = Box(box.x0, box.top, box.x1, box.bottom + 4)
        low = (thing for thing in self._things.near(around) if thing.height < 4 * box.height)
        return not any((common := around.meet(thing)) and common.width > 0 for thing in low)


def _is_filled(line: Row, x0: float, x1: float, space: float) -> bool:
    """Tell whether the words of a line run on from one place to another with no more than spaces between them."""
    inside = [item.box for item in line.items if item.x1 > x0 and item.x0 < x1]
    if not inside:
        return False
    edges = [x0, *(edge for box in inside for edge in (box.x0, box.x1)), x1]
    return all(edges[n + 1] - edges[n] <= space for n in range(0, len(edges), 2))
