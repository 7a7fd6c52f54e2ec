"""Page furniture: what is printed on every page and belongs to none of its sentences."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Literal

import regex
from attrs import frozen

from foialyzer.page.page import Document, Page, Word

__all__ = ["Furniture", "FurnitureKind", "find_furniture"]

FurnitureKind = Literal["page_number", "footnote", "letterhead", "label", "footer"]

# "Pagina 1 van 2", "Page 3 of 12", "pagina 4/9", "Blad 2 van 2"
_PAGE_NUMBER = regex.compile(r"(?:pagina|page|blad|seite|p\.)\s*\d{1,5}\s*(?:van|of|von|/)\s*\d{1,5}", regex.IGNORECASE)
_SHORT = 60  # characters: a line of a letterhead column is never wider
_TALL = 8  # lines: a repeated letterhead column is never taller
_PREFIX = 6  # characters of a reference that must be left for its cut-off copy to count as the same


@frozen
class Furniture:
    """A piece of page furniture, kept out of the running text but not lost.

    Args:
        kind: `page_number`, `footnote`, `letterhead` (the letterhead column repeated on a later page), `label` (the number of a
            document) or `footer` (what is printed on several pages, or the name of the file printed).
        page: number of the page, from 1.
        lines: tops of the lines it takes, in the unit of the page.
        text: what it says, lines joined by a space.
    """

    kind: FurnitureKind
    page: int
    lines: tuple[float, ...]
    text: str


@frozen
class _Line:
    page: int
    top: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def find_furniture(document: Document, covered: frozenset[tuple[int, float]] = frozenset()) -> tuple[Furniture, ...]:
    """Return the page furniture of a transcript.

    Heuristics, each with what forced it:

    - a line that is nothing but "Pagina 1 van 2" is a page number;
    - lines directly above a page number, from one that opens with a raised number on, are a footnote (it interrupts a sentence
      that runs on over the page break);
    - after a page number, a block of at least two and at most eight short lines of which every word stood in the short lines of
      the first page already is the letterhead column again ("Directie Sluizen", "Datum 17 FEB", a reference cut off at the
      edge). A paragraph of prose never is: its lines are long. Nor is a block with a field ("Van: ..."), which may be the header
      of a mail quoted again.

    Args:
        document: as read.
        covered: (page, top) of lines on which a cover lies; such a line is never furniture.
    """
    if document.kind != "transcript":
        return ()
    lines = [line for page in document.pages for line in _page_lines(page)]
    blocks = [list(block) for block in _blocks(lines)]
    found: list[Furniture] = []
    known: list[str] | None = None
    for block, following in zip_longest(blocks, blocks[1:], fillvalue=()):
        rest: list[_Line] = []
        for line, kind in zip(block, _kinds(block, following), strict=True):
            if kind is None or (line.page, line.top) in covered:
                rest.append(line)
                continue
            found.append(Furniture(kind, line.page, (line.top,), line.text))
            if kind == "page_number" and known is None:
                known = _short_words(lines, before=line)
                rest = []  # what stands above the first page number is the first print of it, or the end of a letter
        if known and not any((line.page, line.top) in covered for line in rest) and _is_letterhead(rest, known):
            tops = tuple(line.top for line in rest)
            found.append(Furniture("letterhead", rest[0].page, tops, " ".join(line.text for line in rest)))
    return tuple(found)


def _page_lines(page: Page) -> Iterator[_Line]:
    by_top = defaultdict(list)
    for word in page.words:
        by_top[word.box.top].append(word)
    for top in sorted(by_top):
        yield _Line(page.number, top, tuple(sorted(by_top[top], key=lambda word: word.box)))


def _blocks(lines: Sequence[_Line]) -> Iterator[Iterator[_Line]]:
    """Yield lines that stand directly under one another together."""
    for _, group in groupby(enumerate(lines), key=lambda item: (item[1].page, item[1].top - item[0])):
        yield (line for _, line in group)


def _kinds(block: Sequence[_Line], following: Sequence[_Line]) -> list[FurnitureKind | None]:
    """Return what each line of a block is; a footnote stands directly above a page number, wrapped lines included."""
    numbers = [index for index, line in enumerate(block) if _is_page_number(line)]
    foot = numbers[-1] if numbers else len(block) if following and _is_page_number(following[0]) else 0
    first = next((index for index in range(foot) if _opens_footnote(block[index])), foot)
    kinds: list[FurnitureKind | None] = [None] * len(block)
    kinds[first:foot] = ["footnote"] * (foot - first)
    for index in numbers:
        kinds[index] = "page_number"
    return kinds


def _is_page_number(line: _Line) -> bool:
    return len(line.text) <= _SHORT and _PAGE_NUMBER.fullmatch(line.text) is not None


def _opens_footnote(line: _Line) -> bool:
    mark = line.words[0]
    return mark.raised and mark.text.isdecimal() and len(line.words) > 1


def _short_words(lines: Sequence[_Line], before: _Line) -> list[str]:
    """Return the words of the short lines that stand before a given line, sorted."""
    early = lines[: lines.index(before)]
    return sorted({word.text.casefold() for line in early if len(line.text) <= _SHORT for word in line.words})


def _is_letterhead(block: Sequence[_Line], known: Sequence[str]) -> bool:
    if not (2 <= len(block) <= _TALL) or any(len(line.text) > _SHORT or line.words[0].text.endswith(":") for line in block):
        return False
    return all(_is_known(word.text.casefold(), known) for line in block for word in line.words)


def _is_known(word: str, known: Sequence[str]) -> bool:
    """Tell whether a word is among sorted words, or begins as one of them does (a reference cut off at the edge: WBW2019...)."""
    at = bisect_left(known, word)
    if at < len(known) and known[at] == word:
        return True
    return len(word) >= _PREFIX and any(other.startswith(word[:_PREFIX]) for other in known[max(0, at - 1) : at + 1])
