"""Which row a document is."""

from collections.abc import Sequence

import pytest
from attrs import evolve

from foialyzer.release.inventory import Inventory, InventoryRow
from foialyzer.release.inventory_matching import find_row, number_files
from foialyzer.release.page_signs import PageSigns

ROW = InventoryRow("1", None, "Brief", None, "partial", (), None, None, 2, "", document_id="785163", stated_pages=(4, 6))
INVENTORY = Inventory((ROW, evolve(ROW, number="01.a", document_id="785201", stated_pages=(7, 7))))
PLAIN = PageSigns(3, 595, 842)


def test_by_label_stamp_count_and_first_lines() -> None:
    """The number on the label, a stamped id, the page count and an id in the first lines each lead to the row."""
    assert find_row(INVENTORY, [PLAIN], "1a") is INVENTORY.rows[1]
    assert find_row(INVENTORY, [PLAIN], "785201") is INVENTORY.rows[1]
    assert find_row(INVENTORY, [evolve(PLAIN, stamps=frozenset({((False, 0), "785201")}))], None) is INVENTORY.rows[1]
    assert find_row(INVENTORY, [evolve(PLAIN, counter=7)], None) is INVENTORY.rows[1]
    assert find_row(INVENTORY, [evolve(PLAIN, head=("Onderwerp: 785163.00 klacht",))], None) is ROW


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("besluit.pdf", "785163.pdf", "785201.pdf"), {2: "785163", 3: "785201"}),
        (("0001.pdf", "0001a_brief.pdf"), {1: "1", 2: "1a"}),
        (("bijlage-1-brief.pdf", "bijlage-01a.pdf", "bijlage-7.pdf"), {1: "1", 2: "1a", 3: "7"}),
        (("1.pdf", "besluit.pdf"), {}),
        (("2021-001.pdf", "besluit 2021-008.pdf"), {}),
        (("1 brief.pdf", "1 nota.pdf"), {}),
        (("1.pdf", "1a.pdf", "7.pdf", "8.pdf"), {}),
        (("1 mei 2019 mail.pdf", "1a brief.pdf", "8 juni 2019 mail.pdf"), {}),
        (("1 brief.pdf", "1a mail van 8 juni 2019.pdf", "8 juni 2019 mail.pdf"), {1: "1", 2: "1a"}),
        (("mail 1_5_2019.pdf", "mail 1a.pdf"), {}),
        (("1 mails.pdf", "01a mail.pdf"), {}),
        (("1.pdf", "01a.pdf", "versie 1.pdf"), {1: "1", 2: "1a"}),
        (("brief 1.pdf", "mail 1a.pdf"), {}),
    ],
)
def test_files_named_by_number(names: Sequence[str], expected: dict[int, str]) -> None:
    """Names give numbers where most are alike and a row each; a date, a count, one file alone and most others give none."""
    parts = [(name, page) for page, name in enumerate(names, 1)]
    assert number_files(INVENTORY, parts) == expected


def test_nothing_is_guessed() -> None:
    """A number that is not listed, or listed twice, leads to no row."""
    assert find_row(INVENTORY, [PLAIN], "2") is None
    assert find_row(INVENTORY, [PLAIN], None) is None
    assert find_row(Inventory((ROW, ROW)), [PLAIN], "1") is None
