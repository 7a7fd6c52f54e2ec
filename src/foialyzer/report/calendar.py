"""The time line of a release: months, or years, with a dot for each message and a mark for each date of the decision."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.mail.messages import Message
from foialyzer.release.letter import Letter

__all__ = ["Dot", "Period", "draw_timeline"]

_MOST_MONTHS = 60  # periods are years where the release spans more
_WIDTH = 310  # of the drawing of a period
_ROWS = 5  # dots of one day that stand on top of one another
_STEP = 9


@frozen
class Dot:
    """A message: its place in the drawing of its period, and how much of it can be read in [0, 1], None where that is unknown."""

    message: str
    x: int
    y: int
    share: float | None


@frozen
class Period:
    """A month or a year in which something happened.

    Args:
        first: its first day.
        by_year: whether it is a year.
        gap: months without anything since the period before.
        dots: its messages.
        marks: key and day of each date of the decision in it.
    """

    first: date
    by_year: bool
    gap: int
    dots: tuple[Dot, ...]
    marks: tuple[tuple[str, date], ...]

    @property
    def height(self) -> int:
        """How high its drawing is."""
        return max((dot.y for dot in self.dots), default=0) + _STEP


def draw_timeline(release: Release) -> tuple[Period, ...]:
    """Return the periods in which a message was sent or something happened to the request, in order.

    Args:
        release: messages without a date are left out.

    Example:
        >>> from foialyzer.api import analyse
        >>> [(str(p.first), len(p.dots), len(p.marks)) for p in draw_timeline(analyse("samples/sluis-oost/release.txt"))]
        [('2019-05-01', 5, 0), ('2019-06-01', 0, 2), ('2019-07-01', 0, 2)]
    """
    sent = [(date.fromisoformat(message.sent[:10]), message) for message in release.messages if message.sent]
    marks = tuple(_marks(release.letter)) if release.letter else ()
    days = sorted([day for day, _ in sent] + [day for _, day in marks])
    if not days:
        return ()
    by_year = _months(days[-1]) - _months(days[0]) > _MOST_MONTHS
    firsts = sorted({_first(day, by_year=by_year) for day in days})
    gaps = [
        0,
        *(0 if by_year else _months(later) - _months(earlier) - 1 for earlier, later in pairwise(firsts)),
    ]
    return tuple(
        Period(
            first,
            by_year,
            gap,
            tuple(_dots(first, [one for one in sent if _first(one[0], by_year=by_year) == first], by_year=by_year)),
            tuple(mark for mark in marks if _first(mark[1], by_year=by_year) == first),
        )
        for first, gap in zip(firsts, gaps, strict=True)
    )


def _months(day: date) -> int:
    return 12 * day.year + day.month


def _first(day: date, *, by_year: bool) -> date:
    return day.replace(day=1, month=1) if by_year else day.replace(day=1)


def _marks(letter: Letter) -> Iterator[tuple[str, date]]:
    """Yield the dates of a request, the last day of the term among them."""
    dates = {"request": letter.request_date, "received": letter.received_date, "extended": letter.extended_until}
    known = {key: date.fromisoformat(iso) for key, iso in dates.items() if iso}
    start = known.get("received") or known.get("request")
    if start and letter.term_days is not None:
        known["term"] = start + timedelta(days=letter.term_days)
    if letter.date:
        known["decided"] = date.fromisoformat(letter.date)
    yield from sorted(known.items(), key=lambda pair: pair[1])


def _dots(first: date, sent: Sequence[tuple[date, Message]], *, by_year: bool) -> Iterator[Dot]:
    length = 366 if by_year else 31
    stacked: dict[int, int] = {}
    for day, message in sorted(sent, key=lambda pair: pair[1].sent or ""):
        x = 5 + (day - first).days * (_WIDTH - 10) // length // 2 * 2
        row = stacked.get(x, 0)
        stacked[x] = row + 1
        share = message.survival.body.share if message.survival else None
        yield Dot(message.id, x, 5 + row % _ROWS * _STEP, share.estimate if share else None)
