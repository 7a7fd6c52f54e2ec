"""Pages: values of what is on the paper."""

import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.diagnostic import Diagnostic
from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Picture, Shape, Word

CELL = Box(0, 0, 4, 1)
VALUES = [
    Word("Van:", CELL),
    Shape(CELL, (0, 0, 0)),
    Picture(CELL),
    Page(1, 80, 1, "cell", (Word("Van:", CELL),)),
    Document("a.txt", "", "transcript", (Page(1, 80, 1, "cell"),)),
]
WORDS = st.builds(Word, st.text("ab", min_size=1), st.builds(Box, st.just(0), st.just(0), st.just(4), st.integers(1, 3)))
PAGES = st.lists(WORDS, max_size=3).map(lambda words: Page(1, 80, 3, "cell", tuple(words)))


@given(st.lists(PAGES, max_size=3))
def test_law_a_document_is_a_value(pages: list[Page]) -> None:
    """A document with equal pages is equal, hashes alike, and survives the way to another process."""
    document = Document("a.txt", "", "transcript", tuple(pages))
    again = Document("a.txt", "", "transcript", tuple(evolve(page) for page in pages))
    assert document == again == pickle.loads(pickle.dumps(document))  # noqa: S301  (made one line above)
    assert hash(document) == hash(again)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_nothing_changes_in_place(value: object) -> None:
    """No part of a document can be changed or added to."""
    with pytest.raises(FrozenInstanceError):
        value.text = "Aan:"  # type: ignore[attr-defined]
    assert isinstance(hash(value), int)


def test_what_is_not_said_is_absent() -> None:
    """A word is plain, a shape filled and opaque, a page empty and a document undoubted unless a reader says otherwise."""
    word, shape, page = Word("Van:", CELL), Shape(CELL, (0, 0, 0)), Page(1, 80, 1, "cell")
    assert (word.bold, word.raised) == (False, False)
    assert (shape.filled, shape.opacity, shape.rectangular, shape.order) == (True, 1.0, True, 0)
    assert (page.words, page.shapes, page.pictures) == ((), (), ())
    assert Document("a.txt", "", "transcript", (page,)).diagnostics == ()


def test_documents_differ_by_what_is_doubted() -> None:
    """Two readings of one file are not equal when only one of them is doubted."""
    sure = Document("a.txt", "", "transcript", ())
    assert sure != evolve(sure, diagnostics=(Diagnostic("encoding-guessed", "warning", "Read as cp1252."),))
