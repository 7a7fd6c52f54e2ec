"""The table of what speaks for and against a document beginning on a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.boundary_evidence import WEIGHTS, weigh
from foialyzer.release.segment_start import BOUNDARY


@given(st.lists(st.sampled_from(sorted(WEIGHTS)), unique=True))
def test_law_evidence_adds_up(seen: list[str]) -> None:
    """Whatever is seen on a page, it weighs what its parts weigh, and each part is said."""
    found = weigh(seen)
    assert found.weight == round(sum(weigh([name]).weight for name in seen), 2)
    assert found.reasons == tuple(WEIGHTS[name][1] for name in seen)


# cases


@pytest.mark.parametrize("name", sorted(WEIGHTS))
def test_each_kind_of_evidence_weighs_and_says_why(name: str) -> None:
    """Nothing in the table of evidence weighs nothing, and each is said in words."""
    weight, reason = WEIGHTS[name]
    assert weight != 0
    assert len(reason.split()) > 3


def test_the_order_of_weights_is_the_order_that_works() -> None:
    """Outline, then stamp and label, then page one, mail and letterhead; each alone is enough, a title alone is not."""
    order = ["outline", "stamp", "page_one", "mail", "letterhead"]
    assert [WEIGHTS[name][0] for name in order] == sorted((WEIGHTS[name][0] for name in order), reverse=True)
    assert all(WEIGHTS[name][0] >= BOUNDARY for name in order)
    assert WEIGHTS["title"][0] + WEIGHTS["dated"][0] < BOUNDARY
