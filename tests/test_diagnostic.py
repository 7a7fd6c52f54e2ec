"""Diagnostics: doubts as values."""

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.diagnostic import Diagnostic, Severity

SEVERITIES: list[Severity] = ["info", "warning", "serious"]


@given(st.text(), st.sampled_from(SEVERITIES), st.text(), st.none() | st.text())
def test_law_a_diagnostic_is_a_value(code: str, severity: Severity, message: str, place: str | None) -> None:
    """Two diagnostics that say the same of the same place are equal, so that a doubt raised twice can be named once."""
    one, other = Diagnostic(code, severity, message, place), Diagnostic(code, severity, message, place)
    assert {one, other} == {one}
    assert one != Diagnostic(code, severity, message, f"{place} and more")


def test_nothing_changes_in_place() -> None:
    """A diagnostic cannot be made less severe afterwards."""
    doubt = Diagnostic("encoding-guessed", "warning", "Read as cp1252.")
    with pytest.raises(FrozenInstanceError):
        doubt.severity = "info"  # type: ignore[misc]
    assert doubt.place is None
