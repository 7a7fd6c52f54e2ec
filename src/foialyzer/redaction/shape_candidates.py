"""Shapes that may be covers, each with what is printed on it."""

from collections.abc import Sequence

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Shape
from foialyzer.page.word_index import Nearby, Places
from foialyzer.redaction.labels import is_label

__all__ = ["Candidate", "find_candidates", "lies_over"]

_READABLE = {"Highlight", "Underline", "StrikeOut", "Squiggly", "Link"}  # annotations that let text through
_OPAQUE = 0.9
_THIN = 4.0  # points; what is lower is a rule or an underline
_TOUCH = 1.0  # points between two pieces of one bar
_MOST_WORDS = 30  # what carries more is no label
_LAYERS = 50  # times its own area a page is covered by shapes at most; where there are more, the large ones are a drawing
_NARROW = 4.0  # points; what is narrower is a rule


@frozen
class Candidate:
    """A shape that may be a cover, with what is printed on it.

    Args:
        shape: as drawn, or joined from pieces.
        on_top: indexes of the words printed on it; in one that is see-through, of all that can be read there.
        label: those words, where they are a label.
        words: whether they are more than signs such as a bracket.
        solid: whether nothing can be seen through it.
    """

    shape: Shape
    on_top: tuple[int, ...]
    label: str | None
    words: bool
    solid: bool


def find_candidates(page: Page, words: Nearby) -> tuple[list[Candidate], list[Box]]:
    """Return the shapes of a page that may be covers, those first through which nothing can be seen, and the frames on it.

    Args:
        page: upright.
        words: of the page.
    """
    shown = _shown(page)
    solid = _joined([shape for shape in shown if _is_solid(shape)], words)
    frames = [shape.box for shape in shown if not shape.filled]
    return [_carrying(shape, _printed_on(shape, words), words) for shape in solid] + _see_through(shown, solid, words), frames


def _is_solid(shape: Shape) -> bool:
    return shape.filled and shape.opacity >= _OPAQUE


def _shown(page: Page) -> list[Shape]:
    """Return the shapes of a page that count, in the order drawn, with the pictures of one colour among them.

    Highlights one reads through do not count, nor does a shape on which another was drawn of exactly its size.
    """
    bars = [Shape(picture.box, picture.colour, order=picture.order) for picture in page.pictures if picture.colour]
    readable = Places(note.box for note in page.annotations if note.kind in _READABLE)
    shapes = sorted((shape for shape in (*page.shapes, *bars) if shape.box.height >= _THIN), key=lambda shape: shape.order)
    last = {shape.box: shape for shape in shapes if shape.filled}
    shown = [
        shape
        for shape in shapes
        if last.get(shape.box, shape) is shape and not any(lies_over(shape.box, box) for box in readable.near(shape.box))
    ]
    return _without_drawings(shown, page)


def _without_drawings(shapes: list[Shape], page: Page) -> list[Shape]:
    """Return shapes without the large ones where they cover the page many times over, as in a drawing or a shade of colours."""
    paper = page.width * page.height
    if not (sum(shape.box.area for shape in shapes) > _LAYERS * paper):
        return shapes
    return [shape for shape in shapes if shape.box.area <= _LAYERS * paper / len(shapes)]


def _joined(shapes: Sequence[Shape], words: Nearby) -> list[Shape]:
    """Return shapes with the pieces of one bar joined: drawn one after another, end to end, with nothing printed on them."""
    joined: list[Shape] = []
    for shape in shapes:
        before = joined[-1] if joined else None
        if before and _end_to_end(before, shape) and not _printed_on(before, words) and not _printed_on(shape, words):
            joined[-1] = evolve(shape, box=before.box.join(shape.box))
        else:
            joined.append(shape)
    return joined


def _end_to_end(before: Shape, shape: Shape) -> bool:
    level = abs(before.box.top - shape.box.top) <= _TOUCH and abs(before.box.bottom - shape.box.bottom) <= _TOUCH
    touch = min(abs(shape.box.x0 - before.box.x1), abs(before.box.x0 - shape.box.x1)) <= _TOUCH
    return level and touch and before.colour == shape.colour


def _printed_on(shape: Shape, words: Nearby) -> list[int]:
    """Return the words printed on a shape, no more than a label has."""
    return words.on_top(_grown(shape.box), shape.order, _MOST_WORDS)


def _see_through(shown: Sequence[Shape], solid: Sequence[Shape], words: Nearby) -> list[Candidate]:
    """Return the frames and highlights in which something can be read, without those drawn around or over a solid shape."""
    places = Places(shape.box for shape in solid)
    found = []
    for shape in shown:
        clear = shape.rectangular and not _is_solid(shape)
        if clear and shape.box.width >= _NARROW and not any(lies_over(shape.box, box) for box in places.near(shape.box)):
            inside = words.on_top(_grown(shape.box), -1, _MOST_WORDS)
            if inside:
                found.append(_carrying(shape, inside, words))
    return found


def _carrying(shape: Shape, carried: list[int], words: Nearby) -> Candidate:
    read = sorted(carried, key=lambda index: (round(words.words[index].box.bottom), words.words[index].box.x0))
    text = " ".join(words.words[index].text for index in read)
    label = text if is_label(text) else None
    return Candidate(shape, tuple(carried), label, any(map(str.isalnum, text)), _is_solid(shape))


def _grown(box: Box) -> Box:
    return Box(box.x0 - 1, box.top - 2, box.x1 + 1, box.bottom + 2)


def lies_over(upper: Box, lower: Box) -> bool:
    """Tell whether two boxes are at one place: most of the smaller lies inside the other."""
    common = upper.meet(lower)
    return common is not None and common.area >= 0.6 * min(lower.area, upper.area)
