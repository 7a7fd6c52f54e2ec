"""Words deleted without leaving a box: a place on a page where a word must have stood and none does."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import ceil
from statistics import median

import regex
from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Page, Word
from foialyzer.redaction.hidden import HiddenChars
from foialyzer.redaction.nearby import Places

__all__ = ["Deleted", "find_deleted"]

_ADDRESS = regex.compile(r"(?P<before>(?:[<(\[]|mailto:)*+)@[\w-]++(?:\.[\w-]++)+[>)\];,.:]*+", regex.IGNORECASE)
_FIELD = regex.compile(r"(?:e|m|e-?mail(?:adres)?|mail):?|[\w-]++:", regex.IGNORECASE)  # before an address
_SENDER = {"van:", "from:"}
_RECIPIENT = {"aan:", "to:"}
_HEADER = _SENDER | _RECIPIENT | {"verzonden:", "datum:", "onderwerp:", "sent:", "date:", "subject:"}
_GREETING = regex.compile(
    r"(?P<word>geachte|beste|dear)(?P<title> (?:heer|mevrouw|mr\.?|mrs\.?|ms\.?))?(?P<comma> ?,)?", regex.IGNORECASE
)
_STUB = regex.compile(
    r"(?:(?:t|m|f|tel|telefoon|mob|mobiel)[.:]*+ )?(?:\+31 ?\(?0?\)? ?\d{0,3}|0\d{1,3}) ?[-–]", regex.IGNORECASE
)
_PHONE = regex.compile(r"(?:t|m|tel|mob)[.:]*+", regex.IGNORECASE)
_CONTACT = regex.compile(r"(?:t|m|e|f|tel|mob)[.:]*+ .+|.*@[\w-]++\.\w.*", regex.IGNORECASE)
_OPENING = regex.compile(r"geachte|beste|dear|[tmf]\b|tel|mob|\+31|0\d", regex.IGNORECASE)  # of a greeting or a number
_SIGNS = {",", ";", "."}

_COLUMN = 3.0  # times the type; what stands further apart on a line are columns
_WIDE = 3.0  # times the widest space of a page, for a gap between words of a sentence
_BEFORE_SIGN = 2.5  # times a space, for a gap before a comma
_FEWEST_SPACES = 40  # of a page, to know its widest
_CLOSE = 1.7  # times the type, to the next line of a paragraph
_ALIGNED = 2.0  # points
_PICTURE = 0.05  # of the page; words on a larger picture were read from it
_LONGEST_GAP = 0.6  # of its line


@frozen
class Deleted:
    """A place where words were deleted.

    Args:
        box: between the words beside it, one line high; a sliver where those have closed up.
        hidden: how many characters may have stood there, a wide range.
        confidence: in (0, 1].
        reason: one sentence for people.
    """

    box: Box
    hidden: HiddenChars
    confidence: float
    reason: str


@frozen
class _Item:
    """What stands on a line: a word, or a cover."""

    text: str
    box: Box
    cover: bool = False


@frozen
class _Line:
    """The items of one line, from left to right.

    Args:
        items: at least one.
        height: of the type.
        middle: where the line stands.
    """

    items: tuple[_Item, ...]
    height: float
    middle: float

    @classmethod
    def of(cls, items: Sequence[_Item]) -> "_Line":
        """Return the line that these items make; its type is that of the item in the middle."""
        ordered = tuple(sorted(items, key=_left))
        usual = sorted(items, key=_height)[len(items) // 2]
        return cls(ordered, usual.box.height, _middle(usual))

    @property
    def text(self) -> str:
        """What can be read."""
        return " ".join(item.text for item in self.items)


def _left(item: _Item) -> float:
    return item.box.x0


def _height(item: _Item) -> float:
    return item.box.bottom - item.box.top


def _middle(item: _Item) -> float:
    return (item.box.top + item.box.bottom) / 2


def find_deleted(page: Page, covers: Sequence[Box]) -> tuple[Deleted, ...]:
    """Return the places of a page where words were deleted, from top to bottom.

    An address that begins at its `@`; `Van:` followed by nothing although other fields of the header are filled; a greeting
    without a name; a telephone number that breaks off; a wide gap before a comma; and, in a sentence, a gap more than three times
    as wide as any space of the page, with text right above or below it and nothing on the page aligned with it. All of these are
    guesses. Justified text, columns, tables, lists and empty fields of forms have gaps as well and are none.

    Args:
        page: upright.
        covers: boxes already known to hide something.
    """
    lines = _lines(page, covers)
    if not lines:
        return ()
    gaps = _Gaps(lines, page)
    found: list[Deleted] = []
    for number, line in enumerate(lines):
        near = lines[max(0, number - 4) : number + 5]
        found += (*_addresses(line, lines[number - 1] if number else None, gaps.space), *_senders(line, near, page.width))
        if any(_OPENING.match(item.text) for item in line.items):
            for segment in _segments(line):
                found += (*_greetings(segment, line, gaps.space), *_numbers(segment, line, near, gaps.space))
        found += gaps.between_words(number)
    return tuple(_disjoint(found))


def _disjoint(found: Sequence[Deleted]) -> Iterator[Deleted]:
    """Yield finds, of those at one place the surest."""
    kept: list[Deleted] = []
    for one in sorted(found, key=lambda one: -one.confidence):
        if not any(one.box.meet(other.box) for other in kept):
            kept.append(one)
    yield from sorted(kept, key=lambda one: (one.box.top, one.box.x0))


def _lines(page: Page, covers: Sequence[Box]) -> list[_Line]:
    """Return the lines of a page with the covers on them, without words that were read from a picture."""
    large = [p.box for p in page.pictures if not p.colour and p.box.area >= _PICTURE * page.width * page.height]
    pictures = Places(large)
    words = [word for word in page.words if word.box.height > 0 and not (large and _on_any(word, pictures))]
    rows: list[list[_Item]] = []
    for item in sorted((_Item(word.text, word.box) for word in words), key=_middle):
        if rows and _middle(item) - _middle(rows[-1][0]) <= 0.4 * item.box.height:
            rows[-1].append(item)
        else:
            rows.append([item])
    places = Places(covers)
    return [_Line.of([*row, *_covers_on(row, places)]) if covers else _Line.of(row) for row in rows]


def _on_any(word: Word, pictures: Places) -> bool:
    return any((common := word.box.meet(box)) and common.area > 0.5 * word.box.area for box in pictures.near(word.box))


def _covers_on(row: Sequence[_Item], places: Places) -> Iterator[_Item]:
    middle = median(_middle(item) for item in row)
    x0, x1 = min(item.box.x0 for item in row), max(item.box.x1 for item in row)
    for box in places.near(Box(x0 - 40, middle - 1, x1 + 400, middle + 1)):
        if box.top <= middle <= box.bottom:
            yield _Item("█", box, cover=True)


def _segments(line: _Line) -> Iterator[_Line]:
    """Yield the parts of a line that stand in columns of their own."""
    start, apart = 0, _COLUMN * line.height
    for number, (before, after) in enumerate(pairwise(line.items), 1):
        if after.box.x0 - before.box.x1 > apart:
            yield _Line.of(line.items[start:number])
            start = number
    yield _Line.of(line.items[start:])


def _after(item: _Item, space: float, characters: int) -> Box:
    """Return a box for so many characters after a word."""
    x0 = item.box.x1 + space
    return Box(x0, item.box.top, x0 + characters * 0.5 * item.box.height, item.box.bottom)


def _between(before: _Item, after: _Item, space: float) -> Box:
    """Return the box between two words, a sliver where there is no room."""
    x0, x1 = before.box.x1 + space, after.box.x0 - 0.2
    return Box(min(x0, x1 - 0.8) if x1 - x0 < 1 else x0, after.box.top, x1, after.box.bottom)


# an address, a header, a greeting, a number


def _addresses(line: _Line, above: _Line | None, space: float) -> Iterator[Deleted]:
    """Yield what is missing before each `@` that an address begins with."""
    for number, item in enumerate(line.items):
        match = _ADDRESS.fullmatch(item.text) if "@" in item.text else None
        if not match:
            continue
        before = line.items[number - 1] if number else None
        length = len(match["before"])
        if not (_opens(match["before"], line) or (not length and _may_open(item, before, above, line, space))):
            continue
        at = item.box.x0 + item.box.width * length / len(item.text)
        box = Box(max(0.0, at - 0.4), item.box.top, at + 0.4, item.box.bottom)
        if not length and before and item.box.x0 - before.box.x1 > space:
            box = _between(before, item, space)
        elif not length:
            box = Box(max(0.0, at - 1.0), item.box.top, max(0.2, at - 0.2), item.box.bottom)
        yield Deleted(box, HiddenChars(1, 10, 30), 0.8, "the address begins at its @")


def _opens(before: str, line: _Line) -> bool:
    """Tell whether what stands before an `@` opens an address: `<`, `mailto:`, or a bracket in a list of addressees."""
    if before.endswith(("<", ":")):
        return True
    return bool(before) and (line.items[0].text.lower() in _HEADER or any(item.text.endswith(";") for item in line.items))


def _may_open(item: _Item, before: _Item | None, above: _Line | None, line: _Line, space: float) -> bool:
    """Tell whether an address that begins at its `@` lacks what stood before it, and is not the end of the word before."""
    if before and item.box.x0 - before.box.x1 <= _COLUMN * line.height:
        if before.cover:
            return False
        gap = item.box.x0 - before.box.x1
        return gap >= _WIDE * space or before.text.endswith(("<", "(", "[", ":", ";")) or bool(_FIELD.fullmatch(before.text))
    last = max((one.box.x1 for one in above.items if one.box.x0 >= item.box.x0 - _ALIGNED), default=0.0) if above else 0.0
    return last <= item.box.x1 + 4 * item.box.width


def _senders(line: _Line, near: Sequence[_Line], width: float) -> Iterator[Deleted]:
    """Yield what is missing after `Van:` or `Aan:` where nothing stands beside it and other fields of the header are filled."""
    label = line.items[0]
    if len(line.items) > 1 or label.text.lower() not in _SENDER | _RECIPIENT:
        return
    fields = [one for one in near if one is not line and abs(one.items[0].box.x0 - label.box.x0) <= _ALIGNED]
    filled = [one for one in fields if one.items[0].text.lower() in _HEADER and len(one.items) > 1]
    below = next((one for one in fields if one.middle > line.middle), None)
    follows = below is not None and below.items[0].text.lower() in _HEADER
    close = follows and below is not None and below.middle - line.middle <= 2 * line.height
    level = [i for one in near if one is not line and abs(one.middle - line.middle) < line.height for i in one.items]
    if len(filled) >= 2 and close and not any(item.box.x0 > label.box.x1 for item in level):
        box = _after(label, 0.3 * label.box.height, 15)
        sure = 0.6 if label.text.lower() in _SENDER else 0.4
        if box.x1 <= width:
            reason = f"nothing stands after “{label.text}” although the header is filled in"
            yield Deleted(box, HiddenChars(1, 15, 40), sure, reason)


def _greetings(segment: _Line, line: _Line, space: float) -> Iterator[Deleted]:
    """Yield the name missing from a greeting that stands alone: `Geachte`, `Beste ,`, `Geachte heer`."""
    match = _GREETING.fullmatch(segment.text)
    last = segment.items[-1]
    if not match or any(item.cover and item.box.x0 > last.box.x0 for item in line.items):
        return
    word, comma = match["word"].lower(), match["comma"]
    if comma == "," or (word != "geachte" and not comma):
        return
    alone = len(segment.items) > 1 and last.text == ","
    box = _between(segment.items[-2], last, min(space, 1.0)) if alone else _after(last, space, 12)
    yield Deleted(box, HiddenChars(1, 12, 40), 0.4 if match["title"] else 0.6, "the greeting names nobody")


def _numbers(segment: _Line, line: _Line, near: Sequence[_Line], space: float) -> Iterator[Deleted]:
    """Yield what is missing from a telephone number that breaks off, or after its label between other lines of an address."""
    last = segment.items[-1]
    if any(item.cover and item.box.x0 > last.box.x0 for item in line.items):
        return
    stub = _STUB.fullmatch(segment.text) is not None
    if not stub:
        if not _PHONE.fullmatch(segment.text) or len(line.items) > 1:
            return
        left = segment.items[0].box.x0
        beside = [one for one in near if one is not line and abs(one.middle - line.middle) <= 2 * line.height]
        if not any(abs(one.items[0].box.x0 - left) <= _ALIGNED and _CONTACT.fullmatch(one.text) for one in beside):
            return
    yield Deleted(_after(last, space, 8), HiddenChars(1, 8, 12), 0.5, "the telephone number is not there")


# a gap in a sentence


class _Gaps:
    """The spaces of a page, and the gaps among them that no space explains."""

    def __init__(self, lines: Sequence[_Line], page: Page) -> None:
        self.lines = lines
        gaps = [(b.box.x0 - a.box.x1, 1.2 * line.height, b.box.x0) for line in lines for a, b in pairwise(line.items)]
        spaces = sorted(gap for gap, most, _ in gaps if 0 < gap < most)
        self.enough = len(spaces) >= _FEWEST_SPACES
        self.space = median(spaces) if spaces else 2.5
        self.widest = spaces[int(0.99 * (len(spaces) - 1))] if spaces else 2.5
        self.starts = sorted([line.items[0].box.x0 for line in lines] + [x0 for gap, most, x0 in gaps if gap >= most])
        self._page = page

    def between_words(self, number: int) -> Iterator[Deleted]:
        """Yield the gaps of a line where a word must have stood."""
        line = self.lines[number]
        spaces = [b.box.x0 - a.box.x1 for a, b in pairwise(line.items)]
        for at, gap in enumerate(spaces):
            before, after = line.items[at], line.items[at + 1]
            if not (gap >= _BEFORE_SIGN * self.space) or before.cover or after.cover or not any(map(str.isalpha, before.text)):
                continue
            others = [*spaces[:at], *spaces[at + 1 :]]
            sign = after.text in _SIGNS and gap <= _COLUMN * 4 * line.height
            sentence = self._is_out_of_line(line, gap, others) and self._is_sentence(line, at)
            box = Box(before.box.x1 + self.space, after.box.top, after.box.x0 - min(self.space, 1.0), after.box.bottom)
            if (sign or sentence) and self._is_text_beside(number, before.box.x1, after.box.x0, sign) and self._is_empty(box):
                estimate = max(1, round(box.width / (0.5 * line.height)))
                reason = "a gap before a comma" if sign else "a gap in a sentence, wider than any space"
                yield Deleted(box, HiddenChars(1, estimate, ceil(1.5 * estimate) + 10), 0.5 if sign else 0.4, reason)

    def _is_out_of_line(self, line: _Line, gap: float, others: Sequence[float]) -> bool:
        """Tell whether a gap is too wide for the spaces of its page and of its line; in justified text all of a line are wide."""
        width = line.items[-1].box.x1 - line.items[0].box.x0
        wide = gap > _WIDE * max(self.widest, *others) if len(others) >= 2 else False
        return self.enough and wide and gap >= line.height and gap <= _LONGEST_GAP * width

    def _is_sentence(self, line: _Line, at: int) -> bool:
        """Tell whether words of one sentence stand on both sides: two before, none that ends one, and a small letter after."""
        before, after = line.items[at], line.items[at + 1]
        x0 = after.box.x0
        aligned = bisect_right(self.starts, x0 + _ALIGNED) - bisect_left(self.starts, x0 - _ALIGNED)
        return at >= 1 and before.text[-1].isalnum() and after.text[0].islower() and aligned <= 1

    def _is_text_beside(self, number: int, x0: float, x1: float, sign: bool) -> bool:
        """Tell whether text runs on above or below a gap, as it does in a paragraph, and no gap stands there as in a table."""
        line = self.lines[number]
        near = [self.lines[n] for n in (number - 1, number + 1) if 0 <= n < len(self.lines)]
        close = [one for one in near if abs(one.middle - line.middle) <= _CLOSE * line.height]
        filled = [one for one in close if _is_filled(one, x0, x1, 2 * self.space)]
        parted = any(one.items[0].box.x0 < x0 and one.items[-1].box.x1 > x1 for one in close if one not in filled)
        return not parted and (bool(filled) or (sign and not close))

    @cached_property
    def _things(self) -> Places:
        return Places([shape.box for shape in self._page.shapes] + [picture.box for picture in self._page.pictures])

    def _is_empty(self, box: Box) -> bool:
        """Tell whether nothing is drawn in a gap or right under it: no picture, no rule to write on, no frame."""
        around = Box(box.x0, box.top, box.x1, box.bottom + 4)
        low = (thing for thing in self._things.near(around) if thing.height < 4 * box.height)
        return not any((common := around.meet(thing)) and common.width > 0 for thing in low)


def _is_filled(line: _Line, x0: float, x1: float, space: float) -> bool:
    """Tell whether the words of a line run on from one place to another with no more than spaces between them."""
    inside = [item.box for item in line.items if item.box.x1 > x0 and item.box.x0 < x1]
    if not inside:
        return False
    edges = [x0, *(edge for box in inside for edge in (box.x0, box.x1)), x1]
    return all(edges[n + 1] - edges[n] <= space for n in range(0, len(edges), 2))
