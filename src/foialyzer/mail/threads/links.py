"""Links: which documents of a parcel hold one conversation, and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from attrs import frozen

from foialyzer.mail.headers.languages import strip_prefixes
from foialyzer.mail.messages import Message
from foialyzer.page.layout import COVER

__all__ = ["Link", "find_links"]

_NEAR = timedelta(days=7)
_LETTERS = 8  # of a subject that tells one conversation from another


@frozen
class Link:
    """Why two documents are one conversation.

    Args:
        messages: ids, one in each document.
        kind: `copy`: both hold a print of one mail; `subject`: one goes on with the subject of the other.
        reason: for people.
    """

    messages: tuple[str, str]
    kind: Literal["copy", "subject"]
    reason: str


def find_links(messages: Sequence[Message]) -> tuple[Link, ...]:
    """Return the links between documents, in the order printed.

    Two documents hold one conversation where they hold prints of one mail. They also do where the later of two mails is a reply
    or a forward (RE, FW) of the other's subject, within seven days, and an address, a name or a unit stands in both. A subject
    of fewer than eight letters, one that is partly hidden, or people of the same domain alone are not enough: rather two
    threads too many than one too few.

    Args:
        messages: in the order printed, copies marked.

    Example:
        >>> find_links([])
        ()
    """
    found = [*_by_copy(messages), *_by_subject(messages)]
    place = {message.id: at for at, message in enumerate(messages)}
    return tuple(sorted(found, key=lambda link: [place[id_] for id_ in link.messages]))


def _by_copy(messages: Sequence[Message]) -> Iterator[Link]:
    by_id = {message.id: message for message in messages}
    for message in messages:
        if message.copy_of and by_id[message.copy_of].segment != message.segment:
            yield Link((message.id, message.copy_of), "copy", f"{message.id} and {message.copy_of} are prints of one mail")


def _by_subject(messages: Sequence[Message]) -> Iterator[Link]:
    by_subject: defaultdict[str, list[Message]] = defaultdict(list)
    for message in messages:
        subject = _subject(message)
        if subject and message.sent:
            by_subject[subject].append(message)
    for same in by_subject.values():
        dated = sorted(same, key=lambda message: message.sent or "")
        for earlier, later in pairwise(dated):
            common = _people(earlier) & _people(later)
            if earlier.segment != later.segment and _answers(later) and common and _days_apart(earlier, later) <= _NEAR:
                reason = f"{later.id} goes on with the subject of {earlier.id} within seven days, and a person or unit is in both"
                yield Link((earlier.id, later.id), "subject", reason)


def _subject(message: Message) -> str | None:
    """Return the subject of a message as it is compared, None where it tells too little."""
    subject = strip_prefixes(message.subject or "").casefold()
    return subject if sum(map(str.isalnum, subject)) >= _LETTERS and COVER not in subject else None


def _answers(message: Message) -> bool:
    return strip_prefixes(message.subject or "") != (message.subject or "").strip()


def _people(message: Message) -> set[str]:
    """Return the addresses, names and units in a header."""
    people = [*([message.sender] if message.sender else []), *message.to, *message.cc]
    return {told.casefold() for one in people for told in (one.address, one.name, one.unit) if told}


def _days_apart(one: Message, other: Message) -> timedelta:
    return abs(datetime.fromisoformat(one.sent or "") - datetime.fromisoformat(other.sent or ""))
