"""Headers on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import TABLES, Stamp, mailish, stamps

from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.one_line import find_onelines
from foialyzer.page.lines import split_lines

SENDER, TO = "Jan Voorbeeld <jan@voorbeeld.example>", '"eva@voorbeeld.example" <eva@voorbeeld.example>; Piet <piet@proef.example>'

CAPITALS = {
    code: {name: [w for w in labels if w[0].isupper()] or labels for name, labels in table["labels"].items()}
    for code, table in TABLES.items()
}


def find(text: str) -> list[HeaderBlock]:
    """Return the one-line headers of a text."""
    return list(find_onelines(split_lines(text)))


@given(stamps(), st.integers(5, 12), st.sampled_from((": ", "：")), st.data())
def test_law_a_line_of_any_language_is_read_back(stamp: Stamp, dashes: int, colon: str, data: st.DataObject) -> None:
    """A header that is run together on one line in any language is taken apart into the fields it was made of."""
    table, line = TABLES[stamp.language], "-" * dashes
    values = {"from": SENDER, "to": TO, "sent": stamp.printed, "subject": "Vergunning haven"}
    printed = "".join(
        data.draw(st.sampled_from(CAPITALS[stamp.language][name])) + colon + value for name, value in values.items()
    )
    (found,) = find(f"Dag,\n\n   {line} {data.draw(st.sampled_from(table['forwarded']))} {line} {printed}\nBeste Eva,\n")
    assert {field.name: field.value for field in found.fields} == values
    assert found.sent is not None
    assert found.sent.value == stamp.moment
    assert stamp.language in found.languages


@given(st.one_of(st.text(), mailish()))
def test_law_any_text_gives_whole_lines(text: str) -> None:
    """In any text a one-line header is one whole line with three of its four fields, announced as forwarded."""
    spans = [line.span for line in split_lines(text)]
    for found in find(text):
        assert found.span in spans
        assert found.forwarded
        assert len({field.name for field in found.fields} & {"from", "to", "sent", "subject"}) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "----- Forwarded Message -----",
        "----- Forwarded Message ----- From: A",
        "----- Forwarded Message ----- From: A Subject of the mail",
        "Forwarded Message From: ATo: BSubject: C",
        "----- Bijlage ----- From: ATo: BSubject: C",
        "----- Forwarded Message ----- " + "From: ATo: BSubject: C" * 100,
    ],
)
def test_no_oneline(text: str) -> None:
    """A separator alone, fields without one, other titles between dashes and endless lines are no header."""
    assert find(text) == []


def test_between_marks() -> None:
    """GroupWise prints sender and date between marks; without a date, a sender or the marks at the end it is no header."""
    (block,) = find_onelines(split_lines('> >>> "Jan Bos" <jan@x.example> 4-3-2019 9:00 >>>\n'))
    assert (block.value("from"), block.sent.iso if block.sent else None, block.depth) == (
        'Jan Bos" <jan@x.example>',
        "2019-03-04T09:00",
        1,
    )
    for line in (">>> Jan Bos >>>", ">>> 4-3-2019 9:00 >>>", ">>> Jan 4-3-2019 9:00", ">> Jan 4-3-2019 9:00 >>>"):
        assert find_onelines(split_lines(line)) == ()
