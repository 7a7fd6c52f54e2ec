"""Days printed in letters."""

from datetime import date

import pytest
from drawn import texts
from hypothesis import given
from hypothesis import strategies as st
from letterpress import printed
from paper import MONTHS

from foialyzer.release.letter_days import find_days

OF_LETTERS = st.dates(date(1995, 1, 1), date(2030, 1, 1))


def days(text: str) -> list[str]:
    """Return the days in a text."""
    return [day.value.isoformat() for day in find_days(text)]


@given(texts())
def test_law_days_of_any_text_stand_in_it_in_order(text: str) -> None:
    """Whatever the text, its days lie in it, in order, apart from one another."""
    found = find_days(text)
    ends = [0, *(day.end for day in found)]
    assert all(end <= day.start < day.end <= len(text) for end, day in zip(ends, found, strict=False))
    assert all(0 < day.confidence <= 1 for day in found)


@given(st.data(), OF_LETTERS, st.booleans())
def test_law_a_printed_day_is_read(data: st.DataObject, day: date, noisy: bool) -> None:
    """A day is read back from every style in which it is printed, misread characters and broken lines included."""
    shown = data.draw(printed(day, noisy))
    assert days(f"Bij brief van {shown}, verzocht u") == [day.isoformat()]


@given(OF_LETTERS, st.integers(0, 60))
def test_law_a_day_without_its_year_is_near_the_next(day: date, before: int) -> None:
    """A day without a year is at most some weeks before a whole date behind it when it was printed as such."""
    earlier = date.fromordinal(day.toordinal() - before)
    if (earlier.month, earlier.day) != (2, 29):
        text = f"{earlier.day} {MONTHS[earlier.month - 1]}, ontvangen op {day.day} {MONTHS[day.month - 1]} {day.year}"
        assert days(text) == [earlier.isoformat(), day.isoformat()]


# cases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 maart 2021", ["2021-03-03"]),
        ("1 5 maart 2021", ["2021-03-15"]),
        ("15 rnaart 2O21", ["2021-03-15"]),
        ("15 maart 202 1", ["2021-03-15"]),
        ("l5 februarl 2021", ["2021-02-15"]),
        ("0 3 MRT. 2021", ["2021-03-03"]),
        ("woensdag 3 maart 2021", ["2021-03-03"]),
        ("3e maart 2021", ["2021-03-03"]),
        ("3 en 5 maart 2021", ["2021-03-03", "2021-03-05"]),
        ("3-3-'21", ["2021-03-03"]),
        ("3-3-21", ["2021-03-03"]),
        ("2021-03-03", ["2021-03-03"]),
        ("22 juni, ontvangen op 23 juni 2020", ["2020-06-22", "2020-06-23"]),
        ("Datum 14 september 2021 ... uw brief van 3 maart jl.", ["2021-09-14", "2021-03-03"]),
        (
            "Datum 3 november 2020 ... uw verzoek van 9 september jl. over stukken van 1 maart 2020",
            ["2020-11-03", "2020-09-09", "2020-03-01"],
        ),
        ("Datum 5 januari 2021 ... op 20 dec. jl. ontvangen", ["2021-01-05", "2020-12-20"]),
        ("Datum 5 januari 2021 ... op 20 dec. ontvangen", ["2021-01-05"]),
        ("22 juni jl.", []),
        ("Op 15 maart dit jaar schreef u. " + "De sluis is oud. " * 40 + "Datum 17 juni 2021", ["2021-03-15", "2021-06-17"]),
        ("22 juni", []),
        ("31 februari 2021", []),
        ("10.2.e en 5.1.2e", []),
        ("10.2.20", []),
        ("kenmerk 2021-0000144544", []),
        ("3 documenten 2021", []),
        ("2 jan de Wit, 3 maart 2021", ["2021-03-03"]),
        ("12 jun1 2021", ["2021-06-12"]),
        ("12 juxx 2021", []),
    ],
)
def test_days(text: str, expected: list[str]) -> None:
    """Days are read as letters and scanners print them, and codes, numbers and impossible days are none."""
    assert days(text) == expected


def test_a_mended_day_is_less_sure() -> None:
    """A day with a misread character, or with the year of another, is less sure than one printed whole."""
    whole, mended, lent = find_days("3 maart 2021, l5 februarl 2021 en 3 mei")
    assert whole.confidence == 1 > lent.confidence > mended.confidence > 0
