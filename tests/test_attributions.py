"""Attribution lines, in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mailmaking import BODY, TABLES, Stamp, fold_lines, mailish, moments, print_date, quote, shows_seconds

from foialyzer.mail.headers.attributions import find_attributions
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.page.lines import split_lines

TEMPLATES = [(code, template) for code, table in TABLES.items() for template in table["attributions"]]
SENDERS = (
    *("Jan Voorbeeld <jan@voorbeeld.example>", "██████ <█████@rijk.example>", "Jan Voorbeeld", "jan@voorbeeld.example"),
    *("███████", "██████ BZK/DGOO", "Voorbeeld, Jan [mailto:jan@voorbeeld.example]", '"Jan Voorbeeld" <jan@voorbeeld.example>'),
)
FIVE_LINES = (
    "Op 3 nov. 2019 om 09:14 heeft\n\n██████████████\n\nWBW/DIR/COM <██████@wbw.example>\n\nhet volgende\n\ngeschreven:\n"
)


def find(text: str) -> list[HeaderBlock]:
    """Return the attributions of a text."""
    return list(find_attributions(text, split_lines(text)))


@st.composite
def printed(draw: st.DrawFn) -> tuple[Stamp, str, str]:
    """Return a date, a sender, and the attribution that a template makes of them."""
    language, template = draw(st.sampled_from(TEMPLATES))
    style = draw(st.sampled_from(TABLES[language]["date_styles"]))
    moment = draw(moments())
    moment = moment if shows_seconds(style) else moment.replace(second=0)
    stamp, sender = Stamp(language, style, moment, print_date(moment, style, language)), draw(st.sampled_from(SENDERS))
    return stamp, sender, template.replace("{date}", stamp.printed).replace("{sender}", sender)


@given(printed(), st.sampled_from((60, 76, 999)), st.sampled_from(("", "> ", ">> ", "> > ")))
def test_law_every_template_is_read_back(drawn: tuple[Stamp, str, str], width: int, mark: str) -> None:
    """An attribution made by any template, wrapped and quoted, gives its sender, its moment and its depth, and its own lines."""
    stamp, sender, line = drawn
    lines = quote(fold_lines(line, width) + "\n", mark)
    text = f"Vooraf staat iets.\n\n{lines}\n{quote(BODY)}"
    (found,) = find(text)
    assert found.sent is not None
    assert (found.value("from"), found.sent.value) == (sender.removeprefix('"') if sender[-1] == '"' else sender, stamp.moment)
    assert (found.depth, found.style) == (mark.count(">"), "attribution")
    assert found.span.of(text) == lines
    assert stamp.language in found.languages


@given(st.lists(printed(), max_size=4))
def test_law_each_attribution_is_found(drawn: list[tuple[Stamp, str, str]]) -> None:
    """Of several attributions in one text each is found, in the order printed."""
    text = "".join(f"{line}\n\n{BODY}\n" for _, _, line in drawn)
    assert [found.value("from") for found in find(text)] == [sender for _, sender, _ in drawn]


@given(st.one_of(st.text(), mailish()))
def test_law_any_text_gives_attributions_with_sender_and_date(text: str) -> None:
    """In any text an attribution has a date that can be read and a sender with a letter, a digit or a cover."""
    for found in find(text):
        assert found.sent is not None
        assert any(sign.isalnum() or sign == "█" for sign in found.value("from") or "")
        assert [field.name for field in found.fields] == ["from", "sent"]


@pytest.mark.parametrize(
    ("text", "sender", "iso"),
    [
        (FIVE_LINES, "██████████████ WBW/DIR/COM <██████@wbw.example>", "2019-11-03T09:14"),
        ("On 26 Oct 2021, at 17:53, ██████ <█@icloud.example> wrote:", "██████ <█@icloud.example>", "2021-10-26T17:53"),
        ("Op wo 27 okt. 2021 om 09:31 schreef Jan <jan@a.example>:", "Jan <jan@a.example>", "2021-10-27T09:31"),
        ("Op 27 okt. 2021 om 09:31 schreef jan:", "jan", "2021-10-27T09:31"),
        ("Op 27 okt. 2021 schreef mevrouw Bakker:", "mevrouw Bakker", "2021-10-27"),
        ("Op 7 mei 2019 om 15:50 uur heeft Jan geschreven:", "Jan", "2019-05-07T15:50"),
        ('\ufeffOn 28/10/2021 12:46, "Jan" <jan@a.example> wrote:', '"Jan" <jan@a.example>', "2021-10-28T12:46"),
        ("On Tue, Sep 20, 2022 at 3:44 AM, Jan <jan@a.example>\n> wrote:", "Jan <jan@a.example>", "2022-09-20T03:44"),
        ("Jan (a@b.example) ezt írta (időpont: 2021. okt. 28., Cs, 12:46):", "Jan (a@b.example)", "2021-10-28T12:46"),
        ("Il giorno 28/10/2021, 12:46 Jan ha scritto:", "Jan", "2021-10-28T12:46"),
        ("Den 28/10/2021 12:46 skrev Jan följande:", "Jan", "2021-10-28T12:46"),
    ],
)
def test_attribution(text: str, sender: str, iso: str) -> None:
    """Attributions as phones and web mail print them give the sender and the time."""
    (found,) = find(text)
    assert found.sent is not None
    assert (found.value("from"), found.sent.iso) == (sender, iso)


def test_language_that_several_share() -> None:
    """A template of three languages names all three, one of a single language that one."""
    assert find("Den 28/10/2021 12:46 skrev Jan:")[0].languages == ("da", "no", "sv")
    assert find("On 28/10/2021 12:46, Jan wrote:")[0].languages == ("en",)


def test_two_in_a_row_are_two() -> None:
    """A second attribution does not reach back over the first."""
    first, second = find("Op 3 nov. 2019 om 09:14 schreef Jan:\nOp 2 nov. 2019 om 08:00 schreef Piet:\n")
    assert (first.value("from"), second.value("from")) == ("Jan", "Piet")
    assert first.span.end == second.span.start


@pytest.mark.parametrize(
    "text",
    [
        "Vroeger schreef men brieven:",
        "Op dinsdag schreef Jan:",
        "Op 3 november 2019 schreef de krant dat het kan.",
        "De krant schreef op 3 november 2019 om 10:22 in een stuk:",
        "Op 3 nov. 2019 heeft het volgende geschreven:",
        "On 3 November 2019 wrote:",
        "wrote:\nOn 3 November 2019",
        "Jan schreef op 10.2.e:",
        "Op 5 mei 2019 schreef de heer Bakker aan het college:",
        "Op 3 mei 2019 te 10:00 uur schreef verbalisant het volgende:",
        "Op 4 mei 2021 schreef de krant:",
        "Zie de brief die op 3 nov. 2019 om 09:14 heeft",
        "On 3 November 2019 he wrote" + " a long story" * 100 + ":",
        "Op 3 nov. 2019 om 09:14 heeft\n" + "\n" * 30 + "Jan het volgende geschreven:",
    ],
)
def test_no_attribution(text: str) -> None:
    """Sentences, and attributions without a date, without a sender or torn too far apart, are none."""
    assert find(text) == []


# regressions


def test_date_right_after_a_point() -> None:
    """A day that stands against the point of "D." is read, also on a line with a byte order mark."""
    assert find("\ufeffD.3 november 2019 10:22 skrev Jan:")[0].sent is not None


def test_date_that_ends_on_a_later_line() -> None:
    """A date may begin on a line above the words of an attribution and end lines below, across blank and quoted ones."""
    (found,) = find("> Op zondag 3\n>\n> november\n\n> 2019 heeft\n> Jan\n> het volgende geschreven:\n")
    assert found.sent is not None
    assert (found.value("from"), found.sent.printed) == ("Jan", "zondag 3 november 2019")


@pytest.mark.parametrize(
    "line",
    [
        "On 31 Feb 2019 wrote:\n",
        "Op 2019 heeft\nOp x heeft a het volgende geschreven:\n",
        "On 2019\nwrote:\n",
        "Den 31 Feb 2019 skrev:\n",
        "Op 31 feb 2019 schreef " * 20 + ":\n",
    ],
)
def test_long_text_of_near_attributions(line: str) -> None:
    """The one attribution below 100 kB of lines that look like one and hold no date is found."""
    last = "Op 3 nov. 2019 om 09:14 schreef Jan:\n"
    text = line * (100_000 // len(line)) + "\n" * 20 + last
    (found,) = find(text)
    assert (found.value("from"), found.span.of(text)) == ("Jan", last)
