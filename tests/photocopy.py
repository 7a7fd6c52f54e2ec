"""Drawn pages as a scanner or an archive delivers them: a skewed picture, or strips of one under text that cannot be seen."""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

import math
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import Any

from attrs import evolve
from drawing import HEIGHT, WIDTH
from PIL import Image
from typesetting import Covered

from foialyzer.page.box import Box

pymupdf: Any = import_module("pymupdf")

DPI = 144  # two pixels a point, so that strips meet at whole points
SKEW = 0.6  # degrees, to the left
STRIPS = 11
MISREAD = {"10.2.e": "10 2 6", "11.1": "11 1"}  # how the archive's own recognition spells the codes


def scan_page(pdf: Any, page: Any) -> None:
    """Add a page to a PDF that is a picture of another: a little skewed, grey, with noise, without a word of text."""
    picture = _picture(page)
    skewed = picture.rotate(SKEW, Image.Resampling.BICUBIC, fillcolor=255)
    grain = Image.frombytes("L", picture.size, Random(picture.width).randbytes(picture.width * picture.height))  # noqa: S311
    noisy = Image.blend(skewed, grain, 0.07)
    stream = BytesIO()
    noisy.save(stream, "JPEG", quality=42)
    pdf.new_page(width=WIDTH, height=HEIGHT).insert_image(pymupdf.Rect(0, 0, WIDTH, HEIGHT), stream=stream.getvalue())


def slice_page(pdf: Any, page: Any) -> None:
    """Add a page to a PDF as an archive prints it: strips of a picture, and the words it recognised where they cannot be seen."""
    picture = _picture(page).quantize(8)
    new = pdf.new_page(width=WIDTH, height=HEIGHT)
    edges = [_clear_row(picture, 2 * round(HEIGHT * number / STRIPS)) for number in range(STRIPS + 1)]
    for top, bottom in pairwise(edges):
        stream = BytesIO()
        picture.crop((0, top, picture.width, bottom)).save(stream, "PNG")
        place = pymupdf.Rect(0, top / 2, WIDTH, bottom / 2)
        new.insert_image(place, stream=stream.getvalue(), keep_proportion=False)
    for x0, _, x1, bottom, word, *_ in _words(page):
        said = word
        for code, misread in MISREAD.items():
            said = said.replace(code, misread)
        size = (x1 - x0) / max(0.1, pymupdf.get_text_length(said, "helv", 1.0))
        new.insert_text((x0, bottom - 0.25 * size), said, fontsize=size, render_mode=3)


def _words(page: Any) -> list[Any]:
    """Return the words of a page with boxes as high as a line, whatever a reader asked of the library before."""
    small = pymupdf.TOOLS.set_small_glyph_heights()
    pymupdf.TOOLS.set_small_glyph_heights(False)
    words: list[Any] = page.get_text("words")
    pymupdf.TOOLS.set_small_glyph_heights(small)
    return words


def _clear_row(picture: Image.Image, row: int) -> int:
    """Return the row at a whole point nearest above a given one where nothing is printed; viewers show a seam there only."""
    light = picture.convert("L").resize((1, picture.height), Image.Resampling.BOX).tobytes()
    return next((at for at in range(row, 0, -2) if at == picture.height or min(light[at - 2 : at + 2]) >= 254), 0)


def _picture(page: Any) -> Image.Image:
    pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    return Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)


def skew(covered: Covered) -> Covered:
    """Return a cover where it lies on the scanned page: the box around it, turned about the middle of the page."""
    turn = math.radians(SKEW)
    corners = [
        (x - WIDTH / 2, y - HEIGHT / 2) for x in (covered.box.x0, covered.box.x1) for y in (covered.box.top, covered.box.bottom)
    ]
    xs = [WIDTH / 2 + x * math.cos(turn) + y * math.sin(turn) for x, y in corners]
    ys = [HEIGHT / 2 - x * math.sin(turn) + y * math.cos(turn) for x, y in corners]
    return evolve(covered, box=Box(min(xs), min(ys), max(xs), max(ys)))
