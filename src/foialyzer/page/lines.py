"""Lines of the running text, with how deep each is quoted."""

from attrs import frozen

from foialyzer.page.span import Span

__all__ = ["Line", "split_lines"]

_INDENT = " \t\xa0"


@frozen
class Line:
    """One line.

    Args:
        span: all of it, with its line break.
        content: what is left without quote marks, indent and trailing white space; empty on a blank line.
        depth: how many `>` stand before the content.
    """

    span: Span
    content: Span
    depth: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it but quote marks and white space."""
        return not self.text


def split_lines(string: str, offset: int = 0) -> tuple[Line, ...]:
    """Return the lines of a text; their spans tile it.

    Grammar of a line: `indent? (">" indent?)* content white-space? newline?`.

    Args:
        string: any text; only `\\n` breaks a line.
        offset: added to every position.

    Example:
        >>> [(line.depth, line.text) for line in split_lines("> > a\\n\\nb")]
        [(2, 'a'), (0, ''), (0, 'b')]
    """
    lines = []
    start = 0
    while start < len(string):
        end = string.find("\n", start) + 1 or len(string)
        at, depth = _skip_quotes(string, start, end)
        text = string[at:end].rstrip()
        first = offset + (at if text else start)
        lines.append(Line(Span(offset + start, offset + end), Span(first, first + len(text)), depth, text))
        start = end
    return tuple(lines)


def _skip_quotes(string: str, start: int, end: int) -> tuple[int, int]:
    depth = 0
    while start < end and (string[start] == ">" or string[start] in _INDENT):
        depth += string[start] == ">"
        start += 1
    return start, depth
