"""How much of a text survived, and how good the estimate of what is hidden is.

The figures of `docs/explanation/survival.md` are printed by `python tests/test_survival.py`.
"""

import sys
from itertools import pairwise
from statistics import mean, median

import pytest
from attrs import evolve, frozen
from drawn import releases
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from invariants import is_possible
from paper import Marker, Recipe, render_transcript

from foialyzer.account.survival import measure_survival
from foialyzer.analysis import analyse
from foialyzer.page.box import Box
from foialyzer.page.span import Span
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.hidden_chars import HiddenChars, Survival
from foialyzer.redaction.redaction import Redaction

WITHOUT_CODES: tuple[Marker, ...] = ("[REDACTED]", "[gelakt]", "fixed", "measured")
CASES = 1000

Piece = str | HiddenChars
hidden_chars = st.lists(st.integers(1, 90), min_size=3, max_size=3).map(lambda sizes: HiddenChars(*sorted(sizes)))
visible = st.text(st.characters(codec="utf-8", exclude_characters="█"), max_size=12)
pieces = st.lists(visible | hidden_chars, max_size=12)


def redaction(span: Span, hidden: HiddenChars) -> Redaction:
    """Return a redaction at a place."""
    return Redaction(f"r{span.start}", 1, (Box(0, 0, 1, 1),), "marker", "marker", hidden, span=span)


def put_together(parts: list[Piece]) -> tuple[str, list[Redaction], list[Span]]:
    """Return the text of some visible and hidden pieces, its redactions, and where each piece stands."""
    text, redactions, spans = "", [], []
    for part in parts:
        shown = part if isinstance(part, str) else "█" * part.estimate
        spans.append(Span(len(text), len(text) + len(shown)))
        if isinstance(part, HiddenChars):
            redactions.append(redaction(spans[-1], part))
        text += shown
    return text, redactions, spans


def measure(parts: list[Piece]) -> Survival:
    """Return the survival of all of a text."""
    text, redactions, _ = put_together(parts)
    return measure_survival(text, [Span(0, len(text))], redactions)


@frozen
class Trial:
    """The estimate for a drawn release held against what is true.

    Args:
        true: hidden characters in all.
        guess: the range for them.
        single: for each redaction, whether its range holds what it hides.
    """

    true: int
    guess: HiddenChars
    single: tuple[bool, ...]

    @property
    def inside(self) -> bool:
        """Whether the range holds what is true."""
        return self.guess.low <= self.true <= self.guess.high


def try_recipe(recipe: Recipe) -> Trial:
    """Return how well what a transcript hides is estimated."""
    text, truth = render_transcript(recipe)
    release = analyse(parse_transcript(text, recipe.file))
    single = [
        each.hidden_chars.low <= hidden.chars <= each.hidden_chars.high
        for each, hidden in zip(release.redactions, truth.hidden, strict=True)
    ]
    return Trial(sum(each.chars for each in truth.hidden), release.survival.all.hidden_chars, tuple(single))


def gather(recipes: st.SearchStrategy[Recipe], cases: int = CASES) -> list[Trial]:
    """Return the trials of so many drawn releases."""
    trials: list[Trial] = []

    @settings(max_examples=cases, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck), deadline=None)
    @given(recipes)
    def run(recipe: Recipe) -> None:
        trials.append(try_recipe(recipe))

    run()
    return trials


# laws


@given(pieces)
def test_law_share_is_possible(parts: list[Piece]) -> None:
    """A share lies in [0, 1] as low ≤ estimate ≤ high, is 1 exactly when nothing is covered, and is None over nothing."""
    assert is_possible(measure(parts))


@given(pieces)
def test_law_counted_one_by_one(parts: list[Piece]) -> None:
    """The counts are those of counting one character after another, white space left out, and the share is theirs."""
    seen = sum(1 for part in parts if isinstance(part, str) for sign in part if not sign.isspace())
    hidden = [part for part in parts if isinstance(part, HiddenChars)]
    low, estimate, high = (sum(getattr(part, name) for part in hidden) for name in ("low", "estimate", "high"))
    survival = measure(parts)
    assert (survival.visible_chars, survival.hidden_chars) == (seen, HiddenChars(low, estimate, high))
    if survival.share:
        assert survival.share.estimate == pytest.approx(seen / (seen + estimate), abs=1e-4)
        assert survival.share.low == pytest.approx(seen / (seen + high), abs=1e-4)


@given(pieces, hidden_chars, st.data())
def test_law_one_more_redaction_never_raises_it(parts: list[Piece], more: HiddenChars, data: st.DataObject) -> None:
    """With one redaction more, wherever it stands, no bound of the share is higher."""
    at = data.draw(st.integers(0, len(parts)))
    before, after = measure(parts).share, measure([*parts[:at], more, *parts[at:]]).share
    assert after is not None
    if before is not None:
        assert (after.low <= before.low, after.estimate <= before.estimate, after.high <= before.high) == (True, True, True)


@given(pieces, st.data())
def test_law_whole_is_the_weighted_mean_of_its_parts(parts: list[Piece], data: st.DataObject) -> None:
    """The share of the whole is the mean of the shares of its parts, each weighted by its characters."""
    text, redactions, spans = put_together(parts)
    cuts = sorted({0, len(text), *data.draw(st.lists(st.sampled_from([span.end for span in spans] or [0])))})
    tiles = [Span(start, end) for start, end in pairwise(cuts)]
    measured = [measure_survival(text, [tile], redactions) for tile in tiles]
    weighted = [(m.share.estimate, m.visible_chars + m.hidden_chars.estimate) for m in measured if m.share]
    whole = measure_survival(text, tiles, redactions)
    if whole.share is None:
        assert weighted == []
    else:
        expected = sum(share * weight for share, weight in weighted) / sum(weight for _, weight in weighted)
        assert whole.share.estimate == pytest.approx(expected, abs=2e-4)


@given(pieces, st.data())
def test_law_a_redaction_cut_in_two_is_counted_once(parts: list[Piece], data: st.DataObject) -> None:
    """Where a cut goes through a redaction, each side gets its share, and together they are the whole but for rounding."""
    text, redactions, _ = put_together(parts)
    at = data.draw(st.integers(0, len(text)))
    left, right = (measure_survival(text, [span], redactions) for span in (Span(0, at), Span(at, len(text))))
    whole = measure(parts)
    assert left.visible_chars + right.visible_chars == whole.visible_chars
    assert abs(left.hidden_chars.estimate + right.hidden_chars.estimate - whole.hidden_chars.estimate) <= 1


def test_law_the_truth_lies_in_the_range() -> None:
    """For at least nine in ten of a thousand drawn releases, what is hidden in all lies between low and high."""
    trials = gather(releases(markers=WITHOUT_CODES))
    assert len(trials) >= CASES * 0.95
    assert mean(trial.inside for trial in trials) >= 0.9
    assert 0.9 <= mean(inside for trial in trials for inside in trial.single) < 0.99
    assert median(abs(trial.guess.estimate - trial.true) / trial.true for trial in trials) < 0.2


# cases


def test_only_what_is_kept_counts() -> None:
    """A redaction that is not to be kept counts as not there."""
    text, redactions, _ = put_together(["Dag ", HiddenChars(2, 4, 6), " en ", HiddenChars(1, 5, 9)])
    kept = measure_survival(text, [Span(0, len(text))], redactions, lambda each: (each.hidden_chars.estimate == 5,) * 3)
    assert kept.hidden_chars == HiddenChars(1, 5, 9)
    assert kept.visible_chars == 5


def test_redactions_without_a_place_are_left_out() -> None:
    """A redaction that stands nowhere in the text hides nothing of it."""
    nowhere = evolve(redaction(Span(0, 3), HiddenChars(1, 3, 9)), span=None)
    assert measure_survival("Dag", [Span(0, 3)], [nowhere]).share == measure_survival("Dag", [Span(0, 3)], []).share


def test_nothing_has_no_share() -> None:
    """A stretch of white space, and no stretch at all, have nothing to count."""
    assert measure_survival(" \n", [Span(0, 2)], []).share is None
    assert measure_survival("Dag", [], []).share is None


def test_merged_markers_are_covered_in_all() -> None:
    """Also where one marker may stand for several lines, what is hidden in all lies in the range mostly."""
    assert mean(trial.inside for trial in gather(releases(merged=True, markers=WITHOUT_CODES), 100)) >= 0.9


def render_figures(what: str, trials: list[Trial]) -> str:
    """Return one line of figures about some trials."""
    inside, single = mean(trial.inside for trial in trials), mean(each for trial in trials for each in trial.single)
    error = median(abs(trial.guess.estimate - trial.true) / trial.true for trial in trials)
    bias = median((trial.guess.estimate - trial.true) / trial.true for trial in trials)
    low, high = (median(getattr(trial.guess, name) / trial.true for trial in trials) for name in ("low", "high"))
    return f"| {what} | {len(trials)} | {inside:.1%} | {single:.1%} | {error:.1%} | {bias:+.1%} | {low:.2f}–{high:.2f} |\n"


if __name__ == "__main__":
    sys.stdout.write("| transcripts | releases | whole inside | single inside | error | bias | range, of the truth |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for shown in WITHOUT_CODES:
        sys.stdout.write(render_figures(f"`{shown}`, one for each line", gather(releases(markers=(shown,)))))
    sys.stdout.write(render_figures("one marker for several lines", gather(releases(merged=True, markers=WITHOUT_CODES))))
