"""A release as tables."""

from attrs import evolve
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.release import Release
from foialyzer.account.tabulation import COLUMNS, CORRECTABLE, draw_redactions, draw_tables, render_cell
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_each_thing_is_one_row(recipe: Recipe) -> None:
    """Each message, redaction, document, row of the inventory, letter and finding is a row as long as its heading."""
    release = account(render_transcript(recipe)[0])
    tables = {table.name: table for table in draw_tables(release)}
    ids = {name: [row[0] for row in table.rows] for name, table in tables.items()}
    assert sorted(map(str, ids["messages"])) == sorted(message.id for message in release.messages)
    assert ids["redactions"] == [redaction.id for redaction in release.redactions]
    assert ids["documents"] == [segment.id for segment in release.segments]
    assert ids["inventory_rows"] == [f"i{number}" for number in range(1, len(release.inventory) + 1)]
    assert ids["letter"] == (["letter"] if release.letter else [])
    assert ids["findings"] == [finding.code for finding in release.findings]
    assert all(len(row) == len(table.columns) for table in tables.values() for row in table.rows)


@given(texts())
def test_law_cells_are_of_the_type_of_their_column(text: str) -> None:
    """A cell holds nothing, or what its column says."""
    types = {"string": str, "integer": int, "number": (int, float)}
    for table in draw_tables(account(text)):
        for row in table.rows:
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or isinstance(cell, types[column.type])  # type: ignore[arg-type]


@given(st.text())
def test_law_a_cell_can_be_held(text: str) -> None:
    """A text as a cell holds it has no illegal character and is short enough, and is left as it is by doing that again."""
    cell = render_cell(text * 1000)
    assert render_cell(cell) == cell
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert all(sign.isprintable() or sign.isspace() or ord(sign) > 127 for sign in cell)


# cases


def test_words_under_a_cover_are_in_no_table() -> None:
    """What can still be read under a cover is in no table, also where it was asked for."""
    release = account("Dag [gelakt], tot morgen")
    told = evolve(release, redactions=tuple(evolve(one, leak="text", leaked="Secretword") for one in release.redactions))
    assert not any("Secretword" in str(row) for table in draw_tables(told) for row in table.rows)


def test_what_can_be_corrected_is_a_column() -> None:
    """Every column that can be corrected is there, and none is the id of its row."""
    for name, columns in CORRECTABLE.items():
        assert set(columns) <= {column.name for column in COLUMNS[name]} - {"id"}


def test_letter_and_inventory() -> None:
    """The letter is one row with its days, and a row of the inventory has its grounds."""
    release = analyse_file(SAMPLES / "veer-oudeschans" / "release.pdf")
    tables = {table.name: table for table in draw_tables(release)}
    assert tables["letter"].rows[0][-1] == 20
    assert any("nl-wob:10.2.e" in str(row[6]) for row in tables["inventory_rows"].rows)
    assert tuple(draw_redactions(release.redactions)) == tables["redactions"].rows
