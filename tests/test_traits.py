import numpy as np
from inking import draw_page, write_text
from PIL import Image, ImageDraw

from foialyzer.pixels.fills import Patch
from foialyzer.pixels.outlines import Frame
from foialyzer.pixels.page_image import prepare_sheet
from foialyzer.pixels.traits import TRAITS, measure_traits

BARS = ((300, 395, 520, 424), (300, 467, 520, 496))


def measured(page: Image.Image, *candidates: Patch | Frame) -> list[dict[str, float]]:
    """Return the traits of candidates on a page at 150 dots an inch, by name."""
    table = measure_traits(prepare_sheet(np.asarray(page), 150), candidates)
    return [dict(zip(TRAITS, row, strict=True)) for row in table.tolist()]


def bar(box: tuple[int, int, int, int]) -> Patch:
    """Return a black candidate without a code."""
    return Patch(box, "black", 0, 1.0, ())


# cases


def test_nothing_has_no_traits() -> None:
    """Without candidates the table has its columns and no row."""
    sheet = prepare_sheet(np.asarray(draw_page(1)), 150)
    assert measure_traits(sheet, []).shape == (0, len(TRAITS))


def test_a_black_bar_in_a_line() -> None:
    """Of a black bar are told its size in points, its shade, its edges and the letters on its line."""
    page = draw_page()
    for x0, top, x1, bottom in BARS:
        ImageDraw.Draw(page).rectangle((x0, top, x1 - 1, bottom - 1), fill="black")
    first, second = measured(page, *(bar(box) for box in BARS))
    assert 104 < first["width"] < 107
    assert 13 < first["height"] < 15
    assert first["tone"] < 5
    assert first["chroma"] == 0
    assert min(first["edge_top"], first["edge_bottom"]) > 0.95
    assert first["beside"] >= 4
    assert first["similar"] == second["similar"] == 1
    assert first["glyphs"] == 0


def test_a_code_is_counted() -> None:
    """Of an outlined box are told the letters and the dots of its code, and that another carries the same."""
    page = draw_page()
    draw = ImageDraw.Draw(page)
    for x0, top, x1, bottom in BARS:
        draw.rectangle((x0, top, x1 - 1, bottom - 1), fill="white", outline="black")
        write_text(draw, (x0 + 80, top + 3), "5.1.2e")
    first, second = measured(page, *(Frame(box, 1.0) for box in BARS))
    assert first["glyphs"] == second["glyphs"] == 4
    assert first["dots"] == 2
    assert first["rows"] == 1
    assert first["same_print"] == 1
    assert first["beyond_across"] < 0.8


def test_cells_have_neighbours() -> None:
    """Cells of a table stand on one another and abreast, and their rules run on."""
    page = draw_page(0)
    draw = ImageDraw.Draw(page)
    cells = [(x, y, x + 151, y + 41) for y in (300, 340, 380) for x in (200, 350, 500)]
    for x0, top, x1, bottom in cells:
        draw.rectangle((x0, top, x1 - 1, bottom - 1), outline="black")
    middle = measured(page, *(Frame(cell, 1.0) for cell in cells))[4]
    assert middle["stacked"] == 2
    assert middle["abreast"] == 2
    assert middle["beyond_across"] > 0.9
    assert middle["beyond_down"] > 0.9


def test_a_candidate_at_the_corner_of_the_sheet_is_measured() -> None:
    """Where nothing is around a candidate, its traits are numbers all the same."""
    page = Image.new("RGB", (400, 400), "black")
    (traits,) = measured(page, bar((0, 0, 400, 400)))
    assert np.isfinite(list(traits.values())).all()
    assert traits["edge"] == 1


def test_feet_of_letters_are_no_rules() -> None:
    """The rules of a frame are whole; a box around small letters that stand close has no rules, though ink lies on its edges."""
    page = draw_page()
    draw = ImageDraw.Draw(page)
    draw.rectangle((300, 395, 519, 423), fill="white", outline="black")
    write_text(draw, (300, 467), "2020EZ", size=30)
    left, top, right, bottom = draw.textbbox((300, 467), "2020EZ", font_size=30)
    letters = (int(left), int(top), int(right), int(bottom))
    frame, words = measured(page, Frame((300, 395, 520, 424), 1.0), Frame(letters, 1.0))
    assert min(frame["rule_across"], frame["rule_down"]) > 0.95
    assert min(words["rule_across"], words["rule_down"]) < 0.8
