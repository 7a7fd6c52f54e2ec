import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inking import draw_page

from foialyzer.pixels.page_image import prepare_sheet

# laws


@settings(max_examples=20)
@given(st.integers(1, 5000), st.integers(1, 60))
def test_law_size_is_bounded(height: int, width: int) -> None:
    """Whatever the size of an image, its sheet is no larger, and no side longer than 3000 pixels."""
    sheet = prepare_sheet(np.full((height, width), 255, dtype=np.uint8), None)
    assert max(sheet.size) <= 3000
    assert sheet.size[0] * sheet.scale <= width
    assert sheet.size[1] * sheet.scale <= height


# cases


@pytest.mark.parametrize("shade", [(255, 255, 255), (236, 232, 210), (205, 205, 205)])
def test_paper_becomes_white(shade: tuple[int, int, int]) -> None:
    """Yellowed or grey paper is white on the sheet, and print on it stays dark."""
    page = np.minimum(np.asarray(draw_page()), np.array(shade, dtype=np.uint8))
    sheet = prepare_sheet(page, 150)
    assert np.median(sheet.luma) >= 252
    assert sheet.luma.min() < 40


def test_grey_covers_over_most_of_a_page_are_not_its_paper() -> None:
    """A page that is mostly covered in grey keeps its white paper."""
    page = np.full((1169, 827, 3), 255, dtype=np.uint8)
    page[100:1000, 60:760] = 191
    assert abs(int(prepare_sheet(page, 100).luma[500, 400]) - 191) <= 2


def test_letters_are_measured() -> None:
    """The median letter of a page is as high as its type between x-height and capitals."""
    sheet = prepare_sheet(np.asarray(draw_page()), 150)
    assert 10 <= sheet.type_height <= 18
    assert len(sheet.letters) > 500


@pytest.mark.parametrize(("dpi", "point"), [(150, 150 / 72), (None, 1754 / 842), (3.0, 1754 / 842), (float("nan"), 1754 / 842)])
def test_a_point_is_told_by_a_resolution_that_can_be(dpi: float | None, point: float) -> None:
    """A resolution that makes a page of a usual size is believed; else the longest side is that of A4."""
    assert prepare_sheet(np.asarray(draw_page()), dpi).point == pytest.approx(point, rel=0.01)
