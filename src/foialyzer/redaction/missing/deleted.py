"""Words deleted without leaving a box: a place on a page where a word must have stood and none does."""

from collections.abc import Iterator, Sequence

import regex

from foialyzer.page.box import Box
from foialyzer.page.page import Page
from foialyzer.page.rows import COLUMN, Item, Row, find_rows, split_columns
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.missing.gaps import ALIGNED, WIDE, Deleted, Gaps

__all__ = ["find_deleted"]

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
_OPENING = regex.compile(r"(?<!\S)(?:geachte|beste|dear|[tmf]\b|tel|mob|\+31|0\d)", regex.IGNORECASE)  # of a greeting or a number


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
    lines = find_rows(page, covers)
    if not lines:
        return ()
    gaps = Gaps(lines, page)
    found: list[Deleted] = []
    for number, line in enumerate(lines):
        near = lines[max(0, number - 4) : number + 5]
        text = line.text
        if "@" in text:
            found += _addresses(line, lines[number - 1] if number else None, gaps.space)
        found += _senders(line, near, page.width)
        if _OPENING.search(text):
            for segment in split_columns(line):
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


def _after(item: Item, space: float, characters: int) -> Box:
    """Return a box for so many characters after a word."""
    x0 = item.x1 + space
    return Box(x0, item.top, x0 + characters * 0.5 * item.box.height, item.bottom)


def _between(before: Item, after: Item, space: float) -> Box:
    """Return the box between two words, a sliver where there is no room."""
    x0, x1 = before.x1 + space, after.x0 - 0.2
    return Box(min(x0, x1 - 0.8) if x1 - x0 < 1 else x0, after.top, x1, after.bottom)


# an address, a header, a greeting, a number


def _addresses(line: Row, above: Row | None, space: float) -> Iterator[Deleted]:
    """Yield what is missing before each `@` that an address begins with."""
    for number, item in enumerate(line.items):
        match = _ADDRESS.fullmatch(item.text) if "@" in item.text else None
        if not match:
            continue
        before = line.items[number - 1] if number else None
        length = len(match["before"])
        if not (_opens(match["before"], line) or (not length and _may_open(item, before, above, line, space))):
            continue
        at = item.x0 + item.box.width * length / len(item.text)
        box = Box(max(0.0, at - 0.4), item.top, at + 0.4, item.bottom)
        if not length and before and item.x0 - before.x1 > space:
            box = _between(before, item, space)
        elif not length:
            box = Box(max(0.0, at - 1.0), item.top, max(0.2, at - 0.2), item.bottom)
        yield Deleted(box, HiddenChars(1, 10, 30), 0.8, "the address begins at its @")


def _opens(before: str, line: Row) -> bool:
    """Tell whether what stands before an `@` opens an address: `<`, `mailto:`, or a bracket in a list of addressees."""
    if before.endswith(("<", ":")):
        return True
    return bool(before) and (line.items[0].text.lower() in _HEADER or any(item.text.endswith(";") for item in line.items))


def _may_open(item: Item, before: Item | None, above: Row | None, line: Row, space: float) -> bool:
    """Tell whether an address that begins at its `@` lacks what stood before it, and is not the end of the word before."""
    if before and item.x0 - before.x1 <= COLUMN * line.height:
        if before.cover:
            return False
        gap = item.x0 - before.x1
        return gap >= WIDE * space or before.text.endswith(("<", "(", "[", ":", ";")) or bool(_FIELD.fullmatch(before.text))
    last = max((one.x1 for one in above.items if one.x0 >= item.x0 - ALIGNED), default=0.0) if above else 0.0
    return last <= item.x1 + 4 * item.box.width


def _senders(line: Row, near: Sequence[Row], width: float) -> Iterator[Deleted]:
    """Yield what is missing after `Van:` or `Aan:` where nothing stands beside it and other fields of the header are filled."""
    label = line.items[0]
    if len(line.items) > 1 or label.text.lower() not in _SENDER | _RECIPIENT:
        return
    fields = [one for one in near if one is not line and abs(one.items[0].x0 - label.x0) <= ALIGNED]
    filled = [one for one in fields if one.items[0].text.lower() in _HEADER and len(one.items) > 1]
    below = next((one for one in fields if one.middle > line.middle), None)
    follows = below is not None and below.items[0].text.lower() in _HEADER
    close = follows and below is not None and below.middle - line.middle <= 2 * line.height
    level = [i for one in near if one is not line and abs(one.middle - line.middle) < line.height for i in one.items]
    if len(filled) >= 2 and close and not any(item.x0 > label.x1 for item in level):
        box = _after(label, 0.3 * label.box.height, 15)
        sure = 0.6 if label.text.lower() in _SENDER else 0.4
        if box.x1 <= width:
            reason = f"nothing stands after “{label.text}” although the header is filled in"
            yield Deleted(box, HiddenChars(1, 15, 40), sure, reason)


def _greetings(segment: Row, line: Row, space: float) -> Iterator[Deleted]:
    """Yield the name missing from a greeting that stands alone: `Geachte`, `Beste ,`, `Geachte heer`."""
    match = _GREETING.fullmatch(segment.text)
    last = segment.items[-1]
    if not match or any(item.cover and item.x0 > last.x0 for item in line.items):
        return
    word, comma = match["word"].lower(), match["comma"]
    if comma == "," or (word != "geachte" and not comma):
        return
    alone = len(segment.items) > 1 and last.text == ","
    box = _between(segment.items[-2], last, min(space, 1.0)) if alone else _after(last, space, 12)
    yield Deleted(box, HiddenChars(1, 12, 40), 0.4 if match["title"] else 0.6, "the greeting names nobody")


def _numbers(segment: Row, line: Row, near: Sequence[Row], space: float) -> Iterator[Deleted]:
    """Yield what is missing from a telephone number that breaks off, or after its label between other lines of an address."""
    last = segment.items[-1]
    if any(item.cover and item.x0 > last.x0 for item in line.items):
        return
    stub = _STUB.fullmatch(segment.text) is not None
    if not stub:
        if not _PHONE.fullmatch(segment.text) or len(line.items) > 1:
            return
        left = segment.items[0].x0
        beside = [one for one in near if one is not line and abs(one.middle - line.middle) <= 2 * line.height]
        if not any(abs(one.items[0].x0 - left) <= ALIGNED and _CONTACT.fullmatch(one.text) for one in beside):
            return
    yield Deleted(_after(last, space, 8), HiddenChars(1, 8, 12), 0.5, "the telephone number is not there")
