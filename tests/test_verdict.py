"""What the sentences of a letter say."""

from datetime import date

import pytest
from drawn import texts
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.verdict import (
    count_deferral_weeks,
    count_documents,
    count_extension_days,
    count_objection_weeks,
    count_suspension_days,
    find_judgement,
    find_kind,
    is_extended,
    is_suspended,
    parse_number,
)

UNITS = ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig"}


def word(number: int) -> str:
    """Return a number from 20 to 99 in Dutch."""
    unit, ten = UNITS[number % 10], TENS[number - number % 10]
    return f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}" if unit else ten


@given(st.integers(20, 99), st.booleans())
def test_law_a_number_in_words_is_read(number: int, hundred: bool) -> None:
    """A number from 20 to 199 is read from its Dutch word as from its digits."""
    assert parse_number("honderd" * hundred + word(number)) == 100 * hundred + number == parse_number(str(100 * hundred + number))


@given(texts())
def test_law_any_text_is_read(text: str) -> None:
    """Any text has a kind, and every count of it is unknown or not below zero."""
    assert find_kind(text) in {"decision", "objection_decision", "partial_decision", "unknown"}
    counts = (count_documents, count_objection_weeks, count_deferral_weeks, count_suspension_days, count_extension_days)
    assert all((number := count(text)) is None or number >= 0 for count in counts)


# cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er zijn 32 documenten (incl. bijlagen) aangetroffen.", 32),
        ("In totaal zijn (drie) 3 documenten aangetroffen.", 3),
        ("Er is één document aangetroffen.", 1),
        ("Er zijn een 31 tal documenten aangetroffen.", 31),
        ("Ik heb de gegevens weergegeven in een tweetal documenten.", 2),
        ("Er zijn achtentwintig relevante stukken gevonden.", 28),
        ("Er zijn geen documenten aangetroffen.", 0),
        ("Er zijn 2.354 documenten gevonden, waarvan 318 dubbel.", 2354),
        ("Er zijn tweehonderdachttien documenten aangetroffen.", 218),
        ("Wij vonden achttien documenten.", 18),
        ("Er zijn documenten aangetroffen. Het betreft 19 documenten. Daarvan zijn er 3 openbaar.", 19),
        ("Onder uw verzoek vallen 8 documenten. Er zijn 9 documenten aangetroffen.", 9),
        ("Er is een aantal documenten aangetroffen.", None),
        ("Er zijn meerdere documenten aangetroffen.", None),
        ("Ik stuur u 3 documenten.", None),
        ("Wij troffen 12 documenten aan.", 12),
        ("Er zijn 2019 documenten aangetroffen.", 2019),
        ("Ik heb in 2019 documenten aangetroffen.", None),
        ("Twee documenten zijn niet aangetroffen.", None),
        ("Er vallen 12 documenten buiten de reikwijdte van uw verzoek.", None),
        ("Twee documenten vallen niet onder de reikwijdte.", None),
        ("Wij beschikken al over 3 documenten die op internet staan.", None),
        ("Het gaat om 4 documenten die ik weiger.", None),
        ("Partijen troffen een schikking over 2 documenten.", None),
        ("In 2018 vonden er 3 overleggen plaats met twee documenten op tafel.", None),
        ("Kenmerk Wob/2021/039\nInventarisatie documenten\nEr zijn geen documenten gevonden.", 0),
    ],
)
def test_documents(text: str, expected: int | None) -> None:
    """The number of documents found is read in digits and words, from a sentence that says they were found."""
    assert count_documents(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik besluit de informatie gedeeltelijk openbaar te maken.", "partial"),
        ("Ik heb besloten (deels) aan uw verzoek tegemoet te komen.", "partial"),
        ("Ik heb besloten de documenten openbaar te maken met uitzondering van persoonsgegevens.", "partial"),
        ("Besluit\nDe documenten worden volledig geopenbaard en sommige grotendeels.", "partial"),
        ("Ik heb besloten deze openbaar te maken. Daarnaast heb ik besloten de rest niet openbaar te maken.", "partial"),
        ("Ik heb besloten de informatie openbaar te maken.", "public"),
        ("Ik heb besloten uw verzoek af te wijzen.", "withheld"),
        ("De notulen besluit ik niet openbaar te maken.", "withheld"),
        ("Er zijn geen documenten aangetroffen. Ik heb besloten uw verzoek af te wijzen.", "nothing_found"),
        ("Besluit\nDe informatie is reeds openbaar.", "already_public"),
        ("De sluis is open.", None),
    ],
)
def test_judgement(text: str, expected: str | None) -> None:
    """What is decided is read from the passage that decides."""
    assert find_judgement(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Onderwerp: Beslissing op bezwaar", "objection_decision"),
        ("Bij brief van 3 maart 2021 heeft u bezwaar gemaakt tegen mijn besluit.", "objection_decision"),
        ("Ik verklaar uw bezwaar ongegrond.", "objection_decision"),
        ("U vraagt om notulen over het besluit de bezwaarschriften ongegrond te verklaren. Ik besluit.", "decision"),
        ("Dit is het tweede en tevens laatste deelbesluit.", "partial_decision"),
        ("Betreft Deelbesluit 2 op uw verzoek", "partial_decision"),
        ("Het andere deel komt in een separaat deelbesluit. Ik besluit als volgt.", "decision"),
        ("Beslissing\nUw verzoek valt niet onder de wet.", "decision"),
        ("BESLUIT:\nde stukken te verstrekken.", "decision"),
        ("Wij hebben stukken gevonden en besluiten deze openbaar te maken.", "decision"),
        ("Wij maken deze documenten openbaar.", "decision"),
        ("Het besluit van de raad ligt ter inzage.", "unknown"),
        ("Dag", "unknown"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    """A decision on objection and a partial one say so; papers asked for that say so do not make one."""
    assert find_kind(text) == expected


def test_a_number_that_may_be_meant_is_not_sure() -> None:
    """A sentence that says that documents were found is sure; one that may mean it is not."""
    assert count_documents("Het betreft 19 documenten.") == 19
    assert count_documents("Het betreft 19 documenten.", sure=True) is None
    assert count_documents("Er zijn 19 documenten aangetroffen.", sure=True) == 19


def test_weeks() -> None:
    """Weeks count for what their sentence speaks of."""
    assert count_objection_weeks("Ik beslis binnen vier weken. U kunt binnen zes\nweken bezwaar maken.") == 6
    assert count_objection_weeks("Ik beslis binnen vier weken.") is None
    assert count_deferral_weeks("De openbaarmaking vindt niet eerder plaats dan twee weken na dagtekening.") == 2
    assert count_deferral_weeks("U kunt binnen twee weken bellen.") is None
    assert count_extension_days("De beslistermijn is met vier weken verdaagd.") == 28
    assert count_suspension_days("De termijn is met 10 dagen opgeschort.") == 10
    assert count_suspension_days("De termijn is opgeschort.") is None
    assert count_suspension_days("De termijn is van 1 mei 2021 tot en met 15 mei 2021 opgeschort.") == 15
    assert count_suspension_days("De termijn is opgeschort van 1 mei 2021 tot 15 mei 2021.") == 14
    assert count_suspension_days("Het gaat om stukken van 1 mei 2021 tot 15 mei 2021.") is None
    assert count_suspension_days("De termijn is opgeschort tot 15 mei 2021.") is None


def test_a_contract_that_is_made_longer_extends_no_term() -> None:
    """A term is extended where it was deferred, or where a sentence says that it was made longer."""
    assert is_extended("De beslissing is met vier weken verdaagd.")
    assert is_extended("De beslistermijn is bij brief van 3 mei 2021 met vier weken verlengd.")
    assert is_extended("Ik kon niet tijdig beslissen en heb de termijn met vier weken verdaagd.")
    assert not is_extended("De huur van de sluis is met twee jaar verlengd.")
    assert not is_extended("De huur is verlengd met twee jaar.")


@pytest.mark.parametrize(
    "text",
    [
        "De beslistermijn is niet met vier weken verlengd.",
        "Ik kan de beslistermijn met vier weken verdagen.",
        "De termijn voor het indienen van een zienswijze is verlengd met twee weken.",
        "De huurtermijn is verlengd met twee weken.",
    ],
)
def test_what_is_not_extended_or_is_another_term_extends_nothing(text: str) -> None:
    """A term that was not made longer, only may be, or is that of another matter gives no extension and no days of one."""
    assert not is_extended(text)
    assert count_extension_days(text) is None


def test_a_suspension_is_that_of_the_term_while_it_ran() -> None:
    """Work that was suspended, and a range before the request or after the decision, suspend no term."""
    work = "Uw verzoek gaat over werkzaamheden die zijn opgeschort van 1 februari 2019 tot 15 februari 2020."
    term = "De beslistermijn is opgeschort van 1 mei 2021 tot 15 mei 2021."
    assert count_suspension_days(work) is None
    assert count_suspension_days(term, date(2021, 4, 1), date(2021, 6, 1)) == 14
    assert count_suspension_days(term, date(2021, 5, 2), date(2021, 6, 1)) is None
    assert count_suspension_days(term, date(2021, 4, 1), date(2021, 5, 14)) is None


def test_a_court_that_may_suspend_the_decision_suspends_no_term() -> None:
    """The term is suspended where a sentence says so of the term."""
    assert is_suspended("Hierdoor is de beslistermijn opgeschort.")
    assert not is_suspended("Met een voorlopige voorziening kan de werking van het besluit worden opgeschort.")
