"""The grounds of each redaction: printed on it, or inferred from the letter's grounds and its place."""

from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve, frozen

from foialyzer.account.survival import Counted
from foialyzer.law.grounds import Ground, find_ground
from foialyzer.mail.body import find_signature, is_device_line, is_greeting
from foialyzer.mail.messages import Message
from foialyzer.page.layout import COVER
from foialyzer.page.lines import Line, split_lines
from foialyzer.page.span import Span
from foialyzer.redaction.redaction import GroundTag, Part, Redaction
from foialyzer.release.letter import Letter
from foialyzer.release.segments import Segment

__all__ = ["Context", "beyond_personal", "tag_redactions"]

_NEAR = 200  # characters on either side that tell the place of a redaction
_POSSIBLE = 0.2  # confidence from which a second ground is named
_SHORT = 45  # characters of a line that is a job title or the name of a unit
_CLEAR = 0.75  # from this confidence on, one ground is named; below it the other is named beside it


@frozen
class Context:
    """What the place of a redaction is judged by: the text, the messages and segments in it, and the letter, if there is one."""

    string: str
    messages: tuple[Message, ...]
    segments: tuple[Segment, ...]
    letter: Letter | None


@frozen
class _Leaning:
    """How much a place speaks for personal data, and why; what is left speaks for an opinion."""

    personal: float
    reason: str


def beyond_personal(redaction: Redaction) -> Counted:
    """Return in which bounds a redaction counts when personal data is left out.

    One that surely protects people counts in none, one that surely does not in all. One that may do either, or whose ground is
    unknown, counts in the upper bound, and in the estimate where personal data is the less likely.

    Example:
        >>> from foialyzer.redaction.hidden_chars import HiddenChars
        >>> beyond_personal(Redaction("r1", 1, (), "black", "shape", HiddenChars(1, 2, 3)))
        (False, True, True)
    """
    grounds = [find_ground(tag.id) for tag in redaction.grounds]
    personal = [ground is not None and ground.personal for ground in grounds]
    sure = redaction.mark is not None or len(grounds) == 1 or any(tag.settled for tag in redaction.grounds)
    if sure:
        counts = not all(personal) or not personal
        return (counts, counts, counts)
    return (False, not personal or not personal[0], True)


def tag_redactions(redactions: Sequence[Redaction], context: Context) -> tuple[Redaction, ...]:
    """Return the redactions with message, part and grounds.

    A printed label stands. Without one, the letter's grounds are weighed by place: names and addresses stand in headers,
    greetings, signatures, before an @ and on the line above a first header; opinions fill lines and ends of sentences in the
    body. Where a place may be either, both grounds are named, each with its confidence. A letter that argues one ground only,
    lends it to all (`letter`). Without a letter, or without a ground of the kind, the ground is unknown.

    Args:
        redactions: laid out, in text order.
        context: where they stand.
    """
    argued = _argued(context.letter)
    places = _places(context)
    return tuple(_tagged(redaction, places, argued, context) for redaction in redactions)


@frozen
class _Place:
    """A stretch of the text and the part of the parcel it is.

    Of a body also its lines, the indices of those its writer wrote, and whether a closing follows, below which a name stands.
    """

    span: Span
    part: Part
    message: Message | None
    lines: tuple[Line, ...] = ()
    written: tuple[int, ...] = ()
    closed: bool = False


def _places(context: Context) -> tuple[_Place, ...]:
    places = []
    for message in context.messages:
        lines = split_lines(message.body_span.of(context.string), message.body_span.start)
        signature = find_signature(lines)
        cut = lines[signature].span.start if signature is not None else message.body_span.end
        places.append(_Place(message.header_span, "header", message))
        body = Span(message.body_span.start, cut)
        written = tuple(n for n, line in enumerate(lines[:signature]) if line.text and not is_device_line(line.text))
        places.append(_Place(body, "body", message, lines[:signature], written, signature is not None))
        places.append(_Place(Span(cut, message.body_span.end), "signature", message))
    places += [_Place(segment.span, "letter", None) for segment in context.segments if segment.kind == "letter"]
    return tuple(sorted(places, key=lambda place: place.span))


def _tagged(redaction: Redaction, places: Sequence[_Place], argued: Sequence[Ground], context: Context) -> Redaction:
    span = redaction.span
    if span is None:
        return redaction
    place = _place_of(span, places)
    part: Part = place.part if place else "other"
    message = place.message.id if place and place.message else None
    settled = redaction.grounds or redaction.mark or redaction.label or not argued
    grounds = redaction.grounds if settled else _reasoned(span, place, argued, context)
    return evolve(redaction, part=part, message=message, grounds=grounds)


def _reasoned(span: Span, place: _Place | None, argued: Sequence[Ground], context: Context) -> tuple[GroundTag, ...]:
    if len(argued) == 1:
        reason = f"no code is printed on it, and the letter argues one ground only: {argued[0].code} ({argued[0].label_en})"
        return (GroundTag(argued[0].id, "letter", 0.8, reason),)
    return _inferred(_leaning(span, place, context), argued)


def _place_of(span: Span, places: Sequence[_Place]) -> _Place | None:
    at = bisect_right(places, span.start, key=lambda place: place.span.start) - 1
    for index in range(at, max(-1, at - 3), -1):
        if span.start in places[index].span:
            return places[index]
    return None


def _argued(letter: Letter | None) -> tuple[Ground, ...]:
    """Return the grounds a letter argues, each once."""
    ids = dict.fromkeys(argued.id for argued in letter.grounds) if letter else {}
    return tuple(ground for ground in map(find_ground, ids) if ground)


def _inferred(leaning: _Leaning, argued: Sequence[Ground]) -> tuple[GroundTag, ...]:
    personal = next((ground for ground in argued if ground.personal), None)
    opinion = next((ground for ground in argued if ground.deliberative), None)
    pairs = [(personal, leaning.personal), (opinion, 1 - leaning.personal)]
    known = sorted(((g, weight) for g, weight in pairs if g and weight >= _POSSIBLE), key=lambda pair: -pair[1])
    if known and known[0][1] >= _CLEAR:
        known = known[:1]
    either = "; it could be either" if len(known) > 1 else ""
    return tuple(
        GroundTag(ground.id, "inferred", round(weight * 0.95, 2), f"{leaning.reason}{either}") for ground, weight in known
    )


def _leaning(span: Span, place: _Place | None, context: Context) -> _Leaning:
    """Return what the place of a redaction speaks for."""
    string = context.string
    if string[span.end : span.end + 4].replace(" ", "").lstrip("0123456789abcdefghijklmnopqrstuvwxyz")[:1] == "@":
        return _Leaning(0.98, "it stands before the @ of an address")
    if place is None:
        return _Leaning(0.9, "it stands above the first header, where the owner of the mailbox is printed")
    if place.part == "header":
        return _Leaning(0.97, "it stands in a mail header, where names and addresses are")
    if place.part == "letter":
        return _Leaning(0.85, "it stands in the letter")
    if place.part == "signature":
        return _Leaning(0.92, "it stands in the signature, below the closing")
    return _body_leaning(span, place, string)


def _body_leaning(span: Span, place: _Place, string: str) -> _Leaning:
    index = bisect_right(place.lines, span.start, key=lambda line: line.span.start) - 1
    line = place.lines[index]
    before = string[max(line.content.start, span.start - _NEAR) : span.start]
    after = string[span.end : min(line.content.end, span.end + _NEAR)]
    if before.endswith("@") or (before.rstrip().endswith(",") and after.strip() in {"?", "!"}):
        return _Leaning(0.9, "it stands where a name is called: behind an @, or behind a comma at the end of a question")
    if is_greeting(line.text) or (not before.strip() and after.strip() == ","):
        return _Leaning(0.92, "it stands in the greeting")
    if not _letters(before) and not _letters(after):
        return _line_leaning(index, place)
    if not _letters(after):
        return _Leaning(0.15, "it takes the rest of a line that begins with readable words")
    if not _letters(before):
        return _Leaning(0.55, "it opens a line whose readable words go on: a name, or the beginning of a sentence")
    return _Leaning(0.45, "it stands between readable words: a name, or part of a sentence")


def _line_leaning(index: int, place: _Place) -> _Leaning:
    """Return what a redaction that fills a line of the body speaks for."""
    first, last = (place.written[0], place.written[-1]) if place.written else (None, None)
    neighbours = place.lines[max(0, index - 1) : index] + place.lines[index + 1 : index + 2]
    stacked = any(line.text and not _letters(line.text) for line in neighbours)
    if _stands_above_title(index, place):
        return _Leaning(0.85, "it stands above a short line at the end of the body, as a name above a job title")
    if index == first != last:
        return _Leaning(0.4 if stacked else 0.55, "it fills the first line of the body: a greeting, or a sentence")
    if index == last != first and not place.closed:
        return _Leaning(0.4 if stacked else 0.5, "it fills the last line of the body: a name below it, or a sentence")
    if stacked:
        return _Leaning(0.15, "it fills one of several lines of the body")
    return _Leaning(0.3, "it fills a line of the body")


def _stands_above_title(index: int, place: _Place) -> bool:
    """Tell whether below a line only a few short ones follow, the next of them readable: "██████", "Woordvoerder"."""
    below = [place.lines[number].text for number in place.written if number > index]
    title = place.lines[index + 1].text if index + 1 < len(place.lines) else ""
    return (
        0 < len(below) <= 4
        and all(len(text) <= _SHORT for text in below)
        and _letters(title)
        and title[:1].isupper()
        and title[-1] not in ".?!:,"
    )


def _letters(text: str) -> bool:
    return any(character.isalnum() for character in text.replace(COVER, " "))
