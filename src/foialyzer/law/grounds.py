"""Statutes and the grounds they give for withholding information, as frozen values.

One statute is one TOML file under `data/grounds/`; its name is the statute's id. A ground is named `statute:code`, with dots
everywhere and in lower case: `nl-wob:10.2.e`. `docs/reference/grounds.md` prints the tables and says how to add one.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal

from attrs import frozen

from foialyzer.errors import BrokenTableError
from foialyzer.tables import load_tables

__all__ = [
    "Ground",
    "GroundRow",
    "Kind",
    "Statute",
    "StatuteTable",
    "find_ground",
    "find_statute_in_force",
    "load_rows",
    "load_statutes",
]

Kind = Literal["absolute", "relative", "temporary", "rule", "discretion"]
Style = Literal["article", "exemption"]

UNKNOWN = "unknown"


@frozen
class Ground:
    """One ground on which a statute lets information be withheld, or a rule that limits such grounds.

    Args:
        id: `statute:code`, such as `nl-woo:5.1.2.e`.
        statute: the id of its statute.
        code: article, paragraph and letter, joined by dots, in lower case.
        label_nl: what it protects, in Dutch.
        label_en: the same in English.
        kind: `absolute` (no weighing), `relative` (weighed against openness), `temporary` (disclosed later),
            `rule` (limits grounds) or `discretion` (a power to disclose in another form).
        personal: it protects data about people.
        deliberative: it protects opinions and internal deliberation.
        maps_to: the ids of the grounds of other statutes it corresponds to.
        legend: the capital letter authorities print for it, or None.
        valid_from: the first day it could be cited, None when that day is not known.
        valid_to: the last day, None while in force.
        citable: it can be the ground of a redaction; a rule cannot.
        note: what a reader should know, or an empty text.
    """

    id: str
    statute: str
    code: str
    label_nl: str
    label_en: str
    kind: Kind
    personal: bool
    deliberative: bool
    maps_to: tuple[str, ...]
    legend: str | None
    valid_from: date | None
    valid_to: date | None
    citable: bool
    note: str


@frozen
class Statute:
    """A law on access to information, with its grounds.

    Args:
        id: the name of its table, such as `nl-wob`.
        name_nl: its full name in Dutch.
        name_en: its full name in English.
        mentions: the words by which a text names it.
        misread: how text recognition garbles those words.
        style: how it is cited: `article` (article, paragraph, letter) or `exemption` (`(b)(6)`).
        articles: the articles that hold grounds.
        source: law id and address.
        valid_from: the first day it was in force.
        valid_to: the last day, None while in force.
        term_days: calendar days an authority has to decide, None when the law does not count calendar days.
        extension_days: calendar days it may add.
        note: what a reader should know about the term.
        grounds: in the order of the law.
    """

    id: str
    name_nl: str
    name_en: str
    mentions: tuple[str, ...]
    misread: tuple[str, ...]
    style: Style
    articles: tuple[str, ...]
    source: str
    valid_from: date
    valid_to: date | None
    term_days: int | None
    extension_days: int | None
    note: str
    grounds: tuple[Ground, ...]

    @property
    def country(self) -> str:
        """The country whose authorities decide under it: `nl` of `nl-wob`."""
        return self.id.partition("-")[0]


@frozen
class GroundRow:
    """A ground as its table writes it; `valid_from` is left out when it is the statute's, and `unknown` when nobody knows it.

    `words` are plain words that stand for the ground on a label; `examples` are spellings of it, checked by the tests.
    """

    code: str
    nl: str
    en: str
    kind: Kind
    examples: tuple[str, ...]
    personal: bool = False
    deliberative: bool = False
    maps_to: tuple[str, ...] = ()
    legend: str | None = None
    words: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    note: str = ""


@frozen
class StatuteTable:
    """A statute as its table writes it; `counter_examples` look like a citation and are none, checked by the tests."""

    name_nl: str
    name_en: str
    style: Style
    articles: tuple[str, ...]
    mentions: tuple[str, ...]
    source: str
    valid_from: str
    grounds: tuple[GroundRow, ...]
    counter_examples: tuple[str, ...]
    misread: tuple[str, ...] = ()
    valid_to: str | None = None
    term_days: int | None = None
    extension_days: int | None = None
    note: str = ""


def _parse_day(printed: str | None, otherwise: date | None, place: str) -> date | None:
    if printed is None or printed == UNKNOWN:
        return None if printed == UNKNOWN else otherwise
    try:
        return date.fromisoformat(printed)
    except ValueError as error:
        message = f"table grounds/{place} has the day {printed!r}; write it as 2022-05-01"
        raise BrokenTableError(message) from error


def _make_ground(statute: str, table: StatuteTable, row: GroundRow) -> Ground:
    first = _parse_day(table.valid_from, None, statute)
    last = _parse_day(table.valid_to, None, statute)
    return Ground(
        id=f"{statute}:{row.code}",
        statute=statute,
        code=row.code,
        label_nl=row.nl,
        label_en=row.en,
        kind=row.kind,
        personal=row.personal,
        deliberative=row.deliberative,
        maps_to=row.maps_to,
        legend=row.legend,
        valid_from=_parse_day(row.valid_from, first, statute),
        valid_to=_parse_day(row.valid_to, last, statute),
        citable=row.kind != "rule",
        note=row.note,
    )


def _make_statute(name: str, table: StatuteTable) -> Statute:
    first = _parse_day(table.valid_from, None, name)
    if first is None:
        message = f"table grounds/{name} does not say since when the statute is in force; give valid_from"
        raise BrokenTableError(message)
    return Statute(
        id=name,
        name_nl=table.name_nl,
        name_en=table.name_en,
        mentions=table.mentions,
        misread=table.misread,
        style=table.style,
        articles=table.articles,
        source=table.source,
        valid_from=first,
        valid_to=_parse_day(table.valid_to, None, name),
        term_days=table.term_days,
        extension_days=table.extension_days,
        note=table.note,
        grounds=tuple(_make_ground(name, table, row) for row in table.grounds),
    )


@cache
def _statutes() -> Mapping[str, Statute]:
    return {name: _make_statute(name, table) for name, table in load_rows().items()}


@cache
def _grounds() -> Mapping[str, Ground]:
    return {ground.id: ground for statute in _statutes().values() for ground in statute.grounds}


def load_rows() -> dict[str, StatuteTable]:
    """Return the tables as written, by statute: they hold the examples, counter-examples and plain words.

    Raises:
        BrokenTableError: a table does not hold what it should.

    Example:
        >>> "10.2. e" in [e for row in load_rows()["nl-wob"].grounds for e in row.examples]
        True
    """
    return load_tables("grounds", StatuteTable)


def load_statutes() -> dict[str, Statute]:
    """Return every statute by its id, sorted by id.

    Raises:
        BrokenTableError: a table does not hold what it should.

    Example:
        >>> load_statutes()["nl-woo"].extension_days
        14
    """
    return dict(_statutes())


def find_ground(ground_id: str) -> Ground | None:
    """Return the ground of an id such as `nl-wob:10.2.e`, or None when no table has it.

    Example:
        >>> find_ground("nl-wob:10.2.e").label_en
        'respect for privacy'
        >>> find_ground("nl-wob:10.1.e") is None
        True
    """
    return _grounds().get(ground_id)


def find_statute_in_force(day: date) -> Statute | None:
    """Return the Dutch statute a decision of that day has to apply: the Wob until 30 April 2022, the Woo from the day after.

    Example:
        >>> find_statute_in_force(date(2022, 4, 30)).id, find_statute_in_force(date(2022, 5, 1)).id
        ('nl-wob', 'nl-woo')
        >>> find_statute_in_force(date(1980, 1, 1)) is None
        True
    """
    for statute in _statutes().values():
        if statute.country == "nl" and statute.valid_from <= day and (statute.valid_to is None or day <= statute.valid_to):
            return statute
    return None
