"""What does not tally in a release, each finding with evidence on both sides."""

from collections.abc import Iterator, Sequence
from datetime import date

from foialyzer.account.crosscheck import Difference, compare_documents
from foialyzer.account.finding import CODES, Finding, make_finding
from foialyzer.account.ground_findings import find_ground_findings
from foialyzer.account.late_decision import find_lateness
from foialyzer.account.reconciliation import Books, find_document_findings
from foialyzer.law.citations import is_complete, parse_citations
from foialyzer.law.grounds import find_ground, find_statute_in_force
from foialyzer.mail.copies.search import Copy
from foialyzer.mail.threads.order import Thread
from foialyzer.page.page import Document
from foialyzer.redaction.leaks import LeakPlace
from foialyzer.redaction.redaction import Redaction
from foialyzer.release.letter import Letter
from foialyzer.release.segments import Segment

__all__ = ["CODES", "Finding", "find_copy_findings", "find_differences", "find_findings", "find_leak_findings"]

_KINDS = 3  # of annexes: the law, the inventory, the documents


def find_findings(books: Books, threads: Sequence[Thread]) -> tuple[Finding, ...]:
    """Return the findings of a release, most severe first.

    Args:
        books: letter, inventory, segments and redactions, with what was found of each.
        threads: in page order.
    """
    found = [
        *_about_letter(books.letter, books.segments),
        *find_document_findings(books),
        *find_ground_findings(books),
        *_about_clocks(threads),
        *_about_grounds(books.letter, books.redactions),
    ]
    order = {"serious": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda finding: order[finding.severity]))


def _about_letter(letter: Letter | None, segments: Sequence[Segment]) -> Iterator[Finding]:
    if letter is None:
        return
    if late := find_lateness(letter):
        yield late
    yield from _about_annexes(letter, segments)


def _about_annexes(letter: Letter, segments: Sequence[Segment]) -> Iterator[Finding]:
    """Yield a number of annexes that no way to count gives.

    The law, the inventory and a title page may be counted, or all documents as one annex. A few may be all of these,
    also where some came in another file: "Bijlagen 2" is the list and the documents.
    """
    annexes = [segment for segment in segments if segment.kind == "annex"]
    parts = [segment for segment in segments if segment.kind in {"inventory", "law_text", "other"}]
    counts = {*range(len(annexes), len(annexes) + len(parts) + 1), *range(_KINDS + 1), len(parts), len(parts) + 1}
    if letter.annexes_announced is not None and annexes and letter.annexes_announced not in counts:
        yield make_finding(
            "annexes-differ",
            f"The letter announces {letter.annexes_announced} annexes; {len(annexes)} were told apart.",
            ("letter", *(segment.id for segment in annexes)),
        )


def _about_clocks(threads: Sequence[Thread]) -> Iterator[Finding]:
    for thread in threads:
        for conflict in thread.conflicts:
            yield make_finding("clock-conflict", conflict.explanation, conflict.messages)


def _about_grounds(letter: Letter | None, redactions: Sequence[Redaction]) -> Iterator[Finding]:
    unlabelled = [
        redaction.id
        for redaction in redactions
        if redaction.label is None and not any(tag.basis in {"inherited", "human"} for tag in redaction.grounds)
    ]
    if unlabelled:
        yield make_finding(
            "no-code-printed",
            f"{len(unlabelled)} of {len(redactions)} redactions print no ground; what is given is drawn from the letter.",
            tuple(unlabelled),
        )
    unknown = [redaction.id for redaction in redactions if not redaction.grounds and redaction.mark is None]
    if unknown:
        message = f"The ground of {len(unknown)} of {len(redactions)} redactions is not known."
        yield make_finding("ground-unknown", message, tuple(unknown))
    by_label: dict[str, list[str]] = {}
    for redaction in redactions:
        if redaction.label and redaction.method != "pixel":  # what recognition reads, it may misread
            by_label.setdefault(redaction.label, []).append(redaction.id)
    for label, places in by_label.items():
        for citation in parse_citations(label, place="label"):
            if citation.ground is None and citation.statute and citation.confidence >= 0.8 and is_complete(citation.code):
                message = (
                    f"“{citation.printed}” is printed as a ground, but {citation.code} is not a ground of {citation.statute}."
                )
                yield make_finding("ground-nonexistent", message, tuple(places))
    yield from _about_statute(letter, redactions)


def find_copy_findings(copies: Sequence[Copy]) -> tuple[Finding, ...]:
    """Return a finding for each message that hides what another print of it shows; what that is, is not told again.

    Args:
        copies: of one release.

    Example:
        >>> find_copy_findings([])
        ()
    """
    redactions: dict[tuple[str, str], dict[str, str | None]] = {}
    shown: dict[tuple[str, str], list[str]] = {}
    for copy in copies:
        for one in copy.differences:
            key = (one.redacted_in, copy.kind)
            redactions.setdefault(key, {}).update(dict.fromkeys(one.redactions, one.ground))
            shown.setdefault(key, []).append(one.readable_in)
    findings = []
    for (hiding, kind), hidden in redactions.items():
        there = list(dict.fromkeys(shown[hiding, kind]))
        grounds = sorted({ground or "no known ground" for ground in hidden.values()})
        what = "is another print of it" if kind == "copy" else "is another version of it: what is hidden may read otherwise"
        message = (
            f"{len(hidden)} redactions of {hiding}, on {', '.join(grounds)}, hide words that can be read in {', '.join(there)}, "
            f"which {what}."
        )
        findings.append(make_finding("redacted-here-readable-there", message, (hiding, *hidden, *there)))
    return tuple(findings)


def find_leak_findings(leaks: Sequence[LeakPlace]) -> tuple[Finding, ...]:
    """Return a finding for each kind of leak; what leaks is counted and located, never told.

    Args:
        leaks: of one document.

    Example:
        >>> find_leak_findings([LeakPlace("text", 3, "r7", 2)])[0].places
        ('r7',)
    """
    said = {
        "text": "Text can still be extracted from under {n} redactions.",
        "outline": "{n} bookmarks hold names or addresses that no page shows; they may be what was redacted.",
        "annotation": "{n} annotations hold names or addresses that no page shows; they may be what was redacted.",
        "metadata": "{n} fields of its metadata hold names or addresses that no page shows; they may be what was redacted.",
    }
    findings = []
    for kind, message in said.items():
        found = [leak for leak in leaks if leak.kind == kind]
        places = tuple(leak.redaction or (f"page {leak.page}" if leak.page else "metadata") for leak in found)
        if found:
            findings.append(make_finding(f"leak-{kind}", message.format(n=len(found)), places))
    return tuple(findings)


def find_differences(one: Document, other: Document) -> tuple[Finding, ...]:
    """Return a finding for each page that two readers read differently: something is hidden there, or depends on the program.

    Args:
        one, other: the same file as two readers found it.
    """
    by_page: dict[int, list[Difference]] = {}
    for difference in compare_documents(one, other):
        by_page.setdefault(difference.page, []).append(difference)
    findings = []
    for page, found in sorted(by_page.items()):
        kinds = ", ".join(sorted({difference.kind for difference in found}))
        message = f"Two ways to read page {page} differ ({kinds}): something on it is hidden, or depends on the program."
        findings.append(make_finding("readings-differ", message, (f"page {page}",)))
    return tuple(findings)


def _about_statute(letter: Letter | None, redactions: Sequence[Redaction]) -> Iterator[Finding]:
    statute = find_statute_in_force(date.fromisoformat(letter.date)) if letter and letter.date else None
    if statute is None or letter is None:
        return
    other = {
        redaction.id: ground.statute
        for redaction in redactions
        for tag in redaction.grounds
        if (tag.basis == "printed" or (tag.basis == "human" and redaction.label))
        and (ground := find_ground(tag.id))
        and ground.statute not in {statute.id, "us-foia"}
    }
    if other:
        named = ", ".join(sorted(set(other.values())))
        message = f"{len(other)} redactions print grounds of {named}; on {letter.date} the law in force was {statute.id}."
        yield make_finding("statute-not-in-force", message, tuple(other))
