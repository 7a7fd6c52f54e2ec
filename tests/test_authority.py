"""Who decided."""

import pytest
from drawn import texts
from hypothesis import given

from foialyzer.page.lines import split_lines
from foialyzer.release.authority import find_authority


@given(texts())
def test_law_an_authority_stands_in_the_text(text: str) -> None:
    """Whatever the text, every word of the authority found in it is one of its own."""
    name = find_authority(split_lines(text), None) or ""
    assert all(word in text for word in name.split())


# cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoogachtend,\nDe Minister van Waterwegen,\nnamens deze,", "De Minister van Waterwegen"),
        ("Hoogachtend,\nDe Minister van Water,\nWegen en Bruggen,\nnamens deze,", "De Minister van Water, Wegen en Bruggen"),
        ("Hoogachtend,\nDE MINISTER VAN WATER, namens deze,", "DE MINISTER VAN WATER"),
        ("Hoogachtend,\nConform het door de Minister van Water genomen besluit,", "de Minister van Water"),
        (
            "Hoogachtend,\nnamens het college van burgemeester en wethouders van Dam",
            "het college van burgemeester en wethouders van Dam",
        ),
        ("Hoogachtend,\nDe Minister van", None),
        ("Hoogachtend,\nPiet Bos", None),
    ],
)
def test_authority(text: str, expected: str | None) -> None:
    """The signature names the authority, over two lines, before its deputy, or in the midst of a line."""
    assert find_authority(split_lines(text), 0) == expected


def test_the_letterhead_names_who_did_not_sign() -> None:
    """Where nobody signs, the letterhead names the authority, without the label beside it."""
    assert find_authority(split_lines("Gemeente Sluisdam Datum 3 mei 2021\n\nGeachte"), None) == "Gemeente Sluisdam"
