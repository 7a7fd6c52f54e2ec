"""How the pages of an input are numbered and labelled."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.numbering import find_feet, is_numbered_through, list_tags
from foialyzer.release.stamps import PageSigns

PLAIN = PageSigns(1, 595.0, 842.0, words=90)


def tagged(*numbers: str | None, family: str = "annex") -> list[PageSigns]:
    """Return pages with such numbers behind the same words."""
    return [evolve(PLAIN, page=page, tag=(family, number) if number else None) for page, number in enumerate(numbers, 1)]


def footed(*numbers: int | None) -> list[PageSigns]:
    """Return pages with such numbers in their feet."""
    return [evolve(PLAIN, page=page, foot=number) for page, number in enumerate(numbers, 1)]


@given(st.lists(st.integers(1, 3), min_size=3, max_size=8))
def test_law_documents_counted_from_one_are_tagged(pages: list[int]) -> None:
    """Documents that are numbered in order are known by their number on each of their pages, however many they have."""
    numbers = [str(number) for number, many in enumerate(pages, 1) for _ in range(many)]
    assert list(list_tags(tagged(*numbers)).values()) == numbers


@given(st.integers(-3, 9), st.integers(3, 12))
def test_law_a_count_of_all_pages_tells_no_documents(shift: int, pages: int) -> None:
    """Numbers that go up by one on every page of the input count its pages, wherever they begin."""
    numbered = [evolve(PLAIN, page=page, numbered=(page + shift, pages + shift)) for page in range(1, pages + 1)]
    assert is_numbered_through(numbered)
    assert find_feet(footed(*(page + shift for page in range(1, pages + 1)))) == {}


# cases


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "1", "2", "3"), {1: "1", 2: "1", 3: "2", 4: "3"}),
        (("1", None, "2", "2a", None, "10"), {1: "1", 3: "2", 4: "2a", 6: "10"}),
        (("1", "2", "2"), {}),
        (("1", "2", "3", "1", "2"), {}),
        ((None, None), {}),
    ],
)
def test_tags(numbers: Sequence[str | None], expected: dict[int, str]) -> None:
    """Two numbers are too few to be labels, and numbers that start again are those of annexes within documents."""
    assert list_tags(tagged(*numbers)) == expected


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
