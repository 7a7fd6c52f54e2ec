"""The body of a mail: its greeting, its valediction and signature, the line a device adds."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import regex
from attrs import frozen

from foialyzer.page.lines import Line
from foialyzer.page.span import Span
from foialyzer.tables import load_tables

__all__ = ["BodyPart", "CueTable", "PartKind", "find_parts", "find_signature", "is_device_line", "is_greeting", "is_valediction"]

_MOST_AFTER = 25  # non-blank lines a signature has at most
_LONGEST = 48  # characters of a line that is a greeting or valediction, name included


PartKind = Literal["signature", "device", "disclaimer"]


@frozen
class BodyPart:
    """A stretch of a body that its writer did not write for this mail alone: signature, disclaimer, the line a device adds."""

    kind: PartKind
    span: Span


@frozen
class CueTable:
    """One file of `data/cues/`: phrases that open and close a mail in one language."""

    name: str
    source: str
    greetings: list[str]
    valedictions: list[str]
    devices: list[str]
    disclaimers: list[str]


@cache
def _cues(kind: str) -> regex.Pattern[str]:
    phrases = {phrase for table in load_tables("cues", CueTable).values() for phrase in getattr(table, kind)}
    listed = "|".join(regex.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return regex.compile(rf"(?:{listed})(?!\w)", regex.IGNORECASE | regex.FULLCASE)


def is_greeting(text: str) -> bool:
    """Tell whether a line opens a mail.

    Example:
        >>> is_greeting("Beste ██████,"), is_greeting("Beste resultaten werden vorig jaar behaald met de nieuwe aanpak.")
        (True, False)
    """
    return len(text) <= _LONGEST and not text.endswith(".") and _cues("greetings").match(text) is not None


def is_valediction(text: str) -> bool:
    """Tell whether a line closes a mail.

    At most three words or redactions may follow the phrase: "Groet, ██████", but not "Groet hem van mij als je hem ziet".

    Example:
        >>> is_valediction("Met vriendelijke groet,"), is_valediction("Groet hem van mij morgen bij de bijeenkomst")
        (True, False)
    """
    match = _cues("valedictions").match(text) if len(text) <= _LONGEST else None
    return match is not None and len(text[match.end() :].strip(" ,.!").split()) <= 3 and not text.endswith("?")


def is_device_line(text: str) -> bool:
    """Tell whether a line was added by a device: "Verstuurd vanaf mijn iPhone"."""
    return len(text) <= 100 and _cues("devices").match(text) is not None


def find_signature(lines: Sequence[Line]) -> int | None:
    """Return the index of the line with which the signature of a body begins, None where it has none.

    It is the last valediction with at most 25 lines of text after it; an article pasted below a valediction is no signature.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> find_signature(split_lines("Zie bijlage.\\n\\nGroet,\\n██████"))
        2
    """
    after = 0
    for index in range(len(lines) - 1, -1, -1):
        if is_valediction(lines[index].text):
            return index
        after += not lines[index].blank
        if after > _MOST_AFTER:
            return None
    return None


def find_parts(lines: Sequence[Line]) -> tuple[BodyPart, ...]:
    """Return the signature, the lines of devices and the disclaimers of a body, in order; nothing is cut off.

    A disclaimer runs to the next blank line. What a signature holds of the other two is part of these, and ends it: the signature
    is what stands between them and its valediction.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> text = "Akkoord.\\n\\nGroet,\\nJan\\n\\nVerstuurd vanaf mijn iPhone\\n\\nDit bericht kan informatie bevatten die ..."
        >>> [(part.kind, part.span.of(text)) for part in find_parts(split_lines(text))][1]
        ('device', 'Verstuurd vanaf mijn iPhone')
    """
    parts: list[BodyPart] = []
    open_part: PartKind | None = None
    below: PartKind | None = None
    first = find_signature(lines)
    for index, line in enumerate(lines):
        if line.blank:
            open_part = None if open_part == "disclaimer" else open_part
            continue
        below = "signature" if index == first else below
        disclaimed = open_part == "disclaimer" or _cues("disclaimers").match(line.text) is not None
        kind: PartKind | None = "disclaimer" if disclaimed else "device" if is_device_line(line.text) else below
        if kind and kind == open_part:
            parts[-1] = BodyPart(kind, parts[-1].span.join(line.content))
        elif kind:
            parts.append(BodyPart(kind, line.content))
        open_part = kind
    return tuple(parts)
