"""The body of a message as released, with every redaction named by its ground."""

from collections.abc import Callable, Sequence

from foialyzer.mail.headers.languages import is_rule, is_separator
from foialyzer.page.layout import COVER
from foialyzer.page.lines import split_lines
from foialyzer.page.span import Span
from foialyzer.redaction.redaction import Redaction

__all__ = ["name_redaction", "transcribe"]


def name_redaction(redaction: Redaction) -> str:
    """Return how a redaction is named in a text: `[[gelakt nl-wob:10.2.e]]`.

    An unknown ground reads `[[gelakt ?]]`; a mark takes the place of a ground; of two inferred grounds the likelier is named.
    """
    printed = [tag.id for tag in redaction.grounds if tag.settled]
    if not printed:
        printed = [redaction.grounds[0].id if redaction.grounds else redaction.mark or "?"]
    return f"[[gelakt {', '.join(printed)}]]"


def transcribe(
    string: str, span: Span, redactions: Sequence[Redaction], name: Callable[[Redaction], str] = name_redaction
) -> str:
    """Return a stretch of the running text in which each redaction reads `[[gelakt nl-wob:10.2.e]]`.

    Of a redaction between whose lines words can be read, the first line is named, and those words stay.
    Quote marks, and rules or separators at the end, are left off.

    Args:
        string: the running text.
        span: of the body.
        redactions: in text order; those outside are ignored.
        name: what to write for a redaction.

    Example:
        >>> transcribe("> Dag ███,\\n>\\n> tot later\\n", Span(0, 24), [])
        'Dag ███,\\n\\ntot later'
    """
    mine = [(one.span, one) for one in redactions if one.span and span.start <= one.span.start and one.span.end <= span.end]
    ends = [
        min([_first_run(string, where), *(other.start for other, _ in mine[n : n + 1])]) for n, (where, _) in enumerate(mine, 1)
    ]
    parts, at = [], span.start
    mixed = any(end < where.end for (where, _), end in zip(mine, ends, strict=True))
    for (where, redaction), end in zip(mine, ends, strict=True):
        between = string[at : where.start]
        parts += [between.replace(COVER, "") if mixed else between, name(redaction)]
        at = max(at, end)
    rest = string[at : span.end]
    parts.append(rest.replace(COVER, "") if mixed else rest)
    lines = [line.text for line in split_lines("".join(parts))]
    while lines and (not lines[-1] or is_rule(lines[-1]) or is_separator(lines[-1])):
        lines.pop()
    return "\n".join(lines).strip()


def _first_run(string: str, where: Span) -> int:
    """Return the end of a redaction, or of its first line where words that can be read stand between its lines."""
    hidden = where.of(string)
    if not hidden.replace(COVER, "").strip():
        return where.end
    return where.start + len(hidden) - len(hidden.lstrip(COVER))
