"""How long a decision took."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.law.grounds import load_statutes
from foialyzer.release.terms import Course, measure_term

START = date(2021, 3, 1)
WOB, WOO = load_statutes()["nl-wob"], load_statutes()["nl-woo"]
COUNTS = st.integers(0, 400)


@given(COUNTS, st.booleans(), st.none() | st.integers(1, 60), st.none() | st.integers(1, 60), st.sampled_from([WOB, WOO]))
def test_law_suspension_never_makes_a_decision_later(
    days: int, extended: bool, extension: int | None, suspended: int | None, statute: object
) -> None:
    """Net lateness is never more than gross, neither is below zero, and an extension is at most that of the statute."""
    assert statute in {WOB, WOO}
    law = WOB if statute == WOB else WOO
    course = Course(
        START, START + timedelta(days), extended, extension, suspended=suspended is not None, suspended_days=suspended
    )
    term = measure_term(course, law)
    assert term.days == days
    assert term.allowed is not None
    assert 28 <= term.allowed <= 28 + (28 if law is WOB else 14)
    assert term.late == max(0, days - term.allowed)
    assert term.late_net == max(0, term.late - (suspended or 0))


# cases


@pytest.mark.parametrize(
    ("course", "statute", "allowed", "late", "net"),
    [
        (Course(START, START + timedelta(30)), WOB, 28, 2, 2),
        (Course(START, START + timedelta(60), extended=True), WOB, 56, 4, 4),
        (Course(START, START + timedelta(60), extended=True), WOO, 42, 18, 18),
        (Course(START, START + timedelta(60), extended=True, extension_days=14), WOB, 42, 18, 18),
        (Course(START, START + timedelta(60), extended=True, extension_days=28), WOO, 42, 18, 18),
        (Course(START, date(2021, 5, 10), extended=True, extended_until=date(2021, 5, 3)), WOB, 56, 7, 7),
        (Course(START, START + timedelta(60), suspended=True), WOB, 28, 32, None),
        (Course(START, START + timedelta(20), suspended=True), WOB, 28, 0, 0),
        (Course(START, date(2021, 5, 10), suspended=True, suspended_until=date(2021, 5, 8)), WOB, 28, 42, 2),
        (Course(START, date(2021, 5, 10), suspended=True, suspended_until=date(2021, 3, 20)), WOB, 28, 42, None),
        (Course(START, date(2021, 5, 10), suspended=True, suspended_days=10, suspended_until=date(2021, 3, 20)), WOB, 28, 42, 32),
        (Course(None, START), WOB, 28, None, None),
        (Course(START, date(2021, 2, 28)), WOB, 28, None, None),
        (Course(START, date(2021, 2, 28), extended_until=date(2021, 2, 1)), WOB, 28, None, None),
        (Course(START, START), None, None, None, None),
    ],
)
def test_term(course: Course, statute: object, allowed: int | None, late: int | None, net: int | None) -> None:
    """The term is that of the statute, the extension what the letter says of it, and a day named as the last counts above all."""
    law = next((each for each in (WOB, WOO) if each == statute), None)
    term = measure_term(course, law)
    assert (term.allowed, term.late, term.late_net) == (allowed, late, net)
    assert term.days is None or term.days >= 0
