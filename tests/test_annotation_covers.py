"""Annotations that cover."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Page, Word
from foialyzer.redaction.annotation_covers import add_annotations
from foialyzer.redaction.shape_covers import ShapeCover

BOX = Box(100, 100, 200, 112)
WORDS = (Word("mevrouw", Box(105, 101, 150, 111)), Word("elders", Box(300, 101, 340, 111)))
KINDS = ("Redact", "Square", "FreeText", "Highlight", "Link", "Text", "Underline")
NOTES = st.builds(
    Annotation,
    st.sampled_from(KINDS),
    st.builds(lambda x, y, w: Box(x, y, x + w, y + 12), st.integers(0, 400), st.integers(0, 700), st.integers(1, 150)),
)


def page(*notes: Annotation) -> Page:
    """Return a page with two words and these annotations."""
    return Page(1, 600, 800, "point", WORDS, annotations=notes)


@given(st.lists(NOTES, max_size=8))
def test_law_only_marks_to_redact_cover_by_themselves(notes: list[Annotation]) -> None:
    """Without shapes there are as many covers as annotations to redact, each at its place."""
    covers = add_annotations((), page(*notes))
    assert [cover.box for cover in covers] == [note.box for note in notes if note.kind == "Redact"]


@pytest.mark.parametrize("kind", KINDS)
def test_picture_of_an_annotation_is_counted_once(kind: str) -> None:
    """A shape at the place of an annotation stays one cover, marked where the annotation is of a kind that covers."""
    cover = ShapeCover(BOX, "black", (0, 0, 0), None, (), (), 3)
    (marked,) = add_annotations((cover,), page(Annotation(kind, BOX)))
    assert marked.annotation == (kind in {"Redact", "Square", "FreeText"})


def test_unapplied_redaction_leaks() -> None:
    """An annotation to redact carries its code and leaves the words under it in the file."""
    (cover,) = add_annotations((), page(Annotation("Redact", BOX, "10.2.e")))
    assert (cover.label, cover.beneath, cover.leak, cover.style) == ("10.2.e", (0,), "text", "annotation")
