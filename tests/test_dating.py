"""What each date of a letter is."""

import pytest
from drawn import texts
from hypothesis import HealthCheck, given, settings
from letterpress import Drawn, letters

from foialyzer.page.lines import split_lines
from foialyzer.release.dating import LetterDate, choose_dates, rank_dates, split_sentences
from foialyzer.release.letter_phrases import Cue, load_letter_table
from foialyzer.release.letterhead import find_fields


def rank(text: str) -> tuple[LetterDate, ...]:
    """Return the dates of a text, ranked."""
    lines = split_lines(text)
    return rank_dates(text, lines, find_fields(lines), len(text))


def chosen(text: str) -> dict[str, str]:
    """Return the date chosen for each role."""
    return {role: each.date for role, each in choose_dates(rank(text)).items()}


@given(texts())
def test_law_dates_of_any_text_are_ranked(text: str) -> None:
    """Whatever the text, candidates lie in it, best first, and one is chosen for a role at most."""
    ranked = rank(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) and 0 < each.confidence <= 1 for each in ranked)
    assert [each.confidence for each in ranked] == sorted((each.confidence for each in ranked), reverse=True)
    assert all(each in ranked and each.role == role for role, each in choose_dates(ranked).items())


@given(texts())
def test_law_sentences_tile_any_text(text: str) -> None:
    """The sentences of a text put together are the text."""
    assert "".join(split_sentences(text)) == text


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(letters())
def test_law_a_decision_follows_its_request(drawn: Drawn) -> None:
    """The request chosen from a drawn letter is never later than its decision."""
    dates = chosen(drawn.text)
    assert dates["decision"] >= max(dates.get("request", ""), dates.get("received", ""))


# cases


@pytest.mark.parametrize("cue", load_letter_table().date_cues, ids=lambda cue: cue.example[:40])
def test_each_example_is_read_as_its_role(cue: Cue) -> None:
    """The date in the example of a cue is taken for its role, and is unsure where the cue speaks against it."""
    text = cue.example.replace("{", "").replace("}", "")
    at = cue.example.index("{")
    sure = max((each.confidence for each in rank(text) if each.span.start == at and each.role == cue.role), default=0.0)
    taken = {each.role for each in choose_dates(rank(text)).values() if each.span.start == at}
    assert cue.role in taken if cue.weight > 0 else sure < 0.6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U verwijst naar mijn besluit van 4 mei 2020 op uw verzoek van 1 mei 2019.", {}),
        ("Mijn besluit op uw verzoek van 1 mei 2019 luidt zo.", {"request": "2019-05-01"}),
        ("De huurtermijn is verlengd tot 1 mei 2021.", {}),
        ("De beslistermijn is verlengd tot 1 mei 2021.", {"extended": "2021-05-01"}),
        ("Datum 3 mei 2021\nVerzonden 5 mei 2021", {"decision": "2021-05-03"}),
        ("Verzonden 5 mei 2021", {"decision": "2021-05-05"}),
        ("Sluisdam, 3 mei 2021\n\nGeachte heer,", {"decision": "2021-05-03"}),
        ("Uw brief van\n1 maart 2021\nDatum\n3 mei 2021", {"request": "2021-03-01", "decision": "2021-05-03"}),
        ("Uw brief van Ons kenmerk Datum\n1 maart 2021 Z-21 3 mei 2021", {"request": "2021-03-01", "decision": "2021-05-03"}),
        ("Uw brief van Ons kenmerk Datum\ne-mail Z-21 3 mei 2021", {"decision": "2021-05-03"}),
        ("Datum Verzonden\n3 mei 2021 5 mei 2021", {"decision": "2021-05-03"}),
        ("3 mei 2021\nBetreft Wob-verzoek d.d. 1 maart 2021", {"request": "2021-03-01", "decision": "2021-05-03"}),
        ("Op 1 maart 2021 en 3 maart 2021 heeft u verzoeken op grond van de Wob ingediend.", {"request": "2021-03-01"}),
        (
            "Op 6 mei 2021 is de beslistermijn verdaagd. De beslistermijn is van 9 mei 2021 tot en met 15 mei 2021 opgeschort.",
            {"suspended": "2021-05-15"},
        ),
        ("De ontvangst van uw verzoek is op 4 maart 2021 bevestigd.", {}),
        ("Per e-mail van 1 maart 2021 heeft u een verzoek ingediend op grond van de Wob.", {"request": "2021-03-01"}),
        ("Op 3 mei 2021 opende de sluis.", {}),
        ("Vanaf 3 mei 2021", {}),
        ("Geachte heer,\n\nDit stond in de lange brief die wij u hebben gestuurd op\n3 mei 2021\nover de sluis", {}),
        (
            "Bij brief van 6 januari 2021 bevestigde ik uw verzoek op 1 januari jongstleden.\nDatum 3 mei 2021",
            {"request": "2021-01-01", "decision": "2021-05-03"},
        ),
        (
            "Datum 3 mei 2021\nUw verzoek van 1 juni 2021 gaat voor. U heeft op 1 maart 2021 een verzoek om informatie gedaan.",
            {"request": "2021-03-01", "decision": "2021-05-03"},
        ),
        ("Datum 3 mei 2021\nUw verzoek van 1 juni 2021.", {"request": "2021-06-01", "decision": "2021-05-03"}),
        (
            "Bij besluit van 1 mei 2020 is op uw verzoek van 1 maart 2020 beslist. Bij brief van 9 mei 2020 heeft u bezwaar.",
            {"request": "2020-03-01"},
        ),
    ],
)
def test_chosen(text: str, expected: dict[str, str]) -> None:
    """The label of the decision goes before that of sending; a request after its decision is chosen only where none is left."""
    assert chosen(text) == expected


def test_an_annex_has_dates_of_its_own() -> None:
    """A label behind the signature counts for less than a place in the letter."""
    text = "Sluisdam, 3 mei 2021\n\nGeachte heer,\n\nHoogachtend,\n"
    annex = "Datum: 3 juni 2019\n"
    lines = split_lines(text + annex)
    ranked = rank_dates(text + annex, lines, find_fields(lines), len(text))
    assert choose_dates(ranked)["decision"].date == "2021-05-03"
