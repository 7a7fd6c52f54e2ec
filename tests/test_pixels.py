"""Covers in the pixels of a page."""

import numpy as np
from drawing import Hidden, Recipe, draw
from scanning import place, take_picture

from foialyzer.redaction.pixels import find_pixel_covers


def test_black_bars_are_found() -> None:
    """A black bar over words is found where it lies, and the words around it are none."""
    drawn = draw([Recipe(covers=(Hidden("black", words=3),))])
    (cover,) = find_pixel_covers(np.asarray(take_picture(drawn), dtype=np.uint8), 150)
    assert cover.box.overlap(place(drawn.truths[0].boxes[0], 150)) > 0.8
