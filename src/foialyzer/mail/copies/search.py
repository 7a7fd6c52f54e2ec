"""Copies: the same mail printed more than once, and what one print hides and another shows."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve, frozen

from foialyzer.mail.copies.body_words import Words, list_shingles, split_words
from foialyzer.mail.copies.likeness import Likeness, LikenessKind, compare_dates, compare_messages
from foialyzer.mail.copies.passages import find_passages
from foialyzer.mail.copies.proof import is_proved
from foialyzer.mail.headers.languages import strip_prefixes
from foialyzer.mail.messages import Message
from foialyzer.page.layout import COVER
from foialyzer.page.span import Span
from foialyzer.redaction.redaction import Redaction

__all__ = ["Copy", "Difference", "find_copies", "mark_copies"]

_RARE = 64  # messages a stretch of words may stand in
_TIMES = 3  # moments at which mails with it were sent, beyond which it is a stock phrase
_BACK = 4  # prints before it that a print is held against
_MANY = 12  # stretches that two prints share before they are compared, where their times differ
_SMALL = 6  # prints of one mail that are all held against each other
_LONGEST = 300  # characters of a subject
_CONFIDENCE = {"copy": 0.95, "near": 0.4}


@frozen
class Difference:
    """What one print of a mail hides and another print shows.

    Args:
        redacted_in, readable_in: ids of the two messages.
        span_redacted: the cover or covers.
        span_readable: the words that stand in their place in the other print.
        ground: on which they were hidden, the likeliest; None where unknown.
        redactions: ids of the redactions.
        whole: whether all that they hide can be read there, or a part.
        confidence: that these words are what is hidden there, in (0, 1].
    """

    redacted_in: str
    readable_in: str
    span_redacted: Span
    span_readable: Span
    ground: str | None
    redactions: tuple[str, ...]
    whole: bool
    confidence: float


@frozen
class Copy:
    """Two prints of one mail, or of two versions of one text.

    Args:
        messages: ids, the one printed first before the other.
        kind: `copy`, or `near`: much the same text, such as a draft; its messages are counted apart.
        agreement: of the text readable in both, the share that is the same.
        reasons: for people.
        differences: what one hides and the other shows.
    """

    messages: tuple[str, str]
    kind: LikenessKind
    agreement: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()


class _Prints:
    """The messages of a text with their words; local to `find_copies`."""

    def __init__(self, string: str, messages: Sequence[Message], redactions: Sequence[Redaction]) -> None:
        self._string = string
        self.messages = messages
        self.words = [split_words(string, message) for message in messages]
        self._redactions = redactions
        self._starts = [redaction.span.start if redaction.span else 0 for redaction in redactions]

    def compare(self, one: int, other: int, shared: int) -> Likeness:
        """Return what speaks for two messages being one mail, which share so many stretches that few others have."""
        words = self.words[one], self.words[other]
        return compare_messages((self.messages[one], self.messages[other]), words, shared, self._near(one, other))

    def _near(self, *numbers: int) -> list[Redaction]:
        """Return the redactions of some messages, in text order."""
        near: list[Redaction] = []
        for number in sorted(numbers):
            span = self.messages[number].body_span
            near += self._redactions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return near

    def copy(self, one: int, other: int, likeness: Likeness) -> Copy | None:
        """Return two messages as copies, None where they are not."""
        kind = likeness.kind()
        if kind is None:
            return None
        redactions = self._near(one, other)
        grounds = {redaction.id: redaction.grounds[0].id for redaction in redactions if redaction.grounds}
        prints = (self.words[one], self.words[other])
        pair = self.messages[one], self.messages[other]
        ids = (pair[0].id, pair[1].id)
        sure = _CONFIDENCE[kind] * (1.0 if likeness.date == 1 or kind == "near" else 0.8)
        differences = tuple(
            Difference(
                *(ids if side == 0 else ids[::-1]),
                passage.hidden,
                passage.readable,
                next((grounds[id_] for id_ in passage.redactions if id_ in grounds), None),
                passage.redactions,
                passage.whole,
                round(sure * (1.0 if passage.whole else 0.9), 2),
            )
            for side, passages in enumerate(find_passages(self._string, prints, redactions, versions=kind == "near"))
            for passage in passages
            if is_proved(self._string, passage, pair, same_minute=likeness.date == 1)
        )
        return Copy(ids, kind, round(likeness.agreement, 4), likeness.reasons(), differences)


def find_copies(string: str, messages: Sequence[Message], redactions: Sequence[Redaction]) -> tuple[Copy, ...]:
    """Return the pairs of messages that are one mail printed twice, and those that are two versions of one text.

    Stretches of three words that few mails have, and times to the minute, propose pairs; each print is held against those next
    before it, so the work grows with the text and not with its square. What the two show decides
    (`mail/copies/likeness.py`). Where a mail is printed up to six times all pairs are given; where more, at least those with
    the print that shows most.

    Args:
        string: the running text.
        messages: in the order printed.
        redactions: in text order, laid out and with their grounds.
    """
    prints = _Prints(string, messages, redactions)
    rare, votes = _propose(messages, prints.words)
    found: dict[tuple[int, int], Copy] = {}
    tried: set[tuple[int, int]] = set()
    groups = _Groups()

    def try_pair(pair: tuple[int, int]) -> None:
        tried.add(pair)
        if copy := prints.copy(*pair, prints.compare(*pair, len(rare[pair[0]] & rare[pair[1]]))):
            found[pair] = copy
            if copy.kind == "copy":
                groups.join(*pair)

    for pair, count in votes.items():
        likely = count >= _MANY or compare_dates(messages[pair[0]], messages[pair[1]]) >= 0
        if likely and not groups.are_of_many(*pair):
            try_pair(pair)
    for group in groups.listed():
        best = _clearest(string, messages, group)
        pairs = combinations(group, 2) if len(group) <= _SMALL else ((min(best, n), max(best, n)) for n in group if n != best)
        for pair in pairs:
            if pair not in tried:
                try_pair(pair)
    return tuple(found[pair] for pair in sorted(found))


def mark_copies(string: str, messages: Sequence[Message], copies: Sequence[Copy]) -> tuple[Message, ...]:
    """Return the messages, those that are another print of a mail with the id of the print that shows most of it.

    Args:
        string: the running text.
        messages: in the order printed.
        copies: of these messages; near-copies are mails of their own.
    """
    numbers = {message.id: number for number, message in enumerate(messages)}
    marked = list(messages)
    groups = _Groups()
    for copy in copies:
        if copy.kind == "copy":
            groups.join(*(numbers[id_] for id_ in copy.messages))
    for group in groups.listed():
        best = _clearest(string, messages, group)
        for number in group:
            if number != best:
                marked[number] = evolve(messages[number], copy_of=messages[best].id)
    return tuple(marked)


def _propose(messages: Sequence[Message], words: Sequence[Words]) -> tuple[list[set[str]], Counter[tuple[int, int]]]:
    """Return, for each message, the stretches that few mails have, and the pairs that share some, with how many."""
    places = _repeated(words)
    rare: list[set[str]] = [set() for _ in messages]
    votes: Counter[tuple[int, int]] = Counter()
    for shingle, numbers in places.items():
        if 1 < len(numbers) <= _RARE and len({messages[n].sent or n for n in numbers}) <= _TIMES:
            for number in numbers:
                rare[number].add(shingle)
            votes.update(_pairs(numbers))
    for numbers in _by_time(messages):
        votes.update(_pairs(numbers))
    return rare, votes


def _by_time(messages: Sequence[Message]) -> Iterator[list[int]]:
    """Yield the numbers of messages sent in the same minute, and of those with one subject sent so many quarters apart."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, message in enumerate(messages):
        if message.sent and message.sent_precision == "minute":
            groups["", message.sent[:16]].append(number)
            if message.subject:
                groups[strip_prefixes(message.subject[:_LONGEST]).casefold(), str(int(message.sent[14:16]) % 15)].append(number)
    yield from groups.values()


def _written(words: Words) -> list[str]:
    """Return the stretches of three words above a signature."""
    return [shingle for _, shingle in list_shingles(words.keys[: words.written])]


def _repeated(words: Sequence[Words]) -> dict[str, list[int]]:
    """Return the stretches that stand in more than one message, with the numbers of these messages, not more than 65."""
    once: set[int] = set()
    again: set[int] = set()
    for each in words:
        hashes = set(map(hash, _written(each)))
        again |= once & hashes
        once |= hashes
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(words):
        for shingle in dict.fromkeys(_written(each)):
            if hash(shingle) in again and len(places[shingle]) <= _RARE:
                places[shingle].append(number)
    return places


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each number with those next before it, and with the first."""
    for at in range(1, len(numbers)):
        yield from ((before, numbers[at]) for before in numbers[max(0, at - _BACK) : at])
        if at > _BACK:
            yield numbers[0], numbers[at]


class _Groups:
    """Numbers of messages that are prints of one mail; local to this module."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._joins: Counter[int] = Counter()

    def _top(self, number: int) -> int:
        while self._parent.setdefault(number, number) != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make two numbers, and all that are joined with them, one group."""
        first, last = sorted((self._top(one), self._top(other)))
        if first != last:
            self._parent[last] = first
            self._joins[first] += 1 + self._joins.pop(last, 0)

    def are_of_many(self, one: int, other: int) -> bool:
        """Tell whether two numbers are of one group so large that not every pair of it is tried."""
        return self._top(one) == self._top(other) and self._joins[self._top(one)] >= _SMALL

    def listed(self) -> list[list[int]]:
        """Return the groups, each in order."""
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number in sorted(self._parent):
            groups[self._top(number)].append(number)
        return [group for group in groups.values() if len(group) > 1]


def _clearest(string: str, messages: Sequence[Message], group: Sequence[int]) -> int:
    """Return the print of a mail of which the largest share can be read, the first of those."""

    def hidden(number: int) -> float:
        text = messages[number].span.of(string)
        signs = sum(map(len, text.split()))
        return text.count(COVER) / signs if signs else 1.0

    return min(group, key=lambda number: (hidden(number), number))
