"""Pages turned so that their words stand level: scanners and printers lay a page on its side and let the viewer turn it."""

from itertools import pairwise

from attrs import evolve

from foialyzer.page.box import Box
from foialyzer.page.page import Page
from foialyzer.page.words import edges_of, texts_of

__all__ = ["find_turn", "turn_box", "turn_page"]


def find_turn(page: Page) -> int:
    """Return by how many degrees clockwise a page is to be turned for its words to stand level: 0, 90, 180 or 270.

    That is the rotation of the page, unless words then stand on their side: a wide table is often set sideways on a page that no
    viewer turns. Which way those words run shows in the order they were drawn.

    Args:
        page: as read; a page without words is turned as a viewer turns it.

    Example:
        >>> from foialyzer.page.page import Word
        >>> find_turn(Page(1, 600, 800, "point", (Word("Besluit", Box(10, 10, 20, 50)),), rotation=90))
        90
        >>> find_turn(Page(1, 600, 800, "point", (Word("Besluit", Box(10, 10, 50, 20)),), rotation=90))
        0
    """
    long = [box for text, box in zip(texts_of(page.words), edges_of(page.words), strict=True) if len(text) > 2]
    standing = sum([bottom - top > x1 - x0 for x0, top, x1, bottom in long])
    if not long or (2 * standing > len(long)) == (page.rotation in {90, 270}):
        return page.rotation
    if page.rotation in {90, 270}:
        return 0
    upward = sum(1 if after[1] < before[1] else -1 for before, after in pairwise(long) if abs(after[0] - before[0]) < 2)
    return 90 if upward > 0 else 270


def turn_box(box: Box, page: Page, degrees: int) -> Box:
    """Return a box of a page where it lies when the page is turned clockwise by 0, 90, 180 or 270 degrees.

    Example:
        >>> turn_box(Box(10, 20, 30, 40), Page(1, 600, 800, "point"), 90)
        Box(x0=760.0, top=10.0, x1=780.0, bottom=30.0)
    """
    if degrees == 90:
        return Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1)
    if degrees == 180:
        return Box(page.width - box.x1, page.height - box.bottom, page.width - box.x0, page.height - box.top)
    if degrees == 270:
        return Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0)
    return box


def turn_page(page: Page, degrees: int) -> Page:
    """Return a page turned clockwise by 0, 90, 180 or 270 degrees; turned by the rest of the circle it is as before.

    Example:
        >>> from foialyzer.page.page import Word
        >>> page = Page(1, 600, 800, "point", (Word("Besluit", Box(10, 20, 30, 40)),))
        >>> turn_page(turn_page(page, 90), 270) == page
        True
    """
    if degrees == 0:
        return page
    turned = degrees in {90, 270}
    return evolve(
        page,
        width=page.height if turned else page.width,
        height=page.width if turned else page.height,
        words=tuple(evolve(word, box=turn_box(word.box, page, degrees)) for word in page.words),
        shapes=tuple(evolve(shape, box=turn_box(shape.box, page, degrees)) for shape in page.shapes),
        pictures=tuple(evolve(picture, box=turn_box(picture.box, page, degrees)) for picture in page.pictures),
        annotations=tuple(evolve(note, box=turn_box(note.box, page, degrees)) for note in page.annotations),
        patches=tuple(evolve(patch, box=turn_box(patch.box, page, degrees)) for patch in page.patches),
        rotation=(page.rotation - degrees) % 360,
    )
