"""What follows from the values of an account."""

import pytest
from attrs import evolve
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.findings import find_leak_findings
from foialyzer.account.reckoning import reckon
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.leaks import LeakPlace


@given(texts())
def test_law_an_account_follows_from_its_values(text: str) -> None:
    """Of an account as it was analysed, everything that follows from its values is there already."""
    release = analyse(parse_transcript(text, "a.txt"))
    assert reckon(release) == release


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_a_drawn_account_follows_from_its_values(recipe: Recipe) -> None:
    """The same holds of releases with a letter and mail."""
    release = analyse(parse_transcript(render_transcript(recipe)[0], "a.txt"))
    assert reckon(release) == release


# cases


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*/release.*")), ids=lambda file: file.parent.name)
def test_samples_follow_from_their_values(file: object) -> None:
    """The same holds of every sample, with its copies, leaks and inventory."""
    release = analyse_file(str(file), ocr=False)
    assert reckon(release) == release


def test_leaks_of_what_is_no_redaction_are_gone() -> None:
    """A leak under a redaction that is left out is no leak any more; those of other redactions and of bookmarks stay."""
    release = analyse(parse_transcript("Dag [gelakt], tot [gelakt] dan", "a.txt"))
    leaks = (LeakPlace("text", 1, "r1", 1), LeakPlace("text", 1, "r2", 1), LeakPlace("outline", 1, None, 1))
    told = evolve(release, findings=(*find_leak_findings(leaks), *release.findings))
    assert reckon(told) == told
    left = reckon(evolve(told, redactions=told.redactions[1:]))
    found = {finding.code: finding.places for finding in left.findings}
    assert (found["leak-text"], found["leak-outline"]) == (("r2",), ("page 1",))
