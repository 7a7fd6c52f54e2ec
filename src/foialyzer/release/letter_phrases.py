"""How Dutch authorities word their decision letters, from `data/letters/`."""

from functools import cache

import regex
from attrs import field, frozen

from foialyzer.tables import load_tables

__all__ = ["Cue", "LetterTable", "fill_pieces", "list_phrases", "load_letter_table"]


@frozen
class Cue:
    """A wording that says what a date, or a letter, is.

    Args:
        role: what it speaks for.
        pattern: of the wording; `{name}` stands for a piece of the table, `{date}` for the date it speaks about.
        weight: how much it says, in (0, 1]; below 0 where it speaks against the role.
        example: a sentence with the wording; for a date, the date stands in braces.
    """

    role: str
    pattern: str
    weight: float
    example: str


@frozen
class LetterTable:
    """One file of `data/letters/`: the wording of decision letters in one language."""

    name: str
    source: str
    evidence: dict[str, list[str]]
    labels: dict[str, list[str]]
    authority: dict[str, list[str]]
    numbers: dict[str, int]
    months: dict[str, list[str]]
    pieces: dict[str, str]
    phrases: dict[str, list[str]]
    date_cues: list[Cue] = field(factory=list)
    cues: list[Cue] = field(factory=list)


@cache
def load_letter_table() -> LetterTable:
    """Return the wording of Dutch letters."""
    table: LetterTable = load_tables("letters", LetterTable)["nl"]
    return table


@cache
def list_phrases(words: tuple[str, ...]) -> regex.Pattern[str]:
    r"""Return a pattern for any of some phrases, a space in which stands for any white space.

    Example:
        >>> list_phrases(("uw verzoek",)).search("op uw\nverzoek").span()
        (3, 13)
    """
    phrases = sorted(words, key=lambda word: (-len(word), word))
    loose = [r"\s{1,4}".join(map(regex.escape, phrase.split())) for phrase in phrases]
    return regex.compile(rf"(?<!\w)(?:{'|'.join(loose)})(?!\w)", regex.IGNORECASE)


@cache
def fill_pieces(pattern: str) -> regex.Pattern[str]:
    """Return a pattern of the table, its pieces filled in; one space stands for one space.

    Example:
        >>> fill_pieces("{number} weken").search("binnen vier weken")[0]
        'vier weken'
    """
    pieces = load_letter_table().pieces
    for _ in range(3):  # a piece may be made of pieces
        for name, piece in pieces.items():
            pattern = pattern.replace("{" + name + "}", f"(?:{piece})")
    return regex.compile(pattern, regex.IGNORECASE)
