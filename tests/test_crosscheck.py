import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.account.crosscheck import compare_documents
from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Shape, Word

BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
SWAPPED = {1: 2, 2: 1, None: None}

texts = st.text("abcdefgh", min_size=3, max_size=8)
cells = st.tuples(st.integers(0, 4), st.integers(0, 9))  # places far enough apart not to touch
words = st.dictionaries(cells, texts, max_size=12)
blocks = st.sets(cells, max_size=6)
pages = st.lists(st.tuples(words, blocks), max_size=3)


def word(cell: tuple[int, int], text: str) -> Word:
    """Return a word at a cell of the page."""
    x0, top = 20 + 100 * cell[0], 20 + 30 * cell[1]
    return Word(text, Box(x0, top, x0 + 8 * len(text), top + 11))


def block(cell: tuple[int, int], colour: tuple[float, float, float] = BLACK) -> Shape:
    """Return a filled shape at a cell of the page."""
    x0, top = 20 + 100 * cell[0], 20 + 30 * cell[1]
    return Shape(Box(x0, top, x0 + 60, top + 12), colour)


def document(drawn: list[tuple[dict[tuple[int, int], str], set[tuple[int, int]]]]) -> Document:
    """Return a document of some pages, each given by its words and its blocks."""
    return Document("a.pdf", "", "pdf", tuple(paper(number, *page) for number, page in enumerate(drawn, 1)))


def paper(number: int, placed: dict[tuple[int, int], str], filled: set[tuple[int, int]]) -> Page:
    """Return a page of some words and blocks."""
    listed = tuple(word(cell, text) for cell, text in placed.items())
    return Page(number, 595, 842, "point", listed, tuple(block(cell) for cell in sorted(filled)))


def one_page(*items: Word | Shape) -> Document:
    """Return a document of one page."""
    listed = tuple(item for item in items if isinstance(item, Word))
    return Document("a.pdf", "", "pdf", (Page(1, 595, 842, "point", listed, tuple(i for i in items if isinstance(i, Shape))),))


# laws


@given(pages)
def test_law_a_reading_does_not_differ_from_itself(drawn: list[tuple[dict[tuple[int, int], str], set[tuple[int, int]]]]) -> None:
    """A document compared with itself shows no difference."""
    assert compare_documents(document(drawn), document(drawn)) == ()


@given(words, words, blocks, blocks)
def test_law_what_only_one_sees_is_found(
    one: dict[tuple[int, int], str],
    other: dict[tuple[int, int], str],
    filled: set[tuple[int, int]],
    twins: set[tuple[int, int]],
) -> None:
    """Places where only one reading has words or shapes are counted, each for its reading."""
    found = compare_documents(document([(one, filled)]), document([(other, twins)]))
    for side, mine, yours in ((1, one, other), (2, other, one)):
        assert sum(f.count for f in found if f.kind == "words" and f.seen_by == side) == len(mine.keys() - yours.keys())
    assert sum(f.kind == "shape" and f.seen_by == 1 for f in found) == len(filled - twins)
    assert sum(f.kind == "shape" and f.seen_by == 2 for f in found) == len(twins - filled)


@given(pages, pages)
def test_law_swapping_the_readings_swaps_the_sides(
    one: list[tuple[dict[tuple[int, int], str], set[tuple[int, int]]]],
    other: list[tuple[dict[tuple[int, int], str], set[tuple[int, int]]]],
) -> None:
    """The second compared with the first shows the same, the other way round; words that read differently aside."""
    forth = compare_documents(document(one), document(other))
    back = compare_documents(document(other), document(one))
    kept = [[f for f in found if f.kind != "characters"] for found in (forth, back)]
    assert sorted((f.kind, f.page, f.box, SWAPPED[f.seen_by]) for f in kept[0]) == sorted(
        (f.kind, f.page, f.box, f.seen_by) for f in kept[1]
    )


@given(words, st.floats(-0.9, 0.9), st.floats(-0.9, 0.9))
def test_law_a_small_shift_is_no_difference(placed: dict[tuple[int, int], str], dx: float, dy: float) -> None:
    """Readings less than a point apart are the same."""
    page = paper(1, placed, set())
    moved = evolve(page, words=tuple(evolve(w, box=w.box.moved(dx, dy)) for w in page.words))
    assert compare_documents(Document("a", "", "pdf", (page,)), Document("a", "", "pdf", (moved,))) == ()


@given(words, words)
def test_law_no_text_unless_asked_for(one: dict[tuple[int, int], str], other: dict[tuple[int, int], str]) -> None:
    """The words that differ are not given, unless they are asked for."""
    first, second = document([(one, set())]), document([(other, set())])
    assert all(found.text is None for found in compare_documents(first, second))
    assert all(found.text for found in compare_documents(first, second, with_text=True))


# cases


@pytest.mark.parametrize(
    "other",
    [
        [Word("hand", Box(10, 10, 30, 20)), Word("tekening", Box(30, 10, 70, 20))],
        [Word("hand\u00adtekening", Box(10, 10, 70, 20))],
        [Word("handtekening,", Box(10, 10, 73, 20))],
        [Word("handtekening", Box(10, 7, 70, 23))],
    ],
)
def test_another_way_to_split_or_measure_is_no_difference(other: list[Word]) -> None:
    """A word in two pieces, with a hyphen that is not printed or with a higher box is the same word."""
    one = one_page(Word("handtekening", Box(10, 10, 70, 20)))
    assert [found for found in compare_documents(one, one_page(*other)) if found.kind == "words"] == []


def test_ligatures_are_no_difference() -> None:
    """A ligature and its letters are the same word."""
    assert compare_documents(one_page(Word("ﬁnale", Box(0, 0, 30, 9))), one_page(Word("finale", Box(0, 0, 30, 9)))) == ()


def test_words_on_a_line_are_joined() -> None:
    """Neighbours that only one reading has are one difference, up to the end of their line."""
    seen = [Word("Jan", Box(10, 10, 30, 20)), Word("de", Box(33, 10, 45, 20)), Word("Wit", Box(10, 40, 30, 50))]
    (first, second) = compare_documents(one_page(), one_page(*seen), with_text=True)
    assert (first.text, first.count, first.box, first.seen_by) == ("Jan de", 2, Box(10, 10, 45, 20), 2)
    assert (second.text, second.count) == ("Wit", 1)


def test_words_that_read_differently() -> None:
    """Other characters at the same place are told as such, once."""
    (found,) = compare_documents(one_page(Word("Jan", Box(9, 9, 30, 20))), one_page(Word("���", Box(9, 9, 30, 20))))
    assert (found.kind, found.seen_by) == ("characters", None)


def test_pages_missing_and_unread() -> None:
    """A page that one reading lacks, or could not read, is told; one neither could read is not."""
    page, unread = Page(1, 595, 842, "point"), Page(1, 0, 0, "point")
    readings = {
        kind: Document("a", "", "pdf", given) for kind, given in {"read": (page,), "unread": (unread,), "none": ()}.items()
    }
    sides = {
        (a, b): [(found.kind, found.seen_by) for found in compare_documents(readings[a], readings[b])]
        for a in readings
        for b in readings
    }
    assert sides["read", "none"] == sides["read", "unread"] == [("page", 1)]
    assert sides["none", "read"] == sides["unread", "read"] == [("page", 2)]
    assert sides["unread", "unread"] == sides["read", "read"] == []


@pytest.mark.parametrize(("rotation", "width"), [(90, 595), (0, 600)])
def test_another_frame(rotation: int, width: float) -> None:
    """A page of another size or turn is told."""
    one = one_page()
    other = evolve(one, pages=(evolve(one.pages[0], rotation=rotation, width=width),))
    assert [found.kind for found in compare_documents(one, other)] == ["frame"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ([block((0, 0))], [Shape(Box(20, 20, 50, 32), BLACK), Shape(Box(50, 20, 80, 32), BLACK)], False),
        ([block((0, 0))], [Shape(Box(20, 20, 50, 32), BLACK), Shape(Box(20, 20, 50, 32), BLACK)], True),
        ([block((0, 0))], [block((0, 0), WHITE)], True),
        ([block((0, 0))], [block((0, 0), (0.14, 0.12, 0.13))], False),
        ([Shape(Box(20, 20, 300, 21), BLACK)], [], False),
        ([evolve(block((0, 0)), filled=False)], [], False),
    ],
)
def test_shapes(one: list[Shape], other: list[Shape], differ: bool) -> None:
    """Pieces make a whole, rules and outlines hide nothing, and colours differ only when they look it."""
    assert any(found.seen_by == 1 for found in compare_documents(one_page(*one), one_page(*other))) == differ


def test_a_crowded_page_comes_to_an_end() -> None:
    """Thousands of words and shapes at one place are compared, and differ where they do."""
    crowd = [Word(f"w{at}", Box(10, 10, 60 + at % 7, 20)) for at in range(4000)]
    piles = [Shape(Box(10, 10, 200 + at % 90, 60), BLACK) for at in range(2000)]
    other = [Shape(Box(10 + at % 50, 100, 200, 160), BLACK) for at in range(2000)]
    again = one_page(*(evolve(w, text=w.text + "x") for w in crowd), *other)
    assert compare_documents(one_page(*crowd, *piles), again)
