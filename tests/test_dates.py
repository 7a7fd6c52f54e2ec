"""Printed dates, in every style of every language."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import TABLES, Stamp, mailish, moments, print_date, stamps

from foialyzer.mail.dates import find_date, find_dates, find_misread_date

STYLES = [(code, style) for code, table in TABLES.items() for style in table["date_styles"]]
SIGNS = {"ja", "ko", "zh"}
DAYS = [(code, style) for code in TABLES for style in ("d MMMM y", "EEEE d MMMM y", "EEE d MMM y") if code not in SIGNS]
DAYS += [
    ("ja", "y年M月d日"),
    ("ja", "y年M月d日(EEE)"),
    ("zh", "y年M月d日"),
    ("ko", "y년 M월 d일 EEEE"),
    *((code, "y-MM-dd") for code in TABLES),
]
CODES = (
    *("10.2.e", "5.1.2e", "5.1.2.e", "(10)(2e)", "10.1.c", "11.1", "art. 10, lid 2, sub e", "10 2 e", "10.2.g; 11.1"),
    *("5.1.1.d 5.1.2.i", "[10.2.e]", "12.11.19", "5.1", "artikel 11"),
)
AMOUNTS = ("€ 1.250.000,-", "€ 12.11", "1.234,56 euro", "06-12345678", "020-5551234", "+31 6 1234 5678", "070 - 348 20 19")
NUMBERS = ("versie 3.11.2", "2019.123.456", "nr. 2019/1234", "1259962", "3-11", "10:22", "NL91ABNA0417164300", "127.0.0.1")


@given(stamps())
def test_law_every_style_is_read_back(stamp: Stamp) -> None:
    """A date printed in any style of any language is read as the moment it was printed from."""
    found = find_date(stamp.printed, (stamp.language,))
    assert found is not None
    assert (found.value, found.precision) == (stamp.moment, "minute")
    assert found.weekday_agrees is not False
    assert found.printed in stamp.printed


@given(
    stamps(), st.sampled_from(("Verzonden: ", "(", "Zie ", "\n", "Nr 7, ")), st.sampled_from((" ", ")", ", zie bijlage", "\n"))
)
def test_law_what_stands_around_a_date_changes_nothing(stamp: Stamp, before: str, after: str) -> None:
    """The same moment is read with words before and after the date, and the date is said to stand where it stands."""
    alone, inside = (find_date(text, (stamp.language,)) for text in (stamp.printed, before + stamp.printed + after))
    assert alone is not None
    assert inside is not None
    assert inside.value == alone.value
    assert inside.end - len(before) in (alone.end, alone.end + 1)


@given(st.sampled_from(DAYS), moments())
def test_law_a_date_without_time_has_the_precision_of_a_day(row: tuple[str, str], moment: datetime) -> None:
    """Where no time is printed the precision is the day and nothing is made up."""
    language, style = row
    found = find_date(print_date(moment, style, language), (language,))
    assert found is not None
    assert (found.value.date(), found.precision, found.iso) == (moment.date(), "day", moment.date().isoformat())


@given(moments(), st.integers(-12 * 4, 14 * 4), st.sampled_from(("", "GMT", "UTC")))
def test_law_a_printed_zone_is_read(moment: datetime, quarters: int, name: str) -> None:
    """The distance to UTC that is printed behind a time is read to the minute, and the moment stays that of the clock."""
    there = moment.replace(second=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    printed = f"{there:%d-%m-%Y %H:%M} {name}{there:%z}"
    found = find_date(printed, ("nl",))
    assert found is not None
    assert (found.value, found.utc_offset, found.end) == (moment.replace(second=0), 15 * quarters, len(printed))


@given(st.lists(st.sampled_from((*CODES, *AMOUNTS, *NUMBERS)), max_size=8), st.sampled_from((", ", "; ", " en ", " | ", "\n")))
def test_law_codes_amounts_and_numbers_are_no_dates(pieces: list[str], between: str) -> None:
    """Grounds, amounts, telephone numbers and versions never make a date, whatever stands next to them."""
    assert find_date(between.join(pieces)) is None


@given(st.one_of(st.text(), mailish()))
def test_law_any_text_gives_dates_in_order(text: str) -> None:
    """In any text the dates found lie inside it, in order and apart, as printed."""
    found = list(find_dates(text))
    edges = [edge for date in found for edge in (date.start, date.end)]
    assert edges == sorted(edges)
    assert all(0 <= date.start < date.end <= len(text) for date in found)
    assert all(date.printed == text[date.start : date.end] for date in found)
    assert all(0 < date.confidence <= 1 for date in found)
    assert find_date(text) == (found[0] if found else None)


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("zondag 3 november 2019 10:22", "2019-11-03T10:22"),
        ("wo 27 okt. 2021 om 09:31", "2021-10-27T09:31"),
        ("Fri 2/7/2020 6:51:21 PM", "2020-02-07T18:51:21"),
        ("Thur 10/15/2020 12:05:00 AM", "2020-10-15T00:05"),
        ("Thur 10/15/2020", "2020-10-15"),
        ("Tue Mar 05 10:22:00 2019", "2019-03-05T10:22"),
        ("Tue Mar 05 10:22:00 UTC 2019", "2019-03-05T10:22"),
        ("vrijdag 20 september 2024 11:51:19", "2024-09-20T11:51:19"),
        ("3/11/2019 10:22", "2019-11-03T10:22"),
        ("11/3/2019 10:22 AM", "2019-11-03T10:22"),
        ("zo 3-11-2019 10:22", "2019-11-03T10:22"),
        ("25.3.2020", "2020-03-25"),
        ("12:00 uur op 1er juin 2020", "2020-06-01"),
        ("June 1st, 2020", "2020-06-01"),
        ("23 april 2014 25:10", "2014-04-23"),
        ("2022年9月19日(月) 午後5:55", "2022-09-19T17:55"),
        ("2021. november 2., kedd 9:26", "2021-11-02T09:26"),
        ("3 november 2019; 10:22", "2019-11-03"),
        ("3 november\u00a02019\u202f10:22", "2019-11-03T10:22"),
        ("3 nov. 2019 10.22", "2019-11-03T10:22"),
        ("05-03-19 16:50", "2019-03-05T16:50"),
        ("31-12-99 23:59", "1999-12-31T23:59"),
        ("01-01-70 00:01", "1970-01-01T00:01"),
        ("01-01-69 00:01", "2069-01-01T00:01"),
        ("zondag 3 maart 2019 (UTC+01:00 CET)", "2019-03-03"),
        ("zondag 3 maart 2019 UTC +01:00", "2019-03-03"),
        ("zondag 3 maart 2019 +01:00", "2019-03-03"),
        ("zondag 3 maart 2019 - 10:22", "2019-03-03T10:22"),
        ("05/03/19, 16:50", "2019-03-05T16:50"),
        ("Am 05.03.19 um 16:50 schrieb", "2019-03-05T16:50"),
        ("Op 5-3-19 om 9:05 schreef", "2019-03-05T09:05"),
    ],
)
def test_date(printed: str, iso: str) -> None:
    """Each date is read as it was meant, to the precision printed."""
    found = find_date(printed)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 februari 2019",
        "32-1-2019",
        "0/0/2019",
        "3 voorbeelden 2019",
        "13 maart",
        "maart 2019",
        "2019-13-01",
        "3 nov 19",
        "05-03-19",
        "5.3.19 10:22",
    ],
)
def test_no_date(text: str) -> None:
    """A day that no calendar has and a date that lacks its day or its full year are none."""
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("printed", "language", "iso"),
    [
        ("07/03/2021 9:05 a. m.", "es", "2021-03-07T09:05"),
        ("07/03/2021 9:05 AM", "en", "2021-07-03T09:05"),
        ("pe 10.01.2021 06:18", "fi", "2021-10-01T06:18"),
        ("pe 10.01.2021 06:18", "ro", "2021-01-10T06:18"),
        ("5 lis 2020 10:00", "hr", "2020-10-05T10:00"),
        ("5 lis 2020 10:00", "pl", "2020-11-05T10:00"),
        ("12. srpna 2020 10:00", "cs", "2020-08-12T10:00"),
    ],
)
def test_language_decides(printed: str, language: str, iso: str) -> None:
    """Where a date means one thing in one language and another in the next, the language given decides."""
    found = find_date(printed, (language,))
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("printed", "confidence", "agrees"),
    [
        ("3/4/2019 10:22", 0.6, None),
        ("wo 3/4/2019 10:22", 1.0, True),
        ("ma 4/3/2019 10:22", 1.0, True),
        ("do 3 april 2019 10:22", 0.5, False),
        ("25/4/2019", 1.0, None),
        ("4/4/2019", 1.0, None),
        ("25-04-19 10:22", 0.5, None),
        ("do 25-04-19 10:22", 1.0, True),
    ],
)
def test_weekday_and_doubt(printed: str, confidence: float, agrees: bool | None) -> None:
    """A printed weekday settles what is day and what is month; where it contradicts the date, or is wanting, doubt is left."""
    found = find_date(printed)
    assert found is not None
    assert (found.confidence, found.weekday_agrees) == (confidence, agrees)


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        *(("GMT+3", 180), ("+0000 (UTC)", 0), ("(UTC+01:00)", 60), ("CEST", 120), ("MEZ", 60), ("-0430", -270), ("EST", -300)),
        *(("CST", None), ("", None), ("+1900", None), ("Uhr", None), ("Jan", None), ("PM", None)),
    ],
)
def test_zone(zone: str, offset: int | None) -> None:
    """A zone that stands for one clock is read, one that may stand for several and other words are not."""
    found = find_date(f"3 november 2019 10:22 {zone}")
    assert found is not None
    assert found.utc_offset == offset
    assert found.printed.endswith(zone if offset is not None else "10:22" if zone != "PM" else "PM")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1" * 100_000, 0),
        ("1 " * 50_000, 0),
        ("1-1-" * 25_000, 0),
        ("2019 " * 20_000, 0),
        ("jan " * 25_000, 0),
        ("3 nov " * 16_000, 0),
        ("3 nov 2019 " * 9_000, 9_000),
        (f"3{' ' * 33_000}nov{' ' * 33_000}2019{' ' * 33_000}09:14", 0),
        ("3 nov 2019 10:00 (" * 5_000, 5_000),
        ("3 de " * 20_000, 0),
    ],
)
def test_large_and_hostile(text: str, count: int) -> None:
    """A hundred thousand characters that nearly make a date are read through once and give as many dates as stand there."""
    assert sum(1 for _ in find_dates(text)) == count


def test_a_lost_space_before_the_time() -> None:
    """Recognition runs year and time together; the date is read, less surely, and a longer number is no year."""
    found = find_date("Verzonden: zaterdag 2 november 201914:06")
    assert found is not None
    assert (found.iso, found.confidence) == ("2019-11-02T14:06", 0.8)
    assert find_date("kenmerk 2-11-20191234") is None
    clear = find_date("zaterdag 2 november 2019 14:06")
    assert clear is not None
    assert clear.confidence == 1.0


def test_misread_months() -> None:
    """Months as recognition garbles them are read: "iuni", "rnaart"."""
    dates = [find_date(text) for text in ("2 iuni 2019 10:22", "5 rnaart 2019 10:22")]
    assert [found.iso if found else None for found in dates] == ["2019-06-02T10:22", "2019-03-05T10:22"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [("dinsdag 5 maart 2O19 16:5O", "2019-03-05T16:50"), ("maandag l maart 2021 l6:50", "2021-03-01T16:50"), ("l maart", None)],
)
def test_misread_figures(text: str, iso: str | None) -> None:
    """Letters among figures are read as these where the text is known to be a date; what is printed stays as it is."""
    found = find_misread_date(text)
    assert (found.iso if found else None) == iso
    assert find_date(text) is None or find_date(text) != found
    assert found is None or found.printed in text
