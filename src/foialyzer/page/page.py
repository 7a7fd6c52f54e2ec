"""What a reader found on the paper: words, shapes and pictures on pages."""

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from foialyzer.diagnostic import Diagnostic
from foialyzer.page.box import Box

__all__ = [
    "Annotation",
    "Document",
    "DocumentKind",
    "Origin",
    "Page",
    "Patch",
    "Picture",
    "Shape",
    "Table",
    "Unit",
    "Word",
]

Unit = Literal["point", "pixel", "cell"]
Origin = Literal["born_digital", "scanned", "hybrid", "image", "typed"]
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
        order: when it was drawn; later things lie on top.
    """

    text: str
    box: Box
    bold: bool = False
    raised: bool = False
    order: int = 0


@frozen
class Shape:
    """A filled or stroked figure.

    Args:
        box: its bounds.
        colour: (red, green, blue) in [0, 1].
        filled: whether it is filled; stroked otherwise.
        opacity: in [0, 1].
        rectangular: whether it is an upright rectangle.
        order: when it was drawn; later things lie on top.
    """

    box: Box
    colour: tuple[float, float, float]
    filled: bool = True
    opacity: float = 1.0
    rectangular: bool = True
    order: int = 0


@frozen
class Picture:
    """A picture placed on the page; its pixels stay with the reader.

    Args:
        box: its bounds.
        order: when it was drawn.
        colour: (red, green, blue) in [0, 1] where all of it has one colour, as a bar pasted over text has; None otherwise.
    """

    box: Box
    order: int = 0
    colour: tuple[float, float, float] | None = None


@frozen
class Annotation:
    """A note that stands on the page without being part of it.

    Args:
        kind: as the PDF names it: `Redact`, `Square`, `Highlight`, `FreeText`, ...
        box: its bounds.
        text: what it says; empty where it says nothing.
        colour: of its inside, None where it has none.
        opacity: in [0, 1].
    """

    kind: str
    box: Box
    text: str = ""
    colour: tuple[float, float, float] | None = None
    opacity: float = 1.0


@frozen
class Table:
    """A table whose cells the file itself tells apart, as a sheet of a workbook does.

    Args:
        rows: the text of each cell, row by row; empty where a cell is.
        tops: where each row stands on the page.
    """

    rows: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]


@frozen
class Patch:
    """A cover found in the pixels of a page.

    Args:
        box: its bounds.
        style: how it looks.
        confidence: that it is a cover, in [0, 1].
        text: what was read in it; None where nothing was.
        reading: how sure that is, in [0, 1]; None where nothing was read.
    """

    box: Box
    style: Literal["black", "grey", "white", "coloured", "outlined"]
    confidence: float
    text: str | None = None
    reading: float | None = None


@frozen
class Page:
    """One page.

    Args:
        number: counted from 1.
        width, height: in `unit`.
        unit: `point` (1/72 inch) of a PDF, `pixel` of an image, `cell` of a transcript.
        words: in reading order where the source has one; the words of a PDF are held as `page/words.py` has them.
        rotation: degrees clockwise by which a viewer turns the page: 0, 90, 180 or 270. All boxes are those of the page not
            turned.
        tables: that the file tells apart itself; the tables of a printed page are found by `release/inventory_lists.py`.
        patches: covers found in its pixels, where it is a picture.
        origin: how it came about: `born_digital` (a program set its words), `scanned` (a picture in a PDF), `hybrid` (a picture
            with words under it that nobody sees, as scanners and review tools make them), `image` (a picture file), `typed` (a
            transcript).
        recognised: mean confidence of the words that recognition read on it, in [0, 1]; None where it read none.
    """

    number: int
    width: float
    height: float
    unit: Unit
    words: Sequence[Word] = ()
    shapes: tuple[Shape, ...] = ()
    pictures: tuple[Picture, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    rotation: int = 0
    tables: tuple[Table, ...] = ()
    patches: tuple[Patch, ...] = ()
    origin: Origin = "born_digital"
    recognised: float | None = None


@frozen
class Document:
    """One input as a reader found it, before anything is concluded from it.

    Args:
        name: the file's name without its folder.
        sha256: hash of the file's bytes, in hexadecimal.
        kind: `pdf`, `image` or `transcript`.
        pages: in order.
        diagnostics: what the reader doubts.
        outline: title and page of each bookmark.
        metadata: what the file says of its author, title and subject.
        parts: name and first page of each file, where several were read as one release.
    """

    name: str
    sha256: str
    kind: DocumentKind
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    outline: tuple[tuple[str, int], ...] = ()
    metadata: tuple[str, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
