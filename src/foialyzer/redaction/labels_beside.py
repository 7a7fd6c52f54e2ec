"""Labels printed beside a cover instead of on it: just left or right of it, or just above."""

from collections.abc import Sequence

from attrs import evolve

from foialyzer.page.box import Box
from foialyzer.page.word_index import Nearby, Places
from foialyzer.redaction.labels import is_label, parse_label
from foialyzer.redaction.shape_covers import ShapeCover

__all__ = ["add_labels_beside"]

_NEAR = 0.6  # of its height, from a code to the cover it belongs to
_APART = 1.2  # of its height, from a code to the next word, where it does not belong to running text
_SMALL = 0.85  # of the type beside it, of which a code is set that was stamped there
_ABOVE = (-3.0, 2.5)  # points from the bottom of a code to the top of the cover below
_REACH = 2.0  # points by which a code above a cover is wider than it
_STAMP = 0.75  # of the height of a cover, of which a mark is set that belongs to it
_SHORTEST = 3  # characters of a code that stands beside a cover
_MOST_WORDS = 4  # of a label beside a cover


def add_labels_beside(covers: Sequence[ShapeCover], words: Nearby) -> tuple[ShapeCover, ...]:
    """Return covers, those on which nothing is printed with the code that stands beside them, if one does.

    A code belongs to a cover when it stands a space away from it on its line and no word of running text stands at its other
    side, or when it is set smaller than the text and stands on its line or close above it. A code in a sentence, in a cell of a
    table or in a reprinted law belongs to none. A code between two covers belongs to the one it follows.

    Args:
        covers: found among the shapes of a page.
        words: of that page.
    """
    taken = {index for cover in covers for index in cover.on_top}
    places = Places(cover.box for cover in covers)
    found = []
    for cover in covers:
        bare = not cover.label and not cover.on_top
        run = _label_of(cover.box, places, words, taken) if bare else None
        if run:
            taken.update(run)
            label = " ".join(words.words[index].text for index in run)
            found.append(evolve(cover, label=label, on_top=tuple(run)))
        else:
            found.append(cover)
    return tuple(found)


def _label_of(box: Box, covers: Places, words: Nearby, taken: set[int]) -> list[int] | None:
    """Return the words of the label that belongs to a bare cover."""
    level = sorted((index for index in words.beside(box) if index not in taken), key=lambda index: words.words[index].box.x0)
    after = [index for index in level if words.words[index].box.x0 >= box.x1 - 1][:_MOST_WORDS]
    before = [index for index in level if words.words[index].box.x1 <= box.x0 + 1][-_MOST_WORDS:]
    above = words.inside(Box(box.x0 - _REACH, box.top - 2 * _NEAR * box.height - 6, box.x1 + _REACH, box.top))
    for runs in ([after[:n] for n in range(1, len(after) + 1)], [before[-n:] for n in range(1, len(before) + 1)]):
        run = _shortest([run for run in runs if _is_near(run, box, words)], words)
        if run and _stands_apart(run, covers, words):
            return run
    over = [index for index in above if index not in taken]
    return over if over and _is_above(over, box, words) and _stands_apart(over, covers, words) else None


def _shortest(runs: Sequence[list[int]], words: Nearby) -> list[int] | None:
    """Return the fewest words that say all that the longest run says; a word of the text may have joined it."""
    said = [tuple(tag.id for tag in parse_label(_text(run, words))[0]) for run in runs]
    return runs[said.index(said[-1])] if runs else None


def _whole(run: Sequence[int], words: Nearby) -> Box:
    whole = words.words[run[0]].box
    for index in run[1:]:
        whole = whole.join(words.words[index].box)
    return whole


def _text(run: Sequence[int], words: Nearby) -> str:
    return " ".join(words.words[index].text for index in run)


def _reads_as_label(run: Sequence[int], box: Box, words: Nearby) -> bool:
    """Tell whether words are a label of a cover: a code with a number in it, or a mark set smaller than the text.

    `E:` before an address and the word `concept` in a sentence are none.
    """
    text = _text(run, words)
    small = _whole(run, words).height <= _STAMP * box.height
    return is_label(text) and (small or any(map(str.isdigit, text))) and sum(map(str.isalnum, text)) >= _SHORTEST


def _is_near(run: Sequence[int], box: Box, words: Nearby) -> bool:
    whole = _whole(run, words)
    gap = max(whole.x0 - box.x1, box.x0 - whole.x1)
    middle = (whole.top + whole.bottom) / 2
    return gap <= _NEAR * whole.height and box.top <= middle <= box.bottom and _reads_as_label(run, box, words)


def _is_above(run: Sequence[int], box: Box, words: Nearby) -> bool:
    whole = _whole(run, words)
    inside = box.x0 - _REACH <= whole.x0 and whole.x1 <= box.x1 + _REACH
    close = _ABOVE[0] <= box.top - whole.bottom <= _ABOVE[1]
    return inside and close and whole.height <= _SMALL * box.height and _reads_as_label(run, box, words)


def _stands_apart(run: Sequence[int], covers: Places, words: Nearby) -> bool:
    """Tell whether a code is no part of the text around: no word stands a space away, or it is set smaller than they are."""
    whole = _whole(run, words)
    beside = [words.words[index] for index in words.beside(whole) if index not in run]
    gaps = [(max(whole.x0 - word.box.x1, word.box.x0 - whole.x1), word) for word in beside]
    near = [word for gap, word in gaps if gap < _APART * whole.height and not _is_hidden(word.box, covers)]
    return all(_ends_before(word.text, word.box, whole) or whole.height <= _SMALL * word.box.height for word in near)


def _is_hidden(box: Box, covers: Places) -> bool:
    return any((common := box.meet(cover)) and common.area > 0.5 * box.area for cover in covers.near(box))


def _ends_before(text: str, box: Box, whole: Box) -> bool:
    """Tell whether what is beside a code is the name of a field before it, or a sign after it."""
    return text.endswith(":") if box.x0 < whole.x0 else not any(map(str.isalnum, text))
