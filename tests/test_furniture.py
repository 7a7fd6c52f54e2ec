"""Furniture: what is printed on every page and belongs to no sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.furniture import find_furniture
from foialyzer.page.page import Document
from foialyzer.readers.transcript import parse_transcript

LONG = "Deze berichten besluit ik gedeeltelijk openbaar te maken; de opvattingen verstrek ik niet."
LINES = st.sampled_from(
    ["Pagina 1 van 2", "Pagina 2 van 2", "Directie Water", "Kamer 3", "<sup>1</sup> Een noot.", "Van: Jan", LONG, "", "\f"]
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
LETTERHEAD = "Directie Water\nDatum 17 FEB\nKenmerk WBW20200123"


def kinds(text: str, covered: frozenset[tuple[int, float]] = frozenset()) -> list[tuple[str, str]]:
    """Return kind and text of each piece of furniture of a transcript."""
    return [(item.kind, item.text) for item in find_furniture(parse_transcript(text, "a.txt"), covered)]


def words_on(document: Document, page: int, top: float) -> str:
    """Return what is printed on a line."""
    return " ".join(word.text for word in document.pages[page - 1].words if word.box.top == top)


@given(TEXTS)
def test_law_furniture_is_printed_once(text: str) -> None:
    """Each piece of furniture says what stands on its lines, and no line belongs to two pieces."""
    document = parse_transcript(text, "a.txt")
    found = find_furniture(document)
    assert all(item.text == " ".join(words_on(document, item.page, top) for top in item.lines) for item in found)
    lines = [(item.page, top) for item in found for top in item.lines]
    assert len(lines) == len(set(lines))


@given(TEXTS, st.sets(st.tuples(st.integers(1, 3), st.integers(0, 14).map(float))))
def test_law_a_covered_line_is_no_furniture(text: str, covered: set[tuple[int, float]]) -> None:
    """A line on which something is taken away stays in the text."""
    found = find_furniture(parse_transcript(text, "a.txt"), frozenset(covered))
    assert not covered & {(item.page, top) for item in found for top in item.lines}


@given(st.text())
def test_law_no_page_number_no_letterhead(text: str) -> None:
    """Without a page number nothing is known to be repeated."""
    found = kinds(text)
    assert any(kind == "page_number" for kind, _ in found) or all(kind != "letterhead" for kind, _ in found)


@pytest.mark.parametrize(
    "line",
    [
        *("Pagina 1 van 2", "pagina 4/9", "Page 3 of 12", "Blad 2 van 2", "Seite 1 von 3", "p. 1 / 2", "**Pagina** 1 van 2"),
        *("  Pagina 1 van 2  ", "PAGINA 10 VAN 12"),
    ],
)
def test_page_number(line: str) -> None:
    """A line that is nothing but a page number is furniture, in any of the usual spellings."""
    assert [kind for kind, _ in kinds(f"Dag\n{line}\nPiet")] == ["page_number"]


@pytest.mark.parametrize(
    "line",
    [
        *("Zie pagina 1 van 2", "Pagina 1 van 2 ontbreekt", "Pagina 1", "1 van 2", "1/2", "Pagina een van twee", "Paginanummer"),
        "Pagina 1 van",
    ],
)
def test_no_page_number(line: str) -> None:
    """A sentence about a page, or a number alone, stays in the text."""
    assert kinds(f"Dag\n{line}\nPiet") == []


def test_footnote() -> None:
    """A line at the foot that opens with a raised number is a footnote, and the sentence around it goes on over the page."""
    text = "het hoofdkantoor<sup>1</sup> in\n\n<sup>1</sup> Gevestigd te Sluis.\nPagina 1 van 2\n\nde stad"
    assert kinds(text) == [("footnote", "1 Gevestigd te Sluis."), ("page_number", "Pagina 1 van 2")]


@pytest.mark.parametrize(
    "line", ["de 2<sup>e</sup> kamer", "<sup>e</sup> verdieping", "<sup>1</sup>", "1 Gevestigd te Sluis.", "zie<sup>1</sup>"]
)
def test_no_footnote(line: str) -> None:
    """A raised letter, a mark inside a sentence, a mark alone and a number that is not raised open no footnote."""
    assert kinds(f"Dag\n\n{line}\nPagina 1 van 2") == [("page_number", "Pagina 1 van 2")]


def test_letterhead_again() -> None:
    """After a page number the letterhead column of the first page is furniture, even with its reference cut off at the edge."""
    again = "Directie Water\nDatum 17 FEB\nKenmerk WBW2020"
    assert kinds(f"{LETTERHEAD}\n\n{LONG}\n\nPagina 1 van 2\n\n{LONG}\n\n{again}\n\n{LONG}") == [
        ("page_number", "Pagina 1 van 2"),
        ("letterhead", again.replace("\n", " ")),
    ]


def test_letterhead_on_the_next_page() -> None:
    """A form feed changes nothing for the letterhead, which is furniture with the number of its own page."""
    document = parse_transcript(f"{LETTERHEAD}\n\n{LONG}\nPagina 1 van 2\f{LETTERHEAD}\n\n{LONG}", "a.txt")
    assert [(item.kind, item.page, item.lines) for item in find_furniture(document)] == [
        ("page_number", 1, (5.0,)),
        ("letterhead", 2, (0.0, 1.0, 2.0)),
    ]


@pytest.mark.parametrize(
    "block",
    [
        "Directie Water",
        "Directie Water\nDatum 18 MRT",
        "Directie Water\nKenmerk WBW2099",
        "Directie Water\nIk ga akkoord.",
        f"Directie Water\n{LONG}",
        "\n".join(["Directie Water"] * 9),
    ],
    ids=["one line", "other words", "another reference", "a short paragraph", "a long line", "many lines"],
)
def test_no_letterhead(block: str) -> None:
    """A block of one line, with other words, with a line of prose or with many lines is no letterhead."""
    assert kinds(f"{LETTERHEAD}\n\n{LONG}\n\nPagina 1 van 2\n\n{block}\n\n{LONG}") == [("page_number", "Pagina 1 van 2")]


def test_the_first_letterhead_stays() -> None:
    """What stands above the first page number is read, even where it repeats itself."""
    assert kinds(f"{LETTERHEAD}\n\n{LETTERHEAD}\n\n{LONG}\n\nPagina 1 van 2\n\n{LONG}") == [("page_number", "Pagina 1 van 2")]


def test_signature_above_the_first_page_number_stays() -> None:
    """The end of a mail that stands directly above the first page number is not taken for a letterhead of its own words."""
    text = "Akkoord.\n\nMet vriendelijke groet,\nJan de Vries\nPagina 1 van 2\n\nmorgen"
    assert kinds(text) == [("page_number", "Pagina 1 van 2")]


def test_mail_header_quoted_again_stays() -> None:
    """The header of a mail that is printed again on a later page is no letterhead."""
    header = "Van: Jan de Vries\nAan: Piet Jansen\nOnderwerp: Overleg"
    assert kinds(f"{header}\n\n{LONG}\n\nPagina 1 van 2\n\n{header}\n\n{LONG}") == [("page_number", "Pagina 1 van 2")]


def test_covered_line_keeps_its_block() -> None:
    """One covered line keeps the whole block in the text."""
    text = f"{LETTERHEAD}\n\nPagina 1 van 2\n\n{LETTERHEAD}"
    assert [kind for kind, _ in kinds(text)] == ["page_number", "letterhead"]
    assert [kind for kind, _ in kinds(text, frozenset({(1, 7.0)}))] == ["page_number"]


def test_a_wrapped_footnote_is_kept_together() -> None:
    """All lines from the raised number down to the page number are the footnote; a raised number in a paragraph is none."""
    text = "<sup>1</sup> juni was het zover.\n\nDe tekst loopt\n\n<sup>2</sup> Zie de brief\nvan de minister.\nPagina 1 van 2\n"
    found = find_furniture(parse_transcript(text, "a.txt"))
    assert [(item.kind, item.text) for item in found] == [
        ("footnote", "2 Zie de brief"),
        ("footnote", "van de minister."),
        ("page_number", "Pagina 1 van 2"),
    ]
