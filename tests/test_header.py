"""The header of one mail, as a value."""

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.mail.headers.languages import Field
from foialyzer.page.span import Span

NAMES: list[Field] = ["from", "sent", "to", "cc", "bcc", "reply_to", "subject", "attachments", "other"]


def make(fields: list[tuple[Field, str]]) -> HeaderBlock:
    """Return a header with these fields."""
    parts = tuple(HeaderField(name, None, value, Span(0, 1)) for name, value in fields)
    return HeaderBlock("block", Span(0, 1), parts, None, 0, ())


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=5))), st.sampled_from(NAMES))
def test_law_the_first_field_of_a_name_counts(fields: list[tuple[Field, str]], name: Field) -> None:
    """The value of a field is that of the first field so named, and unknown where there is none."""
    values = [value for field, value in fields if field == name]
    assert make(fields).value(name) == (values[0] if values else None)


def test_empty_value_is_a_value() -> None:
    """A field that is printed and empty is not a field that is missing."""
    header = make([("cc", "")])
    assert (header.value("cc"), header.value("bcc")) == ("", None)


def test_headers_do_not_change() -> None:
    """A header and its fields cannot be changed once made."""
    header = make([("cc", "")])
    with pytest.raises(FrozenInstanceError):
        header.depth = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        header.fields[0].value = "x"  # type: ignore[misc]
