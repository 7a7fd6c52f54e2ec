"""How late a decision came."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from test_findings import letter

from foialyzer.account.late_decision import find_lateness
from foialyzer.page.span import Span
from foialyzer.release.dating import DateRole, LetterDate

SURE: list[tuple[DateRole, float]] = [("decision", 0.95), ("request", 0.6), ("suspended", 0.3)]


@given(st.integers(0, 400))
def test_law_late_exactly_after_the_term(days: int) -> None:
    """A decision is late from the day after its term on, and not before."""
    found = find_lateness(letter(days, max(0, days - 28), max(0, days - 28)))
    assert (found.code if found else None) == ("decision-late" if days > 28 else None)


@given(st.integers(29, 400), st.none() | st.integers(0, 400), st.none() | st.integers(1, 60))
def test_law_lateness_is_told_gross_and_net(days: int, net: int | None, named: int | None) -> None:
    """The days after the term are told, those net of a suspension beside them, and a warning is only what is late net of it."""
    late = days - 28 + (named or 0)
    until = date(2019, 7, 23) - timedelta(late)
    told = evolve(letter(days, late, net), extended_until=until.isoformat() if named else None)
    found = find_lateness(told)
    assert found
    assert f"{late} day" in found.message
    assert (f"after {until.isoformat()}" in found.message) == bool(named)
    assert net in {None, 0, late} or f"that is {net} day" in found.message
    assert found.severity == ("info" if net == 0 else "warning")


# cases


@pytest.mark.parametrize(
    ("net", "said"),
    [
        (12, "12 days after the term of 28 days. Suspensions"),
        (5, "12 days after the term of 28 days. Net of the suspension the letter mentions that is 5 days. Suspensions"),
        (None, "12 days after the term of 28 days. The letter mentions a suspension and not how long it was. Suspensions"),
    ],
)
def test_lateness_is_told_with_and_without_suspension(net: int | None, said: str) -> None:
    """How late a decision is stands beside how late it is when the suspension is taken off, where there was one."""
    found = find_lateness(letter(40, 12, net))
    assert found
    assert said in found.message


def test_a_suspension_that_explains_the_days_is_told_and_accuses_nobody() -> None:
    """A decision that came in time net of the suspension its letter mentions is told as such, and is no warning."""
    found = find_lateness(letter(40, 12, 0))
    assert found
    assert "12 days after the term of 28 days. The suspension the letter mentions explains all" in found.message
    assert found.severity == "info"


def test_it_is_as_sure_as_the_least_sure_of_its_dates() -> None:
    """The dates that are counted from lend their confidence; that of a suspension does not."""
    dates = [LetterDate(role, "2019-07-23", Span(0, 1), "label", sure) for role, sure in SURE]
    found = find_lateness(evolve(letter(40, 12, 12), dates=tuple(dates)))
    assert found
    assert found.confidence == 0.6
