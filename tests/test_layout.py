"""The running text: every word and every cover once, in order, and nothing else."""

import re
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.layout import COVER, Cover, Text, lay_out
from foialyzer.page.page import Document, Page, Word
from foialyzer.page.runs import Place, Runs
from foialyzer.page.span import Span
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.markers import find_markers
from foialyzer.redaction.redaction import covers_of

WIDTH = 16
LINES = st.text("aé. █", max_size=WIDTH)
FURNITURE = st.sampled_from(["Pagina 1 van 2", "Dir. A", "Dir. B", "", "Ons kenmerk"])
Grid = list[list[str]]
GRIDS = st.lists(st.lists(LINES, max_size=5), min_size=1, max_size=3)


def drawn(grid: Grid) -> Document:
    """Return the document whose pages show these lines, each word in the cells where it stands."""
    pages = []
    for number, lines in enumerate(grid, 1):
        words = [
            Word(match[0], Box(match.start(), top, match.end(), top + 1))
            for top, line in enumerate(lines)
            for match in re.finditer(r"[^ ]+", line)
        ]
        pages.append(Page(number, WIDTH, len(lines), "cell", tuple(words)))
    return Document("a.txt", "", "transcript", tuple(pages))


@st.composite
def covers_on(draw: st.DrawFn, grid: Grid) -> list[Cover]:
    """Draw disjoint covers, each within one line, in any order."""
    covers = []
    for number, lines in enumerate(grid, 1):
        for top in range(len(lines)):
            edges = sorted(draw(st.sets(st.integers(0, WIDTH), max_size=4)))
            sides = list(zip(edges[::2], edges[1::2], strict=False))
            if draw(st.booleans()) and sides:
                sides.append((sides[-1][1], sides[-1][1] + 2))  # one more that touches it
            covers += [Cover(number, Box(x0, top, x1, top + 1), draw(st.integers(1, 5))) for x0, x1 in sides]
    return draw(st.permutations(covers))


GRIDS_AND_COVERS = GRIDS.flatmap(lambda grid: st.tuples(st.just(grid), covers_on(grid)))
LETTERHEADS = st.lists(st.lists(st.one_of(FURNITURE, LINES), max_size=6), min_size=1, max_size=3)
LETTERHEADS_AND_COVERS = LETTERHEADS.flatmap(lambda grid: st.tuples(st.just(grid), covers_on(grid)))


def expected(grid: Grid, covers: list[Cover]) -> str:
    """Go through all cells in order: where a cover begins write it, under a cover write nothing, else what is printed."""
    text = []
    for number, lines in enumerate(grid, 1):
        for top, line in enumerate(lines):
            mine = [cover for cover in covers if (cover.page, cover.box.top) == (number, top)]
            for x in range(WIDTH + 2):
                text += [COVER * cover.length for cover in mine if cover.box.x0 == x]
                if not any(cover.box.x0 <= x < cover.box.x1 for cover in mine):
                    text.append(line[x : x + 1])
    return "".join("".join(text).split())


@given(GRIDS_AND_COVERS)
def test_law_each_word_and_each_cover_once_in_order(drawing: tuple[Grid, list[Cover]]) -> None:
    """The text holds what is printed beside the covers, and each cover, once and in order, and nothing else but white space."""
    grid, covers = drawing
    assert "".join(lay_out(drawn(grid), covers).string.split()) == expected(grid, covers)


@given(GRIDS)
def test_law_a_page_without_covers_keeps_its_shape(grid: Grid) -> None:
    """Without covers each page reads as it was typed, but for its left margin and the blank lines at its top and foot."""
    pages = []
    for lines in grid:
        left = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
        page = "\n".join(line[left:].rstrip(" ") for line in lines).strip("\n")
        pages.append(page + "\n" if page else "")
    assert lay_out(drawn(grid), []).string == "".join(pages)


@given(LETTERHEADS_AND_COVERS)
def test_law_each_cover_has_its_span(drawing: tuple[Grid, list[Cover]]) -> None:
    """The span of each cover, in the order given, names a run of blocks as long as the cover, which leads back to it."""
    grid, covers = drawing
    text = lay_out(drawn(grid), covers)
    assert len(text.covers) == len(covers)
    for cover, span in zip(covers, text.covers, strict=True):
        assert span.of(text.string) == COVER * cover.length
        assert {text.place(index) for index in range(span.start, span.end)} == {Place(cover.page, cover.box)}
        assert text.pages(span) == (cover.page, cover.page)


@given(LETTERHEADS_AND_COVERS)
def test_law_each_character_leads_back_to_its_page(drawing: tuple[Grid, list[Cover]]) -> None:
    """Each printed character leads to the cell in which it stands on its page; white space to a place on a page as well."""
    grid, covers = drawing
    text = lay_out(drawn(grid), covers)
    hidden = {index for span in text.covers for index in range(span.start, span.end)}
    printed = {index: run for run in text.runs for index in range(run.span.start, run.span.end)}
    for index, character in enumerate(text.string):
        place = text.place(index)
        assert place is not None
        if index in printed:
            assert place == printed[index].place
        if index in printed and index not in hidden:
            x = int(place.box.x0) + index - printed[index].span.start
            assert grid[place.page - 1][int(place.box.top)][x] == character
    assert all(text.string[index].isspace() for index in range(len(text.string)) if index not in printed)
    assert all(a.span.end <= b.span.start for a, b in pairwise(text.runs))


@given(LETTERHEADS)
def test_law_text_and_furniture_hold_every_word(grid: Grid) -> None:
    """The words of the running text and those of the furniture are together the words of the document."""
    text = lay_out(drawn(grid), [])
    words = [word for item in text.furniture for word in item.text.split()]
    assert sorted(text.string.split() + words) == sorted(
        word for lines in grid for line in lines for word in line.split(" ") if word
    )


@given(LETTERHEADS_AND_COVERS, st.integers(-40, 40), st.integers(-40, 40))
def test_law_shifting_a_page_changes_nothing(drawing: tuple[Grid, list[Cover]], dx: int, dy: int) -> None:
    """The text is the same when all that stands on its pages is moved."""
    grid, covers = drawing
    document = drawn(grid)
    moved = evolve(
        document,
        pages=tuple(
            evolve(page, words=tuple(evolve(word, box=word.box.moved(dx, dy)) for word in page.words)) for page in document.pages
        ),
    )
    before, after = lay_out(document, covers), lay_out(moved, [evolve(cover, box=cover.box.moved(dx, dy)) for cover in covers])
    assert (after.string, after.covers) == (before.string, before.covers)
    assert [run.span for run in after.runs] == [run.span for run in before.runs]
    assert [item.text for item in after.furniture] == [item.text for item in before.furniture]


@given(st.lists(st.sampled_from(["Dag", "[gelakt]", "[10.2.e]", "██", "\n", " ", "\f", "x[REDACTED]y", ">"]), max_size=20))
def test_law_a_transcript_keeps_all_that_is_no_marker(pieces: list[str]) -> None:
    """With each marker covered, the rest of a transcript is what it was without them."""
    document = parse_transcript("".join(pieces), "a.txt")
    text = lay_out(document, [cover for redaction in find_markers(document) for cover in covers_of(redaction)])
    kept = "".join(piece.replace("[REDACTED]", "") for piece in pieces if piece in {"Dag", "x[REDACTED]y", ">"})
    assert "".join(text.string.split()).replace(COVER, "") == kept


@pytest.mark.parametrize(
    ("box", "string"),
    [
        (Box(20, 5, 30, 15), "ab████efgh"),
        (Box(0, 5, 30, 15), "████efgh"),
        (Box(10, 5, 50, 15), "████"),
        (Box(40, 5, 90, 15), "abcdef████"),
        (Box(0, 5, 8, 15), "████abcdefgh"),
    ],
)
def test_cover_cuts_a_word(box: Box, string: str) -> None:
    """A cover takes from a word the characters that stand below it, in points as in cells."""
    words = (Word("abcdefgh", Box(10, 5, 50, 15)),)
    document = Document("a.pdf", "", "pdf", (Page(1, 595, 842, "point", words),))
    text = lay_out(document, [Cover(1, box, 4)])
    assert "".join(text.string.split()) == string


def test_word_under_several_covers() -> None:
    """Two covers that touch, over one word, hide it without a trace between them."""
    words = (Word("[gelakt][gelakt],", Box(0, 0, 17, 1)),)
    document = Document("a.txt", "", "transcript", (Page(1, 80, 1, "cell", words),))
    text = lay_out(document, [Cover(1, Box(8, 0, 16, 1), 1), Cover(1, Box(0, 0, 8, 1), 2)])
    assert (text.string, text.covers) == ("███,\n", (Span(2, 3), Span(0, 2)))


def test_cover_where_nothing_is_printed() -> None:
    """A cover on an empty page is the whole text of that page."""
    document = Document("a.txt", "", "transcript", (Page(1, 80, 1, "cell"), Page(2, 80, 1, "cell")))
    text = lay_out(document, [Cover(2, Box(3, 4, 9, 5), 6)])
    assert text.string == "██████\n"
    assert text.pages(text.span) == (2, 2)


def test_span_over_two_pages() -> None:
    """A span touches the pages of its first and its last character."""
    text = lay_out(drawn([["Dag Piet,"], [], ["tot later"]]), [])
    assert text.string == "Dag Piet,\ntot later\n"
    assert text.pages(text.span) == (1, 3)
    assert text.pages(Span(0, 9)) == (1, 1)
    assert text.pages(Span(10, 10)) == (3, 3)


def test_text_without_print() -> None:
    """A document without words gives an empty text, whose characters stand nowhere."""
    text = lay_out(Document("a.txt", "", "transcript", (Page(1, 0, 0, "cell"),)), [])
    assert text == Text("", Runs(), ())
    assert text.place(0) is None
    assert text.pages(text.span) == (1, 1)


def test_hostile_line() -> None:
    """A line of 50,000 covers keeps every one."""
    covers = [Cover(1, Box(2 * n, 0, 2 * n + 1, 1), 1) for n in range(50_000)]
    text = lay_out(drawn([["a " * 50_000]]), covers)
    assert text.string == "█ " * 49_999 + "█\n"
    assert len(text.covers) == 50_000


def test_hostile_word() -> None:
    """A word of 100,000 characters cut by 50,000 covers keeps every other character."""
    covers = [Cover(1, Box(2 * n, 0, 2 * n + 1, 1), 1) for n in range(50_000)]
    assert lay_out(drawn([["ab" * 50_000]]), covers).string == "█b" * 50_000 + "\n"
