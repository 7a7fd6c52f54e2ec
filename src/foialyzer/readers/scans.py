"""Pages that are pictures: the covers in their pixels, and the words that recognition reads beside them."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import compress
from math import isfinite
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Patch
from foialyzer.page.turning import turn_box
from foialyzer.readers.cleaning import darken_faint, remove_covers
from foialyzer.readers.ocr import Ocr, ReadWord, read_turn, read_words
from foialyzer.readers.printed import cut_print
from foialyzer.readers.readings import find_inside, is_text, prove_cover, read_covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from foialyzer.pixels.covers import PixelCover
    from foialyzer.readers.printed import Reading

__all__ = ["Raster", "Seen", "read_raster", "read_rasters"]

_A4 = 11.7  # inches; height of a page of which no resolution is known
_TYPE_DPI = 200  # what recognition gets; more costs time and reads no better
_MOST_DPI = 260
_DOUBTFUL = 0.5  # mean confidence below which a page may lie on its side
_FEW = 4  # words below which it may too
_DUST = 0.3  # confidence below which signs that are no letters are dirt


@frozen
class Raster:
    """The pixels of a page.

    Args:
        pixels: height x width x 3, red green blue.
        dpi: how many pixels make an inch; None where unknown.
        layer: the words a file already holds for it, where they are good enough to be used; None where they are to be read.
    """

    pixels: NDArray[np.uint8]
    dpi: float | None = None
    layer: tuple[ReadWord, ...] | None = None


@frozen
class Seen:
    """What was seen on a page that is a picture; boxes in its pixels.

    Args:
        words: those that stand outside covers.
        patches: the covers.
        confidence: mean of the words recognised; None where none were.
        turn: degrees clockwise by which the picture is to be turned to be read.
        failed: whether recognition broke off.
    """

    words: tuple[ReadWord, ...] = ()
    patches: tuple[Patch, ...] = ()
    confidence: float | None = None
    turn: int = 0
    failed: bool = False


def read_rasters(rasters: Iterable[Raster | None], ocr: Ocr) -> Iterator[Seen | None]:
    """Yield what is seen on each page, in their order; as many are read at a time as the machine has cores.

    Args:
        rasters: of the pages, None for one that could not be drawn.
        ocr: as installed.
    """
    cores = os.cpu_count() or 1
    waiting: deque[Future[Seen | None]] = deque()
    with ThreadPoolExecutor(cores) as pool:
        for raster in rasters:
            waiting.append(pool.submit(_read_or_fail, raster, ocr))
            if len(waiting) > cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read_or_fail(raster: Raster | None, ocr: Ocr) -> Seen | None:
    return read_raster(raster, ocr) if raster else None


def read_raster(raster: Raster, ocr: Ocr) -> Seen:
    """Return the words and covers of one page.

    Args:
        raster: its pixels.
        ocr: as installed; where nothing is, the covers are found and no words.
    """
    seen = _read_upright(raster, ocr)
    if raster.layer is not None or not ocr.works or not _is_doubtful(seen):
        return seen
    turn = read_turn(_grey(raster.pixels), ocr)
    if not turn:
        return seen
    import numpy as np

    turned = _read_upright(evolve(raster, pixels=np.ascontiguousarray(np.rot90(raster.pixels, -turn // 90))), ocr)
    if not (_letters_read(turned) > (0.8 if _stands(seen) else 1.2) * _letters_read(seen)):
        return seen
    return _turned_back(turned, raster.pixels.shape, turn)


def _is_doubtful(seen: Seen) -> bool:
    return len(seen.words) < _FEW or not ((seen.confidence or 0.0) >= _DOUBTFUL) or _stands(seen)


def _stands(seen: Seen) -> bool:
    """Tell whether most words stand on their side: tesseract reads such type, but its boxes are not set right for it."""
    long = [word.box for word in seen.words if len(word.text) > 3]
    return 2 * sum(box.height > 1.5 * box.width for box in long) > len(long)


def _letters_read(seen: Seen) -> float:
    return sum(len(word.text) * word.confidence for word in seen.words)


def _turned_back(seen: Seen, shape: tuple[int, ...], turn: int) -> Seen:
    upright = Page(1, shape[0], shape[1], "pixel") if turn in {90, 270} else Page(1, shape[1], shape[0], "pixel")
    words = tuple(evolve(word, box=turn_box(word.box, upright, -turn % 360)) for word in seen.words)
    patches = tuple(evolve(patch, box=turn_box(patch.box, upright, -turn % 360)) for patch in seen.patches)
    return evolve(seen, words=words, patches=patches, turn=turn)


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    import cv2
    import numpy as np

    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _read_upright(raster: Raster, ocr: Ocr) -> Seen:
    from foialyzer.pixels.covers import SURE, find_pixel_covers  # with what it needs a heavy import

    grey = _grey(raster.pixels)
    covers = find_pixel_covers(raster.pixels, raster.dpi, doubtful=ocr.works)
    sure = [cover.confidence >= SURE for cover in covers]
    dpi = raster.dpi if raster.dpi and isfinite(raster.dpi) else max(grey.shape) / _A4
    words = raster.layer
    failed = False
    if words is None:
        found = _read_page(remove_covers(grey, tuple(compress(covers, sure))), ocr, dpi)
        words, failed = found or (), found is None
    inside = [find_inside(cover.box, words) for cover in covers]
    readings = read_covers(grey, covers, inside, ocr)
    proofs = [prove_cover(reading) for reading in readings]
    seen = raster.layer is None  # a layer may hold what was read before the page was covered
    texts = [is_text(cover, inside[n]) and (seen or cut_print(grey, cover.box) is not None) for n, cover in enumerate(covers)]
    kept = [n for n in range(len(covers)) if (sure[n] or proofs[n]) and not texts[n]]
    taken = {id(word) for index in kept for word in inside[index]} if raster.layer is None else set()
    outside = tuple(word for word in words if id(word) not in taken and not _is_dust(word))
    confidence = sum(word.confidence for word in outside) / len(outside) if outside and raster.layer is None else None
    return Seen(outside, tuple(_patch(covers[n], readings[n], proofs[n]) for n in kept), confidence, failed=failed)


def _read_page(grey: NDArray[np.uint8], ocr: Ocr, dpi: float) -> tuple[ReadWord, ...] | None:
    """Return the words of a page, made smaller for it where it is finer than recognition needs; None where that failed."""
    import cv2
    import numpy as np

    scale = _TYPE_DPI / dpi if dpi > _MOST_DPI else 1.0
    if scale < 1:
        grey = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    words = read_words(darken_faint(grey), ocr, round(min(2400.0, max(70.0, dpi * scale))))
    if words is None or scale == 1:
        return words
    return tuple(evolve(word, box=_scaled(word.box, 1 / scale)) for word in words)


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)


def _is_dust(word: ReadWord) -> bool:
    return not any(map(str.isalnum, word.text)) and word.confidence < _DUST


def _patch(cover: PixelCover, reading: Reading | None, proof: float) -> Patch:
    """Return a cover with what was read on it; its looks and its label are two witnesses."""
    text, confidence = (reading.text, round(reading.confidence, 3)) if reading else (None, None)
    return Patch(cover.box, cover.style, round(1 - (1 - cover.confidence) * (1 - proof), 3), text, confidence)
