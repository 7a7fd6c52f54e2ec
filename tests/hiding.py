"""Text of a recipe, in which `{{10.2.e|Noor van Dalen}}` is a name hidden on the ground 10.2.e; `{{10.2.e!|...}}` hides badly.

What is hidden badly is covered and still there: a leak.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from attrs import frozen

REDACTION = re.compile(r"\{\{(?P<code>[^|{}!]*)(?P<leak>!?)\|(?P<hidden>[^{}]*)\}\}")


@frozen
class Character:
    """A character on paper, the number of the redaction it is hidden by, or 0, the code of it, and whether it leaks."""

    sign: str
    number: int = 0
    code: str = ""
    leak: bool = False


@frozen
class Piece:
    """Characters of one line that are hidden together or shown together."""

    text: str
    number: int
    code: str
    leak: bool

    @property
    def chars(self) -> int:
        """How many there are without white space."""
        return sum(not sign.isspace() for sign in self.text)


def characters(text: str) -> list[Character]:
    """Return each character of a recipe's text."""
    found: list[Character] = []
    at = 0
    for number, match in enumerate(REDACTION.finditer(text), 1):
        found += map(Character, text[at : match.start()])
        found += [Character(sign, number, match["code"], bool(match["leak"])) for sign in match["hidden"]]
        at = match.end()
    return [*found, *map(Character, text[at:])]


def pieces(line: Iterable[Character]) -> list[Piece]:
    """Return the pieces of one line."""
    return [
        Piece("".join(character.sign for character in group), number, code, leak)
        for (number, code, leak), group in groupby(line, key=lambda each: (each.number, each.code, each.leak))
    ]
