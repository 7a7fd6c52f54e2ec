"""The body of a message as released, with every redaction named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.account.transcription import transcribe
from foialyzer.page.box import Box
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import GroundTag, MarkId, Redaction

NAME = GroundTag("nl-wob:10.2.e", "inferred", 0.8, "")
OPINION = GroundTag("nl-wob:11.1", "inferred", 0.2, "")


def put_together(parts: list[str | int]) -> tuple[str, list[Redaction]]:
    """Return the text of visible pieces and covers of some length, and its redactions."""
    text = ""
    redactions: list[Redaction] = []
    for part in parts:
        if isinstance(part, int):
            span = Span(len(text), len(text) + part)
            redactions.append(
                Redaction(f"r{len(redactions)}", 1, (Box(0, 0, 1, 1),), "marker", "marker", HiddenChars(), span=span)
            )
        text += "█" * part if isinstance(part, int) else part
    return text, redactions


visible = st.text(st.characters(codec="utf-8", exclude_characters="█["), max_size=12)


@given(st.lists(visible | st.integers(1, 20), max_size=12))
def test_law_no_cover_is_left_and_each_redaction_is_named_once(parts: list[str | int]) -> None:
    """No `█` is left, and there are as many names as redactions."""
    text, redactions = put_together(parts)
    said = transcribe(text, Span(0, len(text)), redactions)
    assert "█" not in said
    assert said.count("[[gelakt ?]]") == len(redactions)


@given(st.lists(visible | st.integers(1, 20), max_size=12))
def test_law_what_can_be_read_stays(parts: list[str | int]) -> None:
    """Letters that can be read are all there, in their order."""
    text, redactions = put_together(parts)
    said = transcribe(text, Span(0, len(text)), redactions).replace("[[gelakt ?]]", "")
    letters = [sign for part in parts if isinstance(part, str) for sign in part if sign.isalnum()]
    assert [sign for sign in said if sign.isalnum()] == letters


# cases


@pytest.mark.parametrize(
    ("grounds", "mark", "name"),
    [
        ((), None, "?"),
        ((), "out_of_scope", "out_of_scope"),
        ((NAME, OPINION), None, "nl-wob:10.2.e"),
        (
            (GroundTag("nl-wob:10.2.e", "printed", 1, ""), GroundTag("nl-wob:11.1", "printed", 1, "")),
            None,
            "nl-wob:10.2.e, nl-wob:11.1",
        ),
        ((GroundTag("nl-wob:10.2.e", "letter", 0.8, ""),), None, "nl-wob:10.2.e"),
        ((GroundTag("nl-wob:10.2.e", "printed", 1, ""),), "out_of_scope", "nl-wob:10.2.e"),
    ],
)
def test_redaction_is_named(grounds: tuple[GroundTag, ...], mark: MarkId | None, name: str) -> None:
    """Printed grounds are all named, of inferred ones the likelier, and a mark where there is no ground."""
    hidden = Redaction(
        "r1", 1, (Box(0, 0, 1, 1),), "marker", "marker", HiddenChars(), mark=mark, span=Span(4, 7), grounds=grounds
    )
    assert transcribe("Dag ███.", Span(0, 8), [hidden]) == f"Dag [[gelakt {name}]]."


def test_redactions_outside_are_left_out() -> None:
    """What is hidden above and below the body is not named in it."""
    text, redactions = put_together([3, "\nGoed.\n", 3])
    assert transcribe(text, Span(3, 10), redactions) == "Goed."


def test_words_between_the_lines_of_a_redaction_stay() -> None:
    """Of a redaction that goes on below words that can be read, the words stay, and it is named once, where it begins."""
    text = "██ Dag Jan\n█ tot ██ morgen"
    spans = (Span(0, 12), Span(17, 19))
    hidden = [Redaction(f"r{n}", 1, (), "black", "pixel", HiddenChars(), span=span) for n, span in enumerate(spans, 1)]
    assert transcribe(text, Span(0, len(text)), hidden) == "[[gelakt ?]] Dag Jan\ntot [[gelakt ?]] morgen"
    inside = [hidden[0], Redaction("r2", 1, (), "black", "pixel", HiddenChars(), span=Span(7, 10))]
    assert transcribe("██ Dag ███\n█ tot", Span(0, 16), inside) == "[[gelakt ?]] Dag [[gelakt ?]]\ntot"


@pytest.mark.parametrize("tail", ["\n____\n", "\n\n-----Oorspronkelijk bericht-----\n", "\n> \n>\n"])
def test_rules_at_the_end_are_left_off(tail: str) -> None:
    """A rule, a separator or empty quotation at the end belongs to the next mail."""
    text = f"> Goed.{tail}"
    assert transcribe(text, Span(0, len(text)), []) == "Goed."
