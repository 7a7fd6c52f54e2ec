"""The front door of the library: a file in, an account out."""

from os import PathLike
from pathlib import Path

from foialyzer import analysis
from foialyzer.account.release import Release
from foialyzer.account.reviewing import review
from foialyzer.page.page import Document
from foialyzer.readers.corrections import read_corrections
from foialyzer.readers.files import read_document
from foialyzer.readers.ocr import Scanning
from foialyzer.readers.parcel import read_release as read_parcel

__all__ = ["analyse", "read", "read_release"]


def read(path: str | PathLike[str], password: str | None = None, *, ocr: bool = True) -> Document:
    """Return a file as a document: its pages with the words on them, before anything is concluded.

    Args:
        path: of a PDF, a picture of a page (PNG, JPEG, TIFF) or a transcript (`.txt`, `.md`).
        password: of an encrypted PDF.
        ocr: whether the words of pages that are pictures are recognised, which takes about a second a page.

    Raises:
        UnreadableInputError: the file cannot be read; the message says what to do.
    """
    return read_document(Path(path), password=password, scanning=Scanning(ocr))


def read_release(*paths: str | PathLike[str], password: str | None = None, ocr: bool = True) -> Document:
    """Return the files of one release as one document: the letter first, then the inventory, then the annexes.

    Args:
        paths: of files, or of a folder that holds them.
        password: of encrypted PDFs among them.
        ocr: whether the words of pages that are pictures are recognised.

    Raises:
        UnreadableInputError: none of the files can be read.

    Example:
        >>> document = read_release("samples/sluis-oost/release.txt")
        >>> analyse(document).letter.reference, [name for name, _ in document.parts]
        ('WBW/2019/04417', ['release.txt'])
    """
    return read_parcel([Path(path) for path in paths], password, Scanning(ocr))


def analyse(
    source: str | PathLike[str] | Document,
    *,
    reveal: bool = False,
    ignore_outline: bool = False,
    ocr: bool = True,
    corrections: str | PathLike[str] | None = None,
) -> Release:
    """Return the full account of a release.

    Args:
        source: the path of a file, or a document read before.
        reveal: whether to keep the words that can still be read under a cover.
        ignore_outline: whether bookmarks are left out of account where documents are told apart.
        ocr: whether the words of pages that are pictures are recognised.
        corrections: path of the workbook that was written of it, edited by a person.

    Raises:
        UnreadableInputError: a file cannot be read, or the workbook is of another; the message says what to do.

    Example:
        >>> release = analyse("samples/sluis-oost/release.txt")
        >>> len(release.messages), release.letter.statute
        (5, 'nl-wob')
    """
    document = source if isinstance(source, Document) else read(source, ocr=ocr)
    release = analysis.analyse(document, reveal=reveal, ignore_outline=ignore_outline)
    return review(release, read_corrections(Path(corrections))) if corrections else release
