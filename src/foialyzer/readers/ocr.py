"""Text recognition: tesseract, run as a program, one page a process."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from attrs import frozen

from foialyzer.page.box import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NO_OCR", "Ocr", "ReadWord", "Scanning", "parse_table", "read_installed", "read_turn", "read_words"]

_LANGUAGES = {"nld": "tesseract-ocr-nld", "eng": "tesseract-ocr-eng"}  # and the Debian packages that hold them
_PROGRAM = "tesseract"
_ASKING = 20.0  # seconds for the list of languages
_LONGEST = 90.0  # seconds for one page
_TURN = re.compile(r"Rotate: (?P<degrees>90|180|270)\s+Orientation confidence: (?P<sure>\d+(?:\.\d+)?)")
_SURE_TURN = 1.0
_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,9})?")
_WORD = "5"  # level of a row that is a word
_COLUMNS = 12
_SMALLEST = 8  # pixels; tesseract refuses less
_DESCENDING = frozenset("gjpqyçQ,;()[]{}|/@$§")
_LOW = frozenset("acemnorsuvwxzgpqy.,:;-–—_~+=<>«»…")
_EM = {(True, True): 0.95, (True, False): 0.73, (False, True): 0.74, (False, False): 0.52}  # (rises, falls): share of the line
_BELOW, _ABOVE = 0.22, 0.21  # of the line: what lies under the base line, and above a low letter


@frozen
class Scanning:
    """How pages that are pictures are read.

    Args:
        ocr: whether their words are recognised.
        tell: called with how many pages are done, and of how many; None to tell nobody.
    """

    ocr: bool = True
    tell: Callable[[int, int], None] | None = None


@frozen
class Ocr:
    """The recogniser of this machine.

    Args:
        program: path of tesseract; None where it is not installed.
        languages: those to read with.
        missing: Debian packages that would make it complete.
    """

    program: str | None
    languages: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def works(self) -> bool:
        """Whether anything can be recognised at all."""
        return self.program is not None and bool(self.languages)


NO_OCR = Ocr(None, (), ())


@frozen
class ReadWord:
    """A word as recognised.

    Args:
        text: its characters.
        box: in pixels, as high as the line of type and not as its own letters, so that words of one line are as high.
        confidence: in [0, 1], as tesseract gives it.
    """

    text: str
    box: Box
    confidence: float


def read_installed() -> Ocr:
    """Return the recogniser of this machine, with what is missing of it.

    Dutch and English are read where both are installed, any one of them otherwise; without either whatever else there is.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        return Ocr(None, (), ("tesseract-ocr", _LANGUAGES["nld"]))
    try:
        run = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_ASKING, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return Ocr(None, (), ("tesseract-ocr", _LANGUAGES["nld"]))
    listed = (run.stdout or run.stderr).decode("utf-8", "replace").splitlines()[1:]
    installed = [line.strip() for line in listed if line.strip() and line.strip() != "osd"]
    wanted = tuple(language for language in _LANGUAGES if language in installed)
    missing = tuple(package for language, package in _LANGUAGES.items() if language not in installed)
    return Ocr(program, wanted or tuple(sorted(installed)[:1]), missing)


def read_words(
    grey: NDArray[np.uint8], ocr: Ocr, dpi: int, options: Sequence[str] = ("--psm", "3")
) -> tuple[ReadWord, ...] | None:
    """Return the words in a picture, in the order tesseract reads them; None where it failed or took too long.

    Args:
        grey: height x width, dark type on a light ground.
        ocr: as installed.
        dpi: how many pixels make an inch.
        options: of tesseract.
    """
    if not ocr.works or min(grey.shape) < _SMALLEST:
        return ()
    table = _run(grey, ocr, ["-l", "+".join(ocr.languages), "--dpi", str(dpi), *options, "tsv"])
    return None if table is None else parse_table(table)


def read_turn(grey: NDArray[np.uint8], ocr: Ocr) -> int:
    """Return by how many degrees clockwise a picture is to be turned to be read; 0 where that is unknown.

    Args:
        grey: height x width.
        ocr: as installed.
    """
    answer = _run(grey, ocr, ["--psm", "0", "-l", "osd"]) or ""
    found = _TURN.search(answer)
    return int(found["degrees"]) if found and float(found["sure"]) >= _SURE_TURN else 0


def _run(grey: NDArray[np.uint8], ocr: Ocr, options: Sequence[str]) -> str | None:
    """Return what tesseract says of a picture; None where it failed or took too long."""
    height, width = grey.shape
    picture = b"P5 %d %d 255\n" % (width, height) + grey.tobytes()
    try:
        run = subprocess.run(  # noqa: S603  (a fixed program, no shell, nothing of the document in the command)
            [ocr.program or _PROGRAM, "stdin", "stdout", *options],
            input=picture,
            capture_output=True,
            timeout=_LONGEST,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its own threads cost more than they bring
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout.decode("utf-8", "replace")


def parse_table(table: str) -> tuple[ReadWord, ...]:
    r"""Return the words of tesseract's table.

    Example:
        >>> row = "5\t1\t1\t1\t1\t1\t10\t20\t40\t12\t96.5\tBesluit"
        >>> [(word.text, word.confidence) for word in parse_table("level\n" + row)]
        [('Besluit', 0.965)]
    """
    lines: dict[tuple[str, ...], list[ReadWord]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and cells[0] == _WORD and cells[11].strip() and all(map(_NUMBER.fullmatch, cells[6:11])):
            left, top, width, height, sure = map(float, cells[6:11])
            word = ReadWord("".join(cells[11].split()), Box(left, top, left + width, top + height), round(min(1, sure / 100), 4))
            lines.setdefault(tuple(cells[1:5]), []).append(word)
    return tuple(word for line in lines.values() for word in _levelled(line))


def _levelled(line: Sequence[ReadWord]) -> list[ReadWord]:
    """Return the words of a line with boxes as high as its type: tesseract's end where the letters do."""
    sizes = sorted(word.box.height / _EM[_rises(word.text), _falls(word.text)] for word in line)
    size = sizes[len(sizes) // 2]
    levelled = []
    for word in line:
        box = word.box
        above = 0.0 if _rises(word.text) else _ABOVE * size
        below = 0.0 if _falls(word.text) else _BELOW * size
        odd = box.height > 1.3 * size or box.height < 0.2 * size  # a rule, a dot: its own box says little
        middle = (box.top + box.bottom) / 2
        top, bottom = (box.top, box.bottom) if odd else (box.top - above, box.bottom + below)
        if box.height < 0.2 * size:
            top, bottom = middle - 0.5 * size, middle + 0.5 * size
        levelled.append(ReadWord(word.text, Box(box.x0, max(0.0, top), box.x1, max(bottom, 0.0)), word.confidence))
    return levelled


def _rises(text: str) -> bool:
    return any(sign not in _LOW for sign in text)


def _falls(text: str) -> bool:
    return any(sign in _DESCENDING for sign in text)
