"""Pages in small."""

import re

import pytest
from drawn import texts
from hypothesis import given

from foialyzer.account.release import Release, Sheet
from foialyzer.analysis import analyse
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.page_strip import Thumb, draw_thumbs
from foialyzer.report.palette import choose_paints

RECTANGLE = re.compile(r"M(-?\d+) (-?\d+)h(\d+)v(\d+)h-\3z")


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


def draw(release: Release) -> tuple[Thumb, ...]:
    """Return the pages of a release in small."""
    return draw_thumbs(release, choose_paints(release))


@given(texts())
def test_law_every_page_and_every_box_is_drawn(text: str) -> None:
    """Each page has a first drawing, and each box of a redaction is drawn once, as a rectangle that can be seen."""
    release = account(text)
    thumbs = draw(release)
    assert [thumb.page for thumb in thumbs if thumb.first] == [sheet.number for sheet in release.pages]
    paths = [path for thumb in thumbs for _, path in thumb.covers]
    assert all(RECTANGLE.sub("", path) == "" for path in [*paths, *(thumb.text for thumb in thumbs)])
    drawn = sum(len(RECTANGLE.findall(path)) for path in paths)
    assert drawn == sum(len(redaction.boxes) for redaction in release.redactions)


# cases


def test_a_long_transcript_is_cut() -> None:
    """A page of a transcript is cut into drawings of 60 lines, each saying which."""
    thumbs = draw(account("\n".join(["Dag [gelakt]"] * 130)))
    assert [thumb.lines for thumb in thumbs] == [(1, 60), (61, 120), (121, 130)]
    assert [thumb.redactions for thumb in thumbs] == [60, 60, 10]


@pytest.mark.parametrize(("rotation", "size", "place"), [
    (0, (600, 800), (10, 20)), (90, (800, 600), (780, 10)), (180, (600, 800), (590, 780)), (270, (800, 600), (20, 590)),
])  # fmt: skip
def test_a_turned_page(rotation: int, size: tuple[int, int], place: tuple[int, int]) -> None:
    """A page that a viewer turns is drawn turned, and its boxes with it."""
    release = account("Dag")
    sheet = Sheet(1, 600, 800, "point", rotation, 1, ())
    object.__setattr__(release, "pages", (sheet,))
    [thumb] = draw(release)
    assert thumb.size == size
    assert turned(thumb.turn, 10, 20) == pytest.approx(place)


def turned(transform: str, x: float, y: float) -> tuple[float, float]:
    """Return where a transform of SVG puts a point, for the turns by a right angle that pages have."""
    for name, arguments in reversed(re.findall(r"(\w+)\(([^)]*)\)", transform)):
        numbers = [float(part) for part in arguments.split()]
        if name == "translate":
            x, y = x + numbers[0], y + numbers[1]
        else:
            about = numbers[1:] or [0, 0]
            dx, dy = x - about[0], y - about[1]
            dx, dy = {90: (-dy, dx), 180: (-dx, -dy), 270: (dy, -dx)}[int(numbers[0])]
            x, y = about[0] + dx, about[1] + dy
    return x, y


def test_a_page_without_words_is_a_picture() -> None:
    """A page without words says that it is a picture only."""
    release = account("Dag")
    object.__setattr__(release, "pages", (Sheet(1, 600, 800, "point", 0, 0, ()),))
    assert draw(release)[0].scanned
