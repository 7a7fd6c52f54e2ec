"""The columns of a list, told from the heading above them and the words below it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from foialyzer.page.grid import Row, Rules, WordRow, find_rows, split_rows
from foialyzer.page.page import Page, Word
from foialyzer.page.words import Edges, edges_of, words_at
from foialyzer.release.inventory_words import Heading, find_heading

__all__ = [
    "HYPHENS",
    "JUDGING",
    "Column",
    "Head",
    "clean_cell",
    "find_head",
    "is_listing",
    "may_hold_head",
    "middle_of",
    "name_column",
    "stretch_columns",
    "text_of",
]

_GAP = 0.5  # of the height of a word: a wider gap parts two headings
_GAP_CELLS = 1.5  # the same in a transcript, in which a space is one cell wide
_LONGEST_HEADING = 8  # words of one heading
_MOST_HEADINGS = 60  # words of a row of headings
HYPHENS = str.maketrans({"\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-", "\N{SOFT HYPHEN}": "-", "\N{NO-BREAK SPACE}": " "})
JUDGING = frozenset({"judgement", "grounds", "marked"})
_NAMING = frozenset({"number", "id", "title", "date"})


@frozen
class Column:
    """One column.

    Args:
        heading: what it holds.
        x0, x1: from where to where, in the unit of the page turned upright; of a sheet, its place in the row.
    """

    heading: Heading
    x0: float
    x1: float


def clean_cell(text: str) -> str:
    """Return the text of a cell with plain hyphens and single spaces."""
    return " ".join(text.translate(HYPHENS).split())


@frozen
class Head:
    """The heading of a list: its columns, where it ends, and whether ruling lines run down between them."""

    columns: tuple[Column, ...]
    bottom: float
    ruled: bool


def find_head(page: Page, rows: Sequence[WordRow], index: int, rules: Rules) -> Head | None:
    """Return the columns that a row of words is the heading of; None where it is none."""
    row = rows[index]
    phrases = _headings(page, row)
    if not phrases:
        return None
    x0, x1 = row.words[0].box.x0, max(word.box.x1 for word in row.words)
    levels = rules.rows(x0, x1)
    above = max((y for y in levels if y <= row.top + 2), default=None)
    below = min((y for y in levels if y >= row.bottom - 2), default=None)
    if above is not None and below is not None and len(edges := rules.columns(above, below)) > 2:
        inside = [word for near in rows[max(0, index - 4) : index + 5] for word in near.words if above < _y(word) < below]
        cells = ([w for w in inside if left <= middle_of(w) < right] for left, right in pairwise(edges))
        ruled = tuple(Column(name_column(text_of(cell)), *pair) for pair, cell in zip(pairwise(edges), cells, strict=True))
        return Head(ruled, below, ruled=True) if is_listing(ruled) else None
    columns = tuple(Column(name_column(text_of(words)), words[0].box.x0, max(w.box.x1 for w in words)) for words in phrases)
    bottom = row.bottom
    if index + 1 < len(rows) and (joined := _with_second_line(columns, phrases, rows[index + 1])):
        columns, bottom = joined, rows[index + 1].bottom
    return Head(columns, bottom, ruled=False) if is_listing(columns) else None


def may_hold_head(page: Page) -> bool:
    """Tell whether a row of a page may be the heading of a list: two of its phrases are headings of columns.

    Most pages hold no such row; of those no words are made but the ones in short rows and in rows with a gap.

    Args:
        page: turned upright.
    """
    boxes = list(edges_of(page.words))
    for row in split_rows(page.words):
        edges = [boxes[index] for index in row.items]
        if (len(edges) <= _LONGEST_HEADING or _is_parted(page, edges)) and _headings(page, _made(page, row)):
            return True
    return False


def _made(page: Page, row: Row) -> WordRow:
    return WordRow(words_at(page.words, row.items), row.top, row.bottom)


def _headings(page: Page, row: WordRow) -> list[list[Word]]:
    """Return the phrases of a row of which at least two are headings of columns; none of any other row."""
    if not 1 < len(row.words) <= _MOST_HEADINGS:
        return []
    phrases = list(_phrases(page, row))
    return phrases if len(phrases) > 1 and sum(find_heading(text_of(words)) is not None for words in phrases) > 1 else []


def _with_second_line(columns: Sequence[Column], phrases: Sequence[list[Word]], row: WordRow) -> tuple[Column, ...] | None:
    """Return columns with the headings that a second line completes; None where it completes none."""
    below = [[w for w in row.words if column.x0 - 1 <= middle_of(w) <= column.x1 + 1] for column in columns]
    if sum(map(len, below)) != len(row.words):
        return None
    both = [name_column(text_of([*upper, *lower])) for upper, lower in zip(phrases, below, strict=True)]
    better = [new.kind != "unknown" or not lower for new, lower in zip(both, below, strict=True)]
    if not all(better):
        return None
    return tuple(evolve(c, heading=new if low else c.heading) for c, new, low in zip(columns, both, below, strict=True))


def is_listing(columns: Sequence[Column]) -> bool:
    """Tell whether columns are those of an inventory: half of them known, one that names a document and one that judges it."""
    kinds = [column.heading.kind for column in columns]
    known = sum(kind != "unknown" for kind in kinds)
    named = set(kinds)
    return known >= 2 and 2 * known >= len(kinds) and bool(_NAMING & named) and bool(JUDGING & named)


def name_column(text: str) -> Heading:
    """Return what a heading says, `unknown` where it is not known."""
    return find_heading(text) or Heading("unknown")


def text_of(words: Iterable[Word]) -> str:
    """Return the text of some words, row by row."""
    rows = find_rows(words)
    return clean_cell(" ".join(row.text for row in rows))


def middle_of(word: Word) -> float:
    """Return how far to the right the middle of a word stands."""
    return (word.box.x0 + word.box.x1) / 2


def _y(word: Word) -> float:
    return (word.box.top + word.box.bottom) / 2


def _phrases(page: Page, row: WordRow) -> Iterator[list[Word]]:
    """Yield words of a row that stand together, and apart from them a last heading set tight against an unknown one."""
    for phrase in _grouped(page, row):
        few = len(phrase) <= _LONGEST_HEADING
        last = next((k for k in range(len(phrase) - 1, 0, -1) if few and find_heading(text_of(phrase[k:]))), 0)
        if last and find_heading(text_of(phrase)) is None:
            yield phrase[:last]
        else:
            last = 0
        yield phrase[last:]


def _grouped(page: Page, row: WordRow) -> Iterator[list[Word]]:
    phrase: list[Word] = []
    for word in row.words:
        if phrase and _is_gap(page, _edges(phrase[-1]), _edges(word)):
            yield phrase
            phrase = []
        phrase.append(word)
    if phrase:
        yield phrase


def _edges(word: Word) -> Edges:
    return word.box.x0, word.box.top, word.box.x1, word.box.bottom


def _is_gap(page: Page, before: Edges, after: Edges) -> bool:
    low = min(after[3] - after[1], (after[2] - after[0]) * 2, before[3] - before[1])
    return after[0] - before[2] > (_GAP_CELLS if page.unit == "cell" else _GAP * low)


def _is_parted(page: Page, edges: Sequence[Edges]) -> bool:
    return any(_is_gap(page, before, after) for before, after in pairwise(edges))


def stretch_columns(columns: Sequence[Column], body: Sequence[WordRow]) -> tuple[Column, ...]:
    """Return columns without ruling lines as wide as their cells: each ends where the fewest words are cut."""
    words = [word.box for row in body for word in row.words]
    edges = [float("-inf")]
    for left, right in pairwise(columns):
        places = [right.x0 - 0.5, *(box.x0 - 0.5 for box in words if left.x0 < box.x0 - 0.5 < right.x1)]
        cut = {place: sum(1 for box in words if box.x0 < place < box.x1) for place in places if place > edges[-1]}
        edges.append(min(cut, key=lambda place: (cut[place], abs(place - right.x0 + 0.5)), default=right.x0))
    return tuple(evolve(c, x0=low, x1=high) for c, (low, high) in zip(columns, pairwise([*edges, float("inf")]), strict=True))
