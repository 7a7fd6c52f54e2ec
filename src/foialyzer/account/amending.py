"""Corrections of a person laid over an account: each value replaced, and everything that follows from it found anew."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import regex
from attrs import evolve

from foialyzer.account.correction import NO_REDACTION, Correction, Corrections
from foialyzer.account.reckoning import reckon
from foialyzer.account.release import Release
from foialyzer.diagnostic import Diagnostic
from foialyzer.mail.messages import Message
from foialyzer.mail.people import parse_people, parse_person
from foialyzer.page.layout import COVER
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import GroundTag, MarkId, Redaction
from foialyzer.release.inventory import InventoryRow
from foialyzer.release.inventory_words import Judgement
from foialyzer.release.letter import Letter, measure_letter
from foialyzer.release.segments import Segment

__all__ = ["correct", "show_hidden"]

Values = Mapping[str, str | None]  # of one place, by field
_DOUBTS = {"date-unread", "date-ambiguous", "weekday-contradicts"}  # about a date that a reviewer has looked at
_HIDDEN = regex.compile(r"(\d+) \((\d+)–(\d+)\)")


def show_hidden(hidden: HiddenChars) -> str:
    """Return a number of hidden characters as a correction names it.

    Example:
        >>> show_hidden(HiddenChars(3, 11, 24))
        '11 (3–24)'
    """
    return f"{hidden.estimate} ({hidden.low}–{hidden.high})"


def correct(release: Release, corrections: Corrections) -> Release:
    """Return a release in which a reviewer's values stand in place of those that were read, all figures and findings found anew.

    A redaction that is none goes, and its place in the text is white space as long as its cover was; the text keeps its length,
    so that every span stays. To correct a release twice with the same corrections is to correct it once.

    Args:
        release: as it was analysed.
        corrections: of that release; one of a place that is not there changes nothing.

    Example:
        >>> from foialyzer.api import analyse
        >>> release = analyse("samples/sluis-oost/release.txt")
        >>> by_hand = Corrections("J. Doe", None, "", (Correction("r1", "grounds", None, "nl-wob:10.2.g"),))
        >>> correct(release, by_hand).redactions[0].grounds[0].basis
        'human'
    """
    if not corrections.values:
        return evolve(release, corrections=_joined(release.corrections, corrections, ()))
    values: dict[str, dict[str, str | None]] = {}
    for one in corrections.values:
        values.setdefault(one.place, {})[one.field] = one.now
    gone = tuple(r for r in release.redactions if values.get(r.id, {}).get("mark") == NO_REDACTION)
    kept = tuple(_redaction(r, values.get(r.id, {}), corrections.reviewer) for r in release.redactions if r not in gone)
    text = _uncovered(release.text, gone)
    return reckon(
        evolve(
            release,
            text=text,
            redactions=kept,
            messages=tuple(_message(message, values.get(message.id, {})) for message in release.messages),
            segments=tuple(_segment(segment, values.get(segment.id, {})) for segment in release.segments),
            inventory=tuple(_row(row, values.get(f"i{n}", {})) for n, row in enumerate(release.inventory, 1)),
            letter=_letter(release.letter, values.get("letter", {}), text) if release.letter else None,
            diagnostics=tuple(d for d in release.diagnostics if not _is_settled(d, values)),
            corrections=_joined(release.corrections, corrections, gone),
        )
    )


def _joined(before: Corrections | None, now: Corrections, gone: Sequence[Redaction]) -> Corrections:
    """Return the corrections of a release that may have been corrected before; what was read first stays on record."""
    if before is None:
        return evolve(now, dismissed=tuple(gone))
    values: dict[tuple[str, str], Correction] = {(one.place, one.field): one for one in before.values}
    for one in now.values:
        read = values.get((one.place, one.field), one).was
        values[one.place, one.field] = evolve(one, was=read)
    return evolve(now, reading=before.reading, values=tuple(values.values()), dismissed=(*before.dismissed, *gone))


def _uncovered(text: str, gone: Sequence[Redaction]) -> str:
    pieces, at = [], 0
    for span in sorted(redaction.span for redaction in gone if redaction.span):
        pieces += [text[at : span.start], span.of(text).replace(COVER, " ")]
        at = span.end
    return "".join([*pieces, text[at:]])


def _redaction(redaction: Redaction, values: Values, reviewer: str) -> Redaction:
    if not values:
        return redaction
    grounds = redaction.grounds
    if "grounds" in values:
        grounds = tuple(GroundTag(id_, "human", 1.0, f"set by {reviewer}") for id_ in (values["grounds"] or "").split())
    elif "basis" in values:
        grounds = tuple(GroundTag(tag.id, "human", 1.0, f"confirmed by {reviewer}") for tag in grounds)
    mark = values.get("mark", redaction.mark)
    known: MarkId | None = next((one for one in get_args(MarkId) if one == mark), None)
    found = _HIDDEN.fullmatch(values.get("hidden_chars") or "")
    return evolve(
        redaction,
        label=values.get("label", redaction.label),
        mark=known,
        grounds=grounds,
        hidden_chars=HiddenChars(int(found[2]), int(found[1]), int(found[3])) if found else redaction.hidden_chars,
    )


def _message(message: Message, values: Values) -> Message:
    if not values:
        return message
    sent, sender = values.get("sent", message.sent), values.get("from")
    if "sent" in values:
        message = evolve(message, sent=sent, sent_precision="unknown" if sent is None else "minute" if "T" in sent else "day")
    if "from" in values:
        message = evolve(message, sender=parse_person(sender) if sender else None)
    return evolve(
        message,
        to=parse_people(values["to"] or "") if "to" in values else message.to,
        cc=parse_people(values["cc"] or "") if "cc" in values else message.cc,
        subject=values.get("subject", message.subject),
    )


def _segment(segment: Segment, values: Values) -> Segment:
    known = ("label", "title", "inventory_number")
    return evolve(segment, **_told(values, known))


def _row(row: InventoryRow, values: Values) -> InventoryRow:
    if not values:
        return row
    judgement = values.get("judgement", row.judgement)
    decided: Judgement = next((one for one in get_args(Judgement) if one == judgement), "unknown")
    if "grounds" in values:
        row = evolve(row, grounds=tuple((values["grounds"] or "").split()), unread_grounds=())
    return evolve(row, judgement=decided, **_told(values, ("number", "date", "title", "kind")))


def _letter(letter: Letter, values: Values, text: str) -> Letter:
    known = ("authority", "reference", "subject", "date", "request_date", "received_date", "extended_until")
    told = _told(values, known)
    return measure_letter(evolve(letter, **told), text) if told else letter


def _told(values: Values, names: Sequence[str]) -> dict[str, Any]:
    """Return the values that were corrected among those of some names."""
    return {name: values[name] for name in names if name in values}


def _is_settled(diagnostic: Diagnostic, values: Mapping[str, Values]) -> bool:
    """Tell whether a doubt is about a date that a reviewer set."""
    return diagnostic.code in _DOUBTS and "sent" in values.get(diagnostic.place or "", {})
