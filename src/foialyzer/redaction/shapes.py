"""Covers among the shapes of a born-digital page: filled boxes that lie over text, or where text must have stood."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Shape, Word
from foialyzer.redaction.labels import is_label
from foialyzer.redaction.redaction import Leak, Style

__all__ = ["ShapeCover", "find_shape_covers", "words_touched"]

Colour = tuple[float, float, float]
_READABLE = {"Highlight", "Underline", "StrikeOut", "Squiggly", "Link"}  # annotations that let text through
_OPAQUE = 0.9
_THIN = 4.0  # points; what is lower is a rule or an underline
_NARROW = 4.0  # points; what is narrower is a rule
_BULLET = 6.0  # points; a bare square no larger is a bullet or a box to tick
_BACKGROUND = 0.8  # of the page; a shape that wide and high is its background
_DARK, _LIGHT = 0.35, 0.93  # luminance between which a neutral fill is grey
_NEUTRAL = 0.08  # largest difference between the channels of a grey


@frozen
class ShapeCover:
    """A shape found to be a cover, with the words that belong to it.

    Args:
        box: its bounds.
        style: how it looks.
        label: printed on it, None when nothing is.
        on_top: indexes of the words printed on it.
        beneath: indexes of the words drawn before it and hidden by it.
        order: when it was drawn.
        colour: of its inside.
        annotation: whether it is one.
    """

    box: Box
    style: Style
    colour: Colour
    label: str | None
    on_top: tuple[int, ...]
    beneath: tuple[int, ...]
    order: int
    annotation: bool = False

    @property
    def leak(self) -> Leak | None:
        """`text` where words can still be extracted from under it."""
        return "text" if self.beneath else None


def find_shape_covers(page: Page) -> tuple[ShapeCover, ...]:
    """Return the covers among the shapes of a page, in the order drawn.

    A filled, opaque shape at least 4 points high is a cover when a legal ground or a mark is printed on it, or when nothing is printed on
    it and it hides words drawn before it, or when it is black, or when it is grey or coloured and fills a gap in a line of text. It is
    none when other words are printed on it: a table header, a band, a highlight drawn before its text. White shapes cover only what they
    hide or what is labelled. Of shapes on the same place the one on top counts.

    Args:
        page: of a PDF.
    """
    words = _Words(page.words)
    page = evolve(page, shapes=_shown(page))
    sure = [cover for shape in page.shapes if (cover := _cover(shape, page, words, frozenset()))]
    colours = Counter(cover.colour for cover in sure if cover.style in {"grey", "coloured"})
    known = frozenset(colour for colour, count in colours.items() if count > 1)
    found = [cover for shape in page.shapes if (cover := _cover(shape, page, words, known))] if known else sure
    return _topmost(_without_cells(found, page, words))


def words_touched(page: Page, box: Box) -> list[int]:
    """Return the words of a page of which a box hides letters or digits."""
    return _Words(page.words).touched(box)


def _shown(page: Page) -> tuple[Shape, ...]:
    """Return the shapes of a page with the pictures of one colour as shapes, and without highlights one reads through."""
    bars = [Shape(picture.box, picture.colour, order=picture.order) for picture in page.pictures if picture.colour]
    readable = [note.box for note in page.annotations if note.kind in _READABLE]
    shapes = [shape for shape in page.shapes if not any(_covers(shape.box, box) for box in readable)] if readable else page.shapes
    return (*shapes, *bars)


class _Words:
    """Words by height, to look up those inside a box; local to this module."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._middles = sorted(((word.box.top + word.box.bottom) / 2, index) for index, word in enumerate(words))

    def inside(self, box: Box) -> list[int]:
        """Return the words whose middle lies inside a box."""
        first = bisect_left(self._middles, (box.top, -1))
        last = bisect_right(self._middles, (box.bottom, len(self.words)))
        near = (index for _, index in self._middles[first:last])
        return [index for index in near if box.x0 <= (self.words[index].box.x0 + self.words[index].box.x1) / 2 <= box.x1]

    def touched(self, box: Box) -> list[int]:
        """Return the words of which at least one letter or digit lies inside a box, by half its height."""
        first = bisect_left(self._middles, (box.top, -1))
        last = bisect_right(self._middles, (box.bottom, len(self.words)))
        return [index for _, index in self._middles[first:last] if _hidden_letters(self.words[index], box)]

    def beside(self, box: Box) -> bool:
        """Tell whether words stand on the line of a box, outside it."""
        first = bisect_left(self._middles, (box.top, -1))
        last = bisect_right(self._middles, (box.bottom, len(self.words)))
        return any(self.words[index].box.meet(box) is None for _, index in self._middles[first:last])


def _cover(shape: Shape, page: Page, words: _Words, known: frozenset[Colour]) -> ShapeCover | None:
    box = shape.box
    if not shape.filled or shape.opacity < _OPAQUE or not (box.height >= _THIN and box.width >= _NARROW):
        return None
    if box.width >= _BACKGROUND * page.width and box.height >= _BACKGROUND * page.height:
        return None
    on_top = [index for index in words.inside(_grown(box)) if page.words[index].order > shape.order]
    beneath = [index for index in words.touched(box) if page.words[index].order < shape.order]
    label = " ".join(
        page.words[index].text for index in sorted(on_top, key=lambda i: (page.words[i].box.top, page.words[i].box.x0))
    )
    style = _style(shape)
    if label:
        if not is_label(label):
            return None
    elif not beneath and not _is_bare_cover(shape, style, page, words, known):
        return None
    return ShapeCover(box, style, shape.colour, label or None, tuple(on_top), tuple(beneath), shape.order)


def _is_bare_cover(shape: Shape, style: Style, page: Page, words: _Words, known: frozenset[Colour]) -> bool:
    """Tell whether a shape on which nothing is printed, and that hides no words that can be extracted, is a cover.

    A grey bar alone on its line is one where other covers of the page have the same colour.
    """
    box = shape.box
    if style == "white" or not shape.rectangular or max(box.width, box.height) <= _BULLET:
        return False
    if style == "black" or shape.colour in known:
        return True
    return words.beside(box) and box.height <= 0.1 * page.height


def _without_cells(covers: Sequence[ShapeCover], page: Page, words: _Words) -> list[ShapeCover]:
    """Return the covers without white cells of a table that carry a code: the ground column of an inventory.

    A cell is drawn before most of the words of its page, a cover after them. A cell has neighbours: another shape of its colour shares a whole edge with it and carries words that are no label.
    """
    orders = sorted(word.order for word in page.words)
    labelled = [c for c in covers if c.label and c.style == "white" and bisect_left(orders, c.order) < len(orders) / 2]
    if not labelled:
        return list(covers)
    colours = {cover.colour for cover in labelled}
    cells = [shape for shape in page.shapes if shape.filled and shape.colour in colours and shape.box.height >= _THIN]
    texts = {shape.box: _on_top_text(shape, page, words) for shape in cells}
    wordy = [shape.box for shape in cells if texts[shape.box] and not is_label(texts[shape.box])]
    return [cover for cover in covers if cover not in labelled or not any(_adjoin(cover.box, other) for other in wordy)]


def _on_top_text(shape: Shape, page: Page, words: _Words) -> str:
    return " ".join(page.words[i].text for i in words.inside(shape.box) if page.words[i].order > shape.order)


def _adjoin(box: Box, other: Box) -> bool:
    """Tell whether two boxes of one row stand side by side, or two of one column one above the other."""
    row = abs(box.top - other.top) < 2 and abs(box.bottom - other.bottom) < 2
    column = abs(box.x0 - other.x0) < 2 and abs(box.x1 - other.x1) < 2
    beside = min(abs(box.x1 - other.x0), abs(box.x0 - other.x1)) < 6
    above = min(abs(box.bottom - other.top), abs(box.top - other.bottom)) < 6
    return (row and beside) or (column and above)


def _hidden_letters(word: Word, box: Box) -> bool:
    """Tell whether a box hides letters or digits of a word: a comma at its edge is nothing."""
    common = word.box.meet(box)
    if common is None or not (common.height > 0.5 * word.box.height):
        return False
    per_character = word.box.width / len(word.text)
    start = round((common.x0 - word.box.x0) / per_character + 0.2)
    end = round((common.x1 - word.box.x0) / per_character - 0.2)
    return any(map(str.isalnum, word.text[start:end]))


def _grown(box: Box) -> Box:
    return Box(box.x0 - 1, box.top - 2, box.x1 + 1, box.bottom + 2)


def _style(shape: Shape) -> Style:
    red, green, blue = shape.colour
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    if max(shape.colour) - min(shape.colour) > _NEUTRAL:
        return "coloured"
    if luminance < _DARK:
        return "black"
    return "grey" if luminance < _LIGHT else "white"


def _topmost(covers: Sequence[ShapeCover]) -> tuple[ShapeCover, ...]:
    """Return the covers without those that lie under another; what the lower hid, the upper hides."""
    kept: dict[int, ShapeCover] = {}
    grid: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, cover in enumerate(sorted(covers, key=lambda cover: cover.order)):
        cells = _cells(cover.box)
        near = {index for cell in cells for index in grid[cell]}
        under = [index for index in sorted(near) if _covers(cover.box, kept[index].box)]
        hidden = {*cover.beneath, *(word for index in under for word in kept[index].beneath)}
        label = cover.label or next((kept[index].label for index in under if kept[index].label), None)
        for index in under:
            for cell in _cells(kept.pop(index).box):
                grid[cell].discard(index)
        kept[number] = evolve(cover, beneath=tuple(sorted(hidden)), label=label)
        for cell in cells:
            grid[cell].add(number)
    return tuple(kept.values())


_CELL = 40.0  # points


def _cells(box: Box) -> list[tuple[int, int]]:
    """Return the cells of a grid that a box touches, at most 50 either way."""
    columns = range(int(box.x0 // _CELL), min(int(box.x1 // _CELL), int(box.x0 // _CELL) + 50) + 1)
    rows = range(int(box.top // _CELL), min(int(box.bottom // _CELL), int(box.top // _CELL) + 50) + 1)
    return [(column, row) for column in columns for row in rows]


def _covers(upper: Box, lower: Box) -> bool:
    common = upper.meet(lower)
    return common is not None and common.area >= 0.6 * min(lower.area, upper.area)
