"""Furniture of printed pages: page numbers, footers, document labels, a letterhead column printed again."""

from collections import defaultdict
from collections.abc import Sequence

import regex
from attrs import frozen

from foialyzer.page.furniture import FurnitureKind

__all__ = ["Row", "find_repeated"]

_ZONE = 0.1  # of the height of a page: top and bottom, where furniture stands
_PLACES = 100  # steps of the height of a page; a line printed on every page stays within one
# "Pagina 3 van 12", "3/12", "- 4 -", "17"
_NUMBER = regex.compile(
    r"(?:(?:pagina|page|blad|pag\.?|p\.)\s*)?[-–]?\s*\d{1,4}\s*(?:(?:van|of|/)\s*\d{1,4})?\s*[-–]?", regex.IGNORECASE
)
# "Doc 1a", "Document 7", "Doc. 3", "Bijlage 2"
_LABEL = regex.compile(r"(?:doc(?:ument)?|bijlage|nr)\.?\s*\d{1,4}\s?[a-z]?(?:\.\d{1,3})?", regex.IGNORECASE)
# "file:///T:/map/Doc.%203.htm[3-12-2020 15:22:17]"
_FILE = regex.compile(r"file:/{2,3}\S+.*\[?\d{1,2}-\d{1,2}-\d{4}[ \d:]*\]?")


@frozen
class Row:
    """A printed line as furniture is told by.

    Args:
        page: number of the page.
        text: what it says.
        top, bottom: as shares of the height of the page.
        aside: whether it stands in a letterhead column.
        covered: whether a cover lies on it; such a line is never furniture.
    """

    page: int
    text: str
    top: float
    bottom: float
    aside: bool
    covered: bool


def find_repeated(rows: Sequence[Row]) -> dict[int, FurnitureKind]:
    """Return which rows are furniture, by their place in the sequence, and of what kind.

    At the top or bottom of a page a row is furniture when it is a page number, the label of a document, the name of a printed
    file, or the same, but for its digits, as a row at that place on another page. A row of a letterhead column is furniture
    when an earlier page has it too. A row that begins with a label ("Aan: ...") is none: mails printed one on a page have the
    same at the same place.

    Args:
        rows: of all pages, in reading order.

    Example:
        >>> row = Row(1, "Pagina 1 van 2", 0.96, 0.97, aside=False, covered=False)
        >>> find_repeated([row])
        {0: 'page_number'}
    """
    found: dict[int, FurnitureKind] = {}
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for row in rows:
        if _in_zone(row):
            places[_shape(row)].add(row.page)
    seen: set[str] = set()
    column: set[str] = set()
    page = 0
    for index, row in enumerate(rows):
        if row.page != page:
            page, seen, column = row.page, seen | column, set()
        if row.covered:
            continue
        kind = _kind(row, places)
        if kind is None and row.aside and row.text.casefold() in seen:
            kind = "letterhead"
        if kind:
            found[index] = kind
        if row.aside:
            column.add(row.text.casefold())
    return found


def _in_zone(row: Row) -> bool:
    return row.bottom <= _ZONE or row.top >= 1 - _ZONE


def _shape(row: Row) -> tuple[str, int]:
    """Return what a row says but for its digits, and how far down the page."""
    return regex.sub(r"\d+", "#", row.text.casefold()), round(row.top * _PLACES)


def _kind(row: Row, places: dict[tuple[str, int], set[int]]) -> FurnitureKind | None:
    if not _in_zone(row):
        return None
    if _NUMBER.fullmatch(row.text):
        return "page_number"
    if _LABEL.fullmatch(row.text):
        return "label"
    if _FILE.match(row.text):
        return "footer"
    field = row.text.split()[0].endswith(":")
    return "footer" if len(places[_shape(row)]) > 1 and any(map(str.isalpha, row.text)) and not field else None
