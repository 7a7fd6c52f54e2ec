"""The time line of a release."""

from datetime import date
from itertools import pairwise

from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.calendar import draw_timeline

MAIL = "Van: Noor\nVerzonden: dinsdag 5 maart {} 10:22\nAan: Bas\nOnderwerp: Plan {}\n\nJa\n\n\n\n\n"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_each_dated_message_is_one_dot(recipe: Recipe) -> None:
    """Each message with a date is one dot, inside the drawing of the period it was sent in."""
    release = account(render_transcript(recipe)[0])
    sent = {message.id: message.sent for message in release.messages}
    periods = draw_timeline(release)
    dots = [dot.message for period in periods for dot in period.dots]
    assert sorted(dots) == sorted(id_ for id_, day in sent.items() if day)
    for period in periods:
        length = 4 if period.by_year else 7
        assert {(sent[dot.message] or "")[:length] for dot in period.dots} <= {period.first.isoformat()[:length]}
        assert all(0 < dot.x < 310 and 0 < dot.y < period.height for dot in period.dots)


@given(texts())
def test_law_periods_are_in_order(text: str) -> None:
    """Periods are in order, each once, and the months between them are counted."""
    periods = draw_timeline(account(text))
    firsts = [period.first for period in periods]
    assert firsts == sorted(set(firsts))
    for earlier, later in pairwise(periods):
        between = 12 * (later.first.year - earlier.first.year) + later.first.month - earlier.first.month - 1
        assert later.gap == (0 if later.by_year else between)


# cases


def test_nothing_dated() -> None:
    """A release without dates has no time line."""
    assert draw_timeline(account("Dag")) == ()


def test_marks_of_the_letter() -> None:
    """The dates of the request, the last day of the term and the decision are marked."""
    periods = draw_timeline(analyse_file(SAMPLES / "sluis-oost" / "release.txt"))
    marks = [mark for period in periods for mark in period.marks]
    assert marks == [
        ("request", date(2019, 6, 3)),
        ("received", date(2019, 6, 5)),
        ("term", date(2019, 7, 3)),
        ("decided", date(2019, 7, 23)),
    ]


def test_many_years() -> None:
    """A release of many years has a period a year."""
    periods = draw_timeline(account(MAIL.format(2009, "a") + MAIL.format(2019, "b")))
    assert [(period.first.year, period.by_year) for period in periods] == [(2009, True), (2019, True)]
