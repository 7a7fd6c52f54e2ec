"""The words of printed dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.date_words import date_words, find_months, find_weekdays, half_days, halves_day_first, letters_of


@given(st.text())
def test_law_any_word_is_looked_up(word: str) -> None:
    """Any text is a month, a weekday or neither, and case and points make no difference."""
    assert all(1 <= month <= 12 for month in find_months(word, ()))
    assert all(0 <= day <= 6 for day in find_weekdays(word))
    assert find_months(f"{word}.", ()) == find_months(word, ())
    assert letters_of(letters_of(word)) == letters_of(word)


# cases


@pytest.mark.parametrize(
    ("name", "languages", "months"),
    [
        ("maart", (), [3]),
        ("Mrt.", (), [3]),
        ("rnaart", (), [3]),
        ("listopad", ("hr",), [10]),
        ("listopad", ("pl",), [11]),
        ("plan", (), []),
    ],
)
def test_months(name: str, languages: tuple[str, ...], months: list[int]) -> None:
    """Months are known in full, shortened and misread; where languages differ, those given come first."""
    assert find_months(name, languages)[:1] == months


def test_words() -> None:
    """Weekdays of one or two letters count in the languages given only; words and halves of the day come from the tables."""
    assert find_weekdays("dinsdag") == find_weekdays("Di.", ("nl",)) == {1}
    assert find_weekdays("pe", ("nl",)) == frozenset()
    assert {"om", "uur"} <= date_words()
    assert half_days()["pm"] == "pm"
    assert "es" in halves_day_first()
