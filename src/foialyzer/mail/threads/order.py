"""Threads: messages in the order they were written, oldest first, and where their clocks disagree."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from heapq import heapify, heappop, heappush
from itertools import groupby, pairwise

from attrs import evolve, frozen

from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.languages import strip_prefixes
from foialyzer.mail.messages import Message
from foialyzer.mail.threads.conflicts import Conflict, find_conflicts
from foialyzer.mail.threads.links import Link, find_links
from foialyzer.page.layout import COVER

__all__ = ["Thread", "begins_anew", "order_threads"]

_ZONES_APART = timedelta(hours=26)  # no two clocks on earth show times further apart


@frozen
class Thread:
    """Messages that quote one another, in one print or in several that are linked.

    Args:
        id: `t1`, `t2`, ... in the order printed.
        subject: without RE and FW; None where no header prints one.
        messages: ids, oldest first.
        conflicts: between their clocks, or between the prints.
        links: why prints of several documents are one thread.
    """

    id: str
    subject: str | None
    messages: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    links: tuple[Link, ...] = ()


def begins_anew(header: HeaderBlock, above: HeaderBlock, subject_above: str | None) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for a header opening a new printed mail instead of one quoted by the mail above, and why.

    A mail cannot quote one that was sent later: a date more than 26 hours after the one above (further than any two clocks are
    apart) weighs 2, and 3 where both dates are read beyond doubt. Another subject weighs 1, the same subject -1; quote marks or a
    line that announces a quoted mail weigh -2. A chat goes on however long it was silent.

    Args:
        header: the lower one.
        above: the header printed before it.
        subject_above: the last subject printed above.
    """
    weight, reasons = 0.0, []
    if header.style == above.style == "chat":
        return weight, ()
    if header.sent and above.sent and header.sent.value - above.sent.value > _ZONES_APART:
        weight += 3.0 if header.sent.confidence == above.sent.confidence == 1.0 else 2.0
        reasons.append(f"sent {header.sent.iso}, after the mail printed above it ({above.sent.iso})")
    subject = header.value("subject")
    if subject and subject_above and COVER not in subject + subject_above:
        differs = strip_prefixes(subject).casefold() != strip_prefixes(subject_above).casefold()
        weight += 1.0 if differs else -1.0
        reasons += ["another subject"] if differs else []
    if header.depth or header.forwarded:
        weight -= 2.0
    return weight, tuple(reasons)


def order_threads(messages: Sequence[Message]) -> tuple[tuple[Thread, ...], tuple[Message, ...]]:
    """Return the threads, and the messages with their thread and what they reply to.

    The messages of one document are one thread, and documents that hold prints of one mail or go on with one subject are one
    thread (`mail/threads/links.py`). The order is that of nesting on the page: a mail stands above what it quotes, so the last
    printed is the oldest; of a chat the first printed is. Where the page leaves it open, the printed times decide, then the
    order printed.
    Times never go against the page; where they contradict it, or where two prints contradict each other, the thread carries a
    conflict. Prints of one mail stand together.

    Args:
        messages: in the order printed, copies marked.
    """
    prints = {segment: tuple(group) for segment, group in groupby(messages, key=lambda message: message.segment)}
    links = find_links(messages)
    threads: list[Thread] = []
    thread_of: dict[str, str] = {}
    segment_of = {message.id: message.segment for message in messages}
    links_of: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        links_of[segment_of[link.messages[0]]].append(link)
    for group in _groups(list(prints), segment_of, links):
        printed = [prints[segment] for segment in group]
        thread = f"t{len(threads) + 1}"
        ids, at_odds = _ordered(printed)
        thread_of |= dict.fromkeys(ids, thread)
        conflicts = (*(conflict for one in printed for conflict in find_conflicts(_upward(one))), *at_odds)
        mine = tuple(link for segment in group for link in links_of[segment])
        threads.append(Thread(thread, _subject(printed), ids, conflicts, mine))
    pairs = (pair for group in prints.values() for pair in pairwise(_upward(group)))
    answers = {one.id: other.id for one, other in pairs if "chat" not in (one.style, other.style)}
    placed = (evolve(message, thread=thread_of[message.id], reply_to=answers.get(message.id)) for message in messages)
    return tuple(threads), tuple(placed)


def _upward(printed: Sequence[Message]) -> tuple[Message, ...]:
    """Return the messages of one print, the last sent first: as printed, but for those of a chat, whose oldest is on top."""
    upward: list[Message] = []
    for chat, group in groupby(printed, key=lambda message: message.style == "chat"):
        run = list(group)
        upward += run[::-1] if chat else run
    return tuple(upward)


def _subject(printed: Sequence[Sequence[Message]]) -> str | None:
    subjects = [message.subject for one in printed[:1] for message in one if message.subject]
    subjects = subjects or [message.subject for one in printed for message in one if message.subject]
    return strip_prefixes(subjects[-1]) or subjects[-1] if subjects else None


def _groups(segments: Sequence[str], segment_of: dict[str, str], links: Sequence[Link]) -> Iterator[list[str]]:
    """Yield the segments that links join, each group and the groups in the order printed."""
    number = {segment: at for at, segment in enumerate(segments)}
    parent = list(range(len(segments)))

    def top(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    for link in links:
        one, other = (top(number[segment_of[id_]]) for id_ in link.messages)
        parent[max(one, other)] = min(one, other)
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for at, segment in enumerate(segments):
        groups[top(at)].append(segment)
    yield from groups.values()


def _ordered(prints: Sequence[Sequence[Message]]) -> tuple[tuple[str, ...], tuple[Conflict, ...]]:
    """Return the ids of the messages of linked prints, oldest first, and where the prints are at odds."""
    mails: dict[str, list[str]] = {}
    clocks: dict[str, str] = {}
    before: defaultdict[str, set[str]] = defaultdict(set)
    for printed in prints:
        clock = ""
        for below, message in pairwise([None, *reversed(_upward(printed))]):
            if message is None:
                continue
            mail = message.copy_of or message.id
            mails.setdefault(mail, []).append(message.id)
            clock = message.sent or clock
            clocks.setdefault(mail, clock)
            if below is not None and (below.copy_of or below.id) != mail:
                before[mail].add(below.copy_of or below.id)
    order, at_odds = _sorted(list(mails), clocks, before)
    return tuple(id_ for mail in order for id_ in mails[mail]), at_odds


def _sorted(mails: Sequence[str], clocks: dict[str, str], before: dict[str, set[str]]) -> tuple[list[str], tuple[Conflict, ...]]:
    """Return mails so that each stands after those before it, else by clock; where that cannot be, a conflict is given."""
    place = {mail: at for at, mail in enumerate(mails)}
    waiting = {mail: len(before.get(mail, ())) for mail in mails}
    after: defaultdict[str, list[str]] = defaultdict(list)
    for mail in mails:
        for earlier in sorted(before.get(mail, ()), key=place.__getitem__):
            after[earlier].append(mail)
    everyone = sorted(((clocks[mail], place[mail]) for mail in mails), reverse=True)
    ready = [key for key in everyone if not waiting[mails[key[1]]]]
    heapify(ready)
    order: list[str] = []
    done: set[str] = set()
    conflicts: list[Conflict] = []
    while len(order) < len(mails):
        while everyone and mails[everyone[-1][1]] in done:
            everyone.pop()
        mail = mails[heappop(ready)[1] if ready else everyone[-1][1]]
        if mail in done:
            continue
        if waiting[mail]:
            late = min((one for one in before[mail] if one not in done), key=place.__getitem__)
            said = f"One print has {late} below {mail}, another has it above. {mail} is put first."
            conflicts.append(Conflict("order", (late, mail), said))
        order.append(mail)
        done.add(mail)
        for later in after[mail]:
            waiting[later] -= 1
            if not waiting[later] and later not in done:
                heappush(ready, (clocks[later], place[later]))
    return order, tuple(conflicts)
