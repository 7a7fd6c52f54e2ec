"""Everything that one release adds up to."""

from collections.abc import Iterator
from html import escape
from typing import Any

from attrs import field, frozen

from foialyzer.account.correction import Corrections
from foialyzer.account.finding import Finding
from foialyzer.account.network import Tie
from foialyzer.account.survival import ReleaseSurvival
from foialyzer.account.totals import GroundTotal
from foialyzer.diagnostic import Diagnostic
from foialyzer.mail.copies.search import Copy
from foialyzer.mail.messages import Message
from foialyzer.mail.threads.order import Thread
from foialyzer.mail.threads.timeline import Moment
from foialyzer.page.page import Document, DocumentKind, Origin, Page, Unit
from foialyzer.page.words import Edges, edges_of
from foialyzer.redaction.hidden_chars import Share
from foialyzer.redaction.redaction import Redaction
from foialyzer.release.inventory import InventoryRow
from foialyzer.release.letter import Letter
from foialyzer.release.segments import Segment

__all__ = ["Release", "Sheet", "Source", "measure_sheets"]

_GAP = 1.5  # heights of a line between two words of one printed line, at most


@frozen
class Source:
    """The input.

    Args:
        name: of the file, without its folder.
        sha256: of its bytes.
        kind: pdf, image or transcript.
        pages: in all.
        machine_readable_pages: those of which the file itself holds text.
        scanned_pages: those that are pictures, whether or not words lie under them.
        page_origins: how each page came about; of a transcript none is named.
    """

    name: str
    sha256: str
    kind: DocumentKind
    pages: int
    machine_readable_pages: int
    scanned_pages: int
    page_origins: tuple[Origin, ...] = ()

    @property
    def pictured(self) -> frozenset[int]:
        """Numbers of the pages that are pictures, on which what is printed was recognised or not read at all."""
        return frozenset(n for n, origin in enumerate(self.page_origins, 1) if origin in {"scanned", "hybrid", "image"})


@frozen
class Sheet:
    """One page as a drawing needs it: its size, and where lines of text stand.

    Args:
        number: counted from 1.
        width, height: in `unit`, of the page not turned.
        unit: `point`, `pixel` or `cell`.
        rotation: degrees clockwise by which a viewer turns the page.
        words: how many can be read; 0 of a page that is a picture only.
        lines: `[x0, top, x1, bottom]` of each stretch of readable words, in whole units.
    """

    number: int
    width: float
    height: float
    unit: Unit
    rotation: int
    words: int
    lines: tuple[tuple[int, int, int, int], ...]


@frozen
class Release:
    """A release, taken apart and added up; field by field what `docs/reference/json.md` prints.

    Spans count characters of `text`, in which every redaction is a run of `█`.
    """

    source: Source
    letter: Letter | None
    inventory: tuple[InventoryRow, ...]
    segments: tuple[Segment, ...]
    messages: tuple[Message, ...]
    threads: tuple[Thread, ...]
    timeline: tuple[Moment, ...]
    redactions: tuple[Redaction, ...]
    copies: tuple[Copy, ...]
    survival: ReleaseSurvival
    by_ground: tuple[GroundTotal, ...]
    network: tuple[Tie, ...]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]
    text: str = field(repr=False)
    pages: tuple[Sheet, ...] = field(default=(), repr=False)
    corrections: Corrections | None = None

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Yield what tells this release from another, for the printers of `rich`."""
        yield "source", self.source.name
        yield "authority", self.letter.authority if self.letter else None
        yield "date", self.letter.date if self.letter else None
        for name in ("messages", "threads", "redactions", "findings"):
            yield name, len(getattr(self, name))
        if self.corrections:
            yield "corrected by", self.corrections.reviewer
        yield "share", (self.survival.messages.share or self.survival.all.share)

    def _repr_html_(self) -> str:
        """Return a small table for a notebook; nothing of the document becomes markup."""
        rows = ((name, _shown(value)) for name, value in self.__rich_repr__())
        cells = "".join(f"<tr><th>{escape(name)}</th><td><bdi>{escape(value)}</bdi></td></tr>" for name, value in rows)
        return f"<table><caption>foialyzer release</caption>{cells}</table>"


def _shown(value: object) -> str:
    """Return a value as a notebook shows it; a share in hundredths, with its range."""
    if isinstance(value, Share):
        return f"{value.estimate:.0%} ({value.low:.0%} to {value.high:.0%})"
    return "unknown" if value is None else str(value)


def measure_sheets(document: Document) -> tuple[Sheet, ...]:
    """Return the pages of a document as drawings need them, in order.

    Words that follow one another on one level, less than a word apart, are one line.

    Args:
        document: as a reader found it, words under covers taken out.

    Example:
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> measure_sheets(parse_transcript("Dag Jan,\\n\\ntot morgen", "a.txt"))[0].lines
        ((0, 0, 8, 1), (0, 2, 10, 3))
    """
    return tuple(_measured(page) for page in document.pages)


def _measured(page: Page) -> Sheet:
    lines: list[Edges] = []
    for x0, top, x1, bottom in edges_of(page.words):
        if lines:
            first, high, last, low = lines[-1]
            height = bottom - top
            if high <= (top + bottom) / 2 <= low and -height <= x0 - last <= _GAP * max(height, 1):
                lines[-1] = (first, min(high, top), max(last, x1), max(low, bottom))
                continue
        lines.append((x0, top, x1, bottom))
    rounded = tuple([(round(x0), round(top), round(x1), round(bottom)) for x0, top, x1, bottom in lines])
    return Sheet(page.number, page.width, page.height, page.unit, page.rotation, len(page.words), rounded)
