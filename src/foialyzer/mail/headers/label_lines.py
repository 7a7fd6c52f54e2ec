"""Lines of a mail header: a label, and where its value begins, also where the colon is lost or the label misread."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import regex
from attrs import frozen

from foialyzer.mail.dates import find_date
from foialyzer.mail.headers.languages import Field, find_label, find_misread_label, find_nearly_label, is_separator
from foialyzer.page.layout import COVER
from foialyzer.page.lines import Line

__all__ = ["PEOPLE", "Entry", "find_entries", "find_inner_labels", "main_field", "usual_field"]

PEOPLE = ("from", "to", "cc", "bcc", "reply_to")
_BESIDE = 5  # lines above or below a date
# "Van: Jan", "De : Jean", "*From:* Alex", "**Von**: Erika", struck through: "~~Van: Jan~~"
_LABEL = regex.compile(r"(?P<mark>[*_~]{1,3}+)?(?P<label>[^:：;\n]{1,40}?)(?(mark)[*_~]{0,3})\s?[:：](?(mark)[*_~]{0,3})\s*")
_BARE = regex.compile(rf"(?P<label>[^\W\d_]{{2,12}})\s+(?=.*?[{COVER}@;\d])")
# "Vari: Jan", "V an : Jan", "0nderwerp: plan", "Van; Jan"
_MISREAD = regex.compile(r"[^\w\n–-]{0,2}(?P<label>[^\W_](?:[\w!| ]{1,18}))\s?(?:[:;]|\.(?=\s))\s*(?=\S)")
# "Ven: Jan", above "Verzonden: dinsdag 5 maart 2019 16:50"
_SHORT = regex.compile(r"(?P<label>[^\s:;.]{2,5})\s?[:;.]\s+(?=\S)")
# "Van: Jan Bos   Verzonden: dinsdag 5 maart 2019 16:50": the second label
_INNER = regex.compile(r"(?<=\s)(?P<label>[^\W\d_][\w.-]{0,14})\s?[:：]\s+(?=\S)")
_LONGEST_LINE = 1000  # characters of a line with several labels
# "Van Jan Bos", beside "Verzonden dinsdag 5 maart 2019 16:50"
_PLAIN = regex.compile(r"(?P<label>[^\W\d_]{2,12})\s+(?=\S)")


@frozen
class Entry:
    """A labelled line and the lines that go on with its value.

    Args:
        meanings: what its label stands for, as `find_label` gives it.
        label: as printed.
        first: number of its line.
        start, value_start: where label and value begin in the text.
        strong: whether a colon parts the two.
        last: number of the last line of its value, -1 where that is not known yet.
    """

    meanings: tuple[tuple[str, Field], ...]
    label: str
    first: int
    start: int
    value_start: int
    strong: bool
    last: int = -1


def find_entries(lines: Sequence[Line]) -> list[Entry | None]:
    """Return, for each line, the entry it opens, None where it has no label.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> text = "Van Jan Bos\\nVerzonden dinsdag 5 maart 2019 16:50\\nVan maandag af is hij vrij."
        >>> entries = find_entries(split_lines(text))
        >>> [entry.label for entry in entries if entry]
        ['Van', 'Verzonden']
    """
    return _beside_labels(lines, _beside_dates(lines, [_entry(line, index) for index, line in enumerate(lines)]))


def _entry(line: Line, index: int) -> Entry | None:
    match = _LABEL.match(line.text)
    meanings = find_label(match["label"]) if match else ()
    strong = bool(meanings)
    if not meanings:
        match = _BARE.match(line.text[:200])
        meanings = find_label(match["label"]) if match else ()
    if not meanings:
        match, strong = _MISREAD.match(line.text[:200]), True
        meanings = find_misread_label(match["label"]) if match else ()
    if not match or not meanings:
        return None
    if not strong:
        meanings = tuple(meaning for meaning in meanings if _fits_bare(meaning[1], line.text[match.end() :]))
    start = line.content.start
    return Entry(meanings, match["label"], index, start, start + match.end(), strong) if meanings else None


def _fits_bare(field: Field, value: str) -> bool:
    """Tell whether a value after a label without colon is of a kind that running text rarely is."""
    if field in PEOPLE:
        return value.startswith(COVER) or "@" in value
    found = find_date(value) if field == "sent" else None
    return found is not None and found.precision == "minute"


def _beside_dates(lines: Sequence[Line], entries: list[Entry | None]) -> list[Entry | None]:
    """Return the entries with those whose label lacks its colon and that stand directly above or below the line of a date."""
    dated = [entry.first for entry in entries if entry and main_field(entry) == "sent"]
    for at in dated:
        for step in (-1, 1):
            index = at + step
            while 0 <= index < len(lines) and abs(index - at) <= _BESIDE:
                entries[index] = entries[index] or _plain_entry(lines[index], index)
                if not entries[index]:
                    break
                index += step
    return entries


def _beside_labels(lines: Sequence[Line], entries: list[Entry | None]) -> list[Entry | None]:
    """Return the entries with those whose short label is misread ("Ven: Jan"), directly above or below a sure one."""
    sure = [entry.first for entry in entries if entry and entry.strong]
    for index in {index for at in sure for index in (at - 1, at + 1) if 0 <= index < len(lines)}:
        free = entries[index] is None and not is_separator(lines[index].text)
        match = _SHORT.match(lines[index].text[:40]) if free else None
        meanings = find_nearly_label(match["label"]) if match else ()
        start = lines[index].content.start
        if match and meanings:
            entries[index] = Entry(meanings, match["label"], index, start, start + match.end(), strong=True)
    return entries


def _plain_entry(line: Line, index: int) -> Entry | None:
    """Return the entry of a line that begins with the word of a label, is no sentence and announces no mail."""
    match = _PLAIN.match(line.text[:200])
    plain = match is not None and match["label"][0].isupper() and line.text[-1] not in ".?!" and not is_separator(line.text)
    meanings = find_label(match["label"]) if match and plain else ()
    start = line.content.start
    return Entry(meanings, match["label"], index, start, start + match.end(), strong=False) if match and meanings else None


def find_inner_labels(text: str) -> Iterator[tuple[tuple[tuple[str, Field], ...], str, int, int]]:
    """Yield what each label inside a line or a value means, how it is printed, and where label and value begin.

    Example:
        >>> [label for _, label, _, _ in find_inner_labels("Jan Bos   Verzonden: maandag   Aan: Piet   Let op: nee")]
        ['Verzonden', 'Aan']
    """
    for match in _INNER.finditer(text[:_LONGEST_LINE]):
        if meanings := find_label(match["label"]):
            yield meanings, match["label"], match.start(), match.end()


def main_field(entry: Entry) -> Field:
    """Return the field that most languages mean by a label."""
    return usual_field(entry.meanings)


@cache
def usual_field(meanings: tuple[tuple[str, Field], ...]) -> Field:
    """Return the field that is meant most often among some meanings of a label, as `find_label` gives them."""
    return Counter(field for _, field in meanings).most_common(1)[0][0]
