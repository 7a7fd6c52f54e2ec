"""The words of printed dates in every language: months, weekdays, halves of the day, as babel and the header tables know them."""

from collections.abc import Collection
from functools import cache
from typing import Literal

import regex

from foialyzer.mail.headers.languages import load_header_tables

__all__ = ["date_words", "find_months", "find_weekdays", "half_days", "halves_day_first", "letters_of"]


def letters_of(word: str) -> str:
    """Return the letters of a word, without case."""
    return "".join(character for character in word.casefold() if character.isalpha())


@cache
def _names(what: Literal["months", "days"]) -> dict[str, dict[int, tuple[str, ...]]]:
    """Return, for each name of a month or weekday, its numbers and the languages that use it so."""
    from babel import Locale

    names: dict[str, dict[int, tuple[str, ...]]] = {}
    for language, table in load_header_tables().items():
        entries = [
            (name, number)
            for widths in getattr(Locale.parse(table.locale), what).values()
            for width in ("wide", "abbreviated", "short")
            for number, name in widths.get(width, {}).items()
        ]
        if what == "months":
            entries += [(name, int(number)) for name, number in (entry.split("=") for entry in table.months)]
        for name, number in entries:
            numbers = names.setdefault(letters_of(name), {})
            numbers[number] = tuple(dict.fromkeys((*numbers.get(number, ()), language)))
    names.pop("", None)
    return names


def find_months(name: str, languages: Collection[str]) -> list[int]:
    """Return the numbers of a month's name: of the languages given first, then of most languages first."""
    numbers = _names("months").get(letters_of(name), {})
    return sorted(numbers, key=lambda n: (not set(numbers[n]) & set(languages), -len(numbers[n])))


def find_weekdays(name: str, languages: Collection[str] = ()) -> frozenset[int]:
    """Return the numbers of a weekday's name; one or two letters count in the languages given only ("pe": Finnish)."""
    short = len(letters_of(name)) <= 2 and bool(languages)
    numbers = _names("days").get(letters_of(name), {})
    return frozenset(number for number, codes in numbers.items() if not short or set(codes) & set(languages))


@cache
def date_words() -> frozenset[str]:
    """Return the words that stand inside printed dates: "om", "uur"."""
    return frozenset(
        letters_of(word) for table in load_header_tables().values() for entry in table.date_words for word in entry.split()
    )


@cache
def halves_day_first() -> frozenset[str]:
    """Return the languages that print day/month/year also with a clock of two halves: "01/06/2036 7:48 a. m." in Spanish."""
    tables = load_header_tables().items()
    return frozenset(code for code, table in tables if any(_HALVED_DAY_FIRST.match(style) for style in table.date_styles))


_HALVED_DAY_FIRST = regex.compile(r"d{1,2}/M{1,2}/y,? h:mm a")


@cache
def half_days() -> dict[str, str]:
    """Return the words for the halves of the day, with `am` or `pm`."""
    extra = (entry.split("=") for table in load_header_tables().values() for entry in table.am_pm)
    return {"am": "am", "pm": "pm", **{letters_of(word): half for word, half in extra}}
