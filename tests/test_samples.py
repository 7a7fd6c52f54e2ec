"""The samples: what a recipe says is true, what is stored of them, and what holds of every account."""

import io
import json
from pathlib import Path

import pytest
from invariants import find_breaches
from paper import SAMPLES, Recipe, Truth, load_recipe, render_golden, render_transcript, save_recipe
from rich.console import Console

from foialyzer.account.release import Release
from foialyzer.api import analyse
from foialyzer.report.json import parse_json, render_json
from foialyzer.report.terminal import render_summary, render_verdict

SLUGS = sorted(path.parent.name for path in SAMPLES.glob("*/recipe.toml"))
every_sample = pytest.mark.parametrize("slug", SLUGS)


def sample(slug: str) -> tuple[Recipe, Truth, Release]:
    """Return the recipe of a sample, what is true of it, and its account."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    return recipe, render_transcript(recipe)[1], analyse(SAMPLES / slug / recipe.file)


# cases


def test_there_are_samples() -> None:
    """A decision under each Dutch law and a text that is none are there."""
    assert {"sluis-oost", "windpark-noord", "statement"} <= set(SLUGS)


@every_sample
def test_transcript_is_what_its_recipe_makes(slug: str) -> None:
    """The transcript that is stored is the one that its recipe makes."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    assert (SAMPLES / slug / recipe.file).read_text("utf-8") == render_transcript(recipe)[0]


@every_sample
def test_recipe_is_kept_by_its_file(slug: str, tmp_path: Path) -> None:
    """A recipe that is written and read again is the same recipe."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    save_recipe(recipe, tmp_path / "recipe.toml")
    assert load_recipe(tmp_path / "recipe.toml") == recipe


@every_sample
def test_account_is_the_golden_one(slug: str) -> None:
    """The account of a sample is the one that is stored, to the last figure."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    stored = json.loads((SAMPLES / slug / "expected.json").read_text("utf-8"))
    assert json.loads(render_golden(SAMPLES / slug / recipe.file)) == stored


@every_sample
def test_account_is_sound(slug: str) -> None:
    """Spans tile, references resolve and figures add up in the account of a sample."""
    assert find_breaches(sample(slug)[2]) == []


@every_sample
def test_account_survives_json(slug: str) -> None:
    """The account of a sample is the same after a trip through JSON."""
    release = sample(slug)[2]
    assert parse_json(render_json(release)) == release


@every_sample
def test_redactions_are_those_of_the_paper(slug: str) -> None:
    """Each marker is found once, and what the paper hides in all lies within the range."""
    _, truth, release = sample(slug)
    hidden = release.survival.all.hidden_chars
    assert len(release.redactions) == len(truth.hidden)
    assert hidden.low <= sum(each.chars for each in truth.hidden) <= hidden.high


@every_sample
def test_mail_is_that_of_the_paper(slug: str) -> None:
    """Every mail is found in the order printed, with its time, the unit of its sender and its annex."""
    _, truth, release = sample(slug)
    annexes = [segment.id for segment in release.segments if segment.kind == "annex"]
    found = [((m.sent or "")[:16], m.sender.unit if m.sender else None, annexes.index(m.segment)) for m in release.messages]
    assert found == [(sent.at, sent.unit or None, sent.annex) for sent in truth.messages]


@every_sample
def test_threads_run_from_the_oldest(slug: str) -> None:
    """Each annex is one thread, and the mail printed last is the oldest in it."""
    _, truth, release = sample(slug)
    printed = [[f"m{n}" for n, sent in enumerate(truth.messages, 1) if sent.annex == annex] for annex in range(4)]
    assert [list(thread.messages) for thread in release.threads] == [ids[::-1] for ids in printed if ids]


@every_sample
def test_segments_are_those_of_the_paper(slug: str) -> None:
    """The parts of a sample are told apart."""
    _, truth, release = sample(slug)
    assert tuple(segment.kind for segment in release.segments) == truth.segments


@every_sample
def test_letter_is_read(slug: str) -> None:
    """The letter of a sample says what its recipe lets it say, and a sample without one has none."""
    recipe, _, release = sample(slug)
    if recipe.letter is None:
        assert release.letter is None
        return
    wanted, letter = recipe.letter, release.letter
    assert letter is not None
    dates = [each.isoformat() for each in (wanted.decided, wanted.request_date, wanted.received_date)]
    assert [letter.date, letter.request_date, letter.received_date] == dates
    assert (letter.reference, letter.subject, letter.statute) == (wanted.reference, wanted.subject, wanted.statute)
    assert (letter.annexes_announced, letter.objection_weeks) == (wanted.annexes_announced, wanted.objection_weeks)
    assert list(dict.fromkeys(ground.id for ground in letter.grounds)) == wanted.grounds


@every_sample
def test_likeliest_ground_is_the_true_one(slug: str) -> None:
    """In the samples the likeliest ground of each redaction is the one it was hidden under, printed or not."""
    recipe, truth, release = sample(slug)
    statute = recipe.letter.statute if recipe.letter else ""
    wanted = [f"{statute}:{each.code}" if each.code[0].isdigit() else None for each in truth.hidden]
    assert [redaction.grounds[0].id if redaction.grounds else None for redaction in release.redactions] == wanted


def test_mark_is_no_ground() -> None:
    """What lies outside the request is marked so and has no ground."""
    marked = [redaction for redaction in sample("windpark-noord")[2].redactions if redaction.mark]
    assert [(redaction.mark, redaction.grounds) for redaction in marked] == [("out_of_scope", ())]


def test_statement_gives_nothing_to_account_for() -> None:
    """A press statement about a release has no letter, no mail, no redaction and no finding."""
    release = sample("statement")[2]
    assert (release.letter, release.messages, release.redactions, release.findings) == (None, (), (), ())


def test_the_readme_opens_with_what_a_user_sees() -> None:
    """The summary in the README is the one the command line prints for the sample it names, at 80 columns."""
    paper = io.StringIO()
    console = Console(width=80, file=paper, highlight=False, emoji=False, markup=False)
    release = analyse(SAMPLES / "sluis-oost" / "release.txt")
    console.print(render_summary(release))
    console.print(render_verdict(release), soft_wrap=True)
    printed = "\n".join(line.rstrip() for line in paper.getvalue().splitlines())
    assert f"```text\n{printed}\n```" in (SAMPLES.parent / "README.md").read_text("utf-8")
