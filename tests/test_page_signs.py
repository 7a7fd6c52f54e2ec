"""What pages say of themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Document, Page, Word
from foialyzer.release.page_signs import PageSigns, find_signs


def page(number: int, *lines: tuple[float, float, str]) -> Page:
    """Return a page with lines of text at places."""
    words = []
    for x, top, text in lines:
        at = x
        for part in text.split():
            words.append(Word(part, Box(at, top, at + 5 * len(part), top + 10)))
            at += 5 * len(part) + 3
    return Page(number, 595, 842, "point", tuple(words))


def signs(*pages: Page) -> tuple[PageSigns, ...]:
    """Return what pages say."""
    return find_signs(Document("a.pdf", "", "pdf", pages))


@given(st.lists(st.lists(st.text(min_size=1, max_size=30).filter(str.split), max_size=5), max_size=5))
def test_law_every_page_has_its_signs(texts: list[list[str]]) -> None:
    """Whatever stands on the pages, there is one value for each, in order."""
    pages = [page(n, *((50, 20.0 + 90 * i, text) for i, text in enumerate(lines))) for n, lines in enumerate(texts, 1)]
    assert [sign.page for sign in signs(*pages)] == list(range(1, len(texts) + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pagina 2 van 4", (2, 4)),
        ("Rapport 26/18. Pag. 1 van 2.", (1, 2)),
        ("1/3", (1, 3)),
        ("Pagina 0 van 2", (0, 2)),
        ("Pagina 5 van 4", None),
        ("3-5-2021", None),
        ("De kosten zijn 3 van 5 keer betaald", None),
    ],
)
def test_page_numbers(text: str, expected: tuple[int, int] | None) -> None:
    """Page numbers of a document in the foot are read; dates and sentences are none."""
    assert signs(page(1, (50, 810, text)))[0].numbered == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doc 1a", "1a"),
        ("Document 7", "7"),
        ("DOC. 646.5", "646.5"),
        ("file:///T:/map/Doc.%203%20RE%20plan.htm", "3"),
        ("00002 - Deels Openbaar", "00002"),
        ("12 – niet openbaar", "12"),
        ("Document 7 is niet openbaar", None),
        ("2 documenten openbaar", None),
        ("Docent 7", None),
    ],
)
def test_labels(text: str, expected: str | None) -> None:
    """A label stands alone at the edge; a sentence about a document is none."""
    assert signs(page(1, (400, 20, text)))[0].label == expected


def test_a_label_may_be_a_note_and_not_stand_in_mid_page() -> None:
    """A note with a label counts; the same words amid the text do not."""
    noted = Page(1, 595, 842, "point", annotations=(Annotation("FreeText", Box(500, 10, 550, 30), "Doc. 12"),))
    assert signs(noted)[0].label == "12"
    amid = [(50.0, 300.0 + 50 * row, "de kade en het veer en de brug") for row in range(4)]
    assert signs(page(1, (50, 400, "Doc 12"), *amid))[0].label is None


@pytest.mark.parametrize(
    ("x", "top", "text", "tag"),
    [
        (450, 20, "Bijlage 3", ("annex", "3")),
        (450, 60, "nr. 12a", ("number", "12a")),
        (50, 815, "Annex 2", ("annex", "2")),
        (50, 80, "Bijlage 3", None),
        (50, 400, "Bijlage 3", None),
        (450, 20, "Bijlage 3 bij het besluit", None),
    ],
)
def test_words_that_may_be_a_label(x: float, top: float, text: str, tag: tuple[str, str] | None) -> None:
    """Words with a number stand as a label does: in the foot, at the very top or to the right; a heading stands to the left."""
    running = [(50.0, 200.0 + 20 * row, "de kade en het veer en de brug over het water") for row in range(3)]
    assert signs(page(1, (x, top, text), *running))[0].tag == tag


@pytest.mark.parametrize(
    ("text", "label", "tag", "sheet"),
    [
        ("Document 7", "7", None, True),
        ("Bijlage 7", None, ("annex", "7"), True),
        ("7", None, ("sheet", "7"), True),
        ("Einde", None, None, False),
    ],
)
def test_a_sheet_between_documents(text: str, label: str | None, tag: tuple[str, str] | None, sheet: bool) -> None:
    """A page that says no more than a number, in its middle, is a sheet; the number alone at its edge is that of the page."""
    [found] = signs(page(1, (280, 400, text)))
    assert (found.label, found.tag, found.sheet) == (label, tag, sheet)
    assert not signs(page(1, (280, 815, "7")))[0].sheet
    assert not signs(page(1, (450, 20, "Doc 7")))[0].sheet


@pytest.mark.parametrize(
    ("lines", "foot"),
    [(((290, 810, "7"),), 7), (((290, 810, "- 7 -"),), 7), (((290, 30, "7"),), None), (((290, 810, "7"), (290, 825, "9")), None)],
)
def test_a_number_in_the_foot(lines: tuple[tuple[float, float, str], ...], foot: int | None) -> None:
    """A number alone in the foot is that of the page; of two nobody knows which."""
    assert signs(page(1, *lines))[0].foot == foot


def test_stamps_name_documents_and_counters_count_pages() -> None:
    """A number that stays is the stamp of a document, one that grows by one on every page counts them."""
    stamped = [
        page(n, (20, 825, stamp), (520, 825, f"{n + 40:04}"))
        for n, stamp in enumerate(["785163", "785163", "785201", "785110"], 1)
    ]
    found = signs(*stamped)
    assert [{number for _, number in sign.stamps} for sign in found] == [{"785163"}, {"785163"}, {"785201"}, {"785110"}]
    assert [sign.counter for sign in found] == [41, 42, 43, 44]


def test_figures_in_the_foot_of_one_page_are_no_stamp() -> None:
    """A telephone number on one page, and a code misread as figures, stamp nothing."""
    assert signs(page(1, (20, 825, "785163")), page(2))[0].stamps == frozenset()
    assert all(not sign.stamps for sign in signs(*(page(n, (20, 825, "1026")) for n in (1, 2, 3))))


def test_a_blank_page_is_counted_on() -> None:
    """A page without words within a numbered document has the number it must have."""
    found = signs(page(1, (400, 810, "Pagina 1 van 2")), page(2), page(3))
    assert [sign.numbered for sign in found] == [(1, 2), (2, 2), None]
