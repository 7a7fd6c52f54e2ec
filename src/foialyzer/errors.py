"""The one tree of exceptions.

A document is never invalid, so nothing here is raised for what a document says: only for files that cannot be read, tables that
are broken and calls that are wrong. Every message says what to do next.
"""

from typing import Self

__all__ = ["BrokenTableError", "FoialyzerError", "UnreadableInputError"]


class FoialyzerError(Exception):
    """Base of every error foialyzer raises.

    Attributes:
        code: a short, stable name of the kind of error, as printed in JSON.
    """

    code = "error"


class UnreadableInputError(FoialyzerError):
    """An input file cannot be read as a document.

    Args:
        message: what is wrong and what to do about it.
        code: the kind, such as `missing`, `empty`, `binary` or `unsupported`.

    Example:
        >>> str(UnreadableInputError("letter.txt is empty; export it again", code="empty"))
        'letter.txt is empty; export it again'
    """

    def __init__(self, message: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code

    @classmethod
    def damaged(cls, name: str) -> Self:
        """Return the error of a PDF that no reader can make anything of."""
        return cls(f"{name} is too damaged to be read as a PDF; open it in a viewer and save or print it anew", "damaged")

    @classmethod
    def without_pages(cls, name: str) -> Self:
        """Return the error of a PDF that opens and has nothing in it."""
        return cls(f"{name} has no pages that can be read; download it again", "no_pages")


class BrokenTableError(FoialyzerError):
    """A table that ships with foialyzer does not hold what it should; the message names file and entry."""

    code = "broken_table"
