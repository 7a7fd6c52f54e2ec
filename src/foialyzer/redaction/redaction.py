"""A redaction: one thing taken away, wherever it shows."""

from typing import Literal

from attrs import frozen

from foialyzer.page.box import Box
from foialyzer.page.layout import Cover
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import HiddenChars

__all__ = ["Basis", "GroundTag", "Leak", "MarkId", "Method", "Part", "Redaction", "Style", "covers_of"]

Style = Literal["black", "grey", "white", "coloured", "outlined", "marker", "annotation", "deleted"]
Method = Literal["shape", "pixel", "annotation", "marker"]
Part = Literal["header", "body", "signature", "margin", "letter", "other"]
Basis = Literal["printed", "inherited", "letter", "inferred", "human"]
Leak = Literal["text", "outline", "annotation", "metadata"]
# The marks that are told; of the others that `law.marks` reads ("n.v.t.", "opgeschort", "geheim") only the label is kept.
MarkId = Literal["out_of_scope", "duplicate", "already_public", "draft"]


@frozen
class GroundTag:
    """A legal ground a redaction rests on, and how that is known.

    Args:
        id: the ground, `statute:code`.
        basis: `printed` on it, `inherited` from the first of several boxes, `letter` (the letter names this one ground only),
            `inferred` from the letter's grounds and the place, or `human`: a reviewer says so.
        confidence: in (0, 1].
        reason: one sentence for people.
    """

    id: str
    basis: Basis
    confidence: float
    reason: str

    @property
    def on_paper(self) -> bool:
        """Whether it is printed: on the redaction itself, or on the first of several boxes."""
        return self.basis in {"printed", "inherited"}

    @property
    def settled(self) -> bool:
        """Whether nothing is inferred: it is printed, or a reviewer says so."""
        return self.on_paper or self.basis == "human"


@frozen
class Redaction:
    """One thing taken away.

    What a finder fills in stands first; span, message, part and grounds are added as the text is laid out and taken apart.

    Args:
        id: `r1`, `r2`, ... in the order of the document.
        page: number of the page, from 1.
        boxes: one per line of text it hides, in the unit of the page; as it is seen, where it was found in pixels.
        style: how it looks.
        method: how it was found.
        hidden_chars: how many characters it hides.
        label: the text printed on it, None when there is none.
        mark: what the label says that is no legal ground.
        span: where it stands in the running text.
        message: id of the message it stands in.
        part: of the message or letter.
        grounds: most likely first.
        leak: how what it hides can still be read, None when it cannot.
        leaked: the words that can still be read; kept only where they are asked for.
        lines: one box per line of text it hides, where `boxes` are not that.
        confidence: in (0, 1], that something was taken away here; below 1 for words deleted without leaving a box.
        reason: one sentence on what that guess rests on; None where a cover or marker shows it.
    """

    id: str
    page: int
    boxes: tuple[Box, ...]
    style: Style
    method: Method
    hidden_chars: HiddenChars
    label: str | None = None
    mark: MarkId | None = None
    span: Span | None = None
    message: str | None = None
    part: Part = "other"
    grounds: tuple[GroundTag, ...] = ()
    leak: Leak | None = None
    leaked: str | None = None
    lines: tuple[Box, ...] = ()
    confidence: float = 1.0
    reason: str | None = None

    @property
    def start(self) -> int:
        """Where it begins in the running text; 0 before it is laid out."""
        return self.span.start if self.span else 0


def covers_of(redaction: Redaction) -> tuple[Cover, ...]:
    """Return what the layout needs to know of a redaction: one cover per line it hides, the estimate shared out by width.

    Example:
        >>> r = Redaction("r1", 1, (Box(0, 0, 3, 1), Box(0, 1, 1, 2)), "marker", "marker", HiddenChars(4, 8, 9))
        >>> [cover.length for cover in covers_of(r)]
        [6, 2]
    """
    boxes = redaction.lines or redaction.boxes
    width = sum(box.width for box in boxes) or 1.0
    estimate = redaction.hidden_chars.estimate
    return tuple(Cover(redaction.page, box, max(1, round(estimate * box.width / width))) for box in boxes)
