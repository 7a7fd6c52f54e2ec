"""Anchors: words that stand together in two prints of one mail, and are taken for the same place in it."""

from bisect import bisect_left
from collections.abc import Sequence

from attrs import frozen
from rapidfuzz import fuzz

from foialyzer.mail.copies.body_words import Words
from foialyzer.page.layout import COVER

__all__ = ["Anchor", "can_be_one", "find_anchors"]

_MOST = 40_000  # pairs of words that are tried
_ALIKE = 80.0  # of 100; a word read from two scans of one page
_LONG = 5  # letters of a word that may be misread


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


def can_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two rows of words and covers can be prints of one text, a cover hiding any number of words.

    A long word may be misread in one of them; a number may not. False where there is too much to tell.

    Example:
        >>> can_be_one("zie █ van gisteren".split(), "zie de brief █ gisteren".split())
        True
        >>> can_be_one("zie █ van gisteren".split(), "zie de brief █ vandaag".split())
        False
    """
    if len(one) * len(other) > _MOST:
        return False
    places = _passed({0}, other)
    for key in one:
        if key[-1] == COVER:
            places = set(range(min(places), len(other) + 1))
            continue
        inside = {at for at in places if at < len(other)}
        hidden = {at for at in inside if other[at][-1] == COVER}
        places = _passed(hidden | {at + 1 for at in inside - hidden if _reads(key, other[at])}, other)
        if not places:
            return False
    return len(other) in places


def _passed(places: set[int], keys: Sequence[str]) -> set[int]:
    """Return places in a row of words, and those that lie behind the covers that begin there."""
    passed = set()
    for place in places:
        at = place
        passed.add(at)
        while at < len(keys) and keys[at][-1] == COVER and at + 1 not in passed:
            at += 1
            passed.add(at)
    return passed


def _reads(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _LONG and (one + other).isalpha() and fuzz.ratio(one, other) >= _ALIKE
