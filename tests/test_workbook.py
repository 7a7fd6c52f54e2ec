"""A workbook held against what was written into it."""

import pytest
from attrs import evolve
from drawn import texts
from editing import CELLS, edited, untouched
from hypothesis import given
from hypothesis import strategies as st
from paper import SAMPLES

from foialyzer.account.release import Release
from foialyzer.account.tabulation import draw_tables
from foialyzer.account.workbook import EditedCell, EditedSheet, Unread, digest_reading, find_edits, is_same
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript

SAMPLE = analyse_file(SAMPLES / "veer-oudeschans" / "release.pdf")


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@given(texts())
def test_law_what_was_left_alone_was_not_edited(text: str) -> None:
    """In a workbook that nobody touched no cell is edited, and no row is gone or unknown."""
    release = account(text)
    assert find_edits(untouched(release), draw_tables(release)) == ((), ())


@given(
    st.sampled_from([(t.name, str(r[0]), c.name) for t in draw_tables(SAMPLE)[:5] for r in t.rows for c in t.columns[1:]]), CELLS
)
def test_law_an_edited_cell_is_found_alone(place: tuple[str, str, str], cell: EditedCell) -> None:
    """Where one cell is changed, that one and no other is found, with what it was and what it is."""
    found, doubts = find_edits(edited(SAMPLE, {place: cell}), draw_tables(SAMPLE))
    assert doubts == ()
    assert all((edit.sheet, edit.place, edit.column) == place and edit.now == (cell or None) for edit in found)
    was = next(str(r[n] or "") for t in draw_tables(SAMPLE) for r in t.rows for n, c in enumerate(t.columns)
               if (t.name, r[0], c.name) == place)  # fmt: skip
    now = cell.what if isinstance(cell, Unread) else cell or ""
    assert isinstance(cell, Unread) or bool(found) or now.split() == was.split() or float(now) == float(was)


@given(st.randoms())
def test_law_the_order_of_rows_makes_no_difference(random: object) -> None:
    """A workbook that was sorted is one that nobody touched."""
    book = untouched(SAMPLE)
    sorted_ = tuple(evolve(sheet, rows=tuple(sorted(sheet.rows, key=lambda _: random.random()))) for sheet in book.sheets)  # type: ignore[attr-defined]
    assert find_edits(evolve(book, sheets=sorted_), draw_tables(SAMPLE)) == ((), ())


# cases


@pytest.mark.parametrize(("was", "now", "same"), [
    ("Dag  Jan", "Dag Jan ", True),
    ("a\nb", "a b", True),
    (None, None, True),
    (None, "x", False),
    ("x", None, False),
    (3, "3", True),
    (3, "4", False),
    (0.3333, "0.33330000000001", True),
    (0.3333, "x", False),
    ("5.1", "5.10", False),
    ("x" * 40_000, "x" * 32_763 + " […]", True),
    ("1", Unread("a formula"), False),
])  # fmt: skip
def test_what_counts_as_the_same(was: str | float | None, now: EditedCell, same: bool) -> None:
    """White space, the last digits of a fraction and a cut make no difference; a text is never taken for a number."""
    assert is_same(was, now) is same


def test_rows_that_cannot_be_placed() -> None:
    """A row that is gone has a doubt, those unknown or there twice have one together; empty rows and what was added have none."""
    book = untouched(SAMPLE)
    sheet = next(sheet for sheet in book.sheets if sheet.name == "documents")
    width = len(sheet.columns) + 1
    rows = [(*row, "a note") for row in (*sheet.rows[1:], sheet.rows[1])]
    rows += [("s99", *[None] * (width - 1)), (None,) * width, (None, "x", *[None] * (width - 2))]
    changed = EditedSheet("documents", (*sheet.columns, "notes"), tuple(rows))
    sheets = (*(one for one in book.sheets if one.name not in {"documents", "letter"}), changed, EditedSheet("mine", (), ()))
    found, doubts = find_edits(evolve(book, sheets=sheets), draw_tables(SAMPLE))
    assert found == ()
    assert [doubt.code for doubt in doubts] == ["correction-row"] * 2 + ["correction-gone"] * 2
    assert [doubt.place for doubt in doubts[-2:]] == ["s1", "letter"]


@pytest.mark.parametrize(("heading", "codes"), [
    ("Subject ", []),
    (" SUBJECT", []),
    ("onderwerp", ["correction-gone"]),
    ("to", ["correction-twice", "correction-gone"]),
])  # fmt: skip
def test_headings_that_were_changed(heading: str, codes: list[str]) -> None:
    """A heading is known whatever its case and white space; a column that is gone, and one that is there twice, has a doubt."""
    book = edited(SAMPLE, {("messages", "m1", "subject"): "Anders"})
    sheets = tuple(
        evolve(sheet, columns=tuple(heading if column == "subject" else column for column in sheet.columns))
        if sheet.name == "messages" else sheet for sheet in book.sheets
    )  # fmt: skip
    found, doubts = find_edits(evolve(book, sheets=sheets), draw_tables(SAMPLE))
    assert [(edit.column, edit.now) for edit in found] == ([] if codes else [("subject", "Anders")])
    assert [(doubt.code, doubt.place) for doubt in doubts] == [(code, "messages") for code in codes]


def test_a_heading_that_was_added_again() -> None:
    """Of two columns with one heading the first counts, and the second, empty one clears nothing."""
    book = edited(SAMPLE, {("messages", "m1", "subject"): "Anders"})
    sheets = tuple(
        EditedSheet(sheet.name, (*sheet.columns, "subject"), tuple((*row, None) for row in sheet.rows))
        if sheet.name == "messages" else sheet for sheet in book.sheets
    )  # fmt: skip
    found, doubts = find_edits(evolve(book, sheets=sheets), draw_tables(SAMPLE))
    assert [(edit.place, edit.now) for edit in found] == [("m1", "Anders")]
    assert [doubt.code for doubt in doubts] == ["correction-twice"]


def test_many_rows_that_cannot_be_placed() -> None:
    """However many rows name nothing, one doubt tells how many they are and where the first of them stand."""
    book = untouched(SAMPLE)
    sheets = tuple(
        EditedSheet(sheet.name, sheet.columns, (*sheet.rows, *[("x",) * len(sheet.columns)] * 5000))
        if sheet.name == "letter" else sheet for sheet in book.sheets
    )  # fmt: skip
    [doubt] = find_edits(evolve(book, sheets=sheets), draw_tables(SAMPLE))[1]
    assert (doubt.place, "5000 in all" in doubt.message, "row 3, 4, 5, 6, 7, … " in doubt.message) == ("letter row 3", True, True)


def test_one_reading_is_told_from_another() -> None:
    """Another value that can be corrected is another reading; another name of the file, or another figure, is not."""
    assert SAMPLE.letter is not None
    other = evolve(SAMPLE, letter=evolve(SAMPLE.letter, subject="x"))
    assert digest_reading(other) != digest_reading(SAMPLE)
    assert digest_reading(evolve(SAMPLE, source=evolve(SAMPLE.source, name="b.pdf"), findings=())) == digest_reading(SAMPLE)
