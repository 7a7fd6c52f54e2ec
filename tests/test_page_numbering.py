"""How the pages of an input are numbered."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.page_numbering import find_feet, is_numbered_through
from foialyzer.release.page_signs import PageSigns

PLAIN = PageSigns(1, 595.0, 842.0, words=90)


def footed(*numbers: int | None) -> list[PageSigns]:
    """Return pages with such numbers in their feet."""
    return [evolve(PLAIN, page=page, foot=number) for page, number in enumerate(numbers, 1)]


@given(st.integers(-3, 9), st.integers(3, 12))
def test_law_a_count_of_all_pages_tells_no_documents(shift: int, pages: int) -> None:
    """Numbers that go up by one on every page of the input count its pages, wherever they begin."""
    numbered = [evolve(PLAIN, page=page, numbered=(page + shift, pages + shift)) for page in range(1, pages + 1)]
    assert is_numbered_through(numbered)
    assert find_feet(footed(*(page + shift for page in range(1, pages + 1)))) == {}


# cases


@pytest.mark.parametrize(
    ("numbers", "through"),
    [([(1, 4), (2, 4), (3, 4), (4, 4)], True), ([(1, 2), (2, 2), (1, 2), (2, 2)], False), ([(1, 4), None, None, None], False)],
)
def test_numbered_through(numbers: Sequence[tuple[int, int] | None], through: bool) -> None:
    """Numbers that start again are those of documents."""
    assert is_numbered_through([evolve(PLAIN, page=n, numbered=each) for n, each in enumerate(numbers, 1)]) == through


def test_feet_that_start_again() -> None:
    """Numbers in the foot that start again are kept; a few of them, or those that count the input, are not."""
    assert find_feet(footed(1, 2, 1, 2, 3)) == {1: 1, 2: 2, 3: 1, 4: 2, 5: 3}
    assert find_feet(footed(1, 2)) == {}
    assert find_feet(footed(None, 2, 3, 4)) == {}
