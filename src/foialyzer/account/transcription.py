"""The body of a message as released, with every redaction named by its ground."""

from collections.abc import Callable, Sequence

from foialyzer.mail.languages import is_rule, is_separator
from foialyzer.page.line import split_lines
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
    parts = []
    at = span.start
    for redaction in redactions:
        where = redaction.span
        if where is not None and at <= where.start and where.end <= span.end:
            parts += [string[at : where.start], name(redaction)]
            at = where.end
    parts.append(string[at : span.end])
    lines = [line.text for line in split_lines("".join(parts))]
    while lines and (not lines[-1] or is_rule(lines[-1]) or is_separator(lines[-1])):
        lines.pop()
    return "\n".join(lines).strip()
