import contextlib
from collections.abc import Sequence
from pathlib import Path

import pymupdf
import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.account.crosscheck import compare_documents
from foialyzer.errors import UnreadableInputError
from foialyzer.page.box import Box
from foialyzer.page.page import Document
from foialyzer.readers.pdfplumber import read_pdf_again
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.redaction.shape_covers import find_shape_covers

ROTATIONS = (0, 90, 180, 270)
FONTS = ("helv", "tiro", "cour", "hebo")
COLOURS = ((0.0, 0.0, 0.0), (0.75, 0.75, 0.75), (0.6, 0.1, 0.1), (1.0, 1.0, 1.0))
LABELS = ("", "10.2.e", "5.1.2e")


@frozen
class Line:
    """What stands on one line of a drawn page.

    Args:
        words: with one space between them.
        font, size: of the type.
        bars: for each place, whether a bar is drawn there before (-1) or after (1) the words, or not at all (0).
        colour: of the bars.
        label: printed on the bars drawn after the words.
    """

    words: tuple[str, ...]
    font: str
    size: float
    bars: tuple[int, ...]
    colour: tuple[float, float, float]
    label: str


@frozen
class Sheet:
    """A page to draw: its lines, how it is turned and what margins (left, top, right, bottom) are cropped."""

    lines: tuple[Line, ...]
    rotation: int
    margins: tuple[int, int, int, int]


letters = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789.,:-@é", min_size=1, max_size=6)
lines = st.builds(
    Line,
    st.lists(letters, max_size=4).map(tuple),
    st.sampled_from(FONTS),
    st.sampled_from((7.0, 9.5, 11.0, 14.0)),
    st.tuples(*[st.sampled_from((-1, 0, 0, 1))] * 3),
    st.sampled_from(COLOURS),
    st.sampled_from(LABELS),
)
margins = st.tuples(*[st.integers(0, 25)] * 4)
sheets = st.builds(Sheet, st.lists(lines, max_size=5).map(tuple), st.sampled_from(ROTATIONS), margins)


def draw(sheets: Sequence[Sheet]) -> bytes:
    """Return a PDF of some sheets, 520 points wide and 400 high before they are cropped."""
    with pymupdf.open() as pdf:
        for sheet in sheets:
            page = pdf.new_page(width=520, height=400)
            for number, line in enumerate(sheet.lines):
                draw_line(page, line, 60 + 40 * number)
            left, top, right, bottom = sheet.margins
            page.set_cropbox(pymupdf.Rect(left, top, 520 - right, 400 - bottom))
            page.set_rotation(sheet.rotation)
        data: bytes = pdf.tobytes()
        return data


def draw_line(page: pymupdf.Page, line: Line, base: float) -> None:
    """Draw the words of a line on its base line, with its bars under and over them."""
    places = [pymupdf.Rect(40 + 120 * at, base - 11, 130 + 120 * at, base + 4) for at in range(3)]
    for place, when in zip(places, line.bars, strict=True):
        if when < 0:
            page.draw_rect(place, color=None, fill=line.colour)
    page.insert_text((40, base), " ".join(line.words), fontname=line.font, fontsize=line.size)
    for place, when in zip(places, line.bars, strict=True):
        if when > 0:
            page.draw_rect(place, color=None, fill=line.colour)
            page.insert_text((place.x0 + 5, base), line.label, fontsize=9)


def read_both(data: bytes) -> tuple[Document, Document]:
    """Return what the two readers find in a file."""
    return read_pdf(data, "release.pdf"), read_pdf_again(data, "release.pdf")


def near(one: Box, other: Box, across: float = 1.0, down: float = 1.0) -> bool:
    """Tell whether the edges of two boxes are no further apart than so many points."""
    sides = max(abs(one.x0 - other.x0), abs(one.x1 - other.x1)), max(abs(one.top - other.top), abs(one.bottom - other.bottom))
    return sides[0] <= across and sides[1] <= down


def blank(content: bytes = b"", **keys: str) -> bytes:
    """Return a PDF of one page, 300 by 200 points, with a content of its own; other keys of the page as given."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_text((10, 190), "x")
        pdf.update_stream(page.get_contents()[0], content)
        for key, value in keys.items():
            pdf.xref_set_key(page.xref, key, value)
        data: bytes = pdf.tobytes()
        return data


# laws


@given(st.lists(sheets, min_size=1, max_size=2))
def test_law_both_readers_see_the_same_words(drawn: list[Sheet]) -> None:
    """Both readers find the same words in the same order at the same place, however the page is turned and cropped."""
    one, other = read_both(draw(drawn))
    for page, twin in zip(one.pages, other.pages, strict=True):
        assert [word.text for word in twin.words] == [word.text for word in page.words]
        assert all(near(a.box, b.box, 2, 2) for a, b in zip(page.words, twin.words, strict=True))
        across = [(a.box.x0 - b.box.x0, a.box.x1 - b.box.x1) for a, b in zip(page.words, twin.words, strict=True)]
        assert all(max(abs(left), abs(right)) <= 1 for left, right in across)


@given(sheets)
def test_law_both_readers_lead_to_the_same_covers(drawn: Sheet) -> None:
    """The covers found on a page are the same with either reader: their place, their label and what leaks."""
    one, other = read_both(draw([drawn]))
    covers, twins = (find_shape_covers(document.pages[0]) for document in (one, other))
    assert [(cover.label, cover.style, cover.leak) for cover in twins] == [(c.label, c.style, c.leak) for c in covers]
    assert all(near(a.box, b.box) for a, b in zip(covers, twins, strict=True))


@given(sheets)
def test_law_the_words_are_those_drawn(drawn: Sheet) -> None:
    """The words read are those that were drawn, labels included, none joined with a neighbour and none lost."""
    wanted = [word for line in drawn.lines for word in (*line.words, *[line.label] * line.bars.count(1)) if word]
    assert [word.text for word in read_pdf_again(draw([drawn]), "a.pdf").pages[0].words] == wanted


@given(sheets)
def test_law_pages_are_the_same(drawn: Sheet) -> None:
    """Both readers give a page the same size and turn, and nothing in which the comparison finds a difference."""
    one, other = read_both(draw([drawn]))
    page, twin = one.pages[0], other.pages[0]
    assert (twin.rotation, twin.unit, twin.number) == (drawn.rotation, page.unit, page.number)
    assert abs(page.width - twin.width) < 0.01
    assert abs(page.height - twin.height) < 0.01
    assert compare_documents(one, other) == ()


@given(st.floats(0, 1), st.binary(max_size=40), st.booleans())
def test_law_a_broken_file_gives_pages_or_a_reason(share: float, junk: bytes, rest: bool) -> None:
    """A file cut off or overwritten anywhere is read in part or refused with the one error there is for that."""
    whole = draw([Sheet((Line(("Van:", "Jan"), "helv", 11, (0, 1, 0), COLOURS[0], ""),), 0, (0, 0, 0, 0))])
    start = round(share * len(whole))
    with contextlib.suppress(UnreadableInputError):
        assert read_pdf_again(whole[:start] + junk + whole[start + len(junk) :] * rest, "a.pdf").pages


# cases


@pytest.mark.parametrize("password", ["", "wrong", None, "secret"])
def test_an_encrypted_file_needs_its_password(password: str | None) -> None:
    """An encrypted file opens with its password and with no other."""
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((72, 72), "Van:")
        data = pdf.tobytes(encryption=5, user_pw="secret", owner_pw="owner")
    if password == "secret":  # noqa: S105
        assert [word.text for word in read_pdf_again(data, "a.pdf", password).pages[0].words] == ["Van:"]
        return
    with pytest.raises(UnreadableInputError) as caught:
        read_pdf_again(data, "a.pdf", password)
    assert caught.value.code == "encrypted"


def test_a_password_too_many_does_no_harm() -> None:
    """A password given for a file that needs none to be read is not held against it."""
    with pymupdf.open(stream=blank(b"0 g 10 10 50 20 re f")) as pdf:
        for data in (pdf.tobytes(), pdf.tobytes(encryption=5, user_pw="", owner_pw="owner")):
            assert read_pdf_again(data, "a.pdf", "secret").pages[0].shapes


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"%PDF-1.7\n" + b"<<" * 1000])
def test_a_file_beyond_repair_is_refused(data: bytes) -> None:
    """What is no PDF inside is damaged, or has no pages."""
    with pytest.raises(UnreadableInputError) as caught:
        read_pdf_again(data, "a.pdf")
    assert caught.value.code in {"damaged", "no_pages"}


def test_a_file_without_pages_is_refused() -> None:
    """A sound file with an empty tree of pages says so."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"]
    body = b"".join(b"%d 0 obj%bendobj\n" % (at, content) for at, content in enumerate(objects, 1))
    with pytest.raises(UnreadableInputError) as caught:
        read_pdf_again(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF", "a.pdf")
    assert caught.value.code == "no_pages"


def test_a_page_that_fails_is_empty() -> None:
    """A page with a broken font is empty and diagnosed, and costs no other page."""
    with pymupdf.open() as pdf:
        for text in ("one", "two"):
            pdf.new_page().insert_text((72, 72), text, fontname="helv" if text == "one" else "tiro")
        pdf.xref_set_key(pdf[0].get_fonts()[0][0], "Subtype", "/Type0")
        data = pdf.tobytes()
    document = read_pdf_again(data, "a.pdf")
    assert [[word.text for word in page.words] for page in document.pages] == [[], ["two"]]
    assert [(d.code, d.place) for d in document.diagnostics] == [("page-unreadable", "page 1")]


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """A file that makes pdfminer complain leaves the terminal clean."""
    data = blank(b"(a) w /Nothing Do /None gs 0 0 m q q q (x) Tj /P scn 1 2 3 f", MediaBox="[0 0 300]")
    with contextlib.suppress(UnreadableInputError):
        read_pdf_again(data, "a.pdf")
    read_pdf_again(blank(b"(a) w /Nothing Do /None gs 0 0 m q q q (x) Tj /P scn 1 2 3 f"), "a.pdf")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("rotation", ROTATIONS)
def test_annotations_are_the_same(rotation: int) -> None:
    """Both readers give an annotation the same kind, place, text and colour, and see what it draws."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_text((60, 60), "Jan Jansen")
        page.add_redact_annot(pymupdf.Rect(58, 50, 120, 64), fill=(0, 0, 0))
        square = page.add_rect_annot(pymupdf.Rect(150, 50, 220, 64))
        square.set_colors(stroke=(1, 0, 0), fill=(0, 0, 1))
        square.set_info(content="Café")
        square.update()
        page.set_cropbox(pymupdf.Rect(20, 10, 290, 190))
        page.set_rotation(rotation)
        data = pdf.tobytes()
    one, other = (document.pages[0] for document in read_both(data))
    said = [[(note.kind, note.text, note.colour, note.opacity) for note in page.annotations] for page in (one, other)]
    assert said[0] == said[1]
    assert all(near(a.box, b.box, 2, 2) for a, b in zip(one.annotations, other.annotations, strict=True))
    blue = [[shape.box for shape in page.shapes if shape.filled and shape.colour == (0, 0, 1)] for page in (one, other)]
    assert len(blue[0]) == len(blue[1]) == 1
    assert near(blue[0][0], blue[1][0])


def test_a_scaled_page_is_read_in_points() -> None:
    """A page with a unit of its own is measured in points, as the other reader does."""
    one, other = read_both(blank(b"0 g 10 10 50 20 re f", UserUnit="2"))
    assert near(one.pages[0].shapes[0].box, other.pages[0].shapes[0].box)
    assert (other.pages[0].width, other.pages[0].height) == (600, 400)


def test_clipped_text_is_given() -> None:
    """Text outside the clip cannot be seen but can be copied, so it is given, and the comparison tells."""
    data = blank(b"q 200 10 20 20 re W n BT /helv 12 Tf 10 100 Td (Jansen) Tj ET Q")
    one, other = read_both(data)
    assert [word.text for word in other.pages[0].words] == ["Jansen"]
    assert [(found.kind, found.seen_by) for found in compare_documents(one, other)] == [("words", 2)]


def test_a_hidden_layer_is_given() -> None:
    """Text of a layer that a viewer does not show is given, and the comparison tells."""
    with pymupdf.open() as pdf:
        layer = pdf.add_ocg("draft", on=False)
        page = pdf.new_page()
        page.insert_text((72, 72), "Van:")
        page.insert_text((72, 172), "Jansen", oc=layer)
        data = pdf.tobytes()
    one, other = read_both(data)
    assert [word.text for word in other.pages[0].words] == ["Van:", "Jansen"]
    assert [(found.kind, found.seen_by) for found in compare_documents(one, other)] == [("words", 2)]


# regressions


def test_a_stencil_costs_no_page() -> None:
    """A low picture that is a stencil, without colours of its own, does not make its page unreadable for either reader."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_text((10, 90), "Van:")
        stencil = pdf.get_new_xref()
        pdf.update_object(stencil, "<</Type/XObject/Subtype/Image/Width 8/Height 2/ImageMask true/BitsPerComponent 1>>")
        pdf.update_stream(stencil, b"\0\0")
        pdf.xref_set_key(int(pdf.xref_get_key(page.xref, "Resources")[1].split()[0]), "XObject", f"<</S {stencil} 0 R>>")
        contents = page.get_contents()[0]
        pdf.update_stream(contents, pdf.xref_stream(contents) + b" q 80 0 0 12 10 10 cm /S Do Q")
        data = pdf.tobytes()
    for document in read_both(data):
        assert document.diagnostics == ()
        assert [word.text for word in document.pages[0].words] == ["Van:"]
        assert [(picture.box, picture.colour) for picture in document.pages[0].pictures] == [(Box(10, 178, 90, 190), None)]


def test_the_readers_agree_on_real_releases(shared: Path) -> None:
    """On pages of real releases that are no pictures the readers find 99 of 100 words of one another, and the same covers."""
    seen, missed = 0, 0
    for file in sorted((shared / "corpus/releases").glob("*.pdf"))[:6]:
        one, other = read_both(file.read_bytes())
        for page, twin in zip(one.pages, other.pages, strict=True):
            if page.origin != "born_digital":
                continue
            seen += len(page.words)
            texts = {(word.text, round(word.box.x0 + down)) for word in twin.words for down in (-1, 0, 1)}
            missed += sum((word.text, round(word.box.x0)) not in texts for word in page.words)
            covers, twins = find_shape_covers(page), find_shape_covers(twin)
            assert all(near(a.box, b.box) for a, b in zip(covers, twins, strict=True))
    assert seen > 1000
    assert missed <= 0.01 * seen
