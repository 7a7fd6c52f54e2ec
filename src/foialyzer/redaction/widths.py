"""How many characters fit under a cover: its width against the type printed around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil, floor, sqrt
from statistics import median

from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Word
from foialyzer.page.words import edges_of, texts_of
from foialyzer.redaction.hidden_chars import HiddenChars

__all__ = ["ONE_LINE", "Metrics", "Type"]

_Print = tuple[float, float, float, float, str]  # x0, top, x1, bottom and text of a word

_PAD = 0.75  # points by which a cover is mostly wider than what it hides, on either side
_LEADING = 1.2  # of the type, from one line to the next
_PITCHES = (0.9, 2.4)  # of the type; what lies further apart are not two lines of one text
_TOO_HIGH = 1.6  # times the type, a box over one line of it is not
ONE_LINE = 1.9  # times the type; a box that is lower hides one line
_STEPS = 3  # from line to line, that show the pitch of the text around; one may be the gap between two paragraphs
_ALIKE = 0.2  # of its height, by which type of one size differs
_LEAST = 0.5  # points; smaller type cannot be read
_ENOUGH = 25  # characters that show how wide the type is
_MOST = 400  # words looked at around a cover
_COLUMN = 80.0  # points; words within belong to the column a cover stands in
_SURE = 1.8  # standard deviations from the estimate to either end of the range
_RAGGED = 0.5  # of a word, by which the lines of a paragraph fall short of its width


@frozen
class Type:
    """The type set at a place.

    Args:
        character: mean width of a character in points.
        spread: standard deviation of that width.
        space: width of a space in points.
        height: in points.
        word: mean number of characters in a word.
    """

    character: float
    spread: float
    space: float
    height: float
    word: float


_PLAIN = Type(5.0, 1.7, 2.6, 10.0, 5.5)  # of a page without any words


class Metrics:
    """The type of one upright page.

    Args:
        words: readable ones, without the labels printed on covers.

    Example:
        >>> metrics = Metrics([Word("abcdefghij", Box(10 + 55 * n, 10, 60 + 55 * n, 20)) for n in range(4)])
        >>> metrics.type(Box(240, 10, 291.5, 20)).character, metrics.hidden(Box(240, 10, 291.5, 20)).estimate
        (5.0, 10)
    """

    def __init__(self, words: Sequence[Word]) -> None:
        placed = zip(edges_of(words), texts_of(words), strict=True)
        printed = [(*box, text) for box, text in placed if box[3] - box[1] >= _LEAST and box[2] - box[0] >= _LEAST]
        self._words = sorted(printed, key=_middle)
        self._middles = [_middle(word) for word in self._words]
        self._page = _type_of(_most_printed(self._words)) or _PLAIN
        self._pitch = _pitch_of(self._words, self._page.height) or _LEADING * self._page.height
        self._types: dict[Box, Type] = {}  # of the boxes asked for: each is asked for several times

    def _near(self, box: Box, reach: float, aside: float) -> list[_Print]:
        """Return the words at most so far above, below and beside a box."""
        first = bisect_left(self._middles, box.top - reach)
        last = bisect_right(self._middles, box.bottom + reach)
        left, right = box.x0 - aside, box.x1 + aside
        return [word for word in self._words[first : min(last, first + _MOST)] if word[0] <= right and word[2] >= left]

    def type(self, box: Box) -> Type:
        """Return the type set where a box stands: on its line, else around it, else on the page.

        Small print on one side of a box, such as the return address above an addressee, says nothing of a box that is too high
        for it.
        """
        if box not in self._types:
            self._types[box] = self._type(box)
        return self._types[box]

    def _type(self, box: Box) -> Type:
        height = min(box.height, self._page.height)
        for reach, aside in ((0.0, _COLUMN), (2.5 * height, _COLUMN), (6 * height, _COLUMN)):
            near = self._near(box, reach, aside)
            if sum([len(word[4]) for word in near]) >= _ENOUGH:
                found = _type_of(near) or self._page
                one_line = box.height <= ONE_LINE * self._page.height
                return self._page if one_line and _is_small_print(found, near, box, self._page) else found
        return self._page

    def pitch(self, box: Box) -> float:
        """Return the distance from one line to the next where a box stands, in points."""
        height = self.type(box).height
        usual = abs(height - self._page.height) <= _ALIKE * height
        found = _pitch_of(self._near(box, 6 * height, 0.0), height, _STEPS if usual else 1)
        return found or self._pitch

    def middles_beside(self, box: Box, reach: float) -> list[float]:
        """Return the heights of the lines beside a box, each once, of which a word stands at most so far from it."""
        level = [word for word in self._near(box, 0.0, reach) if word[2] <= box.x0 + 1 or word[0] >= box.x1 - 1]
        middles = sorted(map(_middle, level))
        apart = 0.5 * self.type(box).height
        return [middle for before, middle in pairwise([float("-inf"), *middles]) if middle - before > apart]

    def hidden(self, box: Box) -> HiddenChars:
        """Return how many characters a box one line high hides."""
        return self._estimate(box, self.type(box), 0.0)

    def hidden_lines(self, boxes: Sequence[Box]) -> HiddenChars:
        """Return how many characters the lines of one cover hide: almost as many as fit, but on the last line perhaps fewer."""
        if len(boxes) < 2:
            return HiddenChars.total(self.hidden(box) for box in boxes)
        kinds = [self.type(box) for box in boxes]
        lines = [self._estimate(box, t, _RAGGED * t.word * t.character) for box, t in zip(boxes, kinds, strict=True)]
        last = HiddenChars(1, max(1, round(0.8 * lines[-1].estimate)), lines[-1].high)
        return HiddenChars.total([*lines[:-1], last])

    def _estimate(self, box: Box, type_: Type, ragged: float) -> HiddenChars:
        left, right = self._pads(box, type_)
        width = max(0.0, box.width - (_PAD if left is None else left) - (_PAD if right is None else right) - ragged)
        with_spaces = (width + type_.space) / (type_.character + type_.space / type_.word)
        characters = min(width / type_.character, with_spaces)
        unknown = (left is None) + (right is None)
        words = max(1.0, characters / type_.word)
        variance = characters * type_.spread**2 + unknown * _PAD**2 + 0.25 * (words - 1) * type_.space**2
        reach = _SURE * sqrt(variance) / type_.character + 0.5
        estimate = max(1, round(characters))
        return HiddenChars(min(estimate, max(1, floor(characters - reach))), estimate, max(estimate, ceil(characters + reach)))

    def _pads(self, box: Box, type_: Type) -> tuple[float | None, float | None]:
        """Return by how much a cover is wider than what it hides, left and right, where a word a space away shows it."""
        level = self._near(box, 0.0, 2 * type_.space)
        before = [box.x0 - word[2] for word in level if word[0] < box.x0]
        after = [word[0] - box.x1 for word in level if word[2] > box.x1 and word[4][0].isalnum()]
        left, right = (_pad(min(gaps, key=abs, default=None), type_.space) for gaps in (before, after))
        return (right if left is None else left), (left if right is None else right)


def _pad(gap: float | None, space: float) -> float | None:
    return min(3.0, max(-1.0, space - gap)) if gap is not None and gap < 1.6 * space else None


def _middle(word: _Print) -> float:
    return (word[1] + word[3]) / 2


def _type_of(words: Sequence[_Print]) -> Type | None:
    """Return the type of words; None when there are none of at least two characters."""
    long = [(x1 - x0, bottom - top, len(text)) for x0, top, x1, bottom, text in words if len(text) > 1]
    if not long:
        return None
    height = median([height for _, height, _ in long])
    character = sum([width for width, _, _ in long]) / sum([length for _, _, length in long])
    squares = [(width - length * character) ** 2 / length for width, _, length in long]
    space = median(_spaces(words, 0.8 * height) or [0.5 * character])
    return Type(character, sqrt(sum(squares) / len(squares)), space, height, sum([len(word[4]) for word in words]) / len(words))


def _spaces(words: Sequence[_Print], most: float) -> list[float]:
    """Return the gaps between the words of each line, without those too wide for a space."""
    ordered = sorted([(round((top + bottom) / 2), x0, x1, bottom, bottom - top) for x0, top, x1, bottom, _ in words])
    level = ((before, after) for before, after in pairwise(ordered) if abs(before[3] - after[3]) < 0.3 * before[4])
    return [gap for before, after in level if 0 < (gap := after[1] - before[2]) < most]


def _most_printed(words: Sequence[_Print]) -> list[_Print]:
    """Return the words about as high as the type that takes up most of a page; small print beside a letter has more words."""
    sizes = [(x1 - x0, bottom - top) for x0, top, x1, bottom, _ in words]
    by_height = sorted([(height, index, width * height) for index, (width, height) in enumerate(sizes)])
    areas = list(accumulate([area for _, _, area in by_height]))
    if not areas:
        return []
    usual = by_height[bisect_left(areas, areas[-1] / 2)][0]
    return [word for word in words if abs(word[3] - word[1] - usual) <= _ALIKE * usual]


def _pitch_of(words: Sequence[_Print], height: float, fewest: int = 1) -> float | None:
    """Return the median distance of lines that follow each other in one text; None where there are fewer than so many steps."""
    bottoms = sorted({round(bottom, 1) for bottom in {word[3] for word in words}})
    lines = [bottom for before, bottom in pairwise([float("-inf"), *bottoms]) if bottom - before > 0.3 * height]
    steps = [after - before for before, after in pairwise(lines)]
    pitches = [step for step in steps if _PITCHES[0] * height <= step <= _PITCHES[1] * height]
    return median(pitches) if len(pitches) >= fewest else None


def _is_small_print(found: Type, near: Sequence[_Print], box: Box, page: Type) -> bool:
    """Tell whether type is too small for a box, and stands above it only or below it only."""
    middles = [_middle(word) for word in near]
    one_side = all(middle < box.top for middle in middles) or all(middle > box.bottom for middle in middles)
    return one_side and found.height < page.height and box.height > _TOO_HIGH * found.height
