"""How many lines of text a cover hides: its height against the lines around it."""

from math import ceil, floor

from foialyzer.page.box import Box
from foialyzer.redaction.widths import ONE_LINE, Metrics

__all__ = ["split_lines_of"]

_COVER = 0.95  # of the type; height of the lowest cover of one line
_SPARE = 0.75  # of a line; by more a box over several lines is not higher than they are
_INSIDE = 0.3  # of the type; by so much the middle of a line lies inside a box that hides it
_BESIDE = 3.0  # times the type, from a box to a word on one of its lines
_MOST_LINES = 200


def split_lines_of(box: Box, metrics: Metrics) -> tuple[Box, ...]:
    """Return a box as one box per line of text it hides.

    The pitch is that of the text around. Where words stand beside a box, the lines that have their middle inside it count; else
    a box over n lines is taken to be n - 1 pitches and the height of one cover high, and up to three quarters of a line more.

    Args:
        box: of a cover.
        metrics: of its page.
    """
    height = metrics.type(box).height
    if not (box.height >= 1.5 * height):
        return (box,)
    pitch = metrics.pitch(box)
    height = min(height, pitch)
    if not (box.height >= ONE_LINE * height):
        return (box,)
    beside = metrics.middles_beside(box, _BESIDE * height)
    if beside:
        count = max(len(beside), _lines_between(box.top + _INSIDE * height, box.bottom - _INSIDE * height, beside[0], pitch))
    else:
        count = 1 + floor((box.height - _COVER * height) / pitch + 1 - _SPARE)
    count = max(1, min(_MOST_LINES, count))
    step = box.height / count
    return tuple(Box(box.x0, box.top + n * step, box.x1, box.top + (n + 1) * step) for n in range(count))


def _lines_between(top: float, bottom: float, middle: float, pitch: float) -> int:
    """Return how many lines have their middle between two heights, when one has it at `middle` and they are `pitch` apart."""
    return max(0, floor((bottom - middle) / pitch) - ceil((top - middle) / pitch) + 1)
