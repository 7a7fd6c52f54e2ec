"""Which row of the inventory a document of the parcel is."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

import regex

from foialyzer.release.inventory import Inventory, InventoryRow, key_of
from foialyzer.release.letter_phrases import load_letter_table
from foialyzer.release.page_signs import PageSigns

__all__ = ["find_row", "number_files"]

# "5001", "0003_verslag", "bijlage-3-verslag": the first number of a file name, "2021-008" left out
_FIRST = regex.compile(r"(?P<before>[^\d]{0,24})(?P<number>\d{1,9}[a-z]?)(?![\da-z]|[-.:]\d)", regex.IGNORECASE)
# the rest of "3_5_2019", and the word that "3 mei" and "4 mails" count
_NUMERIC_DATE = regex.compile(r"[\s_]{1,3}\d{1,2}[\s_-]{1,3}(?:19|20)?\d\d(?!\d)")
_WORD = regex.compile(r"[\s_.-]{0,3}(?P<word>[^\W\d_]{1,20}(?:-[^\W\d_]{1,20})?)")
_OPENING = 6  # rows at the top of a document in which its number may stand


def find_row(inventory: Inventory, signs: Sequence[PageSigns], label: str | None) -> InventoryRow | None:
    """Return the row of a document; None unless exactly one row fits.

    The first that settles it: the number on its label, as number or as id, a stamp with the id the list gives, the page count
    stamped on its first page, the id in its first lines. A list that numbers two documents alike settles nothing by number.

    Args:
        inventory: of the input.
        signs: of the pages of the document.
        label: the number printed on it, or that its bookmark gives.
    """
    stamps = {number for sign in signs for _, number in sign.stamps}
    opening = set(regex.findall(r"(?<!\d)\d{5,9}(?!\d)", " ".join(signs[0].head[:_OPENING]))) if signs else set()
    counter = signs[0].counter if signs else None
    fits: tuple[Callable[[InventoryRow], bool], ...] = (
        lambda row: label is not None and row.number is not None and key_of(row.number) == key_of(label),
        lambda row: label is not None and row.document_id is not None and key_of(row.document_id) == key_of(label),
        lambda row: row.document_id in stamps,
        lambda row: counter is not None and row.stated_pages is not None and row.stated_pages[0] == counter,
        lambda row: row.document_id in opening,
    )
    for fit in fits:
        found = [row for row in inventory.rows if fit(row)]
        if len(found) == 1:
            return found[0]
    return None


def number_files(inventory: Inventory, parts: Sequence[tuple[str, int]]) -> Mapping[int, str]:
    """Return the number that the name of each file gives, by its first page; none where the names are not those of the inventory.

    They are where at least two files, and most of those that have a number in their name, are each a row of their own. Names are
    alike, most with the same words or none before the number; that of a date, a time or a count ("4 mails") is none.

    Args:
        inventory: of the input.
        parts: name and first page of each file.

    Example:
        >>> number_files(Inventory(), [("5001.pdf", 3)])
        {}
    """
    named = {page: found for name, page in parts if (found := _FIRST.match(PurePath(name).stem)) and not _counts(found)}
    shapes = Counter(map(_shape, named.values()))
    usual = next((shape for shape, many in shapes.items() if 2 * many > len(named)), None)
    numbers = {page: found["number"].lstrip("0") or "0" for page, found in named.items() if _shape(found) == usual}
    rows = Counter(key for row in inventory.rows for key in {key_of(each) for each in (row.number, row.document_id) if each})
    listed = [number for number in numbers.values() if rows[key_of(number)] == 1]
    alike = len({key_of(number) for number in listed}) < len(listed)
    return {} if alike or len(listed) < 2 or 2 * len(listed) <= len(numbers) else numbers


def _shape(found: "regex.Match[str]") -> str:
    """Return the words before the number of a file name: "bijlage" of "Bijlage-3-verslag"."""
    return " ".join(regex.findall(r"[^\W\d_]+", found["before"].casefold()))


def _counts(found: "regex.Match[str]") -> bool:
    """Tell whether the number of a file name is that of a date, a time or so many things."""
    table = load_letter_table()
    word = _WORD.match(found.string, found.end())
    months = {name for names in table.months.values() for name in names}
    counted = months | set(table.phrases["counted"])
    return bool(_NUMERIC_DATE.match(found.string, found.end())) or (word is not None and word["word"].casefold() in counted)
