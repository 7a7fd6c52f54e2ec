"""Boxes that belong together: bars drawn in pieces, and lines of one redaction drawn one by one."""

from collections.abc import Sequence

from attrs import evolve

from foialyzer.page.word_index import Nearby
from foialyzer.redaction.shape_covers import ShapeCover

__all__ = ["group_covers"]

_TOUCH = 1.0  # points between two pieces of one bar
_CLOSE = 1.5  # times the height of a cover, from it to a word that its line began with


def group_covers(covers: Sequence[ShapeCover], words: Nearby) -> list[list[ShapeCover]]:
    """Return the covers of a page as redactions, each a list of its covers from top to bottom.

    Two boxes of one style are pieces of one bar where they touch end to end on a line: they become one box. Boxes that touch
    one below the other, of one style and without a label of their own, are the lines of one redaction, unless words stand before
    the lower one on its line: a field of a form begins there, or another redaction of the same paragraph.

    Args:
        covers: of one page.
        words: of that page.
    """
    ordered = _joined(sorted(covers, key=lambda cover: (round(cover.box.top), cover.box.x0)))
    groups: list[list[ShapeCover]] = []
    for cover in ordered:
        group = next((group for group in groups[-8:] if _goes_on(group[-1], cover) and not _has_start(cover, words)), None)
        if group:
            group.append(cover)
        else:
            groups.append([cover])
    return groups


def _joined(covers: Sequence[ShapeCover]) -> list[ShapeCover]:
    joined: list[ShapeCover] = []
    for cover in covers:
        before = joined[-1] if joined else None
        if before and _end_to_end(before, cover):
            beneath = tuple(sorted({*before.beneath, *cover.beneath}))
            on_top = (*before.on_top, *cover.on_top)
            joined[-1] = evolve(
                before, box=before.box.join(cover.box), beneath=beneath, on_top=on_top, label=before.label or cover.label
            )
        else:
            joined.append(cover)
    return joined


def _end_to_end(before: ShapeCover, cover: ShapeCover) -> bool:
    same_line = abs(before.box.top - cover.box.top) <= _TOUCH and abs(before.box.bottom - cover.box.bottom) <= _TOUCH
    touch = -_TOUCH <= cover.box.x0 - before.box.x1 <= _TOUCH
    drawn = before.trust is None and cover.trust is None  # what is seen in pixels as two was covered twice
    return drawn and same_line and touch and before.style == cover.style and not (before.label and cover.label)


def _goes_on(above: ShapeCover, cover: ShapeCover) -> bool:
    common = min(above.box.x1, cover.box.x1) - max(above.box.x0, cover.box.x0)
    touch = abs(cover.box.top - above.box.bottom) <= _TOUCH
    wide = common >= 0.5 * min(above.box.width, cover.box.width)
    return touch and wide and above.style == cover.style and above.colour == cover.colour and cover.label is None


def _has_start(cover: ShapeCover, words: Nearby) -> bool:
    """Tell whether a line has begun before a cover: with a word close by, or with the name of a field."""
    before = [word for index in words.beside(cover.box) if (word := words.words[index]).box.x1 <= cover.box.x0 + _TOUCH]
    return any(word.text.endswith(":") or word.box.x1 >= cover.box.x0 - _CLOSE * cover.box.height for word in before)
