"""What is printed in a cover found in pixels: cut out, set dark on light, enlarged and read once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from foialyzer.law.marks import parse_mark
from foialyzer.readers.ocr import Ocr, read_words
from foialyzer.redaction.labels import parse_label
from foialyzer.redaction.pixel_covers import read_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from foialyzer.page.box import Box

__all__ = ["Reading", "choose_reading", "cut_print", "read_prints"]

_HEIGHT = 36  # pixels to which a figure is enlarged
_SCALES = (0.1, 6.0)
_CERTAIN = 0.6  # worth of a reading from which it is not read again
_INK = 50  # steps of grey from the ground to what is printed on it
_DARK = 118  # a ground below this is dark, and what is printed on it is light
_FAINT = 30  # steps of grey from the ground to white, from which something white can be printed on it
_SHARES = (0.0004, 0.45)  # of a cover that its print takes
_LEAST = 5  # pixels; height of a character
_FEWEST = 2  # characters of a label
_MOST = (2400, 600)  # pixels; an enlarged print that is wider or higher is no label
_STICKS_OUT = 10  # pixels by which a code may stand beyond its cover
_MARGIN = 24  # pixels of white around each print
_SHEET = 6000  # pixels; height of the sheet the prints of a page are pasted on
_SIGNS = "0123456789abcdefghijklmnoprstuvwzABCDEGIOPRSVW.,;:()[]/- "  # with a space, else words run together and none is sure
_CODES = "0123456789abcdefghi."


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

    On a ground neither dark nor white the print may be darker or lighter; what has more characters counts. A light cover is cut
    out with some of the paper around it: codes are often set so that they stick out a little. Grey made of dots is blurred first.

    Args:
        grey: the page.
        box: of the cover, in pixels.
    """
    found = [cut for view in _views(grey, box) if (cut := _cut(view)) is not None]
    return max(found, key=lambda cut: cut.letters).pixels if found else None


@frozen(eq=False)
class _View:
    """The pixels of a cover, its print dark on a light ground, and between which of their rows the cover itself lies."""

    pixels: NDArray[np.uint8]
    low: int
    high: int


@frozen(eq=False)
class _Cut:
    """A print cut out, and how many characters it seems to have."""

    pixels: NDArray[np.uint8]
    letters: int


def _views(grey: NDArray[np.uint8], box: Box) -> Iterator[_View]:
    """Yield the pixels of a cover as they are to be read when its print is dark, and when it is light."""
    import numpy as np

    x0, top, x1, bottom = (max(0, round(edge)) for edge in (box.x0, box.top, box.x1, box.bottom))
    inner = grey[top + 1 : bottom - 1, x0 + 1 : x1 - 1]
    if min(inner.shape) < _LEAST:
        return
    ground = float(np.median(inner))
    if ground >= _DARK:
        out = min(_STICKS_OUT, round(0.3 * (bottom - top)))
        first = max(0, top - out)
        yield _View(grey[first : bottom + out, x0 + 1 : x1 - 1], top - first, bottom - first)
    if 255 - ground >= _FAINT:
        lighter = np.clip((inner.astype(np.float32) - ground) * (255 / (255 - ground)), 0, 255)
        yield _View(255 - lighter.astype(np.uint8), 0, inner.shape[0])


def _cut(view: _View) -> _Cut | None:
    """Return the print of a view; None where it has none."""
    import cv2
    import numpy as np

    for blur in (0, 5):
        smooth = np.asarray(cv2.GaussianBlur(view.pixels, (blur, blur), 0), dtype=np.uint8) if blur else view.pixels
        ground = float(np.median(smooth[view.low : view.high]))
        ink = (smooth < ground - _INK).astype(np.uint8)
        if _SHARES[0] <= float(ink.mean()) <= _SHARES[1]:
            return _enlarged(np.minimum(smooth, round(ground)), ink, (view.low, view.high))
    return None


def _enlarged(part: NDArray[np.uint8], ink: NDArray[np.uint8], rows: tuple[int, int]) -> _Cut | None:
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
    enlarged = cv2.resize(clear, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return _Cut(np.asarray(enlarged, dtype=np.uint8), len(letters))


def _lies_in(row: Sequence[int], rows: tuple[int, int]) -> bool:
    return rows[0] <= row[1] + row[3] / 2 <= rows[1]


def _is_letter(row: Sequence[int], shape: tuple[int, int]) -> bool:
    """Tell whether a spot has the size of a character; an edge of the cover is longer, dust is smaller."""
    _, _, width, height, _ = row
    return _LEAST <= height <= shape[0] and width <= 2.5 * height and width < 0.9 * shape[1]


def _is_edge(row: Sequence[int], shape: tuple[int, int]) -> bool:
    _, _, width, height, _ = row
    return width >= 0.7 * shape[1] or height > shape[0] or (width > 2.5 * height and width > shape[0]) or height > 8 * width


def read_prints(prints: Sequence[NDArray[np.uint8]], ocr: Ocr) -> list[Reading | None]:
    """Return what is read in each print; all are pasted under one another, so that tesseract starts once.

    Those in which no label is read for certain are read once more among the signs of codes only, and in another language where
    there is one: a code is of none, and what one misreads the other often reads. Both at once take twice the time to load.

    Args:
        prints: as `cut_print` makes them.
        ocr: as installed.
    """
    first = _read_sheets(prints, evolve(ocr, languages=ocr.languages[:1]), _SIGNS)
    again = [index for index, reading in enumerate(first) if reading is None or not (_worth(reading)[0] >= _CERTAIN)]
    if not again:
        return first
    second = _read_sheets([prints[index] for index in again], evolve(ocr, languages=ocr.languages[-1:]), _CODES)
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
