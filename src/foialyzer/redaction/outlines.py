"""Outlined covers on a page image: white boxes with a thin border."""

from typing import Literal

import cv2
import numpy as np
from attrs import frozen

from foialyzer.redaction.sheet import Grey, Piece, Sheet

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
    width, height = sheet.size
    contours, tree = cv2.findContours(rules, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    frames = []
    for contour, (*_, parent) in zip(contours, tree[0].tolist(), strict=True):
        if parent < 0:
            continue
        x, y, w, h = cv2.boundingRect(contour)
        if w >= sheet.pixels(_LEAST) and h >= sheet.pixels(_LEAST):
            area = cv2.contourArea(contour) / ((w - 1) * (h - 1))
            if area >= 0.6:
                frames.append(Frame((x, y, min(width, x + w), min(height, y + h)), min(1.0, area)))
    return tuple(frames)


def _find_rules(sheet: Sheet) -> Grey:
    """Return a mask of the straight runs of ink that are longer than a letter is wide or high, small breaks mended."""
    ink = cv2.inRange(sheet.luma, 0, _RULE)
    mend = sheet.pixels(1.5) | 1
    across = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, mend), np.uint8))
    across = cv2.morphologyEx(across, cv2.MORPH_OPEN, np.ones((1, sheet.pixels(_RUN)), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((mend, 1), np.uint8))
    down = cv2.morphologyEx(down, cv2.MORPH_OPEN, np.ones((sheet.pixels(_RISE), 1), np.uint8))
    corner = np.ones((3, 3), np.uint8)
    return cv2.morphologyEx(across | down, cv2.MORPH_CLOSE, corner)
