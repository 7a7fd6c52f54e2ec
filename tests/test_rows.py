"""The rows of a page."""

from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Picture, Word
from foialyzer.page.rows import find_rows, split_columns

PLACES = st.builds(
    lambda x, row, width: Word("woord", Box(x * 40.0, row * 13.0, x * 40.0 + width, row * 13.0 + 10)),
    st.integers(0, 12),
    st.integers(0, 40),
    st.integers(5, 35),
)


def rows_of(words: list[Word], covers: tuple[Box, ...] = (), pictures: tuple[Picture, ...] = ()) -> list[list[str]]:
    """Return the texts of each row."""
    return [
        [item.text for item in row.items] for row in find_rows(Page(1, 600, 800, "point", tuple(words), (), pictures), covers)
    ]


@given(st.lists(PLACES, max_size=60, unique_by=lambda word: (word.box.x0, word.box.top)))
def test_law_each_word_stands_in_one_row(words: list[Word]) -> None:
    """Each word stands in one row, rows run from top to bottom and their items from left to right."""
    rows = find_rows(Page(1, 600, 800, "point", tuple(words)), ())
    assert sorted((i.box.top, i.box.x0) for row in rows for i in row.items) == sorted((w.box.top, w.box.x0) for w in words)
    assert [row.middle for row in rows] == sorted(row.middle for row in rows)
    assert len(rows) == len({word.box.top for word in words})
    assert all([item.box.x0 for item in row.items] == sorted(item.box.x0 for item in row.items) for row in rows)


@given(st.lists(PLACES, min_size=1, max_size=30, unique_by=lambda word: (word.box.x0, word.box.top)))
def test_law_columns_tile_a_row(words: list[Word]) -> None:
    """The columns of a row hold its items, each once and in order."""
    for row in find_rows(Page(1, 600, 800, "point", tuple(words)), ()):
        assert [item for column in split_columns(row) for item in column.items] == list(row.items)


def test_cover_stands_in_its_row() -> None:
    """A cover stands between the words of its line, and in no other."""
    words = [Word("Van:", Box(10, 10, 30, 20)), Word("<bos>", Box(90, 11, 120, 20)), Word("Aan:", Box(10, 24, 30, 34))]
    assert rows_of(words, (Box(34, 9, 86, 21),)) == [["Van:", "█", "<bos>"], ["Aan:"]]


def test_words_of_a_scan_are_left_out() -> None:
    """Words on a large picture were read from it; those on a logo or a pasted bar were not."""
    words = [Word("scan", Box(100, 100, 120, 110)), Word("logo", Box(10, 10, 30, 20)), Word("bar", Box(400, 700, 420, 710))]
    pictures = (Picture(Box(50, 50, 350, 400)), Picture(Box(5, 5, 50, 50)), Picture(Box(300, 600, 590, 790), 0, (0.0, 0.0, 0.0)))
    assert rows_of(words, pictures=pictures) == [["logo"], ["bar"]]


def test_far_apart_are_columns() -> None:
    """What stands more than three times the type apart is in another column."""
    words = (Word("Geachte", Box(50, 100, 90, 110)), Word("heer", Box(94, 100, 114, 110)), Word("Datum", Box(145, 100, 170, 110)))
    (row,) = find_rows(Page(1, 600, 800, "point", words), ())
    assert [column.text for column in split_columns(row)] == ["Geachte heer", "Datum"]
