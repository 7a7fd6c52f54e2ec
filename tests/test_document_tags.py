"""Words with a number, as labels of documents."""

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.document_tags import list_tags
from foialyzer.release.page_signs import PageSigns

PLAIN = PageSigns(1, 595.0, 842.0, words=90)


def tagged(*numbers: str | None, family: str = "annex") -> list[PageSigns]:
    """Return pages with such numbers behind the same words."""
    return [evolve(PLAIN, page=page, tag=(family, number) if number else None) for page, number in enumerate(numbers, 1)]


@given(st.lists(st.integers(1, 3), min_size=3, max_size=8))
def test_law_documents_counted_from_one_are_tagged(pages: list[int]) -> None:
    """Documents that are numbered in order are known by their number on each of their pages, however many they have."""
    numbers = [str(number) for number, many in enumerate(pages, 1) for _ in range(many)]
    assert list(list_tags(tagged(*numbers)).values()) == numbers


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
    ("begins", "feet", "known"),
    [
        ((1,), False, True),
        ((1, 3), False, True),
        ((1, 3, 6), True, False),
        ((1, 3), True, False),
        ((1, 2, 3), False, False),
        ((1, 3, 4), False, True),
    ],
)
def test_annexes_of_one_file_tag_no_documents(begins: Sequence[int], feet: bool, known: bool) -> None:
    """Of several files, one may hold annexes of its own: they are documents over several files, or beside the letter alone."""
    pages = tagged(None, None, "1", "2", "3", None)
    signs = [evolve(page, foot=page.page) for page in pages] if feet else pages
    assert (list_tags(signs, begins) == {3: "1", 4: "2", 5: "3"}) == known
