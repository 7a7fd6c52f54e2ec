"""Whether the grounds on the pages, in the inventory and in the letter agree with each other and with the law."""

from collections.abc import Iterator, Sequence
from datetime import date

import regex

from foialyzer.account.finding import Finding, count_of, make_finding
from foialyzer.account.reconciliation import Books, list_sure_grounds
from foialyzer.law.citations import is_complete, parse_citations
from foialyzer.law.grounds import find_ground, find_statute_in_force
from foialyzer.redaction.redaction import Redaction
from foialyzer.release.inventory import InventoryRow

__all__ = ["find_ground_findings"]

_OLD = 5  # years after which a refusal needs more reasons
_EXTRA = regex.compile(r"(?<!\d)5\.3(?!\d)|vijf jaar|5 jaar")  # how a letter gives them


def find_ground_findings(books: Books) -> Iterator[Finding]:
    """Yield where grounds do not agree: between pages, inventory and letter, and with the law.

    Args:
        books: what is held against each other.
    """
    yield from _against_rows(books)
    yield from _against_letter(books)
    yield from _combined(books.redactions)
    yield from _in_rows(books)
    yield from _old(books)


def _printed(redactions: Sequence[Redaction]) -> dict[str, list[str]]:
    """Return the redactions that surely print a ground, by ground; codes that a program read from pixels are not."""
    found: dict[str, list[str]] = {}
    for redaction in redactions:
        by_hand = any(tag.basis == "human" for tag in redaction.grounds)
        for ground in list_sure_grounds(redaction) if redaction.method != "pixel" or by_hand else ():
            found.setdefault(ground, []).append(redaction.id)
    return found


def _short(ground: str) -> str:
    return ground.partition(":")[2]


def _against_rows(books: Books) -> Iterator[Finding]:
    """Yield grounds on the pages of a document that its row does not name, and grounds of the row that its pages do not print."""
    for segment, row in books.linked().values():
        if not row.grounds or row.unread_grounds or row.page in books.pictured:
            continue
        mine = books.within(segment)
        printed = _printed(mine)
        pages = f"pages {segment.pages[0]} to {segment.pages[1]}"
        statutes = {ground.partition(":")[0] for ground in row.grounds}
        for ground in printed:
            if ground not in row.grounds and ground.partition(":")[0] in statutes:
                yield make_finding(
                    "ground-not-listed",
                    f"{_short(ground)} is printed in document {row.number}; its row in the inventory names "
                    f"{', '.join(map(_short, row.grounds))}.",
                    [segment.id, f"inventory {row.number}", *printed[ground]],
                    (f"the inventory: “{row.printed}”", f"{count_of(len(printed[ground]), 'redaction')} on {pages}"),
                    0.9,
                )
        readable = books.blank_pages.isdisjoint(range(segment.pages[0], segment.pages[1] + 1))
        if mine and readable and all(map(_prints, mine)):
            anywhere = {tag.id for redaction in mine for tag in redaction.grounds}  # read for certain or not
            for ground in (ground for ground in row.grounds if ground not in anywhere):
                yield make_finding(
                    "ground-not-printed",
                    f"The inventory names {_short(ground)} for document {row.number}; of its {len(mine)} redactions none does.",
                    [segment.id, f"inventory {row.number}"],
                    (f"the inventory: “{row.printed}”", f"every redaction on {pages} prints something"),
                    0.7,
                )


def _prints(redaction: Redaction) -> bool:
    """Tell whether something is printed on a redaction: a ground, also on the first of its boxes, or that it has none."""
    return redaction.mark is not None or any(tag.on_paper for tag in redaction.grounds)


def _against_letter(books: Books) -> Iterator[Finding]:
    """Yield grounds used that the letter does not argue, and grounds it argues that nothing uses."""
    letter = books.letter
    if letter is None or not letter.grounds or not books.has_sure_letter():
        return
    argued = {ground.id for ground in letter.grounds}
    statutes = {ground.partition(":")[0] for ground in argued}
    annexes = [r for segment in books.annexes for r in books.within(segment)]
    printed = _printed(annexes)
    rows = books.sure_rows
    listed = {ground: [row for row in rows if ground in row.grounds] for row in rows for ground in row.grounds}
    for ground in dict.fromkeys([*printed, *listed]):
        if ground.partition(":")[0] in statutes and not _argued(ground, argued, books.letter_text):
            naming, places = listed.get(ground, []), printed.get(ground, [])
            yield make_finding(
                "ground-not-argued",
                f"{_short(ground)} is used and the letter does not name it.",
                ["letter", *(f"inventory {row.number}" for row in naming if row.number), *places],
                (f"{len(places)} redactions print it, {len(naming)} rows of the inventory name it", _argues(argued)),
                0.8,
            )
    used = {*printed, *listed}
    refused = [row for row in books.rows if row.judgement in {"partial", "withheld"}]
    complete = books.complete and bool(refused) and all(row.grounds and not row.unread_grounds for row in refused)
    if complete and not books.blank_pages and all(redaction.label for redaction in annexes):
        for ground in sorted(argued - used):
            if find_ground(ground) and not any(_argued_above(each, {ground}) for each in used):
                yield make_finding(
                    "argued-not-used",
                    f"The letter argues {_short(ground)}; no row of the inventory and no redaction names it.",
                    ["letter"],
                    (f"the inventory gives grounds for each of {len(refused)} documents that were refused in part or whole",),
                    0.7,
                )


def _argued(ground: str, argued: set[str], text: str) -> bool:
    """Tell whether a letter argues a ground: by its number, by that of its paragraph, or in the words of the law."""
    known = find_ground(ground)
    said = " ".join(text.casefold().split())
    return ground in argued or _argued_above(ground, argued) or (known is not None and known.label_nl.casefold() in said)


def _argued_above(ground: str, argued: set[str]) -> bool:
    """Tell whether a ground is argued under the number of the paragraph it belongs to: 5.2 for 5.2.1."""
    return any(ground.startswith(f"{other}.") for other in argued)


def _argues(argued: set[str]) -> str:
    return f"the letter names {', '.join(map(_short, sorted(argued)))}"


def _combined(redactions: Sequence[Redaction]) -> Iterator[Finding]:
    """Yield redactions that print 5.1.5 together with a ground of 5.1.1 or 5.1.2: it is for when no other ground applies."""
    found = []
    for redaction in redactions:
        ids = list_sure_grounds(redaction)
        if "nl-woo:5.1.5" in ids and any(id_.startswith(("nl-woo:5.1.1.", "nl-woo:5.1.2.")) for id_ in ids):
            found.append(redaction)
    if found:
        yield make_finding(
            "ground-combined",
            f"{count_of(len(found), 'redaction')} printing 5.1.5 with a ground of 5.1.1 or 5.1.2, which the Woo excludes.",
            [redaction.id for redaction in found],
            tuple(dict.fromkeys(f"“{redaction.label}”" for redaction in found)),
        )


def _in_rows(books: Books) -> Iterator[Finding]:
    """Yield rows of the inventory that name what is no ground, or a ground of a law that was not in force."""
    for row in books.sure_rows:
        if impossible := [printed for printed in row.unread_grounds if _is_whole(printed)]:
            yield make_finding(
                "ground-nonexistent",
                f"The inventory names {', '.join(impossible)} for document {row.number or row.title}: no ground.",
                [_place(row)],
                (f"the inventory: “{row.printed}”",),
                0.9,
            )
    in_force = find_statute_in_force(date.fromisoformat(books.letter.date)) if books.letter and books.letter.date else None
    if in_force is None or books.letter is None:
        return
    wrong = [row for row in books.sure_rows if any(_other_law(ground, in_force.id) for ground in row.grounds)]
    if wrong:
        yield make_finding(
            "statute-not-in-force",
            f"{count_of(len(wrong), 'row')} of the inventory with grounds of another law; "
            f"on {books.letter.date} the law in force was {in_force.id}.",
            ["letter", *map(_place, wrong)],
            (f"the first of them: “{wrong[0].printed}”",),
        )


def _is_whole(printed: str) -> bool:
    """Tell whether what names no ground names more than the paragraph that holds some."""
    return all(is_complete(citation.code) for citation in parse_citations(printed, place="label"))


def _other_law(ground: str, statute: str) -> bool:
    known = find_ground(ground)
    return known is not None and known.statute.startswith("nl-") and known.statute != statute


def _place(row: InventoryRow) -> str:
    return f"inventory {row.number}" if row.number else f"page {row.page}"


def _old(books: Books) -> Iterator[Finding]:
    """Yield documents over five years old refused under 5.1.2, 5.1.5 or 5.2 by a letter that gives no reasons for that (5.3)."""
    letter = books.letter
    if letter is None or letter.statute != "nl-woo" or letter.date is None or _EXTRA.search(books.letter_text):
        return
    decided = date.fromisoformat(letter.date)
    old = [
        row
        for row in books.sure_rows
        if row.date and row.date[:4].isdecimal() and _years(date.fromisoformat(row.date), decided) >= _OLD
        if row.judgement in {"partial", "withheld"}
        if any(ground.startswith(("nl-woo:5.1.2.", "nl-woo:5.1.5", "nl-woo:5.2")) for ground in row.grounds)
    ]
    if old:
        yield make_finding(
            "old-document-refused",
            f"{count_of(len(old), 'document')} over five years old refused under 5.1.2, 5.1.5 or 5.2; article 5.3 "
            "asks for reasons, and the letter gives none.",
            ["letter", *map(_place, old)],
            (f"the first of them: “{old[0].printed}”", "the letter names neither article 5.3 nor a term of five years"),
            0.8,
        )


def _years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
