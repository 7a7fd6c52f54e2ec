"""The header of one printed mail, as a value."""

from typing import Literal

from attrs import frozen

from foialyzer.mail.dates import PrintedDate
from foialyzer.mail.headers.languages import Field
from foialyzer.page.span import Span

__all__ = ["HeaderBlock", "HeaderField", "HeaderStyle"]

HeaderStyle = Literal["block", "attribution", "chat"]


@frozen
class HeaderField:
    """One field of a header.

    Args:
        name: which field.
        label: as printed; None where the label itself was redacted or lost.
        value: as printed, lines joined by one space, without quote marks.
        span: of label and value in the text.
    """

    name: Field
    label: str | None
    value: str
    span: Span


@frozen
class HeaderBlock:
    """The header of one printed mail.

    Args:
        style: `block` (labelled lines) or `attribution` ("Op 3 nov. 2019 om 09:14 heeft ... geschreven:"),
            or `chat` ("[05-03-2019 10:22] Jan:").
        span: from its separator, or its first line, to the end of its last line.
        fields: in the order printed.
        sent: the date read from it; None where it has none that can be read.
        depth: how many `>` stand before its first line.
        languages: codes of the header tables its labels fit best.
        announced: whether a line such as "-----Oorspronkelijk bericht-----" or a rule stands above it and inside `span`.
        forwarded: whether that line has words.
    """

    style: HeaderStyle
    span: Span
    fields: tuple[HeaderField, ...]
    sent: PrintedDate | None
    depth: int
    languages: tuple[str, ...]
    announced: bool = False
    forwarded: bool = False

    def value(self, name: Field) -> str | None:
        """Return the value of a field, None where the header has no such field."""
        return next((field.value for field in self.fields if field.name == name), None)
