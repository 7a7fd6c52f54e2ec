"""Covers in the pixels of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from foialyzer.page.box import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PixelCover", "find_pixel_covers"]


@frozen
class PixelCover:
    """A cover as found in pixels."""

    box: Box
    style: Literal["black", "grey", "white", "coloured", "outlined"]
    confidence: float


def find_pixel_covers(pixels: NDArray[np.uint8], dpi: float | None = None) -> tuple[PixelCover, ...]:
    """Return the black bars of a page."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    unit = (dpi or max(grey.shape) / 11.7) / 200
    kernel = np.ones((max(3, round(16 * unit)), max(3, round(20 * unit))), np.uint8)
    bars = cv2.morphologyEx((cv2.medianBlur(grey, 3) < 128).astype(np.uint8), cv2.MORPH_OPEN, kernel)
    _, _, stats, _ = cv2.connectedComponentsWithStats(bars)
    found = [PixelCover(Box(x, y, x + w, y + h), "black", 0.9) for x, y, w, h, area in stats[1:].tolist() if area > 0.7 * w * h]
    return tuple(sorted(found, key=lambda cover: (cover.box.top, cover.box.x0)))
