"""The inventory: the list of documents that comes with a decision, row by row."""

from collections.abc import Callable, Sequence
from typing import get_args

import regex
from attrs import evolve, frozen

from foialyzer.law.citations import parse_citations
from foialyzer.law.grounds import find_ground
from foialyzer.mail.dates import find_date
from foialyzer.page.page import Document
from foialyzer.release.inventory_columns import clean_cell
from foialyzer.release.inventory_lists import Listing, ListRow, find_listings, is_lettered, is_number
from foialyzer.release.inventory_words import ColumnKind, Heading, Judgement, find_heading, parse_judgement

__all__ = ["Inventory", "InventoryRow", "key_of", "parse_inventory"]

# "0001 - 0004", "12-14", "p. 7 t/m 9", "5"
_PAGES = regex.compile(r"(?:p(?:ag(?:ina)?)?\.?\s*)?(\d{1,6})(?:\s*(?:-|–|t/m|tot(?: en met)?)\s*(\d{1,6}))?")
_LONGEST_JUDGEMENT = 120  # characters
_OPENNESS = regex.compile(r"openba|geweigerd|reikwijdte|verzoek|dubbel|public|beoordeeld|gelijk aan", regex.IGNORECASE)
# the id a system gave, with whatever of the title ran into its cell: "kits19488"
_SYSTEM_ID = regex.compile(r"\d{4,9}(?!\w)")
# "1. stal 12", "7a Verslag"
_LEADING = regex.compile(r"(\d{1,4}[a-z]?(?:\.\d{1,2})?)[.)]\s+(\S.*)", regex.DOTALL)


@frozen
class InventoryRow:
    """One document as the inventory lists it.

    Args:
        number: it goes by, as printed without a closing dot; its id in a list that has no other; None where the list gives none.
        date: ISO 8601; None where none is printed or it could not be read.
        title: of the document.
        kind: of document, as the list calls it.
        judgement: what was decided; `unknown` where the list does not say.
        grounds: ids, in the order printed.
        sender, recipient: as printed.
        page: of the input on which the row stands.
        printed: the cells of the row, parted by `|` between spaces.
        document_id: the number under which the authority's system holds the document, which stamps may repeat.
        stated_pages: first and last page of the document, as the list counts them.
        unread_grounds: codes printed that no table knows.
    """

    number: str | None
    date: str | None
    title: str | None
    kind: str | None
    judgement: Judgement
    grounds: tuple[str, ...]
    sender: str | None
    recipient: str | None
    page: int
    printed: str
    document_id: str | None = None
    stated_pages: tuple[int, int] | None = None
    unread_grounds: tuple[str, ...] = ()


@frozen
class Inventory:
    """Every list of the input, as one.

    Args:
        rows: in the order printed.
        listings: where they stand on the page.
    """

    rows: tuple[InventoryRow, ...] = ()
    listings: tuple[Listing, ...] = ()


def key_of(number: str) -> str:
    """Return a number of a document as numbers are compared: no leading zeros, no dot before a letter, lower case.

    Example:
        >>> key_of("01.a."), key_of("Doc. 1A"), key_of("00012"), key_of("7.1")
        ('1a', '1a', '12', '7.1')
    """
    bare = regex.sub(r"^\D{0,20}?(?=\d)", "", number.casefold().strip(" .:)("))
    bare = regex.sub(r"(?<=\d)[.\-/ ]+(?=[a-z])", "", bare)
    return regex.sub(r"(?<![\d])0+(?=\d)", "", bare)


def parse_inventory(document: Document) -> Inventory:
    """Return the rows of every inventory in a document.

    A row that holds one cell only is a section ("Documenten van de gemeente") and is left out; one at the top of a page without a
    number goes on with the row above it.

    Args:
        document: as read.
    """
    read = [(listing, rows) for found in find_listings(document) if (rows := _rows(listing := _typed(found)))]
    sure = [(listing, rows) for listing, rows in read if listing.title or _is_backed(listing)]
    return Inventory(tuple(row for _, rows in sure for row in rows), tuple(listing for listing, _ in sure))


def _typed(listing: Listing) -> Listing:
    """Return a list whose columns without a known heading, or with the heading of another, are named by what stands in them."""
    taken: set[ColumnKind] = set()
    columns = []
    for place, column in enumerate(listing.columns):
        kind = column.heading.kind
        cells = [row.cells[place] for row in listing.rows if row.cells[place]]
        if kind == "unknown" or (kind in taken and kind not in {"marked", "remarks"}):
            columns.append(evolve(column, heading=Heading(_kind_of(cells))))
        elif kind == "marked" and "judgement" not in taken and _tell_judgements(cells):
            columns.append(evolve(column, heading=Heading("judgement")))
        else:
            columns.append(column)
        taken.add(columns[-1].heading.kind)
    return evolve(listing, columns=tuple(columns))


def _tell_judgements(cells: Sequence[str]) -> bool:
    """Tell whether the cells below "Openbaar" say what was decided, "ja", "deels", "nee", instead of marking it."""
    told = {cell.casefold() for cell in cells if parse_judgement(cell)}
    return len(told) > 1 and 2 * sum(cell.casefold() in told for cell in cells) > len(cells)


def _kind_of(cells: Sequence[str]) -> ColumnKind:
    tests: dict[ColumnKind, Callable[[str], bool]] = {
        "pages": lambda cell: (found := _PAGES.fullmatch(cell)) is not None and found[2] is not None,
        "date": lambda cell: find_date(cell, ("nl",)) is not None,
        "grounds": lambda cell: any(map(str.isdigit, cell)) and bool(_grounds(cell)[0]),
    }
    return next((kind for kind, test in tests.items() if cells and 2 * sum(map(test, cells)) > len(cells)), "unknown")


def _is_backed(listing: Listing) -> bool:
    """Tell whether the cells of a list bear out that it is an inventory: a list of actions has a status, but no judgements."""
    kinds = [column.heading.kind for column in listing.columns]
    entries = _joined(listing, kinds)
    borne = 0
    for row in entries:
        decided, cited = _first(row.cells, kinds, "judgement"), _first(row.cells, kinds, "grounds")
        told = decided if decided and len(decided) <= _LONGEST_JUDGEMENT else ""  # longer ones are prose below "Betreft Besluit"
        said = _OPENNESS.search(told) is not None and parse_judgement(told) is not None
        marks = [
            c.heading.means for c, cell in zip(listing.columns, row.cells, strict=True) if cell and c.heading.kind == "marked"
        ]
        borne += said or bool(cited and _grounds(cited)[0]) or (bool(marks) and "title" in kinds)
    return len(listing.columns) > 2 and 2 * borne >= len(entries) > 0


def _rows(listing: Listing) -> list[InventoryRow]:
    kinds = [column.heading.kind for column in listing.columns]
    numbered = "number" in kinds
    lettered = numbered and is_lettered([row.cells[kinds.index("number")] for row in listing.rows])
    rows: list[InventoryRow] = []
    base = ""
    for joined in _joined(listing, kinds):
        number = _first(joined.cells, kinds, "number")
        if number is not None and not is_number(number) and not lettered:
            number = None
        if number and number.rstrip(".):").isalpha():
            number = base + number
        elif number:
            base = regex.sub(r"(?<=\d)[.\s]?[a-z]{0,2}\W?$", "", number)
        rows.append(_row(listing, joined, number, numbered=numbered))
    return rows


def _joined(listing: Listing, kinds: Sequence[ColumnKind]) -> list[ListRow]:
    """Return the rows that are documents, each with the cells in which it goes on over the page."""
    found: list[ListRow] = []
    keyed = [i for i, kind in enumerate(kinds) if kind in {"number", "id"}]
    for row in listing.rows:
        filled = [i for i, cell in enumerate(row.cells) if cell]
        new_page = bool(found) and row.page > found[-1].page
        if new_page and keyed and not any(row.cells[i] for i in keyed):
            cells = tuple(clean_cell(f"{above} {below}") for above, below in zip(found[-1].cells, row.cells, strict=True))
            found[-1] = ListRow(found[-1].page, found[-1].top, found[-1].bottom, cells)
        elif len(filled) > 1 and not _is_heading_again(row, listing) and _is_entry(row, kinds):
            found.append(row)
    return found


def _is_entry(row: ListRow, kinds: Sequence[ColumnKind]) -> bool:
    """Tell whether a row is a document: its number, where it has one, looks like one, or it has a date or a judgement."""
    for kind in ("number", "id"):
        cell = _first(row.cells, kinds, kind)
        if cell and is_number(cell):
            return True
    when, decided = _first(row.cells, kinds, "date"), _first(row.cells, kinds, "judgement")
    if (when and find_date(when, ("nl",))) or (decided and parse_judgement(decided)):
        return True
    grounds, title = _first(row.cells, kinds, "grounds"), _first(row.cells, kinds, "title")
    return bool(title and grounds and parse_citations(grounds, place="label"))


def _is_heading_again(row: ListRow, listing: Listing) -> bool:
    known = [find_heading(cell) == column.heading for cell, column in zip(row.cells, listing.columns, strict=True) if cell]
    return bool(known) and sum(known) > len(known) / 2 and len(known) > 1


def _first(cells: Sequence[str], kinds: Sequence[ColumnKind], kind: str) -> str | None:
    return next((cell for cell, own in zip(cells, kinds, strict=True) if own == kind and cell), None)


def _row(listing: Listing, row: ListRow, number: str | None, *, numbered: bool) -> InventoryRow:
    kinds = [column.heading.kind for column in listing.columns]
    title = _first(row.cells, kinds, "title")
    if not numbered and title and (leading := _LEADING.fullmatch(title)):
        number, title = leading[1], leading[2]
    marked = [
        column.heading.means
        for column, cell in zip(listing.columns, row.cells, strict=True)
        if column.heading.kind == "marked" and column.heading.means and _is_mark(cell)
    ]
    document_id = _system_id(_first(row.cells, kinds, "id"))
    if not numbered and number is None:
        number = document_id
    cited, unread = _grounds(_first(row.cells, kinds, "grounds") or "")
    ticked = [mark for mark in marked if ":" in mark]
    grounds = tuple(dict.fromkeys([*cited, *(mark for mark in ticked if find_ground(mark))]))
    unread += tuple(mark.partition(":")[2] for mark in ticked if not find_ground(mark))
    pages = _pages(_first(row.cells, kinds, "pages"))
    return InventoryRow(
        number=number.rstrip(".):") if number else None,
        date=_date(_first(row.cells, kinds, "date")),
        title=title,
        kind=_first(row.cells, kinds, "kind"),
        judgement=_judged(listing, row, marked, grounds),
        grounds=grounds,
        sender=_first(row.cells, kinds, "sender"),
        recipient=_first(row.cells, kinds, "recipient"),
        page=row.page,
        printed=" | ".join(cell for cell in row.cells if cell),
        document_id=document_id,
        stated_pages=pages,
        unread_grounds=unread,
    )


def _system_id(cell: str | None) -> str | None:
    if cell is None or is_number(cell):
        return cell
    found = _SYSTEM_ID.search(cell)
    return found[0] if found else cell


def _is_mark(cell: str) -> bool:
    return 0 < len(cell) <= 3 or cell.casefold() in {"ja", "yes"}


def _grounds(cell: str) -> tuple[list[str], tuple[str, ...]]:
    citations = parse_citations(cell, place="label")
    known = [citation.ground for citation in citations if citation.ground and (g := find_ground(citation.ground)) and g.citable]
    unread = [c.printed for c in citations if c.ground is None and c.statute and c.confidence >= 0.8]
    return known, tuple(dict.fromkeys(unread))


def _date(cell: str | None) -> str | None:
    found = find_date(cell, ("nl",)) if cell else None
    return found.value.date().isoformat() if found else None


def _judged(listing: Listing, row: ListRow, marked: Sequence[str], grounds: Sequence[str]) -> Judgement:
    """Return what was decided: by the row's own cell, a marked column, or the title ("Inventarislijst niet openbaar")."""
    kinds = [column.heading.kind for column in listing.columns]
    own = _first(row.cells, kinds, "judgement")
    said = parse_judgement(own) if own else None
    if said in {None, "withheld"} and not grounds and (cited := _first(row.cells, kinds, "grounds")):
        instead = parse_judgement(cited)  # "dubbel", "buiten verzoek" where a ground would stand
        said = instead if instead in {"duplicate", "out_of_scope"} else said
    said = said or next((judgement for judgement in get_args(Judgement) if judgement in marked), None)
    if said is None and "judgement" not in kinds and listing.title:
        said = parse_judgement(listing.title)
        if said == "partial" and not grounds:
            said = "public" if "(" in listing.title else said
    return said or "unknown"


def _pages(stated: str | None) -> tuple[int, int] | None:
    found = _PAGES.fullmatch(stated) if stated else None
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else None
