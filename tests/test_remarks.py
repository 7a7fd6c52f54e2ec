"""What stands out, in the language of the report."""

import pytest
from attrs import evolve
from drawn import texts
from hypothesis import given
from paper import SAMPLES

from foialyzer.account.findings import CODES, Finding
from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.remarks import list_leaks, list_limits, list_remarks
from foialyzer.report.wording import load_wording

NL, EN = load_wording("nl"), load_wording("en")


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@given(texts())
def test_law_every_finding_is_a_remark(text: str) -> None:
    """Each finding is one remark, with its first places in order, each with an anchor."""
    release = account(text)
    remarks = list_remarks(release, NL)
    assert {remark.finding for remark in remarks} == set(release.findings)
    for remark in remarks:
        assert [place for place, _ in remark.links] == list(remark.finding.places[:24])
        assert all(anchor for _, anchor in remark.links)


# cases


@pytest.mark.parametrize("code", sorted(CODES))
def test_dutch_says_it_in_a_sentence(code: str) -> None:
    """A Dutch report says each kind of finding in a sentence of its own, filled in."""
    release = analyse_file(SAMPLES / "sluis-oost" / "release.txt")
    release = evolve(release, findings=(Finding(code, CODES[code], "as told", ("r1", "r2")),))
    [remark] = list_remarks(release, NL)
    assert remark.sentence.endswith(".")
    assert "{" not in remark.sentence


def test_a_kind_without_words_speaks_for_itself() -> None:
    """A finding of a kind that the report has no words for is shown by its code, and its own message is left to say it."""
    release = evolve(account("Dag"), findings=(Finding("brand-new", "info", "Something new.", ("elsewhere",)),))
    [remark] = list_remarks(release, NL)
    assert (remark.title, remark.sentence, remark.links) == ("brand-new", "", (("elsewhere", None),))


def test_places_of_a_leak() -> None:
    """A leak is shown by its kind and its places: the page of a redaction, a page, or what has no place on the page."""
    finding = Finding("leak-text", "serious", "told", ("r1", "page 1", "metadata"))
    release = evolve(account("Dag [gelakt]"), findings=(finding,))
    assert list_leaks(release) == (("leak_text", (("r1", "p1"), ("page 1", "p1"), ("metadata", None))),)


def test_limits() -> None:
    """What was not assessed is said: no letter, no inventory, dates that are unknown."""
    mail = "Van: Noor WBW/DIR <a@b.example>\nVerzonden: gisteren\nAan: Bas\nOnderwerp: Plan\n\nJa"
    said = list_limits(account(mail), EN)
    assert "the decision (no letter in this file)" in said
    assert "the date of 1 message" in said
    assert "whether documents are missing (no inventory was read)" in said
