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
from attrs import evolve, frozen
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdftypes import PDFStream, dict_value, num_value, resolve1, resolve_all
from pdfminer.psparser import LIT, literal_name
from pdfminer.utils import PathSegment, apply_matrix_pt, apply_matrix_rect, decode_text, mult_matrix
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
_OVERLAP = 0.5  # of the size of the type; characters that overlap more were not written one after the other
_SAME_LINE = 0.8  # of the size of the type; a superscript still belongs to the word
_UNREAD = "\ufffd"
_NOWHERE = Box(0, 0, 0, 0)
_NOT_DRAWN = frozenset({"Link", "Popup", "Widget"})  # kinds of annotation that say nothing on the page
_HIDDEN = 0b100010  # flags of an annotation: hidden, not to be viewed


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
            message = f"{name} is too damaged to be read as a PDF; open it in a viewer and save or print it anew"
            raise UnreadableInputError(message, "damaged") from error
        if not found:
            message = f"{name} has no pages that can be read; download it again"
            raise UnreadableInputError(message, "no_pages")
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
    device = _Device(page.pdf.rsrcmgr)
    interpreter = _Interpreter(page.pdf.rsrcmgr, device)
    interpreter.clip = (0.0, 0.0, width, height)
    device.begin_page(source, matrix)
    interpreter.render_contents(source.resources, source.contents, ctm=matrix)
    notes = [note for raw in resolve1(source.annots) or () if isinstance(note := resolve1(raw), dict)]
    for note in notes:
        _Interpreter(page.pdf.rsrcmgr, device).draw_appearance(note, matrix, interpreter.clip)
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


def _number(value: object, default: float) -> float:
    value = resolve1(value)
    return float(value) if isinstance(value, int | float) and value > 0 else default


@frozen
class _Char:
    """A character as drawn: its box, the ends of its base line, the size of its type, and its number in the order drawn."""

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

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)  # pdfminer leaves that of the form

    def do_W(self) -> None:  # noqa: N802
        points = _points(self.curpath, self.ctm)
        if points and self.graphicstate.clip:
            self.graphicstate.clip = _common(self.graphicstate.clip, _bounds(points))

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_gs(self, name: PDFStackT) -> None:
        states = dict_value(self.resources.get("ExtGState", {}))
        state = dict_value(states.get(literal_name(name), {}))
        if "ca" in state:
            self.graphicstate.fill_opacity = num_value(state["ca"])
        if "CA" in state:
            self.graphicstate.stroke_opacity = num_value(state["CA"])

    def draw_appearance(self, note: dict[str, Any], matrix: Matrix, clip: Edges | None) -> None:
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
        self.clip = clip
        self.init_resources({"XObject": {"appearance": looks}})
        self.init_state(mult_matrix(fit, matrix))
        self.do_Do(LIT("appearance"))


class _Device(PDFPageAggregator):
    """Takes down what is drawn, in order."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.drawn: list[_Char | Shape | Picture] = []

    def paint_path(  # noqa: PLR0913  (as pdfminer calls it)
        self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]
    ) -> None:
        del evenodd  # a shape with holes still has its bounds
        state = gstate if isinstance(gstate, _State) else _State()
        if fill and (colour := _colour(gstate.ncs, gstate.ncolor)):
            for edges, upright in _figures(path, self.ctm):
                self._draw(edges, state, Shape(_NOWHERE, colour, filled=True, opacity=state.fill_opacity, rectangular=upright))
        if stroke and (colour := _colour(gstate.scs, gstate.scolor)):
            half = gstate.linewidth / 2  # pdfminer has scaled it
            for (x0, y0, x1, y1), upright in _figures(path, self.ctm):
                edges = (x0 - half, y0 - half, x1 + half, y1 + half)
                self._draw(edges, state, Shape(_NOWHERE, colour, filled=False, opacity=state.stroke_opacity, rectangular=upright))

    def _draw(self, edges: Edges, state: _State, shape: Shape) -> None:
        """Take down what the clip leaves of a shape; a fill without area leaves no trace on paper."""
        seen = _common(edges, state.clip) if state.clip else None
        if seen and not (shape.filled and (seen[0] == seen[2] or seen[1] == seen[3])):
            self.drawn.append(evolve(shape, box=Box(*seen), order=len(self.drawn)))

    def render_image(self, name: str, stream: PDFStream) -> None:
        super().render_image(name, stream)
        self.drawn.append(Picture(Box(*self.cur_item.bbox), len(self.drawn)))

    def render_char(self, matrix: Matrix, font: PDFFont, fontsize: float, scaling: float, *rest: Any) -> float:  # noqa: ANN401
        advance = super().render_char(matrix, font, fontsize, scaling, *rest)
        item = self.cur_item._objs[-1]  # noqa: SLF001  (pdfminer hands it out in no other way)
        if isinstance(item, LTChar):
            end = (0.0, advance) if font.is_vertical() else (advance, 0.0)
            ends = apply_matrix_pt(matrix, (0.0, 0.0)), apply_matrix_pt(matrix, end)
            size = fontsize * abs(scaling) ** 0.5 * _scale(matrix)  # type may be stretched
            self.drawn.append(_Char(item.get_text(), Box(*item.bbox), *ends, size, len(self.drawn)))
        return advance

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:  # noqa: ARG002
        return _UNREAD


def _points(path: Sequence[PathSegment], matrix: Matrix) -> list[tuple[float, float]]:
    """Return every point that a path names, those that only bend its curves too."""
    return [apply_matrix_pt(matrix, point) for _, *numbers in path for point in zip(numbers[::2], numbers[1::2], strict=False)]


def _bounds(points: Sequence[tuple[float, float]]) -> Edges:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def _scale(matrix: Matrix) -> float:
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def _figures(path: Sequence[PathSegment], matrix: Matrix) -> list[tuple[Edges, bool]]:
    """Return the bounds of what a path draws, each with whether it is an upright rectangle: these apart, anything else as one."""
    starts = [at for at, (kind, *_) in enumerate(path) if kind == "m"]
    parts = [path[start:end] for start, end in pairwise([*starts, len(path)])]
    drawn = [(points, part) for part in parts if len(points := _points(part, matrix)) > 1]
    upright = [_is_upright(points, part) for points, part in drawn]
    rest = [point for (points, _), apart in zip(drawn, upright, strict=True) if not apart for point in points]
    figures = [(_bounds(points), True) for (points, _), apart in zip(drawn, upright, strict=True) if apart]
    return [*figures, (_bounds(rest), False)] if rest else figures


def _is_upright(points: Sequence[tuple[float, float]], part: Sequence[PathSegment]) -> bool:
    """Tell whether a path is a rectangle, or a line, along the edges of the page."""
    if any(kind not in {"m", "l", "h"} for kind, *_ in part):
        return False
    x0, y0, x1, y1 = _bounds(points)
    corners = [(abs(x - x0) < 0.01 or abs(x - x1) < 0.01) and (abs(y - y0) < 0.01 or abs(y - y1) < 0.01) for x, y in points]
    turns = all(abs(x - u) < 0.01 or abs(y - v) < 0.01 for (x, y), (u, v) in pairwise([*points, points[0]]))
    return all(corners) and turns and len(points) in {2, 4, 5}


def _colour(space: PDFColorSpace, value: object) -> Colour | None:
    """Return a colour as red, green and blue, or None where it is not told: in a pattern, or by its number in a list.

    An ink of its own (Separation, DeviceN) is taken for black, as much of it as there is.
    """
    parts = [float(part) for part in (value if isinstance(value, tuple | list) else (value,)) if isinstance(part, int | float)]
    if not parts or space.name in {"Pattern", "Indexed"}:
        return None
    if space.name in {"Separation", "DeviceN"}:
        return (1 - min(1.0, max(parts)),) * 3
    if space.name == "Lab":
        return (min(1.0, parts[0] / 100),) * 3
    parts = [min(1.0, max(0.0, part)) for part in parts]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (parts[0],) * 3


def _words(drawn: Sequence[_Char | Shape | Picture], width: float, height: float) -> Iterator[Word]:
    """Yield the words of a page: characters drawn one after the other, side by side, with nothing else drawn between them."""
    held: list[_Char] = []
    for item in drawn:
        if held and not (isinstance(item, _Char) and not item.text.isspace() and _continues(held[-1], item)):
            yield _word(held)
            held = []
        if isinstance(item, _Char) and not item.text.isspace() and item.box.meet(Box(0, 0, width, height)):
            held.append(item)
    if held:
        yield _word(held)


def _word(chars: Sequence[_Char]) -> Word:
    box = chars[0].box
    for char in chars[1:]:
        box = box.join(char.box)
    return Word("".join(char.text for char in chars), box, order=chars[0].order)


def _continues(last: _Char, char: _Char) -> bool:
    """Tell whether a character stands against the one before it, on the same base line and in the same direction."""
    if char.order != last.order + 1:
        return False
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
        kind = _kind(note)
        edges = resolve_all(note.get("Rect"))
        if kind in _NOT_DRAWN or not (isinstance(edges, list) and len(edges) == 4):
            continue
        x0, y0, x1, y1 = apply_matrix_rect(matrix, _sorted((edges[0], edges[1], edges[2], edges[3])))
        said = resolve1(note.get("Contents"))
        inside = resolve_all(note.get("IC")) or resolve_all(note.get("C")) or ()
        colour = (float(inside[0]), float(inside[1]), float(inside[2])) if len(inside) == 3 else None
        text = decode_text(said) if isinstance(said, bytes) else ""
        yield Annotation(kind, Box(x0, y0, x1, y1), text, colour, _number(note.get("CA"), 1.0))


def _kind(note: dict[str, Any]) -> str:
    return str(literal_name(note.get("Subtype", "")))
