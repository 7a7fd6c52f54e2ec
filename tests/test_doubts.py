"""Doubts: dates that could not be read, or that could be read another way."""

from datetime import datetime

import pytest
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.analysis import analyse
from foialyzer.diagnostic import Diagnostic
from foialyzer.readers.transcript import parse_transcript


def doubts(printed: str) -> list[Diagnostic]:
    """Return the diagnostics about a mail with a printed date."""
    mail = f"Van: Noor WBW/DIR <a@b.example>\nVerzonden: {printed}\nAan: Bas <c@d.example>\nOnderwerp: Plan\n\nJa"
    return list(analyse(parse_transcript(mail, "a.txt")).diagnostics)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)))
def test_law_a_date_with_its_month_in_words_is_beyond_doubt(moment: datetime) -> None:
    """A date with the name of its month and no weekday leaves no doubt."""
    moment_nl = format_datetime(moment, "d MMMM y HH:mm", locale="nl")
    assert doubts(moment_nl) == []


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("gisteren", "date-unread"),
        ("zondag 4 mei 2020 09:00", "weekday-contradicts"),
        ("03/04/2019 10:22", "date-ambiguous"),
    ],
)
def test_a_doubtful_date_is_told(printed: str, code: str) -> None:
    """A date that cannot be read, contradicts its weekday or could be swapped gives one diagnostic that names the message."""
    assert [(doubt.code, doubt.place) for doubt in doubts(printed)] == [(code, "m1")]
