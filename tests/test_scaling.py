"""Pages measured in another unit."""

from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Patch, Word
from foialyzer.page.scaling import find_scale, scale_box, scale_page

EDGES = st.lists(st.integers(0, 5000), min_size=4, max_size=4)
BOXES = EDGES.map(lambda e: Box(min(e[0], e[1]), min(e[2], e[3]), max(e[0], e[1]), max(e[2], e[3])))


def lines(height: float, count: int = 12) -> tuple[Word, ...]:
    """Return words of a height, one below the other."""
    return tuple(Word("woord", Box(10, 2 * n * height, 60, (2 * n + 1) * height)) for n in range(count))


@given(st.lists(BOXES, max_size=5), st.sampled_from([0.125, 0.25, 0.5, 2.0]))
def test_law_scaling_back_gives_the_page(boxes: list[Box], scale: float) -> None:
    """A page scaled and scaled back is as it was; the overlap of two boxes does not change."""
    words = tuple(Word("x", box) for box in boxes)
    page = Page(1, 5000, 5000, "pixel", words, patches=tuple(Patch(box, "black", 1.0) for box in boxes))
    assert scale_page(scale_page(page, scale), 1 / scale) == page
    for box in boxes:
        assert abs(scale_box(box, scale).overlap(scale_box(boxes[0], scale)) - box.overlap(boxes[0])) < 1e-9


def test_type_tells_the_scale() -> None:
    """Type 25 pixels high is taken for type of 10 points, whatever the size of the picture: a piece cut from a page is small."""
    assert find_scale(Page(1, 600, 700, "pixel", lines(25.0))) == 0.4
    assert find_scale(Page(1, 1684, 2400, "pixel", lines(25.0))) == 0.4


def test_without_type_the_size_tells_it() -> None:
    """A picture of a page without words, or hardly any, is taken for one of A4."""
    assert find_scale(Page(1, 1190, 1684, "pixel", lines(80.0, 3))) == 0.5


def test_points_are_points() -> None:
    """A page of a PDF is not scaled, however large its type, and neither is a transcript."""
    page = Page(1, 595, 842, "point", lines(25.0))
    assert find_scale(page) == 1.0
    assert scale_page(page, 1.0) is page
    assert find_scale(Page(1, 80, 60, "cell", lines(1.0))) == 1.0


def test_odd_pictures_have_a_scale() -> None:
    """A picture of one pixel or of type of no height has a scale within bounds."""
    for page in (Page(1, 0, 0, "pixel"), Page(1, 1e9, 1, "pixel"), Page(1, 9, 9, "pixel", lines(0.0))):
        assert 0.03 <= find_scale(page) <= 3.0
