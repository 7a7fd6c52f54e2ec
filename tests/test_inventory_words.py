"""Headings of columns, judgements and titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.inventory_words import find_heading, is_title, load_inventory_table, parse_judgement

TABLE = load_inventory_table()
WORDS = [(word, kind) for kind, words in TABLE.columns.items() for word in words]
PHRASES = [(phrase, judgement) for judgement, phrases in TABLE.judgements.items() for phrase in phrases]


@given(st.text(max_size=80))
def test_law_any_heading_is_read_or_unknown(text: str) -> None:
    """Whatever the text, a heading, a judgement or nothing comes back, never an error."""
    assert find_heading(text) is None or find_heading(text) == find_heading(f" {text} ")
    assert parse_judgement(text) in {None, *TABLE.judgements}


@given(st.sampled_from(WORDS), st.sampled_from([str, str.upper, str.title]))
def test_law_each_word_of_the_table_is_its_own_heading(word: tuple[str, str], spell: type[str]) -> None:
    """Each word of the table names its column in any case, and set backwards."""
    text, kind = word
    found = [find_heading(spell(text)), find_heading(spell(text)[::-1])]
    assert found[0] is not None
    assert found[0].kind == kind
    assert found[1] is not None


@pytest.mark.parametrize(("phrase", "judgement"), PHRASES)
def test_each_phrase_is_its_own_judgement(phrase: str, judgement: str) -> None:
    """Each phrase of the table says what it stands for, in any case."""
    assert parse_judgement(phrase) == parse_judgement(phrase.upper()) == judgement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doc. nr.", "number"),
        ("Titel van het document", "title"),
        ("Weigeringsgronden\nWOB", "grounds"),
        ("Datum en tijd", "date"),
        ("tnemucod muD", None),
        ("Te vinden op:", "remarks"),
        ("Van", "sender"),
        ("Verzonden op", "date"),
        ("Openbaar (ja/nee)", "judgement"),
        ("Wettelijke grondslag", "grounds"),
        ("10.1.e", "marked"),
        ("geheel", "marked"),
        ("10.2.e", "marked"),
        ("Geachte heer Vos", None),
        ("10.1 Informeren van de raad", None),
    ],
)
def test_headings_as_seen(text: str, expected: str | None) -> None:
    """Headings as they are printed are read; other text is none."""
    found = find_heading(text)
    assert (found.kind if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deels openbaar, deels buiten reikwijdte verzoek", "partial"),
        ("Reeds openbaar, zie onze site", "already_public"),
        ("niet openbaar: concept versie", "withheld"),
        ("Openbaar. De bijlage is niet openbaar", "public"),
        ("is gelijk aan document 14", "duplicate"),
        ("De brief is niet gevonden", None),
        ("10.2.e", None),
        ("", None),
    ],
)
def test_the_first_phrase_decides(text: str, expected: str | None) -> None:
    """What a cell says first is about the document; a weak word in mid-sentence is no judgement."""
    assert parse_judgement(text) == expected


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("Bijlage 2 - Inventarislijst", "inventory", True),
        ("Inventarisatielijst 26-114 Woo", "inventory", True),
        ("Inventarislijst niet openbaar", "inventory", True),
        ("Inventarisatie documenten", "inventory", False),
        ("Deze staan op de inventarislijst.", "inventory", False),
        ("Bijlage 1: Relevante artikelen uit de Woo", "law", True),
        ("De relevante artikelen vindt u in bijlage 1.", "law", False),
    ],
)
def test_titles(text: str, what: str, expected: bool) -> None:
    """A title stands alone on its line; a sentence that mentions the list is none."""
    assert is_title(text, "law" if what == "law" else "inventory") is expected
