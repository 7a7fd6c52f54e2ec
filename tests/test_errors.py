"""Errors: one tree, each with a code that stays and a message for people."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import foialyzer
from foialyzer import errors
from foialyzer.errors import BrokenTableError, FoialyzerError, UnreadableInputError


@given(st.text(), st.text())
def test_law_an_error_keeps_what_it_was_told(message: str, code: str) -> None:
    """Message and code are kept, also on the way to another process."""
    error = UnreadableInputError(message, code)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  (made one line above)
    assert (str(again), again.code) == (str(error), error.code) == (message, code)


@pytest.mark.parametrize(
    ("error", "code"),
    [(FoialyzerError("a"), "error"), (UnreadableInputError("a"), "unreadable"), (BrokenTableError("a"), "broken_table")],
)
def test_code(error: FoialyzerError, code: str) -> None:
    """Each kind of error has a code of its own, and all are caught by one name."""
    assert error.code == code
    assert str(error) == "a"


def test_codes_do_not_leak() -> None:
    """The code of one error changes no other."""
    UnreadableInputError("a", "empty")
    assert UnreadableInputError("b").code == "unreadable"
    assert FoialyzerError.code == "error"


def test_one_tree() -> None:
    """Every public error is a kind of FoialyzerError, and can be imported from the package itself."""
    kinds = [getattr(errors, name) for name in errors.__all__]
    assert all(issubclass(kind, FoialyzerError) and getattr(foialyzer, kind.__name__) is kind for kind in kinds)
