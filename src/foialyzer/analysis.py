"""The whole flow: from what a reader found on paper to what a release adds up to."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import reduce
from operator import attrgetter

from attrs import evolve, field, frozen

from foialyzer.account.doubts import find_doubts
from foialyzer.account.findings import find_copy_findings, find_findings, find_leak_findings
from foialyzer.account.network import measure_network
from foialyzer.account.reckoning import measure_messages, measure_release, measure_segments
from foialyzer.account.reconciliation import Books
from foialyzer.account.release import Release, Source, measure_sheets
from foialyzer.account.tagging import Context, tag_redactions
from foialyzer.account.totals import count_once, total_by_ground
from foialyzer.mail.copies.search import Copy, find_copies, mark_copies
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.search import find_headers
from foialyzer.mail.messages import Message, split_messages
from foialyzer.mail.threads.order import Thread, order_threads
from foialyzer.mail.threads.timeline import order_timeline
from foialyzer.page.layout import Text, lay_out
from foialyzer.page.page import Document
from foialyzer.page.runs import Runs
from foialyzer.redaction.leaks import LeakPlace, find_leaks
from foialyzer.redaction.redaction import Redaction, covers_of
from foialyzer.redaction.search import find_redactions
from foialyzer.release.inventory import Inventory, parse_inventory
from foialyzer.release.letter import Letter, parse_letter
from foialyzer.release.segments import Segment, split_pages, split_segments

__all__ = ["STAGES", "Draft", "analyse"]


_NOTHING = Text("", Runs(), ())


@frozen
class Draft:
    """An account in the making; each stage fills in what the stages after it need."""

    document: Document
    reveal: bool = False
    ignore_outline: bool = False
    redactions: tuple[Redaction, ...] = ()
    leaks: tuple[LeakPlace, ...] = ()
    text: Text = _NOTHING
    headers: tuple[HeaderBlock, ...] = ()
    inventory: Inventory = field(factory=Inventory)
    segments: tuple[Segment, ...] = ()
    letter: Letter | None = None
    messages: tuple[Message, ...] = ()
    copies: tuple[Copy, ...] = ()
    threads: tuple[Thread, ...] = ()


def analyse(document: Document, *, reveal: bool = False, ignore_outline: bool = False) -> Release:
    """Return the full account of a document, whatever it holds.

    Args:
        document: as a reader found it.
        reveal: whether to keep the words that can still be read under a cover; people were blacked out for a reason.
        ignore_outline: whether bookmarks are left out of account where documents are told apart.

    Example:
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> mail = "Van: [gelakt] BZK/DGOO\\nVerzonden: dinsdag 5 maart 2019 10:22\\n\\nAkkoord."
        >>> release = analyse(parse_transcript(mail, "a.txt"))
        >>> release.messages[0].text
        'Akkoord.'
    """
    return _add_up(reduce(lambda draft, stage: stage(draft), STAGES, Draft(document, reveal, ignore_outline)))


def _find_redactions(draft: Draft) -> Draft:
    redactions, document = find_redactions(draft.document)
    leaks = find_leaks(document, redactions)
    if not draft.reveal:
        redactions = tuple(evolve(redaction, leaked=None) if redaction.leaked else redaction for redaction in redactions)
    return evolve(draft, redactions=redactions, document=document, leaks=leaks)


def _lay_out(draft: Draft) -> Draft:
    covers = [(index, cover) for index, redaction in enumerate(draft.redactions) for cover in covers_of(redaction)]
    text = lay_out(draft.document, [cover for _, cover in covers])
    redactions = list(draft.redactions)
    for (index, _), span in zip(covers, text.covers, strict=True):
        before = redactions[index].span
        redactions[index] = evolve(redactions[index], span=before.join(span) if before else span)
    return _number(evolve(draft, text=text, redactions=tuple(sorted(redactions, key=attrgetter("start")))))


def _number(draft: Draft) -> Draft:
    """Return the draft with its redactions numbered in text order, which is not that in which covers are seen on a page."""
    ids = {redaction.id: f"r{number}" for number, redaction in enumerate(draft.redactions, 1)}
    redactions = tuple(evolve(redaction, id=ids[redaction.id]) for redaction in draft.redactions)
    leaks = tuple(evolve(leak, redaction=ids[leak.redaction]) if leak.redaction else leak for leak in draft.leaks)
    return evolve(draft, redactions=redactions, leaks=leaks)


def _split_segments(draft: Draft) -> Draft:
    headers = find_headers(draft.text.string)
    inventory = parse_inventory(draft.document)
    if draft.document.kind == "transcript" and not draft.document.parts and not any(p.tables for p in draft.document.pages):
        segments = split_segments(draft.text, headers)
    else:
        segments = split_pages(draft.text, headers, draft.document, inventory, ignore_outline=draft.ignore_outline)
    letter = next((segment for segment in segments if segment.kind == "letter"), None)
    parsed = parse_letter(draft.text.string, letter.span, letter.pages) if letter else None
    if parsed:
        segments = tuple(evolve(one, title=parsed.subject) if one == letter else one for one in segments)
    return evolve(draft, headers=headers, inventory=inventory, segments=segments, letter=parsed)


def _split_messages(draft: Draft) -> Draft:
    messages: list[Message] = []
    starts = [header.span.start for header in draft.headers]
    for segment in draft.segments:
        inside = draft.headers[bisect_left(starts, segment.span.start) : bisect_left(starts, segment.span.end)]
        messages += split_messages(draft.text, segment.id, segment.span, inside, len(messages) + 1)
    return evolve(draft, messages=tuple(messages))


def _find_copies(draft: Draft) -> Draft:
    copies = find_copies(draft.text.string, draft.messages, draft.redactions)
    return evolve(draft, copies=copies, messages=mark_copies(draft.text.string, draft.messages, copies))


def _order_threads(draft: Draft) -> Draft:
    threads, messages = order_threads(draft.messages)
    return evolve(draft, threads=threads, messages=messages)


def _tag_redactions(draft: Draft) -> Draft:
    context = Context(draft.text.string, draft.messages, draft.segments, draft.letter)
    return evolve(draft, redactions=tag_redactions(draft.redactions, context))


def _measure_messages(draft: Draft) -> Draft:
    return evolve(draft, messages=measure_messages(draft.text.string, draft.messages, draft.redactions))


STAGES = (
    _find_redactions,
    _lay_out,
    _split_segments,
    _split_messages,
    _tag_redactions,
    _find_copies,
    _order_threads,
    _measure_messages,
)


def _add_up(draft: Draft) -> Release:
    string = draft.text.string
    segments = measure_segments(string, draft.segments, draft.redactions)
    return Release(
        source=_source(draft.document),
        letter=draft.letter,
        inventory=draft.inventory.rows,
        segments=segments,
        messages=draft.messages,
        threads=draft.threads,
        timeline=order_timeline(draft.messages),
        redactions=draft.redactions,
        copies=draft.copies,
        survival=measure_release(string, segments, draft.messages, draft.redactions),
        by_ground=total_by_ground(count_once(draft.redactions, draft.messages)),
        network=measure_network(draft.messages),
        findings=(
            *find_leak_findings(draft.leaks),
            *find_copy_findings(draft.copies),
            *find_findings(_books(draft, segments), draft.threads),
        ),
        diagnostics=(*draft.document.diagnostics, *find_doubts(draft.messages, draft.headers)),
        text=string,
        pages=measure_sheets(draft.document),
    )


def _source(document: Document) -> Source:
    pages = document.pages
    readable = sum(1 for page in pages if page.words and page.origin not in {"scanned", "image"})
    scanned = sum(1 for page in pages if page.origin in {"scanned", "hybrid", "image"})
    origins = tuple(page.origin for page in pages) if document.kind != "transcript" else ()
    return Source(document.name, document.sha256, document.kind, len(pages), readable, scanned, origins)


def _books(draft: Draft, segments: Sequence[Segment]) -> Books:
    said = draft.letter.span.of(draft.text.string) if draft.letter else ""
    blank = frozenset(page.number for page in draft.document.pages if not page.words)
    return Books(draft.letter, draft.inventory.rows, segments, draft.redactions, said, blank, _source(draft.document).pictured)
