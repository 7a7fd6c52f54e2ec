"""The columns of a list."""

import pytest

from foialyzer.page.box import Box
from foialyzer.page.grid import Rules, find_rows
from foialyzer.page.page import Page, Word
from foialyzer.release.inventory_columns import clean_cell, find_head, stretch_columns

PAGE = Page(1, 600, 800, "point")


def row(top: float, *texts: tuple[float, str]) -> list[Word]:
    """Return words of one row, 5 points a character, each text at its place."""
    words = []
    for x, text in texts:
        at = x
        for part in text.split():
            words.append(Word(part, Box(at, top, at + 5 * len(part), top + 10)))
            at += 5 * len(part) + 2.5
    return words


def kinds(*lines: list[Word]) -> list[str] | None:
    """Return the kinds of the columns of a heading in the first line."""
    rows = find_rows(word for line in lines for word in line)
    head = find_head(PAGE, rows, 0, Rules())
    return [column.heading.kind for column in head.columns] if head else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([row(0, (0, "Nr."), (50, "Titel doc."), (200, "Beoordeling"))], ["number", "title", "judgement"]),
        ([row(0, (0, "Nr."), (50, "Onbekend opschrift Volgnummer"), (300, "Wob"))], ["number", "unknown", "number", "grounds"]),
        ([row(0, (0, "Nr."), (50, "Datum"), (200, "Weigerings")), row(12, (200, "gronden"))], ["number", "date", "grounds"]),
        ([row(0, (0, "Doc"), (50, "Omschrijving"), (200, "geheel"), (260, "10.2.e"))], ["number", "title", "marked", "marked"]),
        ([row(0, (0, "Van"), (50, "Onderwerp"))], None),
        ([row(0, (0, "Nr."), (50, "Titel"))], None),
        ([row(0, (0, "Op de datum van het besluit"))], None),
    ],
)
def test_headings_of_a_row(lines: list[list[Word]], expected: list[str] | None) -> None:
    """A heading names a document and judges it; tight headings are parted, a second line completes the first."""
    assert kinds(*lines) == expected


def test_a_column_ends_where_no_word_is_cut() -> None:
    """A long title that runs under the next heading stays in its own column."""
    rows = find_rows(
        [
            *row(0, (0, "Nr."), (50, "Titel"), (200, "Wob")),
            *row(20, (0, "1"), (50, "Een lange titel die ver doorloopt"), (215, "11.1")),
        ]
    )
    head = find_head(PAGE, rows, 0, Rules())
    assert head is not None
    title = stretch_columns(head.columns, rows[1:])[1]
    assert title.x0 < 50
    assert 200 <= title.x1 <= 215


def test_hyphens_of_office_programs_are_made_plain() -> None:
    """A non-breaking hyphen in a date does not keep it from being read."""
    assert clean_cell("11\N{NON-BREAKING HYPHEN}6\N{HYPHEN}2019 \n x") == "11-6-2019 x"
