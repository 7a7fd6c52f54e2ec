"""The labelled values of a letterhead."""

import pytest
from drawn import texts
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.lines import split_lines
from foialyzer.page.span import Span
from foialyzer.release.letterhead import find_fields, find_reference, find_subject

VALUES = {"Datum": "3 mei 2021", "Ons kenmerk": "2021/12", "Onderwerp": "Besluit", "Bijlagen": "2"}
KINDS = {"Datum": "date", "Ons kenmerk": "reference", "Onderwerp": "subject", "Bijlagen": "annexes"}


def fields(text: str) -> list[tuple[str, str]]:
    """Return the labelled values of a text."""
    return [(field.label, field.text) for field in find_fields(split_lines(text))]


@given(texts())
def test_law_values_stand_in_any_text(text: str) -> None:
    """Whatever the text, every value found is what stands at its span."""
    assert all(field.span in Span(0, len(text)) for field in find_fields(split_lines(text)))
    assert all(field.span.of(text) == field.text for field in find_fields(split_lines(text)))


@given(st.permutations(list(VALUES)), st.sampled_from(["line", "colon", "below", "stack", "apart"]))
def test_law_every_layout_says_the_same(order: list[str], layout: str) -> None:
    """Labels and values are matched beside one another, below one another, and stacked, in any order."""
    lines = {
        "line": [f"{label} {VALUES[label]}" for label in order],
        "colon": [f"{label}: {VALUES[label]}" for label in order],
        "below": [line for label in order for line in (label, VALUES[label])],
        "apart": [line for label in order for line in (label, "", VALUES[label], "")],
        "stack": [*order, *(VALUES[label] for label in order)],
    }[layout]
    assert fields("\n".join(lines)) == [(KINDS[label], VALUES[label]) for label in order]


# cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gemeente Sluisdam Datum 3 mei 2021", [("date", "3 mei 2021")]),
        ("Datum Ons kenmerk\n3 mei 2021 2021/12", [("date", "3 mei 2021 2021/12"), ("reference", "3 mei 2021 2021/12")]),
        ("Ons kenrmerk Z-20", [("reference", "Z-20")]),
        ("DATUM 3 mei 2021", [("date", "3 mei 2021")]),
        ("Uw kenmerk\nBehandeld door Piet", [("other", ""), ("other", "Piet")]),
        ("datum   ons kenmerk\n3 mei 2021   Z-20", [("date", "3 mei 2021   Z-20"), ("reference", "3 mei 2021   Z-20")]),
        ("datum: 3 mei 2021", [("date", "3 mei 2021")]),
        ("Uw verzoek, door mij ontvangen op 3 mei 2021", []),
        ("de datum en ons kenmerk", []),
        ("De datum van 3 mei 2021", []),
        ("zaaknummer 2019-12 geldt", []),
        ("Betreft het een ander besluit", []),
    ],
)
def test_fields(text: str, expected: list[tuple[str, str]]) -> None:
    """Labels are known at the start of a line, in their own case within it, and with one letter misread; prose has none."""
    assert fields(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Onze referentie\nWBW/2019/1", "WBW/2019/1"),
        ("Uw kenmerk: 12\nKenmerk: zie boven", None),
        ("Datum Kenmerk\n3 mei 2021 Z-20-42738", "Z-20-42738"),
        ("datum   uw kenmerk   ons kenmerk\n3 mei 2021   e-mail   Z-20-42738", "Z-20-42738"),
        ("Uw kenmerk Ons kenmerk Datum\n- DGA-SKI / 21165506 3 mei 2021", "DGA-SKI / 21165506"),
        ("Kenmerk\nIn deze brief van mijn ministerie staat 1 ding", None),
    ],
)
def test_reference(text: str, expected: str | None) -> None:
    """A reference has a digit, is no sentence, and leaves the date of the column beside it."""
    assert find_reference(find_fields(split_lines(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Betreft Besluit over de\nsluis van Sluisdam\n\nGeachte", "Besluit over de sluis van Sluisdam"),
        ("Betreft Besluit\nGeachte heer,", "Besluit"),
        ("Betreft Besluit 1234 AB Sluisdam\nPostbus 1", "Besluit"),
        ("Betreft Besluit Z-20-1\n\nOns kenmerk\nZ-20-1", "Besluit"),
        ("Betreft: " + "sluis " * 40, None),
    ],
)
def test_subject(text: str, expected: str | None) -> None:
    """A subject goes on over lines, until the greeting or an address beside it."""
    lines = split_lines(text)
    assert find_subject(lines, find_fields(lines)) == expected
