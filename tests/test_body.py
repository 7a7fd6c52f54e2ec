"""The body of a mail: greeting, valediction, device line, signature."""

import tomllib
from importlib import resources

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foialyzer.mail.body import find_parts, find_signature, is_device_line, is_greeting, is_valediction
from foialyzer.page.lines import split_lines

CUES = [
    tomllib.loads(file.read_text("utf-8"))
    for file in (resources.files("foialyzer") / "data" / "cues").iterdir()
    if file.name.endswith(".toml")
]
GREETINGS, VALEDICTIONS, DEVICES, DISCLAIMERS = (
    [phrase for table in CUES for phrase in table[kind]] for kind in ("greetings", "valedictions", "devices", "disclaimers")
)
FILLER = st.sampled_from(("De tekening is goed.", "Zo kan het naar de raad.", "██████", ""))


@given(st.sampled_from(GREETINGS), st.sampled_from((",", " ██████,", " Jan,", " mevrouw De Vries", "!")), st.booleans())
def test_law_every_greeting_is_known(phrase: str, name: str, loud: bool) -> None:
    """Every phrase that opens a mail does so with a name or none, in any case."""
    assert is_greeting((phrase.upper() if loud else phrase) + name)


@given(st.sampled_from(VALEDICTIONS), st.sampled_from(("", ",", ".", ", ██████", " Jan", ", Jan de Vries")), st.booleans())
def test_law_every_valediction_is_known(phrase: str, name: str, loud: bool) -> None:
    """Every phrase that closes a mail does so with a name of up to three words or none, in any case."""
    assert is_valediction((phrase.upper() if loud else phrase) + name)


@given(st.sampled_from(DEVICES), st.sampled_from((" iPhone", " BlackBerry Work", "")))
def test_law_every_device_line_is_known(phrase: str, device: str) -> None:
    """Every phrase a device adds is known with the device behind it."""
    assert is_device_line(phrase + device)


@given(st.lists(FILLER, max_size=30), st.integers(0, 40))
@example([], 25)
@example([], 26)
def test_law_the_signature_is_the_last_valediction_near_the_end(above: list[str], below: int) -> None:
    """The last line that closes a mail opens the signature, unless more than 25 lines with text follow it."""
    lines = ["Groet,", *above, "Groet,", *["Adviseur"] * below]
    assert find_signature(split_lines("\n".join(lines))) == (len(above) + 1 if below <= 25 else None)


@given(
    st.lists(FILLER, max_size=9),
    st.sampled_from([phrase for phrase in VALEDICTIONS if len(phrase) < 40]),
    st.sampled_from(DEVICES),
    st.sampled_from(DISCLAIMERS),
)
def test_law_parts_of_a_body_are_known(above: list[str], closing: str, device: str, disclaimer: str) -> None:
    """Signature, line of a device and disclaimer are each one part, and what stands above them is none."""
    parts = [f"{closing},\n██████\nAdviseur", f"{device} Telefoon", f"{disclaimer} vertrouwelijk zijn en\nzo gaat het door."]
    text = "\n".join([*above, "\n\n".join(parts)])
    found = find_parts(split_lines(text))
    assert [(part.kind, part.span.of(text)) for part in found] == list(
        zip(("signature", "device", "disclaimer"), parts, strict=True)
    )


@given(st.text())
def test_law_any_text_is_judged(text: str) -> None:
    """Any text is judged without an exception, and what is too long is neither a greeting nor a valediction."""
    judged = [is_greeting(text), is_valediction(text), is_device_line(text)]
    assert all(isinstance(answer, bool) for answer in judged)
    assert len(text) <= 48 or judged[:2] == [False, False]
    at = 0
    for part in find_parts(split_lines(text)):
        assert at <= part.span.start < part.span.end <= len(text)
        at = part.span.end
    signature = find_signature(split_lines(text))
    assert signature is None or is_valediction(split_lines(text)[signature].text)


@pytest.mark.parametrize(
    "text",
    [
        *("Beste resultaten werden vorig jaar behaald met de nieuwe aanpak.", "Besteld op dinsdag", "Dagelijks bestuur", ""),
        *("Allen die dit lezen weten nu dat het plan niet doorgaat,", "Zie bijlage", "Hallo daar."),
    ],
)
def test_no_greeting(text: str) -> None:
    """Sentences, and words that begin like a greeting, open no mail."""
    assert not is_greeting(text)


@pytest.mark.parametrize(
    "text",
    [
        "Groet, een twee drie vier",
        "Groet hem van mij als je hem ziet",
        "Groeten uit het veld?",
        "Groetend liep hij weg",
        "Grote haast",
        "",
        "Zie mijn groet",
    ],
)
def test_no_valediction(text: str) -> None:
    """Sentences, questions, and words that begin like a valediction close no mail."""
    assert not is_valediction(text)


@pytest.mark.parametrize("text", ["Verstuurd naar mijn adres", "iPhone", "", "Verstuurd vanaf mijn iPhone" + "!" * 90])
def test_no_device_line(text: str) -> None:
    """Other sentences about sending, and long ones, were added by no device."""
    assert not is_device_line(text)


def test_body_without_valediction_has_no_signature() -> None:
    """Where nobody says goodbye no signature is made up."""
    assert find_signature(split_lines("Akkoord.\n\nJan\nAdviseur")) is None
    assert find_signature(()) is None


def test_text_after_a_disclaimer_is_written() -> None:
    """A disclaimer ends at a blank line; an answer written below it is no part of it, nor is a phrase in mid-sentence."""
    text = "Dit bericht kan informatie bevatten die\nniet voor u is.\n\nToch nog dit.\n\nJa, dit bericht kan informatie bevatten."
    assert [part.span.of(text) for part in find_parts(split_lines(text))] == [text[: text.index("\n\n")]]
