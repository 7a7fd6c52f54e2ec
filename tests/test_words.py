"""The words of a page held as columns."""

from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Word
from foialyzer.page.words import Words, edges_of, texts_of, without, words_at

TEXTS = st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=6)
WORDS = st.lists(
    st.builds(
        lambda text, x, y, bold, raised, order: Word(text, Box(x, y, x + len(text), y + 10), bold, raised, order),
        TEXTS,
        st.floats(-50, 600),
        st.floats(-50, 900),
        st.booleans(),
        st.booleans(),
        st.integers(0, 10**6),
    ),
    max_size=15,
)


@given(WORDS)
def test_law_columns_hold_the_same_as_plain_words(words: list[Word]) -> None:
    """Words read back one by one, in a slice and in a loop are those that went in, and make an equal page."""
    held = Words.of(words)
    assert list(held) == words
    assert len(held) == len(words)
    assert held[:] == tuple(words)
    assert [held[index] for index in range(-len(words), len(words))] == words * 2
    assert Page(1, 595, 842, "point", held) == Page(1, 595, 842, "point", tuple(words))
    assert held == Words.of(words)
    assert held != Words.of([*words, Word("x", Box(0, 0, 1, 1))])


@given(WORDS, st.sets(st.integers(0, 14)), st.booleans())
def test_law_columns_say_what_words_say(words: list[Word], some: set[int], packed: bool) -> None:
    """Texts, edges, a choice and a rest of words are the same, whether they are held as columns or not."""
    held = Words.of(words) if packed else tuple(words)
    assert texts_of(held) == [word.text for word in words]
    assert list(edges_of(held)) == [(word.box.x0, word.box.top, word.box.x1, word.box.bottom) for word in words]
    wanted = [index for index in sorted(some) if index < len(words)]
    assert words_at(held, wanted) == tuple(words[index] for index in wanted)
    assert list(without(held, some)) == [word for index, word in enumerate(words) if index not in some]


def test_words_with_a_space_stay_as_they_are() -> None:
    """Where a word holds a space, the words are not held as columns, which part them by spaces."""
    words = (Word("a b", Box(0, 0, 3, 1)), Word("c", Box(4, 0, 5, 1)))
    assert Words.of(words) == words
