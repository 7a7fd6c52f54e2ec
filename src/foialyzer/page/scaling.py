"""Pages measured in another unit: pixels as points, so that what is told by sizes of type holds for a picture too."""

from statistics import median

from attrs import evolve

from foialyzer.page.box import Box
from foialyzer.page.page import Page

__all__ = ["find_scale", "scale_box", "scale_page"]

_TYPE = 10.0  # points; usual height of a line of type, without leading
_A4 = 842.0  # points
_FEW = 10  # words that show how large the type is
_RANGE = (0.03, 3.0)  # points to a pixel: 2400 and 24 pixels to the inch


def find_scale(page: Page) -> float:
    """Return how many points a unit of a page is worth: 1 of a PDF, of a picture as its type or else its size suggests.

    Example:
        >>> find_scale(Page(1, 595, 842, "point")), find_scale(Page(1, 1190, 1684, "pixel"))
        (1.0, 0.5)
    """
    if page.unit != "pixel":
        return 1.0
    heights = [word.box.height for word in page.words if len(word.text) > 2]
    size = median(heights) if len(heights) >= _FEW else 0.0
    scale = _TYPE / size if size > 0 else _A4 / max(page.width, page.height, 1.0)
    return min(_RANGE[1], max(_RANGE[0], scale))


def scale_box(box: Box, scale: float) -> Box:
    """Return a box with all edges times a number; the same one where that is 1.

    Example:
        >>> scale_box(Box(1, 2, 3, 4), 2)
        Box(x0=2.0, top=4.0, x1=6.0, bottom=8.0)
    """
    if scale == 1:
        return box
    return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)


def scale_page(page: Page, scale: float) -> Page:
    """Return a picture of a page with its words and patches in another unit; scaled by 1 it is itself."""
    if scale == 1:
        return page
    return evolve(
        page,
        width=page.width * scale,
        height=page.height * scale,
        words=tuple(evolve(word, box=scale_box(word.box, scale)) for word in page.words),
        patches=tuple(evolve(patch, box=scale_box(patch.box, scale)) for patch in page.patches),
    )
