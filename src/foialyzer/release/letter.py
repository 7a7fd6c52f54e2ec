"""The decision letter: what was asked and when, what was decided and when, and on which grounds."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

import regex
from attrs import frozen

from foialyzer.law.citations import parse_citations
from foialyzer.law.grounds import Statute, find_ground, find_statute_in_force, load_statutes
from foialyzer.mail.dates import PrintedDate, find_date, find_dates
from foialyzer.page.line import Line, split_lines
from foialyzer.page.span import Span
from foialyzer.tables import load_tables

__all__ = ["ArguedGround", "Letter", "LetterTable", "is_letter", "parse_letter"]

LetterKind = Literal["decision", "objection_decision", "partial_decision", "unknown"]
_ENOUGH = 4  # groups of evidence, of six, that make a text a decision letter
_HEAD = 2000  # characters at the top that name the kind of a letter
_LONGEST_VALUE = 200


@frozen
class ArguedGround:
    """A ground the letter argues, and where."""

    id: str
    span: Span


@frozen
class Letter:
    """A decision letter.

    Args:
        span: of the running text.
        pages: first and last.
        kind: decision, decision on objection, partial decision, or unknown.
        authority, reference, subject: as printed.
        date, request_date, received_date, extended_until: ISO 8601.
        statute: id of the statute it decides under.
        grounds: each place where it names a ground, in order.
        annexes_announced: as its letterhead states.
        documents_found: as its text states.
        objection_weeks: term for objection.
        days_to_decision: from receipt (from the request where no receipt is named) to the decision.
        term_days: the statutory term, with the extension where the letter mentions one.
        days_late: days beyond the term; 0 when in time.

    Every unknown is None.
    """

    span: Span
    pages: tuple[int, int]
    kind: LetterKind
    authority: str | None
    reference: str | None
    subject: str | None
    date: str | None
    request_date: str | None
    received_date: str | None
    extended_until: str | None
    statute: str | None
    grounds: tuple[ArguedGround, ...]
    annexes_announced: int | None
    documents_found: int | None
    objection_weeks: int | None
    days_to_decision: int | None
    term_days: int | None
    days_late: int | None


@frozen
class LetterTable:
    """One file of `data/letters/`: the phrases of decision letters in one language."""

    name: str
    source: str
    evidence: dict[str, list[str]]
    labels: dict[str, list[str]]
    dates: dict[str, list[str]]
    authority: dict[str, list[str]]
    numbers: dict[str, int]
    phrases: dict[str, list[str]]


@cache
def _table() -> LetterTable:
    table: LetterTable = load_tables("letters", LetterTable)["nl"]
    return table


@cache
def _listed(words: tuple[str, ...]) -> regex.Pattern[str]:
    """Return a pattern for any of some phrases, a space in which stands for any white space."""
    phrases = sorted(words, key=lambda word: (-len(word), word))
    loose = [r"\s{1,4}".join(map(regex.escape, phrase.split())) for phrase in phrases]
    return regex.compile(rf"(?<!\w)(?:{'|'.join(loose)})(?!\w)", regex.IGNORECASE)


def is_letter(text: str) -> bool:
    """Tell whether a text is a decision letter on a request for information.

    Four of six kinds of evidence must be there: the law, the request, a decision, a salutation, the objection clause, a closing.
    A press statement about such a decision has two at most.

    Example:
        >>> is_letter("From AFP. Any opinions expressed are those of the authors.")
        False
    """
    return sum(_listed(tuple(phrases)).search(text) is not None for phrases in _table().evidence.values()) >= _ENOUGH


def parse_letter(string: str, span: Span, pages: tuple[int, int]) -> Letter:
    """Return what a decision letter says; what it does not say is None.

    Args:
        string: the running text.
        span: of the letter.
        pages: it stands on.
    """
    text = span.of(string)
    lines = split_lines(text)
    decided = _labelled_date(lines)
    asked, received, extended = (_dated(text, _table().dates[what]) for what in ("request", "received", "extended"))
    statute = _statute(text, decided)
    days = _days_between(received or asked, decided)
    term = _term(text, statute)
    late = _days_between(extended, decided) if extended else days - term if days is not None and term else None
    return Letter(
        span=span,
        pages=pages,
        kind=_kind(text),
        authority=_authority(lines),
        reference=_labelled(lines, "reference", r"(?=[^\n]*\d)\S[^\n]{2,60}"),
        subject=_labelled(lines, "subject", r"\S[^\n]*"),
        date=_iso(decided),
        request_date=_iso(asked),
        received_date=_iso(received),
        extended_until=_iso(extended),
        statute=statute.id if statute else None,
        grounds=_argued(text, span.start, statute),
        annexes_announced=_number(_labelled(lines, "annexes", r"\d{1,3}")),
        documents_found=_documents(text),
        objection_weeks=_counted(text, "objection"),
        days_to_decision=days,
        term_days=term,
        days_late=max(0, late) if late is not None else None,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _kind(text: str) -> LetterKind:
    head = text[:_HEAD]
    for kind in ("objection_decision", "partial_decision"):
        if _listed(tuple(_table().phrases[kind])).search(head):
            return "objection_decision" if kind == "objection_decision" else "partial_decision"
    return "decision" if _listed(tuple(_table().evidence["decision"])).search(text) else "unknown"


def _labelled(lines: Sequence[Line], what: str, shape: str) -> str | None:
    """Return the first value of a label in the letterhead that has the shape asked for.

    Grammar: `label ":"? value` on one line, or the label alone and the value on the next line that is not blank.
    """
    label = _listed(tuple(_table().labels[what]))
    for index, line in enumerate(lines):
        match = label.match(line.text)
        if not match:
            continue
        rest = line.text[match.end() :].lstrip(" \t:")
        if not rest:
            rest = next((below.text for below in lines[index + 1 : index + 4] if not below.blank), "")
        if len(rest) <= _LONGEST_VALUE and regex.fullmatch(shape, rest):
            return rest
    return None


def _labelled_date(lines: Sequence[Line]) -> date | None:
    label = _listed(tuple(_table().labels["date"]))
    for index, line in enumerate(lines):
        match = label.match(line.text)
        if match:
            below = next((line.text for line in lines[index + 1 : index + 4] if not line.blank), "")
            found = find_date(line.text[match.end() : match.end() + 80], ("nl",)) or (
                find_date(below[:80], ("nl",)) if len(line.text) - match.end() <= 2 else None
            )
            if found:
                return found.value.date()
    return None


def _dated(text: str, templates: Sequence[str]) -> date | None:
    """Return the first date that stands in one of some sentences."""
    for found in find_dates(text, ("nl",)):
        if any(_stands_in(text, found, template) for template in templates):
            return found.value.date()
    return None


def _stands_in(text: str, found: PrintedDate, template: str) -> bool:
    before, after = (part.split() for part in template.split("{date}"))
    words = text[max(0, found.start - 80) : found.start].casefold().split()
    following = text[found.end : found.end + 80].casefold().split()
    matches_before = not before or words[-len(before) :] == [word.casefold() for word in before]
    return matches_before and following[: len(after)] == [word.casefold() for word in after]


def _statute(text: str, decided: date | None) -> Statute | None:
    """Return the statute a letter decides under: the one in force that it names, else the one it names most."""
    named = {
        statute.id: len(_listed(tuple(statute.mentions)).findall(text))
        for statute in load_statutes().values()
        if statute.id.startswith("nl-")
    }
    in_force = find_statute_in_force(decided) if decided else None
    if in_force and named.get(in_force.id):
        return in_force
    most = max(named, key=lambda name: named[name], default=None)
    return load_statutes()[most] if most and named[most] else None


def _argued(text: str, offset: int, statute: Statute | None) -> tuple[ArguedGround, ...]:
    citations = parse_citations(text, place="prose", statute=statute.id if statute else None)
    return tuple(
        ArguedGround(citation.ground, Span(offset + citation.start, offset + citation.end))
        for citation in citations
        if citation.ground and (ground := find_ground(citation.ground)) and ground.citable
    )


def _days_between(start: date | None, end: date | None) -> int | None:
    return (end - start).days if start and end else None


def _term(text: str, statute: Statute | None) -> int | None:
    """Return the days from the day after receipt within which the decision was due."""
    if statute is None or statute.term_days is None:
        return None
    extended = _listed(tuple(_table().phrases["extension"])).search(text) is not None
    return statute.term_days + (statute.extension_days or 0) * extended


def _authority(lines: Sequence[Line]) -> str | None:
    heads = _listed(tuple(_table().authority["heads"]))
    for line in lines:
        match = heads.match(line.text)
        if match and len(line.text) <= 80 and line.text[match.end() :].strip():
            return line.text.rstrip(" ,.")
    return None


def _number(printed: str | None) -> int | None:
    if not printed:
        return None
    return int(printed) if printed.isdecimal() and len(printed) <= 4 else _table().numbers.get(printed.casefold())


@cache
def _counting(phrase: str) -> regex.Pattern[str]:
    words = r"\s{1,4}".join(r"(?P<number>\w{1,12})" if word == "{number}" else regex.escape(word) for word in phrase.split())
    return regex.compile(rf"(?<!\w){words}(?!\w)", regex.IGNORECASE)


def _counted(text: str, what: str) -> int | None:
    """Return the first number, in digits or words, that a counting phrase holds."""
    numbers = (_number(match["number"]) for phrase in _table().phrases[what] for match in _counting(phrase).finditer(text))
    return next((number for number in numbers if number is not None), None)


def _documents(text: str) -> int | None:
    """Return how many documents the letter says were found, from a sentence that says they were found."""
    for sentence in regex.split(r"(?<=[.!?])\s", text):
        if "aangetroffen" in sentence or "gevonden" in sentence:
            found = _counted(sentence, "documents")
            if found is not None:
                return found
    return None
