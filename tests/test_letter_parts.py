"""The parts of a decision."""

import pytest
from drawn import texts
from hypothesis import given

from foialyzer.page.span import Span
from foialyzer.release.letter_parts import find_law_text, is_law

CLOSING = "U kunt een bezwaarschrift indienen.\n\nHoogachtend,\n\nDe dijkgraaf\n\n"
LAW = (
    "1. Het verstrekken van informatie ingevolge deze wet blijft achterwege voor zover dit:\n"
    "a. de eenheid van de Kroon in gevaar zou kunnen brengen;\nb. de veiligheid van de Staat zou kunnen schaden;\n"
)


@given(texts())
def test_law_reprinted_law_begins_at_a_line(string: str) -> None:
    """Whatever the text, reprinted law begins within it at the start of a line, or there is none."""
    found = find_law_text(string, Span(0, len(string)))
    assert found is None or found.at == 0 or string[found.at - 1] == "\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"{CLOSING}Bijlage 1 - Relevante artikelen uit de Wob\n\nArtikel 10\n{LAW}",
            "Bijlage 1 - Relevante artikelen uit de Wob",
        ),
        (f"{CLOSING}Bijlage A\n\nArtikel 10 van de Wob luidt, voor zover relevant:\n{LAW}", "Bijlage A"),
        (f"{CLOSING}Artikel 10\n{LAW}", "Artikel 10"),
        (f"{CLOSING}Tot slot nog dit.\n{LAW}", None),
        (f"{CLOSING}Bijlage 1 - Relevante artikelen uit de Wob\n\nWordt nagezonden.\n", None),
        (f"Wettelijk kader\n{LAW}\n{CLOSING}", None),
        (LAW, None),
    ],
)
def test_law_below_the_letter_is_cut(text: str, title: str | None) -> None:
    """Law under a title below the closing is reprinted; law that the letter argues with, or without a title, stays."""
    found = find_law_text(text, Span(0, len(text)))
    assert (found.title if found else None) == title


def test_a_line_break_in_a_sentence_of_the_law_does_not_matter() -> None:
    """Sentences are found over lines and paragraph numbers."""
    text = f"{CLOSING}Artikel 10\n{LAW}".replace("eenheid van", "eenheid\n  van")
    assert find_law_text(text, Span(0, len(text))) is not None


def test_a_document_of_articles_is_law() -> None:
    """A document that is articles below a title is law; one that quotes an article among its own words is none."""
    assert is_law(f"Bijlage 1\nRelevante artikelen\n\nArtikel 10\n{LAW}")
    assert not is_law(f"Artikel 10\n{LAW}\n" + "Wij lazen de wet en vonden haar te lang.\n\n" * 9)
    assert not is_law("Relevante artikelen worden nagezonden.\n")
