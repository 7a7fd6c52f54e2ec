"""The days a Dutch letter prints, also where a scanner misread them or where the year is left out."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import regex
from attrs import evolve, frozen

from foialyzer.release.letter_phrases import load_letter_table

__all__ = ["Day", "find_days"]

_DIGIT = r"[0-9OoIl|]"
# "15", "1 5", "l5", "05", "3e", "1ste"
_DAY = rf"(?<![\w.,/:|-])(?P<day>[0-3OoIl|] ?{_DIGIT}|{_DIGIT})(?:e|ste|de)?(?=[\s.-])"
# "2021", "202 1", "2O21", "'21"
_YEAR = rf"(?P<year>[12Il|] ?[09Oo] ?{_DIGIT} ?{_DIGIT}|['’]\d\d)(?!\w)"
_SHORT = r"(?P<year>(?:19|20)\d\d|(?<!\.)['’]?\d\d)"
_LAST = r",?\s{1,3}(?P<last>jl|j\.l|l\.l|jongstleden|laatstleden)(?!\w)\.?"  # the latest such day before the letter
_EARLIER = r"(?:(?<![\w.,/:|-])(?P<earlier>\d\d?)(?:,| en| resp\.) )?"
_PATTERNS = tuple(
    regex.compile(pattern)
    for pattern in (
        # "15 maart 2021", "1 5 MRT. 2021", "3-mrt-2021", "15 maart\n2021", "22 juni", "23 okt. jl."
        # "3 en 5 maart 2021" names its month once
        rf"{_EARLIER}{_DAY}[\s.\-]{{0,3}}(?P<month>[^\W\d_][\w|]{{2,9}})(?!\w)\.?(?:[\s,\-]{{0,4}}{_YEAR}|{_LAST})?",
        # "15-03-2021", "15 - 3 - 2021", "15.03.2021", "15/3/21"
        rf"(?<![\w.,/:-])(?P<day>\d\d?) ?(?P<sep>[-/.]) ?(?P<month>\d\d?) ?(?P=sep) ?{_SHORT}(?![\w-]|[.,/]\d)",
        # "2021-03-15"
        r"(?<![\w./-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
    )
)
_READ = str.maketrans("OoIl|", "00111")
_SPELL = str.maketrans("01|", "oll")
_AHEAD = 3  # a letter speaks of the past: a day ahead of the date nearby is as far as three behind it
_WEEKDAY = regex.compile(r"(?<!\w)(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s{1,3}$", regex.IGNORECASE)
_NAME = 4  # letters of a month without its year: "2 jan" may be a name
_UNSURE = 0.65  # confidence of a year that a date far off lends
_NEAR = 400  # characters within which a date with its year lends it to one without


@frozen
class Day:
    """A day as printed, read.

    Args:
        start, end: where it stands in the text given, with its weekday.
        value: the day.
        confidence: in (0, 1]; lower where characters were mended, or where the year is that of a date nearby.
    """

    start: int
    end: int
    value: date
    confidence: float


@frozen
class _Printed:
    start: int
    end: int
    year: int | None
    month: int
    day: int
    confidence: float
    last: bool = False


def find_days(text: str) -> tuple[Day, ...]:
    """Return every day that a text prints, in order, none inside another.

    A day printed without its year takes the one that brings it nearest to the date after it, or else before it, rather in the
    past than ahead, as in "Bij brief van 22 juni, ontvangen op 23 juni 2020". Without such a date nearby it takes that of the
    first date, and is unsure; without any it is left out. "22 juni jl." is the last one before the first whole date of the text,
    which is that of the letter, where that stands before it.

    Example:
        >>> [day.value.isoformat() for day in find_days("op 1 5 maart\\n2021, 3-4-2021 en 22 juni; zie 10.2.e")]
        ['2021-03-15', '2021-04-03', '2021-06-22']
    """
    printed = tuple(_in_order(_find_printed(text)))
    whole = [at for at, each in enumerate(printed) if each.year is not None]
    days = []
    for each in printed:
        if each.year is not None:
            days.append(Day(each.start, each.end, date(each.year, each.month, each.day), each.confidence))
            continue
        near = [printed[i] for i in whole if -_NEAR <= printed[i].start - each.start <= _NEAR]
        anchor = min(near, key=lambda other: (other.start < each.start, abs(other.start - each.start)), default=None)
        if each.last and whole and printed[whole[0]].start < each.start:
            anchor = printed[whole[0]]
        sure = 0.8 if anchor else _UNSURE
        anchor = anchor or (printed[whole[0]] if whole else None)
        value = _nearest(each, anchor) if anchor else None
        if value:
            days.append(Day(each.start, each.end, value, round(each.confidence * sure, 2)))
    return tuple(days)


def _in_order(found: list[_Printed]) -> Iterator[_Printed]:
    at = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= at:
            yield each
            at = each.end


def _find_printed(text: str) -> list[_Printed]:
    found: list[_Printed] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            found += _read(match)
    return found


def _read(match: "regex.Match[str]") -> list[_Printed]:
    printed_day, printed_month, printed_year = match["day"], match["month"], match["year"]
    month, sure = (int(printed_month), 1.0) if printed_month.isdecimal() else _read_month(printed_month)
    year, day = _read_year(printed_year), int(printed_day.replace(" ", "").translate(_READ))
    last = bool(match.groupdict().get("last"))
    short = len(printed_month) < _NAME and printed_month.casefold() != "mei" and not last
    if month is None or (year is None and (printed_year or sure < 1 or short)):
        return []
    if printed_year and len(printed_year.strip("'’")) == 2:
        sure *= 0.6
    if not printed_day.isdecimal() or (printed_year and not printed_year.strip("'’").isdecimal()):
        sure *= 0.8
    end = match.end() if year is not None or last else match.end("month")
    start = match.start("day") if match.groupdict().get("earlier") else match.start()
    weekday = _WEEKDAY.search(match.string, max(0, start - 14), start)
    start = weekday.start() if weekday else start
    found = _Printed(start, end, year, month, day, round(sure, 2), last)
    earlier = match.groupdict().get("earlier")
    listed = [evolve(found, start=match.start("earlier"), end=match.end("earlier"), day=int(earlier))] if earlier else []
    return [each for each in (*listed, found) if _is_day(each)]


def _is_day(printed: _Printed) -> bool:
    return _make(printed.year or 2000, printed) is not None


def _make(year: int, printed: _Printed) -> date | None:
    try:
        return date(year, printed.month, printed.day)
    except ValueError:
        return None


def _nearest(printed: _Printed, anchor: _Printed) -> date | None:
    if anchor.year is None:
        return None
    there = date(anchor.year, anchor.month, anchor.day)
    years = [_make(there.year + by, printed) for by in (-1, 0, 1) if 1 <= there.year + by <= 9999]
    if printed.last:
        return max((day for day in years if day and day <= there), default=None)
    return min((day for day in years if day), key=lambda day: max((there - day).days, _AHEAD * (day - there).days), default=None)


def _read_year(printed: str | None) -> int | None:
    """Return the year printed, None where none is; two digits are of this century."""
    if not printed:
        return None
    digits = printed.strip("'’").replace(" ", "").translate(_READ)
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    return year if 1950 <= year <= 2099 else None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in load_letter_table().months.items() for name in names}


def _read_month(printed: str) -> tuple[int | None, float]:
    """Return the number of a month, and how sure that is: a long name may have one character misread, `rn` may be an `m`."""
    name = printed.casefold()
    if name in _months():
        return _months()[name], 1.0
    mended = name.translate(_SPELL).replace("rn", "m") if "rnb" not in name else name.translate(_SPELL)
    if mended in _months():
        return _months()[mended], 0.9
    near = {
        number
        for known, number in _months().items()
        if len(known) == len(mended) >= 4 and sum(a != b for a, b in zip(known, mended, strict=True)) == 1
    }
    return (near.pop(), 0.7) if len(near) == 1 else (None, 0.0)
