"""What a reader found on the paper: words, shapes and pictures on pages."""

from typing import Literal

from attrs import frozen

from foialyzer.diagnostic import Diagnostic
from foialyzer.page.box import Box

__all__ = ["Document", "DocumentKind", "Page", "Picture", "Shape", "Unit", "Word"]

Unit = Literal["point", "pixel", "cell"]
DocumentKind = Literal["pdf", "image", "transcript"]


@frozen
class Word:
    """Characters without white space between them.

    Args:
        text: the characters; never empty.
        box: where they stand, in the unit of the page. In a transcript a cell is one character wide and one line high, so that
            `box.top` is the line of the file (from 0) and `box.x0` the column.
        bold: set in bold, or emphasised in a transcript.
        raised: set as superscript, as a footnote mark is.
    """

    text: str
    box: Box
    bold: bool = False
    raised: bool = False


@frozen
class Shape:
    """A filled or stroked figure.

    Args:
        box: its bounds.
        fill, stroke: colour as (red, green, blue) in [0, 1], None where there is none.
        order: when it was drawn; later things lie on top.
    """

    box: Box
    fill: tuple[float, float, float] | None = None
    stroke: tuple[float, float, float] | None = None
    order: int = 0


@frozen
class Picture:
    """A picture placed on the page; its pixels stay with the reader."""

    box: Box
    order: int = 0


@frozen
class Page:
    """One page.

    Args:
        number: counted from 1.
        width, height: in `unit`.
        unit: `point` (1/72 inch) of a PDF, `pixel` of an image, `cell` of a transcript.
        words: in reading order where the source has one.
    """

    number: int
    width: float
    height: float
    unit: Unit
    words: tuple[Word, ...] = ()
    shapes: tuple[Shape, ...] = ()
    pictures: tuple[Picture, ...] = ()


@frozen
class Document:
    """One input as a reader found it, before anything is concluded from it.

    Args:
        name: the file's name without its folder.
        sha256: hash of the file's bytes, in hexadecimal.
        kind: `pdf`, `image` or `transcript`.
        pages: in order.
        diagnostics: what the reader doubts.
    """

    name: str
    sha256: str
    kind: DocumentKind
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
