"""What reports say, in Dutch and English."""

import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.account.findings import CODES
from foialyzer.account.release import Release
from foialyzer.account.tabulation import CORRECTABLE
from foialyzer.analysis import analyse
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.hidden_chars import Share
from foialyzer.report.wording import LANGUAGES, Language, choose_language, load_wording, percent


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@given(st.floats(0, 1))
def test_law_a_share_is_never_rounded_to_all_or_nothing(number: float) -> None:
    """A share is written as 0 or 100 only when it is, and otherwise within half a hundredth."""
    written = percent(number)
    assert (written == "0") == (number == 0)
    assert (written == "100") == (number == 1)
    assert abs(int(written.strip("<>")) - 100 * number) <= 1


@given(st.integers(0, 10**9), st.sampled_from(LANGUAGES))
def test_law_a_number_keeps_its_digits(value: int, lang: Language) -> None:
    """A whole number is written with all its digits, thousands parted."""
    written = load_wording(lang).number(value)
    assert re.sub(r"[.,]", "", written) == str(value)
    assert re.fullmatch(r"\d{1,3}([.,]\d{3})*", written)


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted), st.sampled_from(LANGUAGES))
def test_law_a_range_is_said_whole(bounds: list[float], lang: Language) -> None:
    """A share says its estimate, and its bounds where they are written differently."""
    said = load_wording(lang).share(Share(*bounds))
    low, estimate, high = map(percent, bounds)
    assert said.startswith(estimate)
    assert (f"({low}–{high}" in said) == (low != high)


# cases


def test_languages_say_the_same_things() -> None:
    """Every language has the same sentences, which hold the same values."""

    def shape(lang: Language) -> dict[str, set[str | None]]:
        strings = load_wording(lang).table.strings
        return {key: {field for _, field, _, _ in Formatter().parse(text) if field} for key, text in strings.items()}

    nl, en = shape("nl"), shape("en")
    assert set(nl) == set(en)
    assert {key for key in nl if nl[key] != en[key]} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_that_can_be_corrected_has_a_name(lang: Language) -> None:
    """What a reviewer can correct is named in the language of the report."""
    wording = load_wording(lang)
    parts = {
        "ground": "grounds",
        "other_grounds": "grounds",
        "hidden_chars_low": "hidden_chars",
        "hidden_chars_high": "hidden_chars",
    }
    for columns in CORRECTABLE.values():
        assert all(wording.say(f"field_{parts.get(column, column)}") for column in columns)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_has_a_title(lang: Language) -> None:
    """Every code that a finding can have has a title, and no other code does."""
    assert set(load_wording(lang).table.findings) == set(CODES)


@pytest.mark.parametrize(("iso", "nl", "en"), [
    ("2019-05-14T16:40", "14 mei 2019, 16:40", "14 May 2019, 16:40"),
    ("2019-05-14", "14 mei 2019", "14 May 2019"),
    (None, "onbekend", "unknown"),
])  # fmt: skip
def test_days(iso: str | None, nl: str, en: str) -> None:
    """A day is written as people write it, with the time where it is known."""
    assert (load_wording("nl").day(iso), load_wording("en").day(iso)) == (nl, en)


def test_one_and_many() -> None:
    """One thing is said otherwise than several, and what does not exist is a fault."""
    wording = load_wording("nl")
    assert (wording.say("weeks", n=1), wording.say("weeks", n=6)) == ("1 week", "6 weken")
    with pytest.raises(KeyError):
        wording.say("no such sentence")


@pytest.mark.parametrize(("text", "lang"), [
    ("", "nl"),
    ("Dag [gelakt: 10.2.e]", "nl"),
    ("From: Ann\nSent: Monday, May 6, 2019 9:00 AM\nTo: Bob\nSubject: Plan\n\nYes", "en"),
    ("From: Ann\nSent: Monday, May 6, 2019 9:00 AM\nTo: [gelakt: 5.1.2.e Woo]\nSubject: Plan\n\nYes", "nl"),
])  # fmt: skip
def test_language_of_a_release(text: str, lang: Language) -> None:
    """A release on Dutch grounds is reported in Dutch, one of English mail alone in English, and an empty one in Dutch."""
    assert choose_language(account(text)) == lang
