"""What a document of the parcel is called: its number and its title, from the outline, from labels, from its first lines."""

from collections.abc import Mapping, Sequence

import regex

from foialyzer.mail.headers.header import HeaderBlock
from foialyzer.page.layout import COVER
from foialyzer.release.boundaries import Boundary
from foialyzer.release.page_openings import is_title_line
from foialyzer.release.page_signs import PageSigns

__all__ = ["name_document"]

# "00002 - Deels Openbaar", "DOC 1a Verslag", "1. klacht 26", "Doc. 3"; "20-0858 besluit" and "2020 jaarverslag" are no numbers
_NUMBERED = regex.compile(
    r"(?:doc(?:ument)?\.?\s{0,2}(?:nr\.?\s{0,2})?(?P<labelled>\d{1,6}\s?[a-z]?(?:\.\d{1,3})?)(?!\w)"
    r"|(?P<led>0\d{2,5}|\d{1,3}[a-z]?)(?=\s{0,2}(?:[.)]\s|[-–]\s)))[\s.\-–_)]{0,4}(?P<rest>.*)",
    regex.IGNORECASE | regex.DOTALL,
)
_SUBJECT = regex.compile(r"\s*(?:betreft|onderwerp|subject)\s*:?\s+(?P<subject>\S.{3,})", regex.IGNORECASE)
_LONGEST = 160


def name_document(
    boundary: Boundary, sign: PageSigns, headers: Mapping[int, tuple[HeaderBlock, HeaderBlock | None]]
) -> tuple[str | None, str | None]:
    """Return title and number of a document; each is None where nothing gives it.

    The number is the one its bookmark names ("Doc. 3"), else the one printed on its pages, else the one its bookmark begins with
    ("00002 - ..."). The title is the subject of the mail or letter, else what its bookmark says behind the number, else the first
    line that reads as a title. A bookmark may hold what the pages hide, so a
    title is taken from it only where the pages show its words too.

    Args:
        boundary: where the document begins.
        sign: of its first page.
        headers: the mail header that opens a page, by page.
    """
    label = boundary.label
    shown = " ".join(sign.head).casefold()
    title = _heading(sign.head)
    for entry in boundary.titles:
        found = _NUMBERED.match(entry.strip())
        rest = (found["rest"] if found else entry).strip()
        if found and (label is None or found["labelled"]):
            label = _number(found["labelled"] or found["led"])
        if rest and all(word in shown for word in regex.findall(r"\w{3,}", rest.casefold())):
            title = rest[:_LONGEST]
    if boundary.page in headers:
        title = headers[boundary.page][0].value("subject") or title
    return title, label


def _heading(head: Sequence[str]) -> str | None:
    """Return the subject that the first lines of a page state, else the first of them that reads as a title."""
    subject = next((found["subject"] for row in head if (found := _SUBJECT.match(row))), None)
    return subject or next((row for row in head[:3] if is_title_line(row) and COVER not in row), None)


def _number(printed: str) -> str:
    return "".join(printed.split()).lstrip("0") or "0"
