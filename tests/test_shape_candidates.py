"""Shapes that may be covers, with what is printed on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Shape, Word
from foialyzer.page.word_index import Nearby
from foialyzer.redaction.shape_candidates import find_candidates, lies_over

BLACK = (0.0, 0.0, 0.0)
BOXES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), st.floats(0, 300), st.floats(0, 300), st.floats(1, 90), st.floats(1, 90)
)
CODE = Word("10.2.e", Box(105, 100, 130, 109), order=6)


def page(shapes: list[Shape], words: tuple[Word, ...] = ()) -> Page:
    """Return a page of shapes and words."""
    return Page(1, 600, 800, "point", words, tuple(shapes))


def found(shapes: list[Shape], words: tuple[Word, ...] = ()) -> list[tuple[float, str | None, bool]]:
    """Return where each candidate begins, its label, and whether it is solid."""
    candidates, _ = find_candidates(page(shapes, words), Nearby(words))
    return [(one.shape.box.x0, one.label, one.solid) for one in candidates]


@given(BOXES, BOXES)
def test_law_lying_over_has_no_direction(a: Box, b: Box) -> None:
    """If one box is at the place of another, so is the other; each is at its own."""
    assert lies_over(a, b) == lies_over(b, a)
    assert lies_over(a, a)


@given(st.lists(BOXES, max_size=20, unique=True))
def test_law_bare_shapes_are_solid_and_come_from_the_page(boxes: list[Box]) -> None:
    """Without words each fill that is high enough is a candidate or a piece of one, and no frame is."""
    shapes = [Shape(box, BLACK, filled=n % 3 > 0, order=n) for n, box in enumerate(boxes)]
    candidates, frames = find_candidates(page(shapes), Nearby(()))
    high = [box for box in boxes if box.height >= 4]
    assert all(one.solid and not one.label and not one.words for one in candidates)
    assert frames == [box for n, box in enumerate(boxes) if n % 3 == 0 and box.height >= 4]
    for n, box in enumerate(boxes):
        assert n % 3 == 0 or box not in high or any(one.shape.box.meet(box) == box for one in candidates)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Shape(Box(100, 98, 160, 111), BLACK, order=5), [(100, "10.2.e", True)]),
        (Shape(Box(100, 98, 160, 111), BLACK, order=7), [(100, None, True)]),
        (Shape(Box(100, 98, 160, 111), BLACK, filled=False, order=7), [(100, "10.2.e", False)]),
        (Shape(Box(100, 98, 160, 111), BLACK, opacity=0.5, order=7), [(100, "10.2.e", False)]),
        (Shape(Box(200, 98, 260, 111), BLACK, filled=False, order=5), []),
        (Shape(Box(100, 98, 160, 100), BLACK, order=5), []),
    ],
)
def test_code_on_a_shape(shape: Shape, expected: list[tuple[float, str | None, bool]]) -> None:
    """A code drawn later is printed on a fill; in a frame or a highlight it counts whenever drawn."""
    assert found([shape], (CODE,)) == expected


def test_pieces_drawn_end_to_end_are_one() -> None:
    """Bare pieces drawn one after another are joined; with a word on one of them they stay apart."""
    pieces = [Shape(Box(100 + n * 30, 98, 130 + n * 30, 111), BLACK, order=n) for n in range(3)]
    assert found(pieces) == [(100, None, True)]
    assert len(found(pieces, (CODE,))) == 2


def test_frame_of_a_solid_box_is_no_candidate() -> None:
    """The line drawn around a box is no cover of its own."""
    box = Shape(Box(100, 98, 160, 111), BLACK, order=5)
    frame = Shape(Box(99.5, 97.5, 160.5, 111.5), BLACK, filled=False, order=7)
    assert found([box, frame], (CODE,)) == [(100, "10.2.e", True)]


def test_many_layers_are_a_drawing() -> None:
    """Of shapes that cover the page many times over the large ones are left out, also when there are 20,000."""
    shapes = [Shape(Box(n % 200, n % 300, 300 + n % 290, 400 + n % 390), BLACK, order=n) for n in range(20_000)]
    assert found([*shapes, Shape(Box(500, 500, 520, 510), BLACK, order=20_001)]) == [(500, None, True)]
