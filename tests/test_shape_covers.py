"""Which shapes of a page are covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Page, Picture, Shape, Word
from foialyzer.redaction.shape_covers import find_shape_covers

BLACK, GREY, WHITE, YELLOW = (0.0, 0.0, 0.0), (0.75, 0.75, 0.75), (1.0, 1.0, 1.0), (1.0, 1.0, 0.0)
LINE = (Word("Geachte", Box(50, 100, 90, 110), order=1), Word("Smit,", Box(150, 100, 175, 110), order=1))
GAP = Box(93, 99, 147, 111)
CODE = Word("10.2.e", Box(95, 100, 120, 109), order=6)
UNDER = Word("mevrouw", Box(95, 100, 145, 110), order=1)


def page(shapes: list[Shape], *words: Word, notes: tuple[Annotation, ...] = (), pictures: tuple[Picture, ...] = ()) -> Page:
    """Return a page with a line of text that has a gap in it."""
    return Page(1, 600, 800, "point", (*LINE, *words), tuple(shapes), pictures, notes)


BOXES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), st.floats(0, 500), st.floats(0, 700), st.floats(0, 100), st.floats(0, 100)
)
SHAPES = st.builds(
    Shape,
    BOXES,
    st.sampled_from([BLACK, GREY, WHITE, YELLOW]),
    st.booleans(),
    st.sampled_from([0.3, 1.0]),
    st.booleans(),
    st.integers(0, 20),
)
WORDS = st.builds(Word, st.sampled_from(["10.2.e", "Smit", "de", "-"]), BOXES, order=st.integers(0, 20))


@given(st.lists(SHAPES, max_size=12), st.lists(WORDS, max_size=12))
def test_law_covers_are_opaque_fills_or_carry_a_label(shapes: list[Shape], words: list[Word]) -> None:
    """Any page gives covers that are opaque fills or have a label, no two at one place, with words on top drawn later."""
    covers = find_shape_covers(Page(1, 600, 800, "point", tuple(words), tuple(shapes)))
    solid = {shape.box for shape in shapes if shape.filled and shape.opacity == 1}
    for cover in covers:
        opaque = any(box.x0 >= cover.box.x0 and box.x1 <= cover.box.x1 for box in solid)
        assert cover.label or (opaque and all(words[index].order > cover.order for index in cover.on_top))
    assert len({cover.box for cover in covers}) == len(covers)


@given(st.lists(SHAPES, max_size=8))
def test_law_white_paper_hides_nothing(shapes: list[Shape]) -> None:
    """On a page without words no white shape and no stroke is a cover."""
    covers = find_shape_covers(Page(1, 600, 800, "point", (), tuple(shapes)))
    assert all(cover.style != "white" and cover.leak is None for cover in covers)


@pytest.mark.parametrize(
    ("shape", "words", "style"),
    [
        (Shape(GAP, BLACK, order=5), (), "black"),
        (Shape(GAP, GREY, order=5), (), "grey"),
        (Shape(GAP, YELLOW, order=5), (), "coloured"),
        (Shape(GAP, WHITE, order=5), (UNDER,), "white"),
        (Shape(GAP, WHITE, order=5), (Word("10.2.e", Box(95, 100, 120, 109), order=6),), "white"),
        (Shape(GAP, BLACK, rectangular=False, order=5), (), "black"),
        (Shape(Box(50, 300, 200, 500), BLACK, order=5), (), "black"),
        (Shape(GAP, WHITE, order=5), (), None),
        (Shape(GAP, GREY, order=0), (), None),
        (Shape(GAP, YELLOW, opacity=0.4, order=5), (UNDER,), None),
        (Shape(GAP, BLACK, filled=False, order=5), (), None),
        (Shape(Box(50, 111, 175, 112), BLACK, order=5), (), None),
        (Shape(Box(50, 400, 55, 405), BLACK, order=5), (), None),
        (Shape(Box(0, 0, 600, 800), BLACK, order=0), (), None),
        (Shape(Box(300, 300, 340, 350), BLACK, rectangular=False, order=5), (), None),
        (Shape(Box(50, 300, 400, 320), BLACK, order=5), (Word("Nieuwsbrief", Box(60, 303, 150, 316), order=6),), None),
        (Shape(Box(300, 300, 400, 312), GREY, order=5), (), None),
        (Shape(Box(50, 200, 250, 260), GREY, order=5), (Word("Teammanager", Box(50, 270, 120, 280), order=2),), "grey"),
        (Shape(Box(50, 200, 250, 260), GREY, order=5), (Word("Teammanager", Box(50, 270, 120, 280), order=6),), None),
        (Shape(Box(50, 200, 90, 260), GREY, order=5), (Word("Teammanager", Box(50, 270, 120, 280), order=2),), None),
        (Shape(Box(0, 300, 600, 320), BLACK, order=5), (), None),
        (Shape(Box(8, 300, 592, 320), BLACK, order=5), (), "black"),
        (Shape(GAP, BLACK, filled=False, order=5), (CODE,), "outlined"),
        (Shape(GAP, BLACK, filled=False, order=5), (UNDER,), None),
        (Shape(GAP, YELLOW, opacity=0.4, order=5), (CODE,), "coloured"),
        (Shape(GAP, YELLOW, opacity=0.4, order=5), (CODE, Word("Bos", Box(122, 100, 140, 110), order=1)), None),
        (Shape(Box(93, 99, 122, 111), YELLOW, opacity=0.4, order=5), (CODE, Word("en", Box(124, 100, 134, 110), order=1)), None),
    ],
)
def test_one_shape(shape: Shape, words: tuple[Word, ...], style: str | None) -> None:
    """One shape on a line with a gap is a cover of this style, or none."""
    assert [cover.style for cover in find_shape_covers(page([shape], *words))] == ([style] if style else [])


def test_highlight_is_read_through() -> None:
    """What an annotation highlights is not covered, though its picture is an opaque fill."""
    shape = Shape(GAP, YELLOW, order=5)
    assert find_shape_covers(page([shape], UNDER, notes=(Annotation("Highlight", GAP),))) == ()


def test_picture_of_one_colour_is_a_bar() -> None:
    """A black picture pasted over words covers them; a photograph does not."""
    pictures = (Picture(GAP, 5, BLACK), Picture(Box(50, 300, 200, 400), 6))
    (cover,) = find_shape_covers(page([], UNDER, pictures=pictures))
    assert (cover.box, cover.leak) == (GAP, "text")


def test_upper_of_two_counts() -> None:
    """A box drawn over another takes over the label and what is hidden; it is one cover."""
    lower, upper = Shape(GAP, GREY, order=5), Shape(Box(92, 98, 148, 112), BLACK, order=8)
    (cover,) = find_shape_covers(page([lower, upper], UNDER, Word("10.2.e", Box(95, 100, 120, 109), order=6)))
    assert (cover.style, cover.label, cover.leak) == ("black", "10.2.e", "text")


def test_label_of_several_codes_is_read_from_left_to_right() -> None:
    """Codes on two lines of one box are read line by line, and a word drawn earlier is not among them."""
    box = Box(90, 98, 150, 125)
    words = (UNDER, Word("11.1", Box(95, 112, 110, 121), order=6), Word("10.2.e,", Box(95, 100, 120, 109), order=6))
    (cover,) = find_shape_covers(page([Shape(box, GREY, order=5)], *words))
    assert cover.label == "10.2.e, 11.1"


def test_grey_bar_alone_takes_after_surer_ones() -> None:
    """The lines of an address, with no words beside them, are covers where another bar of that grey fills a gap."""
    alone = Shape(Box(50, 300, 150, 312), GREY, order=5)
    assert len(find_shape_covers(page([alone, Shape(GAP, GREY, order=6)]))) == 2


@pytest.mark.parametrize(
    "box",
    [
        lambda n: Box(n % 100 * 5.9, n // 100 * 4.2, n % 100 * 5.9 + 5, n // 100 * 4.2 + 4.1),
        lambda n: Box(n % 100 * 5.9, 0, n % 100 * 5.9 + 4.5, 700),
        lambda n: Box(10, n % 60 * 13, 500, n % 60 * 13 + 10),
        lambda _: Box(10, 10, 60, 20),
    ],
    ids=["small", "tall", "wide", "same"],
)
@pytest.mark.parametrize("colour", [BLACK, WHITE], ids=["black", "white"])
def test_many_shapes_come_to_an_end(box, colour: tuple[float, float, float]) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """A page of 20,000 rectangles over 600 words is gone through, however they lie, and no place is covered twice."""
    words = tuple(Word("woord", Box(40 + n % 10 * 50, n // 10 * 12, 80 + n % 10 * 50, n // 10 * 12 + 10)) for n in range(600))
    shapes = tuple(Shape(box(n), colour, order=n + 1) for n in range(20_000))
    covers = find_shape_covers(Page(1, 600, 800, "point", words, shapes))
    assert len({cover.box for cover in covers}) == len(covers)


@pytest.mark.parametrize(("order", "bottom", "covered"), [(0, 130, False), (0, 111, True), (5, 130, True)])
def test_white_cell_with_a_mark(order: int, bottom: float, covered: bool) -> None:
    """A roomy white box drawn before the words of its line is a cell of a table; a low one, or one drawn later, is a cover."""
    word = Word("dubbel", Box(95, 100, 130, 109), order=6)
    assert bool(find_shape_covers(page([Shape(Box(93, 99, 147, bottom), WHITE, order=order)], word))) == covered


@pytest.mark.parametrize(("colour", "later", "covered"), [(BLACK, (), True), (GREY, (), False), (BLACK, (6,), False)])
def test_page_black_all_over(colour: tuple[float, float, float], later: tuple[int, ...], covered: bool) -> None:
    """A black page on which nothing was drawn is covered as a whole; a grey one, or one with a picture on it, is a background."""
    pictures = tuple(Picture(Box(100, 100, 300, 300), order) for order in later)
    paper = Page(1, 600, 800, "point", (), (Shape(Box(0, 0, 600, 800), colour, order=5),), pictures)
    assert bool(find_shape_covers(paper)) == covered


@pytest.mark.parametrize(
    ("said", "anew", "covered"), [("1", "4", False), ("1", None, True), ("12", "4", True), ("Smit", None, True)]
)
def test_white_over_one_character(said: str, anew: str | None, covered: bool) -> None:
    """A white box over a single character beside which another is set later hides nothing; else it is a cover."""
    words = [Word(said, Box(100, 200, 100 + 6 * len(said), 210), order=1)]
    words += [Word(anew, Box(138, 200, 144, 210), order=9)] if anew else []
    box = Box(95, 198, 130, 212)
    assert [cover.leak for cover in find_shape_covers(page([Shape(box, WHITE, order=5)], *words))] == ["text"] * covered


OVER = Shape(Box(50, 200, 250, 260), GREY, order=5)
NAME = Word("Teammanager", Box(52, 270, 120, 280), order=2)


@pytest.mark.parametrize(
    ("others", "notes", "covered"),
    [
        ((), (), True),
        ((Shape(Box(80, 205, 160, 255), BLACK, rectangular=False, filled=False, order=3),), (), True),
        ((Shape(Box(60, 210, 70, 250), YELLOW, order=6),), (), False),
        ((Shape(Box(252, 200, 300, 260), YELLOW, order=4),), (), False),
        ((Shape(Box(300, 400, 350, 412), GREY, order=6), Shape(Box(300, 500, 350, 512), GREY, order=7)), (), False),
        ((), (Annotation("Square", OVER.box),), False),
    ],
)
def test_what_is_laid_over_a_signature_stands_alone(
    others: tuple[Shape, ...], notes: tuple[Annotation, ...], covered: bool
) -> None:
    """Over a drawn signature a grey box is a cover; where shapes touch it, several are like it, or it is a note, it is none."""
    found = find_shape_covers(page([*others, OVER], NAME, notes=notes))
    assert (OVER.box in [cover.box for cover in found]) == covered


@pytest.mark.parametrize("box", [Box(50, 20, 250, 70), Box(50, 740, 250, 780), Box(250, 200, 450, 260), Box(50, 200, 560, 260)])
def test_bands_and_figures_are_not_laid_over_a_signature(box: Box) -> None:
    """In the margins, away from where lines begin, or as wide as the page, a grey box drawn last may be anything."""
    low = Word("pagina", Box(50, 785, 90, 795), order=2)
    high = Word("briefhoofd", Box(50, 5, 90, 15), order=2)
    assert find_shape_covers(page([Shape(box, GREY, order=5)], high, NAME, low)) == ()


def test_frame_around_a_white_box() -> None:
    """A white box with a line around it is one outlined cover."""
    shapes = [Shape(GAP, WHITE, order=5), Shape(Box(92.6, 98.6, 147.4, 111.4), BLACK, filled=False, order=6)]
    (cover,) = find_shape_covers(page(shapes, Word("10.2.e", Box(95, 100, 120, 109), order=7)))
    assert (cover.style, cover.label) == ("outlined", "10.2.e")


def test_drawing_is_left_alone_and_a_small_cover_on_it_is_found() -> None:
    """Where large shapes cover a page many times over only small ones are looked at."""
    steps = [Shape(Box(50 + n / 10, 200, 550, 700), (n / 400, 0.0, 0.0), order=n) for n in range(400)]
    covers = find_shape_covers(page([*steps, Shape(GAP, BLACK, order=500)], UNDER))
    assert [cover.box for cover in covers] == [GAP]
