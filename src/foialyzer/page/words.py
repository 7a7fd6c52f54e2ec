"""The words of a page held as columns of numbers: a release of 5,000 pages has two million of them."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import overload

from attrs import field, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Word

__all__ = ["Edges", "Words", "edges_of", "orders_of", "texts_of", "without", "words_at"]

Edges = tuple[float, float, float, float]  # x0, top, x1, bottom of a box
_BOLD, _RAISED = 1, 2


@frozen(eq=False, repr=False)
class Words(Sequence[Word]):
    """Words in their order; each is made anew when it is asked for, so whoever looks at them often keeps them in a tuple.

    Args:
        texts: what they say, with a space between each two; none has a space of its own.
        edges: x0, top, x1, bottom of the box of each, one after another.
        orders: when each was drawn.
        looks: how each is set.

    Example:
        >>> words = Words.of([Word("Aan:", Box(10, 20, 30, 28), order=3)])
        >>> words[0]
        Word(text='Aan:', box=Box(x0=10.0, top=20.0, x1=30.0, bottom=28.0), bold=False, raised=False, order=3)
    """

    texts: str = ""
    edges: "array[float]" = field(factory=lambda: array("d"))
    orders: "array[int]" = field(factory=lambda: array("l"))
    looks: bytes = b""

    @classmethod
    def of(cls, words: Iterable[Word]) -> "Words | tuple[Word, ...]":
        """Return words as columns; as they are, where one of them holds a space."""
        kept = tuple(words)
        if any(" " in word.text for word in kept):
            return kept
        boxes = [word.box for word in kept]
        edges = array("d", [edge for box in boxes for edge in (box.x0, box.top, box.x1, box.bottom)])
        orders = array("l", [word.order for word in kept])
        looks = bytes(_BOLD * word.bold + _RAISED * word.raised for word in kept)
        return cls(" ".join([word.text for word in kept]), edges, orders, looks)

    @classmethod
    def plain(cls, texts: Sequence[str], boxes: Sequence[Edges], orders: Iterable[int]) -> "Words":
        """Return words without emphasis from what they say, where they stand and when they were drawn.

        Args:
            texts: without a space in any of them.
            boxes: the edges of each.
            orders: of each.

        Raises:
            ValueError: an edge is NaN or the edges of a box are crossed.

        Example:
            >>> Words.plain(["Aan:"], [(10.0, 20.0, 30.0, 28.0)], [3]) == Words.of([Word("Aan:", Box(10, 20, 30, 28), order=3)])
            True
        """
        for box in boxes:
            if not (box[0] <= box[2] and box[1] <= box[3]):
                message = f"crossed or undefined box {box}"
                raise ValueError(message)
        return cls(" ".join(texts), array("d", chain.from_iterable(boxes)), array("l", orders), bytes(len(texts)))

    def without(self, left_out: AbstractSet[int]) -> "Words":
        """Return the words but for those at some indexes."""
        if not left_out:
            return self
        kept = [index for index in range(len(self)) if index not in left_out]
        texts, boxes = texts_of(self), list(edges_of(self))
        edges = array("d", chain.from_iterable([boxes[index] for index in kept]))
        orders, looks = array("l", [self.orders[index] for index in kept]), bytes([self.looks[index] for index in kept])
        return Words(" ".join([texts[index] for index in kept]), edges, orders, looks)

    def at(self, indexes: Iterable[int]) -> tuple[Word, ...]:
        """Return the words at some indexes, in the order of these."""
        texts = texts_of(self)
        return tuple([self.word(texts[index], index) for index in indexes])

    def word(self, text: str, index: int) -> Word:
        """Return the word at an index, which says a given text."""
        look = self.looks[index]
        box = Box(*self.edges[4 * index : 4 * index + 4])
        return Word(text, box, bool(look & _BOLD), bool(look & _RAISED), self.orders[index])

    def __len__(self) -> int:
        return len(self.orders)

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, index: int | slice) -> Word | tuple[Word, ...]:
        return tuple(self)[index]

    def __iter__(self) -> Iterator[Word]:
        edges = iter(self.edges)
        for text, x0, top, x1, bottom, order, look in zip(
            self.texts.split(" "), edges, edges, edges, edges, self.orders, self.looks, strict=False
        ):
            yield Word(text, Box(x0, top, x1, bottom), bool(look & _BOLD), bool(look & _RAISED), order)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self.texts)

    def __repr__(self) -> str:
        return f"Words.of({tuple(self)!r})"


def texts_of(words: Sequence[Word]) -> list[str]:
    """Return what each word says, without making words of columns."""
    if isinstance(words, Words):
        return words.texts.split(" ") if words.texts else []
    return [word.text for word in words]


def edges_of(words: Sequence[Word]) -> Iterator[Edges]:
    """Return the edges of the box of each word, without making words of columns.

    Example:
        >>> list(edges_of(Words.of([Word("Aan:", Box(10, 20, 30, 28))])))
        [(10.0, 20.0, 30.0, 28.0)]
    """
    if isinstance(words, Words):
        edges = iter(words.edges)
        return zip(edges, edges, edges, edges, strict=False)
    return ((word.box.x0, word.box.top, word.box.x1, word.box.bottom) for word in words)


def orders_of(words: Sequence[Word]) -> Iterable[int]:
    """Return when each word was drawn, without making words of columns.

    Example:
        >>> list(orders_of([Word("Aan:", Box(10, 20, 30, 28), order=3)]))
        [3]
    """
    return words.orders if isinstance(words, Words) else [word.order for word in words]


def words_at(words: Sequence[Word], indexes: Iterable[int]) -> tuple[Word, ...]:
    """Return the words at some indexes, in the order of these; of columns no others are made."""
    return words.at(indexes) if isinstance(words, Words) else tuple([words[index] for index in indexes])


def without(words: Sequence[Word], left_out: AbstractSet[int]) -> Sequence[Word]:
    """Return words held as columns, but for those at some indexes."""
    if isinstance(words, Words):
        return words.without(left_out)
    return Words.of(word for index, word in enumerate(words) if index not in left_out)
