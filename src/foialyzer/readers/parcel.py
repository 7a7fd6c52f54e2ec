"""Several files as one release: the letter first, then the inventory, then the annexes."""

import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePath

import regex
from attrs import evolve

from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.page.layout import lay_out
from foialyzer.page.page import Document, Page
from foialyzer.readers.files import list_inputs, read_document
from foialyzer.readers.ocr import Scanning
from foialyzer.release.inventory import parse_inventory
from foialyzer.release.letter import is_letter

__all__ = ["join_documents", "read_release"]

_LETTER, _INVENTORY, _ANNEX = range(3)


def read_release(paths: Sequence[Path], password: str | None = None, scanning: Scanning | None = None) -> Document:
    """Return all files of a release as one document.

    Args:
        paths: of files and folders.
        password: of encrypted PDFs among them.
        scanning: how pages that are pictures are read.

    Raises:
        UnreadableInputError: none of the files can be read; one that cannot is a diagnostic.
    """
    documents: list[Document] = []
    failed: list[UnreadableInputError] = []
    for path in paths:
        for file, name in list_inputs(path):
            try:
                documents.append(read_document(file, name, password, scanning))
            except UnreadableInputError as error:
                failed.append(error)
    if not documents:
        raise failed[0]
    left_out = tuple(Diagnostic("file-left-out", "serious", str(error)) for error in failed)
    joined = join_documents(documents, paths[0].name or str(paths[0]))
    return evolve(joined, diagnostics=(*joined.diagnostics, *left_out))


def join_documents(documents: Sequence[Document], name: str) -> Document:
    """Return documents as one, in the order of a release: letter, inventory, annexes, each kind in the order of names.

    A file is the letter when it reads as a decision, the inventory when a list with the columns of one stands on it, an annex
    otherwise. The first page of each file is kept in `parts`; pages and bookmarks are renumbered.

    Args:
        documents: one for each file.
        name: of the release.
    """
    ordered = sorted(documents, key=lambda document: (_role(document), _natural(document.name)))
    pages: list[Page] = []
    outline: list[tuple[str, int]] = []
    parts: list[tuple[str, int]] = []
    for document in ordered:
        shift = len(pages)
        parts.append((document.name, shift + 1))
        pages += [evolve(page, number=page.number + shift) for page in document.pages]
        outline += [(title, page + shift) for title, page in document.outline]
    kinds = {document.kind for document in ordered}
    diagnostics = [evolve(one, place=one.place or document.name) for document in ordered for one in document.diagnostics]
    return Document(
        name=name,
        sha256=hashlib.sha256("".join(document.sha256 for document in ordered).encode()).hexdigest(),
        kind="pdf" if "pdf" in kinds else "image" if "image" in kinds else "transcript",
        pages=tuple(pages),
        diagnostics=tuple(diagnostics),
        outline=tuple(outline),
        metadata=tuple(said for document in ordered for said in document.metadata),
        parts=tuple(parts),
    )


def _role(document: Document) -> int:
    if is_letter(lay_out(document, ()).string):
        return _LETTER
    return _INVENTORY if parse_inventory(document).rows else _ANNEX


def _natural(name: str) -> list[tuple[int, str]]:
    """Return what names are ordered by: Doc 2 before Doc 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in regex.split(r"(\d{1,9})", PurePath(name).as_posix())]
