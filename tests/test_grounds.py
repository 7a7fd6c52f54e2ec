"""Statutes and grounds: what their tables must hold."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.errors import BrokenTableError
from foialyzer.law import grounds
from foialyzer.law.grounds import StatuteTable, find_ground, find_statute_in_force, load_rows, load_statutes
from foialyzer.tables import parse_table

GROUNDS = [ground for statute in load_statutes().values() for ground in statute.grounds]
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_law_at_most_one_dutch_statute_in_force(day: date) -> None:
    """The statute found is in force that day, and no other Dutch one is."""
    dutch = [s for s in load_statutes().values() if s.id.startswith("nl-")]
    in_force = [s for s in dutch if s.valid_from <= day <= (s.valid_to or date.max)]
    found = find_statute_in_force(day)
    assert ([found] if found else []) == in_force


@given(st.text(max_size=20))
def test_law_only_ids_of_the_tables_are_found(text: str) -> None:
    """A text is the id of a ground exactly when a table says so."""
    assert (find_ground(text) is not None) == (text in {ground.id for ground in GROUNDS})


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.id)
def test_ground_is_canonical_and_found_by_its_id(ground: grounds.Ground) -> None:
    """An id is statute and code, in lower case, without spaces, its article one of the statute's."""
    statute = load_statutes()[ground.statute]
    assert ground.id == f"{statute.id}:{ground.code}" == ground.id.lower()
    assert not any(sign.isspace() for sign in ground.id)
    assert any(ground.code == article or ground.code.startswith(article + ".") for article in statute.articles)
    assert find_ground(ground.id) == ground


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.id)
def test_concordance_holds_both_ways(ground: grounds.Ground) -> None:
    """What a ground maps to exists in another statute and maps back."""
    for target in ground.maps_to:
        other = find_ground(target)
        assert other is not None
        assert other.statute != ground.statute
        assert ground.id in other.maps_to


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.id)
def test_rules_cannot_be_cited(ground: grounds.Ground) -> None:
    """Exactly the rules are not citable."""
    assert ground.citable == (ground.kind != "rule")


def test_ids_are_unique() -> None:
    """No ground stands in the tables twice."""
    assert len({ground.id for ground in GROUNDS}) == len(GROUNDS)


def test_legend_letters_are_unique_in_a_statute() -> None:
    """A legend letter stands for one ground, and the letters run from A to S."""
    letters = [ground.legend for ground in load_statutes()["nl-woo"].grounds if ground.legend]
    assert "".join(letters) == "ABCDEFGHIJKLMNOPQRS"


def test_personal_grounds() -> None:
    """The grounds that protect data about people are these and no others."""
    assert {ground.id for ground in GROUNDS if ground.personal} == {
        *("nl-wob:10.1.d", "nl-wob:10.2.e", "nl-woo:5.1.1.d", "nl-woo:5.1.1.e", "nl-woo:5.1.2.e", "us-foia:b.6", "us-foia:b.7.c"),
    }


def test_deliberative_grounds() -> None:
    """The grounds that protect opinions and deliberation are articles 11 and 5.2 and exemption 5."""
    assert {ground.id for ground in GROUNDS if ground.deliberative} == {
        *(f"nl-wob:11.{n}" for n in (1, 2, 3, 4)),
        *(f"nl-woo:5.2.{n}" for n in (1, 2, 3, 4)),
        "us-foia:b.5",
    }


@pytest.mark.parametrize(("statute", "term", "extension"), [("nl-wob", 28, 28), ("nl-woo", 28, 14), ("us-foia", None, None)])
def test_terms(statute: str, term: int | None, extension: int | None) -> None:
    """The Dutch terms are in calendar days; working days are no calendar days and stay unknown."""
    found = load_statutes()[statute]
    assert (found.term_days, found.extension_days) == (term, extension)


@pytest.mark.parametrize(
    ("day", "statute"),
    [(date(1992, 4, 30), None), (date(1992, 5, 1), "nl-wob"), (date(2022, 4, 30), "nl-wob"), (date(2022, 5, 1), "nl-woo")],
)
def test_statute_in_force_changes_between_two_days(day: date, statute: str | None) -> None:
    """The Wob ends on 30 April 2022 and the Woo begins the day after."""
    found = find_statute_in_force(day)
    assert (found.id if found else None) == statute


def test_ground_inherits_the_days_of_its_statute() -> None:
    """A ground is valid as long as its statute, unless its table says otherwise or does not know."""
    wob, woo = load_statutes()["nl-wob"], load_statutes()["nl-woo"]
    assert all((ground.valid_from, ground.valid_to) == (wob.valid_from, wob.valid_to) for ground in wob.grounds)
    assert wob.valid_to is not None
    assert wob.valid_to + timedelta(days=1) == woo.valid_from
    later = find_ground("nl-woo:5.4a")
    assert later is not None
    assert later.valid_from is None


def test_every_table_has_examples_and_counter_examples() -> None:
    """Each entry shows how it is spelled, and each statute what looks like it and is not."""
    for table in load_rows().values():
        assert table.counter_examples
        assert all(row.examples for row in table.grounds)


def test_reference_lists_every_ground() -> None:
    """The page for readers has a row for each ground of the tables, with its label and kind, and for no other."""
    page = (Path(__file__).parents[1] / "docs" / "reference" / "grounds.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith(("| `nl-", "| `us-"))
    ]
    assert [row[0].strip("`") for row in rows] == [ground.id for ground in GROUNDS]
    assert all(ground.label_en in row and ground.kind in row for row, ground in zip(rows, GROUNDS, strict=True))


HEAD = """
name_nl = "Wet"
name_en = "Act"
style = "article"
articles = ["1"]
mentions = ["Wet"]
source = "nowhere"
counter_examples = []
grounds = []
"""


@pytest.mark.parametrize("day", ["1 May 2022", "unknown"])
def test_broken_day_names_the_table(day: str) -> None:
    """A statute without a readable first day is refused, and the error names its table."""
    table = parse_table("grounds/test", f'{HEAD}valid_from = "{day}"', StatuteTable)
    with pytest.raises(BrokenTableError, match="grounds/nl-test"):
        grounds._make_statute("nl-test", table)  # noqa: SLF001  (tables only come from the package)
