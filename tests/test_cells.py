"""How a cell of the workbook is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.account.cells import parse_cell, parse_day


@given(st.dates())
def test_law_a_day_is_kept_where_it_can_be_one(day: date) -> None:
    """A day of 1900 to 2100 is read as it is written, and one of any other year is none."""
    assert parse_day(str(day)) == (str(day) if 1900 <= day.year <= 2100 else None)


@given(st.sampled_from(["sent", "date", "ground", "mark", "judgement", "from", "to", "title"]), st.text(max_size=40))
def test_law_what_is_read_reads_the_same_again(column: str, text: str) -> None:
    """Whatever stands in a cell, its value read again is the same value."""
    _, now = parse_cell(column, text, "nl-woo")
    assert now is None or parse_cell(column, now, "nl-woo")[1] == now


# cases


@pytest.mark.parametrize(("column", "text", "now"), [
    ("sent", "5 maart 2021 10:22", "2021-03-05T10:22"),
    ("sent", "2101-01-01T10:00", None),
    ("date", "2021-03-05T10:22", "2021-03-05"),
    ("grounds", "5.1.2e; nl-wob:11.1", "nl-woo:5.1.2.e nl-wob:11.1"),
    ("ground", "5.1.2e", "nl-woo:5.1.2.e"),
    ("mark", "draft", "draft"),
    ("mark", "weet niet", None),
    ("title", "Nota", "Nota"),
])  # fmt: skip
def test_cells(column: str, text: str, now: str | None) -> None:
    """A text is read as its column is meant; what is nothing of the kind is None."""
    assert parse_cell(column, text, "nl-woo")[1] == now
