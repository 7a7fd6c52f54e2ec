"""What can be measured of a candidate cover on a page image: its shape, its fill, the print on it, what stands around it."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from foialyzer.pixels.fills import Patch
from foialyzer.pixels.outlines import Frame
from foialyzer.pixels.page_image import Grey, Piece, Sheet

__all__ = ["TRAITS", "Candidate", "measure_traits"]

Candidate = Patch | Frame

_RULE = 170  # luminance, on white paper, of the lightest ink of a rule
_FILLS = ("black", "grey", "coloured", "dense", "outlined")
_SHAPE = ("fill", "width", "height", "lines", "aspect", "solid", "edge", "parts")
_TONE = ("tone", "spread", "chroma", "ring", "ring_paper", "runs_on_down", "runs_on_across")
_EDGES = ("edge_top", "edge_bottom", "edge_left", "edge_right", "beyond_across", "beyond_down", "rule_across", "rule_down")
_PRINT = ("ink", "glyphs", "glyph_height", "ink_width", "ink_height", "centre_x", "centre_y", "dots", "rows", "codes")
_PAGE = ("beside", "similar", "same_fill", "same_print", "stacked", "abreast", "inside", "within")
TRAITS = _SHAPE + _TONE + _EDGES + _PRINT + _PAGE


def measure_traits(sheet: Sheet, candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """Return a row for each candidate and a column for each of `TRAITS`; lengths in points, shares in [0, 1]."""
    if not candidates:
        return np.zeros((0, len(TRAITS)))
    paper = cv2.threshold(sheet.tone, 235, 255, cv2.THRESH_BINARY)[1]
    own = [
        [*_measure_shape(sheet, c), *_measure_tone(sheet, paper, c.box), *_measure_edges(sheet, c), *_measure_print(sheet, c)]
        for c in candidates
    ]
    table = np.array(own, dtype=np.float64)
    return np.column_stack([table, _measure_company(sheet, candidates, table)])


def _measure_shape(sheet: Sheet, candidate: Candidate) -> list[float]:
    """Return the traits of size and place."""
    x0, top, x1, bottom = candidate.box
    width, height = sheet.size
    wide, high = x1 - x0, bottom - top
    return [
        _FILLS.index(candidate.fill),
        wide / sheet.point,
        high / sheet.point,
        high / sheet.type_height,
        wide / high,
        candidate.solid,
        min(x0, top, width - x1, height - bottom) <= sheet.point,
        candidate.parts,
    ]


def _crop(layer: Grey, box: Piece) -> Grey:
    """Return what of a rectangle lies on the sheet."""
    return layer[max(0, box[1]) : max(0, box[3]), max(0, box[0]) : max(0, box[2])]


def _share_near(crop: Grey, shade: float) -> float:
    """Return how much of a rectangle is of nearly one shade."""
    return cv2.countNonZero(cv2.inRange(crop, np.array([shade - 12]), np.array([shade + 12]))) / crop.size if crop.size else 0.0


def _mean(layer: Grey, box: Piece) -> float:
    """Return the mean over a rectangle, which is cut to the sheet; 0 where nothing of it is there."""
    crop = _crop(layer, box)
    return float(cv2.mean(crop)[0]) if crop.size else 0.0


def _measure_tone(sheet: Sheet, paper: Grey, box: Piece) -> list[float]:
    """Return the traits of light and colour: within, and in a ring of two points around."""
    x0, top, x1, bottom = box
    crop = sheet.tone[top:bottom, x0:x1]
    step = max(1, crop.size // 20000)
    spread = float(crop.ravel()[::step].std())
    gap, reach = sheet.pixels(0.7), sheet.pixels(2.7)
    ring = (
        (x0, top - reach, x1, top - gap),
        (x0, bottom + gap, x1, bottom + reach),
        (x0 - reach, top, x0 - gap, bottom),
        (x1 + gap, top, x1 + reach, bottom),
    )
    shade = float(np.median(crop.ravel()[::step]))
    runs_on = [_share_near(_crop(sheet.tone, side), shade) for side in ring]
    lights, papers = [_mean(sheet.tone, side) for side in ring], [_mean(paper, side) / 255 for side in ring]
    return [
        _mean(sheet.tone, box),
        spread,
        _mean(sheet.chroma, box),
        sum(lights) / 4,
        sum(papers) / 4,
        max(runs_on[:2]),
        max(runs_on[2:]),
    ]


def _measure_edges(sheet: Sheet, candidate: Candidate) -> list[float]:
    """Return how much of each edge is a step of light, how much ink runs on beyond the corners, and how whole its rules are.

    A rule is as whole as the fullest row or column of pixels near the edge, and of two the worse counts: the tops and feet of
    letters that stand close look like a frame, but are none ("2020" in a header of small type).
    """
    x0, top, x1, bottom = candidate.box
    reach, far = sheet.pixels(1.5), sheet.pixels(8.0)
    tone = sheet.tone
    height, width = tone.shape

    def step(strip: Grey, axis: int) -> float:
        if strip.size == 0:
            return 0.0
        return float(np.mean(np.ptp(strip, axis=axis) > 40))

    def beyond(strip: Grey, axis: int) -> float:
        return float((strip.min(axis=axis) < 170).mean()) if strip.size else 0.0

    def rows(at: int, left: int, right: int) -> Grey:
        return tone[max(0, at - reach) : min(height, at + reach), max(0, left) : max(0, min(width, right))]

    def columns(at: int, high: int, low: int) -> Grey:
        return tone[max(0, high) : max(0, min(height, low)), max(0, at - reach) : min(width, at + reach)]

    def rule(strip: Grey, axis: int) -> float:
        return float((strip < _RULE).mean(axis=axis).max()) if strip.size else 0.0

    across = max(beyond(rows(y, *span), 0) for y in (top, bottom) for span in ((x0 - far, x0 - reach), (x1 + reach, x1 + far)))
    down = max(
        beyond(columns(x, *span), 1) for x in (x0, x1) for span in ((top - far, top - reach), (bottom + reach, bottom + far))
    )
    edges = [step(rows(y, x0, x1), 0) for y in (top, bottom)] + [step(columns(x, top, bottom), 1) for x in (x0, x1)]
    ruled = [rule(rows(y, x0, x1), 1) for y in (top, bottom)], [rule(columns(x, top, bottom), 0) for x in (x0, x1)]
    return [*edges, across, down, *map(min, ruled)]


def _measure_print(sheet: Sheet, candidate: Candidate) -> list[float]:
    """Return the traits of what is printed on the candidate, told by its difference from the median shade."""
    x0, top, x1, bottom = candidate.box
    inset = sheet.pixels(1.5)
    crop = sheet.tone[top + inset : bottom - inset, x0 + inset : x1 - inset]
    if crop.size == 0:
        return [0.0] * len(_PRINT)
    middle = float(np.median(crop.ravel()[:: max(1, crop.size // 5000)]))
    marks = cv2.inRange(crop, int(max(0, middle - 50)), int(min(255, middle + 50)))
    marks = cv2.bitwise_not(marks)
    stats = cv2.connectedComponentsWithStats(marks, connectivity=8)[2][1:]
    point = sheet.point
    glyphs = stats[(stats[:, 3] >= 3 * point) & (stats[:, 3] <= 16 * point) & (stats[:, 2] <= 16 * point)]
    if not len(glyphs):
        return [float(marks.mean()) / 255, 0, 0, 0, 0, 0, 0, 0, 0, len(candidate.codes)]
    left, high = int(glyphs[:, 0].min()), int(glyphs[:, 1].min())
    right, low = int((glyphs[:, 0] + glyphs[:, 2]).max()), int((glyphs[:, 1] + glyphs[:, 3]).max())
    small = stats[(stats[:, 3] <= 2.6 * point) & (stats[:, 2] <= 2.6 * point) & (stats[:, 4] >= 2)]
    dots = small[(small[:, 0] > left) & (small[:, 0] < right) & (small[:, 1] > (high + low) / 2) & (small[:, 1] < low)]
    profile = np.zeros(marks.shape[0] + 1, dtype=np.int32)
    for y, h in glyphs[:, [1, 3]].tolist():
        profile[y : y + h] = 1
    return [
        float(marks.mean()) / 255,
        len(glyphs),
        float(np.median(glyphs[:, 3])) / point,
        (right - left) / marks.shape[1],
        (low - high) / marks.shape[0],
        abs((right + left) / 2 / marks.shape[1] - 0.5),
        abs((low + high) / 2 / marks.shape[0] - 0.5),
        len(dots),
        int((np.diff(profile) == 1).sum()) + int(profile[0]),
        len(candidate.codes),
    ]


def _measure_company(sheet: Sheet, candidates: Sequence[Candidate], table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the traits of each candidate that depend on the letters around it and on the other candidates."""
    boxes = np.array([c.box for c in candidates], dtype=np.float64)
    column = {name: i for i, name in enumerate((*_SHAPE, *_TONE, *_EDGES, *_PRINT))}
    fills, heights, levels = table[:, column["fill"]], table[:, column["height"]], np.array([c.level for c in candidates])
    near = 2.0 * sheet.point
    letters = sheet.letters.astype(np.float64)
    rows = []
    for i, (x0, top, x1, bottom) in enumerate(boxes):
        beside = _count_beside(letters, (x0, top, x1, bottom), sheet.point)
        kin = (fills == fills[i]) & (np.abs(levels - levels[i]) <= 14)
        kin[i] = False
        similar = kin & (np.abs(heights - heights[i]) <= 0.15 * heights[i])
        printed = _same_print(table[:, [column[n] for n in ("glyphs", "dots", "glyph_height")]], i) & kin
        level_x = (np.abs(boxes[:, 0] - x0) < near) & (np.abs(boxes[:, 2] - x1) < near)
        touch_y = (np.abs(boxes[:, 1] - bottom) < 2 * near) | (np.abs(boxes[:, 3] - top) < 2 * near)
        level_y = (np.abs(boxes[:, 1] - top) < near) & (np.abs(boxes[:, 3] - bottom) < near)
        touch_x = (np.abs(boxes[:, 0] - x1) < 2 * near) | (np.abs(boxes[:, 2] - x0) < 2 * near)
        holds = (
            (boxes[:, 0] >= x0 - near) & (boxes[:, 1] >= top - near) & (boxes[:, 2] <= x1 + near) & (boxes[:, 3] <= bottom + near)
        )
        held = (
            (boxes[:, 0] <= x0 + near) & (boxes[:, 1] <= top + near) & (boxes[:, 2] >= x1 - near) & (boxes[:, 3] >= bottom - near)
        )
        rows.append(
            [
                beside,
                similar.sum(),
                kin.sum(),
                printed.sum(),
                (kin & level_x & touch_y).sum(),
                (kin & level_y & touch_x).sum(),
                (holds & ~held).sum(),
                (held & ~holds).sum(),
            ]
        )
    return np.array(rows, dtype=np.float64)


def _count_beside(letters: NDArray[np.float64], box: tuple[float, float, float, float], point: float) -> int:
    """Return how many letters stand on the line of a box within 25 points of its left or right edge."""
    x0, top, x1, bottom = box
    middle = letters[:, 1] + letters[:, 3] / 2
    line = (middle > top) & (middle < bottom) & (letters[:, 3] <= bottom - top)
    left = (letters[:, 0] + letters[:, 2] <= x0 + point) & (letters[:, 0] >= x0 - 25 * point)
    right = (letters[:, 0] >= x1 - point) & (letters[:, 0] <= x1 + 25 * point)
    return int((line & (left | right)).sum())


def _same_print(table: NDArray[np.float64], index: int) -> NDArray[np.bool_]:
    """Return which candidates carry as many letters, as many dots and letters as high as one that carries any."""
    glyphs, dots, height = table[index]
    if glyphs < 2:
        return np.zeros(len(table), dtype=bool)
    same: NDArray[np.bool_] = (table[:, 0] == glyphs) & (table[:, 1] == dots) & (np.abs(table[:, 2] - height) <= 0.5)
    return same
