"""What is printed on a redaction and is no ground: `buiten verzoek`, `dubbel`, `concept`.

The words are data, in `data/marks/`, one file per language. Text recognition garbles them ("bulten verzoek", "butenverzeek",
"b|ulten verz^k"), so a label that holds none of them as written is compared with them by shape.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, get_args

from attrs import frozen

from foialyzer.errors import BrokenTableError
from foialyzer.tables import load_tables

__all__ = ["Mark", "MarkId", "MarkRow", "MarkTable", "load_marks", "parse_mark"]

MarkId = Literal["out_of_scope", "duplicate", "already_public", "draft", "not_applicable", "suspended", "classified"]

# A label is short; longer text is no label and is not searched.
LONGEST_LABEL = 200
# "b|ulten verz^k" is .92 alike to "buiten verzoek", "bubbel" .83 to "dubbel", "buiten gebruik" .67 to "buiten verzoek".
ALIKE = 0.85
# Shorter words are too easily alike to others.
SHORTEST_ALIKE = 6

# "BV" is also a company, "NR" a number.
SHORTEST_SURE = 3

_SHAPES = str.maketrans({"1": "i", "l": "i", "|": "i", "!": "i", "0": "o", "6": "e", "^": "", "€": "e"})


@frozen
class Mark:
    """A mark on a redaction that says why something is covered without citing a ground.

    Args:
        id: what it says.
        en: the same for English readers.
        printed: the words as printed.
        confidence: how sure the reading is, in (0, 1].
    """

    id: MarkId
    en: str
    printed: str
    confidence: float


@frozen
class MarkRow:
    """A mark as its table writes it.

    `phrases` count anywhere in a label, `alone` only as the whole of it; `#` stands for a document number.
    """

    id: MarkId
    en: str
    phrases: tuple[str, ...]
    alone: tuple[str, ...]
    examples: tuple[str, ...]


@frozen
class MarkTable:
    """The marks of one language."""

    marks: tuple[MarkRow, ...]


@cache
def load_marks() -> tuple[MarkRow, ...]:
    """Return the rows of all tables, one per language and kind of mark.

    Raises:
        BrokenTableError: a table does not hold what it should.

    Example:
        >>> "dubbel" in [phrase for row in load_marks() for phrase in row.phrases]
        True
    """
    rows = tuple(row for table in load_tables("marks", MarkTable).values() for row in table.marks)
    for row in rows:
        if row.id not in get_args(MarkId):
            message = f"a table of marks has the kind {row.id!r}; use one of {', '.join(get_args(MarkId))}"
            raise BrokenTableError(message)
    return rows


@cache
def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    body = r"\s{0,3}".join(re.escape(word) for word in phrase.split()).replace(r"\#", r"\d{1,4}[a-z]?").replace(r"\.", r"\.?")
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def _find_exact(text: str, whole: str) -> Iterator[Mark]:
    for row in load_marks():
        for word in row.alone:
            if whole.lower() == word.lower():
                yield Mark(row.id, row.en, whole, 0.9 if len(word) >= SHORTEST_SURE else 0.5)
        for phrase in row.phrases:
            if found := _phrase_pattern(phrase).search(text):
                yield Mark(row.id, row.en, found[0], 1.0 if found[0] == whole else 0.9)


def _shape(text: str) -> str:
    """The text without spaces and points, letters that look alike made the same."""
    return re.sub(r"[^\w]|_", "", text.lower().translate(_SHAPES))


@cache
def _phrase_shapes() -> tuple[tuple[MarkRow, str], ...]:
    """The shapes that a garbled label is compared with, in the order of the tables."""
    shapes = ((row, _shape(phrase)) for row in load_marks() for phrase in row.phrases if "#" not in phrase)
    return tuple((row, shape) for row, shape in shapes if len(shape) >= SHORTEST_ALIKE)


@cache
def _near_shapes(length: int, letters: int) -> tuple[tuple[MarkRow, str], ...]:
    """The shapes that one of this length and so many letters can be alike to; no phrase holds a digit."""
    return tuple((row, shape) for row, shape in _phrase_shapes() if 2 * min(len(shape), letters) / (len(shape) + length) >= ALIKE)


def _find_alike(text: str) -> Iterator[Mark]:
    for segment in re.split(r"[;,/\n]", text):
        shape = _shape(segment)
        near = _near_shapes(len(shape), sum(map(str.isalpha, shape)))
        if len(shape) < SHORTEST_ALIKE or not near:
            continue
        matcher = SequenceMatcher(None, "", shape)
        for row, phrase in near:
            matcher.set_seq1(phrase)
            if matcher.quick_ratio() >= ALIKE and (ratio := matcher.ratio()) >= ALIKE:
                yield Mark(row.id, row.en, segment.strip(), round(0.8 * ratio, 2))


def parse_mark(text: str) -> Mark | None:
    """Return the mark a label holds, the surest and then the first if it holds several, or None.

    A mark is never a ground: `11.1, concept` is the ground 11.1 and the mark `draft`. Longer text than a label is not searched.

    Example:
        >>> parse_mark("Valt buiten reikwijdte verzoek").id
        'out_of_scope'
        >>> mark = parse_mark("bulten verzoek")
        >>> mark.id, mark.confidence < 1
        ('out_of_scope', True)
        >>> parse_mark("10.2.e") is None
        True
    """
    if not (len(text) <= LONGEST_LABEL):
        return None
    whole = text.strip(" \t\r\n()[]")
    found = list(_find_exact(text, whole)) or list(_find_alike(text))
    return min(found, key=lambda mark: (-mark.confidence, text.find(mark.printed)), default=None)
