"""Every redaction of a document, whatever shows it."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from attrs import evolve

from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page
from foialyzer.page.scaling import find_scale, scale_box, scale_page
from foialyzer.page.turning import find_turn, turn_box, turn_page
from foialyzer.page.word_index import Nearby
from foialyzer.page.words import without
from foialyzer.redaction.annotation_covers import add_annotations
from foialyzer.redaction.grouping import group_covers
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.labels import parse_label
from foialyzer.redaction.labels_beside import add_labels_beside
from foialyzer.redaction.line_counts import split_lines_of
from foialyzer.redaction.markers import find_markers
from foialyzer.redaction.missing.deleted import find_deleted
from foialyzer.redaction.pixel_covers import add_patches
from foialyzer.redaction.redaction import GroundTag, Method, Redaction
from foialyzer.redaction.shape_covers import ShapeCover, find_shape_covers
from foialyzer.redaction.widths import Metrics

__all__ = ["find_redactions"]

_WIDER = 1.3  # times the range of a cover that a shape shows


def find_redactions(document: Document) -> tuple[tuple[Redaction, ...], Document]:
    """Return the redactions of a document, and the document without the labels printed on them.

    Args:
        document: as read.
    """
    if document.kind == "transcript":
        return find_markers(document), document
    redactions: list[Redaction] = []
    pages = []
    for read in document.pages:
        turn = find_turn(read)
        scale = find_scale(read)
        upright = scale_page(turn_page(read, turn), scale)
        nearby = Nearby(upright.words)
        covers = add_annotations(find_shape_covers(upright, nearby), upright)
        covers = add_patches(add_labels_beside(covers, nearby), upright)
        labels = {index for cover in covers for index in cover.on_top}
        readable = evolve(upright, words=without(upright.words, labels))
        found = [*_inherited(list(_redactions(readable, covers, nearby))), *_deleted(upright, covers, labels)]
        for number, redaction in enumerate(sorted(found, key=_reading), len(redactions) + 1):
            redactions.append(evolve(_put_back(redaction, upright, turn, scale), id=f"r{number}"))
        pages.append(readable if upright is read else evolve(read, words=without(read.words, labels)))
    return tuple(redactions), evolve(document, pages=tuple(pages))


def _reading(redaction: Redaction) -> tuple[int, float]:
    return round(redaction.boxes[0].top), redaction.boxes[0].x0


def _deleted(page: Page, covers: Sequence[ShapeCover], labels: set[int]) -> Iterator[Redaction]:
    """Yield what was deleted from a page without leaving a box, looked for among the words that can be read."""
    if page.origin != "born_digital":
        return  # words are lost in recognition too
    unread = labels.union(*(cover.beneath for cover in covers))
    read = evolve(page, words=without(page.words, unread))
    for one in find_deleted(read, [cover.box for cover in covers]):
        redaction = Redaction("", page.number, (one.box,), "deleted", "shape", one.hidden)
        yield evolve(redaction, confidence=one.confidence, reason=one.reason)


def _put_back(redaction: Redaction, upright: Page, turn: int, scale: float) -> Redaction:
    """Return a redaction with its boxes in the unit of the page as it was read, not turned."""
    if turn == 0 and scale == 1:
        return redaction
    boxes, lines = (
        tuple(scale_box(turn_box(box, upright, -turn % 360), 1 / scale) for box in some)
        for some in (redaction.boxes, redaction.lines)
    )
    return evolve(redaction, boxes=boxes, lines=lines)


def _redactions(page: Page, covers: Sequence[ShapeCover], nearby: Nearby) -> Iterator[Redaction]:
    if not covers:
        return
    metrics = Metrics(page.words)
    for group in group_covers(covers, nearby):
        lines = [split_lines_of(cover.box, metrics) for cover in group]
        hidden = HiddenChars.total(_hidden(*one, metrics, nearby) for one in zip(group, lines, strict=True))
        trust = group[0].trust
        if trust is not None:
            hidden = _widened(hidden)
        elif page.origin == "born_digital" and any(_over_picture(cover.box, page) for cover in group):
            hidden = HiddenChars(0, hidden.estimate, hidden.high)
        label = group[0].label
        tags, mark = parse_label(label) if label else ((), None)
        if trust is not None:
            tags = tuple(evolve(tag, confidence=round(tag.confidence * trust, 2)) for tag in tags)
        leak = next((cover.leak for cover in group if cover.leak), None)
        method: Method = "annotation" if group[0].annotation else "shape" if trust is None else "pixel"
        each = tuple(box for line in lines for box in line)
        boxes = each if trust is None else tuple(cover.box for cover in group)
        leaked = " ".join(nearby.hidden(index, cover.box) for cover in group for index in cover.beneath) or None
        found = Redaction("", page.number, boxes, group[0].style, method, hidden, label, mark, grounds=tags)
        found = evolve(found, lines=each) if boxes != each else found
        yield evolve(found, leak=leak, leaked=leaked) if leak else found


def _hidden(cover: ShapeCover, lines: Sequence[Box], metrics: Metrics, nearby: Nearby) -> HiddenChars:
    """Return how many characters a cover hides: counted where the words under it are still in the file, else estimated."""
    leaked = sum(len(nearby.hidden(index, cover.box)) for index in cover.beneath)
    estimated = metrics.hidden_lines(lines)
    return HiddenChars(leaked - 1, leaked, leaked + 1) if leaked >= estimated.low else estimated


def _widened(hidden: HiddenChars) -> HiddenChars:
    """Return a range as wide as the edge of a bar in pixels and words as recognised allow."""
    low = max(1, floor(hidden.estimate - _WIDER * (hidden.estimate - hidden.low) - 0.5))
    return HiddenChars(
        min(low, hidden.estimate), hidden.estimate, ceil(hidden.estimate + _WIDER * (hidden.high - hidden.estimate) + 0.5)
    )


def _over_picture(box: Box, page: Page) -> bool:
    return any(
        (common := box.meet(picture.box)) and common.area >= 0.5 * box.area for picture in page.pictures if not picture.colour
    )


def _inherited(redactions: Sequence[Redaction]) -> list[Redaction]:
    """Return the redactions of a page, those without a label taking the grounds of the labelled one just before them.

    Seen where a tool prints the code in the first of several boxes: in a row of addresses, in a paragraph of several lines. The
    box before must be of the same style, on the same line or the line above.
    """
    result: list[Redaction] = []
    for redaction in redactions:
        before = result[-1] if result else None
        if before and not redaction.label and not redaction.grounds and before.grounds and _follows(redaction, before):
            tags = tuple(_handed_on(tag) for tag in before.grounds)
            redaction = evolve(redaction, grounds=tags)  # noqa: PLW2901  (the redaction, completed)
        result.append(redaction)
    return result


def _handed_on(tag: GroundTag) -> GroundTag:
    reason = "no code is printed on it; the box before it, of the same kind, has this one"
    return GroundTag(tag.id, "inherited", round(tag.confidence * 0.9, 2), reason)


def _follows(redaction: Redaction, before: Redaction) -> bool:
    box, last = redaction.boxes[0], before.boxes[-1]
    return redaction.style == before.style and -0.5 * last.height <= box.top - last.top <= 1.8 * max(box.height, last.height)
