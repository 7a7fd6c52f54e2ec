"""Every header in a text: labelled blocks, attribution lines, blocks on one line or in two columns, and chats."""

from bisect import bisect_right
from collections.abc import Sequence

from foialyzer.mail.headers.attributions import find_attributions
from foialyzer.mail.headers.blocks import announce, find_blocks
from foialyzer.mail.headers.chats import find_chats
from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.mail.headers.one_line import find_onelines
from foialyzer.mail.headers.stacked import find_columns
from foialyzer.page.lines import Line, split_lines

__all__ = ["find_headers"]


def find_headers(string: str) -> tuple[HeaderBlock, ...]:
    """Return every mail header in a text, in order and disjoint.

    Where kinds overlap the labelled block wins: it says most.

    Args:
        string: any text.

    Example:
        >>> text = "Van: ██████ BZK/DGOO\\nVerzonden: dinsdag 5 maart 2019 10:22\\nAan: ██████ FIN/DGRB\\n\\nAkkoord."
        >>> [(h.style, h.sent.iso) for h in find_headers(text)]
        [('block', '2019-03-05T10:22')]
    """
    lines = split_lines(string)
    taken: list[HeaderBlock] = []
    attributions = _announced(find_attributions(string, lines), lines)
    for found in (find_blocks(lines), find_columns(lines), find_onelines(lines), attributions, find_chats(lines)):
        taken = sorted([*taken, *_disjoint(found, taken)], key=lambda header: header.span)
    return tuple(taken)


def _disjoint(found: Sequence[HeaderBlock], taken: Sequence[HeaderBlock]) -> list[HeaderBlock]:
    starts = [header.span.start for header in taken]
    kept = []
    for header in found:
        at = bisect_right(starts, header.span.start)
        near = taken[max(0, at - 1) : at + 1]
        if not any(header.span.meet(other.span) for other in near):
            kept.append(header)
    return kept


def _announced(headers: Sequence[HeaderBlock], lines: Sequence[Line]) -> list[HeaderBlock]:
    """Return attributions widened by the separators above them; only words count, a rule may be a signature's."""
    starts = [line.span.start for line in lines]
    widened = []
    for header in headers:
        first = bisect_right(starts, header.span.start) - 1
        wider = announce(header, lines, 0, first)
        widened.append(wider if wider.forwarded else header)
    return widened
