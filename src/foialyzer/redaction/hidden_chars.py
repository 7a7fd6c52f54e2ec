"""How many characters are hidden and how much survives, always as a range."""

from collections.abc import Iterable

from attrs import frozen

__all__ = ["HiddenChars", "Share", "Survival"]


@frozen
class HiddenChars:
    """A number of hidden characters, white space not counted: at least `low`, at most `high`, most likely `estimate`.

    Raises:
        ValueError: not 0 <= low <= estimate <= high.

    Example:
        >>> HiddenChars(3, 11, 24) + HiddenChars(0, 1, 2)
        HiddenChars(low=3, estimate=12, high=26)
    """

    low: int = 0
    estimate: int = 0
    high: int = 0

    def __attrs_post_init__(self) -> None:
        if not (0 <= self.low <= self.estimate <= self.high):
            message = f"unordered range ({self.low}, {self.estimate}, {self.high})"
            raise ValueError(message)

    def __add__(self, other: "HiddenChars") -> "HiddenChars":
        return HiddenChars(self.low + other.low, self.estimate + other.estimate, self.high + other.high)

    @classmethod
    def total(cls, parts: Iterable["HiddenChars"]) -> "HiddenChars":
        """Return the sum of any number of ranges; nothing hidden when there are none."""
        whole = cls()
        for part in parts:
            whole += part
        return whole


@frozen
class Share:
    """A share in [0, 1] as a range.

    Raises:
        ValueError: not 0 <= low <= estimate <= high <= 1.
    """

    low: float
    estimate: float
    high: float

    def __attrs_post_init__(self) -> None:
        if not (0 <= self.low <= self.estimate <= self.high <= 1):
            message = f"no range of shares ({self.low}, {self.estimate}, {self.high})"
            raise ValueError(message)


@frozen
class Survival:
    """How much of a stretch of text can still be read.

    Args:
        visible_chars: readable characters, white space not counted.
        hidden_chars: characters under redactions, as a range.
        share: visible / (visible + hidden); None where there is nothing to count.
    """

    visible_chars: int
    hidden_chars: HiddenChars
    share: Share | None

    @classmethod
    def of(cls, visible: int, hidden: HiddenChars) -> "Survival":
        """Return the survival of so many visible and hidden characters; the more is hidden, the lower its share.

        Example:
            >>> Survival.of(30, HiddenChars(5, 10, 20)).share
            Share(low=0.6, estimate=0.75, high=0.8571)
        """
        low, estimate, high = (
            visible / (visible + n) if visible + n else None for n in (hidden.high, hidden.estimate, hidden.low)
        )
        if low is None or estimate is None:
            return cls(visible, hidden, None)
        high = 1.0 if high is None else high
        return cls(visible, hidden, Share(*(_rounded(n) for n in (low, estimate, high))))


def _rounded(share: float) -> float:
    """Round to four digits, but never up to 1 or down to 0."""
    rounded = round(share, 4)
    return share if rounded in {0.0, 1.0} else rounded
