"""Tables: the data of the package, checked on load."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import BrokenTableError
from foialyzer.redaction.markers import MarkerTable
from foialyzer.tables import load_tables, parse_table

PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="'"), max_size=20)
PIECES = st.sampled_from(
    ['code = "a"\n', 'severity = "info"\n', 'message = "b"\n', "message = 3\n", "place = 1", "[x]\n", "=", "\0", '"']
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=6).map("".join)))
def test_law_any_text_is_a_value_or_a_broken_table(text: str) -> None:
    """Any text gives a value of the shape or an error that names the table and what to do."""
    value, refusal = None, ""
    try:
        value = parse_table("doubts/a.toml", text, Diagnostic)
    except BrokenTableError as error:
        refusal = str(error)
    assert isinstance(value, Diagnostic) or ("doubts/a.toml" in refusal and "mend the file" in refusal)


@given(PLAIN, st.sampled_from(["info", "warning", "serious"]), PLAIN)
def test_law_what_is_written_is_read(code: str, severity: str, message: str) -> None:
    """A table with every key of the shape gives a value that holds what is written."""
    value = parse_table("a", f"code = '{code}'\nseverity = '{severity}'\nmessage = '{message}'", Diagnostic)
    assert (value.code, value.severity, value.message, value.place) == (code, severity, message, None)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("code = ", "is no TOML"),
        ('code = "a"\ncode = "b"', "is no TOML"),
        ('code = "a"\nseverity = "info"', "message"),
        ('code = "a"\nseverity = "info"\nmessage = "b"\ncolour = "red"', "colour"),
        ('code = "a"\nseverity = "grave"\nmessage = "b"', "severity"),
        ("", "code"),
    ],
    ids=["no value", "twice", "key missing", "key unknown", "value unknown", "empty"],
)
def test_broken_table(text: str, complaint: str) -> None:
    """A text that is no TOML, lacks a key, has one too many or a wrong value is refused, and the error says which."""
    with pytest.raises(BrokenTableError, match=complaint) as caught:
        parse_table("doubts/a.toml", text, Diagnostic)
    assert caught.value.__cause__ is not None


def test_wrong_type_in_a_list() -> None:
    """A wrong value deep in a table is found and its place named."""
    text = 'source = "a"\nwords = ["b"]\nsolid = "c"\n[sizes.name]\nlow = "x"\nestimate = 2\nhigh = 3'
    with pytest.raises(BrokenTableError, match=r"sizes.*low"):
        parse_table("markers/a.toml", text, MarkerTable)


def test_tables_by_name() -> None:
    """A folder gives its tables by the name of their file, and the same ones when asked again."""
    tables = load_tables("markers", MarkerTable)
    assert list(tables) == ["printed"]
    assert isinstance(tables["printed"], MarkerTable)
    assert load_tables("markers", MarkerTable) is tables


def test_tables_of_the_wrong_shape() -> None:
    """A folder asked for in another shape is refused."""
    with pytest.raises(BrokenTableError, match=r"markers/printed\.toml"):
        load_tables("markers", Diagnostic)


def test_every_table_is_toml() -> None:
    """Each file of the package's data is TOML in UTF-8, but for what was learnt and not written."""
    within = resources.files("foialyzer").joinpath("data").iterdir()
    folders = [folder for folder in within if folder.is_dir() and folder.name != "covers"]
    files = [
        file for folder in folders for file in folder.iterdir() if not file.name.startswith("__") and folder.name != "covers"
    ]
    assert len(files) > 20
    assert all(file.name.endswith(".toml") and tomllib.loads(file.read_text("utf-8")) for file in files)
