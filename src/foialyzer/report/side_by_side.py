"""Two prints of one mail side by side: what one hides and the other shows."""

from collections.abc import Iterator, Mapping

import regex
from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.mail.copies.search import Copy, Difference
from foialyzer.page.span import Span
from foialyzer.report.palette import Paint
from foialyzer.report.prose import Block, set_excerpt

__all__ = ["Excerpts", "set_copies"]

_AROUND = 80  # characters shown on either side of a difference


@frozen
class Excerpts:
    """What one of two copies hides, with the text around it, and what the other shows, between what stands around."""

    difference: Difference
    redacted: tuple[str | Block, ...]
    before: tuple[str | Block, ...]
    words: tuple[str | Block, ...]
    after: tuple[str | Block, ...]


def set_copies(release: Release, paints: Mapping[str | None, Paint]) -> Iterator[tuple[Copy, tuple[Excerpts, ...]]]:
    """Yield each pair of copies with its differences, each with what one print hides and the other shows.

    Args:
        release: with its copies.
        paints: of its grounds.
    """
    for copy in release.copies:
        shown = []
        for difference in copy.differences:
            shows = difference.span_readable
            around = _around(shows, release.text)
            redacted = _around(difference.span_redacted, release.text)
            spans = (redacted, Span(around.start, shows.start), shows, Span(shows.end, around.end))
            shown.append(Excerpts(difference, *(set_excerpt(release, span, paints) for span in spans)))
        yield copy, tuple(shown)


def _around(span: Span, text: str) -> Span:
    """Return a span with what stands around it, from the beginning of a word to the end of one."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start and (cut := regex.search(r"\s", before)):
        start += cut.end()
    if end < len(text) and (cut := regex.search(r"\S*$", after)) and cut.start():
        end = span.end + len(after[: cut.start()].rstrip())
    return Span(start, end)
