"""PDF files, read with MuPDF: words, shapes, pictures and annotations of every page in one pass."""

import hashlib
from collections.abc import Iterator
from typing import Any

import regex
from attrs import evolve

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Document, Page, Picture, Shape, Word

__all__ = ["read_pdf"]

_VECTOR = regex.compile(
    r"<vector (?P<how>filled|stroked), color: #(?P<colour>[0-9a-f]{6}), alpha: (?P<alpha>\d+), is-rect: (?P<rect>true|false)"
)
_BAR_HEIGHTS = (4.0, 60.0)  # points: what hides a line or a few of text
_HATCH = 8  # slanting lines that make a cross-hatch
_MOST_SHAPES = 20_000
_MOST_PICTURES = 300
_MOST_PIXELS = 4_000_000
_METADATA = ("title", "author", "subject", "keywords")
_WORDS, _PICTURE, _VECTORS = 0, 1, 3  # kinds of block, as MuPDF numbers them


def read_pdf(data: bytes, name: str, password: str | None = None) -> Document:
    """Return the document that a PDF file holds.

    A page that cannot be read becomes an empty page with a diagnostic; the others are not lost.

    Args:
        data: the bytes of the file.
        name: of the file.
        password: of an encrypted file.

    Raises:
        UnreadableInputError: the file is damaged beyond repair, has no pages, or needs a password.
    """
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    pymupdf.TOOLS.set_small_glyph_heights(True)  # boxes as high as the type, not as the line
    try:
        pdf = pymupdf.open(stream=data, filetype="pdf")
    except Exception as error:
        message = f"{name} is too damaged to be read as a PDF; open it in a viewer and save or print it anew"
        raise UnreadableInputError(message, "damaged") from error
    with pdf:
        _unlock(pdf, name, password)
        if not pdf.page_count:
            message = f"{name} has no pages that can be read; download it again"
            raise UnreadableInputError(message, "no_pages")
        diagnostics: list[Diagnostic] = []
        if pdf.is_repaired:
            diagnostics.append(
                Diagnostic("pdf-repaired", "warning", "The file is damaged and was repaired; pages may be missing.")
            )
        pages = tuple(_read_page(pdf, index, diagnostics) for index in range(pdf.page_count))
        return Document(
            name,
            hashlib.sha256(data).hexdigest(),
            "pdf",
            pages,
            tuple(diagnostics),
            outline=tuple((title, page) for _, title, page in pdf.get_toc(simple=True)),
            metadata=tuple(value for key in _METADATA if (value := (pdf.metadata or {}).get(key))),
        )


def _unlock(pdf: Any, name: str, password: str | None) -> None:
    if pdf.needs_pass and not pdf.authenticate(password or ""):
        what = "is encrypted; give its password with --password" if password is None else "does not open with this password"
        message = f"{name} {what}"
        raise UnreadableInputError(message, "encrypted")


def _read_page(pdf: Any, index: int, diagnostics: list[Diagnostic]) -> Page:
    try:
        page = pdf.load_page(index)
        return _page(page, index + 1)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (MuPDF raises whatever it meets; the other pages must not be lost)
        message = f"Page {index + 1} could not be read ({type(error).__name__})."
        diagnostics.append(Diagnostic("page-unreadable", "serious", message, f"page {index + 1}"))
        return Page(index + 1, 0.0, 0.0, "point")


def _page(page: Any, number: int) -> Page:
    import pymupdf

    flags = pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_COLLECT_VECTORS | pymupdf.TEXT_PRESERVE_IMAGES
    text = page.get_textpage(flags=flags)
    blocks = text.extractBLOCKS()
    order = [block[5] for block in blocks if block[6] == _WORDS]
    turned = page.rotation in {90, 270}
    width, height = (page.rect.height, page.rect.width) if turned else (page.rect.width, page.rect.height)
    return Page(
        number,
        width,
        height,
        "point",
        words=tuple(_words(text.extractWORDS(), order)),
        shapes=tuple(_bars(page, list(_shapes(blocks)))),
        pictures=tuple(_pictures(page, blocks)),
        annotations=tuple(_annotations(page)),
        rotation=page.rotation,
    )


def _box(edges: Any) -> Box:
    x0, top, x1, bottom = edges[:4]
    return Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


def _words(found: list[Any], order: list[int]) -> Iterator[Word]:
    """Yield words; MuPDF numbers their blocks among text blocks only, so the number is led back to the order of drawing."""
    for word in found:
        text = "".join(word[4].split())
        if text:
            yield Word(text, _box(word), order=order[word[5]])


def _shapes(blocks: list[Any]) -> Iterator[Shape]:
    for block in blocks:
        match = _VECTOR.search(block[4]) if block[6] == _VECTORS else None
        if match:
            red, green, blue = (int(match["colour"][at : at + 2], 16) / 255 for at in (0, 2, 4))
            opacity = int(match["alpha"]) / 255
            yield Shape(_box(block), (red, green, blue), match["how"] == "filled", opacity, match["rect"] == "true", block[5])


def _bars(page: Any, shapes: list[Shape]) -> Iterator[Shape]:
    """Yield the shapes, thick strokes and cross-hatches among them as filled ones.

    The one pass gives a stroke by its bounds only; where bounds are high enough to hide a line of text, the path itself is looked at.
    """
    if len(shapes) > _MOST_SHAPES or not any(_may_be_bar(shape) for shape in shapes):
        yield from shapes
        return
    bars = [bar for path in page.get_cdrawings() if path["type"] == "s" and (bar := _bar(path))]
    for shape in shapes:
        bar = next((bar for bar in bars if _near(bar, shape.box)), None) if _may_be_bar(shape) else None
        yield evolve(shape, filled=True, rectangular=True, box=bar) if bar else shape


def _may_be_bar(shape: Shape) -> bool:
    return not shape.filled and _BAR_HEIGHTS[0] <= shape.box.height <= _BAR_HEIGHTS[1] and shape.box.width >= _BAR_HEIGHTS[0]


def _bar(path: dict[str, Any]) -> Box | None:
    """Return the bounds of a stroked path that covers what lies under it: one thick level line, or many slanting ones."""
    lines = [item for item in path["items"] if item[0] == "l"]
    half = (path.get("width") or 0.0) / 2
    x0, top, x1, bottom = path["rect"]
    if len(lines) == len(path["items"]) == 1 and half >= 2 and bottom - top < 0.5:
        return Box(x0, top - half, x1, bottom + half)
    slanting = [item for item in lines if abs(item[1][0] - item[2][0]) > 1 and abs(item[1][1] - item[2][1]) > 1]
    if len(slanting) >= _HATCH and len(slanting) >= 0.8 * len(path["items"]) and x1 - x0 < _HATCH * len(slanting):
        return Box(x0, top, x1, bottom)
    return None


def _near(bar: Box, box: Box) -> bool:
    reach = 0.6 * box.height
    return (
        max(abs(bar.x0 - box.x0), abs(bar.x1 - box.x1)) <= reach
        and max(abs(bar.top - box.top), abs(bar.bottom - box.bottom)) <= 2
    )


def _pictures(page: Any, blocks: list[Any]) -> Iterator[Picture]:
    placed = [block for block in blocks if block[6] == _PICTURE]
    low = [block for block in placed if _BAR_HEIGHTS[0] <= block[3] - block[1] <= _BAR_HEIGHTS[1]]
    colours = dict(_picture_colours(page)) if low and len(placed) <= _MOST_PICTURES else {}
    for block in placed:
        box = _box(block)
        yield Picture(box, block[5], colours.get((round(box.x0), round(box.top), round(box.x1), round(box.bottom))))


def _picture_colours(page: Any) -> Iterator[tuple[tuple[int, int, int, int], tuple[float, float, float]]]:
    """Yield the place and the colour of each picture that is low and of one colour."""
    import pymupdf

    for info in page.get_image_info(xrefs=True):
        x0, top, x1, bottom = info["bbox"]
        if not info["xref"] or bottom - top > _BAR_HEIGHTS[1] or info["width"] * info["height"] > _MOST_PIXELS:
            continue
        pixels = pymupdf.Pixmap(page.parent, info["xref"])
        if pixels.is_unicolor:
            pixels = pymupdf.Pixmap(pymupdf.csRGB, pixels) if pixels.n - pixels.alpha != 3 else pixels
            red, green, blue = pixels.pixel(0, 0)[:3]
            yield (round(x0), round(top), round(x1), round(bottom)), (red / 255, green / 255, blue / 255)


def _annotations(page: Any) -> Iterator[Annotation]:
    for annotation in page.annots():
        colours = annotation.colors or {}
        fill = colours.get("fill") or colours.get("stroke")
        colour = (fill[0], fill[1], fill[2]) if fill and len(fill) == 3 else None
        opacity = annotation.opacity if 0 <= annotation.opacity <= 1 else 1.0
        yield Annotation(annotation.type[1], _box(annotation.rect), annotation.info.get("content") or "", colour, opacity)
