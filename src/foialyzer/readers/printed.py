"""What is printed in a cover found in pixels: cut out, set dark on light, enlarged and read once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from foialyzer.law.marks import parse_mark
from foialyzer.readers.ocr import Ocr, read_words
from foialyzer.redaction.labels import parse_label
from foialyzer.redaction.scanned import read_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from foialyzer.page.box import Box

__all__ = ["Reading", "choose_reading", "cut_print", "read_prints"]

_HEIGHT = 36  # pixels to which a figure is enlarged
_SCALES = (0.4, 6.0)
_INK = 50  # steps of grey from the ground to what is printed on it
_DARK = 118  # a ground below this is dark, and what is printed on it is light
_SHARES = (0.0015, 0.45)  # of a cover that its print takes
_LETTERS = (5, 90)  # pixels; height of a character
_FEWEST = 2  # characters of a label
_MOST = (2400, 600)  # pixels; an enlarged print that is wider or higher is no label
_STICKS_OUT = 10  # pixels by which a code may stand beyond its cover
_MARGIN = 24  # pixels of white around each print
_SHEET = 6000  # pixels; height of the sheet the prints of a page are pasted on
_SIGNS = "0123456789abcdefghijklmnoprstuvwzABCDEGIOPRSVW.,;:()[]/-"
_CODES = "0123456789abcdefghiABCDEGI.,;()[]/"


@frozen
class Reading:
    """What was read in a cover.

    Args:
        text: as recognised.
        confidence: in [0, 1].
    """

    text: str
    confidence: float


def choose_reading(readings: Sequence[Reading]) -> Reading | None:
    """Return the reading that the grammar of labels makes most of, None where there is none.

    Example:
        >>> choose_reading([Reading("1G.Z.a~", 0.8), Reading("10.2.e", 0.7)]).text
        '10.2.e'
    """
    return max(readings, key=_worth, default=None)


def _worth(reading: Reading) -> tuple[float, float]:
    label = read_label(reading.text, reading.confidence)
    if label is None:
        return 0.0, reading.confidence
    mark = parse_mark(label.text)
    sure = max([tag.confidence for tag in parse_label(label.text)[0]] + [mark.confidence if mark else 0.0])
    return sure * label.trust * (0.5 + 0.5 * reading.confidence), reading.confidence


def cut_print(grey: NDArray[np.uint8], box: Box) -> NDArray[np.uint8] | None:
    """Return what is printed in a box, dark on white and enlarged to a readable size; None where nothing is.

    A light cover is cut out with some of the paper around it: codes are often set so that they stick out a little. Grey made of
    dots is blurred first.

    Args:
        grey: the page.
        box: of the cover, in pixels.
    """
    import cv2
    import numpy as np

    part, low, high = _region(grey, box)
    if min(part.shape, default=0) < _LETTERS[0]:
        return None
    for blur in (0, 5):
        smooth = np.asarray(cv2.GaussianBlur(part, (blur, blur), 0), dtype=np.uint8) if blur else part
        ground = float(np.median(smooth[low:high]))
        ink = (smooth < ground - _INK).astype(np.uint8)
        if _SHARES[0] <= float(ink.mean()) <= _SHARES[1]:
            return _enlarged(np.minimum(smooth, round(ground)), ink, (low, high))
    return None


def _region(grey: NDArray[np.uint8], box: Box) -> tuple[NDArray[np.uint8], int, int]:
    """Return the pixels of a cover, dark on light, and between which of their rows the cover itself lies."""
    import numpy as np

    x0, top, x1, bottom = (max(0, round(edge)) for edge in (box.x0, box.top, box.x1, box.bottom))
    inner = grey[top + 1 : bottom - 1, x0 + 1 : x1 - 1]
    if min(inner.shape) < _LETTERS[0]:
        return inner[:0], 0, 0
    if np.median(inner) < _DARK:
        return 255 - inner, 0, inner.shape[0]
    out = min(_STICKS_OUT, round(0.3 * (bottom - top)))
    first = max(0, top - out)
    return grey[first : bottom + out, x0 + 1 : x1 - 1], top - first, bottom - first


def _enlarged(part: NDArray[np.uint8], ink: NDArray[np.uint8], rows: tuple[int, int]) -> NDArray[np.uint8] | None:
    """Return the letters of a cover on white, all of one size; None where there are too few or too many."""
    import cv2
    import numpy as np

    _, spots, stats, _ = cv2.connectedComponentsWithStats(ink)
    shape = (rows[1] - rows[0], part.shape[1])
    found = [(number, row) for number, row in enumerate(stats.tolist()) if number and _lies_in(row, rows)]
    letters = [row for _, row in found if _is_letter(row, shape)]
    if len(letters) < _FEWEST:
        return None
    ground = int(part.max())
    dropped = [n for n, row in enumerate(stats.tolist()) if n and (not _lies_in(row, rows) or _is_edge(row, shape))]
    clean = np.where(cv2.dilate(np.isin(spots, dropped).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0, ground, part)
    height = float(np.median([row[3] for row in letters]))
    x0, y0 = min(row[0] for row in letters), min(row[1] for row in letters)
    x1, y1 = max(row[0] + row[2] for row in letters), max(row[1] + row[3] for row in letters)
    cut = clean[max(0, y0 - 3) : y1 + 3, max(0, x0 - 4) : x1 + 4].astype(np.float32)
    darkest = float(np.percentile(cut, 2))
    clear = np.clip((cut - darkest) * (255 / max(1.0, ground - 0.25 * _INK - darkest)), 0, 255).astype(np.uint8)
    scale = min(_SCALES[1], max(_SCALES[0], _HEIGHT / height))
    if clear.shape[1] * scale > _MOST[0] or clear.shape[0] * scale > _MOST[1]:
        return None
    return np.asarray(cv2.resize(clear, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def _lies_in(row: Sequence[int], rows: tuple[int, int]) -> bool:
    return rows[0] <= row[1] + row[3] / 2 <= rows[1]


def _is_letter(row: Sequence[int], shape: tuple[int, int]) -> bool:
    """Tell whether a spot has the size of a character; an edge of the cover is longer, dust is smaller."""
    _, _, width, height, _ = row
    return _LETTERS[0] <= height <= min(_LETTERS[1], shape[0]) and width <= 2.5 * height and width < 0.9 * shape[1]


def _is_edge(row: Sequence[int], shape: tuple[int, int]) -> bool:
    _, _, width, height, _ = row
    return width >= 0.7 * shape[1] or height > shape[0] or (width > 2.5 * height and width > shape[0]) or height > 8 * width


def read_prints(prints: Sequence[NDArray[np.uint8]], ocr: Ocr) -> list[Reading | None]:
    """Return what is read in each print; all are pasted under one another, so that tesseract starts once.

    Those in which no label is read are read once more among the signs of codes only.

    Args:
        prints: as `cut_print` makes them.
        ocr: as installed.
    """
    ocr = evolve(ocr, languages=ocr.languages[:1])  # a code is of no language, and each takes time to load
    first = _read_sheets(prints, ocr, _SIGNS)
    again = [index for index, reading in enumerate(first) if reading is None or not _worth(reading)[0]]
    if not again:
        return first
    second = _read_sheets([prints[index] for index in again], ocr, _CODES)
    for index, reading in zip(again, second, strict=True):
        before = first[index]
        first[index] = choose_reading([one for one in (before, reading) if one])
    return first


def _read_sheets(prints: Sequence[NDArray[np.uint8]], ocr: Ocr, signs: str) -> list[Reading | None]:
    readings: list[Reading | None] = []
    sheet: list[NDArray[np.uint8]] = []
    height = 0
    for one in prints:
        if sheet and height + one.shape[0] > _SHEET:
            readings += _read_sheet(sheet, ocr, signs)
            sheet, height = [], 0
        sheet.append(one)
        height += one.shape[0] + _MARGIN
    return readings + (_read_sheet(sheet, ocr, signs) if sheet else [])


def _read_sheet(prints: Sequence[NDArray[np.uint8]], ocr: Ocr, signs: str) -> list[Reading | None]:
    import numpy as np

    width = max(one.shape[1] for one in prints) + 2 * _MARGIN
    sheet = np.full((sum(one.shape[0] + _MARGIN for one in prints) + _MARGIN, width), 255, np.uint8)
    tops, at = [], _MARGIN
    for one in prints:
        sheet[at : at + one.shape[0], _MARGIN : _MARGIN + one.shape[1]] = one
        tops.append(at - _MARGIN / 2)
        at += one.shape[0] + _MARGIN
    words = read_words(sheet, ocr, 300, ("--psm", "6", "-c", f"tessedit_char_whitelist={signs}")) or ()
    rows = [[word for word in words if top <= (word.box.top + word.box.bottom) / 2 < end] for top, end in _bands(tops, at)]
    return [Reading(" ".join(w.text for w in row), sum(w.confidence for w in row) / len(row)) if row else None for row in rows]


def _bands(tops: Sequence[float], end: float) -> list[tuple[float, float]]:
    return list(zip(tops, [*tops[1:], end], strict=True))
