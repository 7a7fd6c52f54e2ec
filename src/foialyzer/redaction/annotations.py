"""Annotations that cover: marks for a redaction that was never applied."""

from collections.abc import Sequence

from attrs import evolve

from foialyzer.page.box import Box
from foialyzer.page.page import Page
from foialyzer.redaction.shapes import ShapeCover, words_touched

__all__ = ["add_annotations"]

_SAME = 0.6  # overlap from which a shape is the picture of an annotation


def add_annotations(covers: Sequence[ShapeCover], page: Page) -> tuple[ShapeCover, ...]:
    """Return the covers of a page with those that annotations make.

    An annotation to redact that was not applied leaves the text in the file: it is a cover, and what it hides leaks. A shape that is the
    picture of an annotation (a filled square, a text box with a code) is found among the shapes and only marked as one.

    Args:
        covers: found among the shapes.
        page: with its annotations.
    """
    notes = [note for note in page.annotations if note.kind in {"Redact", "Square", "FreeText", "Polygon", "Stamp"}]
    marked = [evolve(cover, annotation=any(_same(cover.box, note.box) for note in notes)) for cover in covers]
    for note in notes:
        if note.kind == "Redact" and not any(_same(cover.box, note.box) for cover in marked):
            beneath = tuple(words_touched(page, note.box))
            marked.append(ShapeCover(note.box, "annotation", (0, 0, 0), note.text or None, (), beneath, 10**9, annotation=True))
    return tuple(marked)


def _same(box: Box, other: Box) -> bool:
    return box.overlap(other) >= _SAME
