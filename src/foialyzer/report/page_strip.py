"""Every page of a release in small, with its redactions in place: paths for a drawing, one for each colour."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from foialyzer.account.release import Release, Sheet
from foialyzer.page.box import Box
from foialyzer.report.palette import Paint, paint_of

__all__ = ["Thumb", "draw_thumbs"]

_CUT = 60  # lines of a transcript on one drawing
_CELL = 2  # times a cell is as high as it is wide
_NARROWEST = 80  # columns


@frozen
class Thumb:
    """One page in small.

    Args:
        page: its number.
        lines: first and last line shown, of a transcript; None of a page on paper.
        size: width and height of the drawing, as a viewer turns the page.
        turn: how boxes of the page become places of the drawing: a transform of SVG, empty where they are the same.
        text: path of the lines of text.
        covers: class and path of the redactions of each colour.
        redactions: how many.
        scanned: it has no text at all.
    """

    page: int
    lines: tuple[int, int] | None
    size: tuple[int, int]
    turn: str
    text: str
    covers: tuple[tuple[str, str], ...]
    redactions: int
    scanned: bool

    @property
    def first(self) -> bool:
        """Whether it is the first drawing of its page."""
        return self.lines is None or self.lines[0] == 1


def draw_thumbs(release: Release, paints: Mapping[str | None, Paint]) -> tuple[Thumb, ...]:
    """Return every page in small, in order; a page of a transcript is cut into drawings of 60 lines.

    Args:
        release: with its pages.
        paints: of its grounds.

    Example:
        >>> from foialyzer.analysis import analyse
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> release = analyse(parse_transcript("Dag [gelakt]", "a.txt"))
        >>> draw_thumbs(release, {None: Paint("gu", "?", ("#fff",) * 4)})[0].covers
        (('gu', 'M4 0h8v1h-8z'),)
    """
    boxes: dict[int, list[tuple[str, str, Box]]] = {}
    for redaction in release.redactions:
        css = paint_of(redaction, paints).css
        boxes.setdefault(redaction.page, []).extend((redaction.id, css, box) for box in redaction.boxes)
    return tuple(thumb for sheet in release.pages for thumb in _drawn(sheet, boxes.get(sheet.number, [])))


def _drawn(sheet: Sheet, boxes: list[tuple[str, str, Box]]) -> Iterator[Thumb]:
    if sheet.unit != "cell":
        yield _thumb(sheet, None, _frame(sheet), sheet.lines, boxes)
        return
    width = max(_NARROWEST, round(sheet.width))
    last = max([round(sheet.height), *(line[3] for line in sheet.lines), *(round(box.bottom) for _, _, box in boxes)])
    for start in range(0, max(1, last), _CUT):
        end = start + _CUT
        lines = [line for line in sheet.lines if start <= line[1] < end]
        inside = [entry for entry in boxes if start <= entry[2].top < end]
        if lines or inside or not start:
            frame = ((width, _CUT * _CELL), f"scale(1 {_CELL}) translate(0 {-start})")
            yield _thumb(sheet, (start + 1, min(end, last)), frame, lines, inside)


def _frame(sheet: Sheet) -> tuple[tuple[int, int], str]:
    """Return the size of a page as a viewer turns it, and the transform that turns its boxes with it."""
    width, height = max(1, round(sheet.width)), max(1, round(sheet.height))
    turned = {90: f"translate({height} 0) rotate(90)", 180: f"rotate(180 {width / 2:g} {height / 2:g})"}
    turned[270] = f"translate(0 {width}) rotate(270)"
    return (height, width) if sheet.rotation in {90, 270} else (width, height), turned.get(sheet.rotation, "")


def _thumb(
    sheet: Sheet,
    shown: tuple[int, int] | None,
    frame: tuple[tuple[int, int], str],
    lines: Iterable[tuple[int, int, int, int]],
    boxes: list[tuple[str, str, Box]],
) -> Thumb:
    paths: dict[str, list[str]] = {}
    for _, css, box in boxes:
        paths.setdefault(css, []).append(_path(round(box.x0), round(box.top), round(box.x1), round(box.bottom)))
    inset = 0 if sheet.unit == "cell" else 1
    text = "".join(_path(x0, top + inset, x1, max(top + inset, bottom - inset)) for x0, top, x1, bottom in lines)
    covers = tuple((css, "".join(parts)) for css, parts in sorted(paths.items()))
    return Thumb(sheet.number, shown, *frame, text, covers, len({id_ for id_, _, _ in boxes}), not sheet.words)


def _path(x0: int, top: int, x1: int, bottom: int) -> str:
    """Return a rectangle as a path, at least one unit wide and high, so that it can be seen."""
    width, height = max(1, x1 - x0), max(1, bottom - top)
    return f"M{x0} {top}h{width}v{height}h-{width}z"
