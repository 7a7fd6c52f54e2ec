"""PDF files read with MuPDF."""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from importlib import import_module
from typing import Any

import pytest
from decoys import BLENDED, blend
from drawing import HEIGHT, WIDTH, Hidden, Recipe, draw, recipes
from hypothesis import example, given, settings
from hypothesis import strategies as st

from foialyzer.errors import UnreadableInputError
from foialyzer.page.page import Document
from foialyzer.readers.pymupdf import read_pdf

pymupdf: Any = import_module("pymupdf")
PLAIN = draw([Recipe(first_word=n, others=("footer",)) for n in range(3)])


def saved(pdf: Any, **options: Any) -> bytes:
    """Return a PDF as bytes."""
    return bytes(pdf.tobytes(**options))


def encrypted(user: str, owner: str) -> bytes:
    """Return the plain file, encrypted."""
    return saved(pymupdf.open(stream=PLAIN.data), encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=user, owner_pw=owner)


def words_of(data: bytes, password: str | None = None) -> list[str]:
    """Return the words of a file in the order read."""
    return [word.text for page in read_pdf(data, "a.pdf", password).pages for word in page.words]


def read_or_refuse(data: bytes) -> Document | None:
    """Return the document that some bytes hold, or None where they are refused with a message that names the file."""
    try:
        return read_pdf(data, "a.pdf")
    except UnreadableInputError as refusal:
        known = refusal.code in {"damaged", "no_pages", "encrypted"} and "a.pdf" in str(refusal)
    assert known
    return None


WORDS = words_of(PLAIN.data)


@settings(max_examples=30)
@given(recipes(max_covers=0))
def test_law_words_are_read_once_and_lie_on_the_page(recipe: Recipe) -> None:
    """The words drawn are the words read, each within the edges of its page; what is cropped away is not."""
    drawn = draw([Recipe(recipe.kind, recipe.font, recipe.size, rotation=recipe.rotation, cropped=recipe.cropped)])
    (page,) = read_pdf(drawn.data, "a.pdf").pages
    assert sorted(word.text for word in page.words) == sorted(word for line in drawn.lines[0] for word in line.split())
    for word in page.words:
        assert 0 <= word.box.x0 <= word.box.x1 <= page.width
        assert 0 <= word.box.top <= word.box.bottom <= page.height


@settings(max_examples=60)
@given(st.integers(0, len(PLAIN.data)), st.integers(0, 255), st.integers(1, 400))
@example(0, 0, 400)
@example(len(PLAIN.data) // 2, 0, 10_000)
def test_law_damage_gives_a_document_or_a_clear_error(place: int, byte: int, length: int) -> None:
    """A file with a stretch overwritten is read, or refused with a message that names it and says what to do."""
    data = PLAIN.data[:place] + bytes([byte]) * length + PLAIN.data[place + length :]
    document = read_or_refuse(data)
    if document:
        assert document.pages
        assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))


@settings(max_examples=30)
@given(st.floats(0, 1))
def test_law_truncated_file_gives_a_document_or_a_clear_error(share: float) -> None:
    """A file cut off anywhere is read as far as it goes, with a diagnostic, or refused with a message."""
    data = PLAIN.data[: int(share * (len(PLAIN.data) - 40))]
    document = read_or_refuse(data)
    if document:
        assert [diagnostic.code for diagnostic in document.diagnostics][:1] == ["pdf-repaired"]


@pytest.mark.parametrize(("password", "code"), [(None, "encrypted"), ("wrong", "encrypted"), ("", "encrypted")])
def test_encrypted_file_needs_its_password(password: str | None, code: str) -> None:
    """An encrypted file is refused without its password, and the message says how to give it or that it is wrong."""
    with pytest.raises(UnreadableInputError, match="password") as caught:
        read_pdf(encrypted("open", "own"), "a.pdf", password)
    assert caught.value.code == code


@pytest.mark.parametrize("password", ["open", "own"])
def test_either_password_opens(password: str) -> None:
    """The user's and the owner's password both open a file."""
    assert words_of(encrypted("open", "own"), password) == WORDS


@pytest.mark.parametrize("password", [None, "anything"])
def test_owner_password_alone_hides_nothing(password: str | None) -> None:
    """A file that only its owner may change is read without a password, and with one that is not needed."""
    assert words_of(encrypted("", "own"), password) == WORDS


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"no PDF at all", b"\0" * 1000, b"%PDF-1.7\n" + b"\xff" * 5000],
    ids=["nothing", "head", "head and end", "text", "zeros", "noise"],
)
def test_no_file(data: bytes) -> None:
    """What holds no page is refused with a message that names the file."""
    with pytest.raises(UnreadableInputError, match=r"a\.pdf") as caught:
        read_pdf(data, "a.pdf")
    assert caught.value.code in {"damaged", "no_pages"}


def test_file_without_pages() -> None:
    """A sound file whose list of pages is empty is refused."""
    pages = b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj 2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj "
    with pytest.raises(UnreadableInputError, match="no pages"):
        read_pdf(b"%PDF-1.7\n" + pages + b"trailer <</Root 1 0 R>>\n%%EOF", "a.pdf")


def test_page_that_fails_does_not_lose_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that cannot be read is empty and doubted; the others keep their numbers and words."""
    load = pymupdf.Document.load_page

    def fails_on_the_second(pdf: Any, index: int) -> Any:
        if index == 1:
            message = "broken"
            raise RuntimeError(message)
        return load(pdf, index)

    monkeypatch.setattr(pymupdf.Document, "load_page", fails_on_the_second)
    document = read_pdf(PLAIN.data, "a.pdf")
    assert [(page.number, bool(page.words)) for page in document.pages] == [(1, True), (2, False), (3, True)]
    assert [(item.code, item.place) for item in document.diagnostics] == [("page-unreadable", "page 2")]


def test_damaged_page_does_not_lose_the_others() -> None:
    """A page whose content is noise is read as far as it goes, and the others wholly."""
    pdf = pymupdf.open(stream=PLAIN.data)
    for xref in pdf[1].get_contents():
        pdf.update_stream(xref, b"BT /nofont 12 Tf (x Tj ET q q q Q 1 0 0 cm ]] >> \xff\xfe")
    document = read_pdf(saved(pdf), "a.pdf")
    assert [bool(page.words) for page in document.pages] == [True, False, True]


def test_giant_page() -> None:
    """A page of 200 inches either way is read like any other."""
    with pymupdf.open() as pdf:
        pdf.new_page(width=14_400, height=14_400).insert_text((7000, 7000), "midden")
        (page,) = read_pdf(saved(pdf), "a.pdf").pages
    assert (page.width, page.height, [word.text for word in page.words]) == (14_400, 14_400, ["midden"])


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (WIDTH, HEIGHT)), (90, (HEIGHT, WIDTH)), (180, (WIDTH, HEIGHT)), (270, (HEIGHT, WIDTH))]
)
def test_rotation(rotation: int, size: tuple[float, float]) -> None:
    """A page laid on its side has the size of the paper as it lies, and says by how much a viewer turns it."""
    (page,) = read_pdf(draw([Recipe(rotation=rotation)]).data, "a.pdf").pages
    assert (page.rotation, (page.width, page.height)) == (rotation, size)


@pytest.mark.parametrize("style", ["stroke", "hatch"])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_strokes_that_hide_a_line_are_bars(style: str, rotation: int) -> None:
    """A thick stroke and a cross-hatch are read as a filled box where they lie, on a page laid on its side too."""
    drawn = draw([Recipe(covers=(Hidden(style, words=3),), rotation=rotation)])  # type: ignore[arg-type]
    (page,) = read_pdf(drawn.data, "a.pdf").pages
    (truth,) = drawn.truths[0].boxes
    (bar,) = [shape.box for shape in page.shapes if shape.filled]
    assert (bar.x0, bar.top, bar.x1, bar.bottom) == pytest.approx((truth.x0, truth.top, truth.x1, truth.bottom), abs=0.5)


def test_line_chart_is_no_hatch() -> None:
    """Many slanting lines of all directions are no bar."""
    with pymupdf.open() as pdf:
        shape = pdf.new_page().new_shape()
        shape.draw_polyline([(100 + n * 6, 100 + (n * n * 7) % 40) for n in range(30)])
        shape.finish(closePath=False)
        shape.commit()
        (page,) = read_pdf(saved(pdf), "a.pdf").pages
    assert not any(shape.filled for shape in page.shapes)


def test_text_over_a_redaction_is_read() -> None:
    """An annotation to redact says what will be printed on the redaction."""
    (page,) = read_pdf(draw([Recipe(covers=(Hidden("redact", "10.2.e"),))]).data, "a.pdf").pages
    assert [(note.kind, note.text) for note in page.annotations] == [("Redact", "10.2.e")]


def test_order_of_drawing() -> None:
    """A code printed on a box is drawn after it, the words under it before."""
    (page,) = read_pdf(draw([Recipe(covers=(Hidden("grey", "10.2.e", leak=True),))]).data, "a.pdf").pages
    (box,) = [shape for shape in page.shapes if shape.filled]
    on_top = [word.text for word in page.words if word.order > box.order]
    assert on_top == ["10.2.e"]
    assert len(page.words) > 20


@pytest.mark.parametrize("rotation", [0, 180])
def test_boxes_hold_the_baseline(rotation: int) -> None:
    """The box of a word lies mostly above its baseline, on a page shown upside down and on one that was laid upside down."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_text((50, 100), "woord", fontsize=20)
        page.set_rotation(rotation)
        (word,) = read_pdf(saved(pdf), "a.pdf").pages[0].words
    assert word.box.top < 86
    assert 100 < word.box.bottom < 107


@pytest.mark.parametrize(("opacity", "clear"), [(1.0, False), (BLENDED, True), (0.4, True)])
def test_ink_that_lets_words_through(opacity: float, clear: bool) -> None:
    """A fill multiplied with the page, or a translucent one, is less opaque than a cover; the file names its colour alone."""
    with pymupdf.open() as pdf:
        sheet = pdf.new_page()
        sheet.insert_text((70, 100), "te lezen")
        sheet.draw_rect(pymupdf.Rect(60, 88, 130, 104), color=None, fill=(1, 1, 0), fill_opacity=opacity)
        blend(sheet)
        data = pdf.tobytes()
    (shape,) = read_pdf(data, "a.pdf").pages[0].shapes
    assert (shape.opacity < 0.9) == clear
