"""Corrections as values."""

from typing import get_args

from foialyzer.account.correction import NO_REDACTION, Correction, Corrections
from foialyzer.redaction.redaction import MarkId

# cases


def test_a_correction_says_whose_it_is() -> None:
    """Every corrected value rests on a person, and corrections without values are none."""
    assert Correction("r1", "mark", None, "draft").basis == "human"
    assert Corrections("A", None, "").values == ()


def test_the_sign_for_no_redaction_is_no_mark() -> None:
    """What a reviewer writes to dismiss a redaction is no mark that a label can have."""
    assert NO_REDACTION not in get_args(MarkId)
