"""From an edited workbook to a corrected account."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from drawn import releases
from editing import CELLS, edited, edits, untouched
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.correction import Correction
from foialyzer.account.release import Release
from foialyzer.account.reviewing import review
from foialyzer.account.tabulation import draw_tables
from foialyzer.account.workbook import EditedCell, EditedWorkbook, Unread
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.errors import UnreadableInputError
from foialyzer.readers.corrections import read_corrections
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.json import parse_json, render_json
from foialyzer.report.xlsx import render_xlsx

SAMPLE = analyse_file(SAMPLES / "sluis-oost" / "release.txt")
PDF = analyse_file(SAMPLES / "veer-oudeschans" / "release.pdf")


def found_in(release: Release, place: tuple[str, str, str], cell: EditedCell) -> tuple[list[tuple[str, str | None]], list[str]]:
    """Return what an edited cell corrects, as fields and values, and the codes of the doubts it raises."""
    corrected = review(release, edited(release, {place: cell}))
    assert corrected.corrections is not None
    doubts = [d.code for d in corrected.diagnostics if d.code.startswith("correction-")]
    return [(one.field, one.now) for one in corrected.corrections.values], doubts


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_a_workbook_nobody_touched_changes_nothing(recipe: Recipe) -> None:
    """A release reviewed with its own workbook is the same release."""
    release = analyse(parse_transcript(render_transcript(recipe)[0], "a.txt"))
    assert review(release, untouched(release)) == release


@settings(max_examples=40)
@given(st.data(), st.sampled_from([SAMPLE, PDF]))
def test_law_every_edit_is_used_or_doubted(data: st.DataObject, release: Release) -> None:
    """Whatever is written into cells, the account is there; each value corrected differs from what was read, and is named."""
    cells = data.draw(edits(release))
    corrected = review(release, edited(release, cells))
    assert corrected.corrections is not None
    named = {one.place for one in corrected.corrections.values} | {doubt.place for doubt in corrected.diagnostics}
    assert {one.place for one in corrected.corrections.values} <= {place for _, place, _ in cells}
    assert all(one.was != one.now and one.basis == "human" for one in corrected.corrections.values)
    assert {place for (_, place, _), cell in cells.items() if isinstance(cell, Unread)} - {None} <= named | dismissed(corrected)
    assert parse_json(render_json(corrected)) == corrected


def dismissed(release: Release) -> set[str]:
    """Return the redactions that were dismissed, of which nothing else is told."""
    return {redaction.id for redaction in release.corrections.dismissed} if release.corrections else set()


@settings(max_examples=10)
@given(st.data(), st.sampled_from([SAMPLE, PDF]))
def test_law_the_workbook_of_a_corrected_account_corrects_the_same(data: st.DataObject, release: Release) -> None:
    """The workbook that is written of a corrected account, laid over what was read, gives the corrected account."""
    once = review(release, edited(release, data.draw(edits(release)), day="2026-11-20"))
    again = review(release, read_back(once))
    assert evolve(again, diagnostics=()) == evolve(once, diagnostics=())


def read_back(release: Release) -> EditedWorkbook:
    """Return the workbook of a release as it is read back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(render_xlsx(release))
        return read_corrections(path)


# cases


@pytest.mark.parametrize(("place", "cell", "found"), [
    (("redactions", "r1", "ground"), "10.2.g", ("grounds", "nl-wob:10.2.g")),
    (("redactions", "r1", "ground"), "nl-woo:5.1.2.e", ("grounds", "nl-woo:5.1.2.e")),
    (("redactions", "r1", "other_grounds"), "nl-wob:11.1", ("grounds", "nl-wob:10.2.e nl-wob:11.1")),
    (("redactions", "r1", "ground"), None, ("grounds", None)),
    (("redactions", "r1", "basis"), "human", ("basis", "human")),
    (("redactions", "r1", "mark"), "no_redaction", ("mark", "no_redaction")),
    (("redactions", "r1", "basis"), " Human", ("basis", "human")),
    (("redactions", "r1", "mark"), "draft", ("mark", "draft")),
    (("redactions", "r1", "mark"), "Draft ", ("mark", "draft")),
    (("redactions", "r1", "label"), "10.2.e ", None),
    (("messages", "m1", "sent"), "5 maart 2021 10:22", ("sent", "2021-03-05T10:22")),
    (("messages", "m1", "sent"), "2021-03-05T10:22:00", ("sent", "2021-03-05T10:22")),
    (("messages", "m1", "sent"), "2021-03-05", ("sent", "2021-03-05")),
    (("messages", "m1", "subject"), "=1+1", ("subject", "=1+1")),
    (("messages", "m1", "to"), "Jan Bos ;  Piet", ("to", "Jan Bos; Piet")),
    (("letter", "letter", "date"), "3 februari 2020", ("date", "2020-02-03")),
    (("inventory_rows", "i1", "judgement"), "withheld", ("judgement", "withheld")),
    (("documents", "s2", "label"), "7b", ("label", "7b")),
])  # fmt: skip
def test_cells_and_what_they_correct(place: tuple[str, str, str], cell: str | None, found: tuple[str, str | None] | None) -> None:
    """A cell is read as its column is meant, grounds and dates also as they are printed; what says the same corrects nothing."""
    assert found_in(PDF, place, cell) == ([found] if found else [], [])


@pytest.mark.parametrize(("place", "cell"), [
    (("redactions", "r1", "ground"), "99.9"),
    (("redactions", "r1", "ground"), "onleesbaar"),
    (("redactions", "r1", "basis"), "printed on it"),
    (("redactions", "r1", "mark"), "weet niet"),
    (("redactions", "r1", "hidden_chars"), "veel"),
    (("redactions", "r1", "hidden_chars"), None),
    (("redactions", "r1", "hidden_chars_low"), "99999"),
    (("redactions", "r1", "hidden_chars"), "²"),
    (("redactions", "r1", "hidden_chars"), "999999999"),
    (("redactions", "r1", "hidden_chars_high"), "1001"),
    (("letter", "letter", "date"), "9999-12-31"),
    (("letter", "letter", "received_date"), "1899-12-31"),
    (("messages", "m1", "sent"), "2101-01-01T10:00"),
    (("messages", "m1", "sent"), "gisteren"),
    (("messages", "m1", "sent"), "2021-03-05T10:22+01:00"),
    (("inventory_rows", "i1", "judgement"), "misschien"),
    (("letter", "letter", "subject"), Unread("a formula")),
])  # fmt: skip
def test_cells_that_cannot_be_used(place: tuple[str, str, str], cell: EditedCell) -> None:
    """A cell that is no value of its column has a doubt, and the value stays as it was read."""
    assert found_in(PDF, place, cell) == ([], ["correction-unread"])


@pytest.mark.parametrize("cell", ["9", "x", None])
def test_a_cell_that_follows_from_others(cell: str | None) -> None:
    """A cell that follows from others cannot be corrected, which a doubt says."""
    assert found_in(PDF, ("messages", "m1", "visible_chars"), cell) == ([], ["correction-locked"])


@pytest.mark.parametrize(("field", "day"), [("received_date", "2020-12-31"), ("date", "2019-01-01")])
def test_a_decision_before_its_request(field: str, day: str) -> None:
    """Where the days of a letter run backward by a correction, no days are counted, and a doubt says so."""
    corrected = review(PDF, edited(PDF, {("letter", "letter", field): day}))
    letter = corrected.letter
    assert letter
    assert (getattr(letter, field), letter.days_to_decision, letter.days_late, letter.days_late_net) == (day, None, None, None)
    assert "correction-order" in {doubt.code for doubt in corrected.diagnostics}


def test_far_more_than_was_measured() -> None:
    """The doubt about a redaction said to hide beyond all measure names what was measured and what was said."""
    corrected = review(PDF, edited(PDF, {("redactions", "r1", "hidden_chars"): "999999999"}))
    [said] = [doubt.message for doubt in corrected.diagnostics if doubt.code == "correction-unread"]
    assert "999999999" in said
    assert str(PDF.redactions[0].hidden_chars.high) in said


def test_an_estimate_alone_widens_its_range() -> None:
    """Who sets the estimate of what is hidden, and not its bounds, has the bounds hold it."""
    assert (
        found_in(PDF, ("redactions", "r1", "hidden_chars"), "500")[0][0][1] == f"500 ({PDF.redactions[0].hidden_chars.low}–500)"
    )


def test_a_ground_that_is_set_drives_out_what_was_inferred() -> None:
    """Of a redaction that could rest on either of two grounds, the one that is set or confirmed is left."""
    either = next(r for r in SAMPLE.redactions if len(r.grounds) == 2 and r.grounds[0].basis == "inferred")
    second = either.grounds[1].id
    for column, cell, now in (("ground", second, second), ("basis", "human", either.grounds[0].id)):
        corrected = review(SAMPLE, edited(SAMPLE, {("redactions", either.id, column): cell}))
        assert corrected.corrections is not None
        was = " ".join(tag.id for tag in either.grounds)
        assert corrected.corrections.values == (Correction(either.id, "grounds", was, now),)


def test_a_review_without_corrections_is_on_record() -> None:
    """A workbook that is signed and not corrected says who checked the reading, and on which day."""
    checked = review(PDF, untouched(PDF, "A. Reviewer", "20 november 2026"))
    assert checked.corrections is not None
    assert (checked.corrections.reviewer, checked.corrections.date, checked.corrections.values) == (
        "A. Reviewer",
        "2026-11-20",
        (),
    )
    assert evolve(checked, corrections=None) == PDF


def test_the_day_of_a_review_may_be_unread() -> None:
    """A date of the review that says nothing is a doubt, and the rest stands."""
    checked = review(PDF, untouched(PDF, "A. Reviewer", "laatst"))
    assert checked.corrections is not None
    assert checked.corrections.date is None
    assert [d.place for d in checked.diagnostics if d.code == "correction-unread"] == ["review"]


@pytest.mark.parametrize(("change", "code", "step"), [
    ({"sha256": "0" * 64}, "other_input", "run foialyzer audit on that file with -o"),
    ({"reading": "0"}, "other_reading", "give the options it was written with"),
    ({"reviewer": None}, "unnamed", "write a name beside “reviewer”"),
    ({"reviewer": " \n"}, "unnamed", "write a name beside “reviewer”"),
])  # fmt: skip
def test_workbooks_that_are_refused(change: dict[str, str | None], code: str, step: str) -> None:
    """The workbook of another file or reading, or corrections without a name, are refused with what to do."""
    book = edited(PDF, {("messages", "m1", "subject"): "x"})
    with pytest.raises(UnreadableInputError, match=step) as raised:
        review(PDF, evolve(book, facts={**book.facts, **change}))
    assert raised.value.code == code


@given(CELLS)
def test_findings_cannot_be_corrected(cell: EditedCell) -> None:
    """What is written on the sheet of findings is left alone."""
    table = next(table for table in draw_tables(PDF) if table.name == "findings")
    place = ("findings", str(table.rows[0][0]), "message") if table.rows else ("findings", "", "")
    assert found_in(PDF, place, cell) == ([], [])
