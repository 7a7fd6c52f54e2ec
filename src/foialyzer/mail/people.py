"""People as mail headers print them: names, addresses and units, also where a name is redacted."""

from itertools import pairwise

import regex
from attrs import frozen

from foialyzer.page.layout import COVER

__all__ = ["Person", "parse_people", "parse_person"]

_ADDRESS = regex.compile(
    rf"(?<![\w.+%'&/=-])(?P<local>[\w.+%'&/=-]*+(?:{COVER}++\s?\w{{0,2}})?)@(?P<domain>[\w-]++(?:\.[\w-]++)+)"
)
_AFTER_ADDRESS = regex.compile(rf"(?<=\.\w{{2,8}}>)\s+(?={COVER})")
_MAILTO = regex.compile(r"[<\[(]mailto:[^<>\[\]()\s]*[>\])]", regex.IGNORECASE)
# "WBW/DIR/PLAN/Afd3 Oost", "BZK/DGOO", "WBW/DIR/JUR/Clust. INT"
_UNIT = regex.compile(r"(?<![\w/.])[A-Z][\w&.-]{0,20}(?:/[A-Za-z][\w&.-]{0,20})+(?: (?!\d)[\w&.-]{1,20}){0,4}")
_EDGES = " \t,;:<>[]\"'“”|"


@frozen
class Person:
    """One sender or recipient.

    Args:
        printed: as printed, white space made single; a redaction is a run of `█`.
        name: None where it is redacted or not printed.
        address: None where it is redacted or not printed.
        domain: what follows the @; it often survives where the name does not.
        unit: the part of an organisation, as `WBW/DIR/COM`.
        redacted: whether some of it is.
    """

    printed: str
    name: str | None = None
    address: str | None = None
    domain: str | None = None
    unit: str | None = None
    redacted: bool = False


def parse_people(value: str) -> tuple[Person, ...]:
    """Return the people of a recipients field, in order.

    Grammar: `person (";" person)*`, or, where no semicolon stands, `person-with-address ("," person-with-address)*`; a comma
    inside a name ("Jansen, Piet <...>") does not part people. Where a redaction took the separator, the next person begins after
    the `>` of an address, or with the redaction between two units.

    Example:
        >>> [p.unit for p in parse_people("██████ WBW/DIR/COM ; ██████, FIN/DGRB")]
        ['WBW/DIR/COM', 'FIN/DGRB']
    """
    pieces = value.split(";") if ";" in value else _split_commas(value)
    people = (person for piece in pieces for part in _AFTER_ADDRESS.split(piece) for person in _split_units(part))
    return tuple(parse_person(person) for person in people if person.strip(_EDGES))


def _split_units(piece: str) -> list[str]:
    """Return the people of a piece in which a separator was lost: a redaction between two units opens the next person."""
    units = list(_UNIT.finditer(piece))
    cuts = [piece.find(COVER, one.end(), other.start()) for one, other in pairwise(units)]
    edges = [0, *(cut for cut in cuts if cut >= 0), len(piece)]
    return [piece[start:end] for start, end in pairwise(edges)]


def _split_commas(value: str) -> list[str]:
    pieces: list[str] = []
    open_piece = ""
    for part in value.split(","):
        open_piece = f"{open_piece},{part}" if open_piece else part
        if "@" in part:
            pieces.append(open_piece)
            open_piece = ""
    return [*pieces, open_piece]


def _trimmed(text: str) -> str:
    """Return a text without separators at its ends; brackets are taken off in pairs, or where they have no partner."""
    text = text.strip(_EDGES)
    while text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip(_EDGES)
    return text if text.count("(") == text.count(")") else text.strip("()" + _EDGES)


def parse_person(printed: str) -> Person:
    """Return the person a printed sender or recipient is.

    Where the name is redacted and what is left is no slashed unit, what is left is taken for the unit ("██████ NORTHCOAST COC5
    (NLD)").

    Example:
        >>> parse_person("██████ WBW/DIR/COM ██████@wbw.example>").unit
        'WBW/DIR/COM'
    """
    printed = " ".join(printed.split()).strip(",; ")
    plain = _MAILTO.sub("", printed)
    address = _ADDRESS.search(plain)
    pieces = [piece for part in _ADDRESS.sub(COVER, plain).split(COVER) if (piece := _trimmed(part))]
    redacted = COVER in printed
    unit = next((found for piece in pieces if (found := _UNIT.search(piece))), None)
    rest = " ".join(pieces)
    name = _trimmed(rest.replace(unit[0], " ", 1) if unit else rest).strip("-– ")
    local_hidden = address is not None and (COVER in address["local"] or not address["local"])
    return Person(
        printed=printed,
        name=None if redacted and COVER in _ADDRESS.sub("", plain) else name or None,
        address=address[0] if address and not local_hidden else None,
        domain=address["domain"].lower() if address else None,
        unit=_trimmed(unit[0]) if unit else (name or None) if redacted else None,
        redacted=redacted,
    )
