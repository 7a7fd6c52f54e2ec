"""The tables of a release as other programs take them."""

import csv
import io
import json
import sys
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from paper import SAMPLES

from foialyzer.account.tabulation import COLUMNS, Column, Table, draw_tables
from foialyzer.api import analyse as analyse_file
from foialyzer.report.tables import render_csv, render_package, to_pandas, to_polars

SAMPLE = SAMPLES / "sluis-oost" / "release.txt"


@given(st.lists(st.text(), min_size=1, max_size=5))
@example(["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "a\r\nb", '"', ",", ""])
def test_law_csv_reads_back_and_holds_no_formula(cells: list[str]) -> None:
    """A CSV reads back as what was written; a text that begins like a formula has an apostrophe before it, and no other."""
    table = Table("t", (Column("a", "string", ""),), tuple((cell,) for cell in cells))
    [_, *rows] = csv.reader(io.StringIO(render_csv(table), newline=""))
    for cell, row in zip(cells, rows, strict=True):
        assert row == [f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and cell else cell]


# cases


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
            "inventory_rows": 0,
            "letter": 1,
            "findings": 2,
        }
        assert frames["messages"][1] == [column.name for column in COLUMNS["messages"]]
