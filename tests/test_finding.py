"""Findings as values."""

import pytest

from foialyzer.account.finding import CODES, count_of, make_finding


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_code_has_its_severity(code: str) -> None:
    """A finding is as severe as its code."""
    assert make_finding(code, "Iets.", ["letter"]).severity == CODES[code]


def test_an_unknown_code_is_refused() -> None:
    """There is no finding without a code that is described."""
    with pytest.raises(KeyError):
        make_finding("looks-odd", "Iets.", [])


def test_things_are_counted_in_words() -> None:
    """One is singular, none and many are plural."""
    assert [count_of(number, "row") for number in (0, 1, 3)] == ["0 rows", "1 row", "3 rows"]
