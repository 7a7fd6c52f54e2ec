"""Pages that are pictures: their words, their covers, and how much these hide.

The figures of `docs/explanation/scans.md` are printed by `python tests/test_scans.py`.
"""

import sys
from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np
import pytest
from attrs import frozen
from drawing import Drawn, Hidden, Recipe, draw
from inking import draw_page, write_text
from PIL import Image, ImageDraw
from scanning import needs_tesseract, place, save, take_picture

from foialyzer.analysis import analyse
from foialyzer.page.box import Box
from foialyzer.page.page import Document
from foialyzer.pixels.covers import PixelCover
from foialyzer.readers.image import read_image
from foialyzer.readers.ocr import NO_OCR, ReadWord, read_installed
from foialyzer.readers.scans import Raster, Seen, read_raster, read_rasters
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.search import find_redactions


@frozen
class Scanner:
    """How a page is taken: dots an inch, degrees askew, noise in steps of grey, quality of the JPEG."""

    dpi: int
    angle: float = 0.0
    noise: float = 0.0
    quality: int = 90


SCANNERS = (Scanner(150), Scanner(200, 0.5), Scanner(300, -0.3, 6, 60), Scanner(200, 2.0, 0, 75), Scanner(150, -1.0, 10, 50))
PLAIN = draw([Recipe(kind="mail", covers=(Hidden("black", words=3, skip=6),))])


def barred(number: int, font: str = "helv", size: float = 10.0) -> Drawn:
    """Return a page of text with black bars over some of its words."""
    covers = tuple(Hidden("black", words=1 + (number + n) % 5, skip=1 + n % 2, start=1 + (number + n) % 4) for n in range(9))
    return draw([Recipe("prose", font, size, first_word=number, covers=covers)])


def scanned(drawn: Drawn, scanner: Scanner) -> Document:
    """Return the first page of a drawn PDF, scanned and read."""
    picture = take_picture(drawn, 0, scanner.dpi, scanner.angle, scanner.noise)
    return read_image(save(picture, "JPEG", quality=scanner.quality, dpi=(scanner.dpi, scanner.dpi)), "scan.jpg")


def raster(drawn: Drawn, dpi: int = 150) -> Raster:
    """Return the first page of a drawn PDF as pixels."""
    return Raster(np.asarray(take_picture(drawn, 0, dpi), dtype=np.uint8), dpi)


def measured(drawn: Drawn, scanner: Scanner) -> Iterator[tuple[int, HiddenChars]]:
    """Yield how many characters each bar hides, and how many the program thinks it does; a bar not found is left out."""
    redactions, _ = find_redactions(scanned(drawn, scanner))
    for truth in drawn.truths:
        where = place(truth.boxes[0], scanner.dpi, scanner.angle)
        found = [one for one in redactions if len(one.boxes) == 1 and one.boxes[0].overlap(where) > 0.5]
        if found:
            yield truth.characters, found[0].hidden_chars


def calibrate(scanners: Sequence[Scanner], pages: int) -> tuple[int, float, float]:
    """Return of how many bars the estimate was looked at, the share of truths inside the range, and the median error."""
    fonts = (("helv", 10.0), ("tiro", 11.0), ("cour", 9.0), ("hebo", 12.0))
    drawn = [barred(n, *fonts[n % len(fonts)]) for n in range(pages)]
    pairs = [pair for one in drawn for scanner in scanners for pair in measured(one, scanner)]
    inside = sum(hidden.low <= truth <= hidden.high for truth, hidden in pairs)
    return len(pairs), inside / len(pairs), median(abs(hidden.estimate - truth) / truth for truth, hidden in pairs)


# cases


@needs_tesseract
def test_hidden_characters_of_scans() -> None:
    """Of bars scanned at 150 to 300 dpi, up to 2 degrees askew, 90 of 100 truths lie in the range; median error under 15 %."""
    bars, inside, error = calibrate(SCANNERS[:4], 2)
    assert bars >= 40
    assert inside >= 0.9
    assert error < 0.15


@needs_tesseract
@pytest.mark.parametrize("scanner", SCANNERS, ids=str)
def test_mail_of_a_scan(scanner: Scanner) -> None:
    """A scanned mail is one message with its date, its subject and its people, what is hidden marked."""
    document = scanned(draw([Recipe(kind="mail", size=11.0, covers=(Hidden("black", words=3, skip=6),))]), scanner)
    release = analyse(document)
    (message,) = release.messages
    assert message.sent == "2020-03-03T14:05"
    assert (message.subject or "").startswith("verslag van het overleg")
    assert "gelakt" in message.text
    assert (release.source.machine_readable_pages, release.source.scanned_pages) == (0, 1)


def test_without_recognition_covers_are_found() -> None:
    """Where nothing is installed the covers of a page are found all the same, and no words."""
    seen = read_raster(raster(PLAIN), NO_OCR)
    assert seen.words == ()
    assert seen.confidence is None
    (patch,) = seen.patches
    assert patch.box.overlap(place(PLAIN.truths[0].boxes[0], 150)) > 0.8
    assert patch.text is None


def boxed(text: str, width: int = 420) -> Raster:
    """Return a page of words with one white box with a thin edge in a line, and a text in the box."""
    page = draw_page()
    pen = ImageDraw.Draw(page)
    pen.rectangle((300, 395, 300 + width, 424), fill="white", outline="black")
    write_text(pen, (310, 398), text)
    return Raster(np.asarray(page, dtype=np.uint8), 150)


@needs_tesseract
@pytest.mark.parametrize("score", [0.2, 0.6])
@pytest.mark.parametrize(
    ("text", "is_cover"), [("5.1.2.e", True), ("buiten verzoek", True), ("Rechtsvorm van de aanvrager", False)]
)
def test_what_is_read_decides_what_looks_leave_open(
    monkeypatch: pytest.MonkeyPatch, text: str, score: float, *, is_cover: bool
) -> None:
    """A box that may be a cover or not is one with a ground or a mark in it, and none with words of a form."""
    box = PixelCover(Box(300, 395, 721, 425), "outlined", score)
    monkeypatch.setattr("foialyzer.pixels.covers.find_pixel_covers", lambda *_, **__: (box,))
    seen = read_raster(boxed(text), read_installed())
    assert [patch.box for patch in seen.patches] == ([box.box] if is_cover else [])
    assert all(patch.confidence > score for patch in seen.patches)
    assert is_cover or "Rechtsvorm" in [word.text for word in seen.words]


def test_a_layer_does_not_deny_a_cover() -> None:
    """Words that lie under the picture, read before the page was covered, neither deny a grey cover nor are shown."""
    page = draw_page()
    ImageDraw.Draw(page).rectangle((300, 395, 520, 424), fill=(190, 190, 190))
    layer = (ReadWord("Annelies", Box(305, 398, 400, 421), 0.95), ReadWord("Terpstra", Box(410, 398, 510, 421), 0.95))
    seen = read_raster(Raster(np.asarray(page, dtype=np.uint8), 150, layer), NO_OCR)
    assert [patch.box.overlap(Box(300, 395, 521, 425)) > 0.8 for patch in seen.patches] == [True]


@needs_tesseract
@pytest.mark.parametrize("text", ["", "8a.", "3.1.24", "10.2"])
def test_what_is_no_label_proves_nothing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A doubtful box that is empty, or holds the number of a row or a section, is no cover."""
    box = PixelCover(Box(300, 395, 721, 425), "outlined", 0.2)
    monkeypatch.setattr("foialyzer.pixels.covers.find_pixel_covers", lambda *_, **__: (box,))
    assert read_raster(boxed(text), read_installed()).patches == ()


@needs_tesseract
def test_order_does_not_hang_on_time() -> None:
    """Pages come out in the order they went in, however long each takes; one that could not be drawn keeps its place."""
    pages = [raster(PLAIN, 200), None, raster(draw([Recipe(kind="table")]), 75), raster(PLAIN, 75)]
    together = list(read_rasters(pages, read_installed()))
    alone = [read_raster(page, read_installed()) if page else None for page in pages]
    assert together == alone
    assert together[1] is None


def test_words_that_lie_under_the_picture_are_not_read_again() -> None:
    """A page with a good layer keeps its words as they are; recognition is not asked for them."""
    layer = read_raster(raster(PLAIN), read_installed()).words
    seen = read_raster(Raster(raster(PLAIN).pixels, 150, layer), NO_OCR)
    assert seen.words == layer
    assert seen.confidence is None


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_is_read(turn: int) -> None:
    """A page laid on its side is turned to be read; its boxes are those of the picture as it is."""
    upright = raster(draw([Recipe(kind="prose", size=12.0)]))
    seen = read_raster(Raster(np.ascontiguousarray(np.rot90(upright.pixels, turn // 90)), 150), read_installed())
    assert seen.turn == turn
    height, width = (upright.pixels.shape[1], upright.pixels.shape[0]) if turn != 180 else upright.pixels.shape[:2]
    assert len(seen.words) > 50
    assert all(word.box.x1 <= width and word.box.bottom <= height for word in seen.words)


@needs_tesseract
def test_faint_type_is_read() -> None:
    """Type as light as grey is read nearly as well as black type."""
    clear = np.asarray(take_picture(draw([Recipe(kind="mail")])), dtype=np.uint8)
    faint = (255 - (255 - clear.astype(np.float64)) * 0.3).astype(np.uint8)
    read = read_raster(Raster(faint, 150), read_installed())
    assert "Verzonden:" in [word.text for word in read.words]


# counter-examples


def test_an_empty_page_has_nothing() -> None:
    """White paper, black paper and noise hold no words that are surely read."""
    for pixels in (np.full((800, 600, 3), 255, np.uint8), np.zeros((800, 600, 3), np.uint8)):
        seen = read_raster(Raster(pixels), read_installed())
        assert seen == Seen(seen.words, seen.patches, seen.confidence)
        assert not [word for word in seen.words if word.confidence > 0.5]


@needs_tesseract
def test_noise_is_no_text() -> None:
    """Of a page of noise hardly anything is taken for letters."""
    noise = Image.effect_noise((600, 800), 120).convert("RGB")
    seen = read_raster(Raster(np.asarray(noise, dtype=np.uint8), 100), read_installed())
    assert sum(len(word.text) for word in seen.words if word.confidence > 0.8) < 30


if __name__ == "__main__":
    for scanner in SCANNERS:
        bars, inside, error = calibrate([scanner], 8)
        sys.stdout.write(f"{scanner}: {bars} bars, {inside:.0%} inside, median error {error:.0%}\n")
