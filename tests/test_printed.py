"""What is printed in covers, cut out and read."""

import numpy as np
import pytest
from drawing import Hidden, Recipe, Style, draw
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scanning import needs_tesseract, place, take_picture

from foialyzer.page.box import Box
from foialyzer.readers.ocr import read_installed
from foialyzer.readers.printed import Reading, choose_reading, cut_print, read_prints
from foialyzer.redaction.labels import parse_label
from foialyzer.redaction.pixel_covers import read_label

CODES = ("10.2.e", "11.1", "10.2.g", "5.1.2.e")
STYLES: tuple[Style, ...] = ("black", "grey", "outlined", "yellow", "cyan", "pink")


def covers(style: Style, dpi: int = 150) -> tuple[NDArray[np.uint8], list[tuple[Box, str | None]]]:
    """Return a scanned page with covers of one style, one for each code, and where they lie."""
    hidden = tuple(Hidden(style, code=code, words=4) for code in CODES)
    drawn = draw([Recipe(size=10.0, covers=hidden)])
    grey = np.asarray(take_picture(drawn, 0, dpi).convert("L"), dtype=np.uint8)
    return grey, [(place(truth.boxes[0], dpi), truth.label) for truth in drawn.truths]


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.tuples(*[st.integers(-20, 140)] * 4), st.integers(1, 90))
def test_law_any_box_of_any_page_is_cut_or_left(seed: int, edges: tuple[int, int, int, int], size: int) -> None:
    """A box anywhere on a page of noise, outside it too, gives a print of a bounded size or none."""
    grey = np.random.default_rng(seed).integers(0, 256, (size, 120), dtype=np.uint8)
    x0, x1 = sorted(edges[:2])
    top, bottom = sorted(edges[2:])
    cut = cut_print(grey, Box(x0, top, x1, bottom))
    assert cut is None or (cut.shape[1] <= 2400 and cut.shape[0] <= 600)


@needs_tesseract
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("dpi", [150, 200])
def test_codes_of_every_colour_are_read(style: Style, dpi: int) -> None:
    """Codes 8 points high, white on black or dark on grey, colour or paper, are read as the grounds they name."""
    grey, found = covers(style, dpi)
    prints = [cut_print(grey, box) for box, _ in found]
    readings = read_prints([one for one in prints if one is not None], read_installed())
    labels = [read_label(one.text, one.confidence) if one else None for one in readings]
    named = [parse_label(label.text)[0] if label else () for label in labels]
    meant = [parse_label(code or "")[0] for _, code in found]
    assert len(readings) == len(found) == 4
    right = sum([tag.id for tag in a] == [tag.id for tag in b] for a, b in zip(named, meant, strict=True))
    assert right >= 3


@needs_tesseract
@pytest.mark.parametrize(("ground", "ink"), [(191, 255), (191, 0), (120, 255), (0, 255), (255, 0), (160, 255)])
@pytest.mark.parametrize("height", [20, 180])
def test_codes_lighter_and_darker_than_the_ground_are_read(ground: int, ink: int, height: int) -> None:
    """A code is read on any ground, darker or lighter than it, as small as type and as large as a signature."""
    page = Image.new("L", (1200, 400), 255)
    draw = ImageDraw.Draw(page)
    draw.rectangle((40, 60, 1000, 340), fill=ground)
    draw.text((400, 200), "5.1.2.e", fill=ink, font=ImageFont.load_default(height), anchor="mm")
    cut = cut_print(np.asarray(page), Box(40, 60, 1000, 340))
    assert cut is not None
    (reading,) = read_prints([cut], read_installed())
    assert reading
    assert [tag.id for tag in parse_label(reading.text)[0]] == ["nl-woo:5.1.2.e"]


@needs_tesseract
def test_words_of_a_mark_stay_apart() -> None:
    """A mark of two words is read as two words, and surely."""
    page = Image.new("L", (900, 120), 255)
    ImageDraw.Draw(page).text((300, 45), "buiten verzoek", fill=0, font=ImageFont.load_default(26))
    cut = cut_print(np.asarray(page), Box(10, 10, 890, 110))
    assert cut is not None
    (reading,) = read_prints([cut], read_installed())
    assert reading
    assert reading.text.strip(" .,") == "buiten verzoek"
    assert reading.confidence > 0.5


def test_a_bare_bar_has_no_print() -> None:
    """A bar, a grey box and a box of one colour without anything on them have nothing to read."""
    grey = np.full((200, 400), 255, np.uint8)
    grey[20:40, 20:200], grey[60:80, 20:200], grey[100:120, 20:200] = 0, 190, 230
    for top in (20, 60, 100):
        assert cut_print(grey, Box(20, top, 200, top + 20)) is None


def test_the_edges_of_a_box_are_no_letters() -> None:
    """An empty outlined box, and one through which a line runs, have nothing to read."""
    grey = np.full((100, 400), 255, np.uint8)
    grey[20:60, 20:22] = grey[20:60, 198:200] = grey[20:22, 20:200] = grey[58:60, 20:200] = 0
    assert cut_print(grey, Box(20, 20, 200, 60)) is None
    grey[40:42, 20:200] = 0
    assert cut_print(grey, Box(20, 20, 200, 60)) is None


@needs_tesseract
def test_nothing_to_read_is_no_run() -> None:
    """No prints, no readings; a print of dirt has a reading that names nothing, or none."""
    ocr = read_installed()
    assert read_prints([], ocr) == []
    dirt = np.random.default_rng(3).integers(0, 2, (40, 120), dtype=np.uint8) * 255
    (reading,) = read_prints([dirt.astype(np.uint8)], ocr)
    assert reading is None or read_label(reading.text, reading.confidence) is None


def test_grammar_chooses() -> None:
    """Of several readings the one that names a ground is taken, of two that do the surer; of none there is none."""
    assert choose_reading([]) is None
    clear, garbled, misread = Reading("10.2.e", 0.5), Reading("lOZe~", 0.9), Reading("10.2.6", 0.5)
    assert choose_reading([garbled, clear]) == clear
    assert choose_reading([misread, clear]) == clear
    assert choose_reading([garbled]) == garbled
