"""Characters that steer a terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from foialyzer.report.control_characters import replace_steering


@given(st.text(), st.sampled_from(["", "\n\t"]))
def test_law_nothing_steers_and_nothing_else_changes(text: str, kept: str) -> None:
    """Of a text only what steers is replaced, character by character, but for what is kept."""
    plain = replace_steering(text, kept)
    assert len(plain) == len(text)
    for before, after in zip(text, plain, strict=True):
        steers = unicodedata.category(before) in {"Cc", "Cf", "Cs"} and before not in kept
        assert after == ("\ufffd" if steers else before)
