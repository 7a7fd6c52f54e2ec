"""PDF files, read a second time without MuPDF: what two readers both see is there, what only one sees is worth a look.

pdfplumber opens the file and finds its pages; pdfminer, on which it stands, reads what they draw. What pdfminer leaves out and
a cover depends on is added here: the clip, the opacity, the colour space, and that a form takes over the state it is drawn in.
Import this module where it is used: it takes a fifth of a second.
"""

import hashlib
import logging
import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
from attrs import frozen
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, dict_value, list_value, num_value, resolve1, resolve_all, stream_value
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, decode_text, mult_matrix
from pdfplumber.utils.exceptions import PdfminerException

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Document, Page, Picture, Shape, Word

__all__ = ["read_pdf_again"]

Matrix = tuple[float, float, float, float, float, float]
Edges = tuple[float, float, float, float]
Colour = tuple[float, float, float]
_LETTER = (0.0, 0.0, 612.0, 792.0)
_APART = 0.15  # of the size of the type; characters further apart are two words
_SAME_LINE = 0.8  # of the size of the type; a superscript still belongs to the word
_UNREAD = "\ufffd"
_NOT_DRAWN = frozenset({"Link", "Popup", "Widget"})  # kinds of annotation that say nothing on the page
_HIDDEN = 0b100010  # flags of an annotation: hidden, not to be viewed


def read_pdf_again(data: bytes, name: str, password: str | None = None) -> Document:
    """Return the document that a PDF file holds, as a reader independent of MuPDF sees it.

    A page that cannot be read becomes an empty page with a diagnostic; the others are not lost. Text that is clipped away or lies in
    a hidden layer is given too: a viewer does not show it, but it can be copied from the file.

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
            message = f"{name} is too damaged to be read as a PDF; open it in a viewer and save or print it anew"
            raise UnreadableInputError(message, "damaged") from error
        if not found:
            message = f"{name} has no pages that can be read; download it again"
            raise UnreadableInputError(message, "no_pages")
        diagnostics: list[Diagnostic] = []
        pages = tuple(_read_page(page, number, diagnostics) for number, page in enumerate(found, 1))
    return Document(name, hashlib.sha256(data).hexdigest(), "pdf", pages, tuple(diagnostics))


def _open(data: bytes, name: str, password: str | None) -> pdfplumber.PDF:
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


def _read_page(page: Any, number: int, diagnostics: list[Diagnostic]) -> Page:
    try:
        return _page(page, number)
    except Exception as error:  # noqa: BLE001  (pdfminer raises whatever it meets; the other pages must not be lost)
        message = f"Page {number} could not be read ({type(error).__name__})."
        diagnostics.append(Diagnostic("page-unreadable", "serious", message, f"page {number}"))
        return Page(number, 0.0, 0.0, "point")
    finally:
        page.close()


def _page(page: Any, number: int) -> Page:
    source = page.page_obj
    left, bottom, right, top = _visible(source.mediabox, source.cropbox)
    scale = _number(source.attrs.get("UserUnit"), 1.0)
    matrix = (scale, 0.0, 0.0, -scale, -left * scale, top * scale)  # origin top left of what a viewer shows
    width, height = (right - left) * scale, (top - bottom) * scale
    device = _Device(page.pdf.rsrcmgr)
    interpreter = _Interpreter(page.pdf.rsrcmgr, device)
    interpreter.clip = (0.0, 0.0, width, height)
    device.begin_page(source, matrix)
    interpreter.render_contents(source.resources, source.contents, ctm=matrix)
    notes = [note for raw in resolve1(source.annots) or () if isinstance(note := resolve1(raw), dict)]
    for note in notes:
        interpreter.draw_appearance(note, matrix)
    return Page(
        number,
        width,
        height,
        "point",
        words=tuple(_words(device.drawn, width, height)),
        shapes=tuple(item for item in device.drawn if isinstance(item, Shape)),
        pictures=tuple(item for item in device.drawn if isinstance(item, Picture)),
        annotations=tuple(_annotations(notes, matrix)),
        rotation=(source.rotate + 45) // 90 * 90 % 360,
    )


def _visible(media: Edges, crop: Edges) -> Edges:
    """Return the part of a page that a viewer shows: the crop box within the media box."""
    media = _sorted(media)
    if not (media[2] - media[0] >= 1 and media[3] - media[1] >= 1):
        media = _LETTER
    return _common(media, _sorted(crop)) or media


def _sorted(edges: Edges) -> Edges:
    x0, y0, x1, y1 = edges
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _common(one: Edges, other: Edges) -> Edges | None:
    x0, y0, x1, y1 = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _number(value: Any, default: float) -> float:
    value = resolve1(value)
    return float(value) if isinstance(value, int | float) and value > 0 else default


@frozen
class _Char:
    """A character as drawn: its box, where its base line starts and ends, the size of its type, and its number in the order drawn."""

    text: str
    box: Box
    start: tuple[float, float]
    end: tuple[float, float]
    size: float
    order: int


class _State(PDFGraphicState):
    """What pdfminer keeps of the graphics state, with the clip and the opacity."""

    clip: Edges | None = (float("-inf"), float("-inf"), float("inf"), float("inf"))
    fill_opacity = 1.0
    stroke_opacity = 1.0

    def copy(self) -> "_State":
        other = _State()
        vars(other).update(vars(self))
        return other


class _Interpreter(PDFPageInterpreter):
    """Runs the operators of a page. The methods are named for the operators, as pdfminer wants it."""

    clip: Edges | None = None
    inherited: _State | None = None
    device: "_Device"
    graphicstate: _State

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self.graphicstate = self.inherited.copy() if self.inherited else _State()
        if self.clip:
            self.graphicstate.clip = self.clip
        if isinstance(self.device.cur_item, LTFigure) and self.graphicstate.clip:  # a form is clipped to its box
            self.graphicstate.clip = _common(self.graphicstate.clip, self.device.cur_item.bbox)

    def subinterp(self) -> "_Interpreter":
        other = super().subinterp()
        if isinstance(other, _Interpreter):
            other.inherited = self.graphicstate
            return other
        raise TypeError

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)  # pdfminer leaves that of the form

    def do_W(self) -> None:  # noqa: N802
        points = _points(self.curpath, self.ctm)
        if points and self.graphicstate.clip:
            self.graphicstate.clip = _common(self.graphicstate.clip, _bounds(points))

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_gs(self, name: Any) -> None:
        states = dict_value(self.resources.get("ExtGState", {}))
        state = dict_value(states.get(literal_name(name), {}))
        if "ca" in state:
            self.graphicstate.fill_opacity = num_value(state["ca"])
        if "CA" in state:
            self.graphicstate.stroke_opacity = num_value(state["CA"])

    def draw_appearance(self, note: dict[str, Any], matrix: Matrix) -> None:
        """Draw an annotation as a viewer does: its appearance, fitted into its rectangle."""
        looks = resolve1((resolve1(note.get("AP")) or {}).get("N"))
        if isinstance(looks, dict) and "AS" in note:
            looks = resolve1(looks.get(literal_name(note["AS"])))
        if not isinstance(looks, PDFStream) or int(note.get("F", 0)) & _HIDDEN or _kind(note) == "Popup":
            return
        own = tuple(resolve_all(looks.get("Matrix")) or (1, 0, 0, 1, 0, 0))
        bounds, target = apply_matrix_rect(own, _sorted(resolve_all(looks["BBox"]))), _sorted(resolve_all(note["Rect"]))
        wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
        across, up = (target[2] - target[0]) / wide if wide else 1.0, (target[3] - target[1]) / high if high else 1.0
        fit = (across, 0.0, 0.0, up, target[0] - bounds[0] * across, target[1] - bounds[1] * up)
        self.init_resources({"XObject": {"appearance": looks}})
        self.init_state(mult_matrix(fit, matrix))
        self.xobjmap["appearance"] = stream_value(looks)
        self.do_Do(_Name("appearance"))


class _Device(PDFPageAggregator):
    """Takes down what is drawn, in order."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.drawn: list[_Char | Shape | Picture] = []
