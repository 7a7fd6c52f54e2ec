"""Annexes of a transcript: where one document ends and the next begins between the lines of a running text."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import regex
from attrs import frozen

from foialyzer.mail.body import is_valediction
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.languages import fold, strip_prefixes
from foialyzer.mail.messages import is_owner_line
from foialyzer.mail.threads.order import begins_anew
from foialyzer.page.layout import COVER, Text
from foialyzer.page.lines import Line, split_lines
from foialyzer.release.letter import is_letter
from foialyzer.release.segment_start import BOUNDARY, Evidence, SegmentKind, Start

__all__ = ["find_annexes"]

_GAP = 3  # blank lines that separate documents in a transcript
_TITLE_WORDS = 4  # words a title has at least, to be compared with the subject of the mail above it
_TITLE_LENGTH = 160  # characters it has at most


def find_annexes(text: Text, headers: Sequence[HeaderBlock]) -> list[Start]:
    """Return where the documents of a transcript begin.

    What stands above the first mail is the letter when it reads as one; else it belongs to that mail. A new annex begins with a
    mail that the mail above it cannot quote (`begins_anew`), more surely so where the owner of a mailbox or a gap stands above
    it. What follows the signature of an annex's last mail with a title of its own is an attachment.

    Args:
        text: the running text.
        headers: every mail header in it, in order.
    """
    lines = split_lines(text.string)
    if not headers:
        kind: SegmentKind = "letter" if is_letter(text.string) else "other"
        return [Start(0, kind, Evidence(0.0, ("top of the input",)))]
    line_of = {line.span.start: index for index, line in enumerate(lines)}
    first = _above(lines, line_of[headers[0].span.start])
    starts: list[Start] = []
    if is_letter(text.string[: first.at]):
        starts.append(Start(0, "letter", Evidence(0.0, ("reads as a decision letter",))))
        starts.append(Start(first.at, "annex", Evidence(BOUNDARY, ("first mail after the letter",)), headers[0].value("subject")))
    else:
        starts.append(Start(0, "annex", Evidence(0.0, ("top of the input",)), headers[0].value("subject")))
    starts += _later_annexes(lines, line_of, headers)
    return sorted([*starts, *_attachments(lines, starts, headers)], key=lambda start: start.at)


@frozen
class _Above:
    """Where a document begins that opens with a mail header: at the line of the mailbox's owner, if there is one."""

    at: int
    owner: bool
    blank: int


def _above(lines: Sequence[Line], header: int, floor: int = 0) -> _Above:
    """Return where the document of a header begins, not before a position: what stands above that belongs to another header."""
    index = header
    while index and lines[index - 1].blank:
        index -= 1
    free = index > 0 and lines[index - 1].span.start >= floor
    if free and (index == 1 or lines[index - 2].blank) and is_owner_line(lines[index - 1 : index]):
        above = index - 1
        while above and lines[above - 1].blank:
            above -= 1
        return _Above(lines[index - 1].span.start, owner=True, blank=index - 1 - above)
    return _Above(lines[header].span.start, owner=False, blank=header - index)


def _later_annexes(lines: Sequence[Line], line_of: dict[int, int], headers: Sequence[HeaderBlock]) -> list[Start]:
    starts = []
    subject = headers[0].value("subject")
    for above, header in pairwise(headers):
        weight, reasons = begins_anew(header, above, subject)
        place = _above(lines, line_of[header.span.start], above.span.end)
        if place.owner:
            weight, reasons = weight + 1.0, (*reasons, "the owner of a mailbox stands above it")
        if place.blank >= _GAP:
            weight, reasons = weight + 0.5, (*reasons, "a gap stands above it")
        own = header.value("subject")
        if weight >= BOUNDARY:
            starts.append(Start(place.at, "annex", Evidence(weight, reasons), own))
            subject = None
        subject = own or subject
    return starts


def _attachments(lines: Sequence[Line], starts: Sequence[Start], headers: Sequence[HeaderBlock]) -> list[Start]:
    annexes = [start.at for start in starts if start.kind == "annex"]
    ends = [*annexes[1:], lines[-1].span.end]
    tops = [header.span.start for header in headers]
    line_tops = [line.span.start for line in lines]
    found = []
    for start, end in zip(annexes, ends, strict=True):
        inside = headers[bisect_left(tops, start) : bisect_left(tops, end)]
        if inside:
            subject = next((s for s in (h.value("subject") for h in reversed(inside)) if s), None)
            body = lines[bisect_left(line_tops, inside[-1].span.end) : bisect_left(line_tops, end)]
            found += _attachment(body, subject)
    return found


def _attachment(body: Sequence[Line], subject: str | None) -> list[Start]:
    """Return the start of the document pasted below the last mail of an annex; a list of at most one.

    It stands after a valediction and a gap. A first line in capitals (a letterhead), a date alone on its line and a title that
    repeats the subject of the mail weigh 1, 1 and 2; two are needed. An article pasted into the middle of a body comes before the
    valediction and stays where it is.
    """
    closed = next((index for index, line in enumerate(body) if is_valediction(line.text)), None)
    if closed is None:
        return []
    wanted = _title_of(subject or "")
    blank = 0
    for index, line in enumerate(body[closed:], closed):
        if not line.blank:
            if blank >= _GAP:
                weight, reasons, title = _document_evidence(body[index : index + 30], wanted)
                if weight >= BOUNDARY:
                    return [Start(line.span.start, "attachment", Evidence(weight, reasons), title)]
            blank = 0
        blank += line.blank
    return []


def _title_of(subject: str) -> str | None:
    """Return a subject as titles are compared with it, None where it has too few words for one or is too long."""
    bare = strip_prefixes(subject)
    wanted = fold(bare) if len(bare) <= _TITLE_LENGTH else ""
    return wanted if len(wanted.split()) >= _TITLE_WORDS else None


def _document_evidence(lines: Sequence[Line], wanted: str | None) -> tuple[float, tuple[str, ...], str | None]:
    filled = [line.text for line in lines if not line.blank]
    weight, title = 0.0, None
    reasons: list[str] = []
    if filled and filled[0].isupper() and COVER not in filled[0] and len(filled[0].split()) > 1:
        weight, reasons = weight + 1.0, [*reasons, "opens with a letterhead in capitals"]
    if any(_DATE_LINE.fullmatch(text) for text in filled[:8]):
        weight, reasons = weight + 1.0, [*reasons, "a date stands alone on a line"]
    if wanted:
        title = next((text for text in filled[:10] if len(text) <= _TITLE_LENGTH and wanted in fold(text)), None)
    if title:
        weight, reasons = weight + 2.0, [*reasons, "its title is the subject of the mail"]
    return weight, tuple(reasons), title or (filled[0] if filled else None)


# "November 20, 2019", "20 november 2019"
_DATE_LINE = regex.compile(r"(?:[^\W\d_]{3,10} \d{1,2}, (?:19|20)\d\d|\d{1,2} [^\W\d_]{3,10} (?:19|20)\d\d)")
