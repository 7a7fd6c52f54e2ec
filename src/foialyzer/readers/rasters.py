"""Pages of a PDF that are pictures: which they are, drawn as pixels, and what is seen on them put back on the page."""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Origin, Page, Word
from foialyzer.page.word_index import Places
from foialyzer.readers.layers import find_fault
from foialyzer.readers.notices import Remark, describe
from foialyzer.readers.ocr import NO_OCR, ReadWord, Scanning, read_installed
from foialyzer.readers.scans import Raster, read_rasters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foialyzer.diagnostic import Diagnostic
    from foialyzer.readers.ocr import Ocr
    from foialyzer.readers.scans import Seen

    Scanned = tuple[tuple[Page, ...], tuple[Diagnostic, ...]]

__all__ = ["find_origin", "read_scans"]

_MOSTLY = 0.5  # of a page that its pictures cover, from which it is one
_SOME = 0.03  # of a page without any word
_STROKES = 150  # shapes on a page without any word: its letters are drawn as figures
_DPI = 200
_MOST_PIXELS = 16_000_000  # A3 at 200 dpi has 7.7
_LONGEST_CONTENT = 20_000_000  # bytes of drawing
_MOST_SHAPES = 5_000
_INVISIBLE = 3  # render mode
_ON_TOP = 10**9  # order of drawing of words read off the finished page
_BENEATH = -1
_SAME = 0.3  # overlap from which a word read is one that the file holds


def find_origin(page: Any, found: Page) -> tuple[Origin, frozenset[int]]:
    """Return how a page of a PDF came about, and which of its words nobody sees.

    It is a picture where pictures, united, cover most of it (review tools lay a page down in 11 strips), and also where it has
    no words and yet shows something. It is hybrid where words lie under the picture that are drawn without ink.

    Args:
        page: of MuPDF.
        found: the same page as read.
    """
    covered = _covered(found)
    if not found.words:
        shows = covered >= _SOME or len(found.shapes) >= _STROKES
        return ("scanned" if shows and (found.pictures or found.shapes) else "born_digital"), frozenset()
    if not (covered >= _MOSTLY):
        return "born_digital", frozenset()
    unseen = _unseen(page, found.words)
    if not unseen:
        seen = sum(len(word.text) for word in found.words)
        return ("scanned" if seen < 200 else "born_digital"), frozenset()
    return ("hybrid" if 2 * len(unseen) > len(found.words) or covered >= 0.9 else "born_digital"), unseen


def _covered(page: Page) -> float:
    """Return the share of a page that its pictures cover, counted once where they overlap."""
    step = 40
    hit = 0
    boxes = [picture.box for picture in page.pictures]
    for row in range(step):
        y = (row + 0.5) * page.height / step
        level = [box for box in boxes if box.top <= y <= box.bottom]
        hit += sum(any(box.x0 <= (n + 0.5) * page.width / step <= box.x1 for box in level) for n in range(step)) if level else 0
    return hit / step**2


def _unseen(page: Any, words: Sequence[Word]) -> frozenset[int]:
    """Return which words are drawn without ink: their middle lies in the box of such a run and in no other."""
    inked: list[tuple[float, float, float, float]] = []
    bare: list[tuple[float, float, float, float]] = []
    for run in page.get_texttrace():
        (bare if run["type"] == _INVISIBLE else inked).append(run["bbox"])
    if not bare:
        return frozenset()
    return frozenset(index for index, word in enumerate(words) if _in_any(word.box, bare) and not _in_any(word.box, inked))


def _in_any(box: Box, edges: Sequence[tuple[float, float, float, float]]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return any(x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1 for x0, y0, x1, y1 in edges)


@frozen
class _Job:
    """A page to be seen: the words kept of it, those of its layer, and what is wrong with these."""

    page: Page
    kept: tuple[Word, ...]
    layer: tuple[Word, ...]
    fault: str | None


def read_scans(pdf: Any, found: Sequence[tuple[Page, frozenset[int]]], scanning: Scanning) -> Scanned:
    """Return the pages of a PDF with what is seen on those that are pictures, and what to know about it.

    Args:
        pdf: of MuPDF.
        found: its pages as read, each with its origin and which of its words nobody sees.
        scanning: how.
    """
    jobs = [_job(page, unseen) for page, unseen in found if page.origin in {"scanned", "hybrid"}]
    read = [page for page, _ in found]
    if not jobs:
        return tuple(read), ()
    ocr = read_installed() if scanning.ocr else NO_OCR
    remarks = []
    for done, (job, seen) in enumerate(zip(jobs, read_rasters((_render(pdf, job) for job in jobs), ocr), strict=True), 1):
        page = read[job.page.number - 1] = _merged(pdf, job, seen, ocr) if seen else job.page
        remarks.append(Remark(page, seen, job.fault if job.layer else None))
        if scanning.tell:
            scanning.tell(done, len(jobs))
    return tuple(read), describe(remarks, ocr, wanted=scanning.ocr)


def _job(page: Page, unseen: frozenset[int]) -> _Job:
    layer = tuple(word for index, word in enumerate(page.words) if index in unseen)
    kept = tuple(word for index, word in enumerate(page.words) if index not in unseen)
    return _Job(page, kept, layer, find_fault([word.text for word in layer]))


def _render(pdf: Any, job: _Job) -> Raster | None:
    """Return the pixels of a page as a viewer shows it; None where drawing it would take too much."""
    import numpy as np

    page = pdf.load_page(job.page.number - 1)
    try:
        scale = _scale(page)
        if len(job.page.shapes) > _MOST_SHAPES or len(page.read_contents()) > _LONGEST_CONTENT or not (scale > 0):
            return None
        pymupdf = import_module("pymupdf")
        drawn = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csRGB, alpha=False)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (MuPDF raises whatever it meets; the other pages must not be lost)
        return None
    pixels = np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.width, 3)
    matrix = page.rotation_matrix * pymupdf.Matrix(scale, scale)
    layer = None if job.fault else tuple(ReadWord(word.text, _mapped(word.box, matrix), 1.0) for word in job.layer)
    return Raster(pixels, 72 * scale, layer)


def _scale(page: Any) -> float:
    """Return how many pixels a point becomes: 200 to the inch, fewer on a page as large as a poster."""
    area = page.rect.width * page.rect.height
    return float(min(_DPI / 72, (_MOST_PIXELS / area) ** 0.5)) if area > 0 else 0.0


def _mapped(box: Box, matrix: Any) -> Box:
    pymupdf = import_module("pymupdf")
    x0, top, x1, bottom = pymupdf.Rect(box.x0, box.top, box.x1, box.bottom) * matrix
    return Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


def _merged(pdf: Any, job: _Job, seen: Seen, ocr: Ocr) -> Page:
    """Return a page with what was seen on it, in points of the page not turned.

    Words of the layer that were read anew are kept only where a cover lies over them: there they say what it hides.
    """
    page = pdf.load_page(job.page.number - 1)
    scale = _scale(page)
    matrix = import_module("pymupdf").Matrix(1 / scale, 1 / scale) * page.derotation_matrix
    patches = tuple(evolve(patch, box=_mapped(patch.box, matrix)) for patch in seen.patches)
    beneath = tuple(evolve(word, order=_BENEATH) for word in job.layer)
    found = evolve(job.page, patches=patches)
    if not job.fault or not ocr.works or seen.failed:
        return evolve(found, words=(*job.kept, *beneath))
    kept = Places(word.box for word in job.kept)
    read = [Word(word.text, _mapped(word.box, matrix), order=_ON_TOP) for word in seen.words]
    fresh = [word for word in read if not any(box.overlap(word.box) >= _SAME for box in kept.near(word.box))]
    covered = [word for word in beneath if any(_holds(patch.box, word.box) for patch in patches)]
    turn = (page.rotation + seen.turn) % 360
    return evolve(found, words=(*job.kept, *fresh, *covered), rotation=turn, recognised=seen.confidence)


def _holds(box: Box, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
