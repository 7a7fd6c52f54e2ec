"""People as mail headers print them: names, addresses and units, also where a name is redacted."""

import regex
from attrs import frozen

from foialyzer.page.layout import COVER

__all__ = ["Person", "parse_people", "parse_person"]

_ADDRESS = regex.compile(
    rf"(?<![\w.+%'&/=-])(?P<local>[\w.+%'&/=-]*+(?:{COVER}++\s?\w{{0,2}})?)@(?P<domain>[\w-]++(?:\.[\w-]++)+)"
)
_MAILTO = regex.compile(r"[<\[(]mailto:[^<>\[\]()\s]*[>\])]", regex.IGNORECASE)
# "BS/AL/DS/DOPS/AfdJ3 Oper", "BZK/DGOO", "BS/AL/DJZ/Clust. INT"
_UNIT = regex.compile(r"(?<![\w/.])[A-Z][\w&.-]{0,20}(?:/[A-Za-z][\w&.-]{0,20})+(?: (?!\d)[\w&.-]{1,20}){0,4}")
_EDGES = " \t,;:<>()[]\"'“”|"


@frozen
class Person:
    """One sender or recipient.

    Args:
        printed: as printed, white space made single; a redaction is a run of `█`.
        name: None where it is redacted or not printed.
        address: None where it is redacted or not printed.
        domain: what follows the @; it often survives where the name does not.
        unit: the part of an organisation, as `BS/AL/DCO`.
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
    inside a name ("Jansen, Piet <...>") does not part people.

    Example:
        >>> [p.unit for p in parse_people("██████ BS/AL/DCO ; ██████, FIN/DGRB")]
        ['BS/AL/DCO', 'FIN/DGRB']
    """
    pieces = value.split(";") if ";" in value else _split_commas(value)
    return tuple(parse_person(piece) for piece in pieces if piece.strip(_EDGES))


def _split_commas(value: str) -> list[str]:
    pieces: list[str] = []
    open_piece = ""
    for part in value.split(","):
        open_piece = f"{open_piece},{part}" if open_piece else part
        if "@" in part:
            pieces.append(open_piece)
            open_piece = ""
    return [*pieces, open_piece]


def parse_person(printed: str) -> Person:
    """Return the person a printed sender or recipient is.

    Where the name is redacted and what is left is no slashed unit, what is left is taken for the unit ("██████ CENTCOM CCJ5
    (NLD)").

    Example:
        >>> parse_person("██████ BS/AL/DCO ██████@mindef.example>").unit
        'BS/AL/DCO'
    """
    printed = " ".join(printed.split()).strip(",; ")
    plain = _MAILTO.sub("", printed)
    address = _ADDRESS.search(plain)
    rest = " ".join(part.strip(_EDGES) for part in _ADDRESS.sub(" ", plain).split(COVER) if part.strip(_EDGES))
    redacted = COVER in printed
    unit = _UNIT.search(rest)
    name = (rest[: unit.start()] + rest[unit.end() :] if unit else rest).strip(_EDGES + "-–")
    local_hidden = address is not None and (COVER in address["local"] or not address["local"])
    return Person(
        printed=printed,
        name=None if redacted and COVER in _ADDRESS.sub("", plain) else name or None,
        address=address[0] if address and not local_hidden else None,
        domain=address["domain"].lower() if address else None,
        unit=(unit[0].strip(_EDGES) if unit else (name or None) if redacted else None),
        redacted=redacted,
    )
