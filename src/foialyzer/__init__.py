"""foialyzer: what a freedom-of-information release says, and what was taken away."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foialyzer.account.release import Release
    from foialyzer.api import analyse, read, read_release
    from foialyzer.errors import BrokenTableError, FoialyzerError, UnreadableInputError
    from foialyzer.page.page import Document

__all__ = [
    "BrokenTableError",
    "Document",
    "FoialyzerError",
    "Release",
    "UnreadableInputError",
    "analyse",
    "read",
    "read_release",
]

_HOME = {"Release": "account.release", "analyse": "api", "read": "api", "read_release": "api", "Document": "page.page"}


def __getattr__(name: str) -> Any:  # noqa: ANN401  (what a module holds)
    """Return a public name, its module imported when it is first asked for, so that the command line starts at once."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME.get(name, 'errors')}"), name)
