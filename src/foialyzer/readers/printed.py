"""What is printed in a cover found in pixels: cut out, set dark on light, enlarged and read once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from foialyzer.law.marks import parse_mark
from foialyzer.readers.ocr import Ocr, read_words
from foialyzer.redaction.labels import is_label, parse_label

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
    tags, _ = parse_label(reading.text)
    mark = parse_mark(reading.text)
    sure = max([tag.confidence for tag in tags] + [mark.confidence if mark else 0.0])
    return (sure + (0.2 if is_label(reading.text) else 0.0)) if sure else 0.0, reading.confidence


def cut_print(grey: NDArray[np.uint8], box: Box) -> NDArray[np.uint8] | None:
    """Return what is printed in a box, dark on white and enlarged to a readable size; None where nothing is.

    Args:
        grey: the page.
        box: of the cover, in pixels.
    """
    import cv2
    import numpy as np

    inset = 2 + round(0.04 * box.height)
    part = grey[round(box.top) + inset : round(box.bottom) - inset, round(box.x0) + inset : round(box.x1) - inset]
    if min(part.shape, default=0) < _LETTERS[0]:
        return None
    if np.median(part) < _DARK:
        part = 255 - part
    ground = float(np.median(part))
    ink = (part < ground - _INK).astype(np.uint8)
    if not (_SHARES[0] <= float(ink.mean()) <= _SHARES[1]):
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    letters = [row for row in stats[1:].tolist() if _is_letter(row, part.shape)]
    if len(letters) < _FEWEST:
        return None
    height = float(np.median([row[3] for row in letters]))
    x0, y0 = min(row[0] for row in letters), min(row[1] for row in letters)
    x1, y1 = max(row[0] + row[2] for row in letters), max(row[1] + row[3] for row in letters)
    cut = part[max(0, y0 - 3) : y1 + 3, max(0, x0 - 4) : x1 + 4].astype(np.float32)
    darkest = float(np.percentile(cut, 2))
    clear = np.clip((cut - darkest) * (255 / max(1.0, ground - 0.25 * _INK - darkest)), 0, 255).astype(np.uint8)
    scale = min(_SCALES[1], max(_SCALES[0], _HEIGHT / height))
    if clear.shape[1] * scale > _MOST[0] or clear.shape[0] * scale > _MOST[1]:
        return None
    return np.asarray(cv2.resize(clear, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def _is_letter(row: Sequence[int], shape: tuple[int, ...]) -> bool:
    """Tell whether a spot has the size of a character; an edge of the cover is longer, dust is smaller."""
    _, _, width, height, _ = row
    return _LETTERS[0] <= height <= min(_LETTERS[1], 0.98 * shape[0]) and width <= 2.5 * height and width < 0.9 * shape[1]


def read_prints(prints: Sequence[NDArray[np.uint8]], ocr: Ocr) -> list[Reading | None]:
    """Return what is read in each print; all are pasted under one another, so that tesseract starts once.

    Those in which no label is read are read once more among the signs of codes only.

    Args:
        prints: as `cut_print` makes them.
        ocr: as installed.
    """
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
