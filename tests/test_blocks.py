"""Header blocks: labelled lines in any language, order and lay-out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import BODY, TABLES, Block, blocks, mailish

from foialyzer.mail.headers.blocks import announce, find_blocks
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.languages import Field
from foialyzer.page.lines import split_lines

NAMES: list[Field] = ["from", "to", "cc", "subject"]
PHRASES = [phrase for table in TABLES.values() for phrase in table["forwarded"]]
BLOCK = "Van: ██████ BZK\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: ██████ FIN\nOnderwerp: Proef"
HEAD = "Van: ██████ WBW/DIR/COM\nVerzonden: zaterdag 2 november 2019 14:06\n"
WRAPPED = "Stand van zaken onderzoek naar de aanleg van de nieuwe veerverbinding\ntussen haven en eiland"


def find(text: str) -> list[HeaderBlock]:
    """Return the blocks of a text."""
    return list(find_blocks(split_lines(text)))


def fields(block: HeaderBlock) -> dict[str, str]:
    """Return the values of a block by name."""
    return {field.name: field.value for field in block.fields}


@given(blocks(), st.sampled_from(("", "\n", "Vooraf staat iets.\n\n", "\n\n\n")), st.sampled_from(("\n\n", "\n \n")))
def test_law_a_block_of_any_language_is_read_back(block: Block, before: str, between: str) -> None:
    """A block printed in any language, order and lay-out is one header with the fields, the moment and the place it was given."""
    text = before + block.text + between + BODY
    (found,) = find(text)
    assert found.sent is not None
    assert {name: found.value(name) for name in NAMES if name in block.values} == {
        name: value for name, value in block.values.items() if name != "sent"
    }
    assert found.sent.value == block.moment
    assert block.language in found.languages
    assert found.span.of(text).rstrip("\n") == block.text
    assert [field.name for field in found.fields] == list(block.values)


@given(blocks(), st.sampled_from(PHRASES), st.integers(0, 3), st.booleans())
def test_law_a_separator_is_part_of_the_header_below_it(block: Block, phrase: str, blank: int, dashes: bool) -> None:
    """The line that announces a forwarded mail in any language opens the span of the header below it and changes no field."""
    line = f"-----{phrase}-----" if dashes else f"{phrase}:"
    above, alone = "Zie hieronder.\n\n", find(f"{block.text}\n\n{BODY}")
    (found,) = find(f"{above}{line}{chr(10) * (blank + 1)}{block.text}\n\n{BODY}")
    assert (found.span.start, found.announced, found.forwarded) == (len(above), True, True)
    assert fields(found) == fields(alone[0])


@given(st.lists(blocks(), max_size=4))
def test_law_each_block_is_found(parts: list[Block]) -> None:
    """Of mails printed one below the other each has its own header, in the order printed."""
    found = find("".join(f"{part.text}\n\n{BODY}\n" for part in parts))
    assert [block.value("subject") for block in found] == [part.values["subject"] for part in parts]


@given(st.one_of(st.text(), mailish()))
def test_law_any_text_gives_blocks_with_a_sender_or_a_date(text: str) -> None:
    """In any text a block has two labels at least, a sender or a date among them, and lies on whole lines."""
    for block in find(text):
        assert len(block.fields) >= 2
        assert {"from", "sent"} & set(fields(block))
        assert block.span.end == len(text) or text[block.span.end - 1] == "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HEAD + "Aan: ██████; ██████ AZ;\n██████ WBW/DIR/JUR\nOnderwerp: Vragen\n",
            {"to": "██████; ██████ AZ; ██████ WBW/DIR/JUR"},
        ),
        (HEAD + "Aan: ██████\nCC:\nOnderwerp: Vragen\n\nJa.", {"to": "██████", "cc": "", "subject": "Vragen"}),
        ("Van ██████ WBW/DIR/PLAN\n" + HEAD[HEAD.index("V", 3) :] + "Aan: ██████\n\nJa.", {"from": "██████ WBW/DIR/PLAN"}),
        (HEAD + "██████ WBW/DIR/PLAN\nCC: ██████ AZ\nOnderwerp: Vragen\n\nJa.", {"to": "██████ WBW/DIR/PLAN", "cc": "██████ AZ"}),
        (
            HEAD.replace("ber 2019", "ber\n2019") + "Aan: ██████\nOnderwerp: Vragen\n\nJa.",
            {"sent": "zaterdag 2 november 2019 14:06"},
        ),
        (HEAD + f"Aan: ██████\nOnderwerp: {WRAPPED}\n\nJa.", {"subject": WRAPPED.replace("\n", " ")}),
        (HEAD + "Aan: ██████\nOnderwerp: Vragen\nBeste allen,\nGraag.\n", {"subject": "Vragen"}),
        (
            "*From:* Alex\n*Sent:* Tuesday, March 5, 2019 10:22 AM\n*To:* Kim\n*Subject:* Plan\n\nYes",
            {"from": "Alex", "subject": "Plan"},
        ),
        ("To: ██████\nFrom: ██████\nSent: Fri 2/7/2020 6:51:21 PM\nImportance: Normal\nSubject: FW: Plan\n", {"other": "Normal"}),
        ("Van: 5.1.2e\nVerzonden: woensdag 3 april 2019 13:37\nAan: 5.1.2e; 5.1.2e\nOnderwerp: 11.1\n", {"from": "5.1.2e"}),
        (HEAD + "Aan: ██████\nBijlagen: Nota 1.docx; Nota 2.docx\nUrgentie: Hoog\n", {"attachments": "Nota 1.docx; Nota 2.docx"}),
    ],
)
def test_fields(text: str, expected: dict[str, str]) -> None:
    """Wrapped, empty, redacted and unlabelled fields have the value that is printed."""
    (block,) = find(text)
    assert fields(block).items() >= expected.items()


def test_label_that_is_lost_is_none() -> None:
    """Recipients whose label was redacted have none, those with a label have it as printed."""
    (block,) = find(HEAD + "██████ WBW/DIR/PLAN\nCC : ██████ AZ\nOnderwerp: Vragen\n")
    assert {field.name: field.label for field in block.fields} == {
        "from": "Van",
        "sent": "Verzonden",
        "to": None,
        "cc": "CC",
        "subject": "Onderwerp",
    }


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (BLOCK, "2019-03-05T10:22"),
        (BLOCK.replace("dinsdag 5 maart 2019 10:22", "██████"), None),
        (BLOCK.replace("dinsdag 5 maart 2019 10:22", "5.1.2e"), None),
        (BLOCK.replace("dinsdag 5 maart 2019 10:22", "5 maart 2019"), "2019-03-05"),
        ("To: ██████\nFrom: ██████\nSent: Thur 10/15/2020 7:05:00 AM\nSubject: Plan\n", "2020-10-15T07:05"),
        ("Van: ██████\nAan: ██████\nOnderwerp: Plan\nDatum: vrijdag 20 september 2024 11:51:19\nDag,\n", "2024-09-20T11:51:19"),
    ],
)
def test_date_of_a_block(text: str, iso: str | None) -> None:
    """The date is read where it can be, and unknown where it is redacted."""
    (block,) = find(text)
    assert (block.sent.iso if block.sent else None) == iso


@pytest.mark.parametrize(
    ("above", "start", "announced", "forwarded"),
    [
        ("", 0, False, False),
        ("Ja.\n", 4, False, False),
        ("________________________________\n", 0, True, False),
        ("-----Oorspronkelijk bericht-----\n", 0, True, True),
        ("-----Original Message-----\n\n\n", 0, True, True),
        ("_____\nBegin doorgestuurd bericht:\n\n", 0, True, True),
        ("Ja.\n_____\nJa.\n", 14, False, False),
        ("-----\n" + "\n" * 12, 18, False, False),
    ],
)
def test_announcement(above: str, start: int, announced: bool, forwarded: bool) -> None:
    """Rules and separators directly above a block are part of it, and only words say that it was forwarded."""
    (block,) = find(above + BLOCK)
    assert (block.span.start, block.announced, block.forwarded) == (start, announced, forwarded)


def test_mail_without_body_ends_where_the_next_begins() -> None:
    """A label that comes a second time opens the next header, also where nothing was written between the two."""
    upper, lower = find(f"{BLOCK}\n{BLOCK.replace('Proef', 'Vraag')}\n\nJa.")
    assert (upper.value("subject"), lower.value("subject")) == ("Proef", "Vraag")
    assert upper.span.end == lower.span.start == len(BLOCK) + 1


def test_announcement_does_not_reach_above_the_floor() -> None:
    """A separator that belongs to the mail above is not taken twice."""
    lines = split_lines("-----Oorspronkelijk bericht-----\n" + BLOCK)
    (block,) = find_blocks(lines[1:])
    assert announce(block, lines, 0, 1).forwarded
    assert announce(block, lines, 1, 1) == block


@pytest.mark.parametrize(
    "text",
    [
        "Van: Jan\nVan: Piet\nVan: Kees",
        "Van: Jan\n> Verzonden: 3 november 2019 10:22\n",
        "Van: Jan\n\n\n\nVerzonden: 3 november 2019 10:22\n",
        "Van: Jan\nDit is een zin die eindigt met een punt, zoals zinnen doen.\nVerzonden: 3 november 2019 10:22\n",
        "Van ██████ WBW/DIR\nAan ██████ WBW/DIR\nOp 3 november 2019 10:22\n",
        "Van de gemeente kwam niets\nVerzonden 3 november 2019 10:22\n",
        "Van Jan kregen wij\n\nDatum 3 november 2019 10:22\n\nAan Piet vragen\n",
        "Onderwerp: Plan\nBijlagen: 2\n",
    ],
)
def test_no_block(text: str) -> None:
    """Repeated labels, lines of another depth, gaps and sentences between them and two labels without colon make no block."""
    assert find(text) == []


def test_a_greeting_does_not_go_on_with_the_subject() -> None:
    """Where no blank line parts the subject from the body, a greeting opens the body, however narrow the header is."""
    head = "Van: ██████\nVerzonden: vrijdag 16 oktober 2020 09:01\nAan: ██████\n"
    text = f"{head}Onderwerp: FW: Verlenging van het certificaat\nGeachte ██████,\n"
    [block] = find_blocks(split_lines(text))
    assert block.value("subject") == "FW: Verlenging van het certificaat"


MISREAD = """
Vari: Jan Bos <jan@x.example>
V an : Jan Bos <jan@x.example>
Van; Jan Bos <jan@x.example>
|Van: Jan Bos <jan@x.example>
""".strip().split("\n")


@pytest.mark.parametrize("first", MISREAD)
def test_labels_as_recognition_garbles_them(first: str) -> None:
    """A header of a scan is found although its labels are misread; the sender is the same as in a clean one."""
    text = f"{first}\nVerzonden: zaterdag 2 november 2019 14:06\nA an: Piet\n0nderwerp: plan\n\nDag."
    (block,) = find_blocks(split_lines(text))
    assert [field.name for field in block.fields] == ["from", "sent", "to", "subject"]
    assert block.fields[0].value == "Jan Bos <jan@x.example>"


@pytest.mark.parametrize(
    "line", ["Vanaf: maandag", "Da ten: 3", "A: ja; B: nee", "Naam; Bos", "Variant: 2", "Verzending: maandag"]
)
def test_words_that_look_like_labels_are_none(line: str) -> None:
    """A word that only begins or sounds like a label opens no header."""
    assert find_blocks(split_lines(f"{line}\nOnderwerp: plan\n\nDag.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "MEMO\n\nAan: de staatssecretaris\nVan: ██████\nDatum: 3 november 2019\nBetreft: Planning\n\nHierbij het advies.\n",
        "Verslag\nDatum: 3 november 2019 10:00\nAanwezig: ██████, ██████\nAfwezig: Jan\n\nVan: Jan krijgen we stukken.\n",
        "Verslag\n\nDatum: dinsdag 5 maart 2019 10:00\nVan: notulist\nAan: deelnemers\nOnderwerp: stuurgroep\n",
        "Naam: ██████\nAdres: ██████\nDatum: 3-11-2019\nOnderwerp: bezwaar\nHandtekening: ████\n",
        "Aan: college\nBetreft: bezwaar\n\nHierbij het advies.\n",
        "Aan: college\nVan: Jan Bos\nBetreft: bezwaar\nDatum: 3 november 2019\n\nHierbij het advies.\n",
    ],
    ids=["memo", "minutes", "minutes with a reader", "form", "two labels", "memo with a writer"],
)
def test_what_looks_like_mail(text: str) -> None:
    """A memo whose writer is hidden, minutes and a form are no mail."""
    assert find_blocks(split_lines(text)) == ()


OPENED = "Van: █████ A/B\nVerzonden: dinsdag 5 maart 2019 16:50\nAan: █████ C/D\n"
RUN_ON = OPENED.replace("\n", "   ")
BARE = "Van Jan Bos\nVerzonden dinsdag 5 maart 2019 16:50\nAan Piet Vos\nOnderwerp RE: plan\n"
BELOW = "Van:\n█████ A/B\nVerzonden:\ndinsdag 5 maart 2019 16:50\nAan:\n█████ C/D\nOnderwerp:\nRE: plan\n"


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (BARE, ""),
        ("Van █████ A/B\nVerzonden: dinsdag 5 maart 2019 16:50\nAan █████ C/D\nOnderwerp RE: plan\n", ""),
        (OPENED.replace(":", ".", 1).replace("Aan:", "Aan.") + "Onderwerp: RE: plan\n", ""),
        (OPENED.replace("nden", "ncien") + "Ondervverp: RE: plan\n", ""),
        (OPENED.replace("5 maart 2019", "05-03-19").replace("dinsdag ", "") + "Onderwerp: RE: plan\n", ""),
        (OPENED.replace("2019 16:50", "2O19 l6:5O") + "Onderwerp: RE: plan\n", ""),
        (OPENED.replace("Verzonden:", "██████") + "Onderwerp: RE: plan\n", ""),
        (f"{RUN_ON}Onderwerp: RE: plan\n", ""),
        (f"{RUN_ON}\nOnderwerp: RE: plan\n", ""),
        (BELOW, ""),
        (BELOW.replace("\n", "\n\n"), ""),
        (OPENED.replace("C/D", "C/D;\n\n\n\n█████ E/F") + "Onderwerp: RE: plan\n", ""),
        (f"{OPENED}Onderwerp: RE: plan\nBijlagen: raming.xlsx\nverslag overleg.pdf\n", ""),
        (f"{OPENED}Betreft: RE: plan\n", ""),
        (f"{OPENED}Onderwerp: RE: plan\nTijd: woensdag 6 maart 2019 10:00\n", ""),
        (f"{OPENED}Onderwerp: RE: plan\nBijlagen: raming.xlsx\n", "Zie de bijlage.\n"),
        (f"{OPENED}Onderwerp: RE: plan\nBijlagen: plan.pdf\n", "Zie ook www.rijksoverheid.nl\n"),
        (f"{OPENED}Onderwerp: RE: plan\nBijlagen: plan.pdf\n", "Zie ook rijksoverheid.nl\n"),
    ],
)
def test_labels_as_printed(text: str, below: str) -> None:
    """Labels without colon, with a point, misread, several on a line, or above their values; files one below another."""
    (block,) = find_blocks(split_lines(f"{text}{below}\nAkkoord, van mij mag het.\n"))
    assert block.value("subject") == "RE: plan"
    assert block.sent is not None
    assert block.sent.iso == "2019-03-05T16:50"
    assert {"from", "to"} <= {field.name for field in block.fields}
    assert block.span.end == len(text.rstrip("\n")) + 1


def test_a_subject_may_hold_labels() -> None:
    """What looks like a label inside a subject is part of it, and an empty subject takes nothing from the body."""
    (block,) = find_blocks(split_lines(f"{OPENED}Onderwerp: vraag Aan: wie sturen we dit\n\nAkkoord.\n"))
    assert block.value("subject") == "vraag Aan: wie sturen we dit"
    (block,) = find_blocks(split_lines(f"{OPENED}Onderwerp:\n\nAkkoord.\n"))
    assert block.value("subject") == ""


ZYLAB = """\
To: ██████[█@a.example]
From: █████
Sent: Thur 10/15/2020 6:51:21 PM
Subject: Plan
MAIL_RECEIVED: Thur 10/15/2020 6:51:22 PM
"""
STRUCK = "~~Van: Jan <j@a.example>~~\n~~Verzonden: 15 oktober 2020 18:51:21~~\n~~Onderwerp: Plan~~\n"
QUOTED = ">>>> *Van:* Jan <j@a.example>\n>>>> *Verzonden:* 15 oktober 2020 18:51:21\n>>>> *Onderwerp:* Plan\n"


@pytest.mark.parametrize("text", [ZYLAB, STRUCK, QUOTED], ids=["ZyLAB", "struck through", "quoted and bold"])
def test_headers_as_released(text: str) -> None:
    """A header that is struck through, stamped by ZyLAB with the recipient first, or quoted many deep is read as any other."""
    (block,) = find_blocks(split_lines(text))
    assert (block.sent.iso if block.sent else None, block.value("subject")) == ("2020-10-15T18:51:21", "Plan")


def test_codes_in_every_field() -> None:
    """Where codes stand for all that is hidden, the date as well, it is still a mail and no memo."""
    (block,) = find_blocks(split_lines("Van: 5.1.2e\nVerzonden: 5.1.2e\nAan: 5.1.2e\nOnderwerp: plan\n\nTekst.\n"))
    assert (block.sent, block.value("from"), block.value("subject")) == (None, "5.1.2e", "plan")


def test_a_short_body_below_a_date_is_none_of_it() -> None:
    """Where the sender's label cannot be read, the body above the next header does not join the two."""
    text = "Naam: ████\nAan: ████\nOnderwerp: plan\nDatum: dinsdag 5 maart 2019 16:50\n\nAkkoord.\n\n"
    first, second = find_blocks(split_lines(text + text.replace("Naam", "Van").replace("5 maart", "4 maart")))
    assert (first.value("from"), second.value("from")) == (None, "████")
    assert (first.sent.iso if first.sent else None, second.sent.iso if second.sent else None) == (
        "2019-03-05T16:50",
        "2019-03-04T16:50",
    )
