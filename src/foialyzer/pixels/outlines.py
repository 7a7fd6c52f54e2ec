"""Outlined covers on a page image: white boxes with a thin border."""

from typing import Literal

import cv2
from attrs import frozen

from foialyzer.pixels.page_image import Grey, Piece, Sheet, mend_mask, open_mask

__all__ = ["Frame", "find_frames"]

_RULE = 215  # luminance, on white paper, of the lightest rule
_LEAST = 4.5  # points; the least side of a cover
_RUN = 10.0  # points; the least width of a box
_RISE = 4.5  # points; the least height of its sides


@frozen
class Frame:
    """A rectangle of rules around white.

    Args:
        box: its bounds on the sheet, its rules included.
        solid: how much of its bounds the white within takes.
    """

    box: Piece
    solid: float
    fill: Literal["outlined"] = "outlined"
    level: int = 255
    codes: tuple[Piece, ...] = ()
    parts: int = 1


def find_frames(sheet: Sheet) -> tuple[Frame, ...]:
    """Return each rectangle of thin rules: what the rules of the sheet enclose, when it fills its bounds."""
    rules = _find_rules(sheet)
    if not cv2.countNonZero(rules):
        return ()
    contours, tree = cv2.findContours(rules, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    frames = []
    for contour, (*_, parent) in zip(contours, tree[0].tolist(), strict=True):
        if parent < 0:
            continue
        x, y, w, h = cv2.boundingRect(contour)
        if w >= sheet.pixels(_LEAST) and h >= sheet.pixels(_LEAST):
            area = cv2.contourArea(contour) / ((w - 1) * (h - 1))
            if area >= 0.6:
                frames.append(Frame(_add_rules(sheet, rules, (x, y, x + w, y + h)), min(1.0, area)))
    return tuple(frames)


def _add_rules(sheet: Sheet, rules: Grey, box: Piece) -> Piece:
    """Return a box grown over the rules around it, up to three points thick."""
    x0, top, x1, bottom = box
    width, height = sheet.size
    reach = sheet.pixels(3.0)
    across, down = slice(x0 + 2, x1 - 2), slice(top + 2, bottom - 2)
    while top > 0 and box[1] - top < reach and rules[top - 1, across].mean() > 200:
        top -= 1
    while bottom < height and bottom - box[3] < reach and rules[bottom, across].mean() > 200:
        bottom += 1
    while x0 > 0 and box[0] - x0 < reach and rules[down, x0 - 1].mean() > 200:
        x0 -= 1
    while x1 < width and x1 - box[2] < reach and rules[down, x1].mean() > 200:
        x1 += 1
    return x0, top, x1, bottom


def _find_rules(sheet: Sheet) -> Grey:
    """Return a mask of the straight runs of ink that are longer than a letter is wide or high, small breaks mended."""
    ink = cv2.inRange(sheet.luma, 0, _RULE)
    gap, run, rise = sheet.pixels(1.5) | 1, sheet.pixels(_RUN), sheet.pixels(_RISE)
    across = open_mask(mend_mask(ink, gap, 1), run, 1)
    down = open_mask(mend_mask(ink, 1, gap), 1, rise)
    return mend_mask(cv2.bitwise_or(across, down), 3, 3)
