"""The tables of a release as CSV with a Data Package, and as data frames."""

import csv
import io
import json
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from foialyzer.account.release import Release
from foialyzer.account.tabulation import Cell, Table, draw_tables

__all__ = ["render_csv", "render_package", "to_pandas", "to_polars"]

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
