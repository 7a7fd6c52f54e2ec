"""Markers: how a typed transcript shows a redaction, and how much each may hide."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

import regex
from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.labels import names_unknown_ground, parse_label
from foialyzer.redaction.redaction import Redaction
from foialyzer.tables import load_tables

__all__ = ["MarkerTable", "find_markers", "is_marker"]

_NO_SPACES = 0.85  # of the characters of a line of text
_DEFAULT_WIDTH = 85  # characters on a full line of printed mail at 11 points, where the transcript shows none
_WIDEST = 120  # a longer line of a transcript is a paragraph, not a printed line
_NEAR = 80  # characters on either side that tell the place of a marker
# A word of running text: lower case letters only, but for punctuation around it.
_LOWER_WORD = regex.compile(r"(?<!\S)[.,:;!?()\"'’“”]*\p{Ll}{2,}[.,:;!?()\"'’“”]*(?!\S)")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{N}]")
_ADDRESS = regex.compile(r"\s?\w{0,2}@")
_SAME_LENGTH = 3  # so many solid runs of one length show that the length was typed without measuring


@frozen
class Size:
    """Hidden characters by place: numbers from 2 up are characters, smaller ones shares of a full line."""

    low: float
    estimate: float
    high: float


@frozen
class MarkerTable:
    """One file of `data/markers/`."""

    source: str
    words: list[str]
    solid: str
    sizes: dict[str, Size]


@frozen
class _Marker:
    page: int
    line: int
    start: int
    end: int
    label: str | None
    solid: bool
    place: str


def find_markers(document: Document) -> tuple[Redaction, ...]:
    """Return the redactions that a transcript shows by markers, in reading order.

    Grammar: `"[" "["? (word (":"? label)? | label-with-a-ground-or-mark) "]" "]"?` or a run of one solid character (`█`; `■`
    three or more).

    How much each hides is not known from a transcript; it is estimated from the place of the marker, and from the length of a
    solid run when such runs differ in length (`docs/explanation/survival.md`).

    Args:
        document: a transcript; other documents have no markers and give none.

    Example:
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> [r.hidden_chars.estimate for r in find_markers(parse_transcript("Groet [gelakt]@rijk.example>", "a.txt"))]
        [11]
    """
    if document.kind != "transcript":
        return ()
    pages = [(page.number, _strings(page)) for page in document.pages]
    markers = [marker for number, lines in pages for marker in _page_markers(number, lines)]
    solid = [marker.end - marker.start for marker in markers if marker.solid]
    measured = len(solid) > _SAME_LENGTH and len(set(solid)) > 1
    sizes = _sizes(_full_width([line.rstrip() for _, lines in pages for line in lines.values()]))
    return tuple(_redaction(index, marker, sizes, measured) for index, marker in enumerate(markers, 1))


def _redaction(index: int, marker: _Marker, sizes: dict[str, HiddenChars], measured: bool) -> Redaction:
    box = Box(marker.start, marker.line, marker.end, marker.line + 1)
    hidden = _size_of_run(marker.end - marker.start) if marker.solid and measured else sizes[marker.place]
    tags, mark = parse_label(marker.label) if marker.label else ((), None)
    return Redaction(f"r{index}", marker.page, (box,), "marker", "marker", hidden, label=marker.label, mark=mark, grounds=tags)


def _size_of_run(length: int) -> HiddenChars:
    """Return what a solid run hides that was drawn to measure: its length, less the spaces between words."""
    return HiddenChars(round(length * 0.7), max(1, round(length * 0.87)), round(length * 1.1) + 2)


def _sizes(width: float) -> dict[str, HiddenChars]:
    """Return what a marker hides by its place, where a full line is so many characters wide."""
    table = load_tables("markers", MarkerTable)["printed"]
    full = width * _NO_SPACES
    sizes = {}
    for place, size in table.sizes.items():
        low, estimate, high = (max(1, round(n if n >= 2 else n * full)) for n in (size.low, size.estimate, size.high))
        sizes[place] = HiddenChars(low, estimate, high)
    return sizes


@cache
def _pattern() -> regex.Pattern[str]:
    table = load_tables("markers", MarkerTable)["printed"]
    words = "|".join(regex.escape(word).replace("\\ ", r"\s+") for word in sorted(table.words, key=len, reverse=True))
    first, others = table.solid[0], regex.escape(table.solid[1:])
    return regex.compile(
        rf"\[{{1,2}}\s*(?:{words})\b(?P<rest>[^\[\]\n]{{0,60}})\]{{1,2}}"
        rf"|\[\s*(?P<code>[^\[\]\n{first}{others}]{{2,40}})\]"
        rf"|(?P<solid>{first}+|(?P<one>[{others}])(?P=one){{2,}})",
        regex.IGNORECASE,
    )


def _page_markers(page: int, lines: dict[int, str]) -> Iterator[_Marker]:
    found = {top: list(_line_markers(line)) for top, line in lines.items()}
    alone = {top for top, matches in found.items() if len(matches) == 1 and _is_alone(lines[top], matches[0][0])}
    for top, matches in found.items():
        for match, label in matches:
            place = _place(lines[top], match, top in alone, top + 1 in alone)
            yield _Marker(page, top, *match.span(), label, match["solid"] is not None, place)


def _strings(page: Page) -> dict[int, str]:
    """Return the lines of a page with every word at its column."""
    strings = {}
    for top, words in groupby(page.words, key=lambda word: int(word.box.top)):
        parts: list[str] = []
        at = 0
        for word in words:
            parts += [" " * (int(word.box.x0) - at), word.text]
            at = int(word.box.x0) + len(word.text)
        strings[top] = "".join(parts)
    return strings


def _line_markers(line: str) -> Iterator[tuple[regex.Match[str], str | None]]:
    for match in _pattern().finditer(line):
        label = (match["rest"] or match["code"] or "").strip(" :;,-–—") or None
        if not match["code"] or (label and _is_code(label)):
            yield match, label


def _is_code(label: str) -> bool:
    """Tell whether a text between brackets is the label of a redaction.

    "[concept]" in a subject is part of it: a draft is marked so with a redaction's own words only.
    """
    tags, mark = parse_label(label)
    return bool(tags) or mark in {"out_of_scope", "duplicate", "already_public"} or names_unknown_ground(label)


def is_marker(text: str) -> bool:
    """Tell whether a text is one marker and nothing else.

    Example:
        >>> is_marker("[REDACTED]"), is_marker("[sic]")
        (True, False)
    """
    match = _pattern().fullmatch(text)
    return match is not None and (not match["code"] or _is_code(match["code"].strip()))


def _is_alone(line: str, marker: regex.Match[str]) -> bool:
    return not any(map(str.isalnum, line[: marker.start()] + line[marker.end() :]))


def _place(line: str, marker: regex.Match[str], alone: bool, stacked: bool) -> str:
    """Return the kind of place a marker stands in.

    `[REDACTED] s@wbw.example`: a letter or two of the address may have stayed readable before the @. "Weet jij dat,
    [gelakt]?": a name is called.
    """
    if alone:
        return "stacked" if stacked else "alone"
    after = line[marker.end() : marker.end() + _NEAR]
    if _ADDRESS.match(after):
        return "address"
    if _LOWER_WORD.search(after):
        return "phrase"
    before = line[max(0, marker.start() - _NEAR) : marker.start()]
    called = before.rstrip().endswith(",") and after.strip() in {"?", "!"}
    ends = not called and not _ALPHANUMERIC.search(after)
    return "rest" if ends and _LOWER_WORD.search(before) else "name"


def _full_width(lines: Sequence[str]) -> float:
    """Return how wide a full line is: the 90th percentile of the lines that are printed lines, 85 where there are too few."""
    widths = sorted(len(line) for line in lines if 30 <= len(line) <= _WIDEST)
    return float(widths[len(widths) * 9 // 10]) if len(widths) >= 10 else float(_DEFAULT_WIDTH)
