"""Lists on the page."""

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from parcels import ParcelRecipe, draw_parcel, parcels

from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Table, Word
from foialyzer.readers.files import read_bytes
from foialyzer.readers.transcript import parse_transcript
from foialyzer.release.inventory_lists import find_listings, is_number


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(parcels())
def test_law_each_drawn_row_is_found_once(recipe: ParcelRecipe) -> None:
    """Ruled, bare, marked or turned, a drawn list gives a row for each document, in order."""
    drawn = draw_parcel(recipe)
    listings = find_listings(read_bytes(drawn.data, "a.pdf"))
    assert [listing.page for listing in listings] == [drawn.parts["inventory"]]
    assert [row.cells[0] for row in listings[0].rows] == [paper.number for paper in recipe.papers]
    assert [row.cells[2] for row in listings[0].rows] == [paper.title for paper in recipe.papers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", True),
        ("01.a.", True),
        ("646.5", True),
        ("12-3", True),
        ("a", True),
        ("", False),
        ("Documenten", False),
        ("3 mei 2021 om 10", False),
    ],
)
def test_numbers_of_documents(text: str, expected: bool) -> None:
    """Numbers with letters and parts are numbers; sections and dates in words are none."""
    assert is_number(text) is expected


def test_prose_with_words_of_headings_is_no_list() -> None:
    """A mail whose labels are words of headings is no list."""
    mail = "Van: Noor   Aan: Piet   Datum: 3 mei 2021   Onderwerp: besluit\n\nHet document over de datum staat in het besluit.\n"
    assert find_listings(parse_transcript(mail, "a.txt")) == ()


def test_a_sheet_is_read_by_its_cells() -> None:
    """The heading of a sheet may stand below a title; empty columns do not count against it."""
    rows = (("Inventarislijst", "", "", ""), ("Nr", "Titel", "", "Oordeel"), ("1", "Brief", "", "openbaar"))
    page = Page(1, 40, 3, "cell", tables=(Table(rows, (0.0, 1.0, 2.0)),))
    listing = find_listings(Document("a.csv", "", "transcript", (page,)))[0]
    assert (listing.title, [row.cells for row in listing.rows]) == ("Inventarislijst", [("1", "Brief", "", "openbaar")])


@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("A", "B", "C")])
def test_sections_of_a_list_without_lines(numbers: tuple[str, ...]) -> None:
    """A line that runs over the columns parts rows and belongs to none, in figures and in letters."""
    rows = [("Nr.", "Titel", "Datum", "Beoordeling"), *((n, f"Brief {n}", "3-5-2021", "openbaar") for n in numbers)]
    lines = ["".join(f"{cell:<24}" for cell in row).rstrip() for row in rows]
    lines.insert(2, "Documenten die door de gemeente zijn verstrekt")
    words = [
        Word(found[0], Box(40 + 5.0 * found.start(), 60 + 16.0 * row, 40 + 5.0 * found.end(), 70 + 16.0 * row))
        for row, line in enumerate(lines)
        for found in regex.finditer(r"\S+", line)
    ]
    listing = find_listings(Document("a.pdf", "", "pdf", (Page(1, 595, 842, "point", tuple(words)),)))[0]
    assert [row.cells[:2] for row in listing.rows] == [(n, f"Brief {n}") for n in numbers]
