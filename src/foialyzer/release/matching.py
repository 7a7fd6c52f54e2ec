"""Which row of the inventory a document of the parcel is."""

from collections.abc import Callable, Sequence

import regex

from foialyzer.release.inventory import Inventory, InventoryRow, key_of
from foialyzer.release.stamps import PageSigns

__all__ = ["find_row"]

_OPENING = 6  # rows at the top of a document in which its number may stand


def find_row(inventory: Inventory, signs: Sequence[PageSigns], label: str | None) -> InventoryRow | None:
    """Return the row of a document; None unless exactly one row fits.

    The first that settles it: the number on its label, a stamp with the id the list gives, the page count stamped on its first
    page, the id in its first lines. A list that numbers two documents alike settles nothing by number.

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
        lambda row: row.document_id in stamps,
        lambda row: counter is not None and row.stated_pages is not None and row.stated_pages[0] == counter,
        lambda row: row.document_id in opening,
    )
    for fit in fits:
        found = [row for row in inventory.rows if fit(row)]
        if len(found) == 1:
            return found[0]
    return None
