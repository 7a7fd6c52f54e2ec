"""A release as tables."""

import csv
import io
import json
import sys
from types import SimpleNamespace

import pytest
from attrs import evolve
from drawn import releases, texts
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.tables import (
    COLUMNS,
    Column,
    Table,
    draw_tables,
    render_csv,
    render_package,
    to_pandas,
    to_polars,
)

SAMPLE = SAMPLES / "sluis-oost" / "release.txt"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_each_thing_is_one_row(recipe: Recipe) -> None:
    """Each message, redaction, document and finding is one row, and each row is as long as its heading."""
    release = account(render_transcript(recipe)[0])
    tables = {table.name: table for table in draw_tables(release)}
    ids = {name: [row[0] for row in table.rows] for name, table in tables.items()}
    assert sorted(map(str, ids["messages"])) == sorted(message.id for message in release.messages)
    assert ids["redactions"] == [redaction.id for redaction in release.redactions]
    assert ids["documents"] == [segment.id for segment in release.segments]
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


@given(st.lists(st.text(), min_size=1, max_size=5))
@example(["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "a\r\nb", '"', ",", ""])
def test_law_csv_reads_back_and_holds_no_formula(cells: list[str]) -> None:
    """A CSV reads back as what was written; a text that begins like a formula has an apostrophe before it, and no other."""
    table = Table("t", (Column("a", "string", ""),), tuple((cell,) for cell in cells))
    [_, *rows] = csv.reader(io.StringIO(render_csv(table), newline=""))
    for cell, row in zip(cells, rows, strict=True):
        assert row == [f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and cell else cell]


# cases


def test_words_under_a_cover_are_in_no_table() -> None:
    """What can still be read under a cover is in no table, also where it was asked for."""
    release = account("Dag [gelakt], tot morgen")
    told = evolve(release, redactions=tuple(evolve(one, leak="text", leaked="Secretword") for one in release.redactions))
    assert not any("Secretword" in str(row) for table in draw_tables(told) for row in table.rows)


def test_package_describes_the_files() -> None:
    """The description names each file with its columns, and the source with its hash."""
    release = analyse_file(SAMPLE)
    tables = draw_tables(release)
    package = json.loads(render_package(release, tables))
    assert [one["path"] for one in package["resources"]] == [f"{name}.csv" for name in COLUMNS]
    for one, table in zip(package["resources"], tables, strict=True):
        heading = render_csv(table).split("\r\n")[0].split(",")
        assert [field["name"] for field in one["schema"]["fields"]] == heading
        assert {field["type"] for field in one["schema"]["fields"]} <= {"string", "integer", "number"}
    assert package["sources"] == [{"title": "release.txt", "sha256": release.source.sha256}]


def test_data_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data frames are given the rows and the columns of every table, in the order the libraries take them."""

    def frame(rows: list[object], **how: object) -> tuple[int, list[str]]:
        return len(rows), list(how.get("columns") or how.get("schema") or [])  # type: ignore[call-overload]

    library = SimpleNamespace(DataFrame=frame, String="s", Int64="i", Float64="f")
    for name, convert in (("pandas", to_pandas), ("polars", to_polars)):
        monkeypatch.setitem(sys.modules, name, library)
        frames = convert(analyse_file(SAMPLE))
        assert {name: frame[0] for name, frame in frames.items()} == {
            "messages": 5,
            "redactions": 42,
            "documents": 3,
            "findings": 2,
        }
        assert frames["messages"][1] == [column.name for column in COLUMNS["messages"]]
