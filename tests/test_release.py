"""The account as a value."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import SAMPLES
from rich.pretty import pretty_repr

from foialyzer.account.release import Release, measure_sheets
from foialyzer.api import analyse
from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Word


@pytest.fixture(scope="module")
def release() -> Release:
    """Return the account of a sample."""
    return analyse(SAMPLES / "sluis-oost" / "release.txt")


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 700), st.integers(1, 80)), max_size=30))
def test_law_every_word_stands_on_a_line(places: list[tuple[int, int, int]]) -> None:
    """Each word of a page lies within one of its lines, and a line is no more than the words that are on it."""
    words = tuple(Word("x", Box(x, top, x + width, top + 10)) for x, top, width in places)
    [sheet] = measure_sheets(Document("a.pdf", "", "pdf", (Page(1, 595, 842, "point", words),)))
    assert sheet.words == len(words)
    assert len(sheet.lines) <= len(words)
    for word in words:
        box = word.box
        assert any(
            x0 <= box.x0 and top <= box.top and box.x1 <= x1 and box.bottom <= bottom for x0, top, x1, bottom in sheet.lines
        )
    for edges in zip(*sheet.lines, strict=True) if sheet.lines else ():
        assert set(edges) <= {n for word in words for n in (word.box.x0, word.box.top, word.box.x1, word.box.bottom)}


# cases


def test_an_account_is_a_value(release: Release) -> None:
    """An account cannot be changed, and two of the same input are equal and interchangeable."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        release.text = ""  # type: ignore[misc]
    again = analyse(SAMPLES / "sluis-oost" / "release.txt")
    assert (again == release, hash(again) == hash(release)) == (True, True)


def test_the_text_is_not_shown_twice(release: Release) -> None:
    """The text of a release is part of its account and not of how the account is shown."""
    assert release.text not in repr(release)
    assert attrs.evolve(release, text="") != release


def test_the_source_is_named_without_its_folder(release: Release) -> None:
    """The source has the name of the file and the pages in it."""
    assert (release.source.name, release.source.kind) == ("release.txt", "transcript")
    assert (release.source.pages, release.source.machine_readable_pages, release.source.scanned_pages) == (1, 1, 0)


def test_words_on_one_level_are_one_line() -> None:
    """Words that follow one another on a level are one line; across a wide gap, or on another level, they are not."""
    boxes = [(0, 0, 30, 10), (34, 1, 60, 11), (200, 0, 230, 10), (0, 14, 30, 24)]
    page = Page(1, 300, 100, "point", tuple(Word("x", Box(*edges)) for edges in boxes))
    [sheet] = measure_sheets(Document("a.pdf", "", "pdf", (page,)))
    assert sheet.lines == ((0, 0, 60, 11), (200, 0, 230, 10), (0, 14, 30, 24))


def test_shown_in_a_notebook(release: Release) -> None:
    """A notebook shows a short table, in which nothing of the document is markup, and `rich` shows the same in a line or two."""
    source = attrs.evolve(release.source, name="<script>alert(1)</script>")
    shown = attrs.evolve(release, source=source)._repr_html_()
    tags = re.findall(r"<(\w+)", shown)
    assert set(tags) == {"table", "caption", "tr", "th", "td", "bdi"}
    assert len(shown) < 2000
    assert re.search(r"<th>share</th><td><bdi>\d+% \(\d+% to \d+%\)</bdi>", shown)
    assert "De Minister van Waterbeheer" in pretty_repr(release)
    assert len(pretty_repr(release)) < 400
