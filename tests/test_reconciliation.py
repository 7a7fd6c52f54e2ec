"""Whether the documents in the parcel, the inventory and the letter agree."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from invariants import find_breaches
from parcels import TITLES, Paper, ParcelRecipe, draw_parcel, parcels

from foialyzer.account.reconciliation import Books, find_document_findings
from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.readers.files import read_bytes
from foialyzer.release.boundary_evidence import WEIGHTS
from foialyzer.release.inventory import InventoryRow
from foialyzer.release.segment_start import Evidence

drawn_slowly = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
ORDERLY = ParcelRecipe(tuple(Paper(str(number), TITLES[number - 1]) for number in range(1, 6)))


def account(recipe: ParcelRecipe) -> Release:
    """Return the account of a drawn parcel."""
    return analyse(read_bytes(draw_parcel(recipe).data, "a.pdf"))


def codes(recipe: ParcelRecipe) -> set[str]:
    """Return the codes of what is found in a drawn parcel."""
    return {finding.code for finding in account(recipe).findings}


def changed(recipe: ParcelRecipe, index: int, **changes: Any) -> ParcelRecipe:  # noqa: ANN401  (any field)
    """Return a parcel in which one document is otherwise."""
    papers = list(recipe.papers)
    papers[index] = evolve(papers[index], **changes)
    return evolve(recipe, papers=tuple(papers))


@drawn_slowly
@given(parcels())
def test_law_a_parcel_in_order_has_no_findings(recipe: ParcelRecipe) -> None:
    """Letter, inventory and documents that agree give nothing to look at, however they are told apart and listed."""
    release = account(recipe)
    assert release.findings == ()
    assert find_breaches(release) == []


@drawn_slowly
@given(parcels(apart=("label", "outline")))
def test_law_a_document_left_out_is_found_and_named(recipe: ParcelRecipe) -> None:
    """A document that is listed as released and is not there is found by its number, and nothing else is said."""
    short = changed(recipe, 1, in_parcel=False)
    found = account(short).findings
    assert [(finding.code, finding.places) for finding in found] == [("listed-not-present", ("inventory 2",))]


FAULTS = [
    ("listed-not-present", changed(ORDERLY, 2, in_parcel=False), changed(ORDERLY, 2, in_parcel=False, judgement="withheld")),
    ("present-not-listed", changed(ORDERLY, 4, in_list=False), changed(ORDERLY, 4, in_list=False, in_parcel=False)),
    ("numbering-gap", changed(ORDERLY, 2, in_list=False, in_parcel=False), changed(ORDERLY, 4, in_list=False, in_parcel=False)),
    ("documents-differ", evolve(ORDERLY, found=9), evolve(ORDERLY, found=5)),
    (
        "public-yet-redacted",
        changed(ORDERLY, 1, judgement="public", listed=()),
        changed(ORDERLY, 1, judgement="public", listed=(), codes=()),
    ),
    (
        "withheld-yet-present",
        changed(ORDERLY, 1, judgement="withheld"),
        changed(ORDERLY, 1, judgement="withheld", in_parcel=False),
    ),
    ("annexes-differ", evolve(ORDERLY, announced=12), evolve(ORDERLY, announced=7)),
    ("decision-late", evolve(ORDERLY, decided="20 november 2023"), ORDERLY),
]


@pytest.mark.parametrize(("code", "fault", "sound"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_planted_fault_is_found_alone(code: str, fault: ParcelRecipe, sound: ParcelRecipe) -> None:
    """Each fault is found, and nothing but it; the same parcel with the fault explained has no finding."""
    assert codes(fault) == {code}
    assert codes(sound) == set()


def test_evidence_stands_on_both_sides() -> None:
    """A finding says what the inventory has and what the pages have, and how sure it is."""
    [finding] = account(changed(ORDERLY, 1, judgement="withheld")).findings
    assert finding.places[1:] == ("inventory 2",)
    assert len(finding.evidence) == 2
    assert 0 < finding.confidence < 1


def test_a_list_alone_accuses_nobody() -> None:
    """Letter and inventory without any document miss none: the documents are in other files."""
    alone = evolve(ORDERLY, papers=tuple(evolve(paper, in_parcel=False) for paper in ORDERLY.papers))
    assert codes(alone) == set()


@pytest.mark.parametrize("code", ["withheld-yet-present", "present-not-listed"])
def test_annexes_known_by_their_words_alone_accuse_nobody(code: str) -> None:
    """A document that "Bijlage 2" begins may be an annex within another; one with a label of its own may not."""
    release = account(changed(ORDERLY, 1, judgement="withheld"))
    changes: dict[str, Any] = {"label": "9", "inventory_number": None} if code == "present-not-listed" else {}
    tag = Evidence(3.0, (WEIGHTS["tag"][1],))
    for tagged in (False, True):
        segments = [
            evolve(each, **changes, evidence=tag if tagged else each.evidence) if each.label == "2" else each
            for each in release.segments
        ]
        found = find_document_findings(Books(None, release.inventory, segments))
        assert (code in {finding.code for finding in found}) != tagged


def test_numbers_of_a_system_have_no_gaps() -> None:
    """Numbers far apart count no documents."""
    row = InventoryRow("785163", None, None, None, "partial", (), None, None, 1, "")
    assert list(find_document_findings(Books(None, [row, evolve(row, number="785201"), evolve(row, number="785300")]))) == []
