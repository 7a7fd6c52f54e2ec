"""Everything that one release adds up to."""

from attrs import field, frozen

from foialyzer.account.findings import Finding
from foialyzer.account.network import Tie
from foialyzer.account.survival import ReleaseSurvival
from foialyzer.account.totals import GroundTotal
from foialyzer.diagnostic import Diagnostic
from foialyzer.mail.copies import Copy
from foialyzer.mail.messages import Message
from foialyzer.mail.threads import Thread
from foialyzer.mail.timeline import Moment
from foialyzer.page.page import DocumentKind
from foialyzer.redaction.redaction import Redaction
from foialyzer.release.letter import Letter
from foialyzer.release.segments import Segment

__all__ = ["Release", "Source"]


@frozen
class Source:
    """The input.

    Args:
        name: of the file, without its folder.
        sha256: of its bytes.
        kind: pdf, image or transcript.
        pages: in all.
        machine_readable_pages, scanned_pages: with text, and as pictures only.
    """

    name: str
    sha256: str
    kind: DocumentKind
    pages: int
    machine_readable_pages: int
    scanned_pages: int


@frozen
class Release:
    """A release, taken apart and added up; field by field what `docs/reference/json.md` prints.

    Spans count characters of `text`, in which every redaction is a run of `█`.
    """

    source: Source
    letter: Letter | None
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
