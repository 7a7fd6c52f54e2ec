"""Covers on the pixels of a page image, for pages that are scans and say nothing else about what hides them.

Filled places and rectangles of thin rules are candidates; what is measured of each, and of its company, decides by the vote of
small decision trees; of candidates that overlap the surer stays. How well that works is told in docs/explanation/pixels.md.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from foialyzer.page.box import Box
from foialyzer.pixels.fills import BLACK, find_patches
from foialyzer.pixels.judge import load_forest
from foialyzer.pixels.outlines import find_frames
from foialyzer.pixels.page_image import Piece, Sheet, prepare_sheet
from foialyzer.pixels.traits import TRAITS, Candidate, measure_traits

__all__ = ["SURE", "PixelCover", "PixelStyle", "choose_covers", "find_candidates", "find_pixel_covers"]

PixelStyle = Literal["black", "grey", "white", "coloured", "outlined"]

SURE = 0.35  # what a candidate scores at least to be a cover by its looks alone
_DOUBTFUL = 0.08  # what it scores at least to be one when a label is read on it
_WHOLE = 0.97  # of an image that is black, when all of the page is covered
_PAGE = 0.6  # confidence of that: it may also be the back of a page under an open lid
_SHARE = 0.25  # of the smaller of two covers; what overlaps more is the same cover
_LEAST = 8  # pixels of the shorter side of an image on which a cover could be told


@frozen
class PixelCover:
    """A cover seen on a page image.

    Args:
        box: its bounds, in pixels of the image.
        style: how it looks.
        confidence: how sure it is that this is a cover, in (0, 1].
    """

    box: Box
    style: PixelStyle
    confidence: float


def find_pixel_covers(pixels: NDArray[np.uint8], dpi: float | None = None, *, doubtful: bool = False) -> tuple[PixelCover, ...]:
    """Return the covers on a page image, from top to bottom; they lie on the image and do not overlap.

    Args:
        pixels: height x width x 3, RGB, or height x width, grey; any size, none at all too.
        dpi: dots an inch of the image; None where nobody says: the longest side is then taken for that of A4.
        doubtful: whether to return those too that are covers only if a label is read on them; their confidence is below `SURE`.

    Example:
        >>> find_pixel_covers(np.full((1169, 827, 3), 255, dtype=np.uint8), dpi=100)
        ()
    """
    if min(pixels.shape[:2]) < _LEAST:
        return ()
    sheet = prepare_sheet(pixels[:, :, :3] if pixels.ndim == 3 else pixels, dpi)
    if float((sheet.luma < BLACK).mean()) >= _WHOLE:
        height, width = pixels.shape[:2]
        return (PixelCover(Box(0.0, 0.0, float(width), float(height)), "black", _PAGE),)
    candidates = find_candidates(sheet)
    if not candidates:
        return ()
    forest = load_forest()
    columns = [TRAITS.index(trait) for trait in forest.traits]
    scores = forest.score(measure_traits(sheet, candidates)[:, columns])
    chosen = choose_covers([c.box for c in candidates], scores.tolist(), _DOUBTFUL if doubtful else SURE)
    covers = [
        PixelCover(Box(*(float(v * sheet.scale) for v in box)), _name_style(sheet, candidates[i]), round(float(scores[i]), 3))
        for i, box in chosen
    ]
    return tuple(sorted(covers, key=lambda cover: (cover.box.top, cover.box.x0)))


def find_candidates(sheet: Sheet) -> tuple[Candidate, ...]:
    """Return every place of a sheet that could be a cover."""
    return (*find_patches(sheet), *find_frames(sheet))


def choose_covers(boxes: Sequence[Piece], scores: Sequence[float], least: float = SURE) -> list[tuple[int, Piece]]:
    """Return the surest of the boxes that do not overlap, with their indexes; a small overlap is cut off the less sure."""
    chosen: list[tuple[int, Piece]] = []
    for index in sorted(range(len(boxes)), key=lambda i: (-scores[i], boxes[i])):
        if not scores[index] >= least:
            break
        box: Piece | None = boxes[index]
        for _, other in chosen:
            box = box and _cut_off(box, other)
        if box:
            chosen.append((index, box))
    return chosen


def _cut_off(box: Piece, other: Piece) -> Piece | None:
    """Return what is left of a box beside another; None when they share too much to be two covers."""
    x0, top, x1, bottom = box
    wide, high = min(x1, other[2]) - max(x0, other[0]), min(bottom, other[3]) - max(top, other[1])
    if wide <= 0 or high <= 0:
        return box
    areas = (x1 - x0) * (bottom - top), (other[2] - other[0]) * (other[3] - other[1])
    if wide * high > _SHARE * min(areas):
        return None
    if wide * (bottom - top) < high * (x1 - x0):
        box = (other[2], top, x1, bottom) if x0 + x1 > other[0] + other[2] else (x0, top, other[0], bottom)
    else:
        box = (x0, other[3], x1, bottom) if top + bottom > other[1] + other[3] else (x0, top, x1, other[1])
    return box if box[0] < box[2] and box[1] < box[3] else None


def _name_style(sheet: Sheet, candidate: Candidate) -> PixelStyle:
    """Return how a candidate looks; a place dense with ink is named for its mean shade."""
    if candidate.fill != "dense":
        return candidate.fill
    x0, top, x1, bottom = candidate.box
    if float(sheet.chroma[top:bottom, x0:x1].mean()) > 26:
        return "coloured"
    return "black" if float(sheet.luma[top:bottom, x0:x1].mean()) < BLACK else "grey"
