"""Files: which reader an input needs, told by its content."""

from pathlib import Path

from attrs import evolve

from foialyzer.errors import UnreadableInputError
from foialyzer.page.page import Document
from foialyzer.readers.ocr import Scanning
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.readers.spreadsheet import is_workbook, read_delimited, read_workbook
from foialyzer.readers.transcript import decode_transcript, parse_transcript

__all__ = ["list_inputs", "read_bytes", "read_document"]

SUFFIXES = (".txt", ".md", ".pdf", ".xlsx", ".csv", ".tsv", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
_WRITTEN = {
    *("annotated.pdf", "foialyzer.xlsx", "messages.md"),
    *("documents.csv", "findings.csv", "inventory_rows.csv", "letter.csv", "messages.csv", "redactions.csv"),
}
_LARGEST = 2**31  # bytes
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")  # PNG, JPEG, TIFF, BigTIFF
_SIGNATURES = {
    b"PK\x03\x04": "a zip archive or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
}


def read_document(path: Path, name: str | None = None, password: str | None = None, scanning: Scanning | None = None) -> Document:
    """Return the document that a file holds.

    Args:
        path: of a PDF, a picture of a page or a transcript.
        name: what to call it in the result; the file's own name when not given.
        password: of an encrypted PDF.
        scanning: how pages that are pictures are read.

    Raises:
        UnreadableInputError: the file is missing, a folder, empty, binary or of a kind that is not read.
    """
    name = name or path.name
    try:
        if path.stat().st_size > _LARGEST:
            message = f"{name} is larger than 2 GiB; split it into parts"
            raise UnreadableInputError(message, "too_large")
        data = path.read_bytes()
    except FileNotFoundError as error:
        message = f"{name} does not exist; check the path"
        raise UnreadableInputError(message, "missing") from error
    except IsADirectoryError as error:
        message = f"{name} is a folder; give its files, or use the command line, which reads folders"
        raise UnreadableInputError(message, "folder") from error
    except OSError as error:
        message = f"{name} cannot be opened ({error.strerror}); check that you may read it"
        raise UnreadableInputError(message, "unreadable") from error
    return read_bytes(data, name, password, scanning)


def read_bytes(data: bytes, name: str, password: str | None = None, scanning: Scanning | None = None) -> Document:
    """Return the document that some bytes hold.

    Args:
        data: the content of a file.
        name: of the file; only `.md`, which marks markdown, and `.csv` and `.tsv` matter.
        password: of an encrypted PDF.
        scanning: how pages that are pictures are read.

    Raises:
        UnreadableInputError: no reader takes the content.

    Example:
        >>> read_bytes(b"Van: [gelakt]", "mail.txt").kind
        'transcript'
    """
    head = data[:1024].lstrip()
    if data.startswith(b"PK\x03\x04") and is_workbook(data):
        return read_workbook(data, name)
    for signature, what in _SIGNATURES.items():
        if head.startswith(signature):
            message = f"{name} is {what}, which this version does not read; give a transcript (.txt or .md) of it"
            raise UnreadableInputError(message, "unsupported")
    if head.startswith(b"%PDF-") or (b"%PDF-" in head and b"startxref" in data[-4096:]):
        return read_pdf(data, name, password, scanning)
    if data.startswith(_PICTURES):
        from foialyzer.readers.image import read_image

        return read_image(data, name, scanning)
    if name.lower().endswith((".csv", ".tsv")):
        return read_delimited(data, name)
    text, diagnostics = decode_transcript(data, name)
    document = parse_transcript(text, name, data)
    return evolve(document, diagnostics=(*document.diagnostics, *diagnostics))


def list_inputs(path: Path) -> list[tuple[Path, str]]:
    """Return the files an argument stands for, each with its name in the result.

    A file stands for itself; a folder for the documents in it and below it, in the order of their names. Hidden ones
    are left out, and what foialyzer itself wrote there.

    Raises:
        UnreadableInputError: a folder holds nothing that could be a document.
    """
    if not path.is_dir():
        return [(path, path.name)]
    inside = sorted(
        (file.relative_to(path).as_posix(), file)
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and file.is_file() and not (_is_hidden(file.relative_to(path)) or _is_own(file))
    )
    if not inside:
        message = f"{path.name or path} holds no document; foialyzer looks for {', '.join(SUFFIXES)}"
        raise UnreadableInputError(message, "empty_folder")
    return [(file, name) for name, file in inside]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_own(file: Path) -> bool:
    """Tell whether a file is one that foialyzer wrote beside a result."""
    return file.name in _WRITTEN and file.with_name("foialyzer.json").exists()
