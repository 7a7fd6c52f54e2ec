"""What a fictional release on paper is made of: the recipe of a PDF, and the truth about what is drawn from it.

The texts of a recipe hold everything that the release hides: `{{10.2.e|Noor van Dalen}}` is covered on the ground 10.2.e.
"""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import cattrs
from attrs import field, frozen
from typesetting import Covered, Look

MailStyle = Literal["outlook", "inline", "apple", "gmail", "english", "english_inline"]


@frozen
class Mail:
    """One printed mail.

    Args:
        sent: as printed.
        sender, to, cc, subject, attachments: as printed.
        unit, domain: of the sender, where they stay readable.
        body: paragraphs; an empty one is a blank line.
        style: how its header is printed; what follows a `gmail` or `apple` header is quoted with a bar.
    """

    sent: datetime
    sender: str
    body: list[str]
    to: list[str] = field(factory=list)
    cc: list[str] = field(factory=list)
    subject: str = ""
    attachments: str = ""
    unit: str | None = None
    domain: str | None = None
    style: MailStyle = "inline"


@frozen
class Line:
    """One message of a chat."""

    sent: datetime
    sender: str
    text: str


@frozen
class Whole:
    """A page that is covered as a whole: so many characters are hidden on it."""

    code: str
    chars: int


@frozen
class Annex:
    """One document: a thread of mails, a chat or a memo.

    Args:
        number: that the inventory gives it, and that its label prints.
        title: in the outline.
        owner: of the mailbox, printed above the first mail.
        mails: newest first.
        chat: oldest first.
        memo: paragraphs; `# ` begins a heading, `label | value` a line of its head.
        whole: pages after all this that are covered from top to bottom.
        looks: how this document hides things, where that differs from the parcel.
        source: how its pages reach the file: printed, scanned, or in strips with text that cannot be seen; one for each page.
    """

    number: str
    title: str
    owner: str | None = None
    mails: list[Mail] = field(factory=list)
    chat: list[Line] = field(factory=list)
    memo: list[str] = field(factory=list)
    whole: list[Whole] = field(factory=list)
    looks: dict[str, Look] = field(factory=dict)
    source: list[Literal["print", "scan", "strips"]] = field(factory=list)


@frozen
class Row:
    """One row of the inventory."""

    number: str
    date: str
    title: str
    judgement: str
    grounds: str


@frozen
class Decision:
    """The decision letter and what goes with it.

    Args:
        style: of a ministry, with its facts in a column beside the text, or of a municipality, with its facts above it.
        authority: above the letter.
        return_address: above the addressee.
        addressee: line by line.
        facts: the column; `label | value`, or a line of an address.
        grounds: ids that it argues.
        paragraphs: `# ` begins a heading.
        law: articles printed after it, as paragraphs.
        footer: on every page.
    """

    style: Literal["ministry", "municipality"]
    authority: str
    signatory: str
    return_address: str
    addressee: list[str]
    facts: list[str]
    reference: str
    subject: str
    decided: date
    request_date: date
    received_date: date
    statute: str
    grounds: list[str]
    documents_found: int
    objection_weeks: int
    paragraphs: list[str]
    extended_until: date | None = None
    annexes_announced: int | None = None
    law: list[str] = field(factory=list)
    footer: str = ""


@frozen
class Cover:
    """A page in colour before everything else."""

    title: str
    lines: list[str]


@frozen
class Parcel:
    """A fictional release in PDF.

    Args:
        file: its name.
        label: printed on each page of a document, `{}` being its number.
        stamp: of the first page, counted on; None where pages bear none.
        outline: whether there are bookmarks.
        looks: how things are hidden, by code.
        inventory_head: of the columns of the inventory.
    """

    file: str
    title: str
    author: str
    producer: str
    label: str
    letter: Decision
    annexes: list[Annex]
    looks: dict[str, Look]
    inventory: list[Row] = field(factory=list)
    inventory_title: str = ""
    inventory_head: list[str] = field(factory=list)
    cover: Cover | None = None
    stamp: int | None = None
    outline: bool = True


@frozen
class Part:
    """One document of the parcel: its kind, its number, and the pages it stands on."""

    kind: Literal["letter", "law_text", "inventory", "annex", "other"]
    label: str | None
    pages: tuple[int, int]


@frozen
class Posted:
    """What is true of one mail or one message of a chat."""

    sent: str
    unit: str | None
    domain: str | None
    subject: str
    part: int
    chat: bool
    pages: tuple[int, int]


@frozen
class Truth:
    """What is true of a drawn parcel.

    Args:
        covered: every box that hides text, in the order drawn.
        posted: every mail and chat message, in the order printed.
        parts: in page order.
        sources: how each page reaches the file.
    """

    covered: tuple[Covered, ...]
    posted: tuple[Posted, ...]
    parts: tuple[Part, ...]
    sources: tuple[str, ...]


def load_parcel(path: Path) -> Parcel:
    """Return the recipe that a TOML file holds."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (date, datetime):
        converter.register_structure_hook(kind, lambda value, _: value)
    return converter.structure(tomllib.loads(path.read_text("utf-8")), Parcel)
