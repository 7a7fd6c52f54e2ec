import json
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from inking import draw_page, write_text
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from foialyzer.page.box import Box
from foialyzer.pixels.covers import SURE, PixelCover, choose_covers, find_pixel_covers

Pixels = NDArray[np.uint8]


def find_on(image: Image.Image) -> tuple[PixelCover, ...]:
    """Return the covers on an image drawn by a test, at 150 dots an inch."""
    return find_pixel_covers(np.asarray(image), dpi=150)


def is_near(cover: PixelCover, box: tuple[int, int, int, int]) -> bool:
    """Return whether a cover lies where a test drew one."""
    return cover.box.overlap(Box(*box)) > 0.75


@cache
def letter() -> Image.Image:
    """Return a page of words with three black covers in its lines."""
    page = draw_page()
    draw = ImageDraw.Draw(page)
    for box in COVERS:
        draw.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill="black")
    return page


COVERS = ((300, 395, 520, 424), (200, 575, 330, 604), (600, 755, 880, 784))


# laws


@settings(max_examples=25)
@given(arrays(np.uint8, st.tuples(st.integers(0, 90), st.integers(0, 90), st.just(3))))
def test_law_covers_lie_on_any_image(pixels: Pixels) -> None:
    """On any image, empty ones too, every cover lies on the image."""
    height, width = pixels.shape[:2]
    for cover in find_pixel_covers(pixels):
        assert 0 <= cover.box.x0 < cover.box.x1 <= width
        assert 0 <= cover.box.top < cover.box.bottom <= height
        assert 0 < cover.confidence <= 1


@settings(max_examples=25)
@given(arrays(np.uint8, st.tuples(st.integers(0, 90), st.integers(0, 90), st.just(3))))
def test_law_doubtful_covers_are_less_sure(pixels: Pixels) -> None:
    """With doubtful ones asked for, those that are sure are the same, and the others score below what makes one sure."""
    sure, all_of_them = find_pixel_covers(pixels), find_pixel_covers(pixels, doubtful=True)
    assert tuple(cover for cover in all_of_them if cover.confidence >= SURE) == sure


_piece = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(1, 30), st.integers(1, 30)).map(
    lambda p: (p[0], p[1], p[0] + p[2], p[1] + p[3])
)


@given(st.lists(st.tuples(_piece, st.floats(0, 1)), max_size=8))
def test_law_chosen_boxes_are_disjoint(scored: list[tuple[tuple[int, int, int, int], float]]) -> None:
    """No two chosen boxes share a pixel, and each lies within the candidate it was chosen from."""
    boxes = [box for box, _ in scored]
    seen: set[tuple[int, int]] = set()
    for index, (x0, top, x1, bottom) in choose_covers(boxes, [score for _, score in scored]):
        own = {(x, y) for x in range(x0, x1) for y in range(top, bottom)}
        assert own
        assert not own & seen
        assert boxes[index][0] <= x0 < x1 <= boxes[index][2]
        assert boxes[index][1] <= top < bottom <= boxes[index][3]
        seen |= own


@settings(max_examples=6)
@given(st.integers(0, 40), st.integers(0, 60))
def test_law_a_shifted_page_has_shifted_covers(dx: int, dy: int) -> None:
    """Shifting what is on a page by whole pixels shifts its covers by as much."""
    moved = Image.new("RGB", letter().size, "white")
    moved.paste(letter(), (dx, dy))
    here = [cover.box.moved(dx, dy) for cover in find_on(letter())]
    there = [cover.box for cover in find_on(moved)]
    assert len(here) == len(there) == len(COVERS)
    assert all(abs(a - b) <= 2 for p, q in zip(here, there, strict=True) for a, b in zip(edges(p), edges(q), strict=True))


def edges(box: Box) -> tuple[float, float, float, float]:
    """Return the edges of a box in order."""
    return box.x0, box.top, box.x1, box.bottom


# cases


@pytest.mark.parametrize("scale", [0.7, 1.0, 1.7, 2.6])
def test_scale_does_not_matter(scale: float) -> None:
    """The same page scanned finer or coarser has the same covers."""
    size = round(letter().width * scale), round(letter().height * scale)
    covers = find_pixel_covers(np.asarray(letter().resize(size, Image.Resampling.LANCZOS)))
    assert len(covers) == len(COVERS)
    for cover, box in zip(covers, COVERS, strict=True):
        assert cover.box.overlap(Box(*(v * scale for v in box))) > 0.75


def fill_black(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Draw a black bar."""
    draw.rectangle(box, fill="black")


def fill_black_with_code(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Draw a black bar with a code in white."""
    draw.rectangle(box, fill="black")
    write_text(draw, (box[0] + 6, box[1] + 3), "10.2.e", colour="white")


def fill_grey(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Draw a grey bar."""
    draw.rectangle(box, fill=(170, 170, 170))


def fill_grey_with_code(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Draw a grey bar with a code in white."""
    draw.rectangle(box, fill=(192, 192, 192))
    write_text(draw, (box[0] + 60, box[1] + 3), "5.1.2e", colour="white")


def fill_yellow(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Draw a yellow bar with a code."""
    draw.rectangle(box, fill=(255, 255, 150))
    write_text(draw, (box[0] + 60, box[1] + 3), "5.1.2.e")


def fill_cyan(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Draw a cyan bar."""
    draw.rectangle(box, fill=(70, 190, 230))


def outline_with_code(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Draw an outlined box with a code."""
    draw.rectangle(box, fill="white", outline="black")
    write_text(draw, (box[0] + 60, box[1] + 3), "5.1.2e")


@pytest.mark.parametrize(
    ("paint", "style"),
    [
        (fill_black, "black"),
        (fill_black_with_code, "black"),
        (fill_grey, "grey"),
        (fill_grey_with_code, "grey"),
        (fill_yellow, "coloured"),
        (fill_cyan, "coloured"),
        (outline_with_code, "outlined"),
    ],
)
def test_each_style_is_found(paint: Callable[[ImageDraw.ImageDraw, tuple[int, int, int, int]], None], style: str) -> None:
    """Covers in three lines of a letter are found where they are, and named for how they look."""
    page = draw_page()
    for box in COVERS:
        paint(ImageDraw.Draw(page), box)
    covers = find_on(page)
    assert [cover.style for cover in covers] == [style] * len(COVERS)
    assert all(is_near(cover, box) for cover, box in zip(covers, COVERS, strict=True))


def test_a_dithered_grey_is_found() -> None:
    """On a scan of two shades a grey cover is a pattern of dots."""
    page = draw_page()
    for box in COVERS:
        ImageDraw.Draw(page).rectangle(box, fill=(130, 130, 130))
    covers = find_on(page.convert("1").convert("RGB"))
    assert len(covers) == len(COVERS)
    assert all(is_near(cover, box) for cover, box in zip(covers, COVERS, strict=True))


def test_stacked_covers_with_codes_stay_apart() -> None:
    """Two grey covers that touch, each with its own code, are two."""
    page = draw_page()
    boxes = (300, 390, 520, 420), (300, 420, 480, 450)
    for box in boxes:
        fill_grey_with_code(ImageDraw.Draw(page), (box[0], box[1], box[2], box[3]))
    covers = find_on(page)
    assert len(covers) == 2
    assert all(is_near(cover, box) for cover, box in zip(covers, boxes, strict=True))


@pytest.mark.parametrize("code", ["", "5.1.2.e"])
def test_a_page_black_all_over_is_covered(code: str) -> None:
    """A page that is black from edge to edge, but for a code, is one cover."""
    page = Image.new("RGB", (1240, 1754), "black")
    write_text(ImageDraw.Draw(page), (500, 800), code, colour="white", size=40)
    (cover,) = find_on(page)
    assert (cover.box, cover.style) == (Box(0, 0, 1240, 1754), "black")


def draw_table(page: Image.Image) -> None:
    """Draw a ruled table with a grey head and words in its cells."""
    draw = ImageDraw.Draw(page)
    draw.rectangle((140, 900, 1100, 1200), fill="white")
    for row in range(8):
        for column, (x0, x1) in enumerate(((140, 240), (240, 700), (700, 860), (860, 1100))):
            top = 900 + row * 36
            draw.rectangle((x0, top, x1, top + 36), outline="black", fill=(225, 225, 225) if row == 0 else None)
            write_text(draw, (x0 + 8, top + 8), ("nummer", "document", "datum", "oordeel")[column])


def draw_stripes(page: Image.Image) -> None:
    """Draw the coloured stripes of a letterhead."""
    draw = ImageDraw.Draw(page)
    for at, colour in enumerate(((20, 90, 140), (80, 170, 70), (250, 220, 40), (0, 0, 0))):
        draw.rectangle((20, 60 + at * 110, 45, 170 + at * 110), fill=colour)


def draw_dark_edge(page: Image.Image) -> None:
    """Draw the dark edge that a scanner leaves beside the sheet."""
    ImageDraw.Draw(page).rectangle((1215, 0, 1240, 1754), fill=(15, 15, 15))


def draw_punched(page: Image.Image) -> None:
    """Draw the shadows of a punch."""
    for top in (560, 1040):
        ImageDraw.Draw(page).ellipse((30, top, 70, top + 40), fill=(40, 40, 40))


def draw_rule(page: Image.Image) -> None:
    """Draw a thick rule."""
    ImageDraw.Draw(page).rectangle((120, 180, 1120, 188), fill="black")


def draw_photograph(page: Image.Image) -> None:
    """Draw shades that run into each other."""
    across, down = np.meshgrid(np.linspace(0, 9, 400), np.linspace(0, 7, 300))
    shades = (128 + 90 * np.sin(across) * np.cos(down) + 20 * np.sin(5 * across + 3 * down)).astype(np.uint8)
    page.paste(Image.fromarray(shades).convert("RGB"), (500, 1250))


def draw_barcode(page: Image.Image) -> None:
    """Draw a barcode."""
    draw = ImageDraw.Draw(page)
    for at in range(40):
        draw.rectangle((800 + at * 6, 90, 802 + at * 6 + at % 3, 150), fill="black")


def draw_nothing(page: Image.Image) -> None:
    """Draw nothing beside the words."""


@pytest.mark.parametrize(
    "draw", [draw_nothing, draw_table, draw_stripes, draw_dark_edge, draw_punched, draw_rule, draw_photograph, draw_barcode]
)
def test_what_is_no_cover_is_not_found(draw: Callable[[Image.Image], None]) -> None:
    """What a letter also shows is not taken for a cover."""
    page = draw_page()
    draw(page)
    assert find_on(page) == ()


def test_marked_words_are_not_covered() -> None:
    """Words under a marker's colour can still be read."""
    page = np.asarray(draw_page()).copy()
    page[570:640, 150:900] = page[570:640, 150:900] // np.array([1, 1, 2], dtype=np.uint8)
    assert find_pixel_covers(page, dpi=150) == ()


# regressions


@pytest.mark.parametrize("shape", [(0, 0, 3), (0, 5, 3), (1, 1, 3), (1, 1), (3, 900, 3), (900, 3), (40, 40, 4), (9000, 20, 3)])
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_odd_sizes_do_no_harm(shape: tuple[int, ...], shade: int) -> None:
    """Images of no size, of one pixel, of one row, grey or with a fourth channel are read without complaint."""
    pixels = np.full(shape, shade, dtype=np.uint8)
    for cover in find_pixel_covers(pixels):
        assert cover.box.x1 <= shape[1]
        assert cover.box.bottom <= shape[0]


@pytest.mark.parametrize("dpi", [float("nan"), float("inf"), 0.0, -72.0, 1.0, 1e9])
def test_a_resolution_that_cannot_be_is_not_believed(dpi: float) -> None:
    """A page has the same covers whatever nonsense is said of its resolution."""
    pixels = np.asarray(letter())
    assert find_pixel_covers(pixels, dpi) == find_pixel_covers(pixels, None)


@pytest.mark.parametrize("style", ["black", "border", "color", "gray"])
def test_most_covers_of_real_pages_are_found(shared: Path, style: str) -> None:
    """On real pages, on which the trees were trained too, most of the covers that people drew are found."""
    folder = shared / "corpus/pages"
    gold = {
        name: page["boxes"] for name, page in json.loads((folder / "gold.json").read_text()).items() if page["style"] == style
    }
    tally: dict[str, int] = defaultdict(int)
    for name in sorted(gold)[:5]:
        covers = [cover.box for cover in find_pixel_covers(np.asarray(Image.open(folder / name)))]
        tally["want"] += len(gold[name])
        tally["right"] += sum(any(Box(*box).overlap(cover) >= 0.5 for cover in covers) for box in gold[name])
    assert tally["right"] > 0.7 * tally["want"]
