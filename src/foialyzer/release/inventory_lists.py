"""Lists in a parcel: tables with the columns of an inventory, found on the page, and their rows cell by cell.

Method:

1. A row of words is a heading when at least two of its phrases name columns (`find_heading`), one of them a number, title or date
   and one a judgement, a ground or a mark. Phrases are parted by a gap wider than a space; where ruling lines run down through
   the heading, the lines part them, over all lines of the heading.
2. Columns run from ruling line to ruling line. Without them, each ends where the fewest words are cut, as far right as can be.
3. Rows run from ruling line to ruling line across. Where several numbers stand between two lines, or there are no lines, a row
   begins at each number (or date, or judgement, where no column holds numbers).
4. A page without a heading goes on with the columns of the page before it when its ruling lines stand at the same places, or when
   numbers stand in the column of numbers and judgements, dates or grounds in theirs.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import regex
from attrs import evolve, field, frozen

from foialyzer.mail.dates import find_date
from foialyzer.page.grid import Rules, WordRow, find_rows, find_rules
from foialyzer.page.page import Document, Page, Table
from foialyzer.page.turning import find_turn, turn_page
from foialyzer.page.words import texts_of
from foialyzer.release.inventory_columns import (
    HYPHENS,
    JUDGING,
    Column,
    clean_cell,
    find_head,
    is_listing,
    may_hold_head,
    middle_of,
    name_column,
    stretch_columns,
    text_of,
)
from foialyzer.release.inventory_words import is_title, parse_judgement

__all__ = ["ListRow", "Listing", "find_listings", "is_lettered", "is_number"]

_APART = 3.5  # heights of a word: a wider gap ends a list without ruling lines
_TOGETHER = 0.8  # heights of a word: a narrower gap parts words of one phrase
_NEAR = 3.0  # points: ruling lines of two pages stand at one place
_FIRST_ROWS = 30  # rows of a sheet in which its heading is looked for
_MOST_WORDS = 20_000  # of a page
# "1", "1a", "7.1", "01.a.", "646.5", "12-3", "A3"
_NUMBER = regex.compile(r"(?:[A-Za-z]{1,3}[-. ]?)?\d{1,7}(?:[.\-/ ]?(?:\d{1,4}|[a-z]{1,2})){0,3}[.):]?|[a-z][.):]?")


_LETTER = regex.compile(r"[A-Z][.):]?")


@frozen
class ListRow:
    """One row.

    Args:
        page: it stands on.
        top, bottom: of the page turned upright.
        cells: text of each column.
    """

    page: int
    top: float
    bottom: float
    cells: tuple[str, ...]


@frozen
class Listing:
    """One list, over one or more pages.

    Args:
        columns: of its heading.
        rows: in order, the heading left out.
        title: the line above it that calls it an inventory; None where there is none.
        page, top: where its heading stands, on the page turned upright.
        last: the last page it stands on.
        ruled: whether lines run down between its columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[ListRow, ...]
    title: str | None
    page: int
    top: float
    last: int
    ruled: bool = field(default=False)


def is_number(text: str) -> bool:
    """Tell whether a cell holds the number of a document.

    Example:
        >>> [is_number(text) for text in ("1", "01.a.", "7.1", "57e", "Documenten IenW", "10.2.e en 11.1")]
        [True, True, True, True, False, False]
    """
    return len(text) <= 16 and _NUMBER.fullmatch(text) is not None


def is_lettered(cells: Sequence[str]) -> bool:
    """Tell whether the numbers of a list are capital letters.

    Example:
        >>> is_lettered(["A", "B.", ""]), is_lettered(["A", "2"]), is_lettered(["A"])
        (True, False, False)
    """
    told = [cell for cell in cells if cell]
    return len(told) > 1 and all(map(_LETTER.fullmatch, told))


def find_listings(document: Document) -> tuple[Listing, ...]:
    """Return every list with the columns of an inventory, in page order.

    Args:
        document: as read; its pages are turned for it so that their words stand level.
    """
    found: list[Listing] = []
    for page in document.pages:
        if page.tables:
            found += [listing for table in page.tables if (listing := _sheet(page, table))]
        if page.tables or len(page.words) > _MOST_WORDS:
            continue
        upright = _with_plain_hyphens(turn_page(page, find_turn(page)))
        above = found[-1] if found and found[-1].last == page.number - 1 else None
        if not above and not may_hold_head(upright):
            continue
        rows = find_rows(upright.words)
        listings = list(_on_page(upright, rows, above))
        if listings and listings[0].page < page.number:
            found.pop()
        found += listings
    return tuple(found)


def _with_plain_hyphens(page: Page) -> Page:
    printed = "".join(texts_of(page.words))
    if not any(chr(sign) in printed for sign in HYPHENS):
        return page
    return evolve(page, words=tuple(evolve(word, text=word.text.translate(HYPHENS)) for word in page.words))


def _on_page(page: Page, rows: Sequence[WordRow], above: Listing | None) -> Iterator[Listing]:
    """Yield the lists of a page; the first may be one that goes on from the page before."""
    rules = find_rules(page)
    heads = [(index, head) for index in range(len(rows)) if (head := find_head(page, rows, index, rules))]
    first = heads[0][0] if heads else len(rows)
    if above and (more := _continued(page, rows[:first], rules, above)):
        yield evolve(above, rows=(*above.rows, *more), last=page.number)
    ends = [*(index for index, _ in heads[1:]), len(rows)]
    for (index, heading), end in zip(heads, ends, strict=False):
        body = [row for row in rows[index + 1 : end] if (row.top + row.bottom) / 2 > heading.bottom]
        columns = heading.columns if heading.ruled else stretch_columns(heading.columns, body)
        title = next((row.text for row in reversed(rows[max(0, index - 6) : index]) if is_title(row.text, "inventory")), None)
        listing = Listing(columns, (), title, page.number, rows[index].top, page.number, heading.ruled)
        found = _rows(page, body, rules, listing)
        if found:
            yield evolve(listing, rows=tuple(found))


def _rows(page: Page, body: Sequence[WordRow], rules: Rules, listing: Listing) -> list[ListRow]:
    """Return the rows of a list among rows of words, which begin below its heading."""
    columns = listing.columns
    if not body:
        return []
    left = columns[0].x0 if listing.ruled else min(row.words[0].box.x0 for row in body)
    right = columns[-1].x1 if listing.ruled else max(column.x0 for column in columns[1:])
    levels = rules.rows(left, right)
    bands = [(low, high) for low, high in pairwise(levels) if high - low > 4]
    filled = [(low, high, lines) for low, high in bands if (lines := [row for row in body if low < _mid(row) < high])]
    if len(filled) >= 2 or (listing.ruled and filled):
        return [found for _, _, lines in filled for found in _split(page, lines, columns)]
    return list(_split(page, _until_gap(body), columns))


def _mid(row: WordRow) -> float:
    return (row.top + row.bottom) / 2


def _until_gap(body: Sequence[WordRow]) -> Sequence[WordRow]:
    height = median(word.box.height for row in body for word in row.words)
    for index, (above, below) in enumerate(pairwise(body)):
        if below.top - above.bottom > _APART * height:
            return body[: index + 1]
    return body


def _cells(lines: Sequence[WordRow], columns: Sequence[Column]) -> tuple[str, ...]:
    words = [word for line in lines for word in line.words]
    return tuple(text_of(word for word in words if column.x0 <= middle_of(word) < column.x1) for column in columns)


def _split(page: Page, lines: Sequence[WordRow], columns: Sequence[Column]) -> Iterator[ListRow]:
    """Yield the rows among some lines: one begins at each number, date or judgement, whichever the list has first."""
    key = next(
        (i for kind in ("number", "id", "date", "judgement") for i, c in enumerate(columns) if c.heading.kind == kind), None
    )
    keys = ["" if key is None else _cells([line], columns)[key] for line in lines]
    lettered = is_lettered([cell for cell, line in zip(keys, lines, strict=True) if not _is_phrase(line)])
    begins = _LETTER.fullmatch if lettered else lambda cell: key is not None and _begins(cell, columns[key])
    starts = [i for i, cell in enumerate(keys) if cell and begins(cell)]
    sections = {i for i, line in enumerate(lines) if len(starts) > 1 and i not in starts and keys[i] and _is_phrase(line)}
    first = next((i for i in range(len(lines)) if i not in sections), 0)
    starts = [first, *starts[1:]] if starts else [0]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        group = [line for i, line in enumerate(lines[start:end], start) if i not in sections]
        yield ListRow(page.number, group[0].top, max(line.bottom for line in group), _cells(group, columns))


def _is_phrase(line: WordRow) -> bool:
    """Tell whether the words of a line stand together: in a list without ruling lines, what begins at its edge is a section."""
    boxes = [word.box for word in line.words]
    return len(boxes) > 1 and all(b.x0 - a.x1 <= _TOGETHER * min(a.height, b.height) for a, b in pairwise(boxes))


def _begins(cell: str, column: Column) -> bool:
    if column.heading.kind in {"number", "id"}:
        return is_number(cell)
    return find_date(cell, ("nl",)) is not None if column.heading.kind == "date" else parse_judgement(cell) is not None


def _continued(page: Page, body: Sequence[WordRow], rules: Rules, above: Listing) -> list[ListRow]:
    """Return the rows with which the list of the page before goes on; none where it does not."""
    if above.ruled:
        edges = [above.columns[0].x0, *(column.x1 for column in above.columns)]
        down = [place for place, _, _ in rules.down]
        if any(all(abs(edge - place) > _NEAR for place in down) for edge in edges):
            return []
        return _rows(page, body, rules, above)
    numbers = next((i for i, column in enumerate(above.columns) if column.heading.kind in {"number", "id"}), None)
    if numbers is None:
        return []
    fits = [row for row in body if (cells := _cells([row], above.columns)) and is_number(cells[numbers]) and _holds(cells, above)]
    if 2 * len(fits) < len(body) or len(fits) < 2:
        return []
    return _rows(page, [row for row in body if row.top >= fits[0].top], rules, above)


def _holds(cells: Sequence[str], listing: Listing) -> bool:
    """Tell whether a row holds what a column of the list is for: a date, a judgement or a ground."""
    return any(
        _begins(cell, column) if column.heading.kind in {"date", "judgement"} else bool(cell) and column.heading.kind in JUDGING
        for cell, column in zip(cells, listing.columns, strict=True)
    )


def _sheet(page: Page, table: Table) -> Listing | None:
    """Return the list in a table whose cells the file tells apart."""
    for index, cells in enumerate(table.rows[:_FIRST_ROWS]):
        columns = tuple(Column(name_column(clean_cell(cell)), place, place + 1) for place, cell in enumerate(cells))
        if is_listing([column for column, cell in zip(columns, cells, strict=True) if cell]):
            rest = zip(table.rows[index + 1 :], table.tops[index + 1 :], strict=True)
            rows = tuple(ListRow(page.number, top, top + 1, tuple(map(clean_cell, row))) for row, top in rest if any(row))
            title = next((text for row in table.rows[:index] for text in row if is_title(text, "inventory")), None)
            return Listing(columns, rows, title, page.number, table.tops[index], page.number, ruled=True)
    return None
