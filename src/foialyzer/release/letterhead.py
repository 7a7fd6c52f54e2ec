"""The labelled values of a letterhead: date, reference, subject, annexes, in lines, in columns or in a table."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex
from attrs import frozen

from foialyzer.page.lines import Line
from foialyzer.page.span import Span
from foialyzer.release.letter_days import find_days
from foialyzer.release.letter_phrases import load_letter_table

__all__ = ["Field", "find_fields", "find_label", "find_reference", "find_subject"]

_LONGEST_LINE = 160  # characters of a line that can hold labels
_LONGEST_VALUE = 200
_BELOW = 3  # blank lines between a label and its value, at most
_SUBJECT_LINES = 4
# "1234 AB Sluisdam", "2500 EA Den Haag": the end of a line of an address that stands beside the letter
_POSTCODE = regex.compile(r"\s+(?:Postbus \d+|\d{4} ?[A-Z]{2} [A-Z][\w' -]{2,40})$")
_ADDRESS = regex.compile(r"Postbus \d|\d{4} ?[A-Z]{2}\b|www|\S+@|[TF] ?\d{3}")
_SALUTATION = regex.compile(r"(?:Geachte|Beste|L\.?S\.?\b|Hooggeachte)", regex.IGNORECASE)
_REFERENCE = regex.compile(r"(?=[^\n]*\d)\S[^\n]{1,60}")
# what stands below "Uw kenmerk", beside the reference, where the other side gave none
_PLACEHOLDER = regex.compile(r"^(?:(?:per\s)?e-?mail|brief|geen|n\.?v\.?t\.?|[-–—])\s{1,40}(?=\S)", regex.IGNORECASE)
_SENTENCE = regex.compile(r"\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}")
_STACK = 8  # labels that may stand above one another before their values


@frozen
class Field:
    """A labelled value.

    Args:
        label: which of the table's labels it is: `date`, `reference`, `subject`, ...
        span: of the value in the text the lines come from.
        text: the value; empty where the label has none.
        line: number of the line the value stands on.
    """

    label: str
    span: Span
    text: str
    line: int


@frozen
class _Label:
    kind: str
    start: int
    end: int


@cache
def _labels_in_any_case() -> regex.Pattern[str]:
    return regex.compile(_labels().pattern, regex.IGNORECASE)


@cache
def _labels() -> regex.Pattern[str]:
    """Return a pattern for every label of the table, long ones first."""
    kinds = {label: kind for kind, labels in load_letter_table().labels.items() for label in labels}
    names = sorted(kinds, key=lambda label: (-len(label), label))
    spelled = "|".join(r"\s{1,3}".join(map(regex.escape, name.split())) for name in names)
    return regex.compile(rf"(?<![\w-])(?P<label>{spelled})(?![\w,-])(?P<mark>[ \t]*[:;])?[ \t]*")


@cache
def _kind_of() -> dict[str, str]:
    return {_plain(label): kind for kind, labels in load_letter_table().labels.items() for label in labels}


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())


@cache
def _misread(printed: str) -> str | None:
    """Return the kind of a long label of which one character is wrong, missing or too many: `Ons kenrmerk`."""
    for label, kind in _kind_of().items():
        if len(label) >= 8 and kind != "other" and regex.fullmatch(rf"(?:{regex.escape(label)}){{e<=1}}", printed):
            return kind
    return None


def _labels_of(line: Line) -> list[_Label]:
    """Return the labels on a line: one at its start in any case, later ones in their own; a row of labels alone in any."""
    text = line.text
    if not text or len(text) > _LONGEST_LINE:
        return []
    row = [
        _Label(_kind_of()[_plain(match["label"])], match.start(), match.end()) for match in _labels_in_any_case().finditer(text)
    ]
    if len(row) > 1 and ":" not in text and not text[: row[0].start].strip() and _is_bare(line, row):
        return row
    found: list[_Label] = []
    for match in _labels().finditer(text):
        if match.start() and (_SENTENCE.search(text) or text[match.start() - 1] not in " \t"):
            continue
        if not found and match.start() and not match["mark"] and match.end() == len(text):
            continue  # a word that ends a line of its own is no label
        found.append(_Label(_kind_of()[_plain(match["label"])], match.start(), match.end()))
    if not found or found[0].start:
        found = [*_label_at_start(text), *found]
    rest = text[found[0].end : found[0].end + 1] if found else ""
    marked = bool(found) and ":" in text[found[0].start : found[0].end]
    return [] if found and not marked and rest.islower() and found[0].start == 0 and len(found) == 1 else found


def _label_at_start(text: str) -> list[_Label]:
    """Return the label that opens a line in capitals, or misread; a list of at most one. Prose goes on in lower case."""
    words = regex.match(r"(?P<words>(?:\p{Lu}|\p{Ll}(?=[^\n:]{2,24}:))[^\W\d]*(?: [^\W\d]+){0,2})(?P<mark>[ \t]*:)?[ \t]*", text)
    if not words:
        return []
    parts = words["words"].split()
    for count in range(len(parts), 0, -1):
        printed = " ".join(parts[:count])
        end = words.end() if count == len(parts) else len(printed) + 1
        whole = end >= len(text) or text[:end].rstrip().endswith(":") or not (text[end].islower() or text[end] == ",")
        kind = _kind_of().get(_plain(printed)) or (_misread(_plain(printed)) if len(printed) >= 7 else None)
        if kind and whole:
            return [_Label(kind, 0, end)]
    return []


def find_fields(lines: Sequence[Line]) -> tuple[Field, ...]:
    """Return every labelled value, in the order of the labels.

    Grammar::

        field = label ":"? value                     on one line, several beside one another
              | label newline blank* value           below the label
              | label label+ newline blank* values   a row of labels above a row of values
              | label newline ... value newline ...  labels above one another, then as many values

    Args:
        lines: of a letter.

    Example:
        >>> from foialyzer.page.lines import split_lines
        >>> [(f.label, f.text) for f in find_fields(split_lines("Datum 3 mei 2021\\nOns kenmerk\\n2021/12"))]
        [('date', '3 mei 2021'), ('reference', '2021/12')]
    """
    labelled = [_labels_of(line) for line in lines]
    fields: list[Field] = []
    at = 0
    while at < len(lines):
        labels = labelled[at]
        if not labels:
            at += 1
            continue
        if len(labels) == 1 and _is_bare(lines[at], labels):
            stack = _stack(lines, labelled, at)
            if len(stack) > 1:
                fields += _stacked(lines, labelled, stack)
                at = stack[-1] + 1
                continue
        fields += _row(lines, labelled, at)
        at += 1
    return tuple(fields)


def _is_bare(line: Line, labels: Sequence[_Label]) -> bool:
    return (
        bool(labels)
        and labels[-1].end >= len(line.text)
        and all(not line.text[a.end : b.start].strip() for a, b in pairwise(labels))
    )


def _stack(lines: Sequence[Line], labelled: Sequence[list[_Label]], at: int) -> list[int]:
    """Return the lines of labels alone that follow one another from a line on."""
    stack = [at]
    while len(stack) < _STACK and stack[-1] + 1 < len(lines):
        below = stack[-1] + 1
        if len(labelled[below]) != 1 or not _is_bare(lines[below], labelled[below]):
            break
        stack.append(below)
    return stack


def _below(lines: Sequence[Line], labelled: Sequence[list[_Label]], at: int) -> int | None:
    """Return the line below a label that holds its value."""
    for index in range(at + 1, min(at + 2 + _BELOW, len(lines))):
        if not lines[index].blank:
            return None if labelled[index] else index
    return None


def _stacked(lines: Sequence[Line], labelled: Sequence[list[_Label]], stack: Sequence[int]) -> Iterator[Field]:
    """Yield the fields of labels that stand above one another: the first value belongs to the first label, and so on."""
    at: int | None = stack[-1]
    for index in stack:
        at = _below(lines, labelled, at) if at is not None else None
        kind = labelled[index][0].kind
        if at is None:
            yield Field(kind, Span(lines[index].content.end, lines[index].content.end), "", index)
        else:
            yield Field(kind, lines[at].content, lines[at].text, at)


def _row(lines: Sequence[Line], labelled: Sequence[list[_Label]], at: int) -> Iterator[Field]:
    """Yield the fields of a line: values between its labels, or a row of values below it."""
    line, labels = lines[at], labelled[at]
    start = line.content.start
    bare = _is_bare(line, labels)
    below = _below(lines, labelled, at) if labels[-1].end >= len(line.text) else None
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start if following else len(line.text)
        text = line.text[label.end : end].rstrip()
        if below is not None and (bare or following is None):
            yield Field(label.kind, lines[below].content, lines[below].text, below)
        else:
            yield Field(label.kind, Span(start + label.end, start + label.end + len(text)), text, at)


def find_label(text: str) -> int | None:
    """Return where the first label behind the start of a line stands, None where there is none."""
    found = _labels().search(text, 1)
    return found.start() if found else None


def find_reference(fields: Sequence[Field]) -> str | None:
    """Return the first value under a label for references that has a digit in it and is no sentence.

    `Uw kenmerk` is the other side's; a value such as "zie boven" is none.
    """
    for field in fields:
        text = _without_days(_POSTCODE.sub("", field.text)) if field.label == "reference" else ""
        text = _PLACEHOLDER.sub("", text)
        if _REFERENCE.fullmatch(text) and not _SENTENCE.search(text):
            return text
    return None


def _without_days(text: str) -> str:
    """Return a value without the dates at its ends: those of the columns beside it in a row of values."""
    days = find_days(text)
    if days and not text[days[-1].end :].strip():
        text = text[: days[-1].start].rstrip()
    return text[days[0].end :].lstrip() if days and not text[: days[0].start].strip() else text


def find_subject(lines: Sequence[Line], fields: Sequence[Field]) -> str | None:
    """Return the subject, with the lines it goes on over, joined by a space.

    It goes on until a blank line, a label, a line that is covered or the salutation, four lines at most. A reference that stands
    beside it in the letterhead column is no part of it.
    """
    subject = next((field for field in fields if field.label == "subject" and field.text), None)
    if subject is None or len(subject.text) > _LONGEST_VALUE:
        return None
    parts = [_POSTCODE.sub("", subject.text)]
    for line in lines[subject.line + 1 : subject.line + _SUBJECT_LINES]:
        if (
            line.blank
            or _ADDRESS.match(line.text)
            or _labels_of(line)
            or _SALUTATION.match(line.text)
            or "█" in line.text
            or parts[-1].endswith((".", "?"))
        ):
            break
        parts.append(_POSTCODE.sub("", line.text))
    return " ".join(parts).removesuffix(find_reference(fields) or "").rstrip() or None
