"""Where the printed pieces of the running text stand on paper."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

from attrs import field, frozen

from foialyzer.page.box import Box
from foialyzer.page.span import Span

__all__ = ["Place", "Run", "Runs"]


@frozen
class Place:
    """Where a character of the text stands on paper: the page, and the box of its word or cover."""

    page: int
    box: Box


@frozen
class Run:
    """A stretch of the text that was printed in one piece: (part of) a word, or a cover."""

    span: Span
    place: Place


@frozen(eq=False)
class Runs(Sequence[Run]):
    """The printed pieces of a text in order, held as columns of numbers: a release of 5,000 pages has two million of them.

    Args:
        starts, ends: of the span of each.
        pages: number of the page of each.
        edges: x0, top, x1, bottom of the box of each, one after another.

    Example:
        >>> runs = Runs(array("Q", [0]), array("Q", [4]), array("L", [1]), array("d", [10, 20, 30, 28]))
        >>> runs[0].span, runs[0].place.page, runs.before(3)
        (Span(start=0, end=4), 1, 0)
    """

    starts: "array[int]" = field(factory=lambda: array("Q"))
    ends: "array[int]" = field(factory=lambda: array("Q"))
    pages: "array[int]" = field(factory=lambda: array("L"))
    edges: "array[float]" = field(factory=lambda: array("d"))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Run: ...
    @overload
    def __getitem__(self, index: slice) -> "tuple[Run, ...]": ...
    def __getitem__(self, index: int | slice) -> "Run | tuple[Run, ...]":
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        return Run(Span(self.starts[at], self.ends[at]), Place(self.pages[at], Box(*self.edges[4 * at : 4 * at + 4])))

    def __iter__(self) -> Iterator[Run]:
        return (self[at] for at in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Runs) and all(
            mine == theirs
            for mine, theirs in (
                (self.starts, other.starts),
                (self.ends, other.ends),
                (self.pages, other.pages),
                (self.edges, other.edges),
            )
        )

    __hash__ = None  # type: ignore[assignment]  # columns are not hashed

    def extend(self, page: int, start: int, line: tuple["array[int]", "array[int]", "array[float]"]) -> None:
        """Add the pieces of a line that begins at a position: their starts and ends in it, and the edges of their boxes."""
        starts, ends, edges = line
        self.starts.extend([start + at for at in starts])
        self.ends.extend([start + at for at in ends])
        self.pages.extend([page] * len(starts))
        self.edges.extend(edges)

    def before(self, position: int) -> int:
        """Return which run a position lies in or after; the first for one before all of them."""
        return max(0, bisect_right(self.starts, position) - 1)
