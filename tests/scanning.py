"""Scans of drawn pages: the pages of `drawing` as pictures, askew, speckled and squeezed, as files and inside PDFs."""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from importlib import import_module
from io import BytesIO
from math import cos, radians, sin
from typing import Any

import numpy as np
import pytest
from drawing import HEIGHT, WIDTH, Drawn
from PIL import Image

from foialyzer.page.box import Box
from foialyzer.readers.ocr import read_installed

pymupdf: Any = import_module("pymupdf")
needs_tesseract = pytest.mark.skipif(not read_installed().works, reason="tesseract is not installed")


def take_picture(drawn: Drawn, page: int = 0, dpi: int = 150, angle: float = 0.0, noise: float = 0.0) -> Image.Image:
    """Return a page as a scanner takes it: so many degrees askew, with so much noise (standard deviation in steps of grey)."""
    with pymupdf.open(stream=drawn.data) as pdf:
        pixmap = pdf[page].get_pixmap(dpi=dpi, colorspace=pymupdf.csRGB)
        picture = Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)
    if angle:
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    if noise:
        rough = np.random.default_rng(7).normal(0, noise, (picture.height, picture.width, 1))
        picture = Image.fromarray(np.clip(np.asarray(picture, dtype=np.float64) + rough, 0, 255).astype(np.uint8))
    return picture


def save(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return a picture as the bytes of a file."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def place(box: Box, dpi: float, angle: float = 0.0) -> Box:
    """Return where a box in points of a page lies on a picture of it, in pixels; askew its middle is turned with the page."""
    x, y = (box.x0 + box.x1) / 2 - WIDTH / 2, (box.top + box.bottom) / 2 - HEIGHT / 2
    turn = radians(-angle)
    dx = x * cos(turn) - y * sin(turn) - x
    dy = x * sin(turn) + y * cos(turn) - y
    moved = box.moved(dx, dy)
    return Box(*(edge * dpi / 72 for edge in (moved.x0, moved.top, moved.x1, moved.bottom)))


def put_in_pdf(pictures: list[Image.Image], strips: int = 1, layer: str = "", rotation: int = 0) -> bytes:
    """Return a PDF of pictures, each laid down in strips, with words under it that nobody sees."""
    pdf = pymupdf.open()
    for picture in pictures:
        page = pdf.new_page(width=WIDTH, height=HEIGHT)
        for n in range(strips):
            top, bottom = round(n * picture.height / strips), round((n + 1) * picture.height / strips)
            part = save(picture.crop((0, top, picture.width, bottom)))
            where = pymupdf.Rect(0, top * HEIGHT / picture.height, WIDTH, bottom * HEIGHT / picture.height)
            page.insert_image(where, stream=part, keep_proportion=False)
        for number, line in enumerate(layer.splitlines()):
            page.insert_text((70, 80 + 14 * number), line, fontsize=10, render_mode=3)
        page.set_rotation(rotation)
    return bytes(pdf.tobytes())
