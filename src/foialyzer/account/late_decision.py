"""How late a decision came, as a finding."""

from attrs import evolve

from foialyzer.account.finding import Finding, count_of, make_finding
from foialyzer.release.letter import Letter

__all__ = ["find_lateness"]

_OF_TERM = {"decision", "request", "received", "extended"}  # dates that lateness is counted from


def find_lateness(letter: Letter) -> Finding | None:
    """Return how late a decision is, gross and net of suspension; None where it was in time, or nobody knows.

    Args:
        letter: with the days it took. One that a suspension explains as a whole is told, and accuses nobody: it is `info`.
    """
    if not letter.days_late or not letter.term_days:
        return None
    took, late = letter.days_to_decision, letter.days_late
    start = "receipt" if letter.received_date else "the request"
    until = f"the term of {letter.term_days} days"
    if letter.extended_until and took != late + letter.term_days:
        until = f"{letter.extended_until}, which the letter names as the last day of the term"
    after = f"{count_of(took, 'day')} after {start}, " if took is not None else ""
    found = make_finding(
        "decision-late",
        f"The decision came {after}{count_of(late, 'day')} after {until}. {_net(letter)}"
        "Suspensions and extensions the letter does not mention are not counted.",
        ("letter",),
        confidence=min((each.confidence for each in letter.dates if each.role in _OF_TERM), default=1.0),
    )
    return found if letter.days_late_net != 0 else evolve(found, severity="info")


def _net(letter: Letter) -> str:
    """Return how late a decision is when the suspension that its letter mentions is taken off; empty where it mentions none."""
    net = letter.days_late_net
    if net is None:
        return "The letter mentions a suspension and not how long it was. "
    if net == 0:
        return "The suspension the letter mentions explains all of these days: net of it the decision was in time. "
    mentioned = net != letter.days_late
    return f"Net of the suspension the letter mentions that is {count_of(net, 'day')}. " if mentioned else ""
