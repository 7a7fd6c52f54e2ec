"""Words under the picture of a page: which can be used."""

import pytest
from drawing import Recipe, draw
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.readers.layers import find_fault

GOOD = [[word for line in draw([Recipe(kind=kind)]).lines[0] for word in line.split()] for kind in ("mail", "letter")]
SENTENCE = "Op 3 maart, na het overleg, besloot de gemeente: geen vergunning. Bas van Dalen schreef dat op; Noor Bos las het mee."


@given(st.lists(st.text(st.characters(exclude_categories=("Zs", "Cc", "Cs")), min_size=1), max_size=60))
def test_law_any_words_are_judged(words: list[str]) -> None:
    """Any words can be used or have a fault that can be told in a few words."""
    fault = find_fault(words)
    assert fault is None or 10 < len(fault) < 80


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        SENTENCE + " Tel. 070-1234567, kenmerk WBW/2019-04417, bedrag 1.250,00 euro, datum 3-11-2019, om 10:22 uur.",
        "From: Alex Green. To: Noor Bos. The minutes of the meeting are attached, please read them before Friday at noon.",
        "De Minister van Bruggen, namens deze: mr. A. Bos, hoofd WJZ. Bijlage 1: besluit. Bijlage 2: DGOO, FIN, BZK.",
    ],
)
def test_text_that_somebody_wrote_can_be_used(text: str) -> None:
    """Sentences, signatures with numbers and abbreviations, mail in English: all can be used."""
    assert find_fault(text.split()) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (SENTENCE.translate(dict.fromkeys(map(ord, ".,:;"), " ")), "it has lost its points and colons"),
        (
            "rts. sr: 4-.1 Aa4 —, 1011111.1111 wwwrrr: FW Vftvng tAFP we.e, Fr:k PMx lks. Brgtn: mnx trrr",
            "many of its words are none",
        ),
        ("•·~ ¦¦¦ ---- *** ((( ))) ... ,,, ^^^ ~~~ ||| \\\\\\ a b", "it is full of signs that are no letters"),
        (SENTENCE + " \N{REPLACEMENT CHARACTER}", "it is full of signs that are no letters"),
        ("807094 00010", "it has hardly any words"),
    ],
)
def test_poor_layers_are_told(text: str, fault: str) -> None:
    """Text without its signs, dirt made of bars, type no font could read, and a stamp alone are not used."""
    assert find_fault(text.split()) == fault
