"""Covers among the shapes of a born-digital page: filled boxes that lie over text, or where text must have stood."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Shape
from foialyzer.page.word_index import Nearby, Places
from foialyzer.redaction.labels import is_label
from foialyzer.redaction.redaction import Leak, Style
from foialyzer.redaction.shape_candidates import Candidate, find_candidates, lies_over
from foialyzer.redaction.tables_and_charts import find_cells, find_chart_parts

__all__ = ["ShapeCover", "find_shape_covers"]

Colour = tuple[float, float, float]
_NARROW = 4.0  # points; what is narrower is a rule
_BULLET = 6.0  # points; a bare square no larger is a bullet or a box to tick
_BACKGROUND = 0.8  # of the page; a shape that wide and high is its background
_BAR = 1.1  # times as wide as high, for a figure that is no rectangle to be a bar
_LINES = 0.1  # of the height of the page; what is higher fills no gap in a line of text
_SIGNATURE = 10.0, 120.0  # points; the height of what is laid over a signature, or over a line left alone
_WIDEST = 0.6  # of the width of a page, for the same
_MARGIN = 0.1  # of the height of a page, above and below, where letterheads and footers are
_NEAR_LINES = 90.0  # points from there to the lines above and below, which end a letter and name who signs it
_INDENT = 24.0  # points by which it may begin before or after them
_RULE = 2.0  # points; what is lower is a rule
_ROOMY = 1.8  # times its label a cell is high
_TOLD = 2  # characters that something hidden in white has at least
_RIM = 0.01  # of the width of a page; a band that reaches so near to both edges is an ornament
_WIDER = 1.3  # times its code a see-through box is wide
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
        trust: how sure its label was read off the pixels of the page, in [0, 1]; None where a shape shows the cover.
    """

    box: Box
    style: Style
    colour: Colour
    label: str | None
    on_top: tuple[int, ...]
    beneath: tuple[int, ...]
    order: int
    annotation: bool = False
    trust: float | None = None

    @property
    def leak(self) -> Leak | None:
        """`text` where words can still be extracted from under it."""
        return "text" if self.beneath else None


def find_shape_covers(page: Page, words: Nearby | None = None) -> tuple[ShapeCover, ...]:
    """Return the covers among the shapes of a page, in the order drawn.

    A filled, opaque shape at least 4 points high is a cover when a legal ground or a mark is printed on it, or when nothing is
    printed on it and it hides words drawn before it, or when it is black, or when it is grey or coloured and fills a gap in a
    line of text drawn before it. It is none when other words are printed on it (a table header, a band, a highlight drawn before
    its text), when it is a cell next to a cell of its colour that has words, or belongs to a chart. White shapes cover only what
    they hide, two characters at least, or what is labelled and no cell. A shape one sees through (a frame without a fill, a
    highlight) is a cover where a label is all that can be read in it. Of shapes on the same place the one on top counts.

    Args:
        page: of a PDF, upright.
        words: of the page.
    """
    words = words or Nearby(page.words)
    candidates, frames = find_candidates(page, words)
    if not candidates:
        return ()
    boxes = [(one.shape.box, one.shape.colour) for one in candidates]
    cells = find_cells(boxes, [index for index, one in enumerate(candidates) if one.words and not one.label])
    bars = find_chart_parts([one.shape for one in candidates if one.solid], page, words)
    likely = [one for index, one in enumerate(candidates) if index not in cells and (one.label or index not in bars)]
    labelled = [one for one in likely if one.label]
    labels = frozenset(index for one in labelled for index in one.on_top)
    judge = _Judge(page, words, Places(frames), labels, frozenset(one.shape.colour for one in labelled))
    sure = [judge.cover(one) for one in likely]
    judge = evolve(judge, known=judge.known | {cover.colour for cover in sure if cover})
    found = (before or judge.cover(one) for one, before in zip(likely, sure, strict=True))
    return _topmost([cover for cover in found if cover])


@frozen
class _Judge:
    """Tells which candidates are covers, from the words of the page, the labels among them, and the colours of surer covers."""

    page: Page
    words: Nearby
    frames: Places
    labels: frozenset[int]
    known: frozenset[Colour]

    def cover(self, candidate: Candidate) -> ShapeCover | None:
        """Return a candidate as a cover, or None."""
        shape = candidate.shape
        if (candidate.on_top and not candidate.label) or not (shape.box.width >= _NARROW):
            return None
        if not candidate.solid and self.marks_its_label(candidate):
            return None
        touched = self.words.touched(shape.box) if candidate.solid else ()
        beneath = tuple(index for index in touched if self.words.words[index].order < shape.order)
        style = self.style(shape)
        if style in {"white", "outlined"} and not beneath and self.is_cell(candidate):
            return None
        if style == "white" and beneath and not candidate.label and self.hides_one_character(shape, beneath):
            return None
        if not (candidate.label or (beneath and not self.is_background(shape)) or self.is_bare_cover(shape, style)):
            return None
        return ShapeCover(shape.box, style, shape.colour, candidate.label, candidate.on_top, beneath, shape.order)

    def hides_one_character(self, shape: Shape, beneath: Sequence[int]) -> bool:
        """Tell whether a box lies over one character alone that is set anew: a number of a page of the form.

        What is set anew is drawn later and stands on the box or right beside it.
        """
        box = shape.box
        if sum(len(self.words.hidden(index, box)) for index in beneath) >= _TOLD:
            return False
        around = Box(box.x0 - 2 * box.height, box.top - 2, box.x1 + 2 * box.height, box.bottom + 2)
        return any(self.words.words[index].order > shape.order for index in self.words.inside(around))

    def style(self, shape: Shape) -> Style:
        """Return how a shape looks; a white one with a frame, and a frame alone, are outlined."""
        plain = _style(shape)
        framed = not shape.filled or (plain == "white" and any(lies_over(box, shape.box) for box in self.frames.near(shape.box)))
        return "outlined" if framed else plain

    def marks_its_label(self, candidate: Candidate) -> bool:
        """Tell whether a see-through shape only marks a code in running text: no wider than it, between words of its line."""
        box, written = candidate.shape.box, [self.words.words[index].box for index in candidate.on_top]
        if not candidate.label or box.width >= _WIDER * (max(b.x1 for b in written) - min(b.x0 for b in written)):
            return not candidate.label
        beside = (self.words.words[index].box for index in self.words.beside(box))
        return any(-box.height < gap < box.height for b in beside for gap in (box.x0 - b.x1, b.x0 - box.x1))

    def is_background(self, shape: Shape) -> bool:
        """Tell whether a shape lies under most of the page."""
        return shape.box.width >= _BACKGROUND * self.page.width and shape.box.height >= _BACKGROUND * self.page.height

    def is_cell(self, candidate: Candidate) -> bool:
        """Tell whether a labelled white shape is the cell of a table: higher than its label, and drawn before its line's words.

        Seen in inventories that fill the column of marks only. White covers one line high are drawn before the text by some
        tools.
        """
        height = max((self.words.words[index].box.height for index in candidate.on_top), default=0.0)
        return candidate.shape.box.height >= _ROOMY * height and not self.follows_its_line(candidate.shape)

    def is_bare_cover(self, shape: Shape, style: Style) -> bool:
        """Tell whether a shape on which nothing is printed, and that hides no words that can be extracted, is a cover.

        A figure that is no rectangle is one where it is as long as a bar. A grey bar drawn before the words of its line is the
        shade of a table, and one alone on its line may be anything, unless a surer cover has its colour or it was laid over the
        finished page. A band from edge to edge is an ornament; a page black all over is covered when nothing was drawn on it.
        """
        box = shape.box
        if self.is_background(shape):
            later = [s.order for s in self.page.shapes] + [picture.order for picture in self.page.pictures]
            return style == "black" and max(later) <= shape.order
        ornament = box.x0 <= _RIM * self.page.width and box.x1 >= (1 - _RIM) * self.page.width
        bullet = max(box.width, box.height) <= _BULLET
        bar = shape.rectangular or box.width >= _BAR * box.height
        if style in {"white", "outlined"} or ornament or bullet or not bar:
            return False
        if (style == "black" and shape.rectangular) or shape.colour in self.known:
            return True
        if self.beside(box):
            return box.height <= _LINES * self.page.height and self.follows_its_line(shape)
        return self.was_laid_over(shape)

    def was_laid_over(self, shape: Shape) -> bool:
        """Tell whether a shape alone on its lines was put on a finished page: drawn after the words above it and below it.

        Seen over signatures. What is drawn with the page comes before the words below it. Of its colour there may be one more
        shape, over the name below a signature.
        """
        box, height = shape.box, self.page.height
        sized = _SIGNATURE[0] <= box.height <= _SIGNATURE[1] and box.height <= box.width <= _WIDEST * self.page.width
        if not (sized and shape.rectangular and _MARGIN * height <= box.top and box.bottom <= (1 - _MARGIN) * height):
            return False
        if not self.words.stood_around(box, shape.order):
            return False
        alike = self.colours[shape.colour] - self.places[shape.colour, box]
        left = self.words.begins_near(box, _NEAR_LINES) if alike <= 1 else None
        return left is not None and abs(left - box.x0) <= _INDENT and self.is_alone(shape)

    @cached_property
    def colours(self) -> Counter[Colour]:
        """How many filled shapes of the page have each colour."""
        return Counter(shape.colour for shape in self.page.shapes if shape.filled and shape.box.height >= _RULE)

    @cached_property
    def places(self) -> Counter[tuple[Colour, Box]]:
        """How many of them have the same place as well."""
        return Counter((shape.colour, shape.box) for shape in self.page.shapes if shape.filled and shape.box.height >= _RULE)

    def is_alone(self, shape: Shape) -> bool:
        """Tell whether a shape is no part of a drawing, a form or a chart: nothing else is drawn on it or beside it.

        What it hides may be drawn, as a signature is; annotations and fields of forms draw shapes of their own.
        """
        box = shape.box
        around = Box(box.x0 - 3, box.top - 3, box.x1 + 3, box.bottom + 3)
        others = (other for other in self.page.shapes if other is not shape and other.box != box and other.box.height >= _RULE)
        beside = (other for other in others if not (other.order < shape.order and lies_over(box, other.box)))
        touched = any(around.meet(other.box) and not self.is_background(other) for other in beside)
        return not touched and not any(around.meet(note.box) for note in self.page.annotations)

    def follows_its_line(self, shape: Shape) -> bool:
        """Tell whether a shape was drawn after the words of its line, as a cover is; the cell of a table is drawn before them.

        Codes on the line do not count: they may have been printed beside another cover.
        """
        beside = (self.words.words[index] for index in self.beside(shape.box))
        return all(word.order < shape.order or is_label(word.text) for word in beside)

    def beside(self, box: Box) -> list[int]:
        """Return the words on the line of a box that are no labels."""
        return [index for index in self.words.beside(box) if index not in self.labels]


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
        cells = Places.cells(cover.box)
        near = {index for cell in cells for index in grid[cell]}
        under = [index for index in sorted(near) if lies_over(cover.box, kept[index].box)]
        hidden = {*cover.beneath, *(word for index in under for word in kept[index].beneath)}
        label = cover.label or next((kept[index].label for index in under if kept[index].label), None)
        for index in under:
            for cell in Places.cells(kept.pop(index).box):
                grid[cell].discard(index)
        kept[number] = evolve(cover, beneath=tuple(sorted(hidden)), label=label)
        for cell in cells:
            grid[cell].add(number)
    return tuple(kept.values())
