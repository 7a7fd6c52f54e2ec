"""Whether the documents in the parcel, the inventory and the letter agree."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex
from attrs import frozen

from foialyzer.account.finding import Finding, count_of, make_finding
from foialyzer.redaction.redaction import Redaction
from foialyzer.release.boundaries import PRESENT
from foialyzer.release.boundary_evidence import WEIGHTS
from foialyzer.release.inventory import InventoryRow, key_of
from foialyzer.release.letter import Letter
from foialyzer.release.segments import Segment
from foialyzer.release.verdict import count_documents

__all__ = ["Books", "find_document_findings", "list_sure_grounds"]

_FEW = 3  # numbers in a row, before a gap among them means anything
_SHARE = 0.3  # of a document that can be read, for it to be there although it was withheld
_CHARS = 200
_SURE = 0.9  # confidence of a printed ground, below which it may be misread


@frozen
class Books:
    """What is held against each other.

    Args:
        letter: None where the input holds none; then nothing is held against it.
        rows: of the inventory.
        segments: in page order, with their survival.
        redactions: with their grounds.
        letter_text: what the letter says.
        blank_pages: pages on which no word can be read.
        pictured: pages whose words recognition read: it may misread a code and miss a row.
    """

    letter: Letter | None
    rows: Sequence[InventoryRow] = ()
    segments: Sequence[Segment] = ()
    redactions: Sequence[Redaction] = ()
    letter_text: str = ""
    blank_pages: frozenset[int] = frozenset()
    pictured: frozenset[int] = frozenset()

    @property
    def annexes(self) -> list[Segment]:
        """The documents in the parcel."""
        return [segment for segment in self.segments if segment.kind == "annex"]

    @property
    def sure_rows(self) -> list[InventoryRow]:
        """The rows of the inventory that no recognition had to read."""
        return [row for row in self.rows if row.page not in self.pictured]

    @property
    def complete(self) -> bool:
        """Whether every row of the inventory is known to be there: none of its pages is a picture."""
        return len(self.sure_rows) == len(self.rows)

    def has_sure_letter(self) -> bool:
        """Tell whether there is a letter of which no page is blank or a picture."""
        unsure = self.blank_pages | self.pictured
        return self.letter is not None and unsure.isdisjoint(range(self.letter.pages[0], self.letter.pages[1] + 1))

    def linked(self) -> Mapping[str, tuple[Segment, InventoryRow]]:
        """Return each document that is one row of the inventory, by its number as numbers are compared."""
        keys = Counter(key_of(row.number) for row in self.rows if row.number)
        own = Counter(key_of(s.inventory_number) for s in self.annexes if s.inventory_number)
        by_key = {key_of(row.number): row for row in self.rows if row.number}
        return {
            key: (segment, by_key[key])
            for segment in self.annexes
            if segment.inventory_number and keys[key := key_of(segment.inventory_number)] == 1 and own[key] == 1
        }

    def within(self, segment: Segment) -> list[Redaction]:
        """Return the redactions of a segment."""
        return [r for r in self.redactions if r.span and segment.span.start <= r.span.start < segment.span.end]


def list_sure_grounds(redaction: Redaction) -> list[str]:
    """Return the grounds that are printed on a redaction itself and were read for certain, by a program or by a reviewer."""
    read = {"printed", "human"} if redaction.label else {"printed"}
    return [tag.id for tag in redaction.grounds if tag.basis in read and tag.confidence >= _SURE]


def find_document_findings(books: Books) -> Iterator[Finding]:
    """Yield what does not tally between the documents listed and the documents there.

    Args:
        books: what is held against each other.
    """
    linked = books.linked()
    yield from _missing(books, linked)
    yield from _unlisted(books, linked)
    yield from _gaps(books)
    yield from _counts(books)
    yield from _judged(books, linked)


def _base(key: str) -> str:
    return regex.sub(r"(?<=\d)[a-z]+$|\.\d+$", "", key)


def _sub_numbered(keys: Sequence[str]) -> bool:
    return any(_base(key) != key for key in keys)


def _missing(books: Books, linked: Mapping[str, tuple[Segment, InventoryRow]]) -> Iterator[Finding]:
    """Yield documents that the inventory gives as released and that are not in the input.

    Only where every document in the input is known to be one of its rows: one that is not may be the missing one. A document
    numbered 1a may be part of what is labelled 1, unless others of its kind have a label of their own.
    """
    if not linked or len(linked) < len(books.annexes):
        return
    keys = Counter(key_of(row.number) for row in books.rows if row.number)
    apart = _sub_numbered(list(linked))
    missing = [
        row
        for row in books.rows
        if row.number and row.judgement in PRESENT and keys[key_of(row.number)] == 1 and key_of(row.number) not in linked
        if apart or _base(key_of(row.number)) == key_of(row.number) or _base(key_of(row.number)) not in linked
    ]
    if missing:
        named = _listed([row.number for row in missing if row.number])
        yield make_finding(
            "listed-not-present",
            f"The inventory gives {count_of(len(missing), 'document')} as released that this input does not hold: {named}.",
            [f"inventory {row.number}" for row in missing],
            (f"{len(linked)} other rows of the inventory were found in the input, by number", "another file may hold them"),
            0.9,
        )


def _unlisted(books: Books, linked: Mapping[str, tuple[Segment, InventoryRow]]) -> Iterator[Finding]:
    """Yield documents labelled with a number that the inventory does not have, where it has those of most others."""
    keys = {key_of(row.number) for row in books.rows if row.number}
    bases = {_base(key) for key in keys}
    apart = _sub_numbered(list(keys))
    found = [
        segment
        for segment in books.annexes
        if segment.label and not _tagged(segment) and not segment.inventory_number and (key := key_of(segment.label)) not in keys
        if apart or _base(key) not in bases
    ]
    if found and books.complete and len(linked) >= 2 and len(linked) > len(found):
        named = _listed([segment.label for segment in found if segment.label])
        yield make_finding(
            "present-not-listed",
            f"{count_of(len(found), 'document')} in this input has a number that the inventory does not list: {named}.",
            [segment.id for segment in found],
            (f"{len(linked)} other documents were found in the inventory by their number",),
            0.9,
        )


def _gaps(books: Books) -> Iterator[Finding]:
    """Yield numbers that are skipped: in the inventory, or in the labels of the documents where there is no inventory."""
    listed = _numbers(row.number for row in books.rows)
    if (gaps := _skipped(listed)) and books.complete:
        yield make_finding(
            "numbering-gap",
            f"The inventory skips {count_of(len(gaps), 'number')}: {_listed(list(map(str, gaps)))}.",
            [f"inventory {row.number}" for row in books.rows if row.number and _number(row.number) in _around(gaps, listed)],
            (f"it numbers {len(listed)} documents from {min(listed)} to {max(listed)}",),
        )
    labels = _numbers(segment.label for segment in books.annexes)
    if not books.rows and (gaps := _skipped(labels)):
        yield make_finding(
            "numbering-gap",
            f"The numbers of the documents skip {count_of(len(gaps), 'number')}: {_listed(list(map(str, gaps)))}.",
            [s.id for s in books.annexes if s.label and _number(s.label) in _around(gaps, labels)],
            (f"{len(labels)} documents are numbered from {min(labels)} to {max(labels)}",),
        )


def _number(printed: str | None) -> int | None:
    base = _base(key_of(printed)) if printed else ""
    return int(base) if base.isdecimal() and len(base) <= 5 else None


def _numbers(printed: Iterable[str | None]) -> set[int]:
    return {number for each in printed if (number := _number(each)) is not None}


def _skipped(numbers: set[int]) -> list[int]:
    """Return the numbers left out between the least and the greatest; none where so many are that they do not count documents."""
    if len(numbers) < _FEW or max(numbers) - min(numbers) + 1 > 2 * len(numbers):
        return []
    return [number for number in range(min(numbers), max(numbers)) if number not in numbers]


def _around(gaps: Sequence[int], numbers: set[int]) -> set[int]:
    """Return the numbers that stand beside a gap."""
    return {max(n for n in numbers if n < gap) for gap in gaps} | {min(n for n in numbers if n > gap) for gap in gaps}


def _counts(books: Books) -> Iterator[Finding]:
    """Yield a number of documents in the letter that no way to count the rows of the inventory gives.

    A letter that only may say how many were found is held to nothing.
    Rows may be counted all, by their main number, and without those that are doubles, out of scope or already public.
    """
    letter = books.letter
    if letter is None or letter.documents_found is None or not books.rows or letter.kind != "decision" or not books.complete:
        return
    ways = {len(books.rows), len([row for row in books.rows if row.number])}
    for left_out in ((), ("duplicate",), ("out_of_scope",), ("already_public",), ("duplicate", "out_of_scope", "already_public")):
        rows = [row for row in books.rows if row.judgement not in left_out]
        ways |= {len(rows), len({_base(key_of(row.number)) for row in rows if row.number})}
    if count_documents(books.letter_text, sure=True) != letter.documents_found:
        return
    if letter.documents_found not in ways and books.blank_pages.isdisjoint(range(letter.pages[0], books.rows[-1].page + 1)):
        yield make_finding(
            "documents-differ",
            f"The letter says that {letter.documents_found} documents were found; the inventory lists {len(books.rows)}.",
            ["letter"],
            ("doubles, documents out of scope and annexes of documents may be counted or not; no way gives that number",),
            0.7,
        )


def _judged(books: Books, linked: Mapping[str, tuple[Segment, InventoryRow]]) -> Iterator[Finding]:
    """Yield documents whose pages contradict what the inventory says was decided on them."""
    for segment, row in linked.values():
        coded = [r for r in books.within(segment) if list_sure_grounds(r)]
        if row.judgement == "public" and coded:
            yield make_finding(
                "public-yet-redacted",
                f"Document {row.number} is listed as public; {count_of(len(coded), 'redaction')} on its pages prints a ground.",
                [segment.id, f"inventory {row.number}", *(r.id for r in coded)],
                (f"the inventory: “{row.printed}”", f"pages {segment.pages[0]} to {segment.pages[1]}"),
                0.9,
            )
        survival = segment.survival
        if _tagged(segment):
            continue
        if row.judgement == "withheld" and survival and survival.share and survival.share.estimate >= _SHARE:
            if survival.visible_chars < _CHARS:
                continue
            yield make_finding(
                "withheld-yet-present",
                f"Document {row.number} is listed as withheld, and about {survival.share.estimate:.0%} of it can be read here.",
                [segment.id, f"inventory {row.number}"],
                (f"the inventory: “{row.printed}”", f"{survival.visible_chars} characters can be read"),
                0.9,
            )


def _tagged(segment: Segment) -> bool:
    """Tell whether words such as "Bijlage 3" begin a document: they may be those of an annex within one, and prove nothing."""
    return WEIGHTS["tag"][1] in segment.evidence.reasons


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:12])
    return shown if len(names) <= 12 else f"{shown} and {len(names) - 12} more"
