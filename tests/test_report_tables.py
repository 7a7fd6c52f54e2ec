"""The tables of a release as other programs take them."""

import csv
import io
import json
import sys
from types import SimpleNamespace

import pytest
from drawn import texts
from hypothesis import example, given
from hypothesis import strategies as st
from paper import SAMPLES

from foialyzer.account.tabulation import COLUMNS, Column, Table, draw_tables
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.tables import render_arrow, render_csv, render_package, to_arrow, to_pandas, to_polars

SAMPLE = SAMPLES / "sluis-oost" / "release.txt"


@given(st.lists(st.text(), min_size=1, max_size=5))
@example(["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "a\r\nb", '"', ",", ""])
def test_law_csv_reads_back_and_holds_no_formula(cells: list[str]) -> None:
    """A CSV reads back as what was written; a text that begins like a formula has an apostrophe before it, and no other."""
    table = Table("t", (Column("a", "string", ""),), tuple((cell,) for cell in cells))
    [_, *rows] = csv.reader(io.StringIO(render_csv(table), newline=""))
    for cell, row in zip(cells, rows, strict=True):
        assert row == [f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and cell else cell]


@given(texts())
@example("Dag \ud800 [gelakt]")
def test_law_arrow_holds_the_cells(text: str) -> None:
    """A table of Arrow holds the cells of each row, in columns of the type they state; a stream gives it back."""
    pytest.importorskip("pyarrow")
    from pyarrow import ipc

    release = analyse(parse_transcript(text, "a.txt"))
    tables = to_arrow(release)
    for table in draw_tables(release):
        rows = [
            {
                column.name: cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
                for column, cell in zip(table.columns, row, strict=True)
            }
            for row in table.rows
        ]
        assert tables[table.name].to_pylist() == rows
        assert tables[table.name].column_names == [column.name for column in table.columns]
        data = render_arrow(release, table.name)
        assert data == render_arrow(release, table.name)
        assert ipc.open_stream(data).read_all().equals(tables[table.name], check_metadata=True)


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


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_others_take_arrow(library: str) -> None:
    """A library of data frames takes the tables by the interface they share, with rows and columns as they are."""
    pytest.importorskip("pyarrow")
    frames = pytest.importorskip(library)
    table = to_arrow(analyse_file(SAMPLE))["redactions"]
    assert table.schema.metadata[b"foialyzer.source"] == b"release.txt"
    frame = frames.DataFrame(table) if library == "polars" else frames.DataFrame.from_arrow(table)
    assert list(frame.columns) == [column.name for column in COLUMNS["redactions"]]
    assert frame.shape == (42, len(COLUMNS["redactions"]))


def test_frames_of_the_libraries_themselves() -> None:
    """Where pandas and polars are installed, their frames hold every table."""
    release = analyse_file(SAMPLE)
    for library, convert in (("pandas", to_pandas), ("polars", to_polars)):
        pytest.importorskip(library)
        shapes = {name: frame.shape for name, frame in convert(release).items()}
        assert shapes == {table.name: (len(table.rows), len(table.columns)) for table in draw_tables(release)}
