"""Leaks: what a file still says although its pages hide it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Annotation, Document, Page, Word
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.leaks import find_leaks
from foialyzer.redaction.redaction import Redaction

BAR = Box(10, 10, 90, 22)
SILENT = Redaction("r1", 1, (BAR,), "black", "shape", HiddenChars(5, 9, 14))


def document(words: str = "", outline: str = "", note: str = "", metadata: str = "") -> Document:
    """Return a document of one page with some words on it, and beside them a bookmark, an annotation and metadata."""
    printed = tuple(Word(word, Box(10, 40 + 14 * n, 50, 52 + 14 * n)) for n, word in enumerate(words.split()))
    notes = (Annotation("Text", BAR, note),) if note else ()
    page = Page(1, 595, 842, "point", printed, annotations=notes)
    marks = ((outline, 1),) if outline else ()
    return Document("a.pdf", "", "pdf", (page,), outline=marks, metadata=(metadata,) if metadata else ())


# laws


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_law_nothing_leaks_where_nothing_is_redacted(outline: str, note: str, metadata: str) -> None:
    """Without a redaction a name in a bookmark, a note or the metadata is no leak, whatever it says."""
    assert find_leaks(document("", outline, note, metadata), ()) == ()


@given(st.text(max_size=80))
def test_law_what_is_printed_is_no_leak(text: str) -> None:
    """A bookmark made of words that stand on a page leaks nothing."""
    assert find_leaks(document(text, text), (SILENT,)) == ()


@given(st.lists(st.sampled_from(["text", None]), max_size=9))
def test_law_every_redaction_with_text_under_it_is_told_once(leaks: list[str | None]) -> None:
    """Each redaction under which text stands gives one leak that names it, the others none."""
    found = tuple(
        Redaction(f"r{n}", 1, (BAR,), "black", "shape", HiddenChars(5, 9, 14), leak="text" if leak else None)
        for n, leak in enumerate(leaks)
    )
    told = [place.redaction for place in find_leaks(document(), found)]
    assert told == [redaction.id for redaction in found if redaction.leak]


# cases


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mail van Noor de Wit aan Bas Kuiper", 4),
        ("RE: planning noor.dewit@wbw.example", 1),
        ("Doc 1a", 0),
        ("00002 - Deels Openbaar", 2),
        ("Besluit", 0),
        ("5 maart 2019", 0),
        ("10.2.e", 0),
    ],
)
def test_names_beside_the_page(text: str, count: int) -> None:
    """Two words with a capital, or an address, that no page shows may be what was hidden; numbers, dates and codes are not."""
    for place in ("outline", "annotation", "metadata"):
        given_ = {"outline": "", "note": "", "metadata": ""} | {{"annotation": "note"}.get(place, place): text}
        found = find_leaks(document("Mail planning", **given_), (SILENT,))
        assert [(leak.kind, leak.count) for leak in found] == ([(place, count)] if count else [])
