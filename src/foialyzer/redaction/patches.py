"""Covers among the patches that were found in the pixels of a page, with what is printed on them and what lies under them."""

from collections.abc import Sequence

import regex

from foialyzer.page.page import Page, Patch
from foialyzer.redaction.labels import is_label, names_unknown_ground, parse_label
from foialyzer.redaction.nearby import Nearby, Places
from foialyzer.redaction.shapes import ShapeCover

__all__ = ["add_patches", "is_plausible", "is_pronounced"]

_ORDER = 10**9  # of drawing: what is seen in the pixels lies on top
_COLOURS = {"black": (0.0,) * 3, "grey": (0.75,) * 3, "white": (1.0,) * 3, "outlined": (1.0,) * 3, "coloured": (1.0, 1.0, 0.0)}
_SAME = 0.5  # of the smaller, which two covers have in common when they are one
_READ = 0.35  # confidence below which what was read is not even a guess
_SURE = 0.8  # confidence from which a ground that does not exist is believed to be printed
_WORD = regex.compile(r"[\p{L}'’-]{3,}")
_VOWEL = regex.compile(r"[aeiouyáéíóúèëïöü]", regex.IGNORECASE)
_DIRT = regex.compile(r"(\p{L})\1\1|[^aeiouyáéíóúèëïöü\W\d_]{7}", regex.IGNORECASE)


def add_patches(covers: Sequence[ShapeCover], page: Page) -> tuple[ShapeCover, ...]:
    """Return the covers of a page with those found in its pixels, none twice.

    What lies under the picture of a hybrid page and was read before the page was covered still says what the cover hides. Such
    words leak when they read as if somebody had written them; dirt that recognition made of the cover itself does not.

    Args:
        covers: found among the shapes and annotations, which are surer.
        page: upright, in points.
    """
    if not page.patches:
        return tuple(covers)
    known = Places(cover.box for cover in covers)
    nearby = Nearby(page.words)
    return (*covers, *(_cover(patch, nearby) for patch in page.patches if not _is_known(patch, known)))


def _is_known(patch: Patch, known: Places) -> bool:
    for box in known.near(patch.box):
        common = box.meet(patch.box)
        if common and common.area >= _SAME * min(box.area, patch.box.area):
            return True
    return False


def _cover(patch: Patch, nearby: Nearby) -> ShapeCover:
    inside = nearby.inside(patch.box)
    below = [index for index in nearby.touched(patch.box) if nearby.words[index].order < 0]
    text = " ".join(nearby.words[index].text for index in below if index in inside)
    label = _label(patch.text, patch.reading or 0.0) or (text if is_label(text) else None)
    leaks = bool(text) and not is_label(text) and patch.style != "outlined" and is_plausible(text)
    beneath = tuple(below) if leaks else ()
    on_top = tuple(index for index in inside if index not in beneath)
    return ShapeCover(patch.box, patch.style, _COLOURS[patch.style], label, on_top, beneath, _ORDER, patch=patch)


def _label(text: str | None, reading: float) -> str | None:
    """Return what was read on a cover where it says why it is covered; what nobody could make sense of is no label."""
    if text is None or not (reading >= _READ):
        return None
    meant = is_label(text) or any(parse_label(text)) or (reading >= _SURE and names_unknown_ground(text))
    return text if meant else None


def is_plausible(text: str) -> bool:
    """Tell whether a text is one that somebody wrote, and not dirt that recognition made of a bar.

    Example:
        >>> is_plausible("mevrouw Terpstra"), is_plausible("1011111.1111"), is_plausible("RRIIIIMMW")
        (True, False, False)
    """
    letters = sum(len(word) for word in _WORD.findall(text) if is_pronounced(word))
    return letters >= 4 and letters >= 0.7 * sum(1 for sign in text if not sign.isspace())


def is_pronounced(word: str) -> bool:
    """Tell whether a word can be one: two letters or more, a vowel among them, none three times over, capitals first or all.

    Example:
        >>> is_pronounced("Terpstra"), is_pronounced("mnnn"), is_pronounced("tAFP"), is_pronounced("e")
        (True, False, False, False)
    """
    plain = word.replace("-", "").replace("'", "").replace("’", "")
    cased = plain[1:].islower() or plain.isupper()
    return len(plain) > 1 and plain.isalpha() and cased and _VOWEL.search(plain) is not None and not _DIRT.search(plain)
