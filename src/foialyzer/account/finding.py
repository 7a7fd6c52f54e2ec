"""A finding: what does not tally, where, and how sure that is."""

from collections.abc import Sequence

from attrs import frozen

from foialyzer.diagnostic import Severity

__all__ = ["CODES", "Finding", "count_of", "make_finding"]

# Every code a finding can have, with its severity; `docs/reference/findings.md` says what each means.
CODES: dict[str, Severity] = {
    "annexes-differ": "warning",
    "argued-not-used": "info",
    "clock-conflict": "info",
    "decision-late": "warning",
    "documents-differ": "warning",
    "ground-combined": "warning",
    "ground-nonexistent": "warning",
    "ground-not-argued": "warning",
    "ground-not-listed": "warning",
    "ground-not-printed": "info",
    "leak-annotation": "warning",
    "leak-metadata": "warning",
    "leak-outline": "warning",
    "leak-text": "serious",
    "ground-unknown": "warning",
    "listed-not-present": "warning",
    "no-code-printed": "info",
    "numbering-gap": "info",
    "old-document-refused": "warning",
    "present-not-listed": "warning",
    "public-yet-redacted": "warning",
    "readings-differ": "warning",
    "redacted-here-readable-there": "warning",
    "statute-not-in-force": "warning",
    "withheld-yet-present": "serious",
}


@frozen
class Finding:
    """Something the reader of a release should know.

    Args:
        code: see `docs/reference/findings.md`.
        severity: info, warning or serious.
        message: for people.
        places: ids of messages, segments or redactions, `letter`, `page 3`, or `inventory 7` for the row numbered 7.
        evidence: what it rests on, on both sides; empty where the message says it all.
        confidence: how sure it is, in (0, 1].
    """

    code: str
    severity: Severity
    message: str
    places: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0


def make_finding(
    code: str, message: str, places: Sequence[str], evidence: Sequence[str] = (), confidence: float = 1.0
) -> Finding:
    """Return a finding with the severity of its code.

    Raises:
        KeyError: there is no such code.

    Example:
        >>> make_finding("decision-late", "Too late.", ["letter"]).severity
        'warning'
    """
    return Finding(code, CODES[code], message, tuple(places), tuple(evidence), confidence)


def count_of(number: int, what: str) -> str:
    """Return a number of things in words.

    Example:
        >>> count_of(1, "row"), count_of(2, "row")
        ('1 row', '2 rows')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
