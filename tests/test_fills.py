import numpy as np
import pytest
from inking import draw_page, write_text
from PIL import Image, ImageDraw

from foialyzer.pixels.fills import Patch, find_patches
from foialyzer.pixels.page_image import prepare_sheet

Box = tuple[int, int, int, int]


def patches(page: Image.Image) -> tuple[Patch, ...]:
    """Return the filled places of a page at 150 dots an inch."""
    return find_patches(prepare_sheet(np.asarray(page), 150))


def is_there(found: tuple[Patch, ...], box: Box, fill: str | None = None) -> bool:
    """Return whether a patch has these bounds, but for two pixels."""
    return any((fill is None or p.fill == fill) and all(abs(a - b) <= 2 for a, b in zip(p.box, box, strict=True)) for p in found)


# cases


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        ((0, 0, 0), "black"),
        ((60, 60, 60), "black"),
        ((128, 128, 128), "grey"),
        ((225, 225, 225), "grey"),
        ((255, 255, 150), "coloured"),
        ((195, 140, 160), "coloured"),
        ((70, 190, 230), "coloured"),
    ],
)
def test_each_fill_is_a_candidate(colour: tuple[int, int, int], fill: str) -> None:
    """A bar of any shade in a line of words is found with its bounds and its fill."""
    page = draw_page()
    ImageDraw.Draw(page).rectangle((300, 395, 519, 423), fill=colour)
    assert is_there(patches(page), (300, 395, 520, 424), fill)


def test_a_bar_is_told_from_the_rules_it_stands_on() -> None:
    """A black bar in the cell of a table is found without the rules."""
    page = draw_page(0)
    draw = ImageDraw.Draw(page)
    for top in range(300, 700, 40):
        draw.line((150, top, 1100, top), fill="black", width=2)
    draw.line((400, 300, 400, 660), fill="black", width=2)
    draw.rectangle((402, 345, 599, 375), fill="black")
    assert is_there(patches(page), (402, 345, 600, 376), "black")


def test_touching_covers_are_cut_between_their_codes() -> None:
    """Of two grey covers that touch, whole and parts are candidates, each part with one code."""
    page = draw_page()
    draw = ImageDraw.Draw(page)
    for box in ((300, 390, 519, 419), (300, 420, 479, 449)):
        draw.rectangle(box, fill=(192, 192, 192))
        write_text(draw, (box[0] + 60, box[1] + 3), "5.1.2e", colour="white")
    found = patches(page)
    assert is_there(found, (300, 390, 520, 450))
    assert is_there(found, (300, 390, 520, 420))
    assert is_there(found, (300, 420, 480, 450))


def test_a_row_of_words_is_not_cut() -> None:
    """The filled row of a table, with words on it, is one candidate."""
    page = draw_page(0)
    draw = ImageDraw.Draw(page)
    draw.rectangle((150, 300, 1099, 330), fill=(220, 230, 245))
    for x in range(160, 1000, 120):
        write_text(draw, (x, 304), "nummer")
    assert all(p.parts == 1 for p in patches(page))


def test_ragged_blocks_hang_together() -> None:
    """Covered lines one pixel apart are one candidate, as people draw them; farther apart they are not."""
    for gap, together in ((1, True), (6, False)):
        page = draw_page(0)
        draw = ImageDraw.Draw(page)
        draw.rectangle((300, 400, 599, 429), fill=(170, 170, 170))
        draw.rectangle((300, 430 + gap, 499, 459 + gap), fill=(170, 170, 170))
        assert is_there(patches(page), (300, 400, 600, 460 + gap)) is together


def test_words_and_rules_are_no_candidates() -> None:
    """A page of words with a rule above and below has no filled place."""
    page = draw_page()
    for top in (180, 1000):
        ImageDraw.Draw(page).rectangle((150, top, 1100, top + 4), fill="black")
    assert patches(page) == ()
