"""Two readings of one file compared: where they differ, something is hidden, or depends on the program that reads it."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from attrs import evolve, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Shape

__all__ = ["Difference", "DifferenceKind", "compare_documents"]

DifferenceKind = Literal["page", "frame", "words", "characters", "shape"]
_NEAR = 1.0  # points between two boxes that are one
_CELL = 40.0  # points; words and shapes are looked up by cells of this size
_MOST_NEAR = 200  # neighbours looked at for one word or shape, so that no file takes long
_HIDES = 4.0  # points; what is lower or narrower hides nothing
_SAME_COLOUR = 0.25  # in each channel; readers mix the colours of print in their own way
_SEEN = 0.9  # of the area of a shape
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))  # soft hyphens and marks without width


@frozen
class Difference:
    """One place where two readings of a file differ.

    Args:
        kind: `page` seen by one only (or read by one only); `frame`: the size or the turn of a page; `words` seen by one only;
            `characters`: words that stand at the same place and read differently; `shape` seen by one only.
        page: number of the page, from 1.
        box: where, in the unit of the page.
        seen_by: which reading has it, 1 or 2; None where both have it and it differs.
        count: how many words, or 1.
        text: the words, where they were asked for.
    """

    kind: DifferenceKind
    page: int
    box: Box
    seen_by: Literal[1, 2] | None
    count: int = 1
    text: str | None = None


def compare_documents(one: Document, other: Document, *, with_text: bool = False) -> tuple[Difference, ...]:
    """Return the places where two readings of one file differ, page by page.

    Words that are split in another way, ligatures and hyphens that are not printed make no difference; nor does a word that is
    part of what the other reading has at its place. Of shapes only those count that could hide a word: filled and at least
    4 points wide and high; a shape that the other reading has in pieces is no difference. Words only one reading has are joined
    along a line. Their text is not given unless asked for, as it may be what a cover hides.

    Args:
        one: what one reader found.
        other: what another found in the same file.
        with_text: give the words that differ.

    Example:
        >>> from foialyzer.page.page import Word
        >>> seen = Page(1, 100, 100, "point", (Word("Van:", Box(10, 10, 30, 20)),))
        >>> more = Page(1, 100, 100, "point", (*seen.words, Word("Jan", Box(40, 10, 60, 20), order=1)))
        >>> first, second = (Document("a.pdf", "", "pdf", (page,)) for page in (seen, more))
        >>> compare_documents(first, second)
        (Difference(kind='words', page=1, box=Box(x0=40.0, top=10.0, x1=60.0, bottom=20.0), seen_by=2, count=1, text=None),)
    """
    found: list[Difference] = []
    pages = {page.number: page for page in other.pages}
    for page in one.pages:
        twin = pages.pop(page.number, None)
        found += _compare_pages(page, twin) if twin else [_lone(page, 1)]
    found += [_lone(page, 2) for page in pages.values()]
    found.sort(key=lambda difference: (difference.page, difference.box.top, difference.box.x0))
    return tuple(found if with_text else (evolve(difference, text=None) for difference in found))


def _lone(page: Page, seen_by: Literal[1, 2]) -> Difference:
    return Difference("page", page.number, Box(0, 0, page.width, page.height), seen_by)


def _compare_pages(one: Page, other: Page) -> list[Difference]:
    if not one.width * one.height or not other.width * other.height:  # a page that could not be read has no size
        read = [(page, side) for page, side in _sides(one, other) if page.width * page.height]
        return [_lone(page, side) for page, side in read] if len(read) == 1 else []
    found: list[Difference] = []
    if one.rotation != other.rotation or max(abs(one.width - other.width), abs(one.height - other.height)) > _NEAR:
        found.append(Difference("frame", one.number, Box(0, 0, one.width, one.height), None))
    (page, first), (twin, second) = _sides(one, other)
    found += _compare_words(page, twin, first)
    found += [more for more in _compare_words(twin, page, second) if more.kind == "words"]
    found += _compare_shapes(page, twin, first)
    found += _compare_shapes(twin, page, second)
    return found


def _sides(one: Page, other: Page) -> tuple[tuple[Page, Literal[1]], tuple[Page, Literal[2]]]:
    return (one, 1), (other, 2)


def _compare_words(page: Page, twin: Page, seen_by: Literal[1, 2]) -> Iterator[Difference]:
    """Yield what of the words of a page its twin has not, or has with other characters; neighbours on a line are joined."""
    known = {(_normal(word.text), *cell) for word in twin.words for cell in _around(word.box)}
    near = _Places([word.box for word in twin.words])
    held: Difference | None = None
    last = -1
    for index, word in enumerate(page.words):
        text = _normal(word.text)
        if not text or (text, round(word.box.x0), round(word.box.top)) in known:
            continue
        there = [twin.words[at] for at in near.meeting(word.box)]
        read = "".join(_normal(one.text) for one in there)
        if text in read:
            continue
        kind: DifferenceKind = "characters" if read else "words"
        new = Difference(kind, page.number, word.box, None if read else seen_by, 1, word.text)
        if held and index == last + 1 and held.kind == kind and _on_one_line(held.box, word.box):
            held = evolve(held, box=held.box.join(word.box), count=held.count + 1, text=f"{held.text} {word.text}")
        else:
            if held:
                yield held
            held = new
        last = index
    if held:
        yield held


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_IGNORED)


def _around(box: Box) -> Iterator[tuple[int, int]]:
    """Yield the points near the corner of a box, in whole points; readers take different heights for the same type."""
    for across in (-1, 0, 1):
        for down in (-2, -1, 0, 1, 2):
            yield round(box.x0) + across, round(box.top) + down


def _on_one_line(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand on one line, of level text or of text turned on its side, which is higher than wide."""
    if one.height > one.width and other.height > other.width:
        return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5 * min(one.width, other.width)
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 0.5 * min(one.height, other.height)


def _compare_shapes(page: Page, twin: Page, seen_by: Literal[1, 2]) -> Iterator[Difference]:
    """Yield the shapes of a page that its twin has not, whole or in pieces."""
    others = [shape for shape in twin.shapes if shape.filled]
    near = _Places([shape.box for shape in others])
    for shape in page.shapes:
        if not shape.filled or not (shape.box.width >= _HIDES and shape.box.height >= _HIDES):
            continue
        there = [others[at].box for at in near.meeting(shape.box) if _alike(others[at], shape)]
        if not _is_seen(shape.box, there):
            yield Difference("shape", page.number, shape.box, seen_by)


def _alike(one: Shape, other: Shape) -> bool:
    return all(abs(a - b) <= _SAME_COLOUR for a, b in zip(one.colour, other.colour, strict=True))


def _is_seen(box: Box, others: Sequence[Box]) -> bool:
    """Tell whether some boxes are one with a box, or cover it piece by piece."""
    if any(
        max(abs(box.x0 - o.x0), abs(box.x1 - o.x1), abs(box.top - o.top), abs(box.bottom - o.bottom)) <= _NEAR for o in others
    ):
        return True
    return _covered(box, others) >= _SEEN * box.area


def _covered(box: Box, others: Sequence[Box]) -> float:
    """Return the area of a box that lies under others, what lies under several counted once."""
    parts = [part for other in others if (part := box.meet(other))]
    edges = sorted({edge for part in parts for edge in (part.x0, part.x1)})
    area = 0.0
    for left, right in pairwise(edges):
        reach = box.top
        for part in sorted((p for p in parts if p.x0 <= left and p.x1 >= right), key=lambda p: p.top):
            area += (right - left) * max(0.0, part.bottom - max(reach, part.top))
            reach = max(reach, part.bottom)
    return area


class _Places:
    """Boxes by the cell of a grid they touch, to look up those at a place; local to this module."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._boxes = boxes
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, box in enumerate(boxes):
            for cell in _cells(box):
                if len(self._cells[cell]) < _MOST_NEAR:
                    self._cells[cell].append(index)

    def meeting(self, box: Box) -> list[int]:
        """Return the boxes that have area in common with a box grown by a point, not more than 200 of them."""
        grown = Box(box.x0 - _NEAR, box.top - _NEAR, box.x1 + _NEAR, box.bottom + _NEAR)
        near = {index for cell in _cells(grown) for index in self._cells.get(cell, ())}
        return [index for index in sorted(near) if self._boxes[index].meet(grown)][:_MOST_NEAR]


def _cells(box: Box) -> list[tuple[int, int]]:
    """Return the cells of a grid that a box touches, at most 50 either way."""
    left, top = int(box.x0 // _CELL), int(box.top // _CELL)
    right, bottom = min(int(box.x1 // _CELL), left + 50), min(int(box.bottom // _CELL), top + 50)
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]
