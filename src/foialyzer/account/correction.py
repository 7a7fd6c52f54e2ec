"""What a person corrected in an account, as values."""

from typing import Literal

from attrs import frozen

from foialyzer.redaction.redaction import Redaction

__all__ = ["NO_REDACTION", "Correction", "Corrections"]

NO_REDACTION = "no_redaction"  # the mark by which a reviewer says that nothing was taken away


@frozen
class Correction:
    """One value that a reviewer corrected.

    Args:
        place: id of the message, segment or redaction, `letter`, or `i7` for the seventh row of the inventory.
        field: which value of it.
        was: as it was read.
        now: as the reviewer has it; None where the reviewer holds it for unknown.
        basis: always `human`.
    """

    place: str
    field: str
    was: str | None
    now: str | None
    basis: Literal["human"] = "human"


@frozen
class Corrections:
    """Everything a reviewer corrected in one account.

    Args:
        reviewer: by name.
        date: ISO 8601, of the review; None where the reviewer gives none.
        reading: of which the reviewer saw the values, as a digest of them.
        values: in the order of the workbook.
        dismissed: redactions that are none, as they were read.
    """

    reviewer: str
    date: str | None
    reading: str
    values: tuple[Correction, ...] = ()
    dismissed: tuple[Redaction, ...] = ()
