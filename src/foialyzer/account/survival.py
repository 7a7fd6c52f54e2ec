"""How much of a stretch of text survived."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from attrs import frozen

from foialyzer.page.layout import COVER
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import HiddenChars, Survival
from foialyzer.redaction.redaction import Redaction

__all__ = ["Counted", "ReleaseSurvival", "measure_survival"]

Counted = tuple[bool, bool, bool]  # whether a redaction counts in the lower bound, the estimate, the upper bound


@frozen
class ReleaseSurvival:
    """How much survived of everything, the letter, the annexes, the messages, and their bodies without personal data.

    The first three are measured on all that is printed. The last two count a mail that is printed more than once in one print
    only: the one that shows most.

    A part that is not there has a survival of nothing: no characters, no share.
    """

    all: Survival
    letter: Survival
    annexes: Survival
    messages: Survival
    body_without_personal: Survival


def measure_survival(
    string: str,
    spans: Sequence[Span],
    redactions: Sequence[Redaction],
    counted: Callable[[Redaction], Counted] = lambda _: (True, True, True),
) -> Survival:
    """Return how much of some stretches of text can be read.

    Characters are counted without white space. A redaction counts for as much of it as lies inside.

    Args:
        string: the running text.
        spans: disjoint stretches of it.
        redactions: in text order, laid out; those outside are ignored.
        counted: in which bounds (low, estimate, high) a redaction counts; in the others it counts as not there.

    Example:
        >>> measure_survival("Dag Jan", [Span(0, 7)], []).share
        Share(low=1.0, estimate=1.0, high=1.0)
    """
    visible, hidden = 0, HiddenChars()
    for span in spans:
        part = span.of(string)
        visible += sum(map(len, part.split())) - part.count(COVER)
        first = max(0, bisect_left(redactions, span.start, key=attrgetter("start")) - 1)
        last = bisect_left(redactions, span.end, key=attrgetter("start"))
        for redaction in redactions[first:last]:
            inside, counts = _inside(redaction, span, string), counted(redaction)
            hidden += HiddenChars(inside.low * counts[0], inside.estimate * counts[1], inside.high * counts[2])
    return Survival.of(visible, hidden)


def _inside(redaction: Redaction, span: Span, string: str) -> HiddenChars:
    """Return how much a redaction hides inside a span, in proportion to its `█` there."""
    common = redaction.span.meet(span) if redaction.span else None
    if common is None or redaction.span is None:
        return HiddenChars()
    if common == redaction.span:
        return redaction.hidden_chars
    share = common.of(string).count(COVER) / max(1, redaction.span.of(string).count(COVER))
    hidden = redaction.hidden_chars
    return HiddenChars(*(round(n * share) for n in (hidden.low, hidden.estimate, hidden.high)))
