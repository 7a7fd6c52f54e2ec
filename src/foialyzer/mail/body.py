"""The body of a mail: its greeting, its valediction and signature, the line a device adds."""

from collections.abc import Sequence
from functools import cache

import regex
from attrs import frozen

from foialyzer.page.line import Line
from foialyzer.tables import load_tables

__all__ = ["CueTable", "find_signature", "is_device_line", "is_greeting", "is_valediction"]

_MOST_AFTER = 25  # non-blank lines a signature has at most
_LONGEST = 48  # characters of a line that is a greeting or valediction, name included


@frozen
class CueTable:
    """One file of `data/cues/`: phrases that open and close a mail in one language."""

    name: str
    source: str
    greetings: list[str]
    valedictions: list[str]
    devices: list[str]


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
        >>> from foialyzer.page.line import split_lines
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
