"""Pages of a PDF that are pictures."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from drawing import HEIGHT, WIDTH, Hidden, Recipe, draw
from PIL import Image
from scanning import needs_tesseract, put_in_pdf, save, take_picture

from foialyzer.analysis import analyse
from foialyzer.page.page import Document, Page
from foialyzer.readers.ocr import Scanning
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.redaction.search import find_redactions

pymupdf: Any = import_module("pymupdf")
OFF = Scanning(ocr=False)
MAIL = draw([Recipe(kind="mail", size=11.0, covers=(Hidden("black", words=4, skip=6),))])
PICTURE = take_picture(MAIL, dpi=150)
GOOD = """Van: Noor van Dalen <noor@dorp.example>
Verzonden: dinsdag 3 maart 2020 14:05
Aan: Anna Smit; Bas de Vries; Emine Yilmaz
Onderwerp: verslag van het overleg
Geachte heer, hierbij het verslag van de vergadering. Met vriendelijke groet, Noor."""
POOR = GOOD.translate(dict.fromkeys(map(ord, ".:;,<>@"), " "))


def read(data: bytes, scanning: Scanning = OFF) -> Document:
    """Return the document of a PDF."""
    return read_pdf(data, "a.pdf", scanning=scanning)


def page_of(data: bytes, scanning: Scanning = OFF) -> Page:
    """Return the only page of a PDF."""
    (page,) = read(data, scanning).pages
    return page


@pytest.mark.parametrize("strips", [1, 11, 12])
def test_a_page_of_pictures_is_a_scan(strips: int) -> None:
    """A page that one picture covers, or as many strips as review tools cut it into, is a scan; its cover is where it was."""
    page = page_of(put_in_pdf([PICTURE], strips))
    assert (page.origin, page.unit, len(page.words)) == ("scanned", "point", 0)
    (patch,) = page.patches
    assert patch.box.overlap(MAIL.truths[0].boxes[0]) > 0.8


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_covers_lie_on_the_page_not_turned(rotation: int) -> None:
    """However the viewer turns a page, its covers are where they lie on the page not turned."""
    turned = PICTURE.rotate(rotation, expand=True)
    pdf = pymupdf.open()
    wide = rotation in {90, 270}
    page = pdf.new_page(width=HEIGHT if wide else WIDTH, height=WIDTH if wide else HEIGHT)
    page.insert_image(page.rect, stream=save(turned), keep_proportion=False)
    page.set_rotation(rotation)
    found = page_of(bytes(pdf.tobytes()))
    (patch,) = found.patches
    b = MAIL.truths[0].boxes[0]
    middle = {
        0: (b.x0, b.top),
        90: (b.top, WIDTH - b.x1),
        180: (WIDTH - b.x1, HEIGHT - b.bottom),
        270: (HEIGHT - b.bottom, b.x0),
    }[rotation]
    assert abs(patch.box.x0 - middle[0]) < 2
    assert abs(patch.box.top - middle[1]) < 2


def test_words_without_ink_make_a_hybrid() -> None:
    """A picture with words under it that nobody sees is hybrid; good ones are used as they are, and nothing is recognised."""
    page = page_of(put_in_pdf([PICTURE], 11, GOOD), Scanning())
    assert (page.origin, page.recognised) == ("hybrid", None)
    assert [word.text for word in page.words][:2] == ["Van:", "Noor"]


@needs_tesseract
def test_a_poor_layer_is_read_anew() -> None:
    """A layer without points and colons gives way to what is read off the picture, and it is said why."""
    document = read(put_in_pdf([PICTURE], 11, POOR), Scanning())
    words = [word.text for word in document.pages[0].words]
    assert "Verzonden:" in words
    assert document.pages[0].recognised is not None
    said = {diagnostic.code: diagnostic.message for diagnostic in document.diagnostics}
    assert "it has lost its points and colons; it was read anew" in said["layer-doubtful"]


def test_a_poor_layer_is_better_than_none() -> None:
    """Without recognition a poor layer is used, and it is said that it is poor."""
    document = read(put_in_pdf([PICTURE], 11, POOR))
    assert [word.text for word in document.pages[0].words][:2] == ["Van", "Noor"]
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["layer-doubtful"]


def test_words_under_a_bar_of_a_hybrid_leak() -> None:
    """A page covered after it was recognised still holds the words; they are a leak, and no dirt is."""
    page = MAIL.truths[0].boxes[0]
    for text, leak in (("Terpstra", "text"), ("iillii", None)):
        with pymupdf.open(stream=put_in_pdf([PICTURE], 1, GOOD)) as pdf:
            pdf[0].insert_text((page.x0 + 2, page.bottom - 3), text, fontsize=9, render_mode=3)
            data = bytes(pdf.tobytes())
        redactions, _ = find_redactions(read(data))
        assert [(r.method, r.leak) for r in redactions] == [("pixel", leak)]


@needs_tesseract
def test_a_scanned_mail_is_a_message() -> None:
    """A scanned mail in a PDF is one message with its date; its cover is a redaction seen in pixels."""
    release = analyse(read(put_in_pdf([PICTURE, take_picture(draw([Recipe()]))]), Scanning()))
    assert [message.sent for message in release.messages] == ["2020-03-03T14:05"]
    assert [(r.method, r.page) for r in release.redactions] == [("pixel", 1)]
    assert release.source.page_origins == ("scanned", "scanned")
    assert (release.source.machine_readable_pages, release.source.scanned_pages) == (0, 2)


@needs_tesseract
def test_recognised_words_lie_where_they_are_printed() -> None:
    """Words read off a page that a viewer turns lie on the page not turned, within its edges."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=HEIGHT, height=WIDTH)
    page.insert_image(page.rect, stream=save(PICTURE.rotate(90, expand=True)), keep_proportion=False)
    page.set_rotation(90)
    found = page_of(bytes(pdf.tobytes()), Scanning())
    van = next(word for word in found.words if word.text.startswith("Van"))
    assert abs(van.box.bottom - (WIDTH - 70)) < 4
    assert all(word.box.x0 >= 0 and word.box.x1 <= HEIGHT + 1 for word in found.words)


# counter-examples


def test_a_letter_with_a_logo_is_born_digital() -> None:
    """A page with words and pictures that do not cover it is read as it is, and nothing is said about scans."""
    document = read(draw([Recipe(kind="letter", others=("figure", "logo"))]).data, Scanning())
    assert [page.origin for page in document.pages] == ["born_digital"]
    assert document.diagnostics == ()


def test_words_over_a_background_are_born_digital() -> None:
    """A page with a picture for its background and words printed on it keeps them, and is no scan."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=WIDTH, height=HEIGHT)
    page.insert_image(page.rect, stream=save(Image.new("RGB", (60, 85), "lightyellow")), keep_proportion=False)
    for n in range(20):
        page.insert_text((70, 90 + 14 * n), GOOD.splitlines()[-1], fontsize=10)
    assert page_of(bytes(pdf.tobytes()), Scanning()).origin == "born_digital"


def test_an_empty_page_is_no_scan() -> None:
    """A page on which nothing is drawn has nothing to recognise."""
    pdf = pymupdf.open()
    pdf.new_page()
    assert page_of(bytes(pdf.tobytes()), Scanning()).origin == "born_digital"


def test_a_giant_page_is_drawn_small() -> None:
    """A page as large as a wall is drawn with fewer dots an inch and not refused."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=14_000, height=14_000)
    page.insert_image(page.rect, stream=save(Image.new("RGB", (100, 100), "white")), keep_proportion=False)
    document = read(bytes(pdf.tobytes()))
    assert document.pages[0].origin == "scanned"
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["recognition-off"]


def test_a_page_of_a_million_strokes_is_not_drawn() -> None:
    """A picture page with so many strokes that drawing it would take minutes is left, and it is said so."""
    pdf = pymupdf.open()
    page = pdf.new_page(width=WIDTH, height=HEIGHT)
    page.insert_image(page.rect, stream=save(PICTURE))
    strokes = b"".join(b"%d %d m %d 9 l S " % (n % 595, n % 842, n % 77) for n in range(6_000))
    xref = page.get_contents()[0]
    pdf.update_stream(xref, pdf.xref_stream(xref) + b"\n" + strokes)
    document = read(bytes(pdf.tobytes()))
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["recognition-off", "page-not-recognised"]


def test_a_machine_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where tesseract is not installed a scan is an account with its covers, and one warning names the packages."""
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read(put_in_pdf([PICTURE, PICTURE]), Scanning())
    assert [len(page.patches) for page in document.pages] == [1, 1]
    (said,) = document.diagnostics
    assert (said.code, said.place) == ("recognition-incomplete", "pages 1-2")
    assert "tesseract-ocr-nld" in said.message


def test_progress_is_told() -> None:
    """After each page that is a picture it is told how many are done, of how many."""
    told: list[tuple[int, int]] = []
    read(put_in_pdf([PICTURE] * 3), Scanning(ocr=False, tell=lambda done, of: told.append((done, of))))
    assert told == [(1, 3), (2, 3), (3, 3)]
