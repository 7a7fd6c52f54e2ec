"""Text that flows down the pages of a PDF, with what is hidden in it covered, and the truth about every cover.

Nothing here calls the code under test.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import groupby
from typing import Any, Literal

from attrs import evolve, field, frozen
from drawing import BLACK, GREY, HEIGHT, WHITE, WIDTH, YELLOW, Colour, Pen, measure
from hiding import Character, Piece, characters, pieces

from foialyzer.page.box import Box

pymupdf: Any = import_module("pymupdf")

CoverStyle = Literal["black", "grey", "outlined", "yellow"]
FILLS: dict[CoverStyle, Colour] = {"black": BLACK, "grey": GREY, "outlined": WHITE, "yellow": YELLOW}
INKS: dict[str, Colour] = {"black": BLACK, "white": WHITE, "red": (0.75, 0.0, 0.0)}
SMALLEST_CODE = 4.5  # points; a code that would be smaller is left out


@frozen
class Look:
    """How a redaction is drawn.

    Args:
        style: of its boxes.
        code: on which of its boxes the code is printed.
        ink: of the code.
        printed: the code as it is printed, where that is not as the recipe has it.
        tall: the boxes of several lines touch.
    """

    style: CoverStyle = "grey"
    code: Literal["each", "first", "never"] = "each"
    ink: Literal["black", "white", "red"] = "black"
    printed: str | None = None
    tall: bool = False


@frozen
class Face:
    """A font of the fourteen that every viewer has, its size in points, and the distance of its lines in sizes."""

    font: str = "helv"
    size: float = 9.5
    leading: float = 1.28
    colour: Colour = BLACK

    @property
    def pitch(self) -> float:
        """The distance of two lines in points."""
        return self.size * self.leading

    @property
    def bold(self) -> "Face":
        """The same in bold."""
        return evolve(self, font={"helv": "hebo", "tiro": "tibo", "cour": "cobo"}[self.font])


@frozen
class Covered:
    """What is true of one box that hides text.

    Args:
        page: from 1.
        box: in points, origin top left.
        passage: boxes of one redaction share its number.
        code: of the ground, or words that are none, as the recipe has it.
        printed: on this box, or None.
        chars: hidden, without white space.
        leak: whether they are in the file all the same.
        message: number of the mail it stands in, from 0; None outside any mail.
    """

    page: int
    box: Box
    passage: int
    code: str
    printed: str | None
    chars: int
    leak: bool
    message: int | None


@frozen
class Margins:
    """The part of a page that text fills."""

    left: float = 70.0
    right: float = 525.0
    top: float = 72.0
    bottom: float = 770.0


Furnish = Callable[[Pen, int, int], None]
"""Draws what stands on every page of a document: takes the pen, the number of the page in it, and how many it has."""


def furnish_nothing(_pen: Pen, _number: int, _total: int) -> None:
    """Leave a page as it is."""


@frozen
class Setting:
    """How a document is set: its margins, its looks by code, and its furniture."""

    margins: Margins = Margins()
    looks: dict[str, Look] = field(factory=dict)
    furnish: Furnish = furnish_nothing


class Sheets:
    """Takes text, sets it on pages, and takes down what it covers."""

    def __init__(self) -> None:
        self.pdf = pymupdf.open()
        self.setting = Setting()
        self.first = 0  # page of the document that is being set
        self.y = 0.0
        self.indent, self.quoted = 0.0, 0
        self.message: int | None = None
        self.covered: list[Covered] = []
        self.pen: Pen
        self._passages = 0

    @property
    def page(self) -> int:
        """The number of the page that is being set, from 1."""
        return len(self.pdf)

    @property
    def left(self) -> float:
        """Where a line begins."""
        return self.setting.margins.left + self.indent + 12.0 * self.quoted

    def begin(self, setting: Setting) -> None:
        """Begin a document on a page of its own."""
        self.setting, self.first = setting, len(self.pdf) + 1
        self.turn()

    def turn(self) -> None:
        """Go on to a new page."""
        if self.page >= self.first:
            self.pen.lift()
        self.pen = Pen(self.pdf.new_page(width=WIDTH, height=HEIGHT), "helv")
        self.y = self.setting.margins.top

    def end(self) -> None:
        """End the document: its pages get what stands on each of them."""
        self.pen.lift()
        total = self.page - self.first + 1
        for number in range(total):
            pen = Pen(self.pdf[self.first - 1 + number], "helv")
            self.setting.furnish(pen, number + 1, total)
            pen.lift()

    def skip(self, points: float) -> None:
        """Leave some room."""
        self.y += points

    def need(self, points: float) -> None:
        """Turn the page unless so much room is left on it."""
        if self.y + points > self.setting.margins.bottom:
            self.turn()

    def write(self, text: str, face: Face, lead: str = "") -> None:
        """Write a paragraph, `lead` in bold before it; a blank text is a blank line of half the height."""
        if not text and not lead:
            self.y += 0.6 * face.pitch
            return
        x = self.left + (measure(f"{lead} ", face.bold.font, face.size) if lead else 0.0)
        lines = _broken(characters(text), face, (self.setting.margins.right - x, self.setting.margins.right - self.left))
        self.begin_text()
        for number, line in enumerate(lines):
            self.need(face.pitch)
            self.y += face.pitch
            if number == 0 and lead:
                self.plain(self.left, lead, face.bold)
            self._bars(face)
            self.show(x if number == 0 else self.left, line, face)

    def place(self, x: float, text: str, face: Face) -> None:
        """Write a text on the line where the pen is."""
        self.begin_text()
        self.show(x, characters(text), face)

    def begin_text(self) -> None:
        """Number the redactions of another text on from those of the texts before it."""
        self._passages = 1 + max((covered.passage for covered in self.covered), default=0)

    def plain(self, x: float, text: str, face: Face) -> None:
        """Write a text in which nothing is hidden on the line where the pen is."""
        self.pen.text(x, self.y, text, face.size, face.colour, face.font)

    def rule(self, width: float, colour: Colour = BLACK) -> None:
        """Draw a line across the page."""
        self.pen.line((self.left, self.y), (self.setting.margins.right, self.y), width, colour)

    def show(self, x: float, line: Sequence[Character], face: Face) -> float:
        """Set one line from `x` on; return where it ends."""
        for piece in pieces(line):
            width = measure(piece.text, face.font, face.size)
            if not piece.number:
                self.plain(x, piece.text, face)
            else:
                self._cover(x, width, piece, face)
            x += width
        return x

    def _cover(self, x: float, width: float, piece: Piece, face: Face) -> None:
        look = self.setting.looks.get(piece.code, Look())
        number = self._passages + piece.number
        first = not any(covered.passage == number for covered in self.covered)
        box = _box(x, width, self.y, (face, look))
        if piece.leak:
            self.pen.text(x, self.y, piece.text, face.size, face.colour, face.font)
        self.pen.fill(box, FILLS[look.style], BLACK if look.style == "outlined" else None)
        printed = (look.printed or piece.code) if look.code == "each" or (look.code == "first" and first) else None
        if printed and not self._label(box, printed, look, face.size):
            printed = None
        self.covered.append(Covered(self.page, box, number, piece.code, printed, piece.chars, piece.leak, self.message))

    def block(self, code: str, chars: int) -> None:
        """Cover the page from margin to margin."""
        look, margins = self.setting.looks.get(code, Look()), self.setting.margins
        box = Box(margins.left, margins.top, margins.right, margins.bottom)
        self.begin_text()
        self.y = box.top + 12.0
        self.pen.fill(box, FILLS[look.style], BLACK if look.style == "outlined" else None)
        printed = look.printed or code
        self._label(box, printed, look, 12.0)
        self.covered.append(Covered(self.page, box, self._passages, code, printed, chars, leak=False, message=self.message))

    def _label(self, box: Box, printed: str, look: Look, size: float) -> bool:
        """Print a code in a box as large as it fits; tell whether it fits at all."""
        fitting = min(0.82 * size, (box.width - 2.0) / measure(printed, "helv", 1.0))
        if not fitting >= SMALLEST_CODE:
            return False
        self.pen.text(box.x0 + 1.0, self.y - 0.02 * size, printed, round(fitting, 2), INKS[look.ink], "helv")
        return True

    def _bars(self, face: Face) -> None:
        for depth in range(self.quoted):
            x = self.setting.margins.left + self.indent + 12.0 * depth + 2.0
            self.pen.line((x, self.y - face.size), (x, self.y + face.pitch - face.size), 1.0, (0.6, 0.6, 0.75))


def _box(x: float, width: float, base: float, drawn: tuple[Face, Look]) -> Box:
    face, look = drawn
    top = base - 0.92 * face.size
    height = face.pitch if look.tall else 1.16 * face.size
    pad = 0.6
    return Box(round(x - pad, 2), round(top, 2), round(x + width + pad, 2), round(top + height, 2))


def _broken(signs: Sequence[Character], face: Face, room: tuple[float, float]) -> list[list[Character]]:
    """Return the lines that some characters take, broken at spaces.

    Args:
        signs: of one paragraph.
        face: they are set in.
        room: points on the first line, and on each line below it.
    """
    lines: list[list[Character]] = [[]]
    for is_space, word in groupby(signs, key=lambda each: each.sign == " "):
        letters = list(word)
        width = _width([*lines[-1], *letters], face)
        if not is_space and lines[-1] and width > room[0 if len(lines) == 1 else 1]:
            while lines[-1] and lines[-1][-1].sign == " ":
                lines[-1].pop()
            lines.append([])
        lines[-1] += letters
    return lines


def split_lines(text: str, face: Face, room: float) -> list[list[Character]]:
    """Return the lines of a text in a column of so many points."""
    return _broken(characters(text), face, (room, room))


def _width(signs: Sequence[Character], face: Face) -> float:
    return measure("".join(each.sign for each in signs), face.font, face.size)
