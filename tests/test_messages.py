"""Messages: header and body of each printed mail, and thirty prints as Dutch authorities release them."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mailmaking import BODY, CLIENT_ROWS, MOMENTS, SENDER, SUBJECT, Block, blocks, mailish, print_forward, quote
from shapemaking import THREAD_SHAPES, threads

from foialyzer.analysis import analyse
from foialyzer.mail.headers.search import find_headers
from foialyzer.mail.messages import Message, is_owner_line, split_messages
from foialyzer.page.layout import Text
from foialyzer.page.lines import split_lines
from foialyzer.page.runs import Runs
from foialyzer.page.span import Span, is_partition
from foialyzer.readers.transcript import parse_transcript

BLOCK = "Van: {}\nVerzonden: {}\nAan: ██████\nOnderwerp: {}\n\n{}\n"
TIME, ISO = "dinsdag 5 maart 2019 10:22", "2019-03-05T10:22"
LATER, LATER_ISO = "woensdag 6 maart 2019 08:00", "2019-03-06T08:00"


def mail(body: str = "Akkoord.", sender: str = "██████ BZK", sent: str = TIME, subject: str = "Proef") -> str:
    """Return a printed mail."""
    return BLOCK.format(sender, sent, subject, body)


def read(string: str) -> Text:
    """Return a running text in which each run of blocks is a cover."""
    return Text(string, Runs(), tuple(Span(*match.span()) for match in re.finditer("█+", string)))


def split(string: str, position: int = 1) -> tuple[Message, ...]:
    """Return the messages of a text that is one segment."""
    return split_messages(read(string), "s1", Span(0, len(string)), find_headers(string), position)


def plain(string: str) -> str:
    """Return a text without quote marks, white space made single."""
    return " ".join(re.sub(r"^[ >\xa0]+", "", string, flags=re.MULTILINE).split())


# What a print holds: its name, its text, and of each message the sender, the time and the body.
Shape = tuple[str, str, list[tuple[str | None, str | None, str]]]
SHAPES: list[Shape] = [
    (
        "outlook with codes for names",
        """Van: 5.1.2e
Verzonden: dinsdag 12 april 2022 09:14
Aan: 5.1.2e ; 5.1.2e
CC: 5.1.2e
Onderwerp: RE: Vergunning haven

Akkoord.

Van: 5.1.2e @provincie.example
Verzonden: maandag 11 april 2022 17:40
Aan: 5.1.2e
Onderwerp: Vergunning haven

Zie bijlage.
""",
        [("5.1.2e", "2022-04-12T09:14", "Akkoord."), ("5.1.2e @provincie.example", "2022-04-11T17:40", "Zie bijlage.")],
    ),
    (
        "codes with dots in brackets",
        """Van: (10)(2e) (10)(2e) - BD/DRC
Verzonden: vrijdag 14 februari 2020 16:02
Aan: (10)(2e)
CC: (10)(2e) ; (10)(2e)
Onderwerp: RE: Nota (10)(2g)

Dank.
""",
        [("(10)(2e) (10)(2e) - BD/DRC", "2020-02-14T16:02", "Dank.")],
    ),
    (
        "redacted sender with surviving domain",
        """Van: ██████@rijk.example
Verzonden: donderdag 7 mei 2020 08:01
Aan: ██████@stad.example
Onderwerp: Planning

Morgen.
""",
        [("██████@rijk.example", "2020-05-07T08:01", "Morgen.")],
    ),
    (
        "wrapped recipients",
        """Van: ██████ WBW/DIR/COM
Verzonden: zaterdag 2 november 2019 14:06
Aan: ██████ WBW/DIR/PLAN; ██████ WBW/DIR/JUR; ██████, BZK/DGOO;
██████ FIN/DGRB; ██████ AZ; ██████ WBW/DIR/COM;
██████ WBW/DIR/OPS
CC: ██████ DIR;
██████ NORTHCOAST COC5 (NLD)
Onderwerp: RE: Vragen

Hierbij.
""",
        [("██████ WBW/DIR/COM", "2019-11-02T14:06", "Hierbij.")],
    ),
    (
        "labels without colon",
        """Van ██████ WBW/DIR/PLAN
Verzonden zaterdag 2 november 2019 14:06
Aan: ██████ WBW/DIR/COM
Onderwerp: Vragen

Prima.
""",
        [("██████ WBW/DIR/PLAN", "2019-11-02T14:06", "Prima.")],
    ),
    (
        "redacted label of the recipients",
        """Van: ██████ WBW/DIR/COM
Verzonden: zaterdag 2 november 2019 14:06
██████ WBW/DIR/PLAN
CC: ██████ AZ
Onderwerp: Vragen

Ja.
""",
        [("██████ WBW/DIR/COM", "2019-11-02T14:06", "Ja.")],
    ),
    (
        "pdf order with the date last",
        """Van: 5.1.2e
Aan: 5.1.2e
Cc: 5.1.2e
Onderwerp: RE: Controle
Datum: vrijdag 20 september 2024 11:51:19
Bijlagen: Verslag.docx

Akkoord.
""",
        [("5.1.2e", "2024-09-20T11:51:19", "Akkoord.")],
    ),
    (
        "pdf order, date the last line, body at once",
        """Van: ██████
Aan: ██████
Onderwerp: Controle
Datum: vrijdag 20 september 2024 11:51:19
Beste collega,
Kun je kijken?
""",
        [("██████", "2024-09-20T11:51:19", "Beste collega, Kun je kijken?")],
    ),
    (
        "zylab order with american dates",
        """To: ██████@minvws.example]
Cc: ██████@minvws.example]
From: ██████
Sent: Fri 2/7/2020 6:51:21 PM
Importance: Normal
Subject: FW: Stand van zaken
MAIL_RECEIVED: Fri 2/7/2020 6:51:22 PM

Ter info.
""",
        [("██████", "2020-02-07T18:51:21", "Ter info.")],
    ),
    (
        "zylab thur",
        """To: 5.1.2e
From: 5.1.2e
Sent: Thur 10/15/2020 7:05:00 AM
Subject: Overleg
Received: Thur 10/15/2020 7:05:11 AM

Tot zo.
""",
        [("5.1.2e", "2020-10-15T07:05", "Tot zo.")],
    ),
    (
        "original message line",
        """Akkoord wat mij betreft.

-----Oorspronkelijk bericht-----
Van: ██████
Verzonden: maandag 3 juni 2019 12:00
Aan: ██████
Onderwerp: Brief

Kun je tekenen?
""",
        [(None, None, "Akkoord wat mij betreft."), ("██████", "2019-06-03T12:00", "Kun je tekenen?")],
    ),
    (
        "iphone attribution",
        """Goed plan!

Verstuurd vanaf mijn iPhone

Op 7 mei 2019 om 15:50 heeft ██████ <██████@crv.example> het volgende geschreven:

Zullen we bellen?
""",
        [
            (None, None, "Goed plan! Verstuurd vanaf mijn iPhone"),
            ("██████ <██████@crv.example>", "2019-05-07T15:50", "Zullen we bellen?"),
        ],
    ),
    (
        "nested attributions",
        """Top.

Op 8 mei 2019 om 09:00 heeft ██████ <██████@a.example> het volgende geschreven:

> Prima.
>
> Op 7 mei 2019 om 15:50 schreef ██████ <██████@b.example>:
>
>> Lukt dinsdag?
>>
>> Op di 7 mei 2019 om 15:00 schreef Noor Test <noor@c.example>:
>>
>>> Wanneer kan het?
""",
        [
            (None, None, "Top."),
            ("██████ <██████@a.example>", "2019-05-08T09:00", "Prima."),
            ("██████ <██████@b.example>", "2019-05-07T15:50", "Lukt dinsdag?"),
            ("Noor Test <noor@c.example>", "2019-05-07T15:00", "Wanneer kan het?"),
        ],
    ),
    (
        "attribution over five lines with blanks and a cover",
        """Dank!

Op 3 nov. 2019 om 09:14 heeft

██████████████

WBW/DIR/COM <██████@wbw.example>

het volgende

geschreven:

Zie onder.
""",
        [(None, None, "Dank!"), ("██████████████ WBW/DIR/COM <██████@wbw.example>", "2019-11-03T09:14", "Zie onder.")],
    ),
    (
        "blank line after each line",
        """Van: ██████ BZK

Verzonden: dinsdag 5 maart 2019 10:22

Aan: ██████ FIN

CC: ██████ AZ;

██████ AZ

Onderwerp: Proef

Akkoord.
""",
        [("██████ BZK", "2019-03-05T10:22", "Akkoord.")],
    ),
    (
        "owner of the mailbox above",
        """██████

Van: ██████ BZK
Verzonden: dinsdag 5 maart 2019 10:22
Aan: ██████ FIN
Onderwerp: Proef

Akkoord.
""",
        [("██████ BZK", "2019-03-05T10:22", "Akkoord.")],
    ),
    (
        "bold labels with stars",
        """*Van:* ██████
*Verzonden:* dinsdag 5 maart 2019 10:22
*Aan:* ██████
*Onderwerp:* Proef

Akkoord.
""",
        [("██████", "2019-03-05T10:22", "Akkoord.")],
    ),
    (
        "rule above",
        """Zie onder.

________________________________
Van: ██████
Verzonden: dinsdag 5 maart 2019 10:22
Aan: ██████
Onderwerp: Proef

Akkoord.
""",
        [(None, None, "Zie onder."), ("██████", "2019-03-05T10:22", "Akkoord.")],
    ),
    (
        "english quote of an icloud user",
        """Thanks

On 26 Oct 2021, at 17:53, ██████ <██████@icloud.example> wrote:

See you there.
""",
        [(None, None, "Thanks"), ("██████ <██████@icloud.example>", "2021-10-26T17:53", "See you there.")],
    ),
    (
        "date wrapped over two lines",
        """Van: ██████ WBW/DIR/COM
Verzonden: zaterdag 2 november
2019 14:06
Aan: ██████ WBW/DIR/PLAN
Onderwerp: Vragen

Ja.
""",
        [("██████ WBW/DIR/COM", "2019-11-02T14:06", "Ja.")],
    ),
    (
        "date redacted",
        """Van: ██████ WBW/DIR/COM
Verzonden: ██████
Aan: ██████ WBW/DIR/PLAN
Onderwerp: Vragen

Ja.
""",
        [("██████ WBW/DIR/COM", None, "Ja.")],
    ),
    (
        "subject redacted",
        """Van: ██████ WBW/DIR/COM
Verzonden: zaterdag 2 november 2019 14:06
Aan: ██████
Onderwerp: ██████████████

Ja.
""",
        [("██████ WBW/DIR/COM", "2019-11-02T14:06", "Ja.")],
    ),
    (
        "attachments and priority",
        """Van: Noor Test
Verzonden: zaterdag 2 november 2019 14:06
Aan: ██████
Onderwerp: Stukken
Bijlagen: Nota 1.docx; Nota 2.docx
Urgentie: Hoog
Categorieën: Dossier

Ja.
""",
        [("Noor Test", "2019-11-02T14:06", "Ja.")],
    ),
    (
        "empty cc",
        """Van: Noor Test <noor@test.example>
Verzonden: zaterdag 2 november 2019 14:06
Aan: ██████
CC:
Onderwerp: Stukken

Ja.
""",
        [("Noor Test <noor@test.example>", "2019-11-02T14:06", "Ja.")],
    ),
    (
        "gmail in dutch",
        """Ok

Op wo 27 okt. 2021 om 09:31 schreef Noor Test <noor@test.example>:

> Kan dit?
""",
        [(None, None, "Ok"), ("Noor Test <noor@test.example>", "2021-10-27T09:31", "Kan dit?")],
    ),
    (
        "gmail forward",
        """---------- Forwarded message ---------
Van: ██████ <██████@gmail.example>
Date: wo 27 okt. 2021 om 09:31
Subject: Klacht
To: <██████@stad.example>

Geachte heer,
""",
        [("██████ <██████@gmail.example>", "2021-10-27T09:31", "Geachte heer,")],
    ),
    (
        "numbers in the date",
        """Van: ██████
Datum: 14-02-2020 16:02
Aan: ██████
Onderwerp: Nota

Dank.
""",
        [("██████", "2020-02-14T16:02", "Dank.")],
    ),
    (
        "mixed languages",
        """From: ██████
Sent: vrijdag 14 februari 2020 16:02
To: ██████
Cc: ██████
Subject: RE: Nota

Dank.

Van: ██████
Verzonden: Friday, February 14, 2020 3:10 PM
Aan: ██████
Onderwerp: Nota

Hierbij.
""",
        [("██████", "2020-02-14T16:02", "Dank."), ("██████", "2020-02-14T15:10", "Hierbij.")],
    ),
    (
        "quoted blocks",
        """Mee eens.

> Van: ██████
> Verzonden: vrijdag 14 februari 2020 16:02
> Aan: ██████
> Onderwerp: Nota
>
> Dank.
>
>> Van: Noor Test
>> Verzonden: vrijdag 14 februari 2020 15:02
>> Aan: ██████
>> Onderwerp: Nota
>>
>> Hierbij.
""",
        [(None, None, "Mee eens."), ("██████", "2020-02-14T16:02", "Dank."), ("Noor Test", "2020-02-14T15:02", "Hierbij.")],
    ),
    (
        "outlook mailto",
        """Van: ██████ [mailto:██████@rijk.example]
Verzonden: vrijdag 14 februari 2020 16:02
Aan: 'Noor Test' <noor@test.example>
Onderwerp: Nota

Dank.
""",
        [("██████ [mailto:██████@rijk.example]", "2020-02-14T16:02", "Dank.")],
    ),
    (
        "indented quote",
        """Ja.

    Van: ██████ BZK
    Verzonden: vrijdag 14 februari 2020 16:02
    Aan: ██████ FIN
    Onderwerp: Nota

    Dank.
""",
        [(None, None, "Ja."), ("██████ BZK", "2020-02-14T16:02", "Dank.")],
    ),
    (
        "codes with a subject code",
        """Van: 10.2.e
Verzonden: woensdag 3 april 2019 13:37
Aan: 10.2.e
CC: 10.2.e; 10.2.e
Onderwerp: 11.1

11.1
""",
        [("10.2.e", "2019-04-03T13:37", "11.1")],
    ),
]


@given(st.lists(blocks(), max_size=4), st.sampled_from(("", "Zie hieronder.\n\n", "██████\n\n")))
def test_law_messages_tile_what_is_below_the_owner(parts: list[Block], above: str) -> None:
    """Messages lie one below the other without a gap to the end of the segment; header and body tile each."""
    string = above + "".join(f"{part.text}\n\n{BODY}\n" for part in parts)
    messages = split(string)
    first = messages[0].span.start if messages else len(string)
    assert is_partition([message.span for message in messages], Span(first, len(string)))
    assert all(is_partition([message.header_span, message.body_span], message.span) for message in messages)
    assert string[:first].strip() in ("", "██████") or not parts
    assert [message.style for message in messages if message.style != "headless"] == ["block"] * len(parts)


@given(st.lists(blocks(), min_size=1, max_size=4))
def test_law_splitting_again_changes_nothing(parts: list[Block]) -> None:
    """The text of one message, split by itself, is that one message with the same header and body."""
    string = "".join(f"{part.text}\n\n{BODY}\n" for part in parts)
    for message in split(string):
        (again,) = split(message.span.of(string))
        assert (again.sender, again.to, again.cc, again.subject) == (message.sender, message.to, message.cc, message.subject)
        assert (again.sent, again.style, again.language) == (message.sent, message.style, message.language)
        assert (len(again.header_span), len(again.body_span)) == (len(message.header_span), len(message.body_span))


@given(st.one_of(st.text(), mailish()), st.integers(1, 9))
def test_law_any_text_is_split(string: str, position: int) -> None:
    """Any text gives messages in order, numbered on from the position given, each inside the segment and tiled by its parts."""
    messages = split(string, position)
    assert [message.id for message in messages] == [f"m{position + at}" for at in range(len(messages))]
    assert [(message.position, message.depth) for message in messages] == [(position + n, n) for n in range(len(messages))]
    assert all(upper.span.end == lower.span.start for upper, lower in pairwise(messages))
    assert not messages or messages[-1].span.end == len(string)
    assert all(is_partition([message.header_span, message.body_span], message.span) for message in messages)
    assert all((message.sent is None) == (message.sent_precision == "unknown") for message in messages)


@given(st.lists(blocks(), min_size=1, max_size=3), st.integers(0, 3), st.integers(0, 50))
def test_law_a_segment_is_split_where_it_stands(parts: list[Block], above: int, below: int) -> None:
    """The messages of a segment inside a longer text are those of the segment alone, moved."""
    string = "".join(f"{part.text}\n\n{BODY}\n" for part in parts)
    moved = above * "Een brief.\n"
    text, span = read(moved + string + below * "Z"), Span(len(moved), len(moved) + len(string))
    headers = [header for header in find_headers(text.string) if header.span in span]
    inside = split_messages(text, "s1", span, headers)
    places = [(message.span.start - len(moved), message.span.end - len(moved)) for message in inside]
    assert places == [(message.span.start, message.span.end) for message in split(string)]
    assert [message.sender for message in inside] == [message.sender for message in split(string)]


@pytest.mark.parametrize("shape", THREAD_SHAPES, ids=" ".join)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_law_every_shape_of_thread_is_taken_apart(shape: tuple[str, str, str], data: st.DataObject) -> None:
    """In whatever shape a thread is printed, each mail starts where it starts, with its time, unit, subject and words."""
    text, drawn = data.draw(threads(shape))
    release = analyse(parse_transcript(text, "a.txt"))
    found = [((m.sent or "")[:16], m.sender and m.sender.unit, m.subject) for m in release.messages]
    assert found == [(mail.sent, mail.unit, mail.subject) for mail in drawn]
    for message, mail in zip(release.messages, drawn, strict=True):
        words = [word for word in re.sub(r"\[\[gelakt[^\]]*\]\]", " ", message.text).split() if any(map(str.isalnum, word))]
        assert tuple(words) == mail.body


@pytest.mark.parametrize("row", CLIENT_ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_forward_of_each_client(row: tuple[str, ...]) -> None:
    """What each client prints of a forwarded mail is a message with its sender, time, subject and exactly its body."""
    string = print_forward(row, "Dag allen,\n\nZie hieronder.\n\n")
    above, forwarded = split(string)
    assert (above.style, plain(above.span.of(string))) == ("headless", "Dag allen, Zie hieronder.")
    assert forwarded.sender is not None
    assert (forwarded.sender.printed, forwarded.sent, forwarded.subject) == (SENDER, MOMENTS[row[0]], SUBJECT)
    assert [person.domain for person in forwarded.to] == ["voorbeeld.example"]
    assert [person.name for person in forwarded.cc] == ["Piet Proef", "Noor Test"]
    assert plain(forwarded.body_span.of(string)) == plain(BODY)


@pytest.mark.parametrize("shape", SHAPES, ids=[name for name, _, _ in SHAPES])
def test_print_of_a_release(shape: Shape) -> None:
    """Mail as authorities print and redact it is taken apart into its messages, each with its sender, time and body."""
    _, string, expected = shape
    messages = split(string)
    found = [(m.sender.printed if m.sender else None, m.sent, plain(m.body_span.of(string))) for m in messages]
    assert found == expected


def test_fields_of_a_message() -> None:
    """A message takes its people, subject, attachments, precision, zone and language from its header."""
    fields = "Aan: ██████ FIN/DGRB; Noor Test\nCC: █@rijk.example\nOnderwerp: RE: Plan\nBijlagen: a.pdf; b.pdf\n\nJa.\n"
    (message,) = split(f"Van: Jan\nVerzonden: {TIME} GMT+1\n{fields}")
    assert [person.unit or person.name for person in message.to] == ["FIN/DGRB", "Noor Test"]
    assert [person.domain for person in message.cc] == ["rijk.example"]
    assert (message.subject, message.attachments, message.language) == ("RE: Plan", ("a.pdf", "b.pdf"), "nl")
    assert (message.sent_printed, message.sent_precision, message.utc_offset_bounds) == (f"{TIME} GMT+1", "minute", (60, 60))


@pytest.mark.parametrize(
    ("string", "styles"),
    [
        ("", []),
        ("Een brief zonder mail.", []),
        (mail(), ["block"]),
        ("██████\n\n" + mail(), ["block"]),
        ("Noor van den Test\n\n" + mail(), ["block"]),
        ("Dat lijkt me goed.\n\n" + mail(), ["headless", "block"]),
        ("Akkoord\n\nOp 3 nov. 2019 om 09:14 schreef ██████:\n\nMag het?", ["headless", "attribution"]),
        ("Noor\n\n-----Oorspronkelijk bericht-----\n" + mail(), ["headless", "block"]),
        (mail() + mail(sent=LATER), ["block", "block"]),
    ],
)
def test_styles(string: str, styles: list[str]) -> None:
    """The line of a mailbox's owner above a header is no message, a short answer above a quoted mail is one."""
    assert [message.style for message in split(string)] == styles


@pytest.mark.parametrize(
    ("above", "quoted", "styles"),
    [
        ("Klopt.\n\nGroet,\nJan\n\n", "On Tue, Sep 20, 2022 at 3:44 AM, Eva <e@a.example> wrote:\n> Klopt dit?\n", ["headless"]),
        ("Klopt.\n\n", "On Tue, Sep 20, 2022 at 3:44 AM, Eva <e@a.example> wrote:\n> Klopt dit?\n", ["headless", "attribution"]),
        ("Klopt.\n\nGroet,\n██████\n\n", "Op 3 nov. 2019 schreef Eva:\n> Klopt dit?\n", ["headless", "attribution"]),
        ("Klopt.\n\nGroet,\nJan\n\n", "-----Oorspronkelijk bericht-----\n" + mail().replace("█", "x"), ["headless", "block"]),
        ("Klopt.\n\nGroet,\nJan\n\n", mail().replace("█", "x") * 2, ["headless", "block", "block"]),
    ],
)
def test_one_reply(above: str, quoted: str, styles: list[str]) -> None:
    """A signed reply with what it answers below it is one mail only where nothing is redacted, forwarded or quoted further."""
    assert [message.style for message in split(above + quoted)] == styles


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        *(("██████", True), ("██████ ██████", True), ("Jan de Vries", True), ("\n\nNoor Test\n\n", True), ("", False)),
        *(("Jan\nPiet", False), ("Dat is goed.", False), ("zie onder", False), ("Wie gaat er mee?", False), ("Bijlage:", False)),
        *(("Een heel lange naam van vijf", False), ("X" * 61, False)),
    ],
)
def test_owner_line(text: str, owner: bool) -> None:
    """A name or a cover alone on one line may be the owner's, sentences and several lines are not."""
    assert is_owner_line(split_lines(text)) is owner


@pytest.mark.parametrize(("text", "owner"), [("Akkoord", False), ("██████", True), ("Jan de Vries", True)])
def test_one_word_above_a_rule_is_an_answer(text: str, owner: bool) -> None:
    """A rule parts an answer from the mail it answers; a name or a cover above it is still the owner's."""
    assert is_owner_line(split_lines(text), ruled=True) is owner


def test_large_thread() -> None:
    """A thread of more than a thousand mails is split into as many messages."""
    string = "".join(mail(sent=sent) for sent in (LATER, TIME)) * 600
    messages = split(string)
    assert len(messages) == 1200
    assert [message.sent for message in messages] == [LATER_ISO, ISO] * 600


def test_quoted_thread() -> None:
    """Mails that quote one another are each one deeper, whatever marks stand before their lines."""
    string = mail() + quote(mail("Mag het?") + quote(mail("Dag.")))
    assert [(message.depth, plain(message.body_span.of(string))) for message in split(string)] == [
        (0, "Akkoord."),
        (1, "Mag het?"),
        (2, "Dag."),
    ]
