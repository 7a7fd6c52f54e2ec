"""A page image made ready for looking for covers: at a bounded size, its paper made white, its letters measured."""

from math import isfinite

import cv2
import numpy as np
from attrs import frozen
from cv2.typing import MatLike as Grey
from numpy.typing import NDArray

__all__ = ["Grey", "Piece", "Sheet", "mend_mask", "open_mask", "prepare_sheet"]

Piece = tuple[int, int, int, int]  # x0, top, x1, bottom on the sheet

_SIDE = 2000  # pixels, about, of the longest side: 170 dots an inch on A4, where a rule of a third of a point still shows
_A4 = 842.0  # points of the longest side of a page that states no resolution
_PAGE = 400.0, 1700.0  # points of the longest side between A6 and A2; a resolution that makes another page is not believed
_PAPER = 150  # luminance of the darkest paper
_INK = 150  # luminance, on white paper, of the lightest print


@frozen(eq=False)
class Sheet:
    """A page image at working size.

    Args:
        rgb: its colours, the paper made white.
        luma: how light each pixel looks.
        tone: its darkest channel, in which yellow too stands out from paper.
        chroma: the largest difference between its channels.
        point: pixels of the sheet in a point.
        scale: pixels of the image in one of the sheet, along each axis.
        letters: bounds and area of each blob of print as high as a letter: x, top, width, height, area.
        type_height: median height of the letters in pixels of the sheet.
    """

    rgb: Grey
    luma: Grey
    tone: Grey
    chroma: Grey
    point: float
    scale: int
    letters: NDArray[np.int32]
    type_height: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the sheet."""
        return self.luma.shape[1], self.luma.shape[0]

    def pixels(self, points: float) -> int:
        """Return a length of the page in whole pixels of the sheet, at least 1."""
        return max(1, round(points * self.point))


def prepare_sheet(pixels: Grey, dpi: float | None) -> Sheet:
    """Return a page image at working size, with white paper.

    Args:
        pixels: height x width x 3 RGB, or height x width grey; at least one pixel.
        dpi: dots an inch; None when nobody says, or nobody to be believed.
    """
    longest = max(pixels.shape[:2])
    scale = max(1, round(longest / _SIDE))  # a whole number, for speed and so that no thin rule falls between two pixels
    page = longest / dpi * 72 if dpi is not None and isfinite(dpi) and dpi > 0 else _A4
    page = page if _PAGE[0] <= page <= _PAGE[1] else _A4
    if scale > 1:
        size = max(1, pixels.shape[1] // scale), max(1, pixels.shape[0] // scale)
        pixels = cv2.resize(pixels[: size[1] * scale, : size[0] * scale], size, interpolation=cv2.INTER_AREA)
    rgb = pixels if pixels.ndim == 3 else cv2.merge([pixels] * 3)
    rgb = _whiten(rgb)
    luma = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    red, green, blue = cv2.split(rgb)
    tone = cv2.min(cv2.min(red, green), blue)
    chroma = cv2.subtract(cv2.max(cv2.max(red, green), blue), tone)
    point = max(luma.shape) / page
    letters = _measure_letters(luma, point)
    height = float(np.median(letters[:, 3])) if len(letters) >= 20 else 6.0 * point
    return Sheet(rgb, luma, tone, chroma, point, scale, letters, height)


def _whiten(rgb: Grey) -> Grey:
    """Return the image with its paper made white: the lightest shade of each channel that is not rare among the light ones."""
    tables = []
    for channel in cv2.split(rgb):
        counts = np.bincount(channel[::4, ::4].ravel(), minlength=256)[_PAPER:]
        paper = _PAPER + int(np.flatnonzero(counts >= 0.2 * counts.max())[-1]) if counts.any() else 255
        tables.append(np.minimum(np.arange(256) * 255.0 / paper, 255).astype(np.uint8))
    if all(table[250] >= 250 and table[250] <= 252 for table in tables):
        return rgb
    return cv2.LUT(rgb, np.stack(tables, axis=-1)[None])


def _measure_letters(luma: Grey, point: float) -> NDArray[np.int32]:
    """Return x, top, width, height and area of each blob of print from a full stop up to a capital of a heading."""
    half = cv2.resize(luma, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) if min(luma.shape) > 1 else luma
    ink = cv2.threshold(half, _INK, 255, cv2.THRESH_BINARY_INV)[1]
    blobs = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:] * 2
    high, wide = blobs[:, 3], blobs[:, 2]
    kept = (high >= 3 * point) & (high <= 22 * point) & (wide <= 30 * point)
    return blobs[kept].astype(np.int32)


def open_mask(mask: Grey, wide: int, high: int) -> Grey:
    """Return what of a mask rectangles of a size cover that lie within it; nothing moves, whether the size is odd or even."""
    kernel = np.ones((high, wide), np.uint8)
    here, back = (wide // 2, high // 2), (wide - 1 - wide // 2, high - 1 - high // 2)
    within = cv2.erode(mask, kernel, anchor=here, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return cv2.dilate(within, kernel, anchor=back, borderType=cv2.BORDER_CONSTANT, borderValue=0)


def mend_mask(mask: Grey, wide: int, high: int) -> Grey:
    """Return a mask with its gaps narrower than a rectangle of a size filled; nothing moves, whether the size is odd or even."""
    kernel = np.ones((high, wide), np.uint8)
    here, back = (wide // 2, high // 2), (wide - 1 - wide // 2, high - 1 - high // 2)
    return cv2.erode(cv2.dilate(mask, kernel, anchor=here), kernel, anchor=back)
