"""What documents are called."""

import pytest

from foialyzer.release.boundaries import Boundary
from foialyzer.release.document_names import name_document
from foialyzer.release.page_signs import PageSigns
from foialyzer.release.segment_start import Evidence


def name(*titles: str, head: tuple[str, ...] = (), label: str | None = None) -> tuple[str | None, str | None]:
    """Return title and number of a document with these bookmarks and first lines."""
    boundary = Boundary(1, Evidence(), titles, label)
    return name_document(boundary, PageSigns(1, 595, 842, head=head), {})


@pytest.mark.parametrize(
    ("titles", "label", "expected"),
    [
        (("00002 - Deels Openbaar",), None, "2"),
        (("DOC 1a Verslag",), None, "1a"),
        (("1. klacht 26",), None, "1"),
        (("Doc. 3",), "35", "3"),
        (("3. klacht",), "35", "35"),
        (("20-0858 besluit",), None, None),
        (("2020 jaarverslag",), None, None),
        ((), "646.5", "646.5"),
    ],
)
def test_numbers(titles: tuple[str, ...], label: str | None, expected: str | None) -> None:
    """A bookmark that names a document outweighs what is printed; references and years are no numbers."""
    assert name(*titles, label=label)[1] == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("Waterschap Oost", "Betreft: Keuring van de sluis"), "Keuring van de sluis"),
        (("Verslag van de schouw", "3 mei"), "Verslag van de schouw"),
        (("> Retouradres Postbus 9", "12345"), None),
        ((), None),
    ],
)
def test_titles(head: tuple[str, ...], expected: str | None) -> None:
    """The subject is the title, else the first line that reads as one, else none."""
    assert name(head=head)[0] == expected


def test_a_bookmark_gives_no_words_that_the_page_hides() -> None:
    """A title is taken from a bookmark only where the page shows its words."""
    assert name("Doc. 4 klacht van Noor", head=("klacht van",))[0] is None
    assert name("Doc. 4 klacht over de sluis", head=("klacht over de sluis,",))[0] == "klacht over de sluis"
