"""Header blocks of printed mail: Van/Verzonden/Aan/CC/Onderwerp, in any language of the tables."""

from collections.abc import Sequence

import regex
from attrs import evolve

from foialyzer.mail.attachment_names import is_file_name
from foialyzer.mail.body import is_greeting
from foialyzer.mail.dates import PrintedDate, find_date, find_misread_date
from foialyzer.mail.headers.header import HeaderBlock, HeaderField
from foialyzer.mail.headers.label_lines import PEOPLE, Entry, find_entries, find_inner_labels, main_field, usual_field
from foialyzer.mail.headers.languages import Field, fitting_languages, is_rule, is_separator
from foialyzer.mail.headers.mail_or_form import is_form, is_signed
from foialyzer.page.layout import COVER
from foialyzer.page.lines import Line
from foialyzer.page.span import Span

__all__ = ["announce", "find_blocks"]

_OPENERS = ("from", "sent")  # a header has one of them
_OTHER_LABEL = regex.compile(r"[^\W\d_][\w -]{2,24}:\s")
_HIDDEN = regex.compile(rf"{COVER}|(?<!\d)(?:10|11|5)\.[1-7]\.?(?:[1-9]\.?)?[a-z]?(?!\w)")  # a cover, or "5.1.2e" in its stead
_MOST_LINES = {"people": 60, "subject": 6, "sent": 60, "other": 3}
_LONGEST_ENTRY = 160  # characters; a longer line is no line of recipients
_RAGGED = 1.15  # a line may be so much wider than the widest line of the block that was measured
_ENOUGH = 4.0  # weight of fields that makes a block
_MOST_BLANK = 4  # lines, where a page ends among recipients
_MOST_ENTRIES = 20  # labelled lines of a block; fields that are not kept may come again and again


def find_blocks(lines: Sequence[Line]) -> tuple[HeaderBlock, ...]:
    """Return the header blocks among the lines of a text, in order, disjoint.

    Grammar: `separator? entry (gap entry)*`, an entry being `label ":" value`, in which

    - blank lines may stand between and inside entries (transcripts put one after each line);
    - recipients wrap over many lines; a wrapped subject goes on while its next word would not have fitted on the line;
    - a label may lack its colon when a redaction, an address or a date follows ("Van ██████ WBW/DIR/PLAN"), or where it stands
      beside the line of the date ("Van Jan Bos", "Verzonden dinsdag 5 maart 2019 16:50");
    - several labels may stand on one line ("Van: Jan Bos   Verzonden: dinsdag 5 maart 2019 16:50");
    - recipients that begin with a redaction where no label stands, below the date, are a field whose label is lost;
    - all entries of a block have the same number of quote marks.

    It is a header when its fields weigh enough together: a sender and a date, or a sender with recipients and a subject. One line
    such as "From AFP. Any opinions ..." or "Van maandag tot vrijdag ben ik vrij." never is; neither is a memo, whose date has no
    time and whose people have neither address nor redaction. Forms that other paper has as well need a sign of mail
    (`mail/headers/mail_or_form.py`), or a header beside them that has one.

    Args:
        lines: of the whole text, as `split_lines` gives them.
    """
    blocks: list[tuple[HeaderBlock, bool]] = []
    entries = find_entries(lines)
    floor = at = 0
    while at < len(lines):
        block, after = _block_at(lines, entries, at) if entries[at] else (None, at + 1)
        if block:
            block = announce(block, lines, floor, at)
            if not is_form(block, [line.text for line in lines[at:after]]):
                colons = any(entry is not None and entry.strong for entry in entries[at:after])
                blocks.append((block, is_signed(block, colons=colons)))
                floor = after
        at = max(after, at + 1)
    sure = any(signed for _, signed in blocks)
    return tuple(block for block, signed in blocks if signed or sure)


def announce(block: HeaderBlock, lines: Sequence[Line], floor: int, first: int) -> HeaderBlock:
    """Return the block widened by the rules and separators that stand directly above its first line, not above line `floor`."""
    top, forwarded = first, False
    for index in range(first - 1, max(floor, first - 8) - 1, -1):
        text = lines[index].text
        if is_separator(text):
            top, forwarded = index, True
        elif is_rule(text):
            top = index
        elif text:
            break
    if top == first:
        return block
    return evolve(block, span=Span(lines[top].span.start, block.span.end), announced=True, forwarded=forwarded)


def _block_at(lines: Sequence[Line], entries: Sequence[Entry | None], first: int) -> tuple[HeaderBlock | None, int]:
    """Return the block that begins at a line, and the line to go on from."""
    found: list[Entry] = []
    taken: set[Field] = set()
    at = first
    while at < len(lines) and len(found) < _MOST_ENTRIES:
        entry = entries[at]
        if entry is None or lines[at].depth != lines[first].depth:
            break
        field = main_field(entry)
        if field in taken and field != "other":
            break
        inside = _fields_inside(lines[at], entry)
        taken |= {field, *inside}
        following = _next_entry(lines, entries, at, [field, *inside][-1])
        found.append(evolve(entry, last=following - 1 if following else at))
        if following is None:
            break
        at = following
    if not any(name in _OPENERS for entry in found for _, name in entry.meanings) or not _is_labelled(lines, found, taken):
        return None, first + 1
    return _build(lines, found)


def _fields_inside(line: Line, entry: Entry) -> list[Field]:
    """Return the fields that stand behind the one a line opens with; a subject may hold anything."""
    if main_field(entry) not in {*PEOPLE, "sent"}:
        return []
    value = line.text[entry.value_start - line.content.start :]
    return [usual_field(told) for told, _, _, _ in find_inner_labels(value)]


def _is_labelled(lines: Sequence[Line], found: Sequence[Entry], taken: set[Field]) -> bool:
    """Tell whether enough labels have a colon, or a sender, a date and a third field stand together without."""
    if sum(entry.strong for entry in found) >= 2:
        return True
    if len(found) == 1:
        return found[0].strong and len(_fields_inside(lines[found[0].first], found[0])) >= 2
    return len(found) >= 3 and {"from", "sent"} <= taken and bool({"to", "subject"} & taken)


def _kind(field: Field) -> str:
    return "people" if field in PEOPLE else field if field in _MOST_LINES else "other"


def _next_entry(lines: Sequence[Line], entries: Sequence[Entry | None], at: int, field: Field) -> int | None:
    """Return the line of the next entry, None where what stands between is no value of this field."""
    most = _MOST_LINES[_kind(field)]
    seen = blank = 0
    for index in range(at + 1, min(len(lines), at + 3 * most + 4)):
        line = lines[index]
        if entries[index]:
            return index
        if line.blank:
            blank += 1
            if blank > (_MOST_BLANK if lines[at].text[-1:] in {";", ","} else 2):
                return None
            continue
        seen, was_blank = seen + 1, blank
        blank = 0
        if seen > most or not _goes_on(line, field, was_blank):
            return None
    return None


def _goes_on(line: Line, field: Field, blank_before: int) -> bool:
    """Tell whether a line between two labels can go on with the value of the first."""
    text = line.text
    if len(text) > _LONGEST_ENTRY or is_separator(text):
        return False
    if field in {"sent", "subject"} and _OTHER_LABEL.match(text):
        return False
    if any(sign in text for sign in (COVER, "@", ";")):
        return True
    if field in PEOPLE or field == "sent":  # "Jansen, J." and "a.m." go on, and "Akkoord." below a blank line is a body
        return text[-1] not in ".?!:" or (len(text) < 20 and ("," in text or not blank_before))
    return not blank_before


def _build(lines: Sequence[Line], found: Sequence[Entry]) -> tuple[HeaderBlock | None, int]:
    """Return the block of the entries found, or None where they do not weigh enough."""
    languages = fitting_languages([entry.meanings for entry in found])
    last = _value_end(lines, found, languages)
    found = [*found[:-1], evolve(found[-1], last=last)]
    fields: list[HeaderField] = []
    sent = None
    for field in _split_inside([_field(lines, entry, languages) for entry in found], languages):
        if field.name == "sent":
            sent = find_date(field.value, languages) or find_misread_date(field.value, languages)
            fields += _split_sent(field, sent)
        else:
            fields.append(field)
    if all(field.name != "sent" for field in fields):
        fields = [part for field in fields for part in _split_people(field, languages)]
        sent = next((find_date(field.value, languages) for field in fields if field.name == "sent"), None)
    if not (_weight(fields, sent) >= _ENOUGH):
        return None, found[0].first + 1
    if _is_memo(fields, sent):
        return None, last + 1
    span = Span(lines[found[0].first].span.start, lines[last].span.end)
    return HeaderBlock("block", span, tuple(fields), sent, lines[found[0].first].depth, languages), last + 1


def _width(lines: Sequence[Line], found: Sequence[Entry]) -> int:
    """Return how wide the longest line of a block is; lines with redactions count where nothing else does."""
    texts = [lines[index].text for entry in found for index in range(entry.first, entry.last + 1)]
    sure = [text for text in texts if text and COVER not in text]
    return max(map(len, sure if len(sure) > 1 else texts))


def _field(lines: Sequence[Line], entry: Entry, languages: Sequence[str]) -> HeaderField:
    options = [field for language, field in entry.meanings if language in languages] or [f for _, f in entry.meanings]
    first = lines[entry.first]
    rest = [lines[index].text for index in range(entry.first + 1, entry.last + 1)]
    value = " ".join([first.text[entry.value_start - first.content.start :], *rest])
    value = value.rstrip("~") if first.text.startswith("~~") else value.strip("| ") if first.text[0] == "|" else value
    end = next((lines[i].content.end for i in range(entry.last, entry.first, -1) if not lines[i].blank), first.content.end)
    return HeaderField(options[0], entry.label, " ".join(value.split()), Span(entry.start, end))


def _split_inside(fields: Sequence[HeaderField], languages: Sequence[str]) -> list[HeaderField]:
    """Return the fields, those that stand behind another one on its line apart; a subject may hold anything and is left whole."""
    taken = {field.name for field in fields}
    apart: list[HeaderField] = []
    for field in fields:
        apart.append(field)
        if field.name not in {*PEOPLE, "sent"}:
            continue
        start, value = 0, field.value
        for told, label, at, after in find_inner_labels(value):
            name = next((name for language, name in told if language in languages), None)
            if name is None or name in taken or apart[-1].name == "subject":
                continue
            apart[-1] = evolve(apart[-1], value=value[start:at].strip())
            taken.add(name)
            start = after
            apart.append(HeaderField(name, label, value[start:], field.span))
    return apart


def _split_sent(field: HeaderField, sent: PrintedDate | None) -> list[HeaderField]:
    """Return the date field, and the recipients below it whose own label is lost.

    Seen where the redaction took the label too: "Verzonden: zaterdag 2 november", "2019 14:06", "██████ WBW/DIR/PLAN", "CC: ...".
    """
    rest = field.value[sent.end :].strip() if sent else ""
    if not sent or COVER not in rest:
        return [field]
    date_field = evolve(field, value=field.value[: sent.end])
    return [date_field, HeaderField("to", None, rest, field.span)]


def _split_people(field: HeaderField, languages: Sequence[str]) -> list[HeaderField]:
    """Return a field of people, and the date below them whose own label is redacted ("██████ dinsdag 5 maart 2019 16:50")."""
    sent = find_date(field.value, languages) if field.name in PEOPLE else None
    if sent is None or sent.precision != "minute" or sent.end < len(field.value):
        return [field]
    people = field.value[: sent.start].rstrip()
    fewer = people.rstrip(COVER).rstrip() if people.count(f" {COVER}") else people
    return [evolve(field, value=fewer), HeaderField("sent", None, sent.printed, field.span)]


def _value_end(lines: Sequence[Line], found: Sequence[Entry], languages: Sequence[str]) -> int:
    """Return the last line of the value of the last entry, after which the body begins."""
    entry, width = found[-1], _width(lines, found)
    field = [main_field(entry), *_fields_inside(lines[entry.first], entry)][-1]
    if field == "sent" and find_date(lines[entry.first].text, languages):
        return entry.first
    last = _first_of_value(lines, found)
    most = _MOST_LINES[_kind(field)] if field != "sent" else 1
    while last + 1 < len(lines) and last - entry.first < most:
        following = lines[last + 1]
        if following.blank or following.depth != lines[entry.first].depth or not _wraps(lines[last], following, field, width):
            break
        last += 1
    return last


def _first_of_value(lines: Sequence[Line], found: Sequence[Entry]) -> int:
    """Return the line on which the value of the last entry begins: below its label where all others stand there as well."""
    entry = found[-1]
    if len(found) < _MOST_BLANK or any(lines[one.first].content.end > one.value_start for one in found):
        return entry.first
    filled = (at for at in range(entry.first + 1, min(len(lines), entry.first + 1 + _MOST_BLANK)) if not lines[at].blank)
    return next(filled, entry.first)


def _wraps(line: Line, following: Line, field: Field, width: int) -> bool:
    """Tell whether a line can only have been broken because its next word did not fit."""
    if field in PEOPLE and line.text[-1] in ";,":
        return True
    if field in PEOPLE and any(sign in following.text for sign in (";", "@")):
        return True
    if field == "attachments":
        return is_file_name(following.text)
    if is_greeting(following.text):
        return False
    word = following.text.split(maxsplit=1)[0]
    if set(word) <= {COVER}:
        return False
    return len(line.text) + 1 + len(word) > width and len(following.text) <= width * _RAGGED


def _weight(fields: Sequence[HeaderField], sent: PrintedDate | None) -> float:
    names = {field.name for field in fields}
    weight = 2.0 * ("from" in names) + 1.0 * ("to" in names) + 1.0 * ("subject" in names) + 0.5 * ("cc" in names)
    if "sent" in names:
        weight += 2.0 if sent else 1.0
    return weight if names & set(_OPENERS) else 0.0


def _is_memo(fields: Sequence[HeaderField], sent: PrintedDate | None) -> bool:
    """Tell whether a block is the head of a memo or of minutes: "Aan: de minister", "Van: directie Water", "Datum: 3 maart 2019".

    A memo names its reader first, and so a hidden name does not make it mail. Minutes name their date first, with a time.
    """
    people = " ".join(field.value for field in fields if field.name in PEOPLE)
    if any(sign in people for sign in ("@", ";", "<")) or (fields[0].name != "to" and _HIDDEN.search(people)):
        return False
    return sent is None or sent.precision == "day" or fields[0].name == "sent"
