"""Leaks: what a file still says although its pages hide it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

import regex
from attrs import frozen

from foialyzer.page.page import Document
from foialyzer.page.words import texts_of
from foialyzer.redaction.redaction import Leak, Redaction

__all__ = ["LeakPlace", "find_leaks"]

_ADDRESS = regex.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
_NAME = regex.compile(r"\p{Lu}[\p{Ll}'’-]{2,}")
_PARTICLES = {"de", "der", "den", "van", "ter", "ten", "te", "la", "el", "von", "du", "het", "'t"}


@frozen
class LeakPlace:
    """A place in a file that still says what its pages may hide; what it says is not kept.

    Args:
        kind: `text` (under a cover), `outline` (the title of a bookmark), `annotation` or `metadata`.
        page: number of the page; None where it belongs to none.
        redaction: id of the redaction the text stands under; None for the other kinds.
        count: words.
    """

    kind: Leak
    page: int | None
    redaction: str | None
    count: int


def find_leaks(document: Document, redactions: Sequence[Redaction]) -> tuple[LeakPlace, ...]:
    """Return where a file still says what its pages hide.

    Text that can be extracted from under a cover leaks for certain. A bookmark, an annotation or a field of the metadata may leak
    where it holds a mail address, or a name (two words with a capital, particles between them), of which no word can be read on
    any page, in a document in which something is redacted. Dates, numbers of documents, codes and words that are printed anyway
    are no leaks.

    Args:
        document: as read.
        redactions: found in it.
    """
    if not redactions:
        return ()
    under = [LeakPlace("text", r.page, r.id, len((r.leaked or "x").split())) for r in redactions if r.leak == "text"]
    beside: list[tuple[Literal["outline", "annotation", "metadata"], int | None, str]] = [
        *(("outline", page, title) for title, page in document.outline),
        *(("annotation", page.number, note.text) for page in document.pages for note in page.annotations if note.text),
        *(("metadata", None, value) for value in document.metadata),
    ]
    if not beside:
        return tuple(under)
    printed = {_plain(text) for page in document.pages for text in texts_of(page.words)}
    found = [LeakPlace(kind, page, None, count) for kind, page, text in beside if (count := _names_unseen(text, printed))]
    return (*under, *found)


def _names_unseen(text: str, printed: set[str]) -> int:
    """Return how many words of names and addresses a text has that no page shows."""
    text = text[:2000]
    addresses = sum(1 for address in _ADDRESS.findall(text) if _plain(address) not in printed)
    return addresses + sum(map(len, _unseen_names(_ADDRESS.sub(" ", text), printed)))


def _unseen_names(text: str, printed: set[str]) -> Iterator[list[str]]:
    """Yield each run of two or more words that look like a name and stand on no page."""
    words = [word for word in regex.findall(r"[\p{L}'’-]+|[^\p{L}\s]", text) if word not in _PARTICLES and word != "."]
    for is_name, run in groupby(words, key=lambda word: _NAME.fullmatch(word) is not None and _plain(word) not in printed):
        name = list(run)
        if is_name and len(name) > 1:
            yield name


def _plain(word: str) -> str:
    return word.strip(".,:;()[]<>\"'“”").casefold()
