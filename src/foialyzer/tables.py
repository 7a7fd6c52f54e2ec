"""The data files of the package as frozen values, checked on load.

A table is one TOML file under `data/<folder>/`; a folder holds tables of one shape. Adding a statute or a language is adding a
file.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar

import cattrs

from foialyzer.errors import BrokenTableError

__all__ = ["load_tables", "parse_table"]

T = TypeVar("T")

_converter = cattrs.Converter(forbid_extra_keys=True)


def parse_table(name: str, text: str, shape: type[T]) -> T:
    """Return the value that a TOML text holds.

    Args:
        name: what to call the table in an error.
        text: the TOML.
        shape: an attrs class; keys the class does not name are refused.

    Raises:
        BrokenTableError: the text is no TOML or does not fit the shape.

    Example:
        >>> from foialyzer.diagnostic import Diagnostic
        >>> parse_table("d", 'code="a"\\nseverity="info"\\nmessage="b"', Diagnostic).code
        'a'
    """
    try:
        return _converter.structure(tomllib.loads(text), shape)
    except tomllib.TOMLDecodeError as error:
        message = f"table {name} is no TOML: {error}; mend the file or reinstall foialyzer"
        raise BrokenTableError(message) from error
    except (cattrs.BaseValidationError, ValueError, TypeError) as error:
        causes = "; ".join(cattrs.transform_error(error))
        message = f"table {name} cannot be read: {causes}; mend the file or reinstall foialyzer"
        raise BrokenTableError(message) from error


@cache
def load_tables(folder: str, shape: type[T]) -> dict[str, T]:
    """Return every table of a folder under `data/` by its name (the file's name without `.toml`), sorted by name.

    Args:
        folder: `cues`, `grounds`, `headers`, `inventories`, `letters`, `markers` or `marks`.
        shape: the attrs class of its tables.

    Raises:
        BrokenTableError: a file does not fit the shape.
    """
    files = sorted(
        (f for f in resources.files("foialyzer").joinpath("data", folder).iterdir() if f.name.endswith(".toml")),
        key=lambda f: f.name,
    )
    return {f.name.removesuffix(".toml"): parse_table(f"{folder}/{f.name}", f.read_text("utf-8"), shape) for f in files}
