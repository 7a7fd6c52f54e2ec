"""What each date of a letter is: candidates ranked by what is said about them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import groupby, pairwise, product
from typing import Literal

import regex
from attrs import evolve, frozen

from foialyzer.page.lines import Line
from foialyzer.page.span import Span
from foialyzer.release.letter_days import Day, find_days
from foialyzer.release.letter_phrases import Cue, fill_pieces, load_letter_table
from foialyzer.release.letterhead import Field

__all__ = ["DateRole", "LetterDate", "choose_dates", "rank_dates", "split_sentences"]

DateRole = Literal["decision", "request", "received", "extended", "suspended"]
_ROLES: dict[str, DateRole] = {
    "decision": "decision", "request": "request", "received": "received", "extended": "extended", "suspended": "suspended"
}  # fmt: skip
_LABELLED: dict[str, tuple[DateRole, float]] = {
    "date": ("decision", 0.95),
    "sent": ("decision", 0.85),
    "request": ("request", 0.75),
    "received": ("received", 0.85),
}
_BEFORE, _AFTER = 300, 520  # characters of a sentence that are looked at on either side of a date
_MOST = 200  # dates that are looked at
_AT_LEAST = 0.3  # below this a date is unknown
_LATER = 0.01  # what each earlier date of its role takes off: the first to be named is the likeliest
_BEHIND = 0.45  # what the end of the letter takes off: annexes have dates of their own
_AGAINST_TIME = 0.6  # what it takes off when a request comes after its decision
_OLD = 3650  # days after which a request is hardly decided on
# "Den Haag, 3 maart 2021", "Sluisdam 3 maart 2021": a place and a date alone on a line
_PLACE = regex.compile(
    r"(?!(?:Vanaf|Sinds|Tussen|Voor|Over|Per|Van|Het|Een|Deze|Met|Bij|Tot|Uit|Aan|Mijn|Uw)\b)(?:['’]s-)?\p{Lu}[\w'’-]{2,20}"
    r"(?: (?:aan|den|de|der|het|op|in|bij|van|\p{Lu}[\w'’-]{1,20})){0,3},? {0,3}(?:d\.?d\.? |de dato |op )?"
)
_RUNS_ON = regex.compile(r"(?:\b(?:van|op|d\.?d\.?|tot|en|met|per|sinds|vanaf|de|het|een)|,)$", regex.IGNORECASE)
_FAR = 60  # characters of a value before its date
_SHORT = 45  # characters of a line above a date, beyond which the date belongs to its sentence
_STAMP = regex.compile(r"[\W_]{0,4}(?:verzonden|verz\.?|uitgegaan|datum)?[\W_]{0,4}", regex.IGNORECASE)
# A sentence ends with a full stop before a capital, or with a blank line before one; "d.d.", "mr." and "art." do not end one.
_END = regex.compile(
    r"(?<![\s.(](?:mr|mrs|dr|drs|ir|ing|jl|nr|nrs|art|dd|mw|dhr|prof|bv|ca|blz|vgl|resp|tel|lid|sub)\.)"
    r"(?<=[\w)\"'”’█]{2}[.!?]['\"”’)]?)\s{1,60}+(?=['\"‘“(]?[\p{Lu}•█])"
    r"|\n[ \t]{0,60}+\n\s{0,16}+(?=['\"‘“(]?[\p{Lu}\d•–-])"
)


@frozen
class LetterDate:
    """A date of a letter and what it is taken for.

    Args:
        role: `decision`, `request`, `received`, `extended` (the term was extended until then) or `suspended` (until then).
        date: ISO 8601.
        span: where it is printed.
        basis: `label` (of the letterhead), `place` (alone on its line, or with a place) or `sentence`.
        confidence: in (0, 1].
    """

    role: DateRole
    date: str
    span: Span
    basis: Literal["label", "place", "sentence"]
    confidence: float


@frozen
class _Sentences:
    """Where sentences begin."""

    starts: tuple[int, ...]
    end: int

    def around(self, day: Day) -> tuple[int, int]:
        index = bisect_right(self.starts, day.start) - 1
        after = bisect_left(self.starts, day.end)
        start = self.starts[index] if index >= 0 else 0
        return start, self.starts[after] if after < len(self.starts) else self.end


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; put together they are the text.

    Example:
        >>> split_sentences("Uw brief d.d. 3 mei. Ik besluit.")
        ('Uw brief d.d. 3 mei. ', 'Ik besluit.')
    """
    cuts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return tuple(text[a:b] for a, b in pairwise(cuts))


def rank_dates(text: str, lines: Sequence[Line], fields: Sequence[Field], end: int) -> tuple[LetterDate, ...]:
    """Return every date of a letter once for each role it may have, best first.

    Evidence, each with its weight: a label of the letterhead; a place, or nothing, beside the date on its line; the words of its
    sentence (`date_cues` of the table), of which the strongest for and the strongest against count. A date behind the end of the
    letter, a misread one and one named after others of its role count for less.

    Args:
        text: of the letter.
        lines: of that text.
        fields: of its letterhead.
        end: where its signature stands; what follows are annexes.
    """
    days = find_days(text)[:_MOST]
    spoken_for = {field.line for field in fields if field.label in {"subject", "request", "received"}}
    found = [*_labelled(days, fields), *_placed(text, days, lines, spoken_for), *_worded(text, days)]
    best: dict[tuple[DateRole, int], LetterDate] = {}
    for each in found:
        placed = evolve(each, confidence=each.confidence - _BEHIND) if each.span.start > end else each
        key = (each.role, each.span.start)
        if key not in best or best[key].confidence < placed.confidence:
            best[key] = placed
    ranked: list[LetterDate] = []
    for role in _ROLES.values():
        mine = sorted((each for each in best.values() if each.role == role), key=lambda each: each.span.start)
        ranked += [
            evolve(each, confidence=round(each.confidence - _LATER * min(place, 20), 3)) for place, each in enumerate(mine)
        ]
    return tuple(sorted((r for r in ranked if r.confidence >= _AT_LEAST), key=lambda r: (-r.confidence, r.span.start)))


def choose_dates(ranked: Sequence[LetterDate]) -> dict[DateRole, LetterDate]:
    """Return the best date for each role; a decision never comes before its request where another reading is left.

    Args:
        ranked: from `rank_dates`.
    """
    role_of = {role: [each for each in ranked if each.role == role][:12] for role in _ROLES.values()}
    decisions, requests = ([*role_of[role], None] for role in ("decision", "request"))
    pair = max(product(decisions, requests), key=_weigh_pair)
    chosen = [each for each in pair if each]
    decision, request = pair
    received = [(_weigh_receipt(each, request, decision), each) for each in role_of["received"]]
    weight, best = max(received, key=lambda each: each[0], default=(0.0, None))
    if best and weight >= _AT_LEAST:
        chosen.append(best)
    chosen += [role_of[role][0] for role in ("extended", "suspended") if role_of[role]]
    return {each.role: each for each in chosen}


def _weigh_pair(pair: tuple[LetterDate | None, LetterDate | None]) -> float:
    decision, request = pair
    weight = sum(each.confidence for each in pair if each)
    if decision and request:
        weight -= _AGAINST_TIME * (request.date > decision.date) + 0.4 * (_days(request, decision) > _OLD)
    return weight


def _weigh_receipt(received: LetterDate, request: LetterDate | None, decision: LetterDate | None) -> float:
    early = request is not None and received.date < request.date
    late = decision is not None and received.date > decision.date
    far = request is not None and abs(_days(request, received)) > 60
    return received.confidence - 0.5 * early - _AGAINST_TIME * late - 0.4 * far


def _days(start: LetterDate, end: LetterDate) -> int:
    return (date.fromisoformat(end.date) - date.fromisoformat(start.date)).days


def _candidate(day: Day, role: DateRole, basis: Literal["label", "place", "sentence"], weight: float) -> LetterDate:
    return LetterDate(role, day.value.isoformat(), Span(day.start, day.end), basis, round(weight * day.confidence, 3))


def _labelled(days: Sequence[Day], fields: Sequence[Field]) -> Iterator[LetterDate]:
    """Yield the dates that a label names. Labels in a row share the values below: the dates there are theirs, in their order.

    Where there are fewer dates than labels, they are those of the letter itself.
    """
    for span, sharing in groupby((f for f in fields if f.label in _LABELLED), key=lambda field: field.span):
        within = [day for day in days if span.start <= day.start and day.end <= span.end]
        labels = [field.label for field in sharing]
        in_turn = len(labels) > 1 and len(within) >= len(labels)
        if len(labels) > 1 and not in_turn and "date" in labels:
            labels = ["date"]  # too few for all: a letter always has its own
        for place, label in enumerate(labels):
            day = within[place] if in_turn else within[0] if within else None
            far = day.start - span.start if day else 0
            if day and (in_turn or far <= _FAR):
                role, weight = _LABELLED[label]
                yield _candidate(day, role, "label", weight - (0.1 if far > 14 and not in_turn else 0.0))


def _placed(text: str, days: Sequence[Day], lines: Sequence[Line], spoken_for: set[int]) -> Iterator[LetterDate]:
    """Yield the dates that stand alone on a line, or with the name of a place: written there, or stamped.

    A line that holds the value of another label is spoken for: "Betreft Wob-verzoek d.d. 6 april 2021".
    """
    starts = [line.span.start for line in lines]
    greeting = next((line.span.start for line in lines if regex.match(r"(?:Geachte|Beste)\b", line.text)), 2500)
    for day in days:
        number = bisect_right(starts, day.start) - 1
        line = lines[number]
        before, after = text[line.content.start : day.start], text[day.end : line.content.end].strip(" .,;*|_-—:")
        if number in spoken_for or (after and after.casefold() not in {"verzonden", "verz"}):
            continue
        top = day.start < greeting
        above = lines[number - 1].text if number else ""
        if _RUNS_ON.search(above) or (not top and len(above) > _SHORT):
            continue
        if _STAMP.fullmatch(before):
            yield _candidate(day, "decision", "place", 0.7 if top else 0.4)
        elif _PLACE.fullmatch(before):
            yield _candidate(day, "decision", "place", 0.75 if top else 0.6)


def _worded(text: str, days: Sequence[Day]) -> Iterator[LetterDate]:
    sentences = _Sentences(tuple(match.end() for match in _END.finditer(text)), len(text))
    for index, day in enumerate(days):
        start, end = sentences.around(day)
        wide = _window(text, days, index, (max(start, day.start - _BEFORE), min(end, day.end + _AFTER)))
        above = days[index - 1].end if index else 0
        below = days[index + 1].start if index + 1 < len(days) else len(text)
        narrow = _window(text, days, index, (max(start, day.start - _BEFORE, above), min(end, day.end + _AFTER, below)))
        for name, role in _ROLES.items():
            said = _without_asides(wide) if role == "request" else wide
            speaking = [cue.weight for cue in _cues_for(name) if fill_pieces(cue.pattern).search(said)]
            if speaking:
                against = [cue.weight for cue in _cues_against(name) if fill_pieces(cue.pattern).search(narrow)]
                yield _candidate(day, role, "sentence", max(speaking) + min(against, default=0.0))


def _without_asides(said: str) -> str:
    """Return a stretch of text without what stands inside the wording of a request, and without an earlier case it refers to."""
    said = fill_pieces("{aside}").sub("", said)
    return said if "bezwaar" in said.casefold() else fill_pieces("{earlier}").sub("", said)


@cache
def _cues_for(role: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in load_letter_table().date_cues if cue.role == role and cue.weight > 0)


@cache
def _cues_against(role: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in load_letter_table().date_cues if cue.role == role and cue.weight < 0)


def _window(text: str, days: Sequence[Day], index: int, within: tuple[int, int]) -> str:
    """Return a stretch of text on one line, the date in question as ‹› and every other as «»."""
    start, end = within
    pieces: list[str] = []
    at = start
    for other, day in enumerate(days[max(0, index - 40) : index + 40], max(0, index - 40)):
        if start <= day.start and day.end <= end:
            pieces += [text[at : day.start], "‹›" if other == index else "«»"]
            at = day.end
    pieces.append(text[at:end])
    return regex.sub(r"█+", "█", " ".join("".join(pieces).split()))
