"""Whether the grounds agree."""

import pytest
from attrs import evolve
from parcels import ParcelRecipe
from test_reconciliation import ORDERLY, account, changed, codes

from foialyzer.account.ground_findings import find_ground_findings
from foialyzer.account.reconciliation import Books

FAULTS = [
    ("ground-not-listed", evolve(changed(ORDERLY, 1, codes=("5.1.2.e", "5.1.2.i")), argued=("e", "i"))),
    ("ground-not-printed", evolve(changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.2.i")), argued=("e", "i"))),
    ("ground-not-argued", changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.2.i"), codes=("5.1.2.e", "5.1.2.i"))),
    ("argued-not-used", evolve(ORDERLY, argued=("e", "b"))),
    ("ground-nonexistent", changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.1.i"))),
    ("statute-not-in-force", changed(ORDERLY, 1, listed=("10.2.e",), codes=())),
    ("old-document-refused", changed(ORDERLY, 1, day="3-5-2015")),
]
SOUND = [
    evolve(changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.2.i"), codes=("5.1.2.e", "5.1.2.i")), argued=("e", "i")),
    changed(ORDERLY, 1, day="20-6-2018", judgement="already_public", listed=(), in_parcel=False),
    changed(ORDERLY, 1, day="21-6-2018"),
    changed(ORDERLY, 1, listed=(), codes=(), judgement="public"),
]


@pytest.mark.parametrize(("code", "fault"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_planted_fault_is_found_alone(code: str, fault: ParcelRecipe) -> None:
    """Each fault is found, and nothing but it."""
    assert codes(fault) == {code}


@pytest.mark.parametrize("sound", SOUND)
def test_nothing_is_invented(sound: ParcelRecipe) -> None:
    """Grounds that agree, a document a day short of five years old, and public documents give no finding."""
    assert codes(sound) == set()


@pytest.mark.parametrize("printed", ["5.1.2.e, 5.1.5", "5.1.5; 5.1.1.c", "5.1.2e 5.1.5", "art. 5.1 lid 2 sub e en lid 5"])
def test_two_grounds_that_exclude_each_other(printed: str) -> None:
    """5.1.5 printed together with another ground on one redaction is found, alone, in any spelling."""
    argued = ("e", "5.1.5", *(["eerste lid, aanhef en onder c"] if "5.1.1.c" in printed else []))
    other = "5.1.1.c" if "5.1.1.c" in printed else "5.1.2.e"
    assert codes(evolve(changed(ORDERLY, 1, listed=(other, "5.1.5"), codes=(printed,)), argued=argued)) == {"ground-combined"}


def test_two_grounds_on_two_redactions_exclude_nothing() -> None:
    """5.1.5 and 5.1.2.e in one document, on a redaction each, are no fault."""
    assert (
        codes(evolve(changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.5"), codes=("5.1.2.e", "5.1.5")), argued=("e", "5.1.5")))
        == set()
    )


def test_a_paragraph_without_its_letter_is_no_wrong_ground() -> None:
    """5.1.2 names grounds and not which of them: that is not known, and is not called a ground that does not exist."""
    found = codes(changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.2"), codes=("5.1.2.e", "5.1.2")))
    assert found == {"ground-unknown"}


def test_a_ground_that_was_inferred_is_not_printed() -> None:
    """Redactions that print nothing may be on the ground of the row: that it is not printed on them says nothing."""
    recipe = evolve(changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.2.i"), codes=("5.1.2.e", "")), argued=("e", "i"))
    assert codes(recipe) == {"no-code-printed"}


def test_a_ground_in_the_words_of_the_law_is_argued() -> None:
    """A letter that gives a ground in the words of the law, without its number, argues it."""
    release = account(FAULTS[2][1])
    books = Books(release.letter, release.inventory, release.segments, release.redactions)
    worded = evolve(
        books, letter_text="Het goed functioneren van\nde Staat, andere publiekrechtelijke lichamen of bestuursorganen"
    )
    assert "ground-not-argued" in {finding.code for finding in find_ground_findings(books)}
    assert "ground-not-argued" not in {finding.code for finding in find_ground_findings(worded)}


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault[0] != "statute-not-in-force"], ids=lambda fault: fault[0])
def test_what_recognition_read_accuses_nobody(fault: tuple[str, ParcelRecipe]) -> None:
    """Where letter and inventory are pictures, whose codes may be misread, no ground is held against them."""
    release = account(fault[1])
    every = frozenset(range(1, 40))
    books = Books(release.letter, release.inventory, release.segments, release.redactions, pictured=every)
    assert list(find_ground_findings(books)) == []


def test_places_lead_to_row_and_redaction() -> None:
    """What is printed and not listed names the document, its row and the redactions."""
    release = account(FAULTS[0][1])
    [finding] = release.findings
    printed = [redaction.id for redaction in release.redactions if redaction.label == "5.1.2.i"]
    assert finding.places[1:] == ("inventory 2", *printed)


def test_a_code_read_from_pixels_is_not_said_to_be_missing() -> None:
    """A ground that recognition read on a redaction, however sure, is there: only codes that nobody prints are missing."""
    release = account(ORDERLY)
    scanned = tuple(
        evolve(one, method="pixel", grounds=tuple(evolve(tag, confidence=0.5) for tag in one.grounds))
        for one in release.redactions
    )
    books = Books(release.letter, release.inventory, release.segments, scanned)
    assert "ground-not-printed" not in {finding.code for finding in find_ground_findings(books)}
    bare = tuple(evolve(one, grounds=(), mark="out_of_scope") for one in scanned)
    assert "ground-not-printed" in {finding.code for finding in find_ground_findings(evolve(books, redactions=bare))}
