"""Starts of segments."""

from foialyzer.release.segment_start import BOUNDARY, Evidence, Start


def test_evidence_is_nothing_until_something_is_seen() -> None:
    """Without reasons the weight is nought, which is no boundary."""
    assert Evidence() == Evidence(0.0, ())
    assert Evidence().weight < BOUNDARY


def test_a_start_names_nothing_it_does_not_know() -> None:
    """Title, number, page and row are unknown unless given."""
    start = Start(0, "annex", Evidence())
    assert (start.title, start.label, start.page, start.inventory_number) == (None, None, None, None)
