"""Characters that steer a terminal or turn the direction of a text: none of a document's reach one."""

import unicodedata

__all__ = ["replace_steering"]


def replace_steering(text: str, kept: str = "") -> str:
    r"""Return a text, as long as it was, without control characters, surrogates and marks of direction.

    Args:
        text: of a document.
        kept: characters among them that stay, such as line ends.

    Example:
        >>> replace_steering("a\x1b[31mb\n", "\n")
        'a\ufffd[31mb\n'
    """
    steering = {"Cc", "Cf", "Cs"}
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in steering and c not in kept else c for c in text)
