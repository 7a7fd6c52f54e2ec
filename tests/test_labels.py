"""Labels: the grounds and the mark that a redaction names."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.law.marks import load_marks
from foialyzer.redaction.labels import parse_label
from foialyzer.redaction.redaction import MarkId

WOB = ["10.1.c", "10.2.a", "10.2.e", "10.2.g", "11.1"]
MARKS = {*get_args(MarkId), None}
LABELS = st.one_of(
    st.text(), st.lists(st.sampled_from([*WOB, "5.1.2", ".", "e", ";", " ", "dubbel", "art. ", "lid 2"])).map("".join)
)


@given(LABELS)
def test_law_any_label_is_read(label: str) -> None:
    """Any label names each ground once, each printed and with a confidence in (0, 1], and at most one mark."""
    tags, mark = parse_label(label)
    assert len({tag.id for tag in tags}) == len(tags)
    assert all(tag.basis == "printed" and 0 < tag.confidence <= 1 and tag.reason for tag in tags)
    assert all(":" in tag.id for tag in tags)
    assert mark in MARKS


@given(st.lists(st.sampled_from(WOB), min_size=1, max_size=6), st.sampled_from([";", " ; ", ", ", "/", " en "]))
def test_law_grounds_stand_in_the_order_printed(codes: list[str], separator: str) -> None:
    """A list of codes names each of them, in the order of their first print."""
    tags, _ = parse_label(separator.join(codes))
    assert [tag.id for tag in tags] == [f"nl-wob:{code}" for code in dict.fromkeys(codes)]


def test_marks_that_are_not_told() -> None:
    """Each mark of a redaction is one that the tables know; three of theirs say nothing that the result has a word for."""
    known = {row.id for row in load_marks()}
    assert known - set(get_args(MarkId)) == {"not_applicable", "suspended", "classified"}
    assert set(get_args(MarkId)) <= known


@pytest.mark.parametrize(
    ("label", "grounds", "mark"),
    [
        ("10.2.e", ["nl-wob:10.2.e"], None),
        ("10.2e", ["nl-wob:10.2.e"], None),
        ("(10)(2e)", ["nl-wob:10.2.e"], None),
        ("(10)(2e);(10)(1c)", ["nl-wob:10.2.e", "nl-wob:10.1.c"], None),
        ("5.1.2.e", ["nl-woo:5.1.2.e"], None),
        ("art. 5.1 lid 2 sub e", ["nl-woo:5.1.2.e"], None),
        ("J Art. 5.1 lid 2 sub e", ["nl-woo:5.1.2.e"], None),
        ("10.1.b./10.2.g", ["nl-wob:10.1.b", "nl-wob:10.2.g"], None),
        ("(b)(6)", ["us-foia:b.6"], None),
        ("buiten verzoek", [], "out_of_scope"),
        ("dubbel", [], "duplicate"),
        ("11.1, concept", ["nl-wob:11.1"], "draft"),
        ("10.2.e;buiten verzoek", ["nl-wob:10.2.e"], "out_of_scope"),
    ],
)
def test_label(label: str, grounds: list[str], mark: str | None) -> None:
    """A label names its grounds and its mark in any of the spellings of authorities."""
    tags, found = parse_label(label)
    assert ([tag.id for tag in tags], found) == (grounds, mark)


@pytest.mark.parametrize("label", ["", " ", "sic", "bijlage", "10.1.e", "naam", "1", "11", "020 555 12 34", "…"])
def test_nothing_named(label: str) -> None:
    """A word, a number or a ground that no law holds names no ground and no mark."""
    assert parse_label(label) == ((), None)


def test_reason_quotes_the_print() -> None:
    """The reason of a ground quotes what is printed first."""
    (tag,) = parse_label("10.2e; 10.2.e")[0]
    assert tag.reason == "“10.2e” is printed on it"
