"""Words and covers in reading order: the one running text that everything after works on."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.furniture import Furniture, find_furniture
from foialyzer.page.page import Document, Page, Word
from foialyzer.page.printed_furniture import Row, find_repeated
from foialyzer.page.reading_order import order_edges
from foialyzer.page.runs import Place, Run, Runs
from foialyzer.page.span import Span
from foialyzer.page.turning import find_turn, turn_box, turn_page
from foialyzer.page.words import Edges, edges_of, texts_of

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
class Text:
    """The running text of one document.

    Args:
        string: the characters; every cover is a run of `█`.
        runs: the printed pieces in order; between them stands white space only.
        covers: the span of each cover, in the order the covers were given.
        furniture: what was kept out of the running text.
    """

    string: str
    runs: Runs
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
        return self.runs[self.runs.before(index)].place

    def pages(self, span: Span) -> tuple[int, int]:
        """Return the first and last page that a span touches; (1, 1) in a text without any printed piece."""
        first, last = self.place(span.start), self.place(max(span.start, span.end - 1))
        return (first.page, last.page) if first and last else (1, 1)


@frozen
class _Piece:
    """What will be one run: its characters, its box, and the cover it is, if it is one."""

    text: str
    box: Edges
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
                writer.write_line(page.number, _written(pieces), gap)
    else:
        furniture = _write_printed([_printed(page, by_page[page.number]) for page in document.pages], writer)
    return Text("".join(writer.parts), writer.runs, tuple(writer.covers), furniture)


class _Writer:
    """Gathers the text piece by piece; local to `lay_out`."""

    def __init__(self, covers: int) -> None:
        self.parts: list[str] = []
        self.runs = Runs()
        self.covers = [Span(0, 0)] * covers
        self.at = 0

    def write_line(self, page: int, line: "_WrittenLine", blank_lines: int) -> None:
        start = self.at + blank_lines
        self.runs.extend(page, start, (line.starts, line.ends, line.edges))
        for cover, first, last in line.covers:
            self.covers[cover] = Span(start + first, start + last)
        self.parts += ("\n" * blank_lines, line.text, "\n")
        self.at = start + len(line.text) + 1


@frozen
class _WrittenLine:
    """One line as it will be written: its characters, where each piece of it begins and ends, and where that stands on paper."""

    text: str
    starts: "array[int]"
    ends: "array[int]"
    edges: "array[float]"
    covers: list[tuple[int, int, int]]

    @property
    def top(self) -> float:
        """Where its first piece stands."""
        return self.edges[1]


def _written(pieces: Iterable[tuple[int, _Piece]]) -> _WrittenLine:
    """Return the line that pieces make, each with the spaces before it."""
    parts: list[str] = []
    starts, ends, edges = array("L"), array("L"), array("d")
    covers = []
    at = 0
    for indent, piece in pieces:
        start = at + indent
        at = start + len(piece.text)
        starts.append(start)
        ends.append(at)
        edges.extend(piece.box)
        if piece.cover is not None:
            covers.append((piece.cover, start, at))
        parts += (" " * indent, piece.text)
    return _WrittenLine("".join(parts), starts, ends, edges, covers)


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

    line: _WrittenLine
    blank: int
    row: Row


def _printed(page: Page, covers: Sequence[tuple[int, Cover]]) -> list[_PrintedRow]:
    """Return the lines of a printed page in reading order; the page is turned for it so that its words stand level."""
    turn = find_turn(page)
    upright = turn_page(page, turn)
    over = [(index, cover, turn_box(cover.box, page, turn)) for index, cover in covers]
    bars = _Bars((box for _, _, box in over), upright.height)
    placed = zip(texts_of(upright.words), edges_of(upright.words), strict=True)
    pieces = [piece for text, box in placed for piece in _uncovered(text, box, bars)]
    pieces += [_Piece(COVER * cover.length, _edges(box), index) for index, cover, box in over]
    rows = []
    for line in order_edges([piece.box for piece in pieces], upright.width):
        written = _written((spaces, _turned_back(pieces[index], upright, turn)) for index, spaces in line.items)
        height = upright.height or 1
        top, bottom, covered = line.box.top / height, line.box.bottom / height, bool(written.covers)
        rows.append(_PrintedRow(written, line.blank, Row(page.number, written.text, top, bottom, line.aside, covered)))
    return rows


def _turned_back(piece: _Piece, upright: Page, turn: int) -> _Piece:
    return evolve(piece, box=_edges(turn_box(Box(*piece.box), upright, -turn % 360))) if turn else piece


def _edges(box: Box) -> Edges:
    return box.x0, box.top, box.x1, box.bottom


class _Bars:
    """The covers of a page by height, to look up those on the line of a word; local to `_printed`."""

    def __init__(self, boxes: Iterable[Box], height: float) -> None:
        self._rows: dict[int, list[Box]] = defaultdict(list)
        self._height = height
        for box in boxes:
            for row in range(self._row(box.top), self._row(box.bottom) + 1):
                self._rows[row].append(box)

    def _row(self, y: float) -> int:
        return int(min(max(0.0, y), self._height) // _ROW)

    def over(self, word: Edges) -> list[Box]:
        """Return the covers that hide more than half the height of a word somewhere; each holds the word's middle."""
        x0, top, x1, bottom = word
        near = self._rows.get(self._row((top + bottom) / 2))
        if not near:
            return []
        half = (bottom - top) / 2
        level = [bar for bar in near if bar.x0 < x1 and bar.x1 > x0]
        return [bar for bar in level if min(bar.bottom, bottom) - max(bar.top, top) > half]


def _uncovered(text: str, box: Edges, bars: _Bars) -> list[_Piece]:
    """Return the parts of a word that no cover on its line hides."""
    over = bars.over(box)
    if not over:
        return [_Piece(text, box)]
    merged: list[list[float]] = []
    for bar in sorted(over, key=lambda box: box.x0):
        if merged and bar.x0 <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], bar.x1)
        else:
            merged.append([bar.x0, bar.x1])
    return _cut_word(text, box, [edge for pair in merged for edge in pair])


def _write_printed(pages: Sequence[list[_PrintedRow]], writer: _Writer) -> tuple[Furniture, ...]:
    """Write the lines of all pages, and return those that are furniture."""
    rows = [row for page in pages for row in page]
    kinds = find_repeated([row.row for row in rows])
    furniture = []
    for index, row in enumerate(rows):
        if index in kinds:
            furniture.append(Furniture(kinds[index], row.row.page, (row.line.top,), row.row.text))
        else:
            writer.write_line(row.row.page, row.line, row.blank)
    return tuple(furniture)


def _boxes(words: Iterable[Word], covers: Iterable[tuple[int, Cover]]) -> list[Box]:
    return [word.box for word in words] + [cover.box for _, cover in covers]


def _pieces(words: Sequence[Word], covers: Sequence[tuple[int, Cover]]) -> list[_Piece]:
    """Return words and covers of one line from left to right, each word cut where a cover lies over it."""
    pieces = [_Piece(COVER * cover.length, _edges(cover.box), index) for index, cover in covers]
    edges = sorted(edge for _, cover in covers for edge in (cover.box.x0, cover.box.x1))
    for word in words:
        pieces += _cut_word(word.text, _edges(word.box), edges)
    return sorted(pieces, key=lambda piece: (piece.box[0], piece.box[2]))


def _cut_word(text: str, box: Edges, edges: Sequence[float]) -> list[_Piece]:
    """Return the parts of a word that no cover hides; `edges` are the sides of disjoint covers, left and right in turn."""
    left, top, right, bottom = box
    inside = edges[bisect_right(edges, left) : bisect_left(edges, right)]
    cuts = [left, *inside, right]
    parts = []
    for x0, x1 in pairwise(cuts):
        if bisect_right(edges, x0) % 2 == 0 and x0 < x1:
            first, last = (round((x - left) / (right - left) * len(text)) for x in (x0, x1))
            if text[first:last]:
                parts.append(_Piece(text[first:last], (x0, top, x1, bottom)))
    return parts


def _indented(pieces: Sequence[_Piece], left: float) -> list[tuple[int, _Piece]]:
    indented = []
    at = left
    for piece in pieces:
        indented.append((max(0, round(piece.box[0] - at)), piece))
        at = piece.box[2]
    return indented
