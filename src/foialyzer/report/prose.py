"""Text of a release with every redaction as a block: what the pages of a report show."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter

import regex
from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.account.transcription import transcribe
from foialyzer.mail.messages import Message
from foialyzer.page.layout import COVER
from foialyzer.page.span import Span
from foialyzer.redaction.redaction import Redaction
from foialyzer.report.palette import Paint, paint_of

__all__ = ["Block", "clean", "label_of", "set_excerpt", "set_message", "set_printed"]

_PIECE = 16  # characters of the pieces in which a block breaks over lines
_LONG = 320  # characters from which on a block takes whole lines
_LINE = 75  # characters of such a line
_MOST = 60  # lines it takes at most
_OPEN, _CLOSE = "\ue000", "\ue001"  # stand around the number of a redaction; taken out of the document first
_NUMBERED = regex.compile(rf"{_OPEN}(\d++){_CLOSE}")
_WRAPPED = regex.compile(
    r"(?<=[^\n]{60})\n(?=\p{Ll}{2})"
)  # a line that goes on, as one of 60 characters or more does in lower case
_RUN = regex.compile(rf"{COVER}++")


@frozen
class Block:
    """What stands for redacted text.

    Args:
        css: the class of its colour.
        label: the code of its ground, with a question mark where that is not printed; empty where it is not asked for.
        pieces: lengths in characters, each at most 16, of what it is drawn from.
        lines: how many whole lines it takes instead; 0 for one that flows.
        redaction: None where it is not known which.
        basis: key of what its ground rests on.
    """

    css: str
    label: str
    pieces: tuple[int, ...]
    lines: int = 0
    redaction: Redaction | None = None
    basis: str = "basis_unknown"


def label_of(redaction: Redaction) -> str:
    """Return what is printed on the block of a redaction: codes, or `?`; one that is inferred has a question mark behind it.

    Example:
        >>> from foialyzer.page.box import Box
        >>> from foialyzer.redaction.hidden_chars import HiddenChars
        >>> from foialyzer.redaction.redaction import GroundTag
        >>> tag = GroundTag("nl-wob:10.2.e", "inferred", 0.9, "it stands in a header")
        >>> label_of(Redaction("r1", 1, (Box(0, 0, 1, 1),), "black", "shape", HiddenChars(), grounds=(tag,)))
        '10.2.e?'
    """
    if not redaction.grounds:
        return "–" if redaction.mark else "?"
    sure = [tag for tag in redaction.grounds if tag.basis not in {"letter", "inferred"}]
    codes = [tag.id.partition(":")[2] for tag in sure or redaction.grounds[:1]]
    return " ".join(codes) + ("" if sure else "?")


def set_message(
    text: str, message: Message, mine: Sequence[Redaction], paints: Mapping[str | None, Paint]
) -> tuple[str | Block, ...]:
    """Return the body of a message: text and blocks in turn, quote marks taken off.

    Line breaks are kept, but for those with which a long line goes on in lower case: they are the paper's, not the writer's.

    Args:
        text: the running text, as `clean` returns it.
        message: one of its messages.
        mine: the redactions in it, in text order.
        paints: of the grounds.
    """
    numbers = {redaction.id: number for number, redaction in enumerate(mine)}
    told = transcribe(text, message.body_span, mine, lambda one: f"{_OPEN}{numbers[one.id]}{_CLOSE}")
    parts = _NUMBERED.split(_WRAPPED.sub(" ", told))
    return tuple(_sized(mine[int(part)], None, paints) if at % 2 else part for at, part in enumerate(parts) if part)


def clean(text: str) -> str:
    """Return a text, as long as it was, without the two signs that stand around a redaction here."""
    return text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")


def set_excerpt(release: Release, span: Span, paints: Mapping[str | None, Paint]) -> tuple[str | Block, ...]:
    """Return a stretch of the running text, its redactions as blocks.

    Args:
        release: whose text it is.
        span: of it.
        paints: of the grounds.
    """
    parts: list[str | Block] = []
    at = span.start
    for run in _RUN.finditer(release.text, span.start, span.end):
        index = bisect_left(release.redactions, run.start() + 1, key=attrgetter("start")) - 1
        block = Block("gu", "?", _pieces(len(run[0]))) if index < 0 else _sized(release.redactions[index], len(run[0]), paints)
        parts += [release.text[at : run.start()], block]
        at = run.end()
    return tuple(part for part in (*parts, release.text[at : span.end]) if part)


def _sized(redaction: Redaction, length: int | None, paints: Mapping[str | None, Paint]) -> Block:
    """Return the block of a redaction, as long as what it hides, or as is said."""
    hidden = redaction.hidden_chars.estimate if length is None else length
    basis = redaction.grounds[0].basis if redaction.grounds else "mark" if redaction.mark else "unknown"
    lines = min(_MOST, -(-hidden // _LINE)) if hidden > _LONG else 0
    pieces = () if lines else _pieces(hidden)
    return Block(paint_of(redaction, paints).css, label_of(redaction), pieces, lines, redaction, f"basis_{basis}")


def _pieces(length: int) -> tuple[int, ...]:
    whole, rest = divmod(max(1, length), _PIECE)
    return (_PIECE,) * whole + ((rest,) if rest else ())


def set_printed(printed: str) -> tuple[str | Block, ...]:
    """Return a header value as printed: text, and a short block for each run of `█`.

    Example:
        >>> [part if isinstance(part, str) else sum(part.pieces) for part in set_printed("███ WBW/DIR")]
        [3, ' WBW/DIR']
    """
    parts: list[str | Block] = []
    at = 0
    for run in _RUN.finditer(printed):
        parts += [printed[at : run.start()], Block("gn", "", (min(_PIECE, len(run[0])),))]
        at = run.end()
    return tuple(part for part in (*parts, printed[at:]) if part)
