"""Whether the grounds agree."""

import pytest
from attrs import evolve
from parcels import ParcelRecipe
from test_reconciliation import ORDERLY, account, changed, codes

from foialyzer.account.groundwork import find_ground_findings
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


def test_two_grounds_that_exclude_each_other() -> None:
    """5.1.5 printed together with 5.1.2.e on one redaction is found, printed on two it is not."""
    together = changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.5"), codes=("5.1.2.e, 5.1.5",))
    apart = changed(ORDERLY, 1, listed=("5.1.2.e", "5.1.5"), codes=("5.1.2.e", "5.1.5"))
    assert "ground-combined" in codes(together)
    assert "ground-combined" not in codes(apart)


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
