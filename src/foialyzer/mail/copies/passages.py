"""Passages: what one print of a mail hides and another print of it shows, found between words that both prints show."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex
from attrs import frozen

from foialyzer.mail.copies.anchors import can_be_one, find_anchors
from foialyzer.mail.copies.body_words import Words
from foialyzer.page.layout import COVER
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import Redaction

__all__ = ["Passage", "find_passages"]

_ANCHOR = 12  # letters of words that stand together in both prints, from which they are taken for the same place
_LONG_ANCHOR = 30  # the same where the prints differ elsewhere
_FAR = 2  # anchors from a difference between two versions, within which nothing is read
_PART = 8  # letters of a readable part of a longer passage
_SPACE = regex.compile(r"[\s>]++")
_COVERS = regex.compile(rf"{COVER}(?:[\s>]*+{COVER})*+")
_WORD = regex.compile(r"\w++")


@frozen
class Passage:
    """What one print hides and another shows.

    Args:
        hidden: the cover or covers, in the running text.
        readable: the words that stand there in the other print.
        redactions: ids of the redactions the covers are.
        whole: whether `readable` is all that is hidden there; else part of it, the rest being hidden in the other print too.
    """

    hidden: Span
    readable: Span
    redactions: tuple[str, ...]
    whole: bool


@frozen
class _Covers:
    """Covers that nothing but white space parts, with how many letters they hide."""

    span: Span
    redactions: tuple[Redaction, ...]
    hidden: HiddenChars


@frozen
class _Gap:
    """What stands between two anchors in one print: words and covers."""

    keys: tuple[str, ...]
    span: Span
    covers: tuple[_Covers, ...]

    def broken(self) -> bool:
        """Tell whether a word in it touches a cover, and may be part of one."""
        return any(len(key) > 1 and key[-1] == COVER for key in self.keys)


def find_passages(
    string: str, prints: tuple[Words, Words], redactions: Sequence[Redaction], *, versions: bool = False
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return the passages that the first of two prints hides and the second shows, and the other way round.

    Words that stand together in both prints and nowhere else in either are anchors; they grow as long as the next word is the
    same. Between two anchors both prints held the same text. Where one print has covers there, and the readable words and
    marks beside these covers are those of the other print, what is left in the other print is what stood under the covers. A
    passage is given only where

    - there is one way to read it: "██ en ██" may be read in "Jan en Piet" and not in "Jan en Piet en Kees";
    - it is as long as its redactions hide characters, at least and at most;
    - what stands between all other anchors can be one text as well: where one word differs, the two are two versions of a text,
      and under a cover may stand what only one of them says. Of two versions, what is far from any difference is given.

    Args:
        string: the running text.
        prints: the words of two messages.
        redactions: in text order, laid out.
        versions: whether the two are known to be versions of one text, and not prints of one mail.
    """
    one, other = prints
    anchors = find_anchors(one, other, _LONG_ANCHOR if versions else _ANCHOR)
    under = _Lookup(string, redactions, [redaction.span.start if redaction.span else 0 for redaction in redactions])
    pairs = [
        (under.gap(one, above.one + above.size, below.one), under.gap(other, above.other + above.size, below.other))
        for above, below in pairwise(anchors)
    ]
    sound = [under.agree(left, right) for left, right in pairs]
    opened = not anchors or can_be_one(one.keys[: anchors[0].one], other.keys[: anchors[0].other])
    reach = _FAR if versions else len(pairs)
    there: list[Passage] = []
    back: list[Passage] = []
    for index, (left, right) in enumerate(pairs):
        if all(sound[max(0, index - reach) : index + reach + 1]) and (opened or index >= reach):
            there += under.read(left, right)
            back += under.read(right, left)
    return tuple(there), tuple(back)


@frozen
class _Lookup:
    """The running text and its redactions; local to `find_passages`."""

    string: str
    redactions: Sequence[Redaction]
    starts: Sequence[int]

    def gap(self, words: Words, first: int, last: int) -> _Gap:
        """Return what stands between two words of a print."""
        span, keys = Span(words.ends[first - 1], words.starts[last]), words.keys[first:last]
        return _Gap(keys, span, tuple(self._covers(span)) if COVER in keys else ())

    def _covers(self, place: Span) -> Iterator[_Covers]:
        for match in _COVERS.finditer(self.string, place.start, place.end):
            span = Span(*match.span())
            first = max(0, bisect_left(self.starts, span.start) - 1)
            near = self.redactions[first : bisect_left(self.starts, span.end)]
            inside = tuple(one for one in near if one.span and one.span.meet(span))
            yield _Covers(span, inside, HiddenChars.total(one.hidden_chars for one in inside))

    def agree(self, one: _Gap, other: _Gap) -> bool:
        """Tell whether two gaps can hold the same text: covers in one leave room for what the other shows."""
        if not can_be_one(one.keys, other.keys):
            return False
        (low, high), (least, most) = self._letters(one), self._letters(other)
        return low <= most and least <= high

    def _letters(self, gap: _Gap) -> tuple[int, int]:
        """Return how many letters a gap holds at least and at most, hidden ones with them."""
        visible = sum(len(key) for key in gap.keys if key != COVER)
        marks = _length(gap.span.of(self.string).replace(COVER, ""))
        hidden = HiddenChars.total(group.hidden for group in gap.covers)
        return visible + hidden.low, max(visible, marks) + hidden.high

    def read(self, hiding: _Gap, showing: _Gap) -> Iterator[Passage]:
        """Yield what the covers of one gap hide and the other shows."""
        groups = hiding.covers
        if not groups or hiding.broken() or showing.broken() or all(key == COVER for key in showing.keys):
            return
        if not all(one.span in group.span for group in groups for one in group.redactions if one.span):
            return
        literals = self._literals(hiding, [group.span for group in groups])
        if not showing.covers:
            stretches = _embed(self.string, showing.span, literals)
            for group, stretch in zip(groups, stretches, strict=False):
                if group.redactions and group.hidden.low <= _length(stretch.of(self.string)) <= group.hidden.high:
                    yield _passage(group, stretch, whole=True)
        elif len(groups) == 1 and groups[0].redactions:
            for part in self._parts(showing, [group.span for group in showing.covers], literals):
                if _letters(part.of(self.string)) >= _PART and _length(part.of(self.string)) <= groups[0].hidden.high:
                    yield _passage(groups[0], part, whole=False)

    def _literals(self, gap: _Gap, covers: Sequence[Span]) -> list[str]:
        """Return what stands before, between and after the covers of a gap, white space made single."""
        edges = [gap.span.start, *(edge for span in covers for edge in (span.start, span.end)), gap.span.end]
        return [_SPACE.sub(" ", self.string[start:end]).strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]

    def _parts(self, gap: _Gap, covers: Sequence[Span], literals: Sequence[str]) -> list[Span]:
        """Return the readable parts of a gap with covers that stand under the one cover of the other gap, without doubt."""
        edges = [gap.span.start, *(edge for span in covers for edge in (span.start, span.end)), gap.span.end]
        spans = [_trimmed(self.string, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
        texts = [_SPACE.sub(" ", span.of(self.string)) for span in spans]
        before, after = literals
        if not _both_begin(before, texts[0]) or not _both_begin(after[::-1], texts[-1][::-1]):
            return []
        taken = {word.casefold() for word in _WORD.findall(f"{before} {after}")}
        parts = []
        for index, span in enumerate(spans):
            start, end = span.start, span.end
            if index == 0:
                start = _skip(self.string, span, before) if texts[0].startswith(before) else end
            if index == len(spans) - 1:
                end = _skip_back(self.string, span, after) if texts[-1].endswith(after) else start
            part = _trimmed(self.string, start, max(start, end))
            if taken.isdisjoint(word.casefold() for word in _WORD.findall(part.of(self.string))):
                parts.append(part)
        return parts


def _passage(group: _Covers, readable: Span, *, whole: bool) -> Passage:
    return Passage(group.span, readable, tuple(redaction.id for redaction in group.redactions), whole)


def _length(text: str) -> int:
    """Return how many signs a text has; white space and quote marks do not count."""
    return len("".join(text.replace(">", " ").split()))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _both_begin(one: str, other: str) -> bool:
    """Tell whether two texts can be one text, of which one shows more; words both show would have been part of an anchor."""
    return (one.startswith(other) or other.startswith(one)) and not (_letters(one) and _letters(other))


def _trimmed(string: str, start: int, end: int) -> Span:
    """Return a stretch without white space and quote marks at its ends."""
    while start < end and (string[start].isspace() or string[start] == ">"):
        start += 1
    while start < end and (string[end - 1].isspace() or string[end - 1] == ">"):
        end -= 1
    return Span(start, end)


def _skip(string: str, span: Span, literal: str) -> int:
    """Return where a stretch goes on after the words it begins with; white space does not count."""
    at = span.start
    for sign in literal:
        while string[at].isspace() or string[at] == ">":
            at += 1
        at += sign != " "
    return at


def _skip_back(string: str, span: Span, literal: str) -> int:
    at = span.end
    for sign in reversed(literal):
        while string[at - 1].isspace() or string[at - 1] == ">":
            at -= 1
        at -= sign != " "
    return at


def _embed(string: str, span: Span, literals: Sequence[str]) -> list[Span]:
    """Return what stands between some words in a stretch of text, nothing where there is none or more than one way to read it."""
    text, places = _squashed(string, span)
    first, *inner, last = literals
    if not (text.startswith(first) and text.endswith(last) and len(first) + len(last) < len(text)) or _letters(first + last):
        return []
    low, high = len(first), len(text) - len(last)
    forward = _places(text[low:high], inner)
    backward = _places(text[low:high][::-1], [literal[::-1] for literal in reversed(inner)])
    if forward is None or backward is None:
        return []
    mirrored = [high - low - at - len(literal) for at, literal in zip(reversed(backward), inner, strict=True)]
    if forward != mirrored:
        return []
    edges = [low, *(edge for at, one in zip(forward, inner, strict=True) for edge in (low + at, low + at + len(one))), high]
    found = [_trimmed(string, places[start], places[end - 1] + 1) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return found if all(_letters(one.of(string)) for one in found) else []


def _squashed(string: str, span: Span) -> tuple[str, list[int]]:
    """Return a stretch with single spaces, none at its ends, and the place of each of its characters."""
    trimmed = _trimmed(string, span.start, span.end)
    signs: list[str] = []
    places: list[int] = []
    for at in range(trimmed.start, trimmed.end):
        sign = " " if string[at].isspace() or string[at] == ">" else string[at]
        if sign != " " or signs[-1] != " ":
            signs.append(sign)
            places.append(at)
    return "".join(signs), places


def _places(text: str, literals: Sequence[str]) -> list[int] | None:
    """Return the first places at which words stand in a text one after another, with something before and between them."""
    found = []
    at = 1
    for literal in literals:
        at = text.find(literal, at)
        while at >= 0 and not _is_whole(text, at, at + len(literal)):
            at = text.find(literal, at + 1)
        if at < 0:
            return None
        found.append(at)
        at += len(literal) + 1
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch neither begins nor ends in the middle of a word."""
    before, after = text[start - 1 : start + 1], text[end - 1 : end + 1]
    return not before.isalnum() and not (len(after) == 2 and after.isalnum())
