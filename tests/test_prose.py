"""Text with blocks."""

import pytest
from attrs import evolve
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from paper import Recipe, render_transcript

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.page.box import Box
from foialyzer.page.span import Span
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import GroundTag, Redaction
from foialyzer.report.palette import choose_paints
from foialyzer.report.prose import Block, clean, label_of, set_excerpt, set_message, set_printed

MAIL = "Van: Noor\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: Bas\nOnderwerp: Plan\n\n"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


def set_first(release: Release) -> tuple[str | Block, ...]:
    """Return the first message of a release, set."""
    mine = [redaction for redaction in release.redactions if redaction.message == "m1"]
    return set_message(clean(release.text), release.messages[0], mine, choose_paints(release))


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_a_message_says_what_its_text_says(recipe: Recipe) -> None:
    """Set text is the text of the message, with a block where that names a redaction, but for the line breaks of the paper."""
    release = account(render_transcript(recipe)[0])
    for message in release.messages:
        mine = [redaction for redaction in release.redactions if redaction.message == message.id]
        parts = set_message(clean(release.text), message, mine, choose_paints(release))
        said = "".join(part if isinstance(part, str) else "[[]]" for part in parts)
        plain = "".join(part if n % 2 == 0 else "[[]]" for n, part in enumerate(split_names(message.text)))
        assert said.split() == plain.split()


def split_names(text: str) -> list[str]:
    """Return the text between redactions, and their names, in turn."""
    parts: list[str] = []
    while "[[gelakt" in text:
        before, _, rest = text.partition("[[gelakt")
        name, _, text = rest.partition("]]")
        parts += [before, name]
    return [*parts, text]


@given(texts())
def test_law_an_excerpt_is_the_whole_stretch(text: str) -> None:
    """The whole text as an excerpt has its words in order, and a block for each run of hidden characters, as long as it."""
    release = account(text)
    parts = set_excerpt(release, Span(0, len(release.text)), choose_paints(release))
    whole = "".join(part if isinstance(part, str) else "█" * length(part) for part in parts)
    assert [len(whole), whole] == [len(release.text), release.text] or any(isinstance(p, Block) and p.lines for p in parts)


def length(block: Block) -> int:
    """Return how many characters a block stands for."""
    return sum(block.pieces)


# cases


@pytest.mark.parametrize(("grounds", "label"), [
    ((), "?"),
    ((GroundTag("nl-wob:10.2.e", "printed", 1, ""),), "10.2.e"),
    ((GroundTag("nl-wob:10.2.e", "printed", 1, ""), GroundTag("nl-wob:11.1", "printed", 1, "")), "10.2.e 11.1"),
    ((GroundTag("nl-wob:10.2.e", "inferred", 0.6, ""), GroundTag("nl-wob:11.1", "inferred", 0.4, "")), "10.2.e?"),
    ((GroundTag("nl-woo:5.1.2.e", "letter", 0.8, ""),), "5.1.2.e?"),
])  # fmt: skip
def test_labels(grounds: tuple[GroundTag, ...], label: str) -> None:
    """Printed codes stand as they are, an inferred one has a question mark, the unknown is one."""
    assert label_of(Redaction("r1", 1, (Box(0, 0, 1, 1),), "black", "shape", HiddenChars(), grounds=grounds)) == label


def test_a_mark_is_no_ground() -> None:
    """A redaction with a mark and no ground has a dash."""
    hidden = Redaction("r1", 1, (Box(0, 0, 1, 1),), "black", "shape", HiddenChars(), mark="duplicate")
    assert label_of(hidden) == "–"


def test_lines_of_the_paper_are_joined() -> None:
    """A long line that goes on in lower case is joined with the next, a short one or a new sentence is not."""
    long = "Dit is een regel die zo lang is dat het papier hem af moest breken, hier"
    [said] = set_first(account(f"{MAIL}{long}\nen verder.\nNieuw\nregel"))
    assert said == f"{long} en verder.\nNieuw\nregel"


@pytest.mark.parametrize(("chars", "lines", "pieces"), [(2000, 27, ()), (40, 0, (16, 16, 8)), (0, 0, (1,)), (99999, 60, ())])
def test_length_of_a_block(chars: int, lines: int, pieces: tuple[int, ...]) -> None:
    """A block of very many characters takes whole lines, up to 60, and a short one pieces of at most 16 characters."""
    release = account(f"{MAIL}Dag [gelakt] x")
    hidden = evolve(release.redactions[0], hidden_chars=HiddenChars(0, chars, chars))
    [_, block, _] = set_first(evolve(release, redactions=(hidden,)))
    assert isinstance(block, Block)
    assert (block.lines, block.pieces) == (lines, pieces)


def test_signs_of_the_setter_in_a_document() -> None:
    """The signs that stand around a redaction while it is set are text when a document holds them."""
    release = account(f"{MAIL}Dag \ue0000\ue001 [gelakt] x")
    blocks = [part for part in set_first(release) if isinstance(part, Block)]
    assert len(blocks) == 1


def test_printed_values() -> None:
    """A header value is its text and a block for each redaction in it."""
    parts = set_printed("███ WBW <██@wbw.example>")
    assert [part for part in parts if isinstance(part, str)] == [" WBW <", "@wbw.example>"]
