"""The words of a page held as columns of numbers: a release of 5,000 pages has two million of them."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from attrs import field, frozen

from foialyzer.page.box import Box
from foialyzer.page.page import Word

__all__ = ["Words"]

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
