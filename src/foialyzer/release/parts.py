"""The parts of a decision: the letter itself, the law it reprints, the inventory that comes with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from foialyzer.page.layout import Text
from foialyzer.page.line import Line, split_lines
from foialyzer.page.page import Document
from foialyzer.page.span import Span
from foialyzer.page.turning import find_turn, turn_box
from foialyzer.release.headings import is_title, load_inventory_table
from foialyzer.release.inventory import Inventory
from foialyzer.release.phrases import load_letter_table
from foialyzer.release.start import BOUNDARY, Evidence, Start

__all__ = ["find_inventory_starts", "find_law_text"]

_NEEDED = 2  # sentences of the law that make a text the law
_TITLE_REACH = 4  # lines above a list that may be its title
# "Artikel 10", "Artikel 10 van de Wob luidt, voor zover relevant:", "Bijlage A", "BIJLAGE 1: Wetsartikelen"
_LAW_TITLE = regex.compile(r"(?:artikel\s?\d{1,2}(?:\.\d)?(?:\s.{0,70})?|bijlage\s?\w{0,3}\W{0,3}(?:.{0,60}))", regex.IGNORECASE)


@cache
def _sentences() -> regex.Pattern[str]:
    phrases = load_inventory_table().law_text["phrases"]
    loose = [r"[\s\d]{1,6}".join(map(regex.escape, phrase.split())) for phrase in sorted(phrases, key=lambda p: (-len(p), p))]
    return regex.compile("|".join(loose), regex.IGNORECASE)


@cache
def _closings() -> regex.Pattern[str]:
    evidence = load_letter_table().evidence
    phrases = [regex.escape(phrase) for phrase in (*evidence["closing"], *evidence["objection"])]
    return regex.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", regex.IGNORECASE)


def find_law_text(string: str, span: Span) -> Start | None:
    """Return where the law that a letter reprints begins; None where it reprints none.

    It begins at a title ("Bijlage 1 - Relevante artikelen", "Artikel 10") below the closing of the letter, and at least two
    sentences of the law itself stand below that title. A letter that quotes the law in its argument is not cut: its closing comes
    after.

    Args:
        string: the running text.
        span: of the letter with all that belongs to it.
    """
    text = span.of(string)
    closed = max((match.end() for match in _closings().finditer(text)), default=None)
    if closed is None:
        return None
    sentences = [match.start() for match in _sentences().finditer(text)]
    below = [at for at in sentences if at >= closed]
    if len(below) < _NEEDED:
        return None
    for line in split_lines(text[closed:], closed):
        if (
            line.span.start <= below[0]
            and len(line.text) <= 120
            and (is_title(line.text, "law") or _LAW_TITLE.fullmatch(line.text))
        ):
            reasons = ("a title, and below it sentences of the law",)
            return Start(span.start + line.span.start, "law_text", Evidence(BOUNDARY, reasons), line.text)
    return None


def find_inventory_starts(text: Text, document: Document, inventory: Inventory) -> Iterator[tuple[Start, int]]:
    """Yield where each inventory begins, with the last page it stands on.

    It begins at its title, or at the heading of its columns where it has none.

    Args:
        text: the running text.
        document: from which it was laid out.
        inventory: found on its pages.
    """
    lines = split_lines(text.string)
    for listing in inventory.listings:
        page = document.pages[listing.page - 1]
        turn = find_turn(page)
        runs = text.runs[bisect_left(text.runs.pages, listing.page) : bisect_right(text.runs.pages, listing.page)]
        at = next((run.span.start for run in runs if turn_box(run.place.box, page, turn).bottom > listing.top), None)
        if at is None:
            continue
        index = next(i for i in range(len(lines) - 1, -1, -1) if lines[i].span.start <= at)
        first = _title_above(lines, index)
        title = listing.title or (lines[first].text if first < index else None)
        reasons = (f"a list with {len(listing.columns)} columns of an inventory",)
        yield Start(lines[first].span.start, "inventory", Evidence(BOUNDARY, reasons), title, page=listing.page), listing.last


def _title_above(lines: Sequence[Line], index: int) -> int:
    """Return the first of the lines above a list that are its title, the list itself where there is none."""
    first, seen = index, 0
    for above in range(index - 1, max(-1, index - 12), -1):
        if lines[above].blank:
            continue
        seen += 1
        if seen > _TITLE_REACH:
            break
        if is_title(lines[above].text, "inventory") or _is_annex_title(lines[above].text):
            first = above
    return first


def _is_annex_title(text: str) -> bool:
    return regex.fullmatch(r"bijlage\s?\w{0,3}\W{0,3}", text, regex.IGNORECASE) is not None
