"""What follows from the values of an account: copies, threads, figures and findings."""

from collections.abc import Iterator, Sequence
from typing import get_args

from attrs import evolve

from foialyzer.account.finding import Finding
from foialyzer.account.findings import find_copy_findings, find_findings, find_leak_findings
from foialyzer.account.network import measure_network
from foialyzer.account.reconciliation import Books
from foialyzer.account.release import Release
from foialyzer.account.survival import ReleaseSurvival, measure_survival
from foialyzer.account.tagging import beyond_personal
from foialyzer.account.totals import count_once, total_by_ground
from foialyzer.account.transcription import transcribe
from foialyzer.mail.copies.search import find_copies, mark_copies
from foialyzer.mail.messages import Message, MessageSurvival
from foialyzer.mail.threads.order import order_threads
from foialyzer.mail.threads.timeline import order_timeline
from foialyzer.redaction.leaks import LeakPlace
from foialyzer.redaction.redaction import Leak, Redaction
from foialyzer.release.segments import Segment

__all__ = ["measure_messages", "measure_release", "measure_segments", "reckon"]

_READINGS = "readings-differ"  # a finding that rests on a second reading of the file


def reckon(release: Release) -> Release:
    """Return a release with everything that follows from its letter, inventory, segments, messages and redactions found anew.

    Of a release as it was analysed, that changes nothing.

    Args:
        release: whose values may have been corrected.

    Example:
        >>> from foialyzer.api import analyse
        >>> release = analyse("samples/sluis-oost/release.txt")
        >>> reckon(release) == release
        True
    """
    string, redactions = release.text, release.redactions
    bare = tuple(evolve(message, thread=None, reply_to=None, copy_of=None) for message in release.messages)
    copies = find_copies(string, bare, redactions)
    threads, placed = order_threads(mark_copies(string, bare, copies))
    messages = measure_messages(string, placed, redactions)
    segments = measure_segments(string, release.segments, redactions)
    said = release.letter.span.of(string) if release.letter else ""
    blank = frozenset(sheet.number for sheet in release.pages if not sheet.words)
    books = Books(release.letter, release.inventory, segments, redactions, said, blank, release.source.pictured)
    return evolve(
        release,
        segments=segments,
        messages=messages,
        threads=threads,
        timeline=order_timeline(messages),
        copies=copies,
        survival=measure_release(string, segments, messages, redactions),
        by_ground=total_by_ground(count_once(redactions, messages)),
        network=measure_network(messages),
        findings=(
            *find_leak_findings(tuple(_leaks(release))),
            *find_copy_findings(copies),
            *find_findings(books, threads),
            *(finding for finding in release.findings if finding.code == _READINGS),
        ),
    )


def measure_messages(string: str, messages: Sequence[Message], redactions: Sequence[Redaction]) -> tuple[Message, ...]:
    """Return messages with their survival and the text of their bodies.

    Args:
        string: the running text.
        messages: of it.
        redactions: in text order, with the message each stands in.
    """
    inside: dict[str, list[Redaction]] = {message.id: [] for message in messages}
    for redaction in redactions:
        if redaction.message:
            inside[redaction.message].append(redaction)
    return tuple(_measured(message, string, inside[message.id]) for message in messages)


def _measured(message: Message, string: str, mine: Sequence[Redaction]) -> Message:
    survival = MessageSurvival(
        all=measure_survival(string, [message.span], mine),
        header=measure_survival(string, [message.header_span], mine),
        body=measure_survival(string, [message.body_span], mine),
        body_without_personal=measure_survival(string, [message.body_span], mine, beyond_personal),
    )
    return evolve(message, text=transcribe(string, message.body_span, mine), survival=survival)


def measure_segments(string: str, segments: Sequence[Segment], redactions: Sequence[Redaction]) -> tuple[Segment, ...]:
    """Return segments with their survival.

    Args:
        string: the running text.
        segments: of it.
        redactions: in text order.
    """
    return tuple(evolve(segment, survival=measure_survival(string, [segment.span], redactions)) for segment in segments)


def measure_release(
    string: str, segments: Sequence[Segment], messages: Sequence[Message], redactions: Sequence[Redaction]
) -> ReleaseSurvival:
    """Return how much of a release survived, in all and of its parts.

    Args:
        string: the running text.
        segments: that tile it.
        messages: copies marked.
        redactions: in text order, with their grounds.
    """
    once = [message for message in messages if message.copy_of is None]
    return ReleaseSurvival(
        all=measure_survival(string, [segment.span for segment in segments], redactions),
        letter=measure_survival(string, [s.span for s in segments if s.kind == "letter"], redactions),
        annexes=measure_survival(string, [s.span for s in segments if s.kind in {"annex", "attachment"}], redactions),
        messages=measure_survival(string, [message.span for message in once], redactions),
        body_without_personal=measure_survival(string, [message.body_span for message in once], redactions, beyond_personal),
    )


def _leaks(release: Release) -> Iterator[LeakPlace]:
    """Yield the leaks that the findings of a release tell of, those under redactions that are none left out."""
    pages = {redaction.id: redaction.page for redaction in release.redactions}
    for finding in release.findings:
        yield from (leak for place in finding.places if (leak := _leak(finding, place, pages)))


def _leak(finding: Finding, place: str, pages: dict[str, int]) -> LeakPlace | None:
    kind = next((kind for kind in get_args(Leak) if finding.code == f"leak-{kind}"), None)
    if kind is None or kind == "text":
        return LeakPlace("text", pages[place], place, 1) if kind and place in pages else None
    page = int(place.removeprefix("page ")) if place.startswith("page ") else None
    return LeakPlace(kind, page, None, 1)
