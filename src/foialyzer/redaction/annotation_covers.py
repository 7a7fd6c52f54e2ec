"""Annotations that cover: marks for a redaction that was never applied."""

from collections.abc import Sequence

from attrs import evolve

from foialyzer.page.box import Box
from foialyzer.page.page import Page
from foialyzer.page.word_index import Nearby, Places
from foialyzer.redaction.shape_covers import ShapeCover

__all__ = ["add_annotations"]

_COVERING = {"Redact", "Square", "FreeText", "Polygon", "Stamp"}
_BLACK = (0.0, 0.0, 0.0)
_ON_TOP = 10**9  # order of drawing of what lies on top of the page
_SAME = 0.6  # overlap from which a shape is the picture of an annotation


def add_annotations(covers: Sequence[ShapeCover], page: Page) -> tuple[ShapeCover, ...]:
    """Return the covers of a page with those that annotations make.

    An annotation to redact that was not applied leaves the text in the file: it is a cover, and what it hides leaks. A shape
    that is the picture of an annotation (a filled square, a text box with a code) is found among the shapes and only marked as
    one.

    Args:
        covers: found among the shapes.
        page: with its annotations.
    """
    notes = [note for note in page.annotations if note.kind in _COVERING]
    if not notes:
        return tuple(covers)
    places = Places(note.box for note in notes)
    marked = [evolve(cover, annotation=any(_same(cover.box, box) for box in places.near(cover.box))) for cover in covers]
    drawn = Places(cover.box for cover in marked)
    nearby = Nearby(page.words)
    for note in notes:
        if note.kind == "Redact" and not any(_same(box, note.box) for box in drawn.near(note.box)):
            beneath = tuple(nearby.touched(note.box))
            marked.append(ShapeCover(note.box, "annotation", _BLACK, note.text or None, (), beneath, _ON_TOP, annotation=True))
    return tuple(marked)


def _same(box: Box, other: Box) -> bool:
    return box.overlap(other) >= _SAME
