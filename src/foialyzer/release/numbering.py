"""How the pages of an input are numbered and labelled, told from all of them: tags, sheets between documents, feet."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from foialyzer.release.inventory import key_of
from foialyzer.release.stamps import PageSigns

__all__ = ["find_feet", "is_numbered_through", "list_tags"]

_FEW = 3  # different numbers, before words that are no label elsewhere label the documents of an input
_MOST = 0.8  # of the pages with a number that must be numbered as one, for the numbers to be those of the input


def list_tags(signs: Sequence[PageSigns]) -> Mapping[int, str]:
    """Return the number on each page that is tagged as a document is: "Bijlage 3", "nr. 12", a 4 alone on a sheet.

    The same words stand above chapters and annexes of documents. They tag documents where they have at least three numbers, which
    never go down from page to page.

    Args:
        signs: of each page.
    """
    for family in dict.fromkeys(sign.tag[0] for sign in signs if sign.tag):
        tags = {sign.page: key_of(sign.tag[1]) for sign in signs if sign.tag and sign.tag[0] == family}
        places = [_place(tags[page]) for page in sorted(tags)]
        if len(set(places)) >= _FEW and all(before <= after for before, after in pairwise(places)):
            return tags
    return {}


def _place(key: str) -> tuple[float, str]:
    found = regex.match(r"\d+(?:\.\d+)?", key)
    return (float(found[0]), key[found.end() :]) if found else (0.0, key)


def is_numbered_through(signs: Sequence[PageSigns]) -> bool:
    """Tell whether "Pagina 7 van 60" counts the pages of the input, which says nothing of its documents.

    Args:
        signs: of each page.
    """
    shifts = [(sign.numbered[0] - sign.page, sign.numbered[1]) for sign in signs if sign.numbered]
    most = max(map(shifts.count, set(shifts)), default=0)
    return len(signs) >= _FEW and most >= _MOST * len(signs)


def find_feet(signs: Sequence[PageSigns]) -> Mapping[int, int]:
    """Return the number alone in the foot of each page; none where they count the pages of the input.

    Args:
        signs: of each page.
    """
    feet = {sign.page: sign.foot for sign in signs if sign.foot is not None}
    shifts = [foot - page for page, foot in feet.items()]
    most = max(map(shifts.count, set(shifts)), default=0)
    return feet if len(feet) >= _FEW and most < _MOST * len(feet) else {}
