"""Headings of the columns of an inventory, and what its judgements say, from data/inventories/."""

from functools import cache
from typing import Literal, get_args

import regex
from attrs import frozen

from foialyzer.law.citations import parse_citations
from foialyzer.tables import load_tables

__all__ = [
    "ColumnKind",
    "Heading",
    "InventoryTable",
    "Judgement",
    "find_heading",
    "is_title",
    "load_inventory_table",
    "parse_judgement",
]

ColumnKind = Literal[
    "number",
    "id",
    "title",
    "date",
    "kind",
    "judgement",
    "grounds",
    "sender",
    "recipient",
    "pages",
    "remarks",
    "marked",
    "unknown",
]
Judgement = Literal["public", "partial", "withheld", "already_public", "out_of_scope", "duplicate", "unknown"]
_LONGEST = 60  # characters of a heading
_LONGEST_CELL = 400  # characters of a cell that a judgement is looked for in
_LETTERED = regex.compile(r"\.[a-z]$")  # of a code that is no ground and yet names one thing: 10.1.e
_SEE = regex.compile(r"zie\s{1,2}(?:(?:document|doc|nr)\.?\s{0,2})?\d{1,4}\s?[a-z]?\W?", regex.IGNORECASE)  # "Zie 11"
_WEAK = frozenset({"ja", "nee", "niet", "deels", "gedeeltelijk", "geheel", "volledig", "geheim"})  # no judgement in mid-sentence


@frozen
class InventoryTable:
    """One file of `data/inventories/`: the words of inventories in one language."""

    name: str
    source: str
    filler: list[str]
    columns: dict[str, list[str]]
    marked: dict[str, Judgement]
    judgements: dict[str, list[str]]
    titles: dict[str, list[str]]


@frozen
class Heading:
    """What the column below a heading holds.

    Args:
        kind: of what stands in it; `marked` where a mark under it says that `means` holds.
        means: a judgement or the id of a ground, also of one that no table has, for a marked column.
    """

    kind: ColumnKind
    means: str | None = None


def load_inventory_table() -> InventoryTable:
    """Return the words of Dutch inventories."""
    table: InventoryTable = load_tables("inventories", InventoryTable)["nl"]
    return table


@cache
def _headings() -> dict[str, Heading]:
    table = load_inventory_table()
    kinds: dict[str, ColumnKind] = {kind: kind for kind in get_args(ColumnKind)}
    known = {word: Heading(kinds[kind]) for kind, words in table.columns.items() for word in words}
    return {**{word: Heading("marked", judgement) for word, judgement in table.marked.items()}, **known}


def find_heading(text: str) -> Heading | None:
    """Return what a heading of a column says; None where it is not known.

    Args:
        text: as printed, perhaps over several lines, perhaps backwards.

    Example:
        >>> find_heading("Weigeringsgronden Wob").kind, find_heading("gniledrooeB").kind, find_heading("10.2.e").means
        ('grounds', 'judgement', 'nl-wob:10.2.e')
        >>> find_heading("10.1.e").means
        'nl-wob:10.1.e'
        >>> find_heading("Geachte heer") is None
        True
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    words = [bare for bare in (_letters(word) for word in regex.split(r"[\s/]+", text)) if bare]
    known, filler = _headings(), load_inventory_table().filler
    kept = [word for word in words if word not in filler]
    outside = [bare for word in regex.sub(r"\([^)]*\)", " ", text).split() if (bare := _letters(word)) and bare not in filler]
    for spelled in ("".join(words), "".join(words)[::-1], "".join(kept), "".join(outside)):
        if spelled in known:
            return known[spelled]
    codes = [c for c in parse_citations(text, place="label") if c.ground or (c.statute and _LETTERED.search(c.code))]
    if len(codes) == 1 and len(codes[0].printed) >= len(text) - 6:
        return Heading("marked", codes[0].ground or f"{codes[0].statute}:{codes[0].code}")
    return None


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())


def _fold(text: str) -> str:
    return " ".join(regex.findall(r"\w+", text.casefold()))


@cache
def _judging() -> tuple[regex.Pattern[str], dict[str, Judgement]]:
    ids: dict[str, Judgement] = {judgement: judgement for judgement in get_args(Judgement)}
    said = {phrase: ids[judgement] for judgement, phrases in load_inventory_table().judgements.items() for phrase in phrases}
    longest = sorted(said, key=lambda phrase: (-len(phrase), phrase))
    return regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, longest))})(?!\w)"), said


def parse_judgement(text: str) -> Judgement | None:
    """Return what was decided on a document; None where the text names no judgement.

    The phrase that comes first decides: "Deels openbaar, bijlage niet openbaar" is about the document in its first words.

    Example:
        >>> parse_judgement("Gedeeltelijk openbaar"), parse_judgement("Reeds openbaar, zie site"), parse_judgement("10.2.e")
        ('partial', 'already_public', None)
    """
    if _SEE.fullmatch(text.strip()):
        return "duplicate"
    pattern, said = _judging()
    for found in pattern.finditer(_fold(text[:_LONGEST_CELL])):
        if found.start() == 0 or found[0] not in _WEAK:
            return said[found[0]]
    return None


@cache
def _titles(what: str) -> regex.Pattern[str]:
    phrases = sorted(load_inventory_table().titles[what], key=lambda phrase: (-len(phrase), phrase))
    return regex.compile(
        rf"(?:bijlage\s?\w{{0,3}}\s?)?(?:\d{{1,2}}\s)?(?:{'|'.join(map(regex.escape, phrases))})(?!\w).{{0,60}}", regex.DOTALL
    )


def is_title(text: str, what: Literal["inventory", "law"]) -> bool:
    """Tell whether a line is the title of an inventory or of reproduced law.

    Example:
        >>> is_title("Bijlage 2 - Inventarislijst", "inventory"), is_title("Bijlage 1: Relevante artikelen uit de Woo", "law")
        (True, True)
        >>> is_title("De documenten staan op de inventarislijst die als bijlage is gevoegd.", "inventory")
        False
    """
    return len(text) <= 2 * _LONGEST and _titles(what).fullmatch(_fold(text)) is not None
