import numpy as np
import pytest
from inking import draw_page, write_text
from PIL import Image, ImageDraw

from foialyzer.pixels.outlines import Frame, find_frames
from foialyzer.pixels.page_image import prepare_sheet


def frames(page: Image.Image) -> tuple[Frame, ...]:
    """Return the rectangles of rules of a page at 150 dots an inch."""
    return find_frames(prepare_sheet(np.asarray(page), 150))


def is_there(found: tuple[Frame, ...], box: tuple[int, int, int, int]) -> bool:
    """Return whether a frame has these bounds, but for two pixels."""
    return any(all(abs(a - b) <= 2 for a, b in zip(f.box, box, strict=True)) for f in found)


# cases


@pytest.mark.parametrize("width", [1, 2, 4])
@pytest.mark.parametrize("code", ["", "5.1.2e", "buiten verzoek"])
def test_an_outlined_box_is_a_candidate(width: int, code: str) -> None:
    """A box of rules in a line of words is found with its bounds, whatever its code."""
    page = draw_page()
    draw = ImageDraw.Draw(page)
    draw.rectangle((300, 392, 549, 425), fill="white", outline="black", width=width)
    write_text(draw, (330, 397), code)
    assert is_there(frames(page), (300, 392, 550, 426))


def test_boxes_that_share_an_edge_are_two() -> None:
    """Two boxes above one another with one rule between them are two candidates."""
    page = draw_page(0)
    draw = ImageDraw.Draw(page)
    draw.rectangle((300, 400, 550, 430), outline="black")
    draw.rectangle((300, 430, 550, 460), outline="black")
    found = frames(page)
    assert is_there(found, (300, 400, 551, 431))
    assert is_there(found, (300, 430, 551, 461))


def test_a_broken_outline_is_mended() -> None:
    """The outline of a poor scan has small gaps."""
    page = draw_page(0)
    draw = ImageDraw.Draw(page)
    draw.rectangle((300, 400, 550, 440), outline="black")
    for x in range(310, 540, 23):
        draw.point([(x, 400), (x + 5, 440)], fill="white")
    assert is_there(frames(page), (300, 400, 551, 441))


@pytest.mark.parametrize("opened", ["left", "bottom"])
def test_an_open_frame_is_none(opened: str) -> None:
    """Rules on three sides enclose nothing."""
    page = draw_page(0)
    draw = ImageDraw.Draw(page)
    draw.rectangle((300, 400, 550, 440), outline="black")
    draw.line({"left": (300, 410, 300, 430), "bottom": (310, 440, 540, 440)}[opened], fill="white")
    assert frames(page) == ()


def test_words_are_no_frames() -> None:
    """A page of words has no rectangle of rules."""
    assert frames(draw_page()) == ()
