"""Why something was withheld: statutes, their grounds, the citations of them in a text, and marks that are no ground."""

from foialyzer.law.citations import Citation, parse_citations
from foialyzer.law.grounds import Ground, Kind, Statute, find_ground, find_statute_in_force, load_statutes
from foialyzer.law.marks import Mark, MarkId, parse_mark
from foialyzer.law.spellings import Place

__all__ = [
    "Citation",
    "Ground",
    "Kind",
    "Mark",
    "MarkId",
    "Place",
    "Statute",
    "find_ground",
    "find_statute_in_force",
    "load_statutes",
    "parse_citations",
    "parse_mark",
]
