"""Every redaction of drawn pages: found, labelled, and what it hides counted."""

from collections.abc import Iterator
from functools import cache
from itertools import cycle

import pytest
from attrs import evolve, frozen
from drawing import OTHERS, STYLES, Drawn, Hidden, Recipe, Truth, draw, recipes
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.redaction.redaction import Redaction
from foialyzer.redaction.search import find_redactions

PAGES = 240
ENOUGH = 0.99


@frozen
class Found:
    """A page drawn, and what was found on it."""

    recipe: Recipe
    truths: tuple[Truth, ...]
    redactions: tuple[Redaction, ...]
    page: Page


def search(drawn: Drawn) -> tuple[tuple[Redaction, ...], Document]:
    """Return the redactions of a drawn file."""
    return find_redactions(read_pdf(drawn.data, "drawn.pdf"))


def look_at(recipe: Recipe) -> Found:
    """Return a page with what is found on it."""
    drawn = draw([recipe])
    redactions, document = search(drawn)
    return Found(recipe, drawn.truths, redactions, document.pages[0])


def one_of_each() -> Iterator[Recipe]:
    """Yield a page for each style, so that none is left to chance, and on them in turn all that is no cover."""
    for style, other in zip(STYLES, cycle(OTHERS), strict=False):
        yield Recipe(covers=(Hidden(style, start=1),), others=(other, "footer"))


@cache
def drawn_at_random() -> tuple[Found, ...]:
    """Return pages of all styles with all that looks like a cover and is none, the same ones each time."""
    found = {recipe: look_at(recipe) for recipe in one_of_each()}

    @settings(
        max_examples=5 * PAGES, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(recipes())
    def gather(recipe: Recipe) -> None:
        if recipe not in found and len(found) < PAGES:
            found[recipe] = look_at(recipe)

    gather()
    return tuple(found.values())


def overlap(a: Box, b: Box) -> float:
    """Return the intersection over the union, from the edges alone."""
    width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.bottom, b.bottom) - max(a.top, b.top)
    inner = max(0.0, width) * max(0.0, height)
    return inner / ((a.x1 - a.x0) * (a.bottom - a.top) + (b.x1 - b.x0) * (b.bottom - b.top) - inner)


def matches(found: Found) -> list[tuple[Truth, int, Redaction | None]]:
    """Return each line of each truth with the redaction at its place; no box serves two lines."""
    free = [(redaction, box) for redaction in found.redactions for box in redaction.boxes]
    pairs: list[tuple[Truth, int, Redaction | None]] = []
    for truth in found.truths:
        for line, box in enumerate(truth.boxes):
            best = max(free, key=lambda pair: overlap(pair[1], box), default=None)
            if best and overlap(best[1], box) >= 0.5:
                free.remove(best)
                pairs.append((truth, line, best[0]))
            else:
                pairs.append((truth, line, None))
    return pairs


def test_law_covers_are_found_and_none_invented() -> None:
    """Over at least 200 drawn pages of all styles, recall and precision of covers are at least 0.99 at half overlap."""
    pages = drawn_at_random()
    lines = [redaction for page in pages for _, _, redaction in matches(page)]
    hits = sum(1 for redaction in lines if redaction)
    boxes = sum(len(redaction.boxes) for page in pages for redaction in page.redactions)
    assert len(pages) >= 200
    assert {truth.style for page in pages for truth in page.truths} == set(STYLES)
    assert {other for page in pages for other in page.recipe.others} == set(OTHERS)
    assert hits >= ENOUGH * len(lines)
    assert hits >= ENOUGH * boxes


def test_law_labels_are_right() -> None:
    """The label printed on a cover and its grounds are read in at least 99 of 100, and a bare cover has no label."""
    right = []
    for page in drawn_at_random():
        for truth, line, redaction in matches(page):
            if redaction:
                label = line > 0 or redaction.label == truth.label
                grounds = not truth.grounds or tuple(tag.id for tag in redaction.grounds) == truth.grounds
                right.append(label and grounds)
    assert sum(right) >= ENOUGH * len(right) > 0


def test_law_no_leak_is_missed_and_none_invented() -> None:
    """A redaction leaks exactly when its words are still in the file."""
    leaks = [
        (redaction.leak is not None, truth.leak)
        for page in drawn_at_random()
        for truth, _, redaction in matches(page)
        if redaction
    ]
    assert {truth for _, truth in leaks} == {True, False}
    assert all(found == truth for found, truth in leaks)


def test_law_redactions_lie_on_the_page_and_are_disjoint() -> None:
    """No box of a redaction reaches over the edge of its page or over another box."""
    for page in drawn_at_random():
        boxes = [box for redaction in page.redactions for box in redaction.boxes]
        assert all(0 <= box.x0 <= box.x1 <= page.page.width and 0 <= box.top <= box.bottom <= page.page.height for box in boxes)
        for n, box in enumerate(boxes):
            assert all(overlap(box, other) < 0.02 for other in boxes[:n])


@settings(max_examples=40)
@given(recipes(max_covers=0))
def test_law_page_with_nothing_covered_has_no_redaction(recipe: Recipe) -> None:
    """Text, tables, charts, logos and bands alone make no redaction, whatever the page."""
    assert search(draw([recipe]))[0] == ()


@settings(max_examples=20)
@given(recipes(), st.sampled_from([90, 180, 270]))
def test_law_turning_a_page_changes_no_redaction(recipe: Recipe, rotation: int) -> None:
    """A page laid on its side has as many redactions with the same labels as the page upright."""
    covers = tuple(hidden for hidden in recipe.covers if hidden.style not in {"square", "redact", "freetext"})
    others = tuple(other for other in recipe.others if other != "highlight")
    upright = evolve(recipe, covers=covers, others=others, rotation=0)
    labels = [[r.label for r in search(draw([evolve(upright, rotation=turn)]))[0]] for turn in (0, rotation)]
    assert labels[0] == labels[1]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("leak", [False, True])
def test_style(style: str, leak: bool) -> None:
    """Each style of cover is found once, with as many boxes as lines, whether its words are left in the file or not."""
    hidden = Hidden(style=style, words=3, start=1, lines=3, leak=leak)  # type: ignore[arg-type]
    drawn = draw([Recipe(covers=(hidden,))])
    redactions, _ = search(drawn)
    assert [(len(r.boxes), r.label, r.leak is not None) for r in redactions] == [
        (len(t.boxes), t.label, t.leak) for t in drawn.truths
    ]


def test_label_leaves_the_words() -> None:
    """The code printed on a cover is no word of the text."""
    _, document = search(draw([Recipe(covers=(Hidden("grey", "10.2.e"),))]))
    assert "10.2.e" not in {word.text for word in document.pages[0].words}


def test_code_in_the_first_box_counts_for_the_next() -> None:
    """A bare box after a labelled one of the same kind inherits its ground, and says so."""
    drawn = draw([Recipe(kind="mail", covers=(Hidden("grey", "10.2.e", words=1, start=1), Hidden("grey", words=1, skip=-1)))])
    bases = [[tag.basis for tag in redaction.grounds] for redaction in search(drawn)[0]]
    assert bases == [["printed"], ["inherited"]]
