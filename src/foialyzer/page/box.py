"""A rectangle on a page."""

from attrs import field, frozen

__all__ = ["Box"]


@frozen(order=True)
class Box:
    """A rectangle, origin top left, `x` to the right and `top` downward.

    Args:
        x0, top, x1, bottom: edges in the unit of the page (points, pixels, or cells of a transcript).

    Raises:
        ValueError: an edge is NaN or the edges are crossed.

    Example:
        >>> Box(0, 0, 4, 2).overlap(Box(2, 0, 6, 2))
        0.3333333333333333
    """

    x0: float = field(converter=float)
    top: float = field(converter=float)
    x1: float = field(converter=float)
    bottom: float = field(converter=float)

    def __attrs_post_init__(self) -> None:
        if not (self.x0 <= self.x1 and self.top <= self.bottom):
            message = f"crossed or undefined box ({self.x0}, {self.top}, {self.x1}, {self.bottom})"
            raise ValueError(message)

    @property
    def width(self) -> float:
        """Horizontal extent in the unit of the page."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent in the unit of the page."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Width times height, in the square of the unit of the page."""
        return self.width * self.height

    def meet(self, other: "Box") -> "Box | None":
        """Return the common part, or None where there is none of any area.

        Example:
            >>> Box(0, 0, 4, 2).meet(Box(2, 1, 6, 5))
            Box(x0=2.0, top=1.0, x1=4.0, bottom=2.0)
        """
        x0, top = max(self.x0, other.x0), max(self.top, other.top)
        x1, bottom = min(self.x1, other.x1), min(self.bottom, other.bottom)
        return Box(x0, top, x1, bottom) if x0 < x1 and top < bottom else None

    def join(self, other: "Box") -> "Box":
        """Return the smallest box that holds both.

        Example:
            >>> Box(0, 0, 1, 1).join(Box(2, 2, 3, 3))
            Box(x0=0.0, top=0.0, x1=3.0, bottom=3.0)
        """
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))

    def overlap(self, other: "Box") -> float:
        """Return the intersection over the union, in [0, 1]; 0 when both are without area."""
        common = self.meet(other)
        inner = common.area if common else 0.0
        outer = self.area + other.area - inner
        return min(1.0, inner / outer) if outer > 0 else 0.0

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box shifted by `dx` to the right and `dy` downward."""
        return Box(self.x0 + dx, self.top + dy, self.x1 + dx, self.bottom + dy)
