"""Pages turned so that their words stand level."""

import pytest
from drawing import Recipe, draw
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Page, Picture, Shape, Word
from foialyzer.page.turning import find_turn, turn_box, turn_page
from foialyzer.readers.pymupdf import read_pdf

BOXES = st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), *[st.integers(0, 400)] * 2, *[st.integers(0, 200)] * 2)
PAGES = st.builds(
    lambda words, box: Page(
        1,
        600,
        800,
        "point",
        tuple(Word("woord", b) for b in words),
        (Shape(box, (0, 0, 0)),),
        (Picture(box),),
        (Annotation("Link", box),),
    ),
    st.lists(BOXES, max_size=6),
    BOXES,
)
TURNS = st.sampled_from([0, 90, 180, 270])


@given(PAGES, TURNS)
def test_law_turning_on_comes_full_circle(page: Page, degrees: int) -> None:
    """A page turned, and turned on by the rest of the circle, is as before."""
    assert turn_page(turn_page(page, degrees), -degrees % 360) == page


@given(BOXES, TURNS, TURNS)
def test_law_turns_add_up(box: Box, first: int, second: int) -> None:
    """Turning twice is turning once by the sum."""
    page = Page(1, 600, 800, "point")
    twice = turn_box(turn_box(box, page, first), turn_page(page, first), second)
    assert twice == turn_box(box, page, (first + second) % 360)


@given(PAGES, TURNS)
def test_law_a_turned_page_lies_within_its_edges(page: Page, degrees: int) -> None:
    """What lies on a page lies on it when it is turned, and is as large."""
    turned = turn_page(page, degrees)
    for before, after in zip(page.words, turned.words, strict=True):
        assert 0 <= after.box.x0 <= after.box.x1 <= turned.width
        assert 0 <= after.box.top <= after.box.bottom <= turned.height
        assert before.box.area == after.box.area


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_drawn_page_is_turned_as_a_viewer_does(rotation: int) -> None:
    """A page laid on its side is turned by its rotation, and then its words stand where they stand on the upright page."""
    upright, laid = (read_pdf(draw([Recipe(rotation=turn)]).data, "drawn.pdf").pages[0] for turn in (0, rotation))
    assert find_turn(laid) == rotation
    for one, other in zip(upright.words, turn_page(laid, rotation).words, strict=True):
        assert one.text == other.text
        assert (other.box.x0, other.box.top) == pytest.approx((one.box.x0, one.box.top), abs=0.1)


@pytest.mark.parametrize(("step", "degrees"), [(-30, 90), (30, 270)])
def test_words_set_sideways_on_an_upright_page(step: int, degrees: int) -> None:
    """A table set sideways is turned the way its words run, though no viewer turns the page."""
    words = tuple(Word("woord", Box(100, 400 + n * step, 110, 425 + n * step)) for n in range(5))
    assert find_turn(Page(1, 600, 800, "point", words)) == degrees
