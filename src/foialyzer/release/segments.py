"""Segments: the letter, the law it reprints, the inventory and the annexes of a release, tiling its text."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from attrs import evolve, field, frozen

from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.page.layout import Text
from foialyzer.page.page import Document
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import Survival
from foialyzer.release.annexes import find_annexes
from foialyzer.release.boundaries import Boundary, Parcel, find_boundaries
from foialyzer.release.document_names import name_document
from foialyzer.release.inventory import Inventory
from foialyzer.release.inventory_matching import find_row, number_files
from foialyzer.release.letter import is_letter
from foialyzer.release.letter_parts import find_inventory_starts, find_law_text, is_law
from foialyzer.release.page_signs import PageSigns, find_signs
from foialyzer.release.segment_start import Evidence, SegmentKind, Start

__all__ = ["Evidence", "Segment", "split_pages", "split_segments"]


@frozen
class Segment:
    """One document of the parcel.

    Args:
        id: `s1`, `s2`, ... in page order.
        kind: letter, inventory, law text, annex, attachment (of a mail in the annex before it), other.
        label: the number it goes by; None where it has none.
        title: its subject or heading.
        pages: first and last.
        span: of the running text; the spans of all segments tile it.
        inventory_number: of the inventory row it belongs to.
        evidence: why it begins here.
        survival: how much of it can be read; filled in when it is measured.
    """

    id: str
    kind: SegmentKind
    label: str | None
    title: str | None
    pages: tuple[int, int]
    span: Span
    inventory_number: str | None = None
    evidence: Evidence = field(factory=Evidence)
    survival: Survival | None = None


def split_segments(text: Text, headers: Sequence[HeaderBlock]) -> tuple[Segment, ...]:
    """Return the segments of a transcript; their spans tile it.

    Args:
        text: the running text.
        headers: every mail header in it, in order.
    """
    starts = find_annexes(text, headers)
    if starts[0].kind == "letter":
        end = starts[1].at if len(starts) > 1 else len(text.string)
        law = find_law_text(text.string, Span(0, end))
        starts = [starts[0], *([law] if law else []), *starts[1:]]
    annexes = 0
    numbered = []
    for start in starts:
        annexes += start.kind == "annex"
        label = str(annexes) if start.kind == "annex" and starts[0].kind == "letter" else None
        numbered.append(evolve(start, label=label))
    return _segments(text, numbered)


def split_pages(
    text: Text, headers: Sequence[HeaderBlock], document: Document, inventory: Inventory, *, ignore_outline: bool = False
) -> tuple[Segment, ...]:
    """Return the segments of printed pages; their spans tile the text.

    Documents begin on pages (`find_boundaries`). The first that reads as a decision is the letter; the law it reprints and an
    inventory within it are segments of their own. A document that opens with an inventory is one.

    Args:
        text: the running text.
        headers: every mail header in it, in order.
        document: the pages.
        inventory: found on them.
        ignore_outline: whether the bookmarks are left out of account.
    """
    signs = find_signs(document)
    opening = _opening_headers(text, headers, signs)
    parcel = Parcel(signs, () if ignore_outline else document.outline, inventory, opening, document.parts)
    boundaries = find_boundaries(parcel)
    lists = list(find_inventory_starts(text, document, inventory))
    files = number_files(inventory, document.parts)
    starts: list[Start] = []
    pages = [*(boundary.page for boundary in boundaries), len(document.pages) + 1]
    lettered = False
    for boundary, end in zip(boundaries, pages[1:], strict=True):
        span = Span(_offset(text, boundary.page), _offset(text, end))
        inside = [(start, last) for start, last in lists if boundary.page <= (start.page or 0) < end]
        kind = _kind(text.string, span, boundary, alone=len(boundaries) == 1, mail=boundary.page in opening)
        if kind == "letter" and lettered:
            kind = "annex"
        lettered = lettered or kind == "letter"
        title = span.of(text.string).strip().partition("\n")[0] if kind == "law_text" else None
        whole = Start(span.start, kind, boundary.evidence, title, page=boundary.page)
        if kind == "annex" and not (inside and inside[0][0].page == boundary.page):
            whole = _named(whole, boundary, [sign for sign in signs if boundary.page <= sign.page < end], parcel, files)
        starts += _parts(text, whole, span, inside)
    return _segments(text, starts or [Start(0, "other", Evidence(0.0, ("top of the input",)), page=1)], pages[-1] - 1)


def _named(start: Start, boundary: Boundary, signs: Sequence[PageSigns], parcel: Parcel, files: Mapping[int, str]) -> Start:
    title, label = name_document(boundary, signs[0], parcel.headers)
    label = label or files.get(boundary.page)
    row = find_row(parcel.inventory, signs, label)
    mailed = boundary.page in parcel.headers
    return evolve(
        start,
        title=row.title if row and row.title and not mailed else title,
        label=label,
        inventory_number=row.number if row else None,
    )


def _opening_headers(
    text: Text, headers: Sequence[HeaderBlock], signs: Sequence[PageSigns]
) -> dict[int, tuple[HeaderBlock, HeaderBlock | None]]:
    """Return the mail header that opens each page, where one does, with the header printed before it."""
    found = {}
    starts = [header.span.start for header in headers]
    for sign in signs:
        top, bottom = _offset(text, sign.page), _offset(text, sign.page + 1)
        at = bisect_left(starts, top)
        if at < len(headers) and starts[at] < bottom and len(text.string[top : starts[at]].split("\n")) <= 3:
            found[sign.page] = (headers[at], headers[at - 1] if at else None)
    return found


def _offset(text: Text, page: int) -> int:
    """Return where a page begins in the text: at its first character, or that of the next page that has any."""
    at = bisect_left(text.runs.pages, page)
    if at == 0:
        return 0
    return text.runs.starts[at] if at < len(text.runs) else len(text.string)


def _kind(string: str, span: Span, boundary: Boundary, *, alone: bool, mail: bool) -> SegmentKind:
    if not mail and is_letter(span.of(string)):
        return "letter"
    if not mail and is_law(span.of(string)):
        return "law_text"
    return "other" if alone and not mail and boundary.label is None else "annex"


def _parts(text: Text, whole: Start, span: Span, lists: Sequence[tuple[Start, int]]) -> list[Start]:
    """Return the start of a document and of the parts it falls into: the law it reprints, the inventory."""
    starts = [whole]
    for inventory, last in lists:
        if not text.string[span.start : inventory.at].strip() or (whole.kind != "letter" and inventory.page == whole.page):
            starts[0] = evolve(whole, kind="inventory", title=inventory.title)
        else:
            starts.append(evolve(inventory, at=max(inventory.at, span.start)))
        after = _offset(text, last + 1)
        if whole.kind == "letter" and after < span.end and (law := find_law_text(text.string, Span(after, span.end))):
            starts.append(law)
    if whole.kind == "letter":
        first = min((start.at for start in starts[1:]), default=span.end)
        law = find_law_text(text.string, Span(span.start, first))
        starts += [law] if law else []
    return sorted(starts, key=lambda start: start.at)


def _segments(text: Text, starts: Sequence[Start], last_page: int | None = None) -> tuple[Segment, ...]:
    """Return the segments that begin at some starts, in order; each ends where the next begins."""
    ends = [start.at for start in starts[1:]] + [len(text.string)]
    segments = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        span = Span(start.at, end)
        pages = text.pages(span) if last_page is None else _pages(text, starts, index, last_page)
        name = (start.kind, start.label, start.title)
        segments.append(Segment(f"s{index + 1}", *name, pages, span, start.inventory_number, start.evidence))
    return tuple(segments)


def _pages(text: Text, starts: Sequence[Start], index: int, last_page: int) -> tuple[int, int]:
    """Return the first and last page of a segment, pages without a word included."""
    first = _page_of(text, starts[index])
    if index + 1 == len(starts):
        return first, last_page
    after = starts[index + 1]
    page = _page_of(text, after)
    opens = not text.string[_offset(text, page) : after.at].strip()
    return first, max(first, page - 1 if opens else page)


def _page_of(text: Text, start: Start) -> int:
    if start.page is not None:
        return start.page
    return text.pages(Span(start.at, start.at + 1))[0]
