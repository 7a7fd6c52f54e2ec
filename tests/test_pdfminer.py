from collections.abc import Sequence
from io import BytesIO

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from foialyzer.page.box import Box
from foialyzer.page.page import Picture, Shape
from foialyzer.readers.pdfminer import Char, common_part, draw_page, sort_edges

WIDTH, HEIGHT = 300, 200
BLACK, RED, GREY = (0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.5, 0.5, 0.5)

whole = st.integers(-50, 350)
edges = st.tuples(whole, whole, whole, whole)


def resources(pdf: pymupdf.Document) -> str:
    """Add colour spaces, a form, a picture and an opacity to a file, and return them as resources of a page."""
    form = pdf.get_new_xref()
    pdf.update_object(form, "<</Type/XObject/Subtype/Form/BBox[0 0 40 20]/Matrix[1 0 0 1 0 0]>>")
    pdf.update_stream(form, b"2 0 0 2 0 0 cm 0 0 100 100 re f")
    images = []
    for filled in (b"\xff\x00\x00" * 4, b"\xff\x00\x00" * 3 + b"\x00\x00\x00"):
        image = pdf.get_new_xref()
        head = "<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8>>"
        pdf.update_object(image, head)
        pdf.update_stream(image, filled)
        images.append(image)
    ink = "[/Separation/Spot/DeviceRGB<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[0 0 0]/N 1>>]"
    return (
        f"<</XObject<</Fm {form} 0 R/Red {images[0]} 0 R/Two {images[1]} 0 R>>"
        f"/ColorSpace<</Ink {ink}/Pt/Pattern>>/ExtGState<</Half<</ca 0.5/CA 0.25>>>>"
        "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    )


def run(content: bytes) -> list[Char | Shape | Picture]:
    """Return what a page of 300 by 200 points with this content draws."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=WIDTH, height=HEIGHT)
        page.insert_text((10, 190), "x")
        pdf.update_stream(page.get_contents()[0], content)
        pdf.xref_set_key(page.xref, "Resources", resources(pdf))
        data = pdf.tobytes()
    source = next(PDFPage.create_pages(PDFDocument(PDFParser(BytesIO(data)))))
    return draw_page(source, PDFResourceManager(), (1, 0, 0, -1, 0, HEIGHT), (0, 0, WIDTH, HEIGHT))


def shapes(content: bytes) -> list[Shape]:
    """Return the shapes that a content draws."""
    return [item for item in run(content) if isinstance(item, Shape)]


def rectangle(box: Sequence[int]) -> bytes:
    """Return the operator that draws a rectangle by its edges."""
    x0, y0, x1, y1 = box
    return b"%d %d %d %d re " % (x0, y0, x1 - x0, y1 - y0)


# laws


@given(st.lists(edges, min_size=1, max_size=5), edges)
def test_law_shapes_lie_within_page_and_clip(boxes: list[tuple[int, int, int, int]], clip: tuple[int, int, int, int]) -> None:
    """No shape reaches outside the page or the clip, and each rectangle with area inside both is there, in order."""
    content = b"q " + rectangle(clip) + b"W n " + b"".join(rectangle(box) + b"f " for box in boxes) + b"Q"
    wanted = []
    for box in boxes:
        sides = [sorted((one[at], one[at + 2])) for at in (0, 1) for one in (box, clip, (0, 0, WIDTH, HEIGHT))]
        x0, x1 = max(low for low, _ in sides[:3]), min(high for _, high in sides[:3])
        y0, y1 = max(low for low, _ in sides[3:]), min(high for _, high in sides[3:])
        if x0 < x1 and y0 < y1:
            wanted.append(Box(x0, HEIGHT - y1, x1, HEIGHT - y0))
    assert [shape.box for shape in shapes(content)] == wanted


@given(
    st.lists(
        st.sampled_from([b"0 0 50 20 re f ", b"BT /F 9 Tf 9 9 Td (a) Tj ET ", b"9 9 m 60 9 l S ", b"q 9 0 0 9 0 0 cm /Red Do Q "])
    )
)
def test_law_everything_is_numbered_in_the_order_drawn(parts: list[bytes]) -> None:
    """What is drawn is taken down in the order drawn and numbered by it."""
    drawn = run(b"".join(parts))
    kinds = {b"0 0": Shape, b"BT ": Char, b"9 9": Shape, b"q 9": Picture}
    assert [type(item) for item in drawn] == [kinds[part[:3]] for part in parts]
    assert [item.order for item in drawn] == list(range(len(parts)))


@given(edges, edges)
def test_law_common_part_is_that_of_the_points(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> None:
    """A whole point lies in the common part exactly when it lies in both."""
    one, other = sort_edges(one), sort_edges(other)  # type: ignore[assignment]
    common = common_part(one, other)
    for x, y in [(one[0], one[1]), (one[2], other[3]), (other[0], one[3]), (other[2], other[1]), (0, 0)]:
        inside = [e is not None and e[0] <= x <= e[2] and e[1] <= y <= e[3] for e in (one, other, common)]
        assert inside[2] == (inside[0] and inside[1])


# cases


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        (b"0.5 g", GREY),
        (b"1 0 0 rg", RED),
        (b"0 1 1 0 k", RED),
        (b"0 0 0 1 k", BLACK),
        (b"/Ink cs 1 scn", BLACK),
        (b"/Ink cs 0.5 scn", GREY),
        (b"", BLACK),
        (b"7 g", (1.0, 1.0, 1.0)),
    ],
)
def test_colours(content: bytes, colour: tuple[float, float, float]) -> None:
    """Grey, red-green-blue, print colours and inks are given as red, green and blue."""
    assert [shape.colour for shape in shapes(content + b" 0 0 50 20 re f")] == [colour]


def test_a_pattern_is_left_out() -> None:
    """A shape filled with a pattern is left out, as its colour is not told."""
    assert shapes(b"/Pt cs /P0 scn 0 0 50 20 re f") == []


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"10 10 50 20 re f", [((10, 170, 60, 190), True, True)]),
        (b"10 10 50 20 re 100 10 50 20 re f", [((10, 170, 60, 190), True, True), ((100, 170, 150, 190), True, True)]),
        (b"10 10 m 60 10 l 60 30 l 10 30 l f", [((10, 170, 60, 190), True, True)]),
        (b"10 10 m 60 10 l 60 30 l f", [((10, 170, 60, 190), True, False)]),
        (b"10 10 m 60 10 60 30 10 30 c f", [((10, 170, 60, 190), True, False)]),
        (b"2 w 10 10 50 20 re B", [((10, 170, 60, 190), True, True), ((9, 169, 61, 191), False, True)]),
        (b"2 w 10 10 m 100 10 l S", [((9, 189, 101, 191), False, True)]),
        (b"2 0 0 2 0 0 cm 1 w 10 10 m 100 10 l S", [((19, 179, 201, 181), False, True)]),
        (b"12 w 10 50 m 100 50 l S", [((10, 144, 100, 156), True, True)]),
        (b"10 10 50 0 re f", []),
        (
            b"q 20 20 30 10 re W n 0 0 200 200 re f Q 0 0 5 5 re f",
            [((20, 170, 50, 180), True, True), ((0, 195, 5, 200), True, True)],
        ),
        (b"q 20 20 30 10 re W n 100 100 20 20 re f Q", []),
        (b"q 1 0 0 1 100 0 cm /Fm Do Q", [((100, 180, 140, 200), True, True)]),
        (b"/Fm Do 50 50 10 10 re f", [((0, 180, 40, 200), True, True), ((50, 140, 60, 150), True, True)]),
        (b"5 5 l f", []),
    ],
)
def test_figures(content: bytes, wanted: list[tuple[tuple[int, int, int, int], bool, bool]]) -> None:
    """Rectangles stand apart, clips and forms cut, strokes have their width, and a thick line is a bar."""
    assert [(shape.box, shape.filled, shape.rectangular) for shape in shapes(content)] == [(Box(*b), f, r) for b, f, r in wanted]


def test_a_cross_hatch_is_a_bar() -> None:
    """Many slanting lines drawn as one path cover what lies under them."""
    lines = b"".join(b"%d 100 m %d 112 l " % (at, at + 6) for at in range(20, 80, 5))
    assert [(shape.box, shape.filled) for shape in shapes(lines + b"S")] == [(Box(20, 88, 81, 100), True)]


def test_opacity_and_colour_reach_into_forms() -> None:
    """A form takes over the colour and the opacity it is drawn in."""
    first, second = shapes(b"1 0 0 rg /Half gs /Fm Do 10 10 m 90 10 l S")
    assert (first.colour, first.opacity, second.opacity) == (RED, 0.5, 0.25)


def test_pictures_of_one_colour() -> None:
    """A low picture of one colour is told with it; one of more colours, or a high one, is not."""
    drawn = run(b"q 80 0 0 12 10 10 cm /Red Do Q q 80 0 0 12 10 40 cm /Two Do Q q 80 0 0 90 10 60 cm /Red Do Q")
    assert [(item.box, item.colour) for item in drawn if isinstance(item, Picture)] == [
        (Box(10, 178, 90, 190), RED),
        (Box(10, 148, 90, 160), None),
        (Box(10, 50, 90, 140), None),
    ]


def test_pictures_are_clipped() -> None:
    """Of a picture what the clip leaves is given, and nothing of one outside it."""
    drawn = run(b"q 20 20 30 100 re W n q 80 0 0 12 10 30 cm /Red Do Q q 80 0 0 12 100 30 cm /Red Do Q Q")
    assert [item.box for item in drawn] == [Box(20, 158, 50, 170)]


def test_a_character_knows_its_base_line() -> None:
    """A character has its base line from left to right, the size of its type and a box around it."""
    (char,) = run(b"BT /F 20 Tf 10 100 Td (H) Tj ET")
    assert isinstance(char, Char)
    assert (char.text, char.start, char.size) == ("H", (10, 100), 20)
    assert char.end == pytest.approx((10 + 0.722 * 20, 100))
    assert char.box.top < 90
    assert char.box.bottom > 100
