"""Lines that begin with a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import mailish

from foialyzer.mail.headers.label_lines import find_entries, main_field
from foialyzer.page.lines import split_lines


@given(st.one_of(st.text(), mailish()))
def test_law_an_entry_stands_on_its_line(text: str) -> None:
    """Each line has one entry or none, which begins where the line does, and whose value begins on that line."""
    lines = split_lines(text)
    entries = find_entries(lines)
    assert len(entries) == len(lines)
    for number, (line, entry) in enumerate(zip(lines, entries, strict=True)):
        if entry:
            assert (entry.first, entry.start) == (number, line.content.start)
            assert line.content.start < entry.value_start <= line.content.end
            assert entry.meanings


# cases


@pytest.mark.parametrize(
    ("line", "field"),
    [
        *(("Van: Jan", "from"), ("De : Jean", "from"), ("*From:* Alex", "from"), ("~~Van: Jan~~", "from"), ("Vari: Jan", "from")),
        *(("V an : Jan", "from"), ("Van; Jan", "from"), ("Van. Jan", "from"), ("Verzonclen: maandag", "sent")),
        *(("0nderwerp: plan", "subject"), ("Ondervverp: plan", "subject"), ("Onderwcrp: plan", "subject"), ("Van ████", "from")),
        *(("Onderwerpen: drie", None), ("Van maandag af", None), ("Van.Jan", None), ("Naam: Jan", None), ("Verbond: dat", None)),
    ],
)
def test_one_line(line: str, field: str | None) -> None:
    """A label may be marked, misread in one sign or lack its colon before a cover; a word that only sounds like one is none."""
    (entry,) = find_entries(split_lines(line))
    assert (main_field(entry) if entry else None) == field


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Van Jan Bos\nVerzonden dinsdag 5 maart 2019 16:50\nOnderwerp plan", ["Van", "Verzonden", "Onderwerp"]),
        ("Van Jan Bos\n\nVerzonden dinsdag 5 maart 2019 16:50", ["Verzonden"]),
        ("Van Jan kwam niets.\nVerzonden dinsdag 5 maart 2019 16:50", ["Verzonden"]),
        ("van Jan\nVerzonden dinsdag 5 maart 2019 16:50", ["Verzonden"]),
        ("Van Jan Bos\nVerzonden vorige week", []),
        ("Ven: Jan Bos\nVerzonden: vorige week\nAon: Piet Vos", ["Ven", "Verzonden", "Aon"]),
        ("Ven: Jan Bos\n\nVerzonden: vorige week\nJan: akkoord", ["Verzonden"]),
    ],
)
def test_labels_beside_a_date(text: str, labels: list[str]) -> None:
    """Beside the line of a date a label needs no colon, beside a sure label it may be misread, unless a blank line parts them."""
    assert [entry.label for entry in find_entries(split_lines(text)) if entry] == labels
