"""The words that a scanner or a review tool put under the picture of a page: good enough to be used, or to be read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["find_fault"]

_ENOUGH = 12  # words from which a layer can be judged
_LETTERS = 0.7  # of its characters that are letters or digits, at least
_LENGTHS = (2.7, 14.0)  # mean characters of a word
_FUNCTION_WORDS = frozenset(
    "de het een van in op en aan met voor te dat die is bij om of niet ook er als naar uit door over wordt zijn u ik we wij "
    "the of and to a in is for on that with be as at this are by you we".split()
)
_FUNCTION = 0.12  # of the words, at least
_SENTENCES = 60  # words from which there must be sentences, and so function words
_POINTS = 0.04  # points, commas and colons to a word, at least: a layer without any has lost them


def find_fault(words: Sequence[str]) -> str | None:
    """Return what is wrong with the words of a layer, for people; None where they can be used.

    No dictionary is asked: text in any language near the Netherlands has letters, words of a certain length, small words again
    and again, and points, commas and colons. Review tools drop the signs ("10 2 e", "Verzonden vrijdag 5 juni 2020 18 05"), and a
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
    plain = [word.strip(".,:;()[]<>\"'“”‘’!?-").casefold() for word in words]
    if "\N{REPLACEMENT CHARACTER}" in text or sum(map(str.isalnum, text)) < _LETTERS * len(text):
        return "it is full of signs that are no letters"
    if not (_LENGTHS[0] <= len(text) / len(words) <= _LENGTHS[1]):
        return "its words are too short or run together"
    if len(words) >= _SENTENCES and sum(word in _FUNCTION_WORDS for word in plain) < _FUNCTION * len(words):
        return "it has hardly any of the small words a language has"
    if sum(sign in ".,:;" for sign in text) < _POINTS * len(words):
        return "it has lost its points and colons"
    return None
