"""Every header of a text, whatever its kind."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import BODY, CLIENT_ROWS, COPIED, MOMENTS, SENDER, SUBJECT, TABLES, Block, blocks, mailish, print_forward, quote

from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.search import find_headers

ABOVE = ("", "Dag allen,\n\nZie hieronder.\n\n")
ATTRIBUTION = "Op 3 nov. 2019 om 09:14 heeft Jan Voorbeeld <jan@voorbeeld.example> het volgende geschreven:\n\n"
SENTENCES = [sentence for table in TABLES.values() for sentence in table["counter_examples"]]


def said(header: HeaderBlock) -> tuple[object, ...]:
    """Return what a header says, without its place and depth."""
    fields = [(field.name, field.label, field.value) for field in header.fields]
    return header.style, fields, header.sent, header.languages, header.announced, header.forwarded


@given(st.lists(st.one_of(blocks().map(lambda block: block.text), st.just(ATTRIBUTION.strip())), max_size=4), st.integers(1, 3))
def test_law_one_more_mark_adds_one_to_the_depth(parts: list[str], marks: int) -> None:
    """A quote mark before each line of a text adds one to the depth of its headers and changes nothing else."""
    text = "\n\n".join(f"{part}\n\n{BODY}" for part in parts)
    for mark in ("> ", ">"):
        plain, quoted = find_headers(text), find_headers(quote(text, mark * marks))
        assert len(plain) == len(parts)
        assert [said(header) for header in quoted] == [said(header) for header in plain]
        assert [header.depth for header in quoted] == [header.depth + marks for header in plain]


@given(st.one_of(st.text(), mailish()))
def test_law_any_text_gives_headers_in_order(text: str) -> None:
    """In any text the headers found are in order, apart and inside it, and so are their fields, which hold what is printed."""
    headers = find_headers(text)
    assert all(upper.span.end <= lower.span.start for upper, lower in pairwise(headers))
    for header in headers:
        assert 0 <= header.span.start < header.span.end <= len(text)
        assert header.span.start == 0 or text[header.span.start - 1] == "\n"
        assert header.depth >= 0
        assert header.fields
        assert all(field.span in header.span for field in header.fields)
        assert all(word in text for field in header.fields for word in field.value.split())


@given(blocks(), blocks(), st.sampled_from(("\n\n", "\n\n\n\n", "\n\n-----Original Message-----\n")))
def test_law_what_follows_a_header_does_not_change_it(first: Block, second: Block, between: str) -> None:
    """A header is read the same whether or not another mail follows its own."""
    alone = find_headers(f"{first.text}\n\n{BODY}")
    both = find_headers(f"{first.text}\n\n{BODY}{between}{second.text}\n\n{BODY}")
    assert len(both) == 2
    assert both[0] == alone[0]


@pytest.mark.parametrize("code", TABLES)
def test_example_of_the_tables(code: str) -> None:
    """The example of each table is one header in its language with a date, a sender, a recipient and a subject."""
    (header,) = find_headers(TABLES[code]["example"])
    assert code in header.languages
    assert header.sent is not None
    assert header.sent.iso == "2019-03-05T10:22"
    assert all(header.value(name) for name in ("from", "to", "subject"))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_counter_example_of_the_tables(sentence: str) -> None:
    """No sentence of the tables that looks like a header is read as one, alone or among others."""
    others = [other for other in SENTENCES if other != sentence][:3]
    assert find_headers(sentence) == ()
    assert find_headers("\n".join([sentence, *others])) == ()


@pytest.mark.parametrize("above", ABOVE, ids=["alone", "below"])
@pytest.mark.parametrize("row", CLIENT_ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_forward_of_each_client(row: tuple[str, ...], above: str) -> None:
    """What each client prints above a forwarded mail is one header, with nothing of what stands above it or of its body."""
    text = print_forward(row, above)
    (header,) = find_headers(text)
    assert header.sent is not None
    assert (header.value("from"), header.value("cc"), header.value("subject")) == (SENDER, COPIED, SUBJECT)
    assert header.sent.iso == MOMENTS[row[0]]
    assert row[1] in header.languages
    assert text[: header.span.start].strip() == above.strip()
    assert re.sub(r"[\s>]+", " ", text[header.span.end :]).strip() == " ".join(BODY.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Van maandag tot vrijdag ben ik vrij.",
        "From AFP. Any opinions expressed are those of the author.",
        "Aan: de minister\nVan: directie Water\nDatum: 3 november 2019\nOnderwerp: Oplegnota\n\nTer besluitvorming.",
        "Van: directie Water\nAan: de minister\nOnderwerp: Oplegnota\n\nTer besluitvorming.",
        "Van: Jan\nNaar: Piet\n",
        "Datum: 3 november 2019 10:22\nOnderwerp: Overleg\nAanwezig: Jan, Piet\n",
        "Vroeger schreef men brieven:\n",
        "Op dinsdag schreef Jan: dat kan.\n",
        "Op 3 november 2019 schreef de krant dat het kan.",
        "Van: 3 november 2019 10:22",
        "Aan: a@b.example\nCC: c@d.example\nOnderwerp: Plan\n",
        "On the 3rd of November 2019 he wrote a letter.\nSubject: none",
    ],
)
def test_no_header(text: str) -> None:
    """Running text, the head of a memo and labels without a sender and a date are no mail."""
    assert find_headers(text) == ()


def test_separator_above_an_attribution_belongs_to_it() -> None:
    """Words that announce a forwarded mail above an attribution stand inside its span, a bare rule does not."""
    announced, ruled = (find_headers(line + "\n" + ATTRIBUTION)[0] for line in ("-----Oorspronkelijk bericht-----", "_____"))
    assert (announced.span.start, announced.announced, announced.forwarded) == (0, True, True)
    assert (ruled.span.start, ruled.announced, ruled.forwarded) == (6, False, False)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Van: " * 20_000, 0),
        ("Van:\n" * 20_000, 0),
        (">" * 40_000, 0),
        ("> " * 40_000, 0),
        ("wrote: " * 15_000, 0),
        ("On wrote:\n" * 10_000, 0),
        ("Op 3 nov. 2019 om 09:14 heeft " * 3_400, 0),
        ("Op 3 nov. 2019 om 09:14 heeft\n" * 3_400, 0),
        ("Op 3 nov. 2019 heeft het volgende geschreven:\n" * 2_200, 0),
        ("Urgentie: hoog\n" * 7_000, 0),
        ("-----Oorspronkelijk bericht-----\n" * 3_000, 0),
        ("----- Forwarded Message ----- From: a\n" * 2_700, 0),
        ("Van: █\n" * 12_000, 0),
        ("\n" * 100_000, 0),
        ("*" * 100_000, 0),
        (ATTRIBUTION * 1_000, 1_000),
        ("Van: ██████\nVerzonden: 3 november 2019 10:22\nAan: ██████\nOnderwerp: Plan\n\nJa.\n\n" * 1_200, 1_200),
        ("Van: x@y.example\nVerzonden: 3 november 2019 10:00\nAan: " + "a@b.example\n" * 8_000, 1),
    ],
)
def test_large_and_hostile(text: str, count: int) -> None:
    """A hundred thousand characters that nearly make headers are read through once and give as many as stand there."""
    assert len(find_headers(text)) == count
