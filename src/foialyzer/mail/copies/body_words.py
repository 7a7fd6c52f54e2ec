"""The words and covers of a message body, as two prints of one mail are compared by."""

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import regex
from attrs import frozen

from foialyzer.mail.body import find_parts
from foialyzer.mail.messages import Message
from foialyzer.page.layout import COVER
from foialyzer.page.lines import split_lines
from foialyzer.page.span import Span

__all__ = ["SHINGLE", "Words", "list_shingles", "split_words"]

SHINGLE = 3  # words that stand together
_MOST = 4000  # words and covers of one body that are compared
_TOKEN = regex.compile(rf"{COVER}++|\w++")


@frozen
class Words:
    """What stands in a body, in order.

    Args:
        keys: each word without its case; a cover is one `█`; a word that touches a cover may be part of one, ends in `█`, and so
            is no other.
        starts, ends: where each stands in the running text.
        written: how many of them stand above the signature, the line of a device and any disclaimer.
    """

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    written: int

    @cached_property
    def once(self) -> dict[str, int]:
        """The stretches of three words that stand once in it, each with its place."""
        seen: dict[str, int] = {}
        twice = set()
        for at, shingle in list_shingles(self.keys):
            if shingle in seen:
                twice.add(shingle)
            seen[shingle] = at
        return {shingle: at for shingle, at in seen.items() if shingle not in twice}

    @cached_property
    def letters(self) -> tuple[int, ...]:
        """How many letters can be read before each word, and in all; a word that touches a cover has none."""
        return (0, *accumulate(0 if key[-1] == COVER else len(key) for key in self.keys))


def split_words(string: str, message: Message) -> Words:
    """Return the words and covers of the body of a message, the first 4,000 of them.

    Args:
        string: the running text.
        message: one of its messages.
    """
    span = message.body_span
    found = []
    for match in _TOKEN.finditer(string, span.start, span.end):
        found.append(match)
        if len(found) == _MOST:
            break
    starts, ends = [match.start() for match in found], [match.end() for match in found]
    keys = [COVER if match[0][0] == COVER else match[0].casefold() for match in found]
    for index in range(1, len(found)):
        if ends[index - 1] == starts[index]:
            keys[index - 1 : index + 1] = [
                key if key == COVER else f"{key.rstrip(COVER)}{COVER}" for key in keys[index - 1 : index + 1]
            ]
    below = _signature(string, span)
    written = sum(start < below for start in starts)
    return Words(tuple(keys), tuple(starts), tuple(ends), written)


def _signature(string: str, span: Span) -> int:
    """Return where the first of signature, disclaimer and device line of a body begins; its end where it has none."""
    parts = find_parts(split_lines(span.of(string), span.start))
    return min((part.span.start for part in parts), default=span.end)


def list_shingles(keys: Sequence[str]) -> list[tuple[int, str]]:
    """Return the stretches of three readable words that nothing parts, each with its place.

    Example:
        >>> list_shingles(["zie", "de", "brief", "█", "van", "de", "heer", "jan█"])
        [(0, 'zie de brief'), (4, 'van de heer')]
    """
    found = []
    run = 0
    for index, key in enumerate(keys):
        run = 0 if key[-1] == COVER else run + 1
        if run >= SHINGLE:
            first = index - SHINGLE + 1
            found.append((first, " ".join(keys[first : index + 1])))
    return found
