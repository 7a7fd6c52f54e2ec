"""The words that a scanner or a review tool put under the picture of a page: good enough to be used, or to be read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foialyzer.redaction.pixel_covers import is_pronounced

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_fault"]

_ENOUGH = 12  # words from which a layer can be judged
_SIGNS = 0.7  # of its characters that are letters or digits, at least
_POINTS = 0.04  # points, commas and colons to a word, at least: a layer without any has lost them
_LEGIBLE = 0.75  # of the words with letters that can be pronounced, at least
_EDGES = ".,:;()[]<>\"'“”‘’!?-/|"


def find_fault(words: Sequence[str]) -> str | None:
    """Return what is wrong with the words of a layer, for people; None where they can be used.

    No dictionary is asked: text in any language near the Netherlands consists of words that can be pronounced, of points, commas
    and colons. Review tools drop the signs ("10 2 e", "Verzonden vrijdag 5 juni 2020 18 05"), and a
    bad recognition gives dirt ("rts. sr: 4-.1").

    Args:
        words: of one page.

    Example:
        >>> find_fault("Van Jansen Verzonden vrijdag 5 juni 2020 18 05 Aan Bos Onderwerp verslag van de vergadering".split())
        'it has lost its points and colons'
        >>> find_fault("Van: Jansen, afdeling Water. Aan: Bos. Het verslag van de vergadering is af.".split()) is None
        True
    """
    if len(words) < _ENOUGH:
        return "it has hardly any words"
    text = "".join(words)
    if "\N{REPLACEMENT CHARACTER}" in text or not (sum(map(str.isalnum, text)) >= _SIGNS * len(text)):
        return "it is full of signs that are no letters"
    lettered = [word.strip(_EDGES) for word in words if any(map(str.isalpha, word))]
    if not (sum(map(is_pronounced, lettered)) >= _LEGIBLE * len(lettered)):
        return "many of its words are none"
    if not (sum(sign in ".,:;" for sign in text) >= _POINTS * len(words)):
        return "it has lost its points and colons"
    return None
