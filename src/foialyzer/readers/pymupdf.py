"""PDF files, read with MuPDF: words, shapes, pictures and annotations of every page in one pass."""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from math import atan2, degrees
from typing import Any

import regex
from attrs import evolve

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Document, Page, Picture, Shape
from foialyzer.page.turning import turn_box
from foialyzer.page.words import Words
from foialyzer.readers.ocr import Scanning

__all__ = ["read_pdf"]

_VECTOR = regex.compile(
    r"<vector (?P<how>filled|stroked), color: #(?P<colour>[0-9a-f]{6}), alpha: (?P<alpha>\d+), is-rect: (?P<rect>true|false)"
)
_BAR_HEIGHTS = (4.0, 60.0)  # points: what hides a line or a few of text
_HATCH = 4  # parallel slanting lines that make a cross-hatch
_SPARSE = 8.0  # points from one such line to the next
_MOST_SHAPES = 20_000
_MOST_PICTURES = 300
_MOST_PIXELS = 4_000_000
_OWN = "foialyzer "  # how the producer of our annotated copies begins
_METADATA = ("title", "author", "subject", "keywords")
_WORDS, _PICTURE, _VECTORS = 0, 1, 3  # kinds of block, as MuPDF numbers them


def read_pdf(data: bytes, name: str, password: str | None = None, scanning: Scanning | None = None) -> Document:
    """Return the document that a PDF file holds.

    A page that cannot be read becomes an empty page with a diagnostic; the others are not lost.

    Args:
        data: the bytes of the file.
        name: of the file.
        password: of an encrypted file.
        scanning: how pages that are pictures are read.

    Raises:
        UnreadableInputError: the file is damaged beyond repair, has no pages, needs a password, or is an annotated copy of ours.
    """
    from foialyzer.readers.rasters import read_scans

    with _open(data, name, password) as pdf:
        diagnostics: list[Diagnostic] = []
        if pdf.is_repaired:
            diagnostics.append(
                Diagnostic("pdf-repaired", "warning", "The file is damaged and was repaired; pages may be missing.")
            )
        found = [_read_page(pdf, index, diagnostics) for index in range(pdf.page_count)]
        pages, remarks = read_scans(pdf, found, scanning or Scanning())
        outline = tuple((title, page) for _, title, page in pdf.get_toc(simple=True))
        metadata = tuple(value for key in _METADATA if (value := (pdf.metadata or {}).get(key)))
        return Document(name, hashlib.sha256(data).hexdigest(), "pdf", pages, (*diagnostics, *remarks), outline, metadata)


def _mupdf() -> Any:
    """Return the binding, imported where it is needed: it takes a quarter of a second and has no types."""
    return import_module("pymupdf")


def _open(data: bytes, name: str, password: str | None) -> Any:
    pymupdf = _mupdf()
    pymupdf.TOOLS.mupdf_display_errors(on=False)
    pymupdf.TOOLS.mupdf_display_warnings(on=False)
    pymupdf.TOOLS.set_small_glyph_heights(True)  # boxes as high as the type, not as the line
    try:
        pdf = pymupdf.open(stream=data, filetype="pdf")
        locked = pdf.needs_pass and not pdf.authenticate(password or "")
        pages = 1 if locked else pdf.page_count
        producer = "" if locked else str((pdf.metadata or {}).get("producer") or "")
    except Exception as error:
        raise UnreadableInputError.damaged(name) from error
    if locked:
        what = "is encrypted; give its password with --password" if password is None else "does not open with this password"
        message = f"{name} {what}"
        raise UnreadableInputError(message, "encrypted")
    if not pages:
        raise UnreadableInputError.without_pages(name)
    if producer.startswith(_OWN):
        message = f"{name} is a copy that foialyzer annotated; give the file it was made from"
        raise UnreadableInputError(message, "annotated")
    return pdf


def _read_page(pdf: Any, index: int, diagnostics: list[Diagnostic]) -> tuple[Page, frozenset[int]]:
    """Return a page, and which of its words nobody sees."""
    from foialyzer.readers.rasters import find_origin

    try:
        page = pdf.load_page(index)
        found = _page(page, index + 1)
        origin, unseen = find_origin(page, found)
        return evolve(found, origin=origin) if origin != found.origin else found, unseen
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (MuPDF raises whatever it meets; the other pages must not be lost)
        message = f"Page {index + 1} could not be read ({type(error).__name__})."
        diagnostics.append(Diagnostic("page-unreadable", "serious", message, f"page {index + 1}"))
        return Page(index + 1, 0.0, 0.0, "point"), frozenset()


def _page(page: Any, number: int) -> Page:
    turned = page.rotation in {90, 270}
    width, height = (page.rect.height, page.rect.width) if turned else (page.rect.width, page.rect.height)
    bare = Page(number, width, height, "point", rotation=page.rotation)
    words, blocks = _one_pass(page, bare)
    order = [block[5] for block in blocks if block[6] == _WORDS]
    return evolve(
        bare,
        words=_words([word for word in words if _lies_on(word, bare)], order),
        shapes=tuple(_bars(page, _blended(page, list(_shapes([block for block in blocks if _lies_on(block, bare)]))))),
        pictures=tuple(_pictures(page, blocks)),
        annotations=tuple(_annotations(page)),
    )


def _one_pass(page: Any, bare: Page) -> tuple[list[Any], list[Any]]:
    """Return the words and the blocks of a page.

    A page whose type stands on its head is turned for it and its boxes are turned back: MuPDF's binding mirrors the boxes of such
    type about the baseline.
    """
    pymupdf = _mupdf()
    flags = pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_COLLECT_VECTORS | pymupdf.TEXT_PRESERVE_IMAGES
    turned = bare.rotation == 180 and _stands_on_its_head(page)
    matrix = pymupdf.Matrix(-1, 0, 0, -1, bare.width, bare.height) if turned else pymupdf.Identity
    text = page.get_textpage(flags=flags, matrix=matrix)
    found = text.extractWORDS(), text.extractBLOCKS()
    if not turned:
        return found
    words, blocks = ([(*_edges(turn_box(_box(item), bare, 180)), *item[4:]) for item in items] for items in found)
    return words, blocks


def _stands_on_its_head(page: Any) -> bool:
    """Tell whether most lines of a page run from right to left, upside down."""
    blocks = page.get_textpage(flags=_mupdf().TEXTFLAGS_WORDS).extractDICT()["blocks"]
    runs = [line["dir"][0] for block in blocks for line in block.get("lines", ())]
    return 2 * sum(1 for run in runs if run < 0) > len(runs)


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom


def _lies_on(item: Any, page: Page) -> bool:
    """Tell whether the middle of a word or block lies on the page; what is cropped away is not shown."""
    return bool(0 <= item[0] + item[2] <= 2 * page.width and 0 <= item[1] + item[3] <= 2 * page.height)


def _box(edges: Any) -> Box:
    x0, top, x1, bottom = edges[:4]
    return Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


def _words(found: list[Any], order: list[int]) -> Words:
    """Return words; MuPDF numbers their blocks among text blocks only, so the number is led back to the order of drawing."""
    texts = ["".join(word[4].split()) for word in found]
    kept = [(text, word) for text, word in zip(texts, found, strict=True) if text]
    return Words.plain([text for text, _ in kept], [word[:4] for _, word in kept], [order[word[5]] for _, word in kept])


def _shapes(blocks: list[Any]) -> Iterator[Shape]:
    for block in blocks:
        match = _VECTOR.search(block[4]) if block[6] == _VECTORS else None
        if match:
            red, green, blue = (int(match["colour"][at : at + 2], 16) / 255 for at in (0, 2, 4))
            opacity = int(match["alpha"]) / 255
            yield Shape(_box(block), (red, green, blue), match["how"] == "filled", opacity, match["rect"] == "true", block[5])


def _blended(page: Any, shapes: list[Shape]) -> list[Shape]:
    """Return the shapes, those that are blended with what lies beneath them as opaque as they are to black type.

    The one pass does not tell how a shape is blended; where a page blends at all, its paths are gone through.
    """
    bare = [shape for shape in shapes if shape.filled and shape.opacity == 1]
    if not bare or len(shapes) > _MOST_SHAPES or not _blends(page):
        return shapes
    seen: dict[tuple[Box, tuple[float, float, float]], float] = {}
    modes: list[tuple[int, str]] = []
    for path in page.get_cdrawings(extended=True):
        while modes and modes[-1][0] >= path["level"]:
            modes.pop()
        if path["type"] == "group":
            modes.append((path["level"], path["blendmode"]))
        elif path.get("fill"):
            mode = next((mode for _, mode in reversed(modes) if mode != "Normal"), "Normal")
            seen[_place(_box(path["rect"]), path["fill"])] = _opacity(mode, path["fill"])
    return [evolve(s, opacity=min(s.opacity, seen.get(_place(s.box, s.colour), 1.0))) if s.filled else s for s in shapes]


def _blends(page: Any) -> bool:
    """Tell whether anything on a page is blended or translucent, as MuPDF found when it loaded the page."""
    return bool(_mupdf().mupdf.pdf_page_from_fz_page(page.this).m_internal.transparency)


def _place(box: Box, colour: tuple[float, float, float]) -> tuple[Box, tuple[float, float, float]]:
    """Return place and colour, rounded so that two passes over a page agree."""
    red, green, blue = (round(part, 1) for part in colour)
    return Box(*(round(edge) for edge in _edges(box))), (red, green, blue)


def _opacity(mode: str, colour: tuple[float, float, float]) -> float:
    """Return how much of black type a fill hides that is blended in a mode: light ink laid over it hides none."""
    if mode == "Normal":
        return 1.0
    luminance = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
    return {"Multiply": 1 - luminance, "Darken": 1 - luminance, "Screen": luminance, "Lighten": luminance}.get(mode, 0.5)


def _bars(page: Any, shapes: list[Shape]) -> Iterator[Shape]:
    """Yield the shapes, thick strokes and cross-hatches among them as filled ones.

    The one pass gives a stroke by its bounds only; where bounds are high enough to hide a line of text, the path itself is looked
    at.
    """
    if len(shapes) > _MOST_SHAPES or not any(_may_be_bar(shape) for shape in shapes):
        yield from shapes
        return
    bars: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for path in page.get_cdrawings():
        bar = _bar(path) if path["type"] == "s" else None
        if bar:
            bars[_cell(bar)].append(bar)
    for shape in shapes:
        bar = next(_bars_near(shape.box, bars), None) if _may_be_bar(shape) else None
        yield evolve(shape, filled=True, rectangular=True, box=bar) if bar else shape


def _cell(box: Box) -> tuple[int, int]:
    """Return where the middle of a box lies on a grid of 8 points."""
    return int((box.x0 + box.x1) / 16), int((box.top + box.bottom) / 16)


def _bars_near(box: Box, bars: dict[tuple[int, int], list[Box]]) -> Iterator[Box]:
    """Yield the bars that fill the bounds of a stroke."""
    column, row = _cell(box)
    for dx in (0, -1, 1):
        for dy in (0, -1, 1):
            yield from (bar for bar in bars.get((column + dx, row + dy), ()) if _fills(bar, box))


def _may_be_bar(shape: Shape) -> bool:
    return not shape.filled and _is_bar_high(shape.box)


def _is_bar_high(box: Box) -> bool:
    """Tell whether a box may hide a line of text; on a page laid on its side the line is as high as the box is wide."""
    return _BAR_HEIGHTS[0] <= min(box.width, box.height) <= _BAR_HEIGHTS[1]


def _bar(path: dict[str, Any]) -> Box | None:
    """Return the bounds of a stroked path that covers what lies under it: one thick line, or many parallel slanting ones."""
    lines = {(min(item[1:3]), max(item[1:3])) for item in path["items"] if item[0] == "l"}
    others = sum(1 for item in path["items"] if item[0] != "l")
    half = (path.get("width") or 0.0) / 2
    if len(lines) == 1 and not others and half >= _BAR_HEIGHTS[0] / 2:
        return _thick_line(*lines.pop(), half)
    slopes = Counter(_slope(start, end) for start, end in lines)
    slopes.pop(None, None)
    alike = sum(count for _, count in slopes.most_common(2))
    x0, top, x1, bottom = path["rect"]
    dense = max(x1 - x0, bottom - top) < _SPARSE * alike
    return Box(x0, top, x1, bottom) if alike >= _HATCH and alike >= 0.8 * (len(lines) + others) and dense else None


def _thick_line(start: tuple[float, float], end: tuple[float, float], half: float) -> Box | None:
    x0, x1 = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if bottom - top < 0.5:
        return Box(x0, top - half, x1, bottom + half)
    return Box(x0 - half, top, x1 + half, bottom) if x1 - x0 < 0.5 else None


def _slope(start: tuple[float, float], end: tuple[float, float]) -> int | None:
    """Return the direction of a slanting line, in steps of 10 degrees; None of one that runs level or upright."""
    across, down = end[0] - start[0], end[1] - start[1]
    return round(degrees(atan2(down, across)) % 180 / 10) if abs(across) > 1 and abs(down) > 1 else None


def _fills(bar: Box, box: Box) -> bool:
    """Tell whether a bar fills the bounds of a stroke, which are wider by half the thickness on every side."""
    reach = 0.6 * min(box.width, box.height)
    across = max(abs(bar.x0 - box.x0), abs(bar.x1 - box.x1))
    return max(across, abs(bar.top - box.top), abs(bar.bottom - box.bottom)) <= reach


def _pictures(page: Any, blocks: list[Any]) -> Iterator[Picture]:
    placed = [block for block in blocks if block[6] == _PICTURE]
    low = any(_is_bar_high(_box(block)) for block in placed)
    colours = dict(_picture_colours(page)) if low and len(placed) <= _MOST_PICTURES else {}
    for block in placed:
        box = _box(block)
        yield Picture(box, block[5], colours.get((round(box.x0), round(box.top), round(box.x1), round(box.bottom))))


def _picture_colours(page: Any) -> Iterator[tuple[tuple[int, int, int, int], tuple[float, float, float]]]:
    """Yield the place and the colour of each picture that is low and of one colour."""
    pymupdf = _mupdf()
    for info in page.get_image_info(xrefs=True):
        x0, top, x1, bottom = info["bbox"]
        if not info["xref"] or not _is_bar_high(_box(info["bbox"])) or info["width"] * info["height"] > _MOST_PIXELS:
            continue
        pixels = pymupdf.Pixmap(page.parent, info["xref"])
        if pixels.colorspace and pixels.is_unicolor:  # a mask has no colour of its own
            pixels = pymupdf.Pixmap(pymupdf.csRGB, pixels) if pixels.n - pixels.alpha != 3 else pixels
            red, green, blue = pixels.pixel(0, 0)[:3]
            yield (round(x0), round(top), round(x1), round(bottom)), (red / 255, green / 255, blue / 255)


def _annotations(page: Any) -> Iterator[Annotation]:
    for annotation in page.annots():
        colours = annotation.colors or {}
        fill = colours.get("fill") or colours.get("stroke")
        colour = (fill[0], fill[1], fill[2]) if fill and len(fill) == 3 else None
        opacity = annotation.opacity if 0 <= annotation.opacity <= 1 else 1.0
        yield Annotation(annotation.type[1], _box(annotation.rect), _annotation_text(page, annotation), colour, opacity)


def _annotation_text(page: Any, annotation: Any) -> str:
    """Return what an annotation says; one to redact has the text that is to be printed on the redaction."""
    kind, overlay = page.parent.xref_get_key(annotation.xref, "OverlayText")
    return str(overlay) if kind == "string" else annotation.info.get("content") or ""
