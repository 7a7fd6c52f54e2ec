"""A page made ready for recognition."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.pixels.covers import PixelCover
from foialyzer.readers.cleaning import darken_faint, remove_covers

EDGES = st.tuples(*[st.integers(-30, 130)] * 4)


@given(EDGES, st.integers(0, 255), st.integers(0, 2**32 - 1))
def test_law_what_lies_beside_a_cover_stays(edges: tuple[int, int, int, int], ground: int, seed: int) -> None:
    """Whatever a cover looks like and wherever it lies, no pixel beyond it and its edge changes, and the page given stays."""
    page = np.random.default_rng(seed).integers(0, 256, (100, 100), dtype=np.uint8)
    box = Box(min(edges[0], edges[1]), min(edges[2], edges[3]), max(edges[0], edges[1]), max(edges[2], edges[3]))
    x0, top, x1, bottom = (max(0, int(edge)) for edge in (box.x0, box.top, box.x1, box.bottom))
    page[top:bottom, x0:x1] = ground
    before = page.copy()
    clean = remove_covers(page, [PixelCover(box, "grey", 0.9)])
    assert (page == before).all()
    beside = np.ones_like(page, dtype=bool)
    beside[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = False
    assert (clean[beside] == page[beside]).all()


@pytest.mark.parametrize(("ground", "ink", "left"), [(0, 255, 255), (190, 20, 60), (235, 0, 60)])
def test_covers_are_taken_off(ground: int, ink: int, left: int) -> None:
    """A dark cover becomes white with all on it; a light one becomes white, and the letters on it stay dark."""
    page = np.full((60, 100), 255, np.uint8)
    page[10:40, 10:90] = ground
    page[20:30, 30:40] = ink
    clean = remove_covers(page, [PixelCover(Box(10, 10, 90, 40), "grey", 0.9)])
    assert (clean[12:18, 12:88] == 255).all()
    assert (clean[20:30, 30:40] <= left).all()


def test_the_lines_of_a_box_are_taken_off() -> None:
    """The lines around an outlined box are gone; what stands in it stays."""
    page = np.full((60, 100), 255, np.uint8)
    page[10:12, 10:90] = page[38:40, 10:90] = page[10:40, 10:12] = page[10:40, 88:90] = 0
    page[20:30, 30:40] = 0
    clean = remove_covers(page, [PixelCover(Box(10, 10, 90, 40), "outlined", 0.9)])
    assert (clean[20:30, 30:40] < 60).all()
    clean[20:30, 30:40] = 255
    assert (clean == 255).all()


def test_faint_type_becomes_dark_and_black_type_stays() -> None:
    """Type of light grey becomes dark; a page of black type, and an empty one, are as they were."""
    page = np.full((60, 100), 250, np.uint8)
    page[20:30, 20:80] = 180
    assert darken_faint(page)[25, 50] < 100
    page[20:30, 20:80] = 20
    assert (darken_faint(page) == page).all()
    blank = np.full((9, 9), 255, np.uint8)
    assert (darken_faint(blank) == blank).all()
