"""How a cell of the workbook is read: what each column may hold, and the form in which its values are kept."""

from collections.abc import Callable
from datetime import datetime
from typing import get_args

from foialyzer.account.correction import NO_REDACTION
from foialyzer.law.citations import parse_citations
from foialyzer.law.grounds import find_ground
from foialyzer.mail.dates import find_date
from foialyzer.mail.people import parse_people, parse_person
from foialyzer.redaction.redaction import MarkId
from foialyzer.release.inventory_words import Judgement

__all__ = ["parse_cell", "parse_day"]

_YEARS = range(1900, 2101)  # of dates that a reviewer can set


def parse_cell(column: str, text: str, statute: str | None) -> tuple[str, str | None]:
    """Return what a column may hold, for people, and what a text in it says; None where it is nothing of the kind.

    Args:
        column: of a sheet.
        text: on one line.
        statute: that ground codes without a law are of.

    Example:
        >>> parse_cell("sent", "5 maart 2019", None)
        ('a date of 1900 to 2100 such as 2019-03-05T10:22', '2019-03-05')
    """
    kind, parse = _KINDS.get(column, _TEXT)
    return kind, parse(text, statute) or None


def parse_day(text: str, _: str | None = None) -> str | None:
    """Return a date in ISO 8601, without its time; None for any other text.

    Example:
        >>> parse_day("5 maart 2019"), parse_day("9999-12-31")
        ('2019-03-05', None)
    """
    moment = _moment(text)
    return moment[:10] if moment else None


def _moment(text: str, _: str | None = None) -> str | None:
    """Return a date in ISO 8601, with its time if it has one, of a year in which mail or letters are; None for any other text."""
    moment = _iso(text)
    return moment if moment and int(moment[:4]) in _YEARS else None


def _iso(text: str) -> str | None:
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        found = find_date(text)
        return found.iso if found else None
    if value.tzinfo:
        return None
    if len(text) <= len("2019-03-05"):
        return value.date().isoformat()
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def _grounds(text: str, statute: str | None) -> str | None:
    """Return the ids of grounds, given as ids or as they are printed; None where one of them is no ground."""
    words = text.replace(",", " ").replace(";", " ").split()
    if all(find_ground(word) for word in words):
        return " ".join(dict.fromkeys(words))
    cited = [citation.ground for citation in parse_citations(text, place="label", statute=statute)]
    known = [ground for ground in cited if ground]
    return " ".join(dict.fromkeys(known)) if known and len(known) == len(cited) else None


def _one_of(*words: str) -> Callable[[str, str | None], str | None]:
    return lambda text, _: text.casefold() if text.casefold() in words else None


_TEXT: tuple[str, Callable[[str, str | None], str | None]] = ("a text", lambda text, _: text)
# What a cell of a column may hold, for people, and how it is read.
_KINDS: dict[str, tuple[str, Callable[[str, str | None], str | None]]] = {
    **dict.fromkeys(
        ("date", "request_date", "received_date", "extended_until"), ("a date of 1900 to 2100 such as 2019-03-05", parse_day)
    ),
    "sent": ("a date of 1900 to 2100 such as 2019-03-05T10:22", _moment),
    **dict.fromkeys(("ground", "other_grounds", "grounds"), ("grounds such as nl-woo:5.1.2.e", _grounds)),
    "mark": (f"one of {', '.join((*get_args(MarkId), NO_REDACTION))}", _one_of(*get_args(MarkId), NO_REDACTION)),
    "judgement": (f"one of {', '.join(get_args(Judgement))}", _one_of(*get_args(Judgement))),
    "from": ("a name", lambda text, _: parse_person(text).printed),
    "to": ("names", lambda text, _: "; ".join(person.printed for person in parse_people(text))),
    "cc": ("names", lambda text, _: "; ".join(person.printed for person in parse_people(text))),
}
