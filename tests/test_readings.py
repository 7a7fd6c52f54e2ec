"""What is read in places that may be covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.pixels.covers import PixelCover, PixelStyle
from foialyzer.readers.ocr import ReadWord
from foialyzer.readers.printed import Reading
from foialyzer.readers.readings import find_inside, is_text, prove_cover

PLACE = Box(100, 100, 400, 130)


def words(text: str, confidence: float = 0.95, height: float = 20.0, left: float = 5.0) -> list[ReadWord]:
    """Return the words of a text in a row within the place, each letter ten pixels wide."""
    found, x = [], PLACE.x0 + left
    for word in text.split():
        found.append(ReadWord(word, Box(x, 105, x + 10 * len(word), 105 + height), confidence))
        x += 10 * len(word) + 8
    return found


# laws


@given(st.text(max_size=30), st.floats(0, 1))
def test_law_a_proof_is_no_surer_than_the_reading(text: str, confidence: float) -> None:
    """Whatever was read, and however surely, proves a cover no more surely than that, and words that name nothing not at all."""
    assert prove_cover(Reading(text, confidence)) in {0.0, confidence}
    assert prove_cover(Reading(f"gelezen {text} woorden", confidence)) == 0.0


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 300)), max_size=10))
def test_law_words_inside_are_those_with_their_middle_there(places: list[tuple[int, int]]) -> None:
    """A word is inside a box exactly when its middle is."""
    read = tuple(ReadWord("a", Box(x, y, x + 10, y + 10), 1.0) for x, y in places)
    assert find_inside(PLACE, read) == [w for w in read if 100 <= w.box.x0 + 5 <= 400 and 100 <= w.box.top + 5 <= 130]


# cases


@pytest.mark.parametrize(
    ("text", "proves"),
    [
        ("5.1.2.e", True),
        ("10.2.e en g", True),
        ("buiten verzoek", True),
        ("512e", False),
        ("10.2", False),
        ("J", False),
        ("", False),
        ("B1. Projectduur", False),
        ("zie artikel 10.2.e van de wet", False),
    ],
)
def test_what_proves_a_cover(text: str, *, proves: bool) -> None:
    """A ground or a mark proves a cover; a code that was put right, a letter, half a code, or one among words does not."""
    assert bool(prove_cover(Reading(text, 0.9))) is proves


@pytest.mark.parametrize(
    ("style", "score", "read", "is_one"),
    [
        ("outlined", 0.5, words("Naam aanvrager"), True),
        ("grey", 0.5, words("Naam aanvrager"), True),
        ("grey", 0.5, words("Naam aanvrager", confidence=0.3), False),
        ("grey", 0.5, words("buiten verzoek"), False),
        ("grey", 0.5, words("5 a 1 a 2 a e"), False),
        ("grey", 0.95, words("Naam aanvrager"), False),
        ("black", 0.5, words("Naam aanvrager"), False),
        ("grey", 0.5, words("Naam", height=8.0), False),
        ("grey", 0.5, words("06-12345678"), True),
        ("grey", 0.5, words("handtekening", left=80.0), False),
        ("outlined", 0.5, words("telefoonnummer", left=80.0), False),
        ("grey", 0.5, words("naam van de medewerker die belde", left=0.0), True),
        ("outlined", 0.5, [], False),
    ],
)
def test_what_shows_that_a_place_is_text(style: PixelStyle, score: float, read: list[ReadWord], *, is_one: bool) -> None:
    """Words read for certain make a light box a cell; a label, dirt, a word in its middle and the like do not."""
    assert is_text(PixelCover(PLACE, style, score), read) is is_one
