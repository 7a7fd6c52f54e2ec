"""The words of a page when only a few of them are looked at."""

from collections.abc import Sequence
from typing import overload

from foialyzer.page.packed import Words, texts_of
from foialyzer.page.page import Word

__all__ = ["Picked"]


class Picked(Sequence[Word]):
    """Words of a page of which few are looked at: each is made when it is first asked for, and kept.

    Args:
        words: of a page.

    Example:
        >>> from foialyzer.page.box import Box
        >>> Picked(Words.of([Word("Aan:", Box(10, 20, 30, 28))]))[0].text
        'Aan:'
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._texts = texts_of(words)
        self._made: dict[int, Word] = {}

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, index: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if index not in self._made:
            self._made[index] = (
                self._words.word(self._texts[index], index) if isinstance(self._words, Words) else self._words[index]
            )
        return self._made[index]
