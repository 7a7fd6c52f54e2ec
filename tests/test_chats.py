"""The messages of an exported chat."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import mailish

from foialyzer.analysis import analyse
from foialyzer.mail.headers.chats import find_chats
from foialyzer.page.lines import split_lines
from foialyzer.readers.transcript import parse_transcript

# How each program prints a message: when and who, then what is said
FORMS = (
    "[{:%d-%m-%Y %H:%M:%S}] {}: {}\n",
    "{:%d-%m-%Y %H:%M} - {}: {}\n",
    "{:%d-%m-%y %H:%M} - {}: {}\n",
    "\u200e[{:%d/%m/%Y, %H:%M:%S}] {}: {}\n",
    "{:%m/%d/%y, %I:%M %p} - {}: {}\n",
    "[{:%Y-%m-%d %H:%M}] {}: {}\n",
    "[{:%d-%m-%Y %H:%M}] {}\n{}\n",
)
SENDERS = st.sampled_from(["██████", "Jan Bos", "Noor van Dalen", "+31 6 ██████", "J. Bos (WBW)"])
SAID = st.sampled_from(["Akkoord", "Ja, doen we: morgen", "Top 👍", "Eerst dit.\nDan dat.", "██████", "Zie www.wbw.example"])
STAMPED = st.lists(st.sampled_from(["1-2-2019 10:22 - a: b\n", "[1-2-19 9:61] a\n", "x\n"])).map("".join)
START = datetime(2021, 3, 15, 9, 0)


@given(
    st.sampled_from(FORMS),
    st.lists(st.tuples(st.integers(0, 9000), SENDERS, SAID), min_size=3, max_size=9),
    st.sampled_from(["", "WhatsApp-gesprek\n\n", "Bijlage 3\n\n\n"]),
    st.sampled_from(["", "> "]),
)
def test_law_every_message_is_read_back(form: str, rows: list[tuple[int, str, str]], title: str, mark: str) -> None:
    """Each message of a chat is one, with its moment, its sender and what was said, oldest first."""
    moment = START
    drawn = []
    for minutes, sender, said in rows:
        moment += timedelta(minutes=minutes)
        drawn.append((moment, sender, said))
    text = title + "".join(form.format(*row) for row in drawn)
    release = analyse(parse_transcript("".join(mark + line for line in text.splitlines(keepends=True)), "a.txt"))
    assert [(m.style, (m.sent or "")[:16]) for m in release.messages] == [("chat", f"{at:%Y-%m-%dT%H:%M}") for at, _, _ in drawn]
    for message, (_, sender, said) in zip(release.messages, drawn, strict=True):
        assert message.sender is not None
        assert message.sender.redacted == ("█" in sender)
        assert message.sender.printed.strip("█") == sender.strip("█")
        assert message.text == ("[[gelakt ?]]" if "█" in said else said)
    assert [thread.messages for thread in release.threads] == [tuple(message.id for message in release.messages)]


@given(
    st.one_of(
        st.text(), mailish(), st.lists(st.sampled_from(["1-2-2019 10:22 - a: b\n", "[1-2-19 9:61] a\n", "x\n"])).map("".join)
    )
)
def test_law_any_text_gives_headers_in_order(text: str) -> None:
    """In any text the headers found are in order, apart and inside it."""
    at = 0
    for header in find_chats(split_lines(text)):
        assert at <= header.span.start < header.span.end <= len(text)
        at = header.span.end


# cases


@pytest.mark.parametrize(
    "text",
    [
        "05-03-2019 10:22 - Jan: aanwezig\nDe vergadering begint.\n05-03-2019 11:40 - Jan: sluit\n",
        "10:22 - Jan: aanwezig\n10:23 - Piet: aanwezig\n10:24 - Noor: afwezig\n",
        "[1] Jan: zie noot\n[2] Piet: idem\n[3] Noor: idem\n",
        "5-3-2019 10:22 100: 3\n5-3-2019 10:23 101: 4\n5-3-2019 10:24 99: 5\n",
        ("05-03-2019 10:22 - Jan: aanwezig\n" + "Tekst.\n" * 70) * 4,
    ],
)
def test_what_is_no_chat(text: str) -> None:
    """A few lines with a time in minutes, agendas, notes and tables are no chat."""
    assert find_chats(split_lines(text)) == ()


@pytest.mark.parametrize(
    ("text", "month", "confidence"),
    [
        ("3/5/19, 10:22 AM - Jan: OK\n" * 3, 3, 0.6),
        ("3/5/19, 10:22 - Jan: OK\n" * 3, 5, 0.6),
        ("3/5/19, 10:22 - Jan: OK\n" * 3 + "3/15/19, 10:22 - Jan: OK\n", 3, 1.0),
        ("3/5/19, 10:22 - Jan: OK\n" * 3 + "15/5/19, 10:22 - Jan: OK\n", 5, 1.0),
    ],
)
def test_day_or_month_first(text: str, month: int, confidence: float) -> None:
    """The other dates of a chat tell which number is the month; where none does, the date is unsure."""
    sent = find_chats(split_lines(text))[0].sent
    assert sent is not None
    assert (sent.value.month, sent.confidence) == (month, confidence)


def test_a_stamp_that_is_no_moment() -> None:
    """A stamp that names no moment opens a message without one."""
    headers = find_chats(split_lines("[35-03-2019 10:22] Jan: Ja\n" * 3))
    assert [(header.sent, header.value("sent")) for header in headers] == [(None, "35-03-2019 10:22")] * 3
