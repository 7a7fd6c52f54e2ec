"""What each ground hides in all."""

from collections.abc import Sequence

from attrs import frozen

from foialyzer.mail.messages import Message
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import Redaction

__all__ = ["GroundTotal", "count_once", "total_by_ground", "total_without_ground"]


@frozen
class GroundTotal:
    """What one ground hides in all.

    Args:
        id: the ground; None for redactions whose ground is unknown.
        redactions: whose likeliest ground it is, that print it, or to which a reviewer gave it.
        hidden_chars: `low` counts what rests on it without doubt, `high` what may rest on it.
        share: of all hidden characters, by estimate; None where nothing is hidden.
    """

    id: str | None
    redactions: int
    hidden_chars: HiddenChars
    share: float | None


def count_once(redactions: Sequence[Redaction], messages: Sequence[Message]) -> tuple[Redaction, ...]:
    """Return the redactions without those in a message that is another print of a mail.

    Args:
        redactions: with the message each stands in.
        messages: with what each is a copy of.

    Example:
        >>> count_once([], [])
        ()
    """
    copies = {message.id for message in messages if message.copy_of}
    return tuple(redaction for redaction in redactions if redaction.message not in copies)


def total_by_ground(redactions: Sequence[Redaction]) -> tuple[GroundTotal, ...]:
    """Return what each ground hides, most first; redactions of unknown ground last, under None.

    A redaction that prints two codes counts under both, so that shares may add up to more than 1. One whose ground is inferred
    and may be either counts under the likelier one; the other gets it in its `high` only.

    Args:
        redactions: with their grounds.

    Example:
        >>> total_by_ground([])
        ()
    """
    whole = sum(redaction.hidden_chars.estimate for redaction in redactions)
    ids: dict[str | None, None] = {tag.id: None for redaction in redactions for tag in redaction.grounds}
    if any(not redaction.grounds for redaction in redactions):
        ids[None] = None
    totals = [_total(id_, redactions, whole) for id_ in ids]
    return tuple(sorted(totals, key=lambda total: (total.id is None, -total.hidden_chars.estimate, total.id or "")))


def total_without_ground(redactions: Sequence[Redaction]) -> tuple[GroundTotal, ...]:
    """Return what is hidden without a ground: on each mark, under its id, and last, under None, where nothing is known.

    Args:
        redactions: with their grounds and marks.

    Example:
        >>> total_without_ground([])
        ()
    """
    whole = sum(redaction.hidden_chars.estimate for redaction in redactions)
    bare = [redaction for redaction in redactions if not redaction.grounds]
    totals = []
    for mark in dict.fromkeys(redaction.mark for redaction in bare):
        mine = [redaction for redaction in bare if redaction.mark == mark]
        chars = HiddenChars.total(redaction.hidden_chars for redaction in mine)
        totals.append(GroundTotal(mark, len(mine), chars, round(chars.estimate / whole, 4) if whole else None))
    return tuple(sorted(totals, key=lambda total: (total.id is None, -total.hidden_chars.estimate)))


def _total(id_: str | None, redactions: Sequence[Redaction], whole: int) -> GroundTotal:
    hidden = [HiddenChars()]
    counted = 0
    for redaction in redactions:
        role = _role(id_, redaction)
        counted += role in {"sole", "likelier"}
        chars = redaction.hidden_chars
        if role == "sole":
            hidden.append(chars)
        elif role == "likelier":
            hidden.append(HiddenChars(0, chars.estimate, chars.high))
        elif role == "other":
            hidden.append(HiddenChars(0, 0, chars.high))
    chars = HiddenChars.total(hidden)
    return GroundTotal(id_, counted, chars, round(chars.estimate / whole, 4) if whole else None)


def _role(id_: str | None, redaction: Redaction) -> str:
    """Return how a ground stands to a redaction: `sole`, `likelier` of two inferred, the `other` of two, or `none`."""
    ids = [tag.id for tag in redaction.grounds]
    if id_ not in ids:
        return "sole" if id_ is None and not ids else "none"
    if len(ids) == 1 or redaction.grounds[0].settled:
        return "sole"
    return "likelier" if ids[0] == id_ else "other"
