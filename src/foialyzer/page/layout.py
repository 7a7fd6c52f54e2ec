"""Words and covers in reading order: the one running text that everything after works on."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.furniture import Furniture, find_furniture
from foialyzer.page.page import Document, Page, Word
from foialyzer.page.reading import order_lines
from foialyzer.page.repeated import Row, find_repeated
from foialyzer.page.span import Span
from foialyzer.page.turning import find_turn, turn_box, turn_page

__all__ = ["COVER", "Cover", "Place", "Run", "Text", "lay_out"]

COVER = "█"
_ROW = 16.0  # points; height of the rows that covers are sorted into


@frozen
class Cover:
    """A place on a page whose characters are taken away.

    Args:
        page: number of the page, from 1.
        box: where, within one line.
        length: how many `█` stand for it in the text; at least 1.
    """

    page: int
    box: Box
    length: int


@frozen
class Place:
    """Where a character of the text stands on paper: the page, and the box of its word or cover."""

    page: int
    box: Box


@frozen
class Run:
    """A stretch of the text that was printed in one piece: (part of) a word, or a cover."""

    span: Span
    page: int
    box: Box

    @property
    def place(self) -> Place:
        """Where it stands on paper."""
        return Place(self.page, self.box)


@frozen
class Text:
    """The running text of one document.

    Args:
        string: the characters; every cover is a run of `█`.
        runs: the printed pieces in order; between them stands white space only.
        covers: the span of each cover, in the order the covers were given.
        furniture: what was kept out of the running text.
    """

    string: str
    runs: tuple[Run, ...]
    covers: tuple[Span, ...]
    furniture: tuple[Furniture, ...] = ()

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(0, len(self.string))

    def place(self, index: int) -> Place | None:
        """Return where the character at `index` stands; white space takes the place of the piece before it.

        None only in a text without any printed piece.
        """
        if not self.runs:
            return None
        return self.runs[max(0, bisect_right(self.runs, index, key=lambda run: run.span.start) - 1)].place

    def pages(self, span: Span) -> tuple[int, int]:
        """Return the first and last page that a span touches; (1, 1) in a text without any printed piece."""
        first, last = self.place(span.start), self.place(max(span.start, span.end - 1))
        return (first.page, last.page) if first and last else (1, 1)


@frozen
class _Piece:
    """What will be one run: its characters, its box, and the cover it is, if it is one."""

    text: str
    box: Box
    cover: int | None = None


def lay_out(document: Document, covers: Sequence[Cover]) -> Text:
    """Return the running text of a document in which each cover is a run of `█`.

    A line of a transcript keeps its columns, so that an indent stays visible; words of a printed page are put into reading order.
    Furniture is left out together with its line.

    Args:
        document: as read.
        covers: disjoint; a cover that lies over part of a word cuts the word.

    Example:
        >>> words = (Word("Van:", Box(0, 0, 4, 1)), Word("Jan", Box(5, 0, 8, 1)))
        >>> page = Page(1, 80, 1, "cell", words)
        >>> lay_out(Document("a.txt", "", "transcript", (page,)), [Cover(1, Box(5, 0, 8, 1), 6)]).string
        'Van: ██████\\n'
    """
    by_page = defaultdict(list)
    for index, cover in enumerate(covers):
        by_page[cover.page].append((index, cover))
    writer = _Writer(len(covers))
    if document.kind == "transcript":
        furniture = find_furniture(document, frozenset((c.page, c.box.top) for c in covers))
        hidden_lines = {(item.page, top) for item in furniture for top in item.lines}
        for page in document.pages:
            for pieces, gap in _lines(page, by_page[page.number], hidden_lines):
                writer.write_line(page.number, pieces, gap)
    else:
        furniture = _write_printed([_printed(page, by_page[page.number]) for page in document.pages], writer)
    return Text("".join(writer.parts), tuple(writer.runs), tuple(writer.covers), furniture)


class _Writer:
    """Gathers the text piece by piece; local to `lay_out`."""

    def __init__(self, covers: int) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.covers = [Span(0, 0)] * covers
        self.at = 0

    def write_line(self, page: int, pieces: Sequence[tuple[int, _Piece]], blank_lines: int) -> None:
        parts = ["\n" * blank_lines]
        at = self.at + blank_lines
        for indent, piece in pieces:
            start = at + indent
            at = start + len(piece.text)
            span = Span(start, at)
            self.runs.append(Run(span, page, piece.box))
            if piece.cover is not None:
                self.covers[piece.cover] = span
            parts += (" " * indent, piece.text)
        self.at = at + 1
        self.parts += (*parts, "\n")


def _lines(
    page: Page, covers: Sequence[tuple[int, Cover]], hidden: set[tuple[int, float]]
) -> Iterable[tuple[list[tuple[int, _Piece]], int]]:
    """Yield each printed line as (spaces before, piece) pairs, with the number of blank lines before it."""
    words_on = defaultdict(list)
    covers_on = defaultdict(list)
    for word in page.words:
        words_on[word.box.top].append(word)
    for index, cover in covers:
        covers_on[cover.box.top].append((index, cover))
    tops = sorted(words_on.keys() | covers_on.keys())
    left = min((box.x0 for box in _boxes(page.words, covers)), default=0.0)
    before = None
    for top in tops:
        if (page.number, top) in hidden:
            continue
        blank = 0 if before is None else max(0, round(top - before) - 1)
        before = top
        yield _indented(_pieces(words_on[top], covers_on[top]), left), blank


@frozen
class _PrintedRow:
    """A line of a printed page: what is written for it, and what furniture is told by."""

    pieces: list[tuple[int, _Piece]]
    blank: int
    row: Row


def _printed(page: Page, covers: Sequence[tuple[int, Cover]]) -> list[_PrintedRow]:
    """Return the lines of a printed page in reading order; the page is turned for it so that its words stand level."""
    turn = find_turn(page)
    upright = turn_page(page, turn)
    over = [(index, cover, turn_box(cover.box, page, turn)) for index, cover in covers]
    bars = _Bars(box for _, _, box in over)
    pieces = [piece for word in upright.words for piece in _uncovered(word, bars)]
    pieces += [_Piece(COVER * cover.length, box, index) for index, cover, box in over]
    rows = []
    for line in order_lines([piece.box for piece in pieces], upright.width):
        on_line = [(spaces, _turned_back(pieces[index], upright, turn)) for index, spaces in line.items]
        text = "".join([" " * spaces + piece.text for spaces, piece in on_line])
        covered = any(piece.cover is not None for _, piece in on_line)
        height = upright.height or 1
        row = Row(page.number, text, line.box.top / height, line.box.bottom / height, line.aside, covered)
        rows.append(_PrintedRow(on_line, line.blank, row))
    return rows


def _turned_back(piece: _Piece, upright: Page, turn: int) -> _Piece:
    return evolve(piece, box=turn_box(piece.box, upright, -turn % 360)) if turn else piece


class _Bars:
    """The covers of a page by height, to look up those on the line of a word; local to `_printed`."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._rows: dict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            for row in range(int(box.top // _ROW), int(box.bottom // _ROW) + 1):
                self._rows[row].append(box)

    def over(self, word: Box) -> list[Box]:
        """Return the covers that hide more than half the height of a word somewhere; each holds the word's middle."""
        near = self._rows.get(int((word.top + word.bottom) / 2 // _ROW))
        if not near:
            return []
        x0, x1, top, bottom, half = word.x0, word.x1, word.top, word.bottom, word.height / 2
        level = [bar for bar in near if bar.x0 < x1 and bar.x1 > x0]
        return [bar for bar in level if min(bar.bottom, bottom) - max(bar.top, top) > half]


def _uncovered(word: Word, bars: _Bars) -> list[_Piece]:
    """Return the parts of a word that no cover on its line hides."""
    over = bars.over(word.box)
    if not over:
        return [_Piece(word.text, word.box)]
    merged: list[list[float]] = []
    for bar in sorted(over, key=lambda box: box.x0):
        if merged and bar.x0 <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], bar.x1)
        else:
            merged.append([bar.x0, bar.x1])
    return _cut_word(word, [edge for pair in merged for edge in pair])


def _write_printed(pages: Sequence[list[_PrintedRow]], writer: _Writer) -> tuple[Furniture, ...]:
    """Write the lines of all pages, and return those that are furniture."""
    rows = [row for page in pages for row in page]
    kinds = find_repeated([row.row for row in rows])
    furniture = []
    for index, row in enumerate(rows):
        if index in kinds:
            furniture.append(Furniture(kinds[index], row.row.page, (row.pieces[0][1].box.top,), row.row.text))
        else:
            writer.write_line(row.row.page, row.pieces, row.blank)
    return tuple(furniture)


def _boxes(words: Iterable[Word], covers: Iterable[tuple[int, Cover]]) -> list[Box]:
    return [word.box for word in words] + [cover.box for _, cover in covers]


def _pieces(words: Sequence[Word], covers: Sequence[tuple[int, Cover]]) -> list[_Piece]:
    """Return words and covers of one line from left to right, each word cut where a cover lies over it."""
    pieces = [_Piece(COVER * cover.length, cover.box, index) for index, cover in covers]
    edges = sorted(edge for _, cover in covers for edge in (cover.box.x0, cover.box.x1))
    for word in words:
        pieces += _cut_word(word, edges)
    return sorted(pieces, key=lambda piece: (piece.box.x0, piece.box.x1))


def _cut_word(word: Word, edges: Sequence[float]) -> list[_Piece]:
    """Return the parts of a word that no cover hides; `edges` are the sides of disjoint covers, left and right in turn."""
    inside = edges[bisect_right(edges, word.box.x0) : bisect_left(edges, word.box.x1)]
    cuts = [word.box.x0, *inside, word.box.x1]
    parts = []
    for x0, x1 in pairwise(cuts):
        if bisect_right(edges, x0) % 2 == 0 and x0 < x1:
            text = word.text[_column(word, x0) : _column(word, x1)]
            if text:
                parts.append(_Piece(text, Box(x0, word.box.top, x1, word.box.bottom)))
    return parts


def _column(word: Word, x: float) -> int:
    return round((x - word.box.x0) / word.box.width * len(word.text))


def _indented(pieces: Sequence[_Piece], left: float) -> list[tuple[int, _Piece]]:
    indented = []
    at = left
    for piece in pieces:
        indented.append((max(0, round(piece.box.x0 - at)), piece))
        at = piece.box.x1
    return indented
