"""The words of a page when only a few are looked at."""

from hypothesis import given
from hypothesis import strategies as st
from test_packed import WORDS

from foialyzer.page.packed import Words
from foialyzer.page.page import Word
from foialyzer.page.picked import Picked


@given(WORDS, st.booleans())
def test_law_picked_words_are_the_words(words: list[Word], packed: bool) -> None:
    """Whether held as columns or not, each word that is picked is the one at that place, and the same each time."""
    picked = Picked(Words.of(words) if packed else words)
    assert len(picked) == len(words)
    assert [picked[index] for index in range(len(words))] == words
    assert all(picked[index] is picked[index] for index in range(len(words)))
    assert picked[:] == tuple(words)
