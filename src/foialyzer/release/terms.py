"""How long a decision took, and how long it was allowed to take."""

from datetime import date

from attrs import frozen

from foialyzer.law.grounds import Statute

__all__ = ["Course", "Term", "measure_term"]


@frozen
class Course:
    """What a letter says about the course of a request.

    Args:
        start: the day the request came in, or was made where that is unknown.
        decided: the day of the decision.
        extended: whether the term was extended.
        extension_days: by how many days; None where the letter does not say.
        extended_until: the last day of the extended term.
        suspended: whether the term was suspended.
        suspended_days: for how many days; None where the letter does not say.
        suspended_until: the last day of the suspended term.
    """

    start: date | None = None
    decided: date | None = None
    extended: bool = False
    extension_days: int | None = None
    extended_until: date | None = None
    suspended: bool = False
    suspended_days: int | None = None
    suspended_until: date | None = None


@frozen
class Term:
    """How long a decision took.

    Args:
        days: from the start to the decision.
        allowed: the statutory days, with the extension.
        late: days beyond the term, suspension not counted; 0 when in time.
        late_net: the same after the days of suspension; None where it was suspended for an unknown time.
    """

    days: int | None
    allowed: int | None
    late: int | None
    late_net: int | None


def measure_term(course: Course, statute: Statute | None) -> Term:
    """Return how long a decision took and how long it was allowed to take.

    The term runs from the day after receipt. An extension counts for the days the letter names, at most those of the statute, and
    for those of the statute where it names none. A day the letter names as the last one counts above all. From a start after the
    decision nothing can be counted.

    Example:
        >>> measure_term(Course(date(2021, 3, 1), date(2021, 4, 5)), None).days
        35
    """
    days = (course.decided - course.start).days if course.start and course.decided and course.start <= course.decided else None
    allowed = _allowed(course, statute)
    late: int | None = None
    if course.start and course.decided and course.start > course.decided:
        return Term(None, allowed, None, None)
    if course.extended_until and course.decided:
        late = (course.decided - course.extended_until).days
    elif days is not None and allowed is not None:
        late = days - allowed
    return Term(days, allowed, None if late is None else max(0, late), _net(course, late))


def _allowed(course: Course, statute: Statute | None) -> int | None:
    if statute is None or statute.term_days is None:
        return None
    most = statute.extension_days or 0
    return statute.term_days + (min(most, course.extension_days or most) if course.extended else 0)


def _net(course: Course, late: int | None) -> int | None:
    """Return the days beyond term and suspension. One of which only the end is known counts where it outlasted the term."""
    if late is None or late <= 0:
        return None if late is None else 0
    ways = [late - course.suspended_days] if course.suspended_days is not None else []
    if course.suspended_until and course.decided and (since := (course.decided - course.suspended_until).days) <= late:
        ways.append(since)
    if not ways:
        return None if course.suspended else late
    return max(0, min(ways))
