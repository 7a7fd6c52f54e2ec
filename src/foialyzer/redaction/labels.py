"""The text printed on a redaction: which grounds it names, or which mark."""

from functools import lru_cache
from typing import get_args

from foialyzer.law.citations import parse_citations
from foialyzer.law.marks import parse_mark
from foialyzer.redaction.redaction import GroundTag, MarkId

__all__ = ["is_label", "names_unknown_ground", "parse_label"]


@lru_cache(maxsize=4096)
def parse_label(label: str) -> tuple[tuple[GroundTag, ...], MarkId | None]:
    """Return the grounds a label names, each once in the order printed, and the mark it carries.

    A code that is in no statute gives no ground: it stays in the label, and is reported as unknown.

    Example:
        >>> tags, mark = parse_label("10.2.e;buiten verzoek")
        >>> [tag.id for tag in tags], mark
        (['nl-wob:10.2.e'], 'out_of_scope')
    """
    tags: dict[str, GroundTag] = {}
    for citation in parse_citations(label, place="label"):
        if citation.ground and citation.ground not in tags:
            reason = f"“{citation.printed}” is printed on it"
            tags[citation.ground] = GroundTag(citation.ground, "printed", citation.confidence, reason)
    mark = parse_mark(label)
    known = next((name for name in get_args(MarkId) if mark and name == mark.id), None)
    return tuple(tags.values()), known


_LONGEST = 60  # characters a label has at most
_MOSTLY = 0.7  # of what a label says are the grounds and the mark it names


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Tell whether a text is nothing but a label: the grounds or the mark it names are most of what it says.

    "Beschrijving vindplaats" in a cell of a table names a mark among other words and is none.

    Example:
        >>> is_label("10.2.e"), is_label("Artikel 10.2.e is toegepast op de namen")
        (True, False)
    """
    if not (0 < len(text) <= _LONGEST):
        return False
    enough = _MOSTLY * sum(map(str.isalnum, text))
    named = sum(sum(map(str.isalnum, citation.printed)) for citation in parse_citations(text, place="label"))
    if not (enough > 0 and named < enough):
        return enough > 0
    mark = parse_mark(text)
    return mark is not None and named + sum(map(str.isalnum, mark.printed)) >= enough


def names_unknown_ground(label: str) -> bool:
    """Tell whether a label names, beyond doubt, a ground of a known statute that does not exist: an authority's slip.

    Example:
        >>> names_unknown_ground("10.1.e"), names_unknown_ground("11"), names_unknown_ground("10.2.e")
        (True, False, False)
    """
    citations = parse_citations(label, place="label")
    return any(c.statute and c.ground is None and c.confidence >= 0.8 and c.code[-1:].isalpha() for c in citations)
