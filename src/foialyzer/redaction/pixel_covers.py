"""Covers among the patches that were found in the pixels of a page, with what is printed on them and what lies under them."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import regex
from attrs import frozen

from foialyzer.law.grounds import load_statutes
from foialyzer.page.page import Page, Patch
from foialyzer.page.word_index import Nearby, Places
from foialyzer.redaction.labels import is_label, names_unknown_ground, parse_label
from foialyzer.redaction.shape_covers import ShapeCover

__all__ = ["ReadLabel", "add_patches", "is_plausible", "is_pronounced", "read_label"]

_ORDER = 10**9  # of drawing: what is seen in the pixels lies on top
_COLOURS = {"black": (0.0,) * 3, "grey": (0.75,) * 3, "white": (1.0,) * 3, "outlined": (1.0,) * 3, "coloured": (1.0, 1.0, 0.0)}
_SAME = 0.5  # of the smaller, which two covers have in common when they are one
_READ = 0.35  # confidence below which what was read is not even a guess
_SURE = 0.8  # confidence from which a ground that does not exist is believed to be printed
_EDGES = " |;:/_-—~‘’“”'\"=*«»<>"
# "5.1.21", "5.1.2)", "5.1.26", "10.2¢", "to.2.e", "LU.2.e", "Size"
_TAKEN_FOR = {"1": "tTlILiJ|!", "0": "oOUuVvQDC", "2": "zZ", "5": "sSé36"}
_FIGURES = str.maketrans({sign: figure for figure, signs in _TAKEN_FOR.items() for sign in signs})
_LAST = str.maketrans("1lIj|!)6¢80€«94", "iiiiiiieeeeeegd")
_LONG = 4  # signs of a code that is known by its shape
_MENDED = 0.6
_CUT = 2  # signs that must be left of a label
_OFTEN = 3  # covers of a page that carry a label, when it is the usual one
_LEAST = 0.6  # trust in a label that is read, however badly
_WORD = regex.compile(r"[\p{L}'’-]{3,}")
_VOWEL = regex.compile(r"[aeiouyáéíóúèëïöü]", regex.IGNORECASE)
_DIRT = regex.compile(r"(\p{L})\1\1|[^aeiouyáéíóúèëïöü\W\d_]{7}|^[ijlt]+$", regex.IGNORECASE)  # bars, stutters


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
    patches = [patch for patch in page.patches if not _is_known(patch, known)]
    labels = _completed([read_label(patch.text, patch.reading or 0.0) if patch.text else None for patch in patches], patches)
    return (*covers, *(_cover(patch, label, nearby) for patch, label in zip(patches, labels, strict=True)))


def _completed(labels: "Sequence[ReadLabel | None]", patches: Sequence[Patch]) -> "list[ReadLabel | None]":
    """Return the labels of a page, those cut off by a cover too narrow for them ("10.", "10.2.") as the one the others carry."""
    shapes = Counter(_shape(label.text) for label in labels if label and _is_whole(label))
    if not shapes:
        return list(labels)
    (usual, count), *others = shapes.most_common()
    text = next(label.text for label in labels if label and _shape(label.text) == usual)
    completed = list(labels)
    for index, (label, patch) in enumerate(zip(labels, patches, strict=True)):
        start = _plain(patch.text or "").translate(_FIGURES) if not (label and _is_whole(label)) else ""
        cut = _CUT <= len(start) < len(usual) and (patch.reading or 0.0) >= _SURE and start[-1].isdigit()
        rival = any(other.startswith(start) for other, _ in others)
        if cut and count >= _OFTEN and usual.startswith(start) and not rival:
            completed[index] = ReadLabel(text, _MENDED)
    return completed


def _is_whole(label: "ReadLabel") -> bool:
    tags, mark = parse_label(label.text)
    return bool(tags) or mark is not None


def _is_known(patch: Patch, known: Places) -> bool:
    for box in known.near(patch.box):
        common = box.meet(patch.box)
        if common and common.area >= _SAME * min(box.area, patch.box.area):
            return True
    return False


def _cover(patch: Patch, label: "ReadLabel | None", nearby: Nearby) -> ShapeCover:
    inside = nearby.inside(patch.box)
    below = [index for index in nearby.touched(patch.box) if nearby.words[index].order < 0]
    text = " ".join(nearby.words[index].text for index in below if index in inside)
    printed = label.text if label else text if is_label(text) else None
    leaks = bool(text) and not is_label(text) and patch.style != "outlined" and is_plausible(text)
    beneath = tuple(below) if leaks else ()
    on_top = tuple(index for index in inside if index not in beneath)
    trust = label.trust * (_LEAST + (1 - _LEAST) * (patch.reading or 0.0)) if label else _LEAST
    return ShapeCover(patch.box, patch.style, _COLOURS[patch.style], printed, on_top, beneath, _ORDER, trust=trust)


@frozen
class ReadLabel:
    """A label as recognised.

    Args:
        text: what it says, a misread last letter put right.
        trust: 1 where nothing was put right.
    """

    text: str
    trust: float = 1.0


def read_label(text: str, confidence: float) -> ReadLabel | None:
    """Return what was read on a cover where it says why it is covered; what nobody could make sense of is no label.

    Recognition confuses the letter at the end of a code with a figure or a sign. In running text "5.1.26" may be the number of a
    section; all alone on a cover it is 5.1.2.e or nothing.

    Args:
        text: as recognised.
        confidence: of that, in [0, 1].

    Example:
        >>> read_label("10.2.e", 0.9), read_label("5.1.21", 0.9), read_label("lorem", 0.9)
        (ReadLabel(text='10.2.e', trust=1.0), ReadLabel(text='5.1.2.i', trust=0.6), None)
    """
    text = " ".join(text.split()).strip(_EDGES)
    if not (confidence >= _READ):
        return None
    if any(parse_label(text)):
        return ReadLabel(text)
    mended = _codes_by_shape().get(_shape(text))
    if mended:
        return ReadLabel(mended, _MENDED)
    known = is_label(text) or (confidence >= _SURE and names_unknown_ground(text))
    return ReadLabel(text) if known else None


def _shape(text: str) -> str:
    """Return a code as it looks to a machine: signs that are taken for one another made the same, points and spaces dropped."""
    plain = _plain(text)
    return plain[:-1].translate(_FIGURES) + plain[-1:].translate(_LAST)


def _plain(text: str) -> str:
    wrapped = any(sign in text for sign in "([")
    return "".join(sign for sign in text if sign not in " .,:;'([" and not (wrapped and sign in ")]"))


@cache
def _codes_by_shape() -> dict[str, str]:
    """Return the codes of at least four signs by their shape, where no other code has it."""
    codes = {ground.code for statute in load_statutes().values() if statute.style == "article" for ground in statute.grounds}
    shapes = Counter(_shape(code) for code in codes)
    return {_shape(code): code for code in codes if shapes[_shape(code)] == 1 and len(_shape(code)) >= _LONG}


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
