"""Names of files as headers print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.attachment_names import is_file_name, split_file_names

STEMS = st.from_regex(r"[A-Za-z][a-z0-9_-]{0,9}( [a-z0-9_-]{1,9}){0,3}", fullmatch=True)
NAMES = st.builds("{}.{}".format, STEMS, st.sampled_from(("pdf", "docx", "XLSX", "msg")))


@given(st.lists(NAMES, min_size=1, max_size=5), st.sampled_from((" ", ";", "; ", ", ")))
def test_law_names_are_read_back(names: list[str], between: str) -> None:
    """Names of files, with a space, comma or semicolon between them, are those names."""
    assert split_file_names(between.join(names)) == tuple(names)


@given(st.text())
def test_law_nothing_but_what_parts_names_is_lost(value: str) -> None:
    """Any value keeps its letters, in order."""
    kept = "".join(sign for name in split_file_names(value) for sign in name if sign.isalnum())
    assert kept == "".join(sign for sign in value if sign.isalnum())


# cases


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("verslag overleg.pdf", True),
        ("RAMING.XLSX", True),
        ("Zie ook www.rijksoverheid.nl", False),
        ("Zie ook rijksoverheid.nl", False),
        ("www.rijk.example/plan.pdf", False),
        ("jan@plan.zip", False),
        ("Akkoord. Doen", False),
        ("pdf", False),
    ],
)
def test_names(text: str, wanted: bool) -> None:
    """A name ends in a known kind of file; addresses of the web and of mail are none."""
    assert is_file_name(text) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("plan.pdf verslag.docx", ("plan.pdf", "verslag.docx")),
        ("plan.pdf; █████", ("plan.pdf", "█████")),
        ("plan.pdf (34 kB)", ("plan.pdf (34 kB)",)),
        ("Nota 1 en 2", ("Nota 1 en 2",)),
        ("", ()),
    ],
)
def test_fields(value: str, wanted: tuple[str, ...]) -> None:
    """Two names are two, and what is no name stays with the one before it."""
    assert split_file_names(value) == wanted
