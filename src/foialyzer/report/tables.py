"""The tables of a release as CSV with a Data Package, as data frames, and as Arrow."""

import csv
import io
import json
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from foialyzer.account.release import Release
from foialyzer.account.tabulation import Cell, Table, draw_tables

__all__ = ["render_arrow", "render_csv", "render_package", "to_arrow", "to_pandas", "to_polars"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet may take for a formula


def render_csv(table: Table) -> str:
    """Return a table as CSV (RFC 4180): a heading, commas, CR LF.

    A text that a spreadsheet would take for a formula has an apostrophe put before it.

    Args:
        table: of a release.

    Example:
        >>> from foialyzer.account.tabulation import Column
        >>> table = Table("t", (Column("a", "string", ""),), (("=1+1",), ("x, y",), (None,)))
        >>> render_csv(table).split("\\r\\n")
        ['a', "'=1+1", '"x, y"', '""', '']
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return stream.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def render_package(release: Release, tables: Sequence[Table]) -> str:
    """Return the description of the CSV files of a release, as Data Package describes them.

    Args:
        release: they were made from.
        tables: in the files.
    """
    resources = [
        {
            "name": table.name,
            "path": f"{table.name}.csv",
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": {"fields": [{"name": c.name, "type": c.type, "description": c.says} for c in table.columns]},
        }
        for table in tables
    ]
    source = {"title": release.source.name, "sha256": release.source.sha256}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "foialyzer",
        "sources": [source],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def to_arrow(release: Release) -> dict[str, Any]:
    """Return the tables of a release as tables of pyarrow, which has to be installed (`foialyzer[arrow]`), by name.

    Polars, pandas and DuckDB take these as they are, without a copy. Each column says in its metadata what it holds, and each
    table of which file it is.

    Args:
        release: any.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
    """
    arrow = import_module("pyarrow")

    types = {"string": arrow.string(), "integer": arrow.int64(), "number": arrow.float64()}
    source = {"foialyzer.source": release.source.name, "foialyzer.sha256": release.source.sha256}
    tables = {}
    for table in draw_tables(release):
        fields = [arrow.field(c.name, types[c.type], metadata={"description": c.says}) for c in table.columns]
        columns = [
            arrow.array([_encodable(row[number]) for row in table.rows], type=field.type) for number, field in enumerate(fields)
        ]
        metadata = {key: _encodable(value) for key, value in source.items()}
        tables[table.name] = arrow.table(columns, schema=arrow.schema(fields, metadata=metadata))
    return tables


def render_arrow(release: Release, name: str) -> bytes:
    """Return one table of a release as an Arrow IPC stream, the same bytes for the same release; pyarrow has to be installed.

    Args:
        release: any.
        name: of the table.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
        KeyError: there is no such table.
    """
    arrow, ipc = import_module("pyarrow"), import_module("pyarrow.ipc")

    table = to_arrow(release)[name]
    stream = arrow.BufferOutputStream()
    with ipc.new_stream(stream, table.schema) as writer:
        writer.write_table(table)
    data: bytes = stream.getvalue().to_pybytes()
    return data


def _encodable(cell: Any) -> Any:  # noqa: ANN401  (a cell of any kind)
    """Return a cell that can be encoded: half a pair of surrogates, which a document may hold, becomes a question mark."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def to_pandas(release: Release) -> dict[str, Any]:
    """Return the tables of a release as data frames of pandas, which has to be installed, by name.

    Args:
        release: any.

    Raises:
        ModuleNotFoundError: pandas is not installed.
    """
    pandas = import_module("pandas")

    return {
        table.name: pandas.DataFrame(list(table.rows), columns=[column.name for column in table.columns])
        for table in draw_tables(release)
    }


def to_polars(release: Release) -> dict[str, Any]:
    """Return the tables of a release as data frames of polars, which has to be installed, by name.

    Args:
        release: any.

    Raises:
        ModuleNotFoundError: polars is not installed.
    """
    polars = import_module("polars")

    types = {"string": polars.String, "integer": polars.Int64, "number": polars.Float64}
    return {
        table.name: polars.DataFrame(
            list(table.rows), schema={column.name: types[column.type] for column in table.columns}, orient="row"
        )
        for table in draw_tables(release)
    }
