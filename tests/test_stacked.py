"""Headers printed as two columns and read one after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import PEOPLE, SUBJECTS, TABLES, Stamp, mailish, stamps

from foialyzer.mail.headers.stacked import find_columns
from foialyzer.page.lines import split_lines

LANGUAGES = ("nl", "en", "de", "fr")


@given(stamps(LANGUAGES), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(SUBJECTS), st.booleans())
def test_law_columns_parse_back(stamp: Stamp, sender: str, to: str, subject: str, colon: bool) -> None:
    """Labels below one another and their values below them are read as if each stood behind its label."""
    labels = TABLES[stamp.language]["labels"]
    values = {"from": sender, "sent": stamp.printed, "to": to, "subject": subject}
    column = "\n".join(labels[name][0] + ":" * colon for name in values)
    text = f"{column}\n" + "\n".join(values.values()) + "\n\nAkkoord.\n"
    (header,) = find_columns(split_lines(text))
    assert {name: header.value(name) for name in ("from", "to", "subject")} == {
        name: " ".join(values[name].split()) for name in ("from", "to", "subject")
    }
    assert header.sent is not None
    assert header.sent.value == stamp.moment
    assert text[header.span.start : header.span.end].splitlines()[-1] == subject


@given(st.one_of(st.text(), mailish()))
def test_law_any_text_gives_headers_in_order(text: str) -> None:
    """In any text the headers found are in order, apart and inside it."""
    at = 0
    for header in find_columns(split_lines(text)):
        assert at <= header.span.start < header.span.end <= len(text)
        at = header.span.end


# cases


@pytest.mark.parametrize(
    "text",
    [
        "Van:\nVerzonden:\nAan:\nJan <a@b.example>\nmorgen\nPiet\n",
        "Van:\nVerzonden:\nAan:\nJan <a@b.example>\n5 maart 2019\nPiet\n",
        "Van:\nVerzonden:\nJan\n5 maart 2019 10:22\n",
        "Van:\nVerzonden:\nAan:\nJan\n5 maart 2019 10:22\n\nPiet\n",
        "Van:\nOnderwerp:\nAan:\nJan\n5 maart 2019 10:22\nPiet\n",
        "Van:\nVerzonden:\nAan:\n",
        "Van: Jan\nVerzonden: 5 maart 2019 10:22\nAan: Piet\n",
        "> Van:\n> Verzonden:\n> Aan:\nJan\n5 maart 2019 10:22\nPiet\n",
    ],
)
def test_what_is_no_header(text: str) -> None:
    """Without a date with a time where it should stand, with a value too few, or with other marks, columns are no header."""
    assert find_columns(split_lines(text)) == ()


@pytest.mark.parametrize(
    ("labels", "values", "to"),
    [
        ("Van Verzonden Aan CC Onderwerp", "{date}\n███ C/D\nRE: plan", "███ C/D"),
        ("Van Verzonden Aan Onderwerp", "{date}\n███ C/D; ███ E/F;\n███ G/H\nRE: plan", "███ C/D; ███ E/F; ███ G/H"),
        ("Van Verzonden Aan Onderwerp", "{date}\n███ C/D; ███\n- E/F\nRE: plan", "███ C/D; ███ - E/F"),
        ("Van Aan CC Onderwerp Verzonden", "███ C/D; ███\n(E/F)\n███ G/H\nRE: plan\n{date}", "███ C/D; ███ (E/F)"),
    ],
)
def test_recipients_of_several_lines_and_none(labels: str, values: str, to: str) -> None:
    """Recipients may run over several lines, and a copy field may have no value; the subject is what stands in its place."""
    above = "".join(f"{label}:\n" for label in labels.split())
    text = f"{above}███ A/B\n{values.format(date='dinsdag 5 maart 2019 10:22')}\n\nAkkoord.\n"
    (header,) = find_columns(split_lines(text))
    assert (header.value("to"), header.value("subject")) == (to, "RE: plan")
    assert header.sent is not None
    assert header.sent.iso == "2019-03-05T10:22"
