"""Pictures of pages: PNG, JPEG and TIFF files, one page or many."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings

from attrs import evolve, frozen
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from foialyzer.errors import UnreadableInputError
from foialyzer.page.page import Document, Page, Word
from foialyzer.readers.notices import Remark, describe
from foialyzer.readers.ocr import NO_OCR, Scanning, read_installed
from foialyzer.readers.scans import Raster, Seen, read_rasters

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from foialyzer.readers.ocr import Ocr

__all__ = ["read_image"]

_MOST_PIXELS = 120_000_000  # A2 at 600 dpi has 139 million, A4 at 1200 dpi 140
_MOST_PAGES = 5000
_FORMATS = ("PNG", "JPEG", "TIFF")
_RESOLUTIONS = (60.0, 1300.0)  # pixels an inch; what lies outside is no resolution of a page
_PAGE = (4.0, 36.0)  # inches; a page whose longer side is not between has a wrong resolution


@frozen
class _Frame:
    """One page of a picture file: its size as shown, and its pixels."""

    width: int
    height: int
    raster: Raster


def read_image(data: bytes, name: str, scanning: Scanning | None = None) -> Document:
    """Return the document that a picture file holds: one page for each picture, boxes in its pixels as a viewer shows it.

    Args:
        data: the bytes of a PNG, JPEG or TIFF file.
        name: of the file.
        scanning: how it is read.

    Raises:
        UnreadableInputError: the file is damaged, without any pixels, or too large.
    """
    scanning = scanning or Scanning()
    ocr = read_installed() if scanning.ocr else NO_OCR
    with catch_warnings(action="ignore"):  # of what is odd in the file: it is read, or refused
        remarks = tuple(_read_pages(data, name, ocr, scanning))
    pages = tuple(one.page for one in remarks)
    return Document(name, hashlib.sha256(data).hexdigest(), "image", pages, describe(remarks, ocr, wanted=scanning.ocr))


def _read_pages(data: bytes, name: str, ocr: Ocr, scanning: Scanning) -> Iterator[Remark]:
    count = _count_frames(data, name)
    sizes: list[tuple[int, int]] = []

    def rasters() -> Iterator[Raster]:
        for frame in _frames(data, name):
            sizes.append((frame.width, frame.height))
            yield frame.raster

    for number, seen in enumerate(read_rasters(rasters(), ocr), 1):
        if seen is None:
            continue
        yield Remark(_page(number, sizes[number - 1], seen), seen)
        if scanning.tell:
            scanning.tell(number, count)


def _page(number: int, size: tuple[int, int], seen: Seen) -> Page:
    words = tuple(Word(word.text, word.box) for word in seen.words)
    bare = Page(number, float(size[0]), float(size[1]), "pixel", words, origin="image")
    return evolve(bare, rotation=seen.turn, patches=seen.patches, recognised=seen.confidence)


def _count_frames(data: bytes, name: str) -> int:
    """Return how many pictures a file has, having looked at the size of the first."""
    with _opened(data, name) as image:
        _check_size(image, name)
        count = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    if not (count <= _MOST_PAGES):
        message = f"{name} holds {count} pictures, more than the {_MOST_PAGES} that are read; split it"
        raise UnreadableInputError(message, "too_large")
    return count


def _opened(data: bytes, name: str) -> Image.Image:
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # the size is looked at here, and clearer
    try:
        return Image.open(BytesIO(data), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, OverflowError) as error:
        raise _damaged(name) from error
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _damaged(name: str) -> UnreadableInputError:
    message = f"{name} is a damaged picture; open it in a viewer and save it anew, or scan it again"
    return UnreadableInputError(message, "damaged")


def _check_size(image: Image.Image, name: str) -> None:
    if not (image.width > 0 and image.height > 0):
        raise _damaged(name)
    if not (image.width * image.height <= _MOST_PIXELS):
        message = (
            f"{name} has {image.width} x {image.height} pixels, more than the {_MOST_PIXELS // 1_000_000} million of a page; "
            "save it with fewer, 200 to the inch are enough"
        )
        raise UnreadableInputError(message, "too_large")


def _frames(data: bytes, name: str) -> Iterator[_Frame]:
    with _opened(data, name) as image:
        try:
            if image.format != "TIFF":  # an animation of PNG, a second picture of a JPEG: no further page
                yield _frame(image, name)
                return
            for frame in ImageSequence.Iterator(image):
                yield _frame(frame, name)
        except UnreadableInputError:
            raise
        except (OSError, SyntaxError, ValueError, EOFError, TypeError, IndexError, KeyError, ZeroDivisionError) as error:
            raise _damaged(name) from error


def _frame(image: Image.Image, name: str) -> _Frame:
    import numpy as np

    _check_size(image, name)
    dpi = _resolution(image)
    upright = ImageOps.exif_transpose(image)
    pixels = np.ascontiguousarray(_colours(upright))
    return _Frame(upright.width, upright.height, Raster(pixels, dpi))


def _colours(image: Image.Image) -> NDArray[np.uint8]:
    """Return the pixels of a picture of any kind as red, green and blue on white."""
    import numpy as np

    if image.mode.startswith(("I", "F")):  # 16 or 32 bits of grey
        deep = np.nan_to_num(np.asarray(image, dtype=np.float64), nan=0.0)
        most = 65535.0 if image.mode.startswith("I;16") or deep.max() > 255 else 255.0 if deep.max() > 1 else 1.0
        grey = np.clip(deep / most * 255, 0, 255).astype(np.uint8)
        return np.repeat(grey[:, :, None], 3, axis=2)
    if image.mode in {"LA", "PA", "RGBA", "La", "RGBa"} or "transparency" in image.info:
        shown = image.convert("RGBA")
        paper = Image.new("RGBA", shown.size, (255, 255, 255, 255))
        image = Image.alpha_composite(paper, shown)
    return np.asarray(image.convert("RGB"), dtype=np.uint8)


def _resolution(image: Image.Image) -> float | None:
    """Return how many pixels make an inch, None where the file does not say or cannot mean it."""
    try:
        stated = float(image.info.get("dpi", (0.0, 0.0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    likely = _RESOLUTIONS[0] <= stated <= _RESOLUTIONS[1]
    return stated if likely and _PAGE[0] <= max(image.size) / stated <= _PAGE[1] else None
