"""Attribution lines: "Op 3 nov. 2019 om 09:14 heeft ... het volgende geschreven:", in any language of the tables."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex
from attrs import frozen

from foialyzer.mail.dates import PrintedDate, find_date
from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.mail.headers.languages import load_header_tables
from foialyzer.page.lines import Line
from foialyzer.page.span import Span

__all__ = ["find_attributions"]

_SPACE = r"[\s>\xa0]{1,12}"
_BACK = 12  # lines an attribution may have begun before its verb; a blank line follows each in some transcripts
_NEAR = 80  # characters the words at its end have
_REACH = 700  # characters an attribution may have, before and after its verb
_LONGEST_DATE = 60  # characters of a day, a month and a year in any order, with what may stand between them
_HOLE = regex.compile(r"\{(?:date|sender)\}")
_EDGES = " \t\r\n,:;.>|\xa0\ufeff、"
_QUOTE = regex.compile(r"^[ \t\xa0]*(?:>[ \t\xa0]*)+", regex.MULTILINE)
_CLOCK = regex.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_YEAR = regex.compile(r"(?:19|20)\d\d|[./-]\d\d,?\s")
_FIRST_IDEOGRAPH = "\u2e80"


@frozen
class _Template:
    """A template of a table, cut at its holes: `lead` date/sender `middle` date/sender `tail`."""

    languages: tuple[str, ...]
    lead: str
    middle: str
    tail: str
    sender_first: bool

    @property
    def anchor(self) -> str:
        """The words that give an attribution away."""
        return self.tail if any(c.isalpha() for c in self.tail) else self.middle


def find_attributions(string: str, lines: Sequence[Line]) -> tuple[HeaderBlock, ...]:
    """Return the attributions in a text, in order, disjoint.

    Grammar: a template such as `"Op" date "heeft" sender "het volgende geschreven:"`, beginning at the start of a line (after
    quote marks) and running over up to twelve lines. The date must be one that can be read, so "Vroeger schreef men brieven:" is
    none.

    Args:
        string: the text.
        lines: of the whole text, as `split_lines` gives them.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> text = "Op 3 nov. 2019 om 09:14 heeft ██████ <██████@rijk.example> het\\nvolgende geschreven:\\n\\nGoed."
        >>> find_attributions(text, split_lines(text))[0].sent.iso
        '2019-11-03T09:14'
    """
    found: list[HeaderBlock] = []
    floor = 0
    starts = _Lines(string, lines)
    for hit in _hits(string):
        if hit.start() < floor:
            continue
        for template in _by_anchor()[_plain(hit[0])]:
            block = _match(string, starts, hit, template, floor)
            if block:
                found.append(block)
                floor = block.span.end
                break
    return tuple(found)


def _hits(string: str) -> Iterator["regex.Match[str]"]:
    """Yield the words that may give an attribution away: before a colon that ends a line, or that belongs to them ("wrote:")."""
    at = colon = 0
    while (colon := string.find(":", colon)) >= 0:
        colon += 1
        reach = _REACH if _ENDS_LINE.match(string, colon) else _NEAR if _last_word(string, colon - 1) in _tail_words() else 0
        if reach and _may_hold_anchor(string[max(at, colon - reach) : colon]):
            yield from _anchors().finditer(string, max(at, colon - reach), colon)
            at = colon


def _may_hold_anchor(text: str) -> bool:
    """Tell whether a text holds the first word of an anchor: cheap, and most texts above a colon hold none."""
    if not _first_words().isdisjoint(_WORD.findall(text.casefold())):
        return True
    return max(text) >= _FIRST_IDEOGRAPH


_WORD = regex.compile(r"\w++")
_ENDS_LINE = regex.compile(r"[ \t\xa0>]*+(?:\n|$)")


def _last_word(string: str, end: int) -> str:
    words = string[max(0, end - 30) : end].split()
    return words[-1].casefold() if words else ""


@cache
def _tail_words() -> frozenset[str]:
    """Return the last words of what ends an attribution: "geschreven", "wrote"."""
    tails = (template.tail.rstrip(": \xa0").split() for template in _templates())
    return frozenset(words[-1].casefold() for words in tails if words)


class _Lines:
    """Looks up the line of a character, and remembers which lines a date begins on; local to `find_attributions`.

    Reading a date is slow, and the words of an attribution may stand under every line: each line is read once.
    """

    def __init__(self, string: str, lines: Sequence[Line]) -> None:
        self.string = string
        self.lines = lines
        self._at = 0
        self._dated: dict[tuple[int, str], bool] = {}
        self._undated_to: dict[int, int] = {}

    def index(self, position: int) -> int:
        """Return the line of a position; positions must not fall between calls."""
        while self._at + 1 < len(self.lines) and self.lines[self._at].span.end <= position:
            self._at += 1
        return self._at

    def may_hold_date(self, first: int, end: int, template: _Template) -> bool:
        """Tell whether a date may stand between the words that open a line and a position."""
        lead = "" if template.lead[-1:].isalnum() else template.lead  # "D.3 november": a point before it hides a day
        if not _YEAR.search(self.string, self.lines[first].content.start, end):
            return False
        if self._begins_date(first, lead):
            return True
        at = first + 1
        while at < len(self.lines) and self.lines[at].content.start < end and not self._begins_date(at, ""):
            at = max(at + 1, self._undated_to.get(at, 0))
        self._undated_to[first + 1] = at
        return at < len(self.lines) and self.lines[at].content.start < end

    def _begins_date(self, index: int, lead: str) -> bool:
        """Tell whether a date that can be read begins on a line, after its first words; it may end on a later one."""
        if (index, lead) not in self._dated:
            inside = self.lines[index].content
            start = _after_lead(self.string, self.lines[index], lead)
            text = _unquoted(self.string[start : start + 3 * _REACH])
            own = len(_unquoted(self.string[start : min(inside.end, start + 3 * _REACH)]))
            sent = find_date(text[: own + _LONGEST_DATE]) if own else None
            self._dated[index, lead] = sent is not None and sent.start < own
        return self._dated[index, lead]


@cache
def _templates() -> tuple[_Template, ...]:
    """Return every template once, with all languages that print it: three print "Den {date} skrev {sender}:"."""
    languages: dict[tuple[str, str, str, bool], list[str]] = {}
    for language, table in load_header_tables().items():
        for text in table.attributions:
            lead, middle, tail = (part.strip() for part in _HOLE.split(text))
            words = lead, middle.strip(" ,("), tail, text.index("{sender}") < text.index("{date}")
            languages.setdefault(words, []).append(language)
    return tuple(_Template(tuple(dict.fromkeys(codes)), *words) for words, codes in languages.items())


@cache
def _by_anchor() -> dict[str, list[_Template]]:
    table: dict[str, list[_Template]] = {}
    for template in _templates():
        table.setdefault(_plain(template.anchor), []).append(template)
    for templates in table.values():
        templates.sort(key=lambda template: (not template.lead, -len(template.lead + template.middle)))
    return table


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_WORD.findall(template.anchor.casefold())[0] for template in _templates())


@cache
def _anchors() -> regex.Pattern[str]:
    anchors = sorted({template.anchor for template in _templates()}, key=lambda anchor: (-len(anchor), anchor))
    return regex.compile("|".join(_loose(anchor) for anchor in anchors), regex.IGNORECASE)


def _loose(words: str) -> str:
    """Return a pattern for words that may be wrapped and quoted anywhere between them; Japanese puts no space around a word."""
    colon = words.endswith(":")
    parts = [regex.escape(word) for word in words.removesuffix(":").split()]
    pattern = _SPACE.join(parts)
    before = r"(?<!\w)" if words[0].isalnum() and words[0] < _FIRST_IDEOGRAPH else ""
    after = r"(?!\w)" if words[-1].isalnum() and words[-1] < _FIRST_IDEOGRAPH else ""
    return f"{before}{pattern}" + (r"[\s>\xa0]{0,6}:" if colon else after)


def _plain(text: str) -> str:
    return " ".join(text.replace(">", " ").replace("\xa0", " ").casefold().split()).replace(" :", ":")


def _match(string: str, lines: _Lines, hit: "regex.Match[str]", template: _Template, floor: int) -> HeaderBlock | None:
    end = hit.end() if template.anchor == template.tail else _colon_after(string, hit.end())
    if end is None:
        return None
    for index in _first_lines(lines, hit.start(), template, floor):
        if not lines.may_hold_date(index, end, template):
            continue  # cheap, and most lines above a verb end here
        first = lines.lines[index]
        interior = _interior(string, first, end - 1, template)  # a time is not followed by a colon
        if not _holds(interior, template.middle):
            continue
        sent = find_date(interior, template.languages)
        if sent:
            return _block(string, first, end, sent, template)
    return None


def _colon_after(string: str, at: int) -> int | None:
    """Return the position after the colon that ends a line within reach, None where there is none."""
    match = _COLON.search(string, at, min(len(string), at + _REACH))
    return match.end() if match else None


_COLON = regex.compile(r":(?=[ \t\xa0>]*(?:\n|$))")


def _first_lines(lines: _Lines, position: int, template: _Template, floor: int) -> Iterator[int]:
    """Yield the lines an attribution may begin on, nearest first."""
    last = lines.index(position)
    back = _BACK if template.lead else 2
    for index in range(last, max(-1, last - back - 1), -1):
        line = lines.lines[index]
        if line.span.start < floor or position - line.content.start > _REACH:
            return
        if line.text and (not template.lead or _begins(line.text, template.lead)):
            yield index


def _begins(text: str, lead: str) -> bool:
    head = text.removeprefix("\ufeff")[: len(lead) + 1].casefold()
    return head.startswith(lead.casefold()) and (len(head) == len(lead) or not head[-1].isalnum() or not lead[-1].isalnum())


def _interior(string: str, first: Line, end: int, template: _Template) -> str:
    """Return what stands after the first words of a template, on one line."""
    return _unquoted(string[_after_lead(string, first, template.lead) : end])


def _after_lead(string: str, line: Line, lead: str) -> int:
    """Return the position after the first words of a line; Outlook puts a byte order mark before them."""
    return line.content.start + string.startswith("\ufeff", line.content.start) + len(lead)


def _unquoted(text: str) -> str:
    return " ".join(_QUOTE.sub("", text).split())


def _holds(text: str, words: str) -> bool:
    """Tell whether a text holds the words between the holes of a template."""
    return all(pattern.search(text) for pattern in _words_of(words))


@cache
def _words_of(words: str) -> tuple[regex.Pattern[str], ...]:
    """Return the pattern for the words between two holes, none where only a comma stands there."""
    return (regex.compile(_loose(words), regex.IGNORECASE),) if any(c.isalpha() for c in words) else ()


def _block(string: str, first: Line, end: int, sent: PrintedDate, template: _Template) -> HeaderBlock | None:
    """Return the attribution, None where no sender is left beside its date and its words."""
    interior = _interior(string, first, end, template)
    if template.sender_first and _goes_on(interior[sent.end :], template):
        return None
    sender = _sender(interior[: sent.start], interior[sent.end :], template)
    if not any(c.isalnum() or c == "█" for c in sender) or _is_of_sentence(sender, sent):
        return None
    newline = string.find("\n", end)
    stop = len(string) if newline < 0 else newline + 1
    stop = stop if not string[end:stop].strip(" \t\xa0>\n") else end
    span = Span(first.span.start, stop)
    inside = Span(first.content.start, end)
    fields = (HeaderField("from", None, sender, inside), HeaderField("sent", None, sent.printed, inside))
    return HeaderBlock("attribution", span, fields, sent, first.depth, template.languages)


def _goes_on(after: str, template: _Template) -> bool:
    """Tell whether a sentence goes on after its date: "De krant schreef op 3 maart 2019 in een bericht:"."""
    for pattern in _words_of(template.tail.rstrip(":\xa0 ")):
        after = pattern.sub(" ", after, count=1)
    rest = _dropped(after.split(), _date_words(template.languages))
    return any(sign.isalnum() for word in rest for sign in word)


def _is_of_sentence(sender: str, sent: PrintedDate) -> bool:
    """Tell whether what is left for a sender is part of a sentence: "te 10:00 uur verbalisant", "de heer Bakker aan het college".

    Programs print a time; below a date without one a name does not end in a word without a capital.
    """
    if any(sign in sender for sign in "@<█"):
        return False
    last = sender.rsplit(maxsplit=1)[-1]
    return _CLOCK.search(sender) is not None or (sent.precision == "day" and last.isalpha() and last[0].islower())


def _sender(before: str, after: str, template: _Template) -> str:
    """Return what is left beside the date, without the words of the template and those that lead to the date ("om", "Uhr")."""
    rest = f"{before.rstrip().removesuffix('(')}\0{after.lstrip().removeprefix(')')}"
    for pattern in (*_tails(), *_words_of(template.middle)):
        rest = pattern.sub(" ", rest, count=1)
    before, _, after = rest.partition("\0")
    words = _date_words(template.languages)
    parts = [*_dropped(before.split()[::-1], words)[::-1], *_dropped(after.split(), words)]
    return " ".join(parts).lstrip(_EDGES).rstrip(_EDGES.replace(">", ""))


@cache
def _tails() -> tuple[regex.Pattern[str], ...]:
    """Return a pattern for the words of each language that end an attribution, longest first."""
    tails = sorted({template.tail for template in _templates()}, key=lambda tail: (-len(tail), tail))
    return tuple(pattern for tail in tails for pattern in _words_of(tail))


@cache
def _date_words(languages: tuple[str, ...]) -> frozenset[str]:
    tables = load_header_tables()
    return frozenset(word.casefold() for code in languages for entry in tables[code].date_words for word in entry.split())


def _dropped(parts: list[str], words: frozenset[str]) -> list[str]:
    """Return the parts without those at the start that are among the words."""
    at = 0
    while at < len(parts) and parts[at].casefold().strip(_EDGES) in words | {""}:
        at += 1
    return parts[at:]
