"""A page made ready for recognition: its covers taken off, its faint type made dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from foialyzer.pixels.covers import PixelCover

__all__ = ["darken_faint", "remove_covers"]

_FAINT = 0.55  # share of the ink that is lighter than mid grey, from which a page is faint
_INK, _LIGHT = 225, 120
_DARK = 128  # a cover with a ground below this is dark
_EDGE = 4  # pixels


def remove_covers(grey: NDArray[np.uint8], covers: Iterable[PixelCover]) -> NDArray[np.uint8]:
    """Return a page without its covers: dark ones painted white, of light ones only the ground and the lines around.

    Recognition takes a bar for letters, and a box around a code for brackets. What is printed on a light cover stays.

    Args:
        grey: the page.
        covers: found on it, in pixels.
    """
    import numpy as np

    clean = grey.copy()
    for cover in covers:
        x0, top, x1, bottom = (round(edge) for edge in (cover.box.x0, cover.box.top, cover.box.x1, cover.box.bottom))
        part = clean[max(0, top - 1) : max(0, bottom + 1), max(0, x0 - 1) : max(0, x1 + 1)]
        ground = float(np.median(part)) if part.size else 255.0
        if ground < _DARK:
            part[:] = 255
            continue
        part[:] = np.clip(part.astype(np.float32) * (255 / max(1.0, ground - 6)), 0, 255).astype(np.uint8)
        if cover.style == "outlined":
            for edge in (part[:_EDGE], part[-_EDGE:], part[:, :_EDGE], part[:, -_EDGE:]):
                edge[:] = 255
    return clean


def darken_faint(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a faint page with its light grey type made dark; another as it is.

    Seen in scans of prints whose toner had run out: tesseract takes such type for the ground.

    Args:
        grey: the page, its covers taken off.
    """
    import numpy as np

    counts = np.bincount(grey.ravel(), minlength=256)
    ink = int(counts[:_INK].sum())
    if not ink or not (int(counts[_LIGHT:_INK].sum()) >= _FAINT * ink):
        return grey
    curve = (255 * (np.arange(256) / 255.0) ** 3).astype(np.uint8)
    return np.asarray(curve[grey], dtype=np.uint8)
