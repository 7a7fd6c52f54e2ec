"""What is read in places of a page that may be covers, and what that says of them: a label proves one, ordinary words deny it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from foialyzer.readers.printed import Reading, choose_reading, cut_print, read_prints
from foialyzer.redaction.labels import is_label, parse_label
from foialyzer.redaction.pixel_covers import is_pronounced, read_label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from foialyzer.page.box import Box
    from foialyzer.pixels.covers import PixelCover
    from foialyzer.readers.ocr import Ocr, ReadWord

__all__ = ["find_inside", "is_text", "prove_cover", "read_covers"]

_MOST = 5000  # places of a page that are looked at
_MOST_PRINTS = 300  # of them that are read once more, the surest; more would take minutes
_SURE = 0.7  # mean confidence of words that are read for certain
_CERTAIN = 0.93  # confidence of a label from which it is not cut out and read again: small type is misread, 11.1 as 11.4
_KNOWN = 0.9  # confidence of a ground that was read as it is printed
_PROSE = 4  # letters that are more than dirt
_SURE_COVER = 0.9  # confidence of a cover that no words in it can shake
_LOW = 2.5  # times the height of its words a box of a line or two is high
_INDENT = 1.5  # times their height, from the left edge of a cell to its words
_NUMBER = 6  # digits of what is no code: a date, a telephone number
_FILLED = 0.4  # of a box that its words take, when it is there for them
_SIGNS = ".,;:()[]!?\"'"


def find_inside(box: Box, words: tuple[ReadWord, ...]) -> list[ReadWord]:
    """Return the words of a page whose middle lies in a box."""
    return [
        word
        for word in words
        if box.x0 <= (word.box.x0 + word.box.x1) / 2 <= box.x1 and box.top <= (word.box.top + word.box.bottom) / 2 <= box.bottom
    ]


def read_covers(
    grey: NDArray[np.uint8], covers: tuple[PixelCover, ...], inside: list[list[ReadWord]], ocr: Ocr
) -> list[Reading | None]:
    """Return what is printed in each cover: as the page was read, or cut out and read again where that gave no label.

    Args:
        grey: the page.
        covers: found on it, doubtful ones too.
        inside: the words of the page in each of them.
        ocr: as installed; where it does not work nothing is read again.
    """
    readings = [_joined(words) for words in inside]
    if not ocr.works:
        return readings
    unsure = (index for index in range(len(covers)) if not (prove_cover(readings[index]) >= _CERTAIN))
    first = sorted(islice(unsure, _MOST), key=lambda index: -covers[index].confidence)[:_MOST_PRINTS]
    prints = {index: cut for index in sorted(first) if (cut := cut_print(grey, covers[index].box)) is not None}
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


def prove_cover(reading: Reading | None) -> float:
    """Return how surely what is read on a place makes it a cover, in [0, 1]: a ground or a mark and nothing else, else 0.

    What had to be put right to be a ground proves nothing: "5.1.26" may be the number of a section in a table.

    Example:
        >>> prove_cover(Reading("5.1.2e", 0.8)), prove_cover(Reading("5.1.26", 0.8)), prove_cover(Reading("B1. Projectduur", 0.9))
        (0.8, 0.0, 0.0)
    """
    label = read_label(reading.text, reading.confidence) if reading else None
    if reading is None or label is None or label.trust < 1 or not is_label(label.text):
        return 0.0
    tags, mark = parse_label(label.text)
    return reading.confidence if mark is not None or any(tag.confidence >= _KNOWN for tag in tags) else 0.0


def is_text(cover: PixelCover, inside: list[ReadWord]) -> bool:
    """Tell whether what may be a cover is a box with text in it: a cell, a heading, a highlighted line.

    Words or long numbers are read in it for certain, and they name no ground and no mark. They take a good part of it; or it is
    one or two lines high and they begin at its left edge, as in a cell. In the middle of a bar a word says what was taken away:
    "handtekening".

    Args:
        cover: as found in the pixels.
        inside: what was read in its pixels.
    """
    if cover.style == "black" or cover.confidence >= _SURE_COVER:
        return False
    low = [word for word in inside if cover.box.height <= _LOW * word.box.height]
    whole = [word for word in low if cover.box.x0 <= word.box.x0 and word.box.x1 <= cover.box.x1]
    first = min((word.box.x0 - cover.box.x0 - _INDENT * word.box.height for word in whole), default=1.0)
    taken = sum(word.box.area for word in inside) >= _FILLED * cover.box.area
    reading = _joined(inside if taken else whole if first <= 0 else [])
    if reading is None or not (reading.confidence >= _SURE) or read_label(reading.text, reading.confidence):
        return False
    letters = sum(len(word) for word in reading.text.split() if is_pronounced(word.strip(_SIGNS)))
    return letters >= _PROSE or sum(map(str.isdigit, reading.text)) >= _NUMBER
