"""The parts of a decision: the letter itself, the law it reprints, the inventory that comes with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from foialyzer.page.layout import Text
from foialyzer.page.lines import Line, split_lines
from foialyzer.page.page import Document
from foialyzer.page.span import Span
from foialyzer.page.turning import find_turn, turn_box
from foialyzer.release.inventory import Inventory
from foialyzer.release.inventory_words import is_title
from foialyzer.release.law_texts import find_law_texts
from foialyzer.release.letter_phrases import load_letter_table
from foialyzer.release.segment_start import BOUNDARY, Evidence, Start

__all__ = ["find_inventory_starts", "find_law_text", "is_law"]

_ABOVE = 2  # lines of a title above reprinted law
_TITLE_REACH = 4  # lines above a list that may be its title


@cache
def _closings() -> regex.Pattern[str]:
    evidence = load_letter_table().evidence
    phrases = [regex.escape(phrase) for phrase in (*evidence["closing"], *evidence["objection"])]
    return regex.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", regex.IGNORECASE)


def find_law_text(string: str, span: Span) -> Start | None:
    """Return where the law that a letter reprints begins; None where it reprints none.

    Articles below the closing of the letter are reprinted. A letter that quotes the law in its argument is not cut: its closing
    comes after.

    Args:
        string: the running text.
        span: of the letter with all that belongs to it.
    """
    text = span.of(string)
    closed = max((match.end() for match in _closings().finditer(text)), default=len(text))
    law = next((law for law in find_law_texts(text) if law.start >= closed), None)
    if law is None:
        return None
    reasons = ("an article, and in it a sentence of the law",)
    return Start(span.start + law.start, "law_text", Evidence(BOUNDARY, reasons), law.of(text).partition("\n")[0].strip())


def is_law(text: str) -> bool:
    """Tell whether a document is reprinted law: it opens with articles, below a title of two lines at most, and is mostly these.

    Example:
        >>> law = "1. wordt geen informatie verstrekt over daarin opgenomen persoonlijke beleidsopvattingen.\\n"
        >>> is_law("Artikel 11\\n" + law), is_law("Wij lazen de wet.\\n\\nEn toen?\\n\\nNiets.\\n\\nArtikel 11\\n" + law)
        (True, False)
    """
    laws = find_law_texts(text)
    above = [line for line in text[: laws[0].start].split("\n") if line.strip()] if laws else []
    return 2 * sum(len(law) for law in laws) > len(text.strip()) and len(above) <= _ABOVE


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
