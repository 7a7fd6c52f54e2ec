"""Furniture of printed pages."""

import pytest
from drawing import Recipe, draw
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.layout import lay_out
from foialyzer.page.printed_furniture import Row, find_repeated
from foialyzer.readers.pymupdf import read_pdf

ROWS = st.lists(
    st.builds(
        lambda page, text, top, aside, covered: Row(page, text, top, top + 0.01, aside, covered),
        st.integers(1, 4),
        st.sampled_from(["Pagina 1 van 2", "Doc 3", "Aan: Noor", "Directie Water", "Kenmerk 12", "12", "tekst", "█"]),
        st.sampled_from([0.02, 0.5, 0.95]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=20,
).map(lambda rows: sorted(rows, key=lambda row: row.page))


def row(text: str, page: int = 1, top: float = 0.95, *, aside: bool = False, covered: bool = False) -> Row:
    """Return a row at the bottom of a page."""
    return Row(page, text, top, top + 0.01, aside, covered)


@given(ROWS)
def test_law_covered_rows_and_running_text_stay(rows: list[Row]) -> None:
    """A row with a cover is never furniture, nor is one in the middle of a page that is not in a letterhead column."""
    for index in find_repeated(rows):
        assert not rows[index].covered
        assert rows[index].aside or rows[index].top != 0.5


@given(ROWS)
def test_law_a_row_on_one_page_only_is_told_by_what_it_says(rows: list[Row]) -> None:
    """On a single page nothing is furniture because it is repeated."""
    alone = [row for row in rows if row.page == rows[0].page]
    assert all(alone[index].text in {"Pagina 1 van 2", "Doc 3", "12"} for index in find_repeated(alone))


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([row("Pagina 3 van 12")], {0: "page_number"}),
        ([row("- 4 -")], {0: "page_number"}),
        ([row("Doc 1a", top=0.02)], {0: "label"}),
        ([row("file:///T:/map/Doc.%203.htm[3-12-2020 15:22:17]")], {0: "footer"}),
        ([row("Kenmerk 12"), row("Kenmerk 13", 2)], {0: "footer", 1: "footer"}),
        ([row("Kenmerk 12"), row("Onderwerp 13", 2)], {}),
        ([row("Aan: Noor"), row("Aan: Noor", 2)], {}),
        ([row("Pagina 3 van 12", top=0.5)], {}),
        ([row("12", covered=True)], {}),
        ([row("Directie", top=0.3, aside=True), row("Directie", 2, 0.4, aside=True)], {1: "letterhead"}),
    ],
)
def test_rows(rows: list[Row], kinds: dict[int, str]) -> None:
    """Rows are told by what they say, where they stand, and whether other pages have them too."""
    assert find_repeated(rows) == kinds


def test_footers_are_kept_out_but_not_lost() -> None:
    """A footer drawn on two pages is no part of the running text and is listed as furniture."""
    drawn = draw([Recipe(first_word=n, others=("footer",)) for n in range(2)])
    text = lay_out(read_pdf(drawn.data, "drawn.pdf"), ())
    assert "Pagina 1 van 1" not in text.string
    assert [item.page for item in text.furniture if "Pagina 1 van 1" in item.text] == [1, 2]
    assert [line for line in text.string.splitlines() if line] == [line for lines in drawn.lines for line in lines]
