"""Words with a number that label documents where they run through an input, and chapters and annexes elsewhere."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from foialyzer.release.inventory import key_of
from foialyzer.release.page_signs import PageSigns

__all__ = ["list_tags"]

_FEW = 3  # different numbers, before words that are no label elsewhere label the documents of an input


def list_tags(signs: Sequence[PageSigns], begins: Sequence[int] = ()) -> Mapping[int, str]:
    """Return the number on each page that is tagged as a document is: "Bijlage 3", "nr. 12", a 4 alone on a sheet.

    The same words stand above chapters and annexes of documents. They tag documents where they have at least three numbers, which
    never go down from page to page. Where several files were read, a report among them has annexes of its own: the numbers must
    stand in more than one file, unless one file holds all but the letter, and the page numbers must not run on through them.

    Args:
        signs: of each page.
        begins: first page of each file, in order, those that only list documents left out.
    """
    for family in dict.fromkeys(sign.tag[0] for sign in signs if sign.tag):
        tags = {sign.page: key_of(sign.tag[1]) for sign in signs if sign.tag and sign.tag[0] == family}
        places = [_place(tags[page]) for page in sorted(tags)]
        if len(set(places)) >= _FEW and all(before <= after for before, after in pairwise(places)):
            return tags if len(begins) < 2 or _spans(signs, tags, begins) else {}
    return {}


def _spans(signs: Sequence[PageSigns], tags: Mapping[int, str], begins: Sequence[int]) -> bool:
    """Tell whether tags are those of the files, or of the one file beside the letter, and not of what one document holds."""
    by_page = {sign.page: sign for sign in signs}
    held = {bisect_right(begins, page) for page in tags}
    new = [page for page in tags if page not in begins and page - 1 in by_page and tags.get(page - 1) != tags[page]]
    run_on = [page for page in new if _runs_on(by_page[page - 1], by_page[page])]
    return (len(held) > 1 or len(begins) <= 2) and 2 * len(run_on) <= len(new)


def _runs_on(above: PageSigns, here: PageSigns) -> bool:
    """Tell whether the number of a page follows that of the page above it."""
    if above.numbered and here.numbered:
        return here.numbered == (above.numbered[0] + 1, above.numbered[1])
    return above.foot is not None and here.foot == above.foot + 1


def _place(key: str) -> tuple[float, str]:
    found = regex.match(r"\d+(?:\.\d+)?", key)
    return (float(found[0]), key[found.end() :]) if found else (0.0, key)
