"""Where a document of the parcel begins, and on what that rests."""

from typing import Literal

from attrs import frozen

__all__ = ["BOUNDARY", "Evidence", "SegmentKind", "Start"]

SegmentKind = Literal["letter", "inventory", "law_text", "annex", "attachment", "other"]
BOUNDARY = 2.0  # weight of evidence that makes a boundary


@frozen
class Evidence:
    """Why a segment begins where it does.

    Args:
        weight: all evidence added up; a boundary needs 2.
        reasons: for people.
    """

    weight: float = 0.0
    reasons: tuple[str, ...] = ()


@frozen
class Start:
    """The start of a segment.

    Args:
        at: place in the running text.
        kind: of segment.
        evidence: why it begins here.
        title: its subject or heading.
        label: the number it goes by.
        page: it begins on; None where its first character tells.
        inventory_number: of the row of the inventory that lists it.
    """

    at: int
    kind: SegmentKind
    evidence: Evidence
    title: str | None = None
    label: str | None = None
    page: int | None = None
    inventory_number: str | None = None
