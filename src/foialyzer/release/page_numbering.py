"""How the pages of an input are numbered, told from all of them."""

from collections.abc import Mapping, Sequence

from foialyzer.release.page_signs import PageSigns

__all__ = ["find_feet", "is_numbered_through"]

_FEW = 3  # pages, before their numbers tell anything
_MOST = 0.8  # of the pages with a number that must be numbered as one, for the numbers to be those of the input


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
