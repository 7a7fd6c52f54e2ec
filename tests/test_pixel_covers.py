"""Covers among the patches of a page: labels as recognised, words under the picture, and covers known already."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.law.grounds import load_statutes
from foialyzer.page.box import Box
from foialyzer.page.page import Page, Patch, Word
from foialyzer.redaction.labels import parse_label
from foialyzer.redaction.pixel_covers import add_patches, is_plausible, is_pronounced, read_label
from foialyzer.redaction.shape_covers import ShapeCover

CODES = sorted({g.code for s in load_statutes().values() if s.style == "article" for g in s.grounds if g.citable})
BAR = Box(100, 100, 200, 112)
PAGE = Page(1, 595, 842, "point", origin="hybrid")


def covered(text: str | None, reading: float = 0.9, words: tuple[Word, ...] = (), style: str = "black") -> ShapeCover:
    """Return the cover of a page with one patch."""
    patch = Patch(BAR, "outlined" if style == "outlined" else "black", 0.9, text, reading if text else None)
    (cover,) = add_patches((), evolve(PAGE, words=words, patches=(patch,)))
    return cover


def beneath(text: str) -> tuple[Word, ...]:
    """Return words under the bar that nobody sees."""
    return tuple(Word(part, Box(102 + 32 * n, 101, 132 + 32 * n, 111), order=-1) for n, part in enumerate(text.split()))


@given(st.sampled_from(CODES), st.floats(0.35, 1))
def test_law_a_code_read_well_is_its_ground(code: str, confidence: float) -> None:
    """Every code of the statutes, read as it is printed, names the grounds it names when typed."""
    label = read_label(code, confidence)
    assert label is not None
    assert parse_label(label.text) == parse_label(code)
    assert label.trust == 1.0


@given(st.text(max_size=40), st.floats(0, 1))
def test_law_any_reading_is_a_label_or_none(text: str, confidence: float) -> None:
    """Whatever recognition gives, a label has text, and what is read badly has none."""
    label = read_label(text, confidence)
    assert label is None or (label.text and confidence >= 0.35)


@pytest.mark.parametrize(
    ("read", "code"),
    [
        ("5.1.21", "nl-woo:5.1.2.i"),
        ("5.1.2)", "nl-woo:5.1.2.i"),
        ("3.1.26", "nl-woo:5.1.2.e"),
        ("| 5.1.2e", "nl-woo:5.1.2.e"),
        ("LU.2.e", "nl-wob:10.2.e"),
        ("to.2.e", "nl-wob:10.2.e"),
        ("10.2.6", "nl-wob:10.2.e"),
        ("10 2 6", "nl-wob:10.2.e"),
        ("10.2.9", "nl-wob:10.2.g"),
        ("io 2 e", "nl-wob:10.2.e"),
    ],
)
def test_misread_codes_are_put_right_with_less_trust(read: str, code: str) -> None:
    """A letter taken for a figure or a sign, a figure for a letter: the ground is known, less surely than where it is clear."""
    label = read_label(read, 0.9)
    assert label is not None
    (tag,) = parse_label(label.text)[0]
    assert tag.id == code
    clear = parse_label("10.2.e")[0][0].confidence
    assert label.trust * tag.confidence < clear or read.startswith("|")


@pytest.mark.parametrize("read", ["lorem", "11111", "1l1l1l", "Noor", "RE:", "-", "2019", "EUR 10.213", "12.5"])
def test_other_readings_are_no_label(read: str) -> None:
    """A word, bars taken for figures, a year or an amount explain nothing."""
    label = read_label(read, 0.95)
    assert label is None or not parse_label(label.text)[0]


def test_bad_readings_are_not_believed() -> None:
    """What was read with little confidence is no label, even where it has the form of one."""
    assert read_label("10.2.e", 0.2) is None
    assert covered("10.2.e", 0.2).label is None
    assert covered("10.2.e").label == "10.2.e"


def test_marks_are_labels() -> None:
    """A mark is read as printed or nearly so."""
    assert covered("buiten verzoek").label == "buiten verzoek"
    assert covered("bulten verzoek").label == "bulten verzoek"


def test_words_under_a_cover_leak_when_somebody_wrote_them() -> None:
    """A name under a bar leaks; dirt that recognition made of the bar does not, nor does the code printed in a box."""
    assert covered(None, words=beneath("mevrouw Terpstra")).leak == "text"
    assert covered(None, words=beneath("1011111.1111 iiilll")).leak is None
    label = covered(None, words=beneath("10 2 e"), style="outlined")
    assert (label.leak, label.label) == (None, "10 2 e")


def test_a_bar_that_a_shape_shows_is_not_counted_twice() -> None:
    """A patch over a cover known already is the same one."""
    shape = ShapeCover(Box(99, 99, 201, 113), "black", (0.0, 0.0, 0.0), None, (), (), 5)
    page = evolve(PAGE, patches=(Patch(BAR, "black", 0.9),))
    assert add_patches((shape,), page) == (shape,)
    apart = evolve(shape, box=Box(99, 300, 201, 312))
    assert len(add_patches((apart,), page)) == 2


def test_a_label_cut_off_is_the_one_the_others_carry() -> None:
    """Where most covers of a page say 10.2.e, a cover too narrow for it that shows "10." says it too, less surely."""
    boxes = [Box(100, 100 + 20 * n, 200, 112 + 20 * n) for n in range(5)]
    texts = ["10.2.e", "10.2.e", "10.2.e", "10.", "11.1"]
    patches = tuple(Patch(box, "black", 0.9, text, 0.95) for box, text in zip(boxes, texts, strict=True))
    covers = add_patches((), evolve(PAGE, patches=patches))
    assert [cover.label for cover in covers] == ["10.2.e", "10.2.e", "10.2.e", "10.2.e", "11.1"]
    assert (covers[3].trust or 0) < (covers[0].trust or 0)
    rival = evolve(patches[4], text="10.1.c")
    assert add_patches((), evolve(PAGE, patches=(*patches[:4], rival)))[3].label is None


def test_plausible_text() -> None:
    """Words with vowels and sound capitals are text; bars, figures and stutters are not."""
    assert is_plausible("Geachte heer Van Dalen,")
    assert not is_plausible("MMMHHH NNN 0101")
    assert not is_plausible("10.2.e")
    assert is_pronounced("Terpstra")
    assert not is_pronounced("tAFP")
