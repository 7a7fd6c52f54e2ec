"""The inventory, row by row."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parcels import ParcelRecipe, draw_parcel, parcels

from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Table, Word
from foialyzer.readers.files import read_bytes
from foialyzer.release.inventory import InventoryRow, key_of, parse_inventory

HEAD = ("Nr.", "Datum", "Titel", "Beoordeling", "Grond")


def rows(*cells: tuple[str, ...], head: tuple[str, ...] = HEAD, above: tuple[str, ...] = ()) -> tuple[InventoryRow, ...]:
    """Return the rows of an inventory in a sheet."""
    lines = (*((above,) if above else ()), head, *cells)
    table = Table(lines, tuple(float(top) for top in range(len(lines))))
    return parse_inventory(Document("a.csv", "", "transcript", (Page(1, 80, len(lines), "cell", tables=(table,)),))).rows


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(parcels())
def test_law_a_drawn_inventory_reads_back(recipe: ParcelRecipe) -> None:
    """However it is drawn, each row gives number, title, judgement and grounds as they were written."""
    found = parse_inventory(read_bytes(draw_parcel(recipe).data, "a.pdf")).rows
    expected = [(p.number, p.title, p.judgement, tuple(f"nl-woo:{code}" for code in p.listed)) for p in recipe.papers]
    assert [(row.number, row.title, row.judgement, row.grounds) for row in found] == expected
    assert all(row.date and row.date.startswith("2022-") for row in found)


@given(st.text(max_size=30))
def test_law_a_number_is_compared_as_it_was_compared(number: str) -> None:
    """Making a number comparable twice is the same as once, and case does not matter where it has but one lower case."""
    assert key_of(key_of(number)) == key_of(number)


@given(st.lists(st.lists(st.text(max_size=20), min_size=5, max_size=5).map(tuple), max_size=6))
def test_law_any_cells_give_rows_or_none(cells: list[tuple[str, ...]]) -> None:
    """Whatever stands in the cells, no row is made twice and no error comes."""
    assert len(rows(*cells)) <= len(cells)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("01.a.", "1a"), ("Doc 1A", "1a"), ("00012", "12"), ("7.1", "7.1"), ("07.10", "7.10"), ("57e", "57e"), ("100", "100")],
)
def test_numbers_are_compared_without_zeros_and_dots(number: str, expected: str) -> None:
    """Zeros in front and the dot before a letter do not matter; the dot between figures does."""
    assert key_of(number) == expected


def test_sections_are_left_out_and_letters_belong_to_the_number_above() -> None:
    """A row with one cell is a section; "a" below 7 is 7a."""
    found = rows(
        ("Documenten van het waterschap", "", "", "", ""),
        ("7.", "3-5-2021", "Brief", "openbaar", ""),
        ("a", "", "Bijlage bij de brief", "niet openbaar", "11.1"),
        ("8", "4/30/2021 8:54 AM UTC", "Nota", "deels openbaar", "(10)(1c);(10)(2e)"),
    )
    assert [(row.number, row.date, row.judgement) for row in found] == [
        ("7", "2021-05-03", "public"),
        ("7a", None, "withheld"),
        ("8", "2021-04-30", "partial"),
    ]
    assert found[2].grounds == ("nl-wob:10.1.c", "nl-wob:10.2.e")


def test_a_code_that_is_no_ground_is_kept_apart() -> None:
    """What no table knows is no ground of the row, and is not lost."""
    row = rows(("1", "3-5-2023", "Brief", "deels openbaar", "5.1.2.e; 5.1.1.i"))[0]
    assert (row.grounds, row.unread_grounds) == (("nl-woo:5.1.2.e",), ("5.1.1.i",))


@pytest.mark.parametrize(
    ("title", "judgement", "grounds", "expected"),
    [
        ("Inventarislijst (deels) openbaar", "", "5.1.2.e", "partial"),
        ("Inventarislijst (deels) openbaar", "", "", "public"),
        ("Inventarislijst niet openbaar", "", "5.1.2.e", "withheld"),
        ("Inventarislijst", "", "5.1.2.e", "unknown"),
    ],
)
def test_the_title_judges_where_no_column_does(title: str, judgement: str, grounds: str, expected: str) -> None:
    """A list without a column of judgements may say them in its title; grounds alone say nothing."""
    row = rows(("1", "Brief", grounds), head=("Nr.", "Titel", "Weigeringsgrond"), above=(title, judgement, ""))
    assert [each.judgement for each in row] in ([expected], [])
    assert row or not grounds


def test_columns_without_a_known_heading_are_named_by_what_stands_in_them() -> None:
    """Page ranges and dates below a heading nobody foresaw are read; with no other number the id is the number."""
    head = ("ID", "Naam", "Opgesteld omstreeks", "Volgorde", "Grond")
    found = rows(
        ("30240", "Brief", "3-5-2021", "0182 - 0184", "5.1.2.e"), ("30241", "Nota", "4-5-2021", "0185 - 0185", "5.2"), head=head
    )
    assert [(row.number, row.date, row.stated_pages) for row in found] == [
        ("30240", "2021-05-03", (182, 184)),
        ("30241", "2021-05-04", (185, 185)),
    ]


def test_a_list_of_actions_is_no_inventory() -> None:
    """A table with a status has no judgements in it."""
    head = ("Nr.", "Datum", "Onderwerp", "Status")
    assert rows(("1", "3-5-2021", "Sluis keuren", "gereed"), ("2", "4-5-2021", "Brug verven", "loopt"), head=head) == ()


def test_a_production_report_is_read() -> None:
    """The production report of the ministries has columns of its own system, which say nothing of pages, dates or grounds."""
    head = (
        "ID", "Matter", "Family ID", "Email Thread ID", "Document", "File type", "Datum", "Beoordeling", "Opgeschort",
        "Beoordelingsgrond", "Toelichting", "Publieke link", "Gerelateerd ID", "Zaaknummer",
    )  # fmt: skip
    found = rows(
        ("50", "M-1", "50", "7", "Verslag", "PDF", "28-4-2022", "Deels openbaar", "nee", "5.1.2e;5.2.1", "", "", "", "2022-2023"),
        (
            "51",
            "M-1",
            "50",
            "7",
            "Mail",
            "E-mail",
            "4/28/2022 8:54 AM UTC",
            "Niet openbaar",
            "",
            "dubbel",
            "",
            "",
            "",
            "2022-2023",
        ),
        head=head,
    )
    assert [(row.number, row.date, row.kind, row.judgement, row.grounds, row.stated_pages) for row in found] == [
        ("50", "2022-04-28", "PDF", "partial", ("nl-woo:5.1.2.e", "nl-woo:5.2.1"), None),
        ("51", "2022-04-28", "E-mail", "duplicate", (), None),
    ]


def test_senders_called_by_a_letter_are_no_grounds() -> None:
    """Below "Van" stand senders; a single letter is a ground of a legend nowhere in a list."""
    head = ("Nr", "Titel", "Van", "Aan", "Geschreven door", "Beoordeling", "Weigeringsgrond")
    row = rows(("1", "Brief", "A", "B", "C", "Deels openbaar", "10.2.e"), head=head)[0]
    assert (row.sender, row.recipient, row.grounds) == ("A", "B", ("nl-wob:10.2.e",))


def test_a_list_may_count_in_letters() -> None:
    """A, B and C are numbers where all are letters; among figures a capital is none."""
    found = rows(("A", "", "Brief", "openbaar", ""), ("B", "", "Nota", "geweigerd", "11.1"))
    assert [row.number for row in found] == ["A", "B"]


def test_one_column_may_say_yes_or_no() -> None:
    """Below "Openbaar" may stand marks, or words that judge."""
    head = ("Nr", "Titel", "Openbaar (ja/nee/deels)", "Gelakt o.g.v.")
    said = rows(("1", "Brief", "ja", ""), ("2", "Nota", "deels", "5.1.2e"), ("3", "Memo", "nee", "5.2.1"), head=head)
    assert [row.judgement for row in said] == ["public", "partial", "withheld"]
    marked = rows(("1", "Brief", "x", ""), ("2", "Nota", "", "5.1.2e"), head=("Nr", "Titel", "Openbaar", "Grond"))
    assert [row.judgement for row in marked] == ["public", "unknown"]


def test_a_marked_column_of_a_code_that_is_no_ground() -> None:
    """A mark below 10.1.e names no ground, and is not lost."""
    row = rows(("1", "Brief", "x", "x", "x"), head=("Nr", "Titel", "deels", "10.2.e", "10.1.e"))[0]
    assert (row.judgement, row.grounds, row.unread_grounds) == ("partial", ("nl-wob:10.2.e",), ("10.1.e",))


def test_a_letterhead_is_no_heading_of_a_list() -> None:
    """The words "Betreft Besluit" name two columns, and below them stands a letter."""
    head = ("Betreft", "Besluit", "", "Ons kenmerk")
    prose = "Op grond van uw verzoek heb ik documenten aangetroffen en ik besluit de informatie openbaar te maken. " * 2
    assert rows(("Geachte heer Vos, via het formulier heeft u", prose, "2", "Z-12"), head=head) == ()


# regressions


def test_thousands_of_rows_in_a_sheet() -> None:
    """A production report of 5,000 documents is read whole."""
    cells = [(str(number), "3-5-2022", "Verslag", "Deels openbaar", "5.1.2.e") for number in range(1, 5_001)]
    table = Table((HEAD, *cells), tuple(float(top) for top in range(len(cells) + 1)))
    words = tuple(Word("x", Box(0, top, 1, top + 1)) for top in range(25_000))
    page = Page(1, 80, len(cells) + 1, "cell", words, tables=(table,))
    assert len(parse_inventory(Document("a.csv", "", "transcript", (page,))).rows) == 5_000
