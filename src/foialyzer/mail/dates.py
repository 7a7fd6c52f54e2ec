"""Printed dates, read by the names of months and weekdays that babel knows."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time
from typing import Literal

import regex
from attrs import evolve, frozen

from foialyzer.mail.date_words import date_words, find_months, find_weekdays, half_days, halves_day_first, letters_of

__all__ = ["Precision", "PrintedDate", "find_date", "find_dates", "find_misread_date"]

Precision = Literal["minute", "day", "unknown"]

_YEAR = r"(?P<year>(?:19|20)\d\d)(?:(?!\d)|(?=\d{1,2}:[0-5]\d(?!\d)))"  # "2 november 201914:06": the space is lost
_DAY = r"(?<![\d.:/])(?P<day>\d{1,2})"
_NAME = r"(?P<name>[^\W\d_]{3,14})"
_OF = r"(?:(?:de|of|du)\s{1,4}|d')?"
_AT, _MINUTE = r"(?:om|at|um|à|kl\.?)", r"\d{1,2}:[0-5]\d(?!\d)"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\s(?:[A-Z]{2,5}|[+-]\d{4}))?"
# Each printed order of day, month and year, with a line of its kind.
_ORDERS = (
    # "zondag 3 november 2019", "26. října 2021", "27 de out. de 2021", "1er juin 2020", "3-nov-2019", "17 FEB 2020"
    rf"{_DAY}(?:\.|er|st|nd|rd|th|º|ª)?[\s-]{{0,4}}{_OF}\s{{0,4}}{_NAME}\.?,?[\s-]{{0,4}}{_OF}\s{{0,4}}{_YEAR}",
    # "Wednesday, October 27, 2021"
    rf"{_NAME}\.?\s{{1,4}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,4}}{_YEAR}",
    # "2021. október 26."
    rf"(?<!\d){_YEAR}\.?\s{{1,4}}{_NAME}\.?\s{{1,4}}(?P<day>\d{{1,2}})(?!\d)",
    # "28/10/2021", "27. 10. 2021", "4-5-2020"
    r"(?<![\d.:/-])(?P<first>\d{1,2})\s?(?P<sep>[./-])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?" + _YEAR,
    # "05-03-19 16:50", "5/3/19 om 16:50", "05.03.19 um 16:50": only a time makes it a date
    rf"(?<![\d.:/-])(?P<first>\d{{1,2}})(?P<sep>[/-])(?P<second>\d{{1,2}})(?P=sep)(?P<short>\d\d)(?=,?\s(?:{_AT}\s)?{_MINUTE})",
    rf"(?<![\d.:/-])(?P<first>\d\d)(?P<sep>\.)(?P<second>\d\d)\.(?P<short>\d\d)(?=,?\s{_AT}\s{_MINUTE})",
    # "2019-11-03", "2019/11/03", "2019. 11. 03."
    rf"(?<![\d./-]){_YEAR}(?P<sep>[./-])\s?(?P<month>\d{{1,2}})(?P=sep)\s?(?P<day>\d{{1,2}})(?!\d)",
    # "2022年9月19日", "2022년 9월 19일"
    rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]",
    # "Tue Mar 05 10:22:00 2019", "Tue Mar 05 10:22:00 UTC 2019"
    rf"{_NAME}\.?\s{{1,4}}(?P<day>\d{{1,2}})\s{{1,4}}(?P<clock>{_CLOCK})\s{{1,4}}{_YEAR}",
)
_PATTERNS = tuple(regex.compile(order, regex.IGNORECASE) for order in _ORDERS)
_CENTURY = 70  # years of two digits from here on are of the century before
_GAP = 30  # characters between a date and its time: "2021 г. в 12:46", "2 Kasım 2021 Salı 09:26"
_HOUR = (
    r"(?P<hour>\d{1,2})\s?[:.h]\s?(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?![\d:])"
    r"(?:\s?(?P<half>[^\W\d_]\.?\s?[mμ]\.?|[^\W\d_]{2,4}\.?)(?!\w))?"
)
_TIME = regex.compile(rf"(?<![\d.:]){_HOUR}", regex.IGNORECASE)
_GLUED = regex.compile(_HOUR, regex.IGNORECASE)
# "CEST", "GMT+2", "(UTC+01:00)", "+0000 (UTC)"; Japanese puts no space after it
_ZONE = regex.compile(
    r"\s*(?P<open>\()?(?:(?P<name>[^\W\d_\u3040-\u9fff]{2,5})\s?)?(?P<offset>[+-]\s?\d{1,2}(?::?\d\d)?)?"
    r"(?:(?!\w)|(?=[\u3040-\u9fff]))(?(open)(?:\s[A-Z]{2,5})?\)?|(?:\s?\([A-Z]{2,5}\))?)"
)
_IN_ZONE = regex.compile(r"(?:UTC|GMT|\()\s?[+-]\s?$|[+-]$", regex.IGNORECASE)  # "(UTC+01:00 CET)": no time
_WEEKDAY = regex.compile(r"(?P<name>[^\W\d_]{1,14}(?:-feira)?)\.?,?\s*(?:den|the|d\.|,)?\s*$", regex.IGNORECASE)

# Minutes east of UTC. Names that stand for more than one zone (CST, IST) are left out.
# fmt: off
_ZONES = {
    "gmt": 0, "utc": 0, "wet": 0, "z": 0,
    "cet": 60, "met": 60, "mez": 60, "seč": 60, "west": 60,
    "cest": 120, "mest": 120, "mesz": 120, "selč": 120, "eet": 120, "oez": 120,
    "eest": 180, "oesz": 180,
    "est": -300, "edt": -240, "pst": -480, "pdt": -420,
}
# fmt: on


@frozen
class PrintedDate:
    """A date as printed, read.

    Args:
        start, end: where it stands in the text given.
        printed: its characters.
        value: in the clock of whoever printed it; midnight where no time is printed.
        precision: `minute` or `day`.
        utc_offset: minutes east of UTC, where a zone is printed; None otherwise.
        weekday_agrees: whether the printed weekday is that of the date; None where none is printed.
        confidence: in (0, 1]; 0.6 where day and month could be swapped, 0.5 where the weekday contradicts, or
            where the year has two digits and no weekday agrees; less where the space between year and time is lost.
    """

    start: int
    end: int
    printed: str
    value: datetime
    precision: Precision
    utc_offset: int | None = None
    weekday_agrees: bool | None = None
    confidence: float = 1.0

    @property
    def iso(self) -> str:
        """ISO 8601, to the minute, or to the day where no time is printed."""
        if self.precision == "day":
            return self.value.date().isoformat()
        return self.value.isoformat(timespec="seconds" if self.value.second else "minutes")


def find_date(text: str, languages: Collection[str] = ()) -> PrintedDate | None:
    """Return the first date in a text, None where there is none.

    Grammar: `weekday? (day month year | month day year | year month day | numeric) (words? time half? zone?)?`. A year has four
    digits, or two where a time follows: `10.2.e` and `5.1.2e` are codes and `12.11.19` is left alone.
    A printed weekday decides between 3/4 and 4/3.

    Args:
        text: any text, line breaks as spaces.
        languages: codes of header tables to prefer where the name of a month means different months.

    Example:
        >>> find_date("Verzonden: zondag 3 november 2019 10:22").iso
        '2019-11-03T10:22'
    """
    return next(find_dates(text, languages), None)


def find_misread_date(text: str, languages: Collection[str] = ()) -> PrintedDate | None:
    """Return the first date in a text that recognition garbled: letters among its figures are read as the figures they look like.

    Only for text that is known to be a date: "l6 maart" may be anything elsewhere.

    Example:
        >>> find_misread_date("maandag l maart 2O21 l6:5O").iso
        '2021-03-01T16:50'
    """
    found = find_date(_FIGURES.sub(lambda match: match[0].translate(_LOOKS), text), languages)
    return evolve(found, printed=text[found.start : found.end], confidence=0.8 * found.confidence) if found else None


_FIGURES = regex.compile(r"(?<!\w)[\dOolIS|]++(?:[:.-][\dOolIS|]++)*+(?!\w)")
_LOOKS = str.maketrans("OolIS|", "001151")


def find_dates(text: str, languages: Collection[str] = ()) -> Iterator[PrintedDate]:
    """Yield every date in a text in order, none inside another; see `find_date`.

    Example:
        >>> [d.iso for d in find_dates("bij brief van 6 december 2019, ontvangen op 12 december 2019")]
        ['2019-12-06', '2019-12-12']
    """
    matches = sorted((m for p in _PATTERNS for m in p.finditer(text)), key=lambda m: (m.start(), -m.end()))
    at = 0
    for match in matches:
        found = _read(text, match, languages) if match.start() >= at else None
        if found:
            yield found
            at = found.end


def _read(text: str, match: "regex.Match[str]", languages: Collection[str]) -> PrintedDate | None:
    before = text[max(0, match.start() - 24) : match.start()]
    weekday = _WEEKDAY.search(before)
    weekdays = find_weekdays(weekday["name"], languages) if weekday else frozenset()
    parts = match.groupdict()
    clock = _find_time(parts["clock"] or "", 0) if parts.get("clock") else _find_time(text, match.end())
    days = _days(parts, languages, clock is not None and clock.halved)
    if not days:
        return None
    day = next((day for day in days if day.weekday() in weekdays), days[0])
    agrees = day.weekday() in weekdays if weekdays else None
    start = match.start() - (len(before) - weekday.start() if weekday and weekdays else 0)
    end = max(match.end(), clock.end if clock else 0)
    sure = 0.5 if agrees is False else 1.0 if len(days) == 1 or agrees else 0.6
    glued = text[match.end() : match.end() + 1].isdigit()
    sure = min(sure, 0.5) if parts.get("short") and not agrees else sure
    return PrintedDate(
        start,
        end,
        text[start:end],
        datetime.combine(day, clock.time if clock else time()),
        "minute" if clock else "day",
        clock.utc_offset if clock else None,
        agrees,
        0.8 * sure if glued else sure,
    )


def _days(parts: dict[str, str | None], languages: Collection[str], halved: bool) -> list[date]:
    """Return the days the parts can mean, most likely first; a clock of two halves goes with month/day/year in most languages."""
    short = int(parts.get("short") or 0)
    year = int(parts.get("year") or 0) or short + (1900 if short >= _CENTURY else 2000)
    if parts.get("name"):
        pairs: Iterable[tuple[int, int]] = [
            (month, int(parts["day"] or 0)) for month in find_months(parts["name"] or "", languages)
        ]
    elif parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        pairs = [(second, first), (first, second)]
        if halved and parts["sep"] == "/" and not halves_day_first() & set(languages):
            pairs.reverse()
    else:
        pairs = [(int(parts["month"] or 0), int(parts["day"] or 0))]
    days = []
    for month, day in dict.fromkeys(pairs):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return days


@frozen
class _Clock:
    time: time
    end: int
    utc_offset: int | None
    halved: bool


def _find_time(text: str, at: int) -> _Clock | None:
    match = _GLUED.match(text, at) or _TIME.search(text, at, at + _GAP + 16)
    if not match or _IN_ZONE.search(text, at, match.start()) or not _is_filler(text[at : match.start()]):
        return None
    clock = _clock(match, letters_of(text[at : match.start()])[-2:])
    zone = _ZONE.match(text, clock.end, clock.end + 16) if clock else None
    offset = _offset(zone) if zone else None
    return evolve(clock, end=zone.end(), utc_offset=offset) if clock and zone and offset is not None else clock


def _clock(match: "regex.Match[str] | None", before: str = "") -> _Clock | None:
    """Return the time of day a match holds; `before` are letters before it, where Japanese puts its half of the day."""
    if not match:
        return None
    hour, end = int(match["hour"]), match.end()
    after = half_days().get(letters_of(match["half"] or ""))
    half = after or half_days().get(before)
    if match["half"] and not after:
        end = match.end("second") if match["second"] else match.end("minute")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23:
        return None
    return _Clock(time(hour, int(match["minute"]), int(match["second"] or 0)), end, None, half is not None)


def _is_filler(text: str) -> bool:
    """Tell whether only words that belong inside a date stand between a date and its time."""
    words = regex.findall(r"[^\W\d_]+", text)
    return all(
        letters_of(word) in date_words() or letters_of(word) in half_days() or find_weekdays(word) for word in words
    ) and not regex.search(r"[\d;|<>]", text)


def _offset(zone: "regex.Match[str]") -> int | None:
    named = _ZONES.get((zone["name"] or "").casefold())
    if zone["name"] and named is None:
        return None
    if not zone["offset"]:
        return named
    digits = zone["offset"][1:].strip().replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14:
        return None
    return (named or 0) + (hours * 60 + minutes) * (-1 if zone["offset"][0] == "-" else 1)
