"""The decision letter: what was asked and when, what was decided and when, and on which grounds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile

import regex
from attrs import evolve, frozen

from foialyzer.law.citations import Citation, parse_citations
from foialyzer.law.grounds import Statute, find_ground, find_statute_in_force, load_statutes
from foialyzer.page.lines import Line, split_lines
from foialyzer.page.span import Span
from foialyzer.release.authority import find_authority
from foialyzer.release.dating import DateRole, LetterDate, choose_dates, rank_dates
from foialyzer.release.law_texts import find_law_texts
from foialyzer.release.letter_phrases import list_phrases, load_letter_table
from foialyzer.release.letterhead import Field, find_fields, find_reference, find_subject
from foialyzer.release.terms import Course, measure_term
from foialyzer.release.verdict import (
    LetterJudgement,
    LetterKind,
    count_deferral_weeks,
    count_documents,
    count_extension_days,
    count_objection_weeks,
    count_suspension_days,
    find_judgement,
    find_kind,
    is_extended,
    is_suspended,
    parse_number,
)

__all__ = ["ArguedGround", "Letter", "is_letter", "measure_letter", "parse_letter"]

_NEAR = 60  # lines below the signature on which the list of annexes may stand
_ENOUGH = 4  # groups of evidence, of six, that make a text a decision letter


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
        authority, reference, subject: as printed, on one line.
        date, request_date, received_date, extended_until: ISO 8601.
        statute: id of the statute it decides under.
        grounds: each place where it names a ground, in order; law that is reprinted names none.
        annexes_announced: as its letterhead states.
        documents_found: as its text states; 0 where it states that none were.
        objection_weeks: term for objection.
        days_to_decision: from receipt (from the request where no receipt is named) to the decision.
        term_days: the statutory term, with the extension where the letter mentions one; none for a decision on objection.
        days_late: days beyond the term, suspension not counted; 0 when in time.
        dates: where the dates are printed, what each rests on, and how sure it is.
        judgement: public, partial, withheld, already public, or nothing found.
        deferred_weeks: for how long documents are held back because a third party may go to court.
        suspended_days: for how long the term was suspended.
        days_late_net: days beyond the term and the suspension.

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
    dates: tuple[LetterDate, ...] = ()
    judgement: LetterJudgement | None = None
    deferred_weeks: int | None = None
    suspended_days: int | None = None
    days_late_net: int | None = None


def is_letter(text: str) -> bool:
    """Tell whether a text is a decision letter on a request for information.

    Four of six kinds of evidence must be there: the law, the request, a decision, a salutation, the objection clause, a closing.
    A press statement about such a decision has two at most.

    Example:
        >>> is_letter("From AFP. Any opinions expressed are those of the authors.")
        False
    """
    evidence = load_letter_table().evidence.values()
    return sum(list_phrases(tuple(phrases)).search(text) is not None for phrases in evidence) >= _ENOUGH


@frozen
class _Sheet:
    """A letter taken apart.

    Args:
        text: all of it, law that is reprinted blotted out.
        body: up to the signature.
        lines: of the text.
        fields: of the letterhead.
        closing: number of the line that closes it.
    """

    text: str
    body: str
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    closing: int | None


def parse_letter(string: str, span: Span, pages: tuple[int, int]) -> Letter:
    """Return what a decision letter says; what it does not say is None.

    Args:
        string: the running text.
        span: of the letter.
        pages: it stands on.
    """
    sheet = _take_apart(span.of(string))
    chosen = choose_dates(rank_dates(sheet.text, sheet.lines, sheet.fields, len(sheet.body)))
    days = {role: each.date for role, each in chosen.items()}
    kind = find_kind(sheet.body)
    statute = _statute(sheet.text, days.get("decision"))
    course = _course(sheet, days)
    term = measure_term(course, None if kind == "objection_decision" else statute)
    return Letter(
        span=span,
        pages=pages,
        kind=kind,
        judgement=find_judgement(sheet.body),
        authority=find_authority(sheet.lines, sheet.closing),
        reference=find_reference(sheet.fields),
        subject=find_subject(sheet.lines, sheet.fields),
        date=days.get("decision"),
        request_date=days.get("request"),
        received_date=days.get("received"),
        extended_until=days.get("extended"),
        dates=_moved(chosen, span.start),
        statute=statute.id if statute else None,
        grounds=_argued(sheet, span.start, statute),
        annexes_announced=_annexes(sheet),
        documents_found=count_documents(sheet.body),
        objection_weeks=_objection_weeks(sheet),
        deferred_weeks=count_deferral_weeks(sheet.body),
        suspended_days=course.suspended_days,
        days_to_decision=term.days,
        term_days=term.allowed,
        days_late=term.late,
        days_late_net=term.late_net,
    )


def measure_letter(letter: Letter, string: str) -> Letter:
    """Return a letter with its term measured anew, by the dates it has now.

    Args:
        letter: whose dates may have been corrected.
        string: the running text it stands in.
    """
    days: dict[DateRole, str] = {each.role: each.date for each in letter.dates if each.role == "suspended"}
    told: dict[DateRole, str | None] = {
        "decision": letter.date,
        "request": letter.request_date,
        "received": letter.received_date,
        "extended": letter.extended_until,
    }
    days |= {role: day for role, day in told.items() if day}
    course = _course(_take_apart(letter.span.of(string)), days)
    statute = load_statutes().get(letter.statute or "") if letter.kind != "objection_decision" else None
    term = measure_term(course, statute)
    return evolve(letter, days_to_decision=term.days, term_days=term.allowed, days_late=term.late, days_late_net=term.late_net)


def _take_apart(text: str) -> _Sheet:
    text = _without_law(text)
    lines = split_lines(text)
    closing = _closing(lines)
    body = text[: lines[closing].span.end] if closing is not None else text
    return _Sheet(text, body, lines, find_fields(lines), closing)


def _without_law(text: str) -> str:
    """Return a text of the same length in which reprinted law is white space."""
    pieces, at = [], 0
    for law in find_law_texts(text):
        pieces += [text[at : law.start], *(" " if sign != "\n" else sign for sign in law.of(text))]
        at = law.end
    return "".join([*pieces, text[at:]])


def _closing(lines: Sequence[Line]) -> int | None:
    """Return the number of the line that closes a letter: the first valediction below the salutation."""
    closes = list_phrases(tuple(load_letter_table().phrases["closing"]))
    opened = next((number for number, line in enumerate(lines) if line.text.startswith("Geachte")), 0)
    return next((number for number, line in enumerate(lines) if number >= opened and closes.match(line.text)), None)


def _objection_weeks(sheet: _Sheet) -> int | None:
    """Return the term for objection: the clause below the signature says it, or else one above it."""
    return count_objection_weeks(sheet.text[len(sheet.body) :]) or count_objection_weeks(sheet.body)


def _moved(dates: Mapping[DateRole, LetterDate], offset: int) -> tuple[LetterDate, ...]:
    moved = (evolve(each, span=Span(each.span.start + offset, each.span.end + offset)) for each in dates.values())
    return tuple(sorted(moved, key=lambda each: each.role))


def _course(sheet: _Sheet, days: Mapping[DateRole, str]) -> Course:
    day = {role: date.fromisoformat(printed) for role, printed in days.items()}
    return Course(
        start=day.get("received") or day.get("request"),
        decided=day.get("decision"),
        extended="extended" in day or is_extended(sheet.body),
        extension_days=count_extension_days(sheet.body),
        extended_until=day.get("extended"),
        suspended="suspended" in day or is_suspended(sheet.body),
        suspended_days=count_suspension_days(sheet.body, day.get("received") or day.get("request"), day.get("decision")),
        suspended_until=day.get("suspended"),
    )


def _statute(text: str, decided: str | None) -> Statute | None:
    """Return the Dutch statute a letter decides under: the one in force that it names, else the one it names most.

    A letter of after 1 May 2022 may decide under the Wob still, and one from before may mention the Woo to come.
    """
    named = {
        statute: len(list_phrases(tuple(statute.mentions)).findall(text))
        for statute in load_statutes().values()
        if statute.country == "nl"
    }
    in_force = find_statute_in_force(date.fromisoformat(decided)) if decided else None
    if in_force and named.get(in_force):
        return in_force
    most = max(named, key=lambda statute: named[statute])
    return most if named[most] else None


def _argued(sheet: _Sheet, offset: int, statute: Statute | None) -> tuple[ArguedGround, ...]:
    """Return the grounds a letter names; below its signature only where the word "artikel" says that it is prose, not a list."""
    citations = parse_citations(sheet.text, place="prose", statute=statute.id if statute else None)
    return tuple(
        ArguedGround(ground, Span(offset + citation.start, offset + end))
        for citation in citations
        for ground, end in _grounds(sheet.text, citation)
        if citation.start < len(sheet.body) or citation.printed.casefold().startswith("art")
        if not _NOT_APPLIED.match(sheet.text, end)
    )


# " tot en met d" behind "artikel 10, tweede lid, onder a"
_RANGE = regex.compile(r"\s{0,2}(?:tot\s{1,3}en\s{1,3}met|t/m)\s{1,3}(?:onder\s{1,3})?(?P<letter>[b-k])(?!\w)")


def _grounds(text: str, citation: Citation) -> Iterator[tuple[str, int]]:
    """Yield the grounds of a citation, each with its end: the one it names, and those of a range, "onder a tot en met d"."""
    reach = _RANGE.match(text, citation.end)
    first, last = citation.code[-1:], reach["letter"] if reach else citation.code[-1:]
    spanned = first.islower() and first < last
    letters = [chr(code) for code in range(ord(first), ord(last) + 1)] if spanned else [first]
    for letter in letters:
        ground = find_ground(f"{citation.statute}:{citation.code[:-1]}{letter}")
        if ground and ground.citable:
            yield ground.id, reach.end() if reach and letter != first else citation.end


# "artikel 10, tweede lid, onder e en g, van de Wob zijn evenmin van toepassing": a ground that is named and not relied on
_NOT_APPLIED = regex.compile(
    r"[^.;:]{0,60}?\b(?:niet|evenmin|geen)\s+(?:van\s+)?(?:toepassing|toegepast|ingeroepen)", regex.IGNORECASE
)
# "2", "twee", "3 (los bijgevoegd)"
_AMOUNT = regex.compile(r"(?P<number>\d{1,3}|[^\W\d_]{3,12})(?: ?\(.{0,60}\)| stuks?)?")
# "A - Relevante Wob-artikelen", "Bijlage 2: inventarislijst", "1. Inventaris"
_ITEM = regex.compile(r"[-•–]?\s?(?:Bijlage\s)?(?:[A-Z]|\d{1,2})\s?[-–—.:)]\s?\S.*", regex.IGNORECASE)


def _annexes(sheet: _Sheet) -> int | None:
    """Return how many annexes a letter announces: a number, or a list of two or more; the heading "Bijlage 1" is neither."""
    last = len(sheet.lines) if sheet.closing is None else sheet.closing + _NEAR
    for field in sheet.fields:
        if field.line > last:
            break
        amount = _AMOUNT.fullmatch(field.text) if field.label == "annexes" else None
        number = parse_number(amount["number"]) if amount else None
        if number is not None and not regex.fullmatch(r"Bijlage \d+", sheet.lines[field.line].text, regex.IGNORECASE):
            return number
        if field.label == "annexes" and _ITEM.fullmatch(field.text):
            listed = _items(sheet.lines[field.line :])
            if listed > 1:
                return listed
    return None


def _items(lines: Sequence[Line]) -> int:
    """Return how many items a list has that opens some lines; an item may go on over lines that begin in lower case."""
    listed = takewhile(lambda line: _ITEM.fullmatch(line.text) or line.text[:1].islower(), lines)
    return sum(_ITEM.fullmatch(line.text) is not None for line in listed)
