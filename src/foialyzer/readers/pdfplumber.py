"""PDF files, read a second time without MuPDF: what two readers both see is there, what only one sees is worth a look.

pdfplumber opens the file and finds its pages; pdfminer, on which it stands, draws them.
Import this module where it is used: it takes a fifth of a second.
"""

import hashlib
import logging
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdftypes import resolve1, resolve_all
from pdfminer.utils import apply_matrix_rect, decode_text
from pdfplumber.utils.exceptions import PdfminerException

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Document, Page, Picture, Shape, Word
from foialyzer.readers.pdfminer import Char, Edges, Matrix, common_part, draw_page, kind_of, notes_of, sort_edges

__all__ = ["read_pdf_again"]

_LETTER = (0.0, 0.0, 612.0, 792.0)
_APART = 0.15  # of the size of the type; characters further apart are two words
_OVERLAP = 0.5  # of the size of the type; characters that overlap more were not written one after the other
_SAME_LINE = 0.8  # of the size of the type; a superscript still belongs to the word
_NOT_DRAWN = frozenset({"Link", "Popup", "Widget"})  # kinds of annotation that say nothing on the page


def read_pdf_again(data: bytes, name: str, password: str | None = None) -> Document:
    """Return the document that a PDF file holds, as a reader independent of MuPDF sees it.

    A page that cannot be read becomes an empty page with a diagnostic; the others are not lost. Text that is clipped away or lies
    in a hidden layer is given too: a viewer does not show it, but it can be copied from the file.

    Args:
        data: the bytes of the file.
        name: of the file.
        password: of an encrypted file.

    Raises:
        UnreadableInputError: the file is damaged beyond repair, has no pages, or needs a password.
    """
    for library in ("pdfminer", "pdfplumber"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            pdf = _open(data, name, password)
            found = pdf.pages
        except UnreadableInputError:
            raise
        except Exception as error:
            raise UnreadableInputError.damaged(name) from error
        if not found:
            raise UnreadableInputError.without_pages(name)
        diagnostics: list[Diagnostic] = []
        pages = tuple(_read_page(page, number, diagnostics) for number, page in enumerate(found, 1))
    return Document(name, hashlib.sha256(data).hexdigest(), "pdf", pages, tuple(diagnostics))


def _open(data: bytes, name: str, password: str | None) -> pdfplumber.pdf.PDF:
    """Return the open file; a password that it does not need is not held against it."""
    for attempt in dict.fromkeys((password or "", "")):
        try:
            return pdfplumber.open(BytesIO(data), password=attempt)
        except PdfminerException as error:
            if not isinstance(error.args[0], PDFEncryptionError):
                raise
    what = "is encrypted; give its password with --password" if password is None else "does not open with this password"
    message = f"{name} {what}"
    raise UnreadableInputError(message, "encrypted")


def _read_page(page: pdfplumber.page.Page, number: int, diagnostics: list[Diagnostic]) -> Page:
    try:
        return _page(page, number)
    except Exception as error:  # noqa: BLE001  (pdfminer raises whatever it meets; the other pages must not be lost)
        message = f"Page {number} could not be read ({type(error).__name__})."
        diagnostics.append(Diagnostic("page-unreadable", "serious", message, f"page {number}"))
        return Page(number, 0.0, 0.0, "point")
    finally:
        page.close()


def _page(page: pdfplumber.page.Page, number: int) -> Page:
    source = page.page_obj
    left, bottom, right, top = _visible(source.mediabox, source.cropbox)
    scale = _number(source.attrs.get("UserUnit"), 1.0)
    matrix = (scale, 0.0, 0.0, -scale, -left * scale, top * scale)  # origin top left of what a viewer shows
    width, height = (right - left) * scale, (top - bottom) * scale
    drawn = draw_page(source, page.pdf.rsrcmgr, matrix, (0.0, 0.0, width, height))
    return Page(
        number,
        width,
        height,
        "point",
        words=tuple(_words(drawn, width, height)),
        shapes=tuple(item for item in drawn if isinstance(item, Shape)),
        pictures=tuple(item for item in drawn if isinstance(item, Picture)),
        annotations=tuple(_annotations(notes_of(source), matrix)),
        rotation=(source.rotate + 45) // 90 * 90 % 360,
    )


def _visible(media: Edges, crop: Edges) -> Edges:
    """Return the part of a page that a viewer shows: the crop box within the media box."""
    media = sort_edges(media)
    if not (media[2] - media[0] >= 1 and media[3] - media[1] >= 1):
        media = _LETTER
    return common_part(media, sort_edges(crop)) or media


def _number(value: object, default: float) -> float:
    value = resolve1(value)
    return float(value) if isinstance(value, int | float) and value > 0 else default


def _words(drawn: Sequence[Char | Shape | Picture], width: float, height: float) -> Iterator[Word]:
    """Yield the words of a page: characters drawn one after the other, side by side, with nothing else drawn between them."""
    held: list[Char] = []
    for item in drawn:
        if held and not (isinstance(item, Char) and not item.text.isspace() and _continues(held[-1], item)):
            yield _word(held)
            held = []
        if isinstance(item, Char) and not item.text.isspace() and item.box.meet(Box(0, 0, width, height)):
            held.append(item)
    if held:
        yield _word(held)


def _word(chars: Sequence[Char]) -> Word:
    box = chars[0].box
    for char in chars[1:]:
        box = box.join(char.box)
    return Word("".join(char.text for char in chars), box, order=chars[0].order)


def _continues(last: Char, char: Char) -> bool:
    """Tell whether a character stands against the one before it, on the same base line and in the same direction."""
    along = (last.end[0] - last.start[0], last.end[1] - last.start[1])
    length = (along[0] ** 2 + along[1] ** 2) ** 0.5
    if not length > 0:
        return last.box.meet(char.box) is not None
    unit = (along[0] / length, along[1] / length)
    step = (char.start[0] - last.end[0], char.start[1] - last.end[1])
    ahead, aside = step[0] * unit[0] + step[1] * unit[1], step[1] * unit[0] - step[0] * unit[1]
    turned = (char.end[0] - char.start[0]) * unit[0] + (char.end[1] - char.start[1]) * unit[1] < 0
    return -_OVERLAP * char.size < ahead < _APART * char.size and abs(aside) < _SAME_LINE * char.size and not turned


def _annotations(notes: Sequence[dict[str, Any]], matrix: Matrix) -> Iterator[Annotation]:
    for note in notes:
        kind = kind_of(note)
        edges = resolve_all(note.get("Rect"))
        if kind in _NOT_DRAWN or not (isinstance(edges, list) and len(edges) == 4):
            continue
        x0, y0, x1, y1 = apply_matrix_rect(matrix, sort_edges((edges[0], edges[1], edges[2], edges[3])))
        said = resolve1(note.get("Contents"))
        inside: list[Any] = resolve_all(note.get("IC")) or resolve_all(note.get("C")) or []
        colour = (float(inside[0]), float(inside[1]), float(inside[2])) if len(inside) == 3 else None
        text = decode_text(said) if isinstance(said, bytes) else ""
        yield Annotation(kind, Box(x0, y0, x1, y1), text, colour, _number(note.get("CA"), 1.0))
