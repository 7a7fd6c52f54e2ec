"""The whole flow."""

import pytest
from attrs import evolve
from drawn import releases, texts
from hypothesis import HealthCheck, example, given, settings
from invariants import find_breaches
from paper import Recipe, render_transcript

from foialyzer.analysis import STAGES, Draft, analyse
from foialyzer.page.span import Span, is_partition
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.leaks import LeakPlace

few = settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)


@given(texts())
@example("")
@example("\0\x1b[31m\ud800")
@example("█" * 50)
def test_law_any_text_is_accounted_for(text: str) -> None:
    """Any text gives an account in which spans tile, ids are unique, references resolve and figures add up."""
    assert find_breaches(analyse(parse_transcript(text, "a.txt"))) == []


@few
@given(releases())
def test_law_drawn_releases_are_accounted_for(recipe: Recipe) -> None:
    """The account of a drawn release is sound, and has every marker and every mail that was drawn, with its time and unit."""
    text, truth = render_transcript(recipe)
    release = analyse(parse_transcript(text, recipe.file))
    assert find_breaches(release) == []
    assert len(release.redactions) == len(truth.hidden)
    mails = [((message.sent or "")[:16], message.sender.unit if message.sender else None) for message in release.messages]
    assert mails == [(sent.at, sent.unit) for sent in truth.messages]


@few
@given(releases(markers=("[REDACTED]", "code")))
def test_law_what_is_read_was_not_hidden(recipe: Recipe) -> None:
    """The visible characters of drawn mail are those of the paper, no more and no fewer."""
    text, truth = render_transcript(evolve(recipe, letter=None))
    assert analyse(parse_transcript(text, "a.txt")).survival.all.visible_chars == truth.visible


@given(texts())
def test_law_same_input_same_output(text: str) -> None:
    """The same text gives the same account."""
    assert analyse(parse_transcript(text, "a.txt")) == analyse(parse_transcript(text, "a.txt"))


@given(texts())
def test_law_the_name_changes_nothing_but_the_name(text: str) -> None:
    """Two names of one kind give accounts that differ in that name only."""
    one, two = (analyse(parse_transcript(text, name)) for name in ("a.txt", "b.txt"))
    assert (one.source.name, two.source.name) == ("a.txt", "b.txt")
    assert (one.text, one.segments, one.messages, one.redactions, one.findings) == (
        two.text,
        two.segments,
        two.messages,
        two.redactions,
        two.findings,
    )


# cases


def test_stages_only_add() -> None:
    """Each stage returns a draft and leaves the document as it was read."""
    draft = Draft(parse_transcript("Van: [gelakt] WBW/DIR\nVerzonden: dinsdag 5 maart 2019 10:22\n\nAkkoord.", "a.txt"))
    document = draft.document
    for stage in STAGES:
        draft = stage(draft)
        assert draft.document is document
    assert (len(draft.redactions), len(draft.messages), len(draft.threads), len(draft.segments)) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Van: [gelakt]\nVerzonden: dinsdag 5 maart 2019 10:22\n\nJa\n",
            "[gelakt] ",
            "> " * 50 + "\n",
            "Op 3 nov. 2019 om 09:14 heeft ",
        ),
        *(
            "Van: ",
            "[[[[",
            "10.2.e;",
            "a@",
            "█ ",
            "-----\n",
            "Groet,\n\n\n\n",
            "artikel 10, tweede lid, ",
            "*_",
            "Datum 3 juni 2019\n",
        ),
    ],
)
def test_hostile_input_comes_to_an_end(line: str) -> None:
    """A hundred thousand characters made to be slow are accounted for, and their segments tile the text."""
    release = analyse(parse_transcript(line * (100_000 // len(line)), "a.txt"))
    assert is_partition([segment.span for segment in release.segments], Span(0, len(release.text)))
    assert release.segments[-1].span.end == len(release.text)


def test_redactions_are_numbered_as_they_are_read() -> None:
    """Covers that were seen in another order than that of the text are put in its order, their leaks with them."""
    draft = STAGES[0](Draft(parse_transcript("Dag [gelakt], tot [gelakt: 10.2.e] dan", "a.txt")))
    turned = evolve(draft, redactions=draft.redactions[::-1], leaks=(LeakPlace("text", 1, "r2", 1),))
    laid = STAGES[1](turned)
    assert [(one.id, one.label) for one in laid.redactions] == [("r1", None), ("r2", "10.2.e")]
    assert [leak.redaction for leak in laid.leaks] == ["r2"]
    other = STAGES[1](evolve(turned, redactions=tuple(evolve(r, id=f"r{3 - int(r.id[1:])}") for r in turned.redactions)))
    assert [leak.redaction for leak in other.leaks] == ["r1"]
