"""A coded doubt, with its place."""

from typing import Literal

from attrs import frozen

__all__ = ["Diagnostic", "Severity"]

Severity = Literal["info", "warning", "serious"]


@frozen
class Diagnostic:
    """Something a reader of the result should know about how it was reached.

    Args:
        code: a stable name in lower case with hyphens, listed in `docs/reference/diagnostics.md`.
        severity: `info`, `warning` or `serious`.
        message: one sentence for people.
        place: where, for people (`page 2`, `message m3`), or None when it concerns the whole input.

    Example:
        >>> Diagnostic("encoding-guessed", "warning", "Read as cp1252.").place is None
        True
    """

    code: str
    severity: Severity
    message: str
    place: str | None = None
