"""Who wrote to whom, by the parts of organisations and the domains that are left where names are redacted."""

from collections import defaultdict
from collections.abc import Sequence

from attrs import frozen

from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.redaction.hidden_chars import HiddenChars, Survival

__all__ = ["Tie", "measure_network"]


@frozen
class Tie:
    """The mail from one party to another.

    Args:
        sender, recipient: a unit such as `WBW/DIR/FIN`, else the domain of an address; None where neither can be read.
        messages: ids; a mail printed more than once comes once.
        survival: of their bodies together.
    """

    sender: str | None
    recipient: str | None
    messages: tuple[str, ...]
    survival: Survival


def measure_network(messages: Sequence[Message]) -> tuple[Tie, ...]:
    """Return who wrote to whom how often, most first, and how much of it can be read.

    No name and no full address is used. A mail to several parties counts once for each; recipients of one party count as one.

    Args:
        messages: measured, copies marked.

    Example:
        >>> measure_network([])
        ()
    """
    ties: defaultdict[tuple[str | None, str | None], list[Message]] = defaultdict(list)
    for message in messages:
        if message.copy_of is None and (message.sender or message.to or message.cc):
            sender = _party(message.sender) if message.sender else None
            for recipient in dict.fromkeys(_party(person) for person in (*message.to, *message.cc)) or (None,):
                ties[sender, recipient].append(message)
    found = [Tie(*pair, tuple(message.id for message in sent), _survival(sent)) for pair, sent in ties.items()]
    return tuple(sorted(found, key=lambda tie: (-len(tie.messages), tie.sender or "~", tie.recipient or "~")))


def _party(person: Person) -> str | None:
    """Return the unit of a person, else the domain of the address; what is left of a redacted name is neither."""
    return person.unit if person.unit and "/" in person.unit else person.domain


def _survival(messages: Sequence[Message]) -> Survival:
    bodies = [message.survival.body for message in messages if message.survival]
    return Survival.of(sum(body.visible_chars for body in bodies), HiddenChars.total(body.hidden_chars for body in bodies))
