"""Spellings: one code at one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.law.spellings import Place, find_exemptions, find_starts, read_code, read_more

PLACES: list[Place] = ["label", "prose"]
TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from([*"10125.ei6sgl,( )", "lid", "tweede lid", " onder "]), max_size=15).map("".join)
)


@given(TEXTS, st.integers(0, 10), st.sampled_from(PLACES))
def test_law_code_starts_at_the_place_and_ends_in_the_text(text: str, pos: int, place: Place) -> None:
    """A code starts where it was looked for, is not empty, and says nothing with more than full trust."""
    pos = min(pos, len(text))
    code = read_code(text, pos, place)
    assert code is None or (
        code.start == pos < code.end <= len(text) and 0 < code.trust <= 1 and code.damaged == (code.trust < 0.9)
    )


@given(TEXTS, st.sampled_from(PLACES))
def test_law_starts_go_forward(text: str, place: Place) -> None:
    """Looking for a start never goes back and never leaves the text."""
    for pos in range(len(text) + 1):
        start = find_starts(text, pos, place)
        assert start is None or pos <= start < len(text)


@given(TEXTS)
def test_law_prose_is_never_repaired(text: str) -> None:
    """Running text is taken as it stands."""
    code = read_code(text, 0, "prose")
    assert code is None or not code.damaged


@pytest.mark.parametrize(
    ("text", "code", "end"),
    [
        ("10.2.e.", "10.2.e", 6),
        ("10, tweede lid, onder e)", "10.2.e", 23),
        ("5.4a", "5.4a", 4),
        ("5.4 A", "5.4a", 5),
        ("5.1.2e2", "5.1.2.e", 6),
        ("(10)(2)(e)", "10.2.e", 10),
    ],
)
def test_code_ends_where_its_print_ends(text: str, code: str, end: int) -> None:
    """Only what belongs to the code is taken."""
    found = read_code(text, 0, "label")
    assert found is not None
    assert (found.code, found.end) == (code, end)


@pytest.mark.parametrize(("text", "more"), [(" en g", "10.2.g"), (".h", "10.2.h"), (", en eerste lid, onder c", "10.1.c")])
def test_more_of_the_same_article(text: str, more: str) -> None:
    """A list goes on with the article, and with the paragraph unless it names one."""
    first = read_code("10.2.e", 0, "prose")
    assert first is not None
    found = read_more("10.2.e" + text, first)
    assert found is not None
    assert found.code == more


@pytest.mark.parametrize("text", [" en u", " e", " en een", ". A", "-g", ""])
def test_no_more(text: str) -> None:
    """A word or a new sentence does not continue a list."""
    first = read_code("10.2.e", 0, "prose")
    assert first is not None
    assert read_more("10.2.e" + text, first) is None


def test_short_exemptions_are_for_labels() -> None:
    """`b6` counts on a label, in prose only the brackets do."""
    assert [code.code for code in find_exemptions("b6 (b)(5)", "b", "prose")] == ["b.5"]
    assert {code.code for code in find_exemptions("b6 (b)(5)", "b", "label")} == {"b.5", "b.6"}
