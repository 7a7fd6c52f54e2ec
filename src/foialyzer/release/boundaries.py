"""Where the documents among printed pages begin: evidence of many kinds, each with a weight, added up in the open.

A page begins a document when what speaks for it weighs at least 2 (`BOUNDARY`). The weights follow the order that is known to
work: outline, then a change of stamp or label, then "Pagina 1 van N", then a fresh mail header, then a letterhead. What speaks
against is weighed in the same way: a page numbered 3 after a page numbered 2 goes on, whatever stands at its top.

Where an inventory says how many documents are in the parcel, the pages that weigh between `_LEAST` and `_SURE` are taken or left
so that the number comes out, if that can be done.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePath

import regex
from attrs import evolve, frozen

from foialyzer.mail.dates import find_date
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.languages import strip_prefixes
from foialyzer.page.layout import COVER
from foialyzer.release.boundary_evidence import weigh
from foialyzer.release.document_tags import list_tags
from foialyzer.release.inventory import Inventory, key_of
from foialyzer.release.inventory_matching import number_files
from foialyzer.release.page_numbering import find_feet, is_numbered_through
from foialyzer.release.page_openings import is_title_line, opens_letter, opens_mail, opens_memo, share_title
from foialyzer.release.page_signs import PageSigns
from foialyzer.release.segment_start import BOUNDARY, Evidence

__all__ = ["PRESENT", "Boundary", "Parcel", "find_boundaries"]

PRESENT = frozenset({"public", "partial"})  # judgements after which a document is in the parcel
_LEAST, _SURE = 1.0, 3.0  # weights between which the number of documents in the inventory decides
_FINE = 3  # entries of an outline that names every document, not only letter and annexes
_WHITE = 0.62  # of a page: text that ends higher leaves the rest white


@frozen
class Parcel:
    """What is known of the pages before they are split.

    Args:
        signs: of each page.
        outline: title and page of each bookmark; empty where it is to be ignored.
        inventory: of the input.
        headers: the mail header that opens a page, with the header printed before it, by page.
        parts: name and first page of each file, where several were read as one.
    """

    signs: Sequence[PageSigns]
    outline: Sequence[tuple[str, int]]
    inventory: Inventory
    headers: Mapping[int, tuple[HeaderBlock, HeaderBlock | None]]
    parts: Sequence[tuple[str, int]] = ()


@frozen
class Boundary:
    """A page on which a document begins.

    Args:
        page: its number.
        evidence: what speaks for and against it.
        titles: name of the file it begins, and of its bookmarks from the outermost in.
        label: the number printed on it, or on the pages after it.
    """

    page: int
    evidence: Evidence
    titles: tuple[str, ...] = ()
    label: str | None = None


def find_boundaries(parcel: Parcel) -> tuple[Boundary, ...]:
    """Return the pages on which documents begin, in order; the first page always is one.

    Args:
        parcel: what is known of the pages.
    """
    if not parcel.signs:
        return ()
    entries = _entries(parcel)
    labels, signs = _labels(parcel), parcel.signs
    listings = {listing.page for listing in parcel.inventory.listings}
    begins = sorted(first for _, first in parcel.parts if first not in listings)
    named_files = number_files(parcel.inventory, parcel.parts)
    tags = {} if labels or named_files else list_tags(signs, begins)
    context = _Context(parcel, entries, labels, tags, find_feet(signs), is_numbered_through(signs))
    weighed = [_weigh(context, index) for index in range(1, len(parcel.signs))]
    chosen = {parcel.signs[0].page: Evidence(0.0, ("top of the input",)), **_choose(weighed, parcel)}
    found = []
    named = context.labels or context.tags
    pages = [*sorted(chosen), parcel.signs[-1].page + 1]
    for page, after in pairwise(pages):
        label = next((named[p] for p in range(page, after) if p in named), None)
        files = [PurePath(name).stem for name, first in parcel.parts if first == page]
        found.append(Boundary(page, chosen[page], (*files, *entries.get(page, ())), label))
    return tuple(found)


@frozen
class _Context:
    """A parcel, with what all its pages tell: bookmarks, labels, tags, feet, and whether they are numbered as one."""

    parcel: Parcel
    entries: Mapping[int, tuple[str, ...]]
    labels: Mapping[int, str]
    tags: Mapping[int, str]
    feet: Mapping[int, int]
    through: bool


def _entries(parcel: Parcel) -> dict[int, tuple[str, ...]]:
    """Return the bookmarks that name documents, by page; those of headings inside a text are none.

    A program that merges files makes a bookmark for each; an office program makes one for each heading. A heading is printed on
    its page below other text. Where more bookmarks are so than not, the outline is one of headings. "Page 3" is no title.
    """
    signs = {sign.page: sign for sign in parcel.signs}
    named = [(title, page) for title, page in parcel.outline if page in signs and not _PAGE_TITLE.fullmatch(title.strip())]
    inside = [_is_heading(title, signs[page]) for title, page in named]
    if 2 * sum(inside) > len(named) or len({page for _, page in named}) < 2:
        return {}
    entries: dict[int, tuple[str, ...]] = {}
    for (title, page), heading in zip(named, inside, strict=True):
        if not heading:
            entries[page] = (*entries.get(page, ()), title)
    return entries


# "Page 3", "Pagina 12", "p. 4", "7"
_PAGE_TITLE = regex.compile(r"(?:page|pagina|blad|seite|p\.?)?\s*\d{1,5}", regex.IGNORECASE)


def _is_heading(title: str, sign: PageSigns) -> bool:
    wanted = " ".join(title.split()).casefold()[:60]
    if len(wanted.split()) == 0 or sign.words == 0:
        return False
    return len(wanted.split()) > 8 or any(row.casefold().startswith(wanted) for row in sign.head[3:])


def _labels(parcel: Parcel) -> dict[int, str]:
    """Return the label of each page that has one; a number alone at the top is one where the inventory lists it."""
    printed = {sign.page: key_of(sign.label) for sign in parcel.signs if sign.label}
    if printed:
        return printed
    known = {key_of(row.number) for row in parcel.inventory.rows if row.number}
    bare = {sign.page: key_of(sign.bare) for sign in parcel.signs if sign.bare and key_of(sign.bare) in known}
    counts_pages = len({int(label) - page for page, label in bare.items() if label.isdecimal()}) <= 1
    return {} if counts_pages or len(set(bare.values())) < 3 else bare


def _weigh(context: _Context, index: int) -> tuple[int, Evidence]:
    """Return a page and all that speaks for and against a document beginning on it."""
    here, above = context.parcel.signs[index], context.parcel.signs[index - 1]
    seen = [name for look in _LOOKS for name in look(context, here, above)]
    return here.page, weigh(seen)


def _see_outline(context: _Context, here: PageSigns, _: PageSigns) -> Iterator[str]:
    begins = [page for _, page in context.parcel.parts]
    if here.page in begins:
        yield "file"
    first = max((page for page in begins if page <= here.page), default=1)
    last = min((page for page in begins if page > here.page), default=len(context.parcel.signs) + 1)
    inside = sum(first <= page < last for page in context.entries)
    if here.page in context.entries:
        yield "outline"
    elif inside:
        yield "outline_goes_on" if inside >= _FINE else "outline_coarse"


def _see_labels(context: _Context, here: PageSigns, above: PageSigns) -> Iterator[str]:
    labels = context.labels
    if here.page in labels:
        before = next((labels[page] for page in range(above.page, 0, -1) if page in labels), None)
        yield "label_goes_on" if labels[here.page] == before else "label"
    elif len(set(labels.values())) >= _FINE and here.page > min(labels):
        yield "label_missing"
    if here.page in context.tags:
        yield "tag_goes_on" if context.tags[here.page] == context.tags.get(above.page) else "tag"
    named = labels or context.tags
    if above.sheet and above.page in named and named.get(here.page, named[above.page]) == named[above.page]:
        yield "after_sheet"
    same, other = len(here.stamps & above.stamps), len(dict(here.stamps).keys() & dict(above.stamps).keys())
    if 2 * same > other:
        yield "stamp_goes_on"
    elif 2 * same < other:
        yield "stamp"
    ranges = [row.stated_pages for row in context.parcel.inventory.rows if row.stated_pages]
    if here.counter is not None and ranges:
        if any(first == here.counter for first, _ in ranges):
            yield "page_range"
        elif any(first < here.counter <= last for first, last in ranges):
            yield "page_range_goes_on"


def _see_numbers(context: _Context, here: PageSigns, above: PageSigns) -> Iterator[str]:
    follows = above.numbered is not None and here.numbered == (above.numbered[0] + 1, above.numbered[1])
    if follows:
        last = max((listing.last for listing in context.parcel.inventory.listings), default=None)
        through = context.through and last is not None and here.page > last
        yield "page_next_through" if through else "page_next"
    elif here.numbered and here.numbered[0] == 1:
        yield "page_one"
    if above.numbered and not follows:
        ended = "numbers_end" if here.numbered else "numbers_gone"
        yield ended if above.numbered[0] == above.numbered[1] else "numbers_open"


def _see_feet(context: _Context, here: PageSigns, above: PageSigns) -> Iterator[str]:
    foot, before = context.feet.get(here.page), context.feet.get(above.page)
    if foot is not None and before is not None and not here.numbered:
        if foot == before + 1:
            yield "foot_next"
        elif foot == 1:
            yield "foot_one"


def _see_mail(context: _Context, here: PageSigns, _: PageSigns) -> Iterator[str]:
    if here.page not in context.parcel.headers:
        if opens_mail(here.head):
            yield "mail"
        return
    header, before = context.parcel.headers[here.page]
    yield "mail"
    if before is None:
        return
    subject, other = (block.value("subject") or "" for block in (header, before))
    comparable = subject and other and COVER not in subject + other
    same = comparable and strip_prefixes(subject).casefold() == strip_prefixes(other).casefold()
    later = header.sent and before.sent and header.sent.value > before.sent.value
    if comparable and not same:
        yield "mail_subject"
    if later:
        yield "mail_later"
    elif same or header.depth or header.announced:
        yield "mail_quoted"


def _see_opening(context: _Context, here: PageSigns, above: PageSigns) -> Iterator[str]:
    """Yield what the first lines of a page say that the page before has not: a letterhead, a title, a date, a row of the list."""
    if here.page not in context.parcel.headers and not opens_mail(here.head) and opens_letter(here.head):
        yield "letterhead"
    elif here.page not in context.parcel.headers and opens_memo(here.head):
        yield "memo"
    running = above.head if here.head != above.head else ()
    head = [row for row in here.head if row.strip() and row not in running]
    if head and is_title_line(head[0]):
        yield "title"
        if any(find_date(row, ("nl",)) for row in head[:2] if len(row) <= 60):
            yield "dated"
    rows = [row for row in context.parcel.inventory.rows if row.judgement in PRESENT | {"unknown"}]
    opening = " ".join(head[:6])
    if any(share_title(row.title, " ".join(head[:2])) for row in rows):
        yield "listed_title"
    dates = {found.value.date().isoformat() for row in head[:3] if len(row) <= 60 and (found := find_date(row, ("nl",)))}
    if dates & {row.date for row in rows}:
        yield "listed_date"
    numbers = set(regex.findall(r"(?<!\d)\d{5,9}(?!\d)", opening))
    if numbers & {row.document_id for row in rows}:
        yield "listed_id"


def _see_page(context: _Context, here: PageSigns, above: PageSigns) -> Iterator[str]:
    if (here.width > here.height) != (above.width > above.height):
        yield "turned"
    elif abs(here.width - above.width) > 0.5 or abs(here.height - above.height) > 0.5:
        yield "size"
    if not here.words:
        yield "blank"
    elif 0 < above.filled < _WHITE:
        yield "after_white"
    elif above.last and here.head and above.last[-1].isalpha() and above.filled > 0.8 and here.head[0][:1].islower():
        yield "runs_on"
    for listing in context.parcel.inventory.listings:
        if listing.page < here.page <= listing.last:
            yield "list_goes_on"
        elif here.page == listing.last + 1:
            yield "after_list"


_LOOKS: tuple[Callable[[_Context, PageSigns, PageSigns], Iterator[str]], ...] = (
    _see_outline,
    _see_labels,
    _see_numbers,
    _see_feet,
    _see_mail,
    _see_opening,
    _see_page,
)


def _choose(weighed: Sequence[tuple[int, Evidence]], parcel: Parcel) -> dict[int, Evidence]:
    """Return the pages that begin a document, so many as the inventory lists where the evidence allows."""
    usual = {page: evidence for page, evidence in weighed if evidence.weight >= BOUNDARY}
    listed = sum(row.judgement in PRESENT for row in parcel.inventory.rows)
    last = max((listing.last for listing in parcel.inventory.listings), default=None)
    if listed < 2 or last is None or any(row.judgement == "unknown" for row in parcel.inventory.rows):
        return usual
    after = [(page, evidence) for page, evidence in weighed if page > last]
    if sum(page in usual for page, _ in after) == listed:
        return usual
    sure = [(page, evidence) for page, evidence in after if evidence.weight >= _SURE]
    maybe = sorted(((p, e) for p, e in after if _LEAST <= e.weight < _SURE), key=lambda item: -item[1].weight)
    missing = listed - len(sure)
    if not 0 <= missing <= len(maybe) or (0 < missing < len(maybe) and maybe[missing - 1][1].weight == maybe[missing][1].weight):
        return usual
    why = f"the inventory lists {listed} documents"
    before = {page: evidence for page, evidence in usual.items() if page <= last}
    return before | dict(sure) | {page: evolve(e, reasons=(*e.reasons, why)) for page, e in maybe[:missing]}
