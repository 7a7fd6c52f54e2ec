"""Marks: what is printed on a redaction and is no ground."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.law.citations import parse_citations
from foialyzer.law.grounds import load_rows
from foialyzer.law.marks import MarkRow, load_marks, parse_mark

ROWS = load_marks()
EXAMPLES = [(row.id, example) for row in ROWS for example in row.examples]


@given(st.text(max_size=250))
def test_law_any_text_is_read(text: str) -> None:
    """Any text gives a mark or None, and a mark is printed in the text and not quite sure or sure."""
    mark = parse_mark(text)
    assert mark is None or (mark.printed in text and 0 < mark.confidence <= 1)


@given(st.sampled_from([(row.id, phrase) for row in ROWS for phrase in row.phrases if "#" not in phrase]), st.data())
def test_law_case_and_brackets_do_not_matter(row: tuple[str, str], data: st.DataObject) -> None:
    """A phrase says the same in any case, in brackets or not."""
    kind, phrase = row
    printed = "".join(data.draw(st.sampled_from([sign.lower(), sign.upper()])) for sign in phrase)
    left, right = data.draw(st.sampled_from([("", ""), ("[", "]"), ("(", ")"), (" ", " ")]))
    mark = parse_mark(left + printed + right)
    assert mark is not None
    assert mark.id == kind


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_example_of_the_tables(kind: str, example: str) -> None:
    """Each example in the tables gives its mark."""
    mark = parse_mark(example)
    assert mark is not None
    assert mark.id == kind


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_phrases_are_no_grounds(row: MarkRow) -> None:
    """No mark is read as a ground."""
    assert [parse_citations(phrase, place="label") for phrase in (*row.phrases, *row.alone)] == [()] * len(
        row.phrases + row.alone
    )


def test_spellings_of_grounds_are_no_marks() -> None:
    """No example of a ground is read as a mark, but for the one that carries both."""
    both = {example for table in load_rows().values() for row in table.grounds for example in row.examples if parse_mark(example)}
    assert both == {"11.1, concept"}


@pytest.mark.parametrize(
    "text",
    [
        *("persoonsgegevens", "PG", "openbaar", "Deels openbaar", "niet openbaar", "bubbel", "buiten gebruik", "uw verzoek"),
        *("Melkvee BV", "zie document", "geheimhouding", "conceptueel", "", " ", "x" * 300, "concept " * 100),
    ],
)
def test_no_mark(text: str) -> None:
    """Words that are near a mark, stand for a ground or are too long for a label are no mark."""
    assert parse_mark(text) is None


def test_misread_mark_is_less_sure() -> None:
    """What recognition garbled is read with less confidence than what is printed."""
    printed, misread = parse_mark("buiten verzoek"), parse_mark("b|ulten verz^k")
    assert printed is not None
    assert misread is not None
    assert misread.id == printed.id
    assert misread.confidence < printed.confidence == 1


def test_label_with_ground_and_mark_gives_both() -> None:
    """A ground and a mark stand side by side on one label."""
    mark = parse_mark("11.1, concept")
    assert mark is not None
    assert (mark.id, mark.printed) == ("draft", "concept")
    assert [c.ground for c in parse_citations("11.1, concept", place="label")] == ["nl-wob:11.1"]


def test_of_equally_sure_marks_the_first_counts() -> None:
    """Two marks on one label: the one printed first is given."""
    mark = parse_mark("Dubbel, buiten verzoek")
    assert mark is not None
    assert mark.id == "duplicate"


# regressions


@pytest.mark.parametrize("label", ["REDACTED 5.1.{}.c {}", "{}-{} 10.2.e; 11.1 ministerie", "buitn vrzk {} {}"])
def test_many_labels_near_no_mark(label: str) -> None:
    """Of 100 kB of labels, all different, none is a mark, and a garbled one after them still is."""
    assert {parse_mark(label.format(n % 9, n)) for n in range(100_000 // len(label))} == {None}
    mark = parse_mark("5.1.2.e; b|ulten verz^k")
    assert mark is not None
    assert (mark.id, mark.printed, mark.confidence) == ("out_of_scope", "b|ulten verz^k", 0.7)
