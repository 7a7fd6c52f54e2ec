"""What the pages of a PDF draw, taken down in order with pdfminer.

What pdfminer leaves out and a cover depends on is added here: the clip, the opacity, the colour space, the annotations, and that
a form takes over the state it is drawn in.
"""

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from typing import Any

from attrs import evolve, frozen
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, int_value, num_value, resolve1, resolve_all, stream_value
from pdfminer.psparser import LIT, literal_name
from pdfminer.utils import PathSegment, apply_matrix_pt, apply_matrix_rect, mult_matrix
from PIL import Image

from foialyzer.page.box import Box
from foialyzer.page.page import Picture, Shape

__all__ = ["Char", "Edges", "Matrix", "common_part", "draw_page", "kind_of", "notes_of", "sort_edges"]

Matrix = tuple[float, float, float, float, float, float]
Edges = tuple[float, float, float, float]
Colour = tuple[float, float, float]
_NOWHERE = Box(0, 0, 0, 0)
_UNREAD = "\ufffd"
_HIDDEN = 0b100010  # flags of an annotation: hidden, not to be viewed
_BAR_HEIGHTS = (4.0, 60.0)  # points: what hides a line or a few of text
_HATCH = 8  # slanting lines that make a cross-hatch
_MOST_PIXELS = 1_000_000
_SPACES = {1: PDFColorSpace("DeviceGray", 1), 3: PDFColorSpace("DeviceRGB", 3), 4: PDFColorSpace("DeviceCMYK", 4)}
_COMPONENTS = {"DeviceGray": 1, "G": 1, "CalGray": 1, "DeviceRGB": 3, "RGB": 3, "CalRGB": 3, "DeviceCMYK": 4, "CMYK": 4}


def draw_page(source: PDFPage, fonts: PDFResourceManager, matrix: Matrix, bounds: Edges) -> "list[Char | Shape | Picture]":
    """Return what a page draws, in the order drawn, its annotations last.

    Args:
        source: the page.
        fonts: of the file.
        matrix: from the coordinates of the page to those of the result.
        bounds: x0, top, x1 and bottom of what a viewer shows; shapes are cut off there.
    """
    device = _Device(fonts)
    device.begin_page(source, matrix)
    interpreter = _Interpreter(fonts, device)
    interpreter.clip = bounds
    interpreter.render_contents(source.resources, source.contents, ctm=matrix)
    for note in notes_of(source):
        with suppress(Exception):  # a broken annotation does not cost the page
            _Interpreter(fonts, device).draw_appearance(note, matrix, bounds)
    return device.drawn


def notes_of(source: PDFPage) -> list[dict[str, Any]]:
    """Return the annotations of a page as the PDF holds them."""
    return [note for raw in resolve1(source.annots) or () if isinstance(note := resolve1(raw), dict)]


def sort_edges(edges: Edges) -> Edges:
    """Return the edges of a rectangle with the lower ones first.

    Example:
        >>> sort_edges((9, 0, 1, 5))
        (1, 0, 9, 5)
    """
    x0, y0, x1, y1 = edges
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def common_part(one: Edges, other: Edges) -> Edges | None:
    """Return what two rectangles have in common, None where they are apart.

    Example:
        >>> common_part((0, 0, 4, 4), (2, -1, 9, 3))
        (2, 0, 4, 3)
    """
    x0, y0, x1, y1 = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


@frozen
class Char:
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
            self.graphicstate.clip = common_part(self.graphicstate.clip, self.device.cur_item.bbox)

    def subinterp(self) -> "_Interpreter":
        other = super().subinterp()
        if isinstance(other, _Interpreter):
            other.inherited = self.graphicstate
            return other
        raise TypeError

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802
        self.device.clip = self.graphicstate.clip
        super().do_Do(xobjid_arg)
        self.device.set_ctm(self.ctm)  # pdfminer leaves that of the form

    def do_EI(self, obj: PDFStackT) -> None:  # noqa: N802
        self.device.clip = self.graphicstate.clip
        super().do_EI(obj)

    def do_W(self) -> None:  # noqa: N802
        points = _points(self.curpath, self.ctm)
        if points and self.graphicstate.clip:
            self.graphicstate.clip = common_part(self.graphicstate.clip, _bounds(points))

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
        if not isinstance(looks, PDFStream) or int(note.get("F", 0)) & _HIDDEN or kind_of(note) == "Popup":
            return
        own = tuple(resolve_all(looks.get("Matrix")) or (1, 0, 0, 1, 0, 0))
        bounds, target = apply_matrix_rect(own, sort_edges(resolve_all(looks["BBox"]))), sort_edges(resolve_all(note["Rect"]))
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
        self.drawn: list[Char | Shape | Picture] = []
        self.clip: Edges | None = None  # of the picture that is drawn next; pdfminer does not hand it on

    def paint_path(self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]) -> None:
        del evenodd  # a shape with holes still has its bounds
        state = gstate if isinstance(gstate, _State) else _State()
        if fill and (colour := _colour(gstate.ncs, gstate.ncolor)):
            for edges, upright in _figures(path, self.ctm):
                self._draw(edges, state, Shape(_NOWHERE, colour, filled=True, opacity=state.fill_opacity, rectangular=upright))
        if stroke and (colour := _colour(gstate.scs, gstate.scolor)):
            half = gstate.linewidth / 2  # pdfminer has scaled it
            shape = Shape(_NOWHERE, colour, filled=False, opacity=state.stroke_opacity)
            if bar := _bar(path, self.ctm, half):
                self._draw(bar, state, evolve(shape, filled=True))
                return
            for (x0, y0, x1, y1), upright in _figures(path, self.ctm):
                self._draw((x0 - half, y0 - half, x1 + half, y1 + half), state, evolve(shape, rectangular=upright))

    def _draw(self, edges: Edges, state: _State, shape: Shape) -> None:
        """Take down what the clip leaves of a shape; a fill without area leaves no trace on paper."""
        seen = common_part(edges, state.clip) if state.clip else None
        if seen and not (shape.filled and (seen[0] == seen[2] or seen[1] == seen[3])):
            self.drawn.append(evolve(shape, box=Box(*seen), order=len(self.drawn)))

    def render_image(self, name: str, stream: PDFStream) -> None:
        super().render_image(name, stream)
        seen = common_part(self.cur_item.bbox, self.clip) if self.clip else None
        if not seen:
            return
        box = Box(*seen)
        colour = None
        if _BAR_HEIGHTS[0] <= box.height <= _BAR_HEIGHTS[1]:
            with suppress(Exception):  # a broken picture does not cost the page
                colour = _picture_colour(stream)
        self.drawn.append(Picture(box, len(self.drawn), colour))

    def render_char(self, matrix: Matrix, font: PDFFont, fontsize: float, scaling: float, *rest: Any) -> float:  # noqa: ANN401
        advance = super().render_char(matrix, font, fontsize, scaling, *rest)
        item = self.cur_item._objs[-1]  # noqa: SLF001  (pdfminer hands it out in no other way)
        if isinstance(item, LTChar):
            end = (0.0, advance) if font.is_vertical() else (advance, 0.0)
            ends = apply_matrix_pt(matrix, (0.0, 0.0)), apply_matrix_pt(matrix, end)
            size = fontsize * abs(scaling) ** 0.5 * _scale(matrix)  # type may be stretched
            self.drawn.append(Char(item.get_text(), Box(*item.bbox), *ends, size, len(self.drawn)))
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


def _bar(path: Sequence[PathSegment], matrix: Matrix, half: float) -> Edges | None:
    """Return the bounds of a stroke that covers what lies under it: a thick level line, or the lines of a cross-hatch."""
    at = _points([part for part in path if part[0] in {"m", "l"}], matrix)
    lines = [(start, end) for (start, end), part in zip(pairwise(at), path[1:], strict=False) if part[0] == "l"]
    if len(at) != len(path) or not lines:
        return None
    x0, y0, x1, y1 = _bounds(at)
    if not (x1 - x0 >= _BAR_HEIGHTS[0] and y1 - y0 + 2 * half <= _BAR_HEIGHTS[1]):
        return None
    if len(lines) == 1 and half >= _BAR_HEIGHTS[0] / 2 and y1 - y0 < 0.5:
        return (x0, y0 - half, x1, y1 + half)
    slanting = sum(abs(start[0] - end[0]) > 1 and abs(start[1] - end[1]) > 1 for start, end in lines)
    hatched = slanting >= max(_HATCH, 0.8 * len(lines)) and x1 - x0 < _HATCH * slanting
    return (x0, y0, x1, y1) if hatched and y1 - y0 >= _BAR_HEIGHTS[0] else None


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


def _picture_colour(stream: PDFStream) -> Colour | None:
    """Return the colour of a picture of one colour, None where it has more or they are not told."""
    width, height = int_value(stream.get("Width")), int_value(stream.get("Height"))
    if not 0 < width * height <= _MOST_PIXELS or resolve1(stream.get("ImageMask")) or "Decode" in stream:
        return None
    data = stream.get_data()
    if data[:2] == b"\xff\xd8":
        return _photo_colour(data)
    spec = resolve1(stream.get("ColorSpace"))
    name = literal_name(resolve1(spec[0]) if isinstance(spec, list) else spec)
    count = int_value(stream_value(spec[1])["N"]) if name == "ICCBased" else _COMPONENTS.get(name, 0)
    bits = int_value(stream.get("BitsPerComponent"))
    size = height * ((width * count * bits + 7) // 8)
    if (
        not (count == 1 if bits == 1 else count and bits == 8)
        or len(data) < size
        or data[:size] != data[:count] * (size // count)
    ):
        return None
    return _colour(_SPACES[count], tuple(part / 255 for part in data[:count]))


def _photo_colour(data: bytes) -> Colour | None:
    """Return the colour of a JPEG picture of one colour."""
    with Image.open(BytesIO(data)) as picture:
        if picture.mode not in {"L", "RGB"} or picture.width * picture.height > _MOST_PIXELS:
            return None
        colours = picture.convert("RGB").getcolors(1)  # None where there are more
    value = colours[0][1] if colours else None
    return _colour(_SPACES[3], tuple(part / 255 for part in value)) if isinstance(value, tuple) else None


def kind_of(note: dict[str, Any]) -> str:
    """Return the kind of an annotation as the PDF names it; empty where it does not.

    Example:
        >>> kind_of({"Subtype": LIT("Square")})
        'Square'
    """
    kind = resolve1(note.get("Subtype"))
    return str(literal_name(kind)) if kind else ""
