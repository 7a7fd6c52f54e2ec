"""Covers, and what looks like them, drawn over pages that have none: practice for the trees that judge candidates.

Each drawn page follows one office's habit: one kind of fill, one code, one typeface. What looks like a cover and is none (frames
around words, heads of tables, charts, stripes of a letterhead, photographs) is drawn on the same pages.
"""

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from foialyzer.pixels.page_image import Grey, prepare_sheet

__all__ = ["draw_covered"]

Piece = tuple[int, int, int, int]
Colour = tuple[int, int, int]

_CODES = (
    "5.1.2e",
    "5.1.2.e",
    "10.2.e",
    "10.2e",
    "5.1.2i",
    "(10)(2e)",
    "11.1",
    "10.2.g",
    "3",
    "buiten verzoek",
    "J",
    "5.1.2.i",
    "10 2 e",
)
_WORDS = (
    "Zaaknummer",
    "Datum",
    "besluit",
    "openbaar",
    "Onderwerp",
    "kosten",
    "totaal",
    "bijlage",
    "project",
    "ja",
    "2020",
    "125,00",
)
_BANDS = ((221, 235, 247), (242, 220, 219), (235, 241, 222), (238, 238, 238))  # of the rows of a table
_FOLDER = Path("/usr/share/fonts/truetype")


@frozen
class _Habit:
    """How one office covers: fill, edge and code, and how far beyond the words."""

    fill: Colour | None
    edge: Colour | None
    edge_width: int
    code: str | None
    ink: Colour
    font: Path
    size: float
    align: str
    pad: float
    shrinks: bool
    largest: float
    by_hand: bool


def draw_covered(page: Grey, seed: int) -> tuple[Grey, list[Piece]]:
    """Return a page with covers drawn over it, and their boxes; the same seed draws the same."""
    rng = random.Random(seed)  # noqa: S311 practice, not secrets
    scale = rng.choice((1.0, 1.0, 1.33, 1.6, 2.0))
    if scale != 1:
        page = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    if page.ndim == 2:
        page = cv2.cvtColor(page, cv2.COLOR_GRAY2RGB)
    sheet = prepare_sheet(page, None)
    unit = sheet.point * sheet.scale
    runs = _find_runs(sheet.letters * sheet.scale, unit)
    image = Image.fromarray(page)
    taken: list[Piece] = []
    for _ in range(rng.randrange(4)):
        _draw_distractor(image, rng, unit, runs, taken)
    habit = _choose_habit(rng)
    boxes = _draw_covers(image, rng, unit, (runs, habit), taken)
    return _spoil(np.asarray(image).copy(), rng, boxes)


def _find_runs(letters: NDArray[np.int32], unit: float) -> list[Piece]:
    """Return the bounds of the printed lines, told by letters that stand side by side."""
    lines: list[list[int]] = []
    for x, y, w, h, _ in sorted(letters.tolist(), key=lambda b: (round((b[1] + b[3]) / (4 * unit)), b[0])):
        for line in lines[-3:]:
            if 0 <= x - line[2] + 2 * unit <= 9 * unit and min(y + h, line[3]) - max(y, line[1]) > 0.3 * h:
                line[:] = [line[0], min(line[1], y), max(line[2], x + w), max(line[3], y + h)]
                break
        else:
            lines.append([x, y, x + w, y + h])
    return [(a, b, c, d) for a, b, c, d in lines if c - a > 20 * unit and 4 * unit < d - b < 18 * unit]


def _choose_habit(rng: random.Random) -> _Habit:
    """Return a way to cover."""
    kind = rng.choice(("black", "black", "grey", "grey", "coloured", "coloured", "outlined", "outlined", "outlined"))
    dark: Colour = (rng.randrange(40),) * 3
    shade = rng.randrange(110, 222)
    hues: tuple[Colour, ...] = (
        (255, 255, 160),
        (255, 235, 60),
        (150, 220, 240),
        (70, 190, 230),
        (250, 190, 210),
        (195, 140, 160),
        (160, 220, 150),
    )
    red, green, blue = (max(0, min(255, v + rng.randrange(-20, 21))) for v in rng.choice(hues))
    hue = red, green, blue
    fill = {"black": dark, "grey": (shade,) * 3, "coloured": hue, "outlined": rng.choice(((255,) * 3, (255,) * 3, None))}[kind]
    edged = kind == "outlined" or rng.random() < 0.2
    light: Colour = (255, 255, 255)
    ink = light if kind == "black" or (kind == "grey" and rng.random() < 0.6) else (0, 0, 0)
    coded = rng.random() < {"black": 0.4, "grey": 0.65, "coloured": 0.7, "outlined": 0.85}[kind]
    fonts = sorted(f for f in _FOLDER.rglob("Liberation*.ttf")) + sorted(_FOLDER.rglob("DejaVuSans*.ttf"))
    return _Habit(
        fill if kind != "outlined" or fill else (255, 255, 255),
        (rng.choice((0, 0, 60, 130)),) * 3 if edged else None,
        rng.choice((1, 1, 2, 3)),
        rng.choice(_CODES) if coded else None,
        ink,
        rng.choice(fonts),
        rng.choice((0.55, 0.7, 0.8, 0.95)),
        rng.choice(("left", "centre", "centre", "corner")),
        rng.uniform(-0.5, 2.5),
        rng.random() < 0.6,
        rng.choice((9, 13, 13, 60)),
        kind in {"black", "coloured"} and rng.random() < 0.12,
    )


def _draw_covers(
    image: Image.Image, rng: random.Random, unit: float, what: tuple[list[Piece], _Habit], taken: list[Piece]
) -> list[Piece]:
    """Return the boxes of the covers drawn: over words, over blocks of lines, and on open paper."""
    runs, habit = what
    boxes: list[Piece] = []
    for _ in range(rng.choice((1, 3, 6, 12, 20))):
        how = rng.random()
        if runs and how < 0.75:
            a, b, c, d = rng.choice(runs)
            x0 = a if rng.random() < 0.3 else rng.randrange(a, max(a + 1, int(c - 15 * unit)))
            least, most = rng.choice(((8, 30), (14, 160)))
            x1 = min(c, x0 + rng.randrange(int(least * unit), int(most * unit))) if rng.random() < 0.85 else c
            middle, half = (b + d) / 2, max(d - b, 8 * unit) / 2
            box = (
                x0 - habit.pad * unit,
                middle - half - habit.pad * unit,
                x1 + habit.pad * unit,
                middle + half + habit.pad * unit,
            )
        elif runs and how < 0.9:
            a, b, c, d = rng.choice(runs)
            box = (a - unit, b - 2 * unit, max(c, a + 80 * unit), b + rng.randrange(24, 140) * unit)
        else:
            x, y = rng.randrange(max(1, image.width // 2)), rng.randrange(max(1, int(image.height * 0.9)))
            box = (x, y, x + rng.randrange(30, 200) * unit, y + rng.randrange(9, 80) * unit)
        piece = _fit(image, box)
        if piece and not habit.code and not habit.edge and rng.random() < 0.25:
            boxes += _draw_ragged(image, rng, (piece, habit, unit), taken)
        elif piece and min(piece[2] - piece[0], (piece[3] - piece[1])) > 6 * unit and not _meets(piece, taken, 1.0 * unit):
            _draw_box(image, piece, habit, unit)
            taken.append(piece)
            boxes.append(piece)
            if habit.code and rng.random() < 0.2 and how < 0.75:
                _draw_neighbour(image, rng, (piece, habit, unit), (taken, boxes))
    return boxes


def _draw_ragged(image: Image.Image, rng: random.Random, what: tuple[Piece, _Habit, float], taken: list[Piece]) -> list[Piece]:
    """Return the box around a few covered lines that touch, of different lengths: people draw one box around them."""
    (x0, top, *_), habit, unit = what
    high = int(rng.uniform(10, 16) * unit)
    ends = [x0 + int(rng.randrange(20, 420) * unit) for _ in range(rng.randrange(2, 7))]
    piece = _fit(image, (x0, top, max(ends), top + high * len(ends)))
    if piece is None or piece[2] != max(ends) or piece[3] != top + high * len(ends) or _meets(piece, taken, unit):
        return []
    draw = ImageDraw.Draw(image)
    for line, end in enumerate(ends):
        draw.rectangle((piece[0], top + line * high, end - 1, top + (line + 1) * high - 1), fill=habit.fill)
    taken.append(piece)
    return [piece]


def _draw_neighbour(
    image: Image.Image, rng: random.Random, what: tuple[Piece, _Habit, float], lists: tuple[list[Piece], list[Piece]]
) -> None:
    """Draw a second cover that touches the first, below or beside it, each with its own code."""
    piece, habit, unit = what
    high = piece[3] - piece[1]
    wide = int(rng.randrange(20, 120) * unit)
    box = (
        (piece[0], piece[3], piece[0] + wide, piece[3] + high)
        if rng.random() < 0.7
        else (piece[2], piece[1], piece[2] + wide, piece[3])
    )
    fitted = _fit(image, box)
    if fitted and fitted[2] - fitted[0] > 15 * unit and not _meets(fitted, [p for p in lists[0] if p != piece], unit):
        _draw_box(image, fitted, habit, unit)
        lists[0].append(fitted)
        lists[1].append(fitted)


def _fit(image: Image.Image, box: tuple[float, float, float, float]) -> Piece | None:
    """Return a box in whole pixels on the image; None when little of it is there."""
    x0, top, x1, bottom = (
        max(1, int(box[0])),
        max(1, int(box[1])),
        min(image.width - 1, int(box[2])),
        min(image.height - 1, int(box[3])),
    )
    return (x0, top, x1, bottom) if x1 - x0 > 4 and bottom - top > 4 else None


def _meets(piece: Piece, others: list[Piece], gap: float) -> bool:
    """Return whether a box comes closer to another than `gap`."""
    return any(
        piece[0] < o[2] + gap and o[0] < piece[2] + gap and piece[1] < o[3] + gap and o[1] < piece[3] + gap for o in others
    )


def _draw_stroke(image: Image.Image, piece: Piece, habit: _Habit, unit: float) -> None:
    """Draw a cover by hand: a pen that goes to and fro, over a marker's colour when there is one."""
    draw = ImageDraw.Draw(image)
    x0, top, x1, bottom = piece
    rng = random.Random(x0 * 7919 + top)  # noqa: S311 practice, not secrets
    if habit.fill and max(habit.fill) - min(habit.fill) > 40:
        draw.rounded_rectangle((x0, top, x1 - 1, bottom - 1), radius=3 * unit, fill=habit.fill)
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    pitch = rng.uniform(0.8, 2.2) * unit
    for lane in range(max(1, round(half / (6 * unit)))):
        centre = middle if half < 9 * unit else top + (2 * lane + 1) * 6 * unit
        points, x = [], x0 + 1.0
        while x < x1 - 2:
            points += [
                (x, centre - min(half, 6 * unit) * rng.uniform(0.4, 1)),
                (x + pitch, centre + min(half, 6 * unit) * rng.uniform(0.4, 1)),
            ]
            x += pitch * rng.uniform(0.5, 1.5)
        draw.line(points, fill=(rng.randrange(70),) * 3, width=max(1, round(rng.uniform(0.8, 1.6) * unit)))


def _draw_box(image: Image.Image, piece: Piece, habit: _Habit, unit: float) -> None:
    """Draw one cover with its code, in letters as large as fit."""
    if habit.by_hand:
        _draw_stroke(image, piece, habit, unit)
        return
    draw = ImageDraw.Draw(image)
    x0, top, x1, bottom = piece
    draw.rectangle((x0, top, x1 - 1, bottom - 1), fill=habit.fill, outline=habit.edge, width=habit.edge_width)
    if not habit.code:
        return
    size = min((bottom - top) * habit.size, habit.largest * unit)
    least = 4 * unit if habit.shrinks else size
    text = habit.code
    for _ in range(6):
        font = ImageFont.truetype(str(habit.font), max(4, int(size)))
        left, high, right, low = draw.textbbox((0, 0), text, font=font)
        if right - left < x1 - x0 - 2 or size <= least:
            break
        size *= 0.8
    x = x0 + 2 - left if habit.align != "centre" else (x0 + x1 - right - left) / 2
    y = top + 2 - high if habit.align == "corner" else (top + bottom - low - high) / 2
    inner = image.crop(piece)
    ImageDraw.Draw(inner).text((x - x0, y - top), text, font=font, fill=habit.ink)
    image.paste(inner, (x0, top))


def _draw_distractor(image: Image.Image, rng: random.Random, unit: float, runs: list[Piece], taken: list[Piece]) -> None:
    """Draw something that is no cover: a table, a frame around words, marked words, a chart, stripes or a photograph."""
    kind = rng.choice(("table", "table", "frame", "marked", "chart", "stripes", "photo", "form", "barcode"))
    wide, high = int(rng.randrange(60, 420) * unit), int(rng.randrange(30, 180) * unit)
    x, y = rng.randrange(max(1, image.width - wide)), rng.randrange(max(1, image.height - high))
    piece = _fit(image, (x, y, x + wide, y + high))
    if kind in {"frame", "marked"}:
        _draw_over_words(image, rng, unit, (runs, taken, kind))
    elif piece and not _meets(piece, taken, 2 * unit):
        taken.append(piece)
        drawers = {
            "table": _draw_table,
            "form": _draw_table,
            "chart": _draw_chart,
            "stripes": _draw_stripes,
            "photo": _draw_photo,
            "barcode": _draw_barcode,
        }
        drawers[kind](image, rng, unit, piece)


def _draw_over_words(image: Image.Image, rng: random.Random, unit: float, what: tuple[list[Piece], list[Piece], str]) -> None:
    """Draw a frame around printed lines, or a marker's colour under them: the words stay to be read."""
    runs, taken, kind = what
    colour = rng.choice(((255, 255, 120), (200, 230, 255), (220, 220, 220), (190, 255, 190)))
    for a, b, c, d in rng.sample(runs, min(len(runs), rng.randrange(1, 5))):
        piece = _fit(image, (a - 2 * unit, b - 2 * unit, c + 2 * unit, d + 2 * unit))
        if piece is None or _meets(piece, taken, 0.5 * unit):
            continue
        taken.append(piece)
        if kind == "frame":
            ImageDraw.Draw(image).rectangle((*piece[:2], piece[2] - 1, piece[3] - 1), outline=(rng.choice((0, 60, 150)),) * 3)
        else:
            crop = np.asarray(image.crop(piece)).astype(np.uint16)
            image.paste(Image.fromarray((crop * np.array(colour) // 255).astype(np.uint8)), piece[:2])


def _draw_table(image: Image.Image, rng: random.Random, unit: float, piece: Piece) -> None:
    """Draw a table with words in its cells, some empty, perhaps with a filled head or filled first column."""
    draw = ImageDraw.Draw(image)
    x0, top, x1, bottom = piece
    draw.rectangle((x0, top, x1 - 1, bottom - 1), fill=(255, 255, 255))
    row = rng.uniform(11, 26) * unit
    cuts = sorted({x0, x1, *(rng.randrange(x0, x1) for _ in range(rng.randrange(0, 6)))})
    rule = rng.choice(((0, 0, 0), (0, 0, 0), (120, 120, 120), None))
    head = rng.choice((None, None, (0, 0, 0), (225, 225, 225), (190, 190, 190), (90, 140, 210), (140, 200, 90), *_BANDS))
    whole_column, banded = rng.random() < 0.25, rng.random() < 0.45
    sparse = rng.choice((0.25, 0.75, 0.9))
    font = ImageFont.truetype(
        str(_FOLDER / rng.choice(("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"))),
        max(5, int(rng.uniform(6, 9.5) * unit)),
    )
    lines = max(1, int((bottom - top) / row))
    for i in range(lines):
        for j, (a, b) in enumerate(pairwise(cuts)):
            cell = (a, top + i * row, b, top + (i + 1) * row)
            filled = head if i == 0 or (whole_column and j == 0) or (banded and i % 2) else None
            draw.rectangle(cell, fill=filled, outline=rule)
            words = " ".join(rng.choices(_WORDS, k=rng.randrange(1, 4))) if rng.random() < sparse else ""
            while words and draw.textlength(words, font=font) > b - a - 3 * unit:
                words = words[:-1]
            draw.text(
                (a + 2 * unit, cell[1] + 1.5 * unit), words, font=font, fill=(255,) * 3 if filled == (0, 0, 0) else (0,) * 3
            )


def _draw_chart(image: Image.Image, rng: random.Random, unit: float, piece: Piece) -> None:
    """Draw a chart with bars that stand or lie."""
    draw = ImageDraw.Draw(image)
    x0, top, x1, bottom = piece
    draw.rectangle((x0, top, x1 - 1, bottom - 1), fill=(255, 255, 255), outline=rng.choice((None, (150,) * 3)))
    colour = tuple(rng.randrange(256) for _ in range(3)) if rng.random() < 0.7 else (rng.choice((0, 120, 170)),) * 3
    count, lying = rng.randrange(3, 12), rng.random() < 0.4
    step = ((bottom - top) if lying else (x1 - x0)) / count
    for i in range(count):
        length = rng.random() * 0.85
        if lying:
            draw.rectangle((x0 + 2, top + (i + 0.2) * step, x0 + 3 + length * (x1 - x0), top + (i + 0.8) * step), fill=colour)
        else:
            draw.rectangle(
                (x0 + (i + 0.2) * step, bottom - 2 - length * (bottom - top), x0 + (i + 0.8) * step, bottom - 1), fill=colour
            )
    del unit


def _draw_stripes(image: Image.Image, rng: random.Random, unit: float, piece: Piece) -> None:
    """Draw the coloured stripes, squares or disc of a letterhead."""
    draw = ImageDraw.Draw(image)
    x0, top, *_ = piece
    wide, high = rng.uniform(6, 60) * unit, rng.uniform(2, 40) * unit
    down, gap = rng.random() < 0.5, rng.choice((0, 0, 3)) * unit
    for _ in range(rng.randrange(1, 5)):
        colour = tuple(rng.randrange(256) for _ in range(3)) if rng.random() < 0.8 else (0, 0, 0)
        shape = draw.ellipse if rng.random() < 0.25 else draw.rectangle
        shape((x0, top, x0 + wide, top + high), fill=colour)
        x0, top = (x0, int(top + high + gap)) if down else (int(x0 + wide + gap), top)


def _draw_barcode(image: Image.Image, rng: random.Random, unit: float, piece: Piece) -> None:
    """Draw a barcode: upright black bars and gaps of uneven width."""
    draw = ImageDraw.Draw(image)
    x0, top, x1, bottom = piece
    bottom = min(bottom, int(top + rng.uniform(14, 50) * unit))
    draw.rectangle((x0, top, x1 - 1, bottom - 1), fill=(255, 255, 255))
    x = x0 + 2 * unit
    while x < x1 - 3 * unit:
        wide = rng.choice((0.5, 0.5, 1, 1.5)) * unit
        draw.rectangle((x, top, x + wide, bottom - 1), fill=(0, 0, 0))
        x += wide + rng.choice((0.5, 0.5, 1, 1.5)) * unit


def _draw_photo(image: Image.Image, rng: random.Random, unit: float, piece: Piece) -> None:
    """Draw a photograph: shades that run into each other, with patches of one shade."""
    del unit
    x0, top, x1, bottom = piece
    noise = (
        np.random.default_rng(rng.randrange(10**6))
        .integers(0, 256, (rng.randrange(3, 9), rng.randrange(3, 9), 3))
        .astype(np.uint8)
    )
    photo = cv2.resize(
        noise, (x1 - x0, bottom - top), interpolation=rng.choice((cv2.INTER_CUBIC, cv2.INTER_LINEAR, cv2.INTER_AREA))
    )
    if rng.random() < 0.4:
        photo = cv2.cvtColor(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    image.paste(Image.fromarray(photo), (x0, top))


def _spoil(page: Grey, rng: random.Random, boxes: list[Piece]) -> tuple[Grey, list[Piece]]:
    """Return the page as a scanner or a compressor might leave it, and the bounds of the boxes where it lies askew."""
    how = rng.random()
    if how < 0.25:
        page = cv2.GaussianBlur(page, (3, 3), 0)
    if 0.15 < how < 0.5:
        height, width = page.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.choice((rng.uniform(-0.3, 0.3), rng.uniform(-1.0, 1.0))), 1)
        page = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
        boxes = [_turn_box(turn, box) for box in boxes]
    if 0.4 < how < 0.7:
        paper = rng.randrange(225, 256)
        grain = np.random.default_rng(rng.randrange(10**6)).normal(0, rng.uniform(2, 10), page.shape[:2])
        page = np.clip(page.astype(np.float32) * (paper / 255) + grain[:, :, None], 0, 255).astype(np.uint8)
    if how < 0.6:
        packed = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, rng.randrange(35, 90)])[1]
        page = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR))
    if 0.7 < how < 0.8:
        grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
        bits = np.asarray(Image.fromarray(grey).convert("1")).astype(np.uint8) * 255
        page = cv2.cvtColor(bits, cv2.COLOR_GRAY2RGB)
    if 0.8 < how < 0.9:
        page = np.clip(page.astype(np.int16) - rng.randrange(30), 0, 255).astype(np.uint8)
    return page, boxes


def _turn_box(turn: NDArray[Any], box: Piece) -> Piece:
    """Return the bounds of a turned box."""
    x0, top, x1, bottom = box
    corners = np.array([(x0, top, 1), (x1, top, 1), (x0, bottom, 1), (x1, bottom, 1)]) @ turn.T
    return (*map(int, corners.min(axis=0).round()), *map(int, corners.max(axis=0).round()))  # type: ignore[return-value]
