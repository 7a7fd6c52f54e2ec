"""Two prints of one mail side by side."""

from hypothesis import given
from hypothesis import strategies as st
from paper import SAMPLES

from foialyzer.api import analyse
from foialyzer.page.span import Span
from foialyzer.report.palette import choose_paints
from foialyzer.report.side_by_side import _around, set_copies


@given(st.text("ab \n"), st.data())
def test_law_what_stands_around_holds_the_span(text: str, data: st.DataObject) -> None:
    """Whatever the text, what is shown holds the difference itself, within the text and not much beyond it."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    around = _around(Span(start, end), text)
    assert 0 <= around.start <= start <= end <= around.end <= len(text)
    assert around.end - around.start <= end - start + 160


# cases


def test_excerpts_begin_and_end_with_a_word() -> None:
    """What stands around a difference is cut between words, and at the ends of the text not at all."""
    text = f"{'woord ' * 30}hier{' anders' * 30}"
    around = _around(Span(180, 184), text)
    assert text[around.start - 1] == " "
    assert around.of(text).split() == ["woord"] * 13 + ["hier"] + ["anders"] * 11
    assert _around(Span(0, len(text)), text) == Span(0, len(text))
    assert _around(Span(300, 301), "x" * 600) == Span(220, 381)


def test_what_the_other_print_shows() -> None:
    """Of two prints of a mail, the words that one shows are told apart from what stands around them."""
    release = analyse(SAMPLES / "zwembad-otter" / "release.pdf")
    [(copy, [shown])] = set_copies(release, choose_paints(release))
    assert copy.messages == ("m1", "m8")
    assert "".join(part for part in shown.words if isinstance(part, str)).startswith("Het chloor zit op 0,4")
    assert any(not isinstance(part, str) for part in shown.redacted)
