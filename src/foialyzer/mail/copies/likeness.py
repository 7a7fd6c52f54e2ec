"""Whether two printed messages are one mail: by sender, date and subject, and by how much of their text is the same."""

from collections.abc import Hashable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Literal

from attrs import frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from foialyzer.mail.copies.body_words import Words
from foialyzer.mail.headers.languages import strip_prefixes
from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.page.layout import COVER
from foialyzer.redaction.redaction import Redaction

__all__ = ["Likeness", "LikenessKind", "compare_dates", "compare_messages"]

LikenessKind = Literal["copy", "near"]
_ALIKE = 80.0  # of 100; words read from two scans of one page are so much alike
_FAR = timedelta(hours=26)  # no two clocks on earth show times further apart
_ZONE = 15  # minutes; clocks of two zones differ by a number of quarters
# Each row is enough for one mail: the date, whether subject or sender is the same, rare stretches, letters and agreement at least
_ENOUGH = (
    (1, True, 0, 1, 0.8),
    (1, False, 0, 40, 0.8),
    (1, False, 1, 30, 0.95),
    (1, False, 3, 1, 0.8),
    (0.5, True, 0, 60, 0.85),
    (0.5, True, 2, 40, 0.85),
    (0.5, False, 2, 35, 0.95),
    (0, True, 1, 90, 0.95),
    (0, False, 1, 160, 0.98),
    (0, True, 2, 50, 0.95),
    (0, True, 3, 50, 0.9),
    (0, False, 2, 70, 0.95),
    (0, False, 3, 70, 0.9),
)
_LONE, _BESIDE = 100, 12  # letters that one run has, and that stand beside it, to be enough where a date is missing
_ANCHORS = (1, 6, 12, 20)  # letters of words that stand together in both prints, from which they may be taken for the same
_KINDS = (None, "near", "copy")
_LONGEST = 300  # characters of a subject or name, or words between two places, that are compared


@frozen
class Likeness:
    """What speaks for two messages being one mail.

    Args:
        date: 1 where both show the same minute, 0.5 where their clocks may be of two zones, 0 where one shows none, -1 another.
        subject, sender: 1 the same, 0 where it cannot be told, -1 another.
        shared: stretches of three words that both show above their signatures and few others show.
        agreement: share of the text readable in both that is the same.
        letters: how many letters above their signatures are the same.
        longest: how many of them stand in one run; a sentence that many write is one run, prints of one mail agree in several.
        recipient: -1 where both have one recipient and it is another, such as a letter to many; else 0.
    """

    date: float
    subject: int
    sender: int
    shared: int
    agreement: float
    letters: int
    longest: int = 0
    recipient: int = 0

    def kind(self) -> LikenessKind | None:
        """Return what two messages are to each other: one mail, near-copies, or neither.

        The same minute with the same subject or sender needs few words ("Akkoord, groet") to be one mail. Without them many are
        needed, and where a time, subject, sender or recipient is another, no text makes them one: it makes them near-copies at
        most.

        Example:
            >>> Likeness(1, 1, 0, 0, 1.0, 12).kind(), Likeness(0, 0, 0, 0, 1.0, 12).kind()
            ('copy', None)
        """
        against = min(self.date, self.subject, self.sender, self.recipient) < 0
        named = max(self.subject, self.sender) > 0
        lone = self.date == 0 and self.letters < _LONE and self.letters - self.longest < _BESIDE
        told = (self.date, named, self.shared, self.letters, self.agreement)
        if not (against or lone) and any(all(have >= least for have, least in zip(told, row, strict=True)) for row in _ENOUGH):
            return "copy"
        much = self.shared >= 25 and self.letters >= 150
        return "near" if much and self.agreement >= (0.7 if self.sender >= 0 else 0.9) else None

    def reasons(self) -> tuple[str, ...]:
        """Return the evidence in words."""
        date = {1: "sent in the same minute", 0.5: "sent at a time that may be the same", -1: "sent at another time"}
        said = [f"{self.agreement:.0%} of the text readable in both is the same", *([date[self.date]] if self.date else [])]
        for name, value in (("subject", self.subject), ("sender", self.sender), ("recipient", self.recipient)):
            said += [f"{'the same' if value > 0 else 'another'} {name}"] if value else []
        return tuple(said)


def compare_messages(
    messages: tuple[Message, Message], words: tuple[Words, Words], shared: int, redactions: Sequence[Redaction]
) -> Likeness:
    """Return what speaks for two messages being one mail.

    Words opposite a cover speak neither for nor against, as long as they fit under it. What only one of the two has above or
    below all they share, such as a pasted text, does not count. A lone "de" in both may be another one, of which the first is
    hidden in one print and the second in the other; of the ways to read the two, the one that says most is taken.

    Args:
        messages: the two.
        words: of their bodies.
        shared: stretches of words that both show and few others show.
        redactions: of their bodies, in text order.
    """
    one, other = messages
    told = compare_dates(one, other), _compare_subjects(one.subject, other.subject), _compare_people(one.sender, other.sender)
    recipient = _compare_recipients(one.to, other.to)
    readings = [
        Likeness(*told, shared, 2 * same / (2 * same + apart) if same else 0.0, same, longest, recipient)
        for same, apart, longest in _compare_words(words, redactions)
    ]
    return max(readings, key=lambda reading: (_KINDS.index(reading.kind()), reading.agreement))


def compare_dates(one: Message, other: Message) -> float:
    """Return 1 where two messages show the same minute, 0.5 where it may be the same, 0 where one shows none, and else -1.

    It may be the same where their clocks differ by a number of quarters of an hour and may stand in two zones, or where one shows
    the day only. A minute later is another mail: letters to many are sent one after another.
    """
    if not one.sent or not other.sent:
        return 0.0
    moments = [datetime.fromisoformat(message.sent or "").replace(second=0) for message in (one, other)]
    if "minute" not in (one.sent_precision, other.sent_precision) or one.sent_precision != other.sent_precision:
        return 0.5 if moments[0].date() == moments[1].date() else -1.0
    bounds = (one.utc_offset_bounds, other.utc_offset_bounds)
    if bounds[0] and bounds[1]:
        moments = [moment - timedelta(minutes=bound[0]) for moment, bound in zip(moments, bounds, strict=True) if bound]
    apart = abs(moments[0] - moments[1])
    if not apart:
        return 1.0
    zones = not (bounds[0] and bounds[1]) and apart <= _FAR and apart % timedelta(minutes=_ZONE) == timedelta()
    return 0.5 if zones else -1.0


def _compare_subjects(one: str | None, other: str | None) -> int:
    if not one or not other or COVER in one + other:
        return 0
    return _compare_texts(strip_prefixes(one[:_LONGEST]), strip_prefixes(other[:_LONGEST]))


def _compare_texts(one: str, other: str) -> int:
    one, other = one.casefold(), other.casefold()
    if not one or not other:
        return 0
    return 1 if fuzz.ratio(one, other) >= _ALIKE or one.startswith(other) or other.startswith(one) else -1


def _compare_people(one: Person | None, other: Person | None) -> int:
    """Return 1 where two senders have a name, an address, a unit or a domain in common, -1 where what both have differs."""
    if one is None or other is None:
        return 0
    pairs = ((one.address, other.address), (one.name, other.name), (one.unit, other.unit), (one.domain, other.domain))
    told = [_compare_names(*pair) for pair in pairs if all(pair)]
    return max(told, default=0)


def _compare_recipients(one: Sequence[Person], other: Sequence[Person]) -> int:
    """Return -1 where both are one person and what both show of them differs, else 0: lists may be cut short."""
    return min(0, _compare_people(one[0], other[0])) if len(one) == len(other) == 1 else 0


def _compare_names(one: str | None, other: str | None) -> int:
    return 1 if fuzz.token_sort_ratio((one or "")[:_LONGEST].casefold(), (other or "")[:_LONGEST].casefold()) >= _ALIKE else -1


def _compare_words(words: tuple[Words, Words], redactions: Sequence[Redaction]) -> list[tuple[int, int, int]]:
    """Return how many letters are the same in two bodies, how many are not although nothing covers them, and the longest run.

    Words that stand together in both count as the same from so many letters on, three numbers for each such bound.
    """
    one, other = words
    if set(one.keys).isdisjoint(key for key in other.keys if key[-1] != COVER):
        return [(0, one.letters[-1] + other.letters[-1], 0)]
    aligned = LCSseq.opcodes(_units(one.keys, 0), _units(other.keys, 1)).as_matching_blocks()
    room = {redaction.span.start: redaction.hidden_chars.high for redaction in redactions if redaction.span}
    sides = _Side.of(one, room), _Side.of(other, room)
    readings: dict[int, tuple[int, int, int]] = {}
    for least in _ANCHORS:
        blocks = [(b.a, b.b, b.size) for b in aligned if not b.size or sides[0].letters_in(b.a, b.a + b.size) >= least]
        if len(blocks) not in readings:
            readings[len(blocks)] = _count(sides, blocks)
    return list(readings.values())


@frozen
class _Side:
    """The words of one print, with how many letters may be hidden before each; local to this module."""

    words: Words
    room: tuple[int, ...]

    @classmethod
    def of(cls, words: Words, room: dict[int, int]) -> "_Side":
        hidden = (
            room.get(start, end - start) if key == COVER else 0
            for key, start, end in zip(words.keys, words.starts, words.ends, strict=True)
        )
        return cls(words, (0, *accumulate(hidden)))

    def letters_in(self, first: int, last: int) -> int:
        return self.words.letters[last] - self.words.letters[first]

    def room_in(self, first: int, last: int) -> int:
        return self.room[last] - self.room[first]


def _count(sides: tuple[_Side, _Side], blocks: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Return how many letters are the same where some words are taken for the same, how many are not, and the longest run."""
    one, other = sides
    same = apart = longest = at = there = 0
    for first, second, size in blocks:
        seen, seen_too = one.letters_in(at, first), other.letters_in(there, second)
        rooms = one.room_in(at, first), other.room_in(there, second)
        edge = (not at and not there) or not size
        if rooms[0] or rooms[1]:
            apart += max(0, seen - rooms[1]) + max(0, seen_too - rooms[0])
        elif seen and seen_too and _are_alike(one.words.keys[at:first], other.words.keys[there:second]):
            same += min(seen, seen_too)
        elif not edge or (seen and seen_too):
            apart += seen + seen_too
        run = one.letters_in(first, max(first, min(first + size, one.words.written, first + other.words.written - second)))
        same, longest = same + run, max(longest, run)
        at, there = first + size, second + size
    return same, apart, longest


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return max(len(one), len(other)) <= _LONGEST and fuzz.ratio(" ".join(one), " ".join(other)) >= _ALIKE


def _units(keys: Sequence[str], side: int) -> list[Hashable]:
    """Return words as they are compared: covers, and words that may be part of one, are like nothing else."""
    return [(side, index) if key[-1] == COVER else key for index, key in enumerate(keys)]
