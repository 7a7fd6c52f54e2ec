"""Filled covers on a page image: black bars, grey and coloured fills, dithered fills and strokes of a pen."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal

import cv2
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from foialyzer.pixels.page_image import Grey, Piece, Sheet, mend_mask, open_mask

__all__ = ["BLACK", "Patch", "find_patches"]

Fill = Literal["black", "grey", "coloured", "dense"]

BLACK = 90  # luminance up to which a fill is black
_NEUTRAL = 26  # largest difference between the channels of a grey
_DENSE = 200  # mean shade, on white paper, of the lightest dithered fill
_CODE_HEIGHT = 16.0  # points; what is higher within a fill is no letter of its code
_LARGE_CODE = 50.0  # points; on a colour the code is as large as the cover lets it be
_BODY = 3.0  # points; a fill is nowhere thinner
_LEAST = 6.0  # points; the least side of a cover
_GAP = 6.0  # points between two small codes that stand side by side on two covers


@frozen
class Patch:
    """A filled place.

    Args:
        box: its bounds on the sheet.
        fill: what it is filled with.
        level: luminance of the fill.
        solid: how much of its bounds the fill takes, letters on it included.
        codes: bounds of the words printed on it.
        parts: how many pieces its body can be cut into, when it is the whole of one; 0 when it is such a piece; else 1.
    """

    box: Piece
    fill: Fill
    level: int
    solid: float
    codes: tuple[Piece, ...]
    parts: int = 1


def find_patches(sheet: Sheet) -> tuple[Patch, ...]:
    """Return each filled place of a sheet that could be a cover, darkest fill first."""
    found: list[Patch] = []
    for fill, level, mask in _split_fills(sheet):
        patches = _trace(sheet, mask, fill, level)
        known = np.array([p.box for p in found]).reshape(-1, 4) if fill == "dense" else np.zeros((0, 4))
        found += [p for p in patches if not _is_among(p.box, known)]
    return tuple(found)


def _is_among(box: Piece, known: NDArray[Any]) -> bool:
    """Return whether a box is nearly the same as one of those known: ink lies dense on a black bar too."""
    wide = np.minimum(known[:, 2], box[2]) - np.maximum(known[:, 0], box[0])
    high = np.minimum(known[:, 3], box[3]) - np.maximum(known[:, 1], box[1])
    common = np.maximum(wide, 0) * np.maximum(high, 0)
    areas = (known[:, 2] - known[:, 0]) * (known[:, 3] - known[:, 1]) + (box[2] - box[0]) * (box[3] - box[1])
    return bool((common > 0.75 * (areas - common)).any())


def _split_fills(sheet: Sheet) -> Iterator[tuple[Fill, int, Grey]]:
    """Return a mask for each fill of the sheet: black, each grey that fills something, each colour, what is dense with ink."""
    neutral = cv2.threshold(sheet.chroma, _NEUTRAL, 255, cv2.THRESH_BINARY_INV)[1]
    yield "black", 0, cv2.inRange(sheet.luma, 0, BLACK)
    smooth = cv2.blur(sheet.luma, (3, 3))
    kernel = np.ones((3, 3), np.uint8)
    flat = cv2.inRange(cv2.morphologyEx(smooth, cv2.MORPH_GRADIENT, kernel), 0, 10)
    least = (6 * sheet.point) ** 2
    for level in _find_levels(smooth[::2, ::2][cv2.bitwise_and(flat, neutral)[::2, ::2] > 0], least / 4):
        yield "grey", level, _within(sheet.luma, level - 12, level + 12, neutral)
    coloured = _within(sheet.luma, 60, 255, cv2.bitwise_not(neutral))
    if cv2.countNonZero(coloured) > least:
        yield from _split_colours(sheet, coloured, least)
    side = sheet.pixels(2.5) | 1
    yield "dense", 0, cv2.inRange(cv2.blur(sheet.tone, (side, side)), 0, _DENSE)


def _within(layer: Grey, low: int, high: int, mask: Grey) -> Grey:
    """Return where a layer lies in [low, high] and a mask is set."""
    return cv2.bitwise_and(cv2.inRange(layer, np.array([low]), np.array([high])), mask)


def _find_levels(values: NDArray[Any], least: float) -> list[int]:
    """Return the greys that fill more than `least` pixels, at most four, the commonest first."""
    counts = np.bincount(values, minlength=256).astype(float)
    counts[:BLACK] = 0
    counts[244:] = 0
    levels: list[int] = []
    while len(levels) < 4:
        around = np.convolve(counts, np.ones(9), "same")
        level = int(around.argmax())
        if not around[level] > least:
            break
        levels.append(level)
        counts[max(0, level - 14) : level + 15] = 0
    return levels


def _split_colours(sheet: Sheet, coloured: Grey, least: float) -> Iterator[tuple[Fill, int, Grey]]:
    """Return a mask for each of the commonest hues, at most four."""
    hue = cv2.cvtColor(sheet.rgb, cv2.COLOR_RGB2HSV)[:, :, 0]
    counts = np.bincount(hue[coloured > 0], minlength=180).astype(float)[:180]
    for _ in range(4):
        around = np.convolve(np.concatenate([counts[-8:], counts, counts[:8]]), np.ones(17), "valid")
        top = int(around.argmax())
        if not around[top] > least:
            return
        off = np.minimum((np.arange(256) - top) % 180, (top - np.arange(256)) % 180)
        yield "coloured", top, cv2.bitwise_and(cv2.LUT(hue, ((off <= 12) * 255).astype(np.uint8)), coloured)
        counts[off[:180] <= 12] = 0


def _trace(sheet: Sheet, mask: Grey, fill: Fill, level: int) -> Iterator[Patch]:
    """Return the patches of one mask: bodies without rules, whole and cut between codes, and what hangs together by a thread.

    A body loses its thin parts, which frees a bar from the rules of a table it stands on, but also breaks a small cover in two
    where its code reaches from edge to edge; what hangs together by the thin parts, or is one pixel apart, is a candidate too.
    """
    high, wide = (_BODY, _BODY) if fill != "dense" else (5.0, 10.0)
    for x, y, window in _find_windows(sheet, mask):
        filled, glyphs = _fill_letters(sheet, window, _CODE_HEIGHT if fill != "coloured" else _LARGE_CODE)
        bodies = open_mask(filled, sheet.pixels(wide), sheet.pixels(high))
        seen: set[Piece] = set()
        if not cv2.countNonZero(bodies):
            continue
        for layer in (bodies,) if fill == "dense" else (bodies, mend_mask(cv2.bitwise_or(window, filled), 2, 2)):
            for box, solid, codes, parts in _list_parts(sheet, layer, glyphs):
                if box in seen:
                    continue
                seen.add(box)
                moved = box[0] + x, box[1] + y, box[2] + x, box[3] + y
                grown = moved if fill != "dense" else _grow(sheet, moved)
                yield Patch(grown, fill, level, solid, tuple((a + x, b + y, c + x, d + y) for a, b, c, d in codes), parts)


def _list_parts(sheet: Sheet, layer: Grey, glyphs: NDArray[np.int32]) -> Iterator[tuple[Piece, float, list[Piece], int]]:
    """Return bounds, solidity, codes and count of parts of what hangs together in a layer, and of each part it is cut into."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(layer, connectivity=4)
    for index in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[index])
        if min(w, h) < sheet.pixels(_LEAST) or area < 0.3 * w * h:
            continue
        part = labels[y : y + h, x : x + w] == index
        inside = glyphs[(glyphs[:, :2] >= (x, y)).all(axis=1) & (glyphs[:, 2:] <= (x + w, y + h)).all(axis=1)]
        codes = _join_codes(sheet, inside - (x, y, x, y))
        pieces = _cut(part, codes, (0, 0)) if _are_codes(sheet, codes) else []
        whole = [((0, 0, w, h), codes, max(1, len(pieces)))]
        for (a, b, c, d), own, parts in [*whole, *((*piece, 0) for piece in pieces if len(pieces) > 1)]:
            moved = [(q + x, r + y, s + x, t + y) for q, r, s, t in own]
            yield (a + x, b + y, c + x, d + y), float(part[b:d, a:c].mean()), moved, parts


def _grow(sheet: Sheet, box: Piece) -> Piece:
    """Return a box grown on each side, by three points at most, over what is still covered with ink: ragged ends of strokes."""
    x0, top, x1, bottom = box
    width, height = sheet.size
    reach = sheet.pixels(3.0)
    left, high, right, low = max(0, x0 - reach), max(0, top - reach), min(width, x1 + reach), min(height, bottom + reach)
    around = sheet.luma[high:low, left:right] < 160
    rows, columns = around[:, x0 - left : x1 - left].mean(axis=1) > 0.15, around[top - high : bottom - high].mean(axis=0) > 0.15

    def run(values: NDArray[np.bool_]) -> int:
        return int(np.argmin(np.append(values, False)))

    return (
        x0 - run(columns[: x0 - left][::-1]),
        top - run(rows[: top - high][::-1]),
        x1 + run(columns[x1 - left :]),
        bottom + run(rows[bottom - high :]),
    )


def _find_windows(sheet: Sheet, mask: Grey) -> Iterator[tuple[int, int, Grey]]:
    """Return the left and top edge and the mask of each place where a mask is thick enough for a cover, with its surroundings."""
    side = sheet.pixels(3.0)
    seeds = open_mask(mask, side, side)
    coarse = min(4, side)
    small = seeds[::coarse, ::coarse]  # no seed is so small that it slips through
    reach = max(1, sheet.pixels(8.0) // coarse)
    near = cv2.dilate((small > 0).astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=4)
    for index in range(1, count):
        x, y, w, h = (int(v) for v in stats[index, :4])
        own = cv2.resize(
            (labels[y : y + h, x : x + w] == index).astype(np.uint8), None, fx=coarse, fy=coarse, interpolation=cv2.INTER_NEAREST
        )
        crop = mask[y * coarse : (y + h) * coarse, x * coarse : (x + w) * coarse]
        yield x * coarse, y * coarse, crop * own[: crop.shape[0], : crop.shape[1]]


def _fill_letters(sheet: Sheet, mask: Grey, height: float) -> tuple[Grey, NDArray[np.int32]]:
    """Return the mask without rules and with each hole as small as a code filled, and the bounds of those holes.

    Rules go first, lest the cells of a table are holes too. What reaches the border of the mask is no hole.
    """
    side = sheet.pixels(1.5)
    thick = open_mask(mask, side, side)
    holes = cv2.copyMakeBorder(cv2.bitwise_not(thick), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=255)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(holes, connectivity=4)
    limit = sheet.pixels(height)
    small = (stats[:, 3] <= limit) & (stats[:, 2] <= 5 * limit)
    small[0] = False
    small[labels[0, 0]] = False
    inner = labels[1:-1, 1:-1]
    filled = cv2.bitwise_or(thick, (small * 255).astype(np.uint8)[inner]) if small.any() else thick
    boxes = stats[small] - (1, 1, 0, 0, 0)
    boxes = boxes[boxes[:, 3] >= sheet.pixels(2.0)]
    return filled, np.column_stack([boxes[:, 0], boxes[:, 1], boxes[:, 0] + boxes[:, 2], boxes[:, 1] + boxes[:, 3]])


def _join_codes(sheet: Sheet, glyphs: NDArray[np.int32]) -> list[Piece]:
    """Return the bounds of the words that letters side by side make."""
    words: list[list[int]] = []
    for x0, top, x1, bottom in sorted(map(tuple, glyphs.tolist())):
        for word in words:
            gap = max(_GAP * sheet.point, 0.7 * (bottom - top), 0.7 * (word[3] - word[1]))
            if x0 - word[2] <= gap and min(bottom, word[3]) - max(top, word[1]) > 0:
                word[:] = [min(word[0], x0), min(word[1], top), max(word[2], x1), max(word[3], bottom)]
                break
        else:
            words.append([x0, top, x1, bottom])
    return [(a, b, c, d) for a, b, c, d in words if d - b >= 3 * sheet.point and c - a >= 3 * sheet.point]


def _are_codes(sheet: Sheet, words: list[Piece]) -> bool:
    """Return whether the words on a body may be codes, each of a cover of its own: short ones, and few on a line."""
    if any(x1 - x0 > max(75 * sheet.point, 6 * (bottom - top)) for x0, top, x1, bottom in words):
        return False
    return all(sum(top < (a + b) / 2 < bottom for _, a, _, b in words) <= 3 for _, top, _, bottom in words)


def _cut(part: NDArray[np.bool_], codes: list[Piece], origin: tuple[int, int]) -> list[tuple[Piece, list[Piece]]]:
    """Return the part as pieces with one code each, cut between rows of codes and then between codes of a row.

    Args:
        part: the pixels of one body.
        codes: bounds of the words on it.
        origin: left and top edge of the part, in the measure of the codes.
    """
    x, y = origin
    ys, xs = np.nonzero(part.any(axis=1))[0], np.nonzero(part.any(axis=0))[0]
    if not len(ys):
        return []
    whole = (x + int(xs[0]), y + int(ys[0]), x + int(xs[-1]) + 1, y + int(ys[-1]) + 1)
    for axis in (1, 0):
        at = _find_cut(part, codes, axis, origin[axis])
        if at is None:
            continue
        first = [c for c in codes if c[axis + 2] <= at + origin[axis]]
        rest = [c for c in codes if c[axis + 2] > at + origin[axis]]
        halves = (part[:at], part[at:]) if axis == 1 else (part[:, :at], part[:, at:])
        moved = (x, y + at) if axis == 1 else (x + at, y)
        return [*_cut(halves[0], first, origin), *_cut(halves[1], rest, moved)]
    return [(whole, codes)]


def _find_cut(part: NDArray[np.bool_], codes: list[Piece], axis: int, start: int) -> int | None:
    """Return where to cut across an axis between two codes: where the outline steps most, else half way."""
    spans = sorted((c[axis] - start, c[axis + 2] - start) for c in codes)
    end = 0
    for (_, a), (b, _) in pairwise(spans):
        end = max(end, a)
        if b > end:
            return _find_step(part if axis == 1 else part.T, max(1, end), b)
    return None


def _find_step(part: NDArray[np.bool_], low: int, high: int) -> int:
    """Return the row in [low, high] where the outline of a part steps most; half way where it does not step."""
    rows = part[low - 1 : high + 1]
    left = np.where(rows.any(axis=1), rows.argmax(axis=1), 0).astype(int)
    right = np.where(rows.any(axis=1), rows[:, ::-1].argmax(axis=1), 0).astype(int)
    steps = np.abs(np.diff(left)) + np.abs(np.diff(right))
    return low + int(steps.argmax()) if len(steps) and steps.max() > 2 else (low + high) // 2
