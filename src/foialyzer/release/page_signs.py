"""What each page says of the document it belongs to: labels, stamps, page numbers, and the first lines."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from urllib.parse import unquote

import regex
from attrs import evolve, field, frozen

from foialyzer.page.grid import Row, split_rows
from foialyzer.page.page import Document, Page
from foialyzer.page.turning import find_turn, turn_page
from foialyzer.page.words import edges_of, texts_of

__all__ = ["PageSigns", "find_signs"]

Corner = tuple[bool, int]  # whether at the top, and how far to the right, in eighths
_ZONE = 0.13  # of the height of a page: where labels and page numbers stand
_EDGE = 0.07  # of the height: where stamps stand
_SLOTS = 8  # places along an edge at which stamps are told apart
_GAP = 1.5  # heights of a word: a wider gap parts a label from what stands beside it
_HEAD = 8  # rows at the top of a page that are kept
_LONGEST = 160  # characters of such a row
# "Pagina 3 van 12", "NVWA Rapport 26/18. Pag. 1 van 2.", "page 2 of 4", "Blad 1/3"
_NUMBERED = regex.compile(
    r"(?<!\w)(?:pagina|page|pag\.?|blad|p\.)\s{0,2}(\d{1,4})\s{0,2}(?:van|of|/)\s{0,2}(\d{1,4})(?!\d)", regex.I
)
_FRACTION = regex.compile(r"[-–]?\s{0,2}(\d{1,3})\s{0,2}(?:/|van|of)\s{0,2}(\d{1,3})\s{0,2}[-–]?", regex.I)
# "Doc 1a", "Document 7", "Doc. nr. 646.5", "DOC_12"
_LABEL = regex.compile(
    r"doc(?:ument)?(?:nummer)?[._]?\s{0,2}(?:nr\.?\s{0,2})?(\d{1,6}(?:\.\d{1,3})?\s?[.\-]?\s?[a-z]?)\W?", regex.I
)
# "00002 - Deels Openbaar"
_JUDGED = regex.compile(r"(\d{1,6})\s?[-–—]\s?(?:(?:deels|gedeeltelijk|geheel|volledig|niet|reeds)\s)?openbaar", regex.I)
# "Bijlage 3", "Annex 2a", "nr. 12": labels where they run through an input, headings elsewhere
_TAGS = {
    "annex": regex.compile(r"(?:bijlage|bijl\.|annex|appendix|productie)\s?(?:nr\.?\s?)?(\d{1,4}\s?[a-z]?)\W?", regex.I),
    "number": regex.compile(r"(?:nr|no|nummer|stuk)\.?\s?(\d{1,4}(?:\.\d{1,3})?\s?[a-z]?)\W?", regex.I),
    "sheet": regex.compile(r"(\d{1,4}\s?[a-z]?)\W?", regex.I),
}
_SHEET = 12  # words at most on a sheet that only says which document follows
# "7", "- 7 -"
_FOOT = regex.compile(r"[-–|]?\s?(\d{1,3})\s?[-–|]?")
# "file:///T:/map/Doc.%203%20RE%20jaarrapportage.htm"
_FILE = regex.compile(r"file:/{2,3}[^\n]*/doc(?:ument)?\.?\s{0,2}(\d{1,4}[a-z]?)(?!\d)", regex.I)
_STAMP = regex.compile(r"0\d{3}|\d{5,8}")  # a misread code, "1026" for 10.2.e, has four digits and no zero before them
_BARE = regex.compile(r"\d{1,4}(?:\.\d{1,3})?\s?\.?\s?[a-z]?\.?", regex.I)


@frozen
class PageSigns:
    """What one page says of itself.

    Args:
        page: its number in the input.
        width, height: of the page turned upright.
        numbered: (3, 12) of "Pagina 3 van 12"; None where nothing is printed.
        label: number of the document as labelled ("Doc 1a"); None where there is none.
        bare: number alone on a line at the top, a label only where an inventory knows it.
        tag: words and number of what may be a label ("Bijlage 3"), with the kind of words.
        sheet: whether that, or the label, is all it says, or the first of a few words.
        foot: number alone in its foot.
        stamps: numbers in the corners that stay the same over a document, each with the corner it stands in.
        counter: a stamp that counts pages; None where there is none.
        head: first rows.
        filled: how far down the page its text reaches, of its height.
        last: its last row, page numbers left out.
        words: how many it has.
    """

    page: int
    width: float
    height: float
    numbered: tuple[int, int] | None = None
    label: str | None = None
    bare: str | None = None
    tag: tuple[str, str] | None = None
    sheet: bool = False
    foot: int | None = None
    stamps: frozenset[tuple[Corner, str]] = frozenset()
    counter: int | None = None
    head: tuple[str, ...] = ()
    filled: float = 0.0
    last: str = ""
    words: int = field(default=0)


def find_signs(document: Document) -> tuple[PageSigns, ...]:
    """Return what each page of a document says of itself.

    A number in a corner is a stamp when it stands at one place on several pages. Where it grows by one on every page it counts
    pages; where it stays the same over some pages, or jumps, it names documents.

    Args:
        document: of printed pages; its pages are turned for it so that their words stand level.
    """
    slots: dict[Corner, dict[int, str]] = defaultdict(dict)
    signs = []
    for read in document.pages:
        page = turn_page(read, find_turn(read))
        lines = _Lines(page)
        signs.append(_signs(page, lines))
        for slot, number in _corners(page, lines):
            slots[slot][page.number] = number
    naming, counting = _sorted_slots(slots)
    known = (evolve(sign, stamps=frozenset(naming[sign.page]), counter=counting.get(sign.page)) for sign in signs)
    return tuple(_with_blank_pages(known))


def _with_blank_pages(signs: Iterable[PageSigns]) -> Iterator[PageSigns]:
    """Yield signs in which a page without words has the page number that follows from the page before it."""
    above = None
    for sign in signs:
        if sign.words == 0 and above and above[0] < above[1]:
            yield evolve(sign, numbered=(above[0] + 1, above[1]))
            above = (above[0] + 1, above[1])
        else:
            yield sign
            above = sign.numbered


class _Lines:
    """The rows of a page, and its words by their edges; local to `find_signs`."""

    def __init__(self, page: Page) -> None:
        self.rows = split_rows(page.words)
        self.height, self.width = page.height or 1.0, page.width or 1.0
        self.edge = [row for row in self.rows if self.in_zone(row)]
        self._texts = texts_of(page.words)
        self._boxes = list(edges_of(page.words))

    def in_zone(self, row: Row) -> bool:
        """Tell whether a row stands where labels and page numbers do."""
        return row.bottom <= _ZONE * self.height or row.top >= (1 - _ZONE) * self.height

    def is_apart(self, row: Row, x0: float) -> bool:
        """Tell whether a label would stand so: in the foot, at the very top, or in the right half; a heading does not."""
        return row.top > 0.5 * self.height or row.bottom <= _EDGE * self.height or x0 > 0.5 * self.width

    def is_body(self, row: Row) -> bool:
        """Tell whether a row is neither the number of a page, nor that of a document, nor at the foot of the page."""
        named = _label(row.text) or (self.in_zone(row) and _tag(row.text))
        return not _is_number(row.text) and not named and row.top < (1 - _EDGE) * self.height

    def pieces(self, row: Row) -> Iterator[tuple[str, float, float]]:
        """Yield words that stand together in a row, with where they begin and where the last of them ends."""
        first, boxes = 0, [self._boxes[index] for index in row.items]
        parted = [
            at
            for at, (before, after) in enumerate(pairwise(boxes), 1)
            if after[0] - before[2] > _GAP * min(after[3] - after[1], before[3] - before[1])
        ]
        for end in (*parted, len(boxes)):
            text = " ".join([self._texts[index] for index in row.items[first:end]])
            yield text, boxes[first][0], boxes[end - 1][2]
            first = end


def _signs(page: Page, lines: _Lines) -> PageSigns:
    rows, height = lines.rows, lines.height
    notes = [note.text.strip() for note in page.annotations if note.kind == "FreeText" and note.text]
    pieces = [text for row in lines.edge for text, _, _ in lines.pieces(row)]
    top = [text for row in lines.edge[:4] if row.bottom <= _ZONE * height for text, _, _ in lines.pieces(row)]
    head = islice((row for row in rows if lines.is_body(row)), _HEAD)
    last = next((row for row in reversed(rows) if lines.is_body(row)), None)
    lowest = next((row for row in sorted(rows, key=lambda row: -row.bottom) if lines.is_body(row)), None)
    announced = rows[0].text if rows and len(page.words) <= _SHEET and not lines.in_zone(rows[0]) else ""
    label = next((named for text in [*pieces, *notes, announced] if (named := _label(text))), None)
    apart = [text for row in lines.edge for text, x0, _ in lines.pieces(row) if lines.is_apart(row, x0)]
    tagged = (found for text in [*apart, announced] if (found := _tag(text)))
    tag = next(tagged, None) or _alone(page, lines)
    return PageSigns(
        page=page.number,
        width=page.width,
        height=page.height,
        numbered=next((number for row in rows if (number := _numbered(row.text, in_zone=lines.in_zone(row)))), None),
        label=label,
        tag=tag,
        sheet=bool(announced and (_label(announced) or _tag(announced) or (tag and tag[0] == "sheet"))),
        foot=_foot(lines),
        bare=next((text for text in top if _BARE.fullmatch(text)), None),
        head=tuple([row.text[:_LONGEST] for row in head]),
        filled=max(lowest.bottom, 0.0) / height if lowest else 0.0,
        last=last.text[-_LONGEST:] if last else "",
        words=len(page.words),
    )


def _tag(text: str) -> tuple[str, str] | None:
    """Return the words and the number of what may be a label."""
    for family in ("annex", "number"):
        found = _TAGS[family].fullmatch(text.strip()) if len(text) <= 24 else None
        if found:
            return family, "".join(found[1].split())
    return None


def _alone(page: Page, lines: _Lines) -> tuple[str, str] | None:
    """Return the number of a sheet on which nothing else stands, in the middle."""
    found = _TAGS["sheet"].fullmatch(lines.rows[0].text.strip()) if len(lines.rows) == 1 and len(page.words) <= 2 else None
    return ("sheet", "".join(found[1].split())) if found and not lines.in_zone(lines.rows[0]) else None


def _foot(lines: _Lines) -> int | None:
    """Return the number that stands alone in the foot of a page."""
    low = [row for row in lines.edge if row.top >= (1 - _ZONE) * lines.height]
    found = [_FOOT.fullmatch(text.strip()) for row in low for text, _, _ in lines.pieces(row)]
    numbers = [int(match[1]) for match in found if match]
    return numbers[-1] if len(numbers) == 1 else None


def _is_number(text: str) -> bool:
    return len(text) <= 60 and (_NUMBERED.search(text) is not None or regex.fullmatch(r"[\W\d]{1,6}", text) is not None)


def _numbered(text: str, *, in_zone: bool) -> tuple[int, int] | None:
    found = (_NUMBERED.search(text) or (_FRACTION.fullmatch(text) if in_zone else None)) if len(text) <= _LONGEST else None
    if found is None or not (in_zone or found.end() == len(text) or found.start() == 0):
        return None
    number, total = int(found[1]), int(found[2])
    return (number, total) if number <= total > 0 else None


def _label(text: str) -> str | None:
    if text.startswith("file:"):
        found = _FILE.match(unquote(text))
        return found[1] if found else None
    found = _LABEL.fullmatch(text.strip()) if len(text) <= 24 else None
    found = found or (_JUDGED.fullmatch(text.strip()) if len(text) <= 40 else None)
    return "".join(found[1].split()).rstrip(".-") if found else None


def _corners(page: Page, lines: _Lines) -> Iterator[tuple[Corner, str]]:
    for row in lines.edge:
        top = row.bottom <= _EDGE * page.height
        if not top and row.top < (1 - _EDGE) * page.height:
            continue
        for text, x0, x1 in lines.pieces(row):
            number = regex.sub(r"\W", "", text)
            if _STAMP.fullmatch(number) and page.width:
                yield (top, int((x0 + x1) / 2 / page.width * _SLOTS)), number


def _sorted_slots(
    slots: Mapping[Corner, Mapping[int, str]],
) -> tuple[Mapping[int, list[tuple[Corner, str]]], dict[int, int]]:
    """Return the stamps of each page that name its document, and the page count where one is stamped."""
    naming: dict[int, list[tuple[Corner, str]]] = defaultdict(list)
    counting: dict[int, int] = {}
    for corner, slot in slots.items():
        if len(slot) < 2:
            continue
        steps = [(later - earlier, int(slot[later]) - int(slot[earlier])) for earlier, later in pairwise(sorted(slot))]
        even = Counter(pages == numbers for pages, numbers in steps)
        if len(slot) >= 3 and even[True] >= 0.8 * len(steps):
            counting |= {page: int(number) for page, number in slot.items()}
        elif any(numbers == 0 for _, numbers in steps) or len({len(number) for number in slot.values()}) == 1:
            for page, number in slot.items():
                naming[page].append((corner, number))
    return naming, counting
