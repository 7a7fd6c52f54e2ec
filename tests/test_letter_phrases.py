"""The wording of letters, as data."""

import pytest

from foialyzer.release.letter_phrases import Cue, fill_pieces, list_phrases, load_letter_table

CUES = [*load_letter_table().date_cues, *load_letter_table().cues]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example[:40])
def test_each_cue_reads_its_example(cue: Cue) -> None:
    """The pattern of every cue matches its example, and weighs something."""
    before, brace, rest = cue.example.partition("{")
    day, _, after = rest.partition("}")
    line = f"{before}‹›{after}" if brace else cue.example
    assert fill_pieces(cue.pattern).search(line)
    assert -1 <= cue.weight <= 1
    assert cue.weight
    assert bool(day) == bool(brace)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example[:40])
def test_no_cue_reads_a_press_statement(cue: Cue) -> None:
    """No cue matches a sentence that is about nothing it speaks of."""
    assert not fill_pieces(cue.pattern).search("De sluis in Sluisdam gaat open op ‹› en het water staat hoog.")


def test_phrases_match_over_lines_and_as_words() -> None:
    """A phrase is found across a line break and in any case, but not inside a word."""
    found = list_phrases(("ik besluit", "namens deze"))
    assert found.search("Ik\nBesluit")
    assert not found.search("tik besluiten")
