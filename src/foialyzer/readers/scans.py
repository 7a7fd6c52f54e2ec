"""Pages that are pictures: the covers in their pixels, and the words that recognition reads beside them."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import compress
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Patch
from foialyzer.page.turning import turn_box
from foialyzer.readers.cleaning import darken_faint, remove_covers
from foialyzer.readers.ocr import Ocr, ReadWord, read_turn, read_words
from foialyzer.readers.printed import Reading, choose_reading, cut_print, read_prints
from foialyzer.redaction.labels import is_label, parse_label
from foialyzer.redaction.scanned import is_pronounced, read_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from foialyzer.redaction.pixels import PixelCover

__all__ = ["Raster", "Seen", "read_raster", "read_rasters"]

_A4 = 11.7  # inches; height of a page of which no resolution is known
_TYPE_DPI = 200  # what recognition gets; more costs time and reads no better
_MOST_DPI = 260
_DOUBTFUL = 0.5  # mean confidence below which a page may lie on its side
_FEW = 4  # words below which it may too
_SURE = 0.7  # mean confidence of words that are read for certain
_KNOWN = 0.9  # confidence of a ground that was read as it is printed
_PROSE = 4  # letters that are more than dirt
_SURE_COVER = 0.9  # confidence of a cover that no words in it can shake
_LOW = 2.5  # times the height of its words a box of a line or two is high
_FILLED = 0.4  # of a box that its words take, when it is there for them
_SIGNS = ".,;:()[]!?\"'"
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
    from foialyzer.redaction.pixels import SURE, find_pixel_covers  # with what it needs a heavy import

    grey = _grey(raster.pixels)
    covers = find_pixel_covers(raster.pixels, raster.dpi, doubtful=ocr.works)
    sure = [cover.confidence >= SURE for cover in covers]
    dpi = raster.dpi or max(grey.shape) / _A4
    words = raster.layer
    failed = False
    if words is None:
        found = _read_page(remove_covers(grey, tuple(compress(covers, sure))), ocr, dpi)
        words, failed = found or (), found is None
    inside = [_inside(cover.box, words) for cover in covers]
    readings = _readings(grey, covers, inside, ocr)
    proofs = [_proof(reading) for reading in readings]
    kept = [n for n, cover in enumerate(covers) if (sure[n] or proofs[n]) and not _is_text(cover, inside[n])]
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


def _inside(box: Box, words: tuple[ReadWord, ...]) -> list[ReadWord]:
    return [
        word
        for word in words
        if box.x0 <= (word.box.x0 + word.box.x1) / 2 <= box.x1 and box.top <= (word.box.top + word.box.bottom) / 2 <= box.bottom
    ]


def _readings(
    grey: NDArray[np.uint8], covers: tuple[PixelCover, ...], inside: list[list[ReadWord]], ocr: Ocr
) -> list[Reading | None]:
    """Return what is printed in each cover: as the page was read, or cut out and read again where that gave no label."""
    readings = [_joined(words) for words in inside]
    if not ocr.works:
        return readings
    prints = {
        index: cut
        for index, cover in enumerate(covers)
        if not _is_sure_label(readings[index]) and (cut := cut_print(grey, cover.box)) is not None
    }
    for index, reading in zip(prints, read_prints(list(prints.values()), ocr), strict=True):
        readings[index] = choose_reading([one for one in (readings[index], reading) if one])
    return readings


def _joined(words: list[ReadWord]) -> Reading | None:
    if not any(any(map(str.isalnum, word.text)) for word in words):
        return None
    lines: list[list[ReadWord]] = []
    for word in sorted(words, key=lambda word: word.box.top + word.box.bottom):
        if lines and word.box.top + word.box.bottom < 2 * lines[-1][0].box.bottom:
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = [word for line in lines for word in sorted(line, key=lambda word: word.box.x0)]
    return Reading(" ".join(word.text for word in ordered), sum(word.confidence for word in words) / len(words))


def _is_sure_label(reading: Reading | None) -> bool:
    if reading is None or not (reading.confidence >= _SURE) or not is_label(reading.text):
        return False
    tags, mark = parse_label(reading.text)
    return mark is not None or any(tag.confidence >= _KNOWN for tag in tags)


def _proof(reading: Reading | None) -> float:
    """Return how surely what is read on a place makes it a cover, in [0, 1]: a ground or a mark and nothing else, else 0.

    What had to be put right to be a ground proves nothing: "5.1.26" may be the number of a section in a table.
    """
    label = read_label(reading.text, reading.confidence) if reading else None
    if reading is None or label is None or label.trust < 1 or not is_label(label.text):
        return 0.0
    tags, mark = parse_label(label.text)
    return reading.confidence if mark is not None or any(tag.confidence >= _KNOWN for tag in tags) else 0.0


def _is_text(cover: PixelCover, inside: list[ReadWord]) -> bool:
    """Tell whether what may be a cover is a box with text in it: a cell, a button, a highlighted line.

    Words are read in it for certain, and they name no ground and no mark. In a box of a line or two it is enough that they stand
    wholly within; into a higher one a readable line may reach from beside the cover, so there they take a good part of it.
    """
    if cover.style == "black" or cover.confidence >= _SURE_COVER:
        return False
    low = [word for word in inside if cover.box.height <= _LOW * word.box.height]
    whole = [word for word in low if cover.box.x0 <= word.box.x0 and word.box.x1 <= cover.box.x1]
    taken = sum(word.box.area for word in inside) >= _FILLED * cover.box.area
    reading = _joined(inside if taken or cover.style == "outlined" else whole)
    if reading is None or not (reading.confidence >= _SURE) or read_label(reading.text, reading.confidence):
        return False
    return sum(len(word) for word in reading.text.split() if is_pronounced(word.strip(_SIGNS))) >= _PROSE


def _is_dust(word: ReadWord) -> bool:
    return not any(map(str.isalnum, word.text)) and word.confidence < _DUST


def _patch(cover: PixelCover, reading: Reading | None, proof: float) -> Patch:
    """Return a cover with what was read on it; its looks and its label are two witnesses."""
    text, confidence = (reading.text, round(reading.confidence, 3)) if reading else (None, None)
    return Patch(cover.box, cover.style, round(1 - (1 - cover.confidence) * (1 - proof), 3), text, confidence)
