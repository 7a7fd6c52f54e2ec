"""Anchors: words that stand together in two prints of one mail, and are taken for the same place in it."""

from bisect import bisect_left
from collections.abc import Sequence

from attrs import frozen

from foialyzer.mail.words import Words
from foialyzer.page.layout import COVER

__all__ = ["Anchor", "find_anchors"]


@frozen
class Anchor:
    """Words that stand together in both prints: the index of the first in each, and how many they are."""

    one: int
    other: int
    size: int


def find_anchors(one: Words, other: Words, least: int) -> tuple[Anchor, ...]:
    """Return the anchors of two prints, in the order they have in both.

    An anchor holds a stretch of three words that stands once in each print, and the words beside it as far as they are the
    same, up to the first cover. Where stretches stand in another order in the two prints, the longest row of them that does
    not is kept. The words with which both prints begin are an anchor however few they are.

    Args:
        one, other: the words of two bodies.
        least: how many letters an anchor has.
    """
    start = _grow(one.keys, other.keys, Anchor(0, 0, 0), (0, 0))
    anchors = [start] if start.size else []
    for at, there in _rising(_shared(one, other)):
        floor = (anchors[-1].one + anchors[-1].size, anchors[-1].other + anchors[-1].size) if anchors else (0, 0)
        if at >= floor[0] and there >= floor[1]:
            anchor = _grow(one.keys, other.keys, Anchor(at, there, 0), floor)
            if one.letters[anchor.one + anchor.size] - one.letters[anchor.one] >= least:
                anchors.append(anchor)
    return tuple(anchors)


def _grow(one: Sequence[str], other: Sequence[str], anchor: Anchor, floor: tuple[int, int]) -> Anchor:
    """Return an anchor as long as words are the same on either side, not above a floor."""
    first, there, last = anchor.one, anchor.other, anchor.one
    while first > floor[0] and there > floor[1] and _same(one[first - 1], other[there - 1]):
        first, there = first - 1, there - 1
    apart = anchor.other - anchor.one
    while last < len(one) and last + apart < len(other) and _same(one[last], other[last + apart]):
        last += 1
    return Anchor(first, there, last - first)


def _same(one: str, other: str) -> bool:
    return one == other and one[-1] != COVER


def _shared(one: Words, other: Words) -> list[tuple[int, int]]:
    """Return where words stand together that do so once in each print."""
    return [(at, other.once[shingle]) for shingle, at in one.once.items() if shingle in other.once]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs in which both numbers rise, the first numbers rising already."""
    ends: list[int] = []
    rows: list[int] = []
    before: list[int | None] = []
    for index, (_, there) in enumerate(pairs):
        at = bisect_left(ends, there)
        before.append(rows[at - 1] if at else None)
        ends[at : at + 1] = [there]
        rows[at : at + 1] = [index]
    row = []
    last = rows[-1] if rows else None
    while last is not None:
        row.append(pairs[last])
        last = before[last]
    return row[::-1]
