"""Pictures of pages: every kind of picture file, damaged ones, and those that are too large."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from drawing import Hidden, Recipe, draw
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps
from scanning import needs_tesseract, place, save, take_picture

from foialyzer.errors import UnreadableInputError
from foialyzer.page.page import Document
from foialyzer.readers.files import read_bytes
from foialyzer.readers.image import read_image
from foialyzer.readers.ocr import Scanning

OFF = Scanning(ocr=False)
COVERED = draw([Recipe(kind="mail", covers=(Hidden("black", words=4, skip=5), Hidden("black", words=3)))])
PICTURE = take_picture(COVERED, dpi=150)
PNG = save(PICTURE)
JPEG = save(PICTURE, "JPEG", quality=85)
TIFF = save(PICTURE, "TIFF", compression="tiff_lzw")
FILES = {"png": PNG, "jpeg": JPEG, "tiff": TIFF}


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of_size(width: int, height: int) -> bytes:
    """Return a small PNG file that claims a size."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def read_or_refuse(data: bytes) -> Document | None:
    """Return the document that some bytes hold, None where they are refused with a message that says what to do."""
    try:
        return read_image(data, "a.png", OFF)
    except UnreadableInputError as error:
        refusal = error
    assert refusal.code in {"damaged", "too_large"}
    assert str(refusal).startswith("a.png ")
    assert "; " in str(refusal)
    return None


# laws


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.binary(min_size=1, max_size=40))
@example("png", 0.0, b"\0" * 40)
def test_law_damage_gives_a_document_or_a_clear_error(file: str, share: float, noise: bytes) -> None:
    """A picture with a stretch overwritten is read, or refused with a message that names it."""
    data = FILES[file]
    at = int(share * len(data))
    document = read_or_refuse(data[:at] + noise + data[at + len(noise) :])
    if document:
        assert (document.kind, [page.unit for page in document.pages]) == ("image", ["pixel"] * len(document.pages))


@settings(max_examples=15)
@given(st.sampled_from(sorted(FILES)), st.floats(0, 0.98))
def test_law_truncated_file_gives_a_document_or_a_clear_error(file: str, share: float) -> None:
    """A picture cut off anywhere is refused with a message, or read."""
    read_or_refuse(FILES[file][: max(8, int(share * len(FILES[file])))])


# cases

MODES: dict[str, Image.Image] = {
    "1": PICTURE.convert("1"),
    "L": PICTURE.convert("L"),
    "P": PICTURE.convert("P"),
    "RGBA": PICTURE.convert("RGBA"),
    "LA": PICTURE.convert("LA"),
    "I;16": PICTURE.convert("L").convert("I").point(lambda grey: grey * 257).convert("I;16"),
}


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_shows_the_same_covers(mode: str) -> None:
    """Black and white, grey, palette, with transparency, 16 bits: the covers are where they were drawn."""
    (page,) = read_image(save(MODES[mode]), "a.png", OFF).pages
    assert_covered(page.patches)


@pytest.mark.parametrize(
    ("kind", "mode", "options"),
    [
        ("JPEG", "RGB", {"quality": 60}),
        ("JPEG", "CMYK", {}),
        ("JPEG", "L", {}),
        ("TIFF", "1", {"compression": "group4"}),
        ("TIFF", "CMYK", {}),
        ("TIFF", "RGB", {"compression": "jpeg"}),
    ],
)
def test_every_format_shows_the_same_covers(kind: str, mode: str, options: dict[str, Any]) -> None:
    """JPEG and TIFF in colour, for print, in grey and as a fax: the covers are where they were drawn."""
    document = read_bytes(save(PICTURE.convert(mode), kind, **options), "brief", scanning=OFF)
    assert document.kind == "image"
    assert_covered(document.pages[0].patches)


def assert_covered(patches: Any) -> None:  # noqa: ANN401  (patches of a page)
    """Each drawn cover is found, and nothing else."""
    assert len(patches) == len(COVERED.truths) == 2
    for patch, truth in zip(patches, COVERED.truths, strict=True):
        assert patch.box.overlap(place(truth.boxes[0], 150)) > 0.7


def test_what_can_be_seen_through_is_white() -> None:
    """Where a picture is transparent the paper shows: black of no opacity is no cover."""
    picture = PICTURE.convert("RGBA")
    picture.paste((0, 0, 0, 0), (50, 600, 400, 640))
    (page,) = read_image(save(picture), "a.png", OFF).pages
    assert_covered(page.patches)


def test_a_picture_is_turned_as_its_camera_says() -> None:
    """A picture taken with the camera on its side is read as a viewer shows it, and so are its boxes."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned 90 degrees clockwise
    lying = PICTURE.rotate(90, expand=True)
    (page,) = read_image(save(lying, "JPEG", exif=exif), "a.jpg", OFF).pages
    assert [page.width, page.height] == [float(side) for side in PICTURE.size]
    assert_covered(page.patches)


def test_each_picture_of_a_tiff_is_a_page() -> None:
    """A TIFF of three pictures has three pages, numbered from 1, the second without covers."""
    blank = Image.new("RGB", (500, 700), "white")
    data = save(PICTURE, "TIFF", save_all=True, append_images=[blank, PICTURE], compression="tiff_lzw")
    pages = read_image(data, "a.tif", OFF).pages
    assert [(page.number, len(page.patches)) for page in pages] == [(1, 2), (2, 0), (3, 2)]
    assert (pages[1].width, pages[1].height) == (500, 700)


@pytest.mark.parametrize("size", [(40_000, 40_000), (1_000_000, 1000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_one_clear_error(size: tuple[int, int]) -> None:
    """A small file that claims a thousand million pixels is refused before they are made."""
    with pytest.raises(UnreadableInputError, match="million of a page; save it with fewer") as caught:
        read_image(png_of_size(*size), "a.png", OFF)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "data", [png_of_size(0, 0), png_of_size(0, 9), PNG[:30], b"\x89PNG\r\n\x1a\n", b"II*\0", b"\xff\xd8\xff\xe0"]
)
def test_what_holds_no_picture_is_damaged(data: bytes) -> None:
    """A picture without pixels, or a head without a body, is one clear error."""
    with pytest.raises(UnreadableInputError, match="damaged picture") as caught:
        read_image(data, "a.png", OFF)
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (40, 40)])
def test_a_picture_too_small_for_words_is_an_empty_page(size: tuple[int, int]) -> None:
    """A dot or a line of pixels is a page without words."""
    (page,) = read_image(save(Image.new("L", size)), "a.png").pages
    assert page.words == ()


@needs_tesseract
def test_words_and_covers_of_a_picture(tmp_path: Path) -> None:
    """A picture of a mail is read with its words; what stands under its covers is not among them."""
    file = tmp_path / "mail.tif"
    file.write_bytes(save(take_picture(COVERED, dpi=150), "TIFF", dpi=(150, 150)))
    (page,) = read_image(file.read_bytes(), "mail.tif").pages
    words = [word.text for word in page.words]
    assert (page.origin, len(page.patches)) == ("image", 2)
    assert "Van:" in words
    assert "Onderwerp:" in words
    assert page.recognised is not None
    assert page.recognised > 0.8


@needs_tesseract
def test_a_page_upside_down_is_read_and_its_boxes_stay() -> None:
    """A page fed the wrong way round is turned to be read; boxes are those of the picture as it is."""
    picture = ImageOps.flip(ImageOps.mirror(take_picture(draw([Recipe(kind="prose")]), dpi=150)))
    (page,) = read_image(save(picture), "a.png").pages
    assert page.rotation == 180
    assert len(page.words) > 50
    assert min(word.box.top for word in page.words) > 0.4 * page.height  # the text fills the upper part of the drawn page


# regressions


def test_the_limit_of_pillow_is_left_as_it_was() -> None:
    """Looking at a large picture changes nothing for others in the same process."""
    before = [Image.MAX_IMAGE_PIXELS]
    read_or_refuse(png_of_size(40_000, 40_000))
    assert before == [Image.MAX_IMAGE_PIXELS]
    assert Image.open(BytesIO(PNG)).size == PICTURE.size
