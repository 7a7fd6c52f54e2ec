"""A stretch of the running text."""

from collections.abc import Iterable

from attrs import frozen

__all__ = ["Span", "is_partition"]


@frozen(order=True)
class Span:
    """The characters from `start` up to but without `end`.

    Raises:
        ValueError: not 0 <= start <= end.

    Example:
        >>> Span(2, 5).meet(Span(4, 9))
        Span(start=4, end=5)
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not (0 <= self.start <= self.end):
            message = f"crossed or negative span ({self.start}, {self.end})"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def __contains__(self, other: object) -> bool:
        """Tell whether a position, or every position of a span, lies inside; an empty span may lie at either end."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def meet(self, other: "Span") -> "Span | None":
        """Return the common part, or None where no character is common."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def join(self, other: "Span") -> "Span":
        """Return the smallest span that holds both.

        Example:
            >>> Span(0, 2).join(Span(5, 6))
            Span(start=0, end=6)
        """
        return Span(min(self.start, other.start), max(self.end, other.end))

    def cut(self, other: "Span") -> tuple["Span", ...]:
        """Return what is left when `other` is taken out: none, one or two spans, none of them empty.

        Example:
            >>> Span(0, 9).cut(Span(3, 5))
            (Span(start=0, end=3), Span(start=5, end=9))
        """
        if self.meet(other) is None:
            return (self,) if len(self) else ()
        sides = ((self.start, other.start), (other.end, self.end))
        return tuple(Span(start, end) for start, end in sides if start < end)

    def of(self, string: str) -> str:
        """Return the characters of `string` that the span names."""
        return string[self.start : self.end]


def is_partition(parts: Iterable[Span], whole: Span) -> bool:
    """Tell whether the parts, in the order given, tile the whole without gap or overlap.

    Example:
        >>> is_partition([Span(0, 3), Span(3, 9)], Span(0, 9))
        True
    """
    at = whole.start
    for part in parts:
        if part.start != at:
            return False
        at = part.end
    return at == whole.end
