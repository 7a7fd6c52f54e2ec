"""Where documents begin among pages."""

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.boundaries import Parcel, find_boundaries
from foialyzer.release.inventory import Inventory, InventoryRow
from foialyzer.release.inventory_lists import Listing
from foialyzer.release.page_signs import PageSigns

CORNER = (False, 0)


def sign(page: int, **said: Any) -> PageSigns:  # noqa: ANN401  (whatever a page can say)
    """Return the signs of a page of running text, with what else it says."""
    plain = PageSigns(page, 595.0, 842.0, head=("de kade en het veer",), filled=0.9, last="Tot zover.", words=90)
    return evolve(plain, **said)


def firsts(signs: Sequence[PageSigns], outline: Sequence[tuple[str, int]] = (), inventory: Inventory | None = None) -> list[int]:
    """Return the pages on which documents begin."""
    return [boundary.page for boundary in find_boundaries(Parcel(signs, outline, inventory or Inventory(), {}))]


def stamps(*numbers: str) -> list[PageSigns]:
    """Return pages stamped so."""
    return [sign(page, stamps=frozenset({(CORNER, number)})) for page, number in enumerate(numbers, 1)]


def listed(count: int, page: int) -> Inventory:
    """Return an inventory on a page with so many documents, all in part public."""
    row = InventoryRow("1", None, None, None, "partial", (), None, None, page, "")
    rows = tuple(evolve(row, number=str(number)) for number in range(1, count + 1))
    return Inventory(rows, (Listing((), (), None, page, 0.0, page),))


SIGNS = st.builds(
    PageSigns,
    page=st.just(0),
    width=st.sampled_from([595.0, 842.0]),
    height=st.sampled_from([842.0, 595.0]),
    numbered=st.none() | st.tuples(st.integers(0, 3), st.integers(3, 4)),
    label=st.none() | st.sampled_from(["1", "1a", "2"]),
    bare=st.none() | st.sampled_from(["1", "2"]),
    stamps=st.frozensets(st.tuples(st.just(CORNER), st.sampled_from(["70011", "70012"])), max_size=1),
    counter=st.none() | st.integers(1, 9),
    head=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    filled=st.floats(0, 1),
    last=st.text(max_size=9),
    words=st.integers(0, 9),
)


@given(st.lists(SIGNS, max_size=8), st.lists(st.tuples(st.text(max_size=9), st.integers(1, 9)), max_size=4), st.integers(0, 4))
def test_law_boundaries_are_pages_in_order(signs: list[PageSigns], outline: list[tuple[str, int]], rows: int) -> None:
    """Whatever the pages say, documents begin on the first page and on later ones in order, and asking again gives the same."""
    pages = [evolve(each, page=number) for number, each in enumerate(signs, 1)]
    found = firsts(pages, outline, listed(rows, 1))
    assert found == sorted(set(found))
    assert found[:1] == [1][: len(pages)]
    assert found == firsts(pages, outline, listed(rows, 1))


# cases


def test_files_that_are_numbered_are_not_split_by_tags() -> None:
    """Tags that run over two files part them, unless the files are named by the numbers of the inventory."""
    tags = {2: "1", 3: "2", 4: "2", 5: "3"}
    pages = [sign(page, tag=("annex", tags[page]) if page in tags else None) for page in range(1, 7)]
    for names, expected in ((("a", "b"), [1, 2, 3, 4, 5]), (("1", "2"), [1, 4])):
        parts = [(f"{name}.pdf", page) for name, page in zip(names, (1, 4), strict=True)]
        parcel = Parcel(pages, (), listed(2, 9), {}, parts)
        assert [boundary.page for boundary in find_boundaries(parcel)] == expected


def test_a_sentence_that_runs_on_speaks_against() -> None:
    """A mail below half a sentence is no new document, but a new stamp is."""
    half = sign(1, numbered=(3, 3), last="en wij verzoeken u om de")
    pages = [half, sign(2)]
    assert firsts(pages) == [1]
    assert firsts([evolve(page, stamps=each.stamps) for page, each in zip(pages, stamps("70011", "70015"), strict=True)]) == [
        1,
        2,
    ]


def test_stamps_change_where_documents_do() -> None:
    """Another stamp begins a document, the same one goes on."""
    assert firsts(stamps("70011", "70011", "70015", "70012")) == [1, 3, 4]


def test_one_misread_stamp_of_two_changes_nothing() -> None:
    """Where stamps stand in two corners, one that agrees and one that does not settle nothing."""
    other = (True, 7)
    pages = [
        sign(1, stamps=frozenset({(CORNER, "70011"), (other, "00001")})),
        sign(2, stamps=frozenset({(CORNER, "70011"), (other, "00007")})),
    ]
    assert firsts(pages) == [1]


def test_labels_outweigh_page_numbers_inside_a_document() -> None:
    """Where documents are labelled, "Pagina 1 van 2" without a label is an annex within one."""
    pages = [sign(1, label="1"), sign(2, label="2"), sign(3, label="3"), sign(4, numbered=(1, 2)), sign(5, numbered=(2, 2))]
    assert firsts(pages) == [1, 2, 3]
    assert firsts([evolve(page, label=None) for page in pages]) == [1, 4]


def test_page_numbers_that_follow_hold_a_document_together() -> None:
    """A mail at the top of page 2 of 3 opens no document; after page 3 of 3 one does, numbered or not."""
    mail = ("Van: Noor", "Aan: Piet", "Onderwerp: plan")
    pages = [sign(1, numbered=(1, 3)), sign(2, numbered=(2, 3), head=mail), sign(3, numbered=(3, 3)), sign(4)]
    assert firsts(pages) == [1, 4]


@pytest.mark.parametrize(
    ("outline", "expected"),
    [
        ((("Besluit", 1), ("Doc. 1", 2), ("Doc. 2", 4)), [1, 2, 4]),
        ((("Page 1", 1), ("Page 2", 2), ("Page 3", 3)), [1]),
        ((("Overwegingen", 2), ("Besluit op de aanvraag", 3)), [1]),
        ((("Alles in een", 1),), [1]),
    ],
)
def test_outlines(outline: tuple[tuple[str, int], ...], expected: list[int]) -> None:
    """Bookmarks of files are boundaries; "Page 2" and the headings of a text are none."""
    head = ("de kade", "en", "zo voort", "Overwegingen", "Besluit op de aanvraag")
    assert firsts([sign(page, head=head) for page in range(1, 6)], outline) == expected


def test_an_outline_outweighs_what_pages_say() -> None:
    """Where bookmarks name every document, a mail within one of them opens none."""
    pages = [sign(page, head=("Van: Noor", "Aan: Piet", "Onderwerp: plan")) for page in range(1, 5)]
    assert firsts(pages) == [1, 2, 3, 4]
    assert firsts(pages, (("Besluit", 1), ("Doc. 1", 2), ("Doc. 2", 4))) == [1, 2, 4]


def test_a_heading_printed_on_every_page_is_no_title() -> None:
    """A line with a date that runs on over the pages of a report opens none of them; the same on pages with nothing else does."""
    report = [sign(n, head=("Rapport sluis Oost", "3 mei 2021", f"de kade {n}"), filled=0.5) for n in (1, 2, 3)]
    assert firsts(report) == [1]
    assert firsts([evolve(page, head=page.head[:2]) for page in report]) == [1, 2, 3]


def test_what_only_says_which_document_follows() -> None:
    """A sheet with a number begins the document behind it, which does not begin once more."""
    mail = ("Van: Noor", "Aan: Piet", "Onderwerp: plan")
    sheets = [sign(2 * n - 1, tag=("sheet", str(n)), sheet=True, head=(), words=1) for n in (1, 2, 3)]
    pages = [each for sheet in sheets for each in (sheet, sign(sheet.page + 1, head=mail))]
    assert firsts(pages) == [1, 3, 5]
    assert firsts([sign(1, label="1"), sign(2, label="1", sheet=True, head=(), words=3), sign(3, label="2")]) == [1, 3]


def test_numbers_in_the_foot() -> None:
    """A number that begins at 1 again begins a document where the page before ends in white, one that follows never does."""
    feet = [sign(n, foot=foot, filled=0.5) for n, foot in enumerate((1, 2, 1, 2, 3, 1), 1)]
    assert firsts(feet) == [1, 3, 6]
    mail = ("Van: Noor", "Aan: Piet", "Onderwerp: plan")
    assert firsts([evolve(page, head=mail) for page in feet]) == [1, 3, 6]


def test_pages_counted_through_say_nothing_of_documents() -> None:
    """Behind the inventory of an input whose pages are counted as one, a mail begins a document; before it the count goes on."""
    mail = ("Van: Noor", "Aan: Piet", "Onderwerp: plan")
    pages = [sign(n, numbered=(n, 5), head=mail, filled=0.5) for n in range(1, 6)]
    assert firsts(pages) == [1]
    assert firsts(pages, inventory=Inventory((), listed(2, 2).listings)) == [1, 3, 4, 5]


def test_the_inventory_says_how_many() -> None:
    """Pages that nearly are boundaries are taken when the number in the inventory asks for them, and not otherwise."""
    titled = ("Verslag van de schouw", "3 mei 2021")
    pages = [sign(1), sign(2, filled=0.9), sign(3, head=titled), sign(4, head=titled)]
    assert firsts(pages) == [1]
    assert firsts(pages, inventory=listed(3, 1)) == [1, 2, 3, 4]
    assert firsts(pages, inventory=listed(9, 1)) == [1]


def test_page_ranges_of_the_inventory_are_boundaries() -> None:
    """Where pages are counted by a stamp and the inventory states ranges, documents begin where it says."""
    inventory = listed(2, 9)
    rows = tuple(evolve(row, stated_pages=pages) for row, pages in zip(inventory.rows, ((1, 2), (3, 3)), strict=True))
    pages = [sign(page, counter=page) for page in (1, 2, 3)]
    assert firsts(pages, inventory=evolve(inventory, rows=rows)) == [1, 3]


def test_each_file_is_a_document_even_without_its_outline() -> None:
    """The first page of a file begins a document whatever stands on it."""
    found = find_boundaries(Parcel([sign(1), sign(2), sign(3)], (), Inventory(), {}, (("besluit.pdf", 1), ("map/Doc 4.pdf", 3))))
    assert [(boundary.page, boundary.titles) for boundary in found] == [(1, ("besluit",)), (3, ("Doc 4",))]
