"""The words of mail headers in every language, one table a language."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal, get_args

import regex
from attrs import field, frozen
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from foialyzer.tables import load_tables

__all__ = [
    "Field",
    "HeaderTable",
    "find_label",
    "find_misread_label",
    "find_nearly_label",
    "fitting_languages",
    "fold",
    "is_rule",
    "is_separator",
    "load_header_tables",
    "strip_prefixes",
]

Field = Literal["from", "sent", "to", "cc", "bcc", "reply_to", "subject", "attachments", "other"]


@frozen
class HeaderTable:
    """One file of `data/headers/`: how mail clients set in one language print a header.

    Args:
        name: of the language, in that language.
        locale: babel's name for it, for months and weekdays.
        source: the mail clients the words were seen in.
        labels: field to the words before the colon.
        forwarded: what a separator line says, without dashes and colon.
        attributions: templates with the holes `{date}` and `{sender}`.
        subject_prefixes: `RE`, `FW` and their kind.
        date_words: words that stand inside a printed date.
        months, am_pm: spellings babel does not know, as `spelling=value`.
        date_styles: CLDR patterns in which dates are printed.
        example: one printed block.
        counter_examples: running text that looks like a header line.
    """

    name: str
    locale: str
    source: str
    labels: dict[str, list[str]]
    forwarded: list[str]
    attributions: list[str]
    subject_prefixes: list[str]
    date_words: list[str]
    months: list[str]
    am_pm: list[str]
    date_styles: list[str]
    example: str
    counter_examples: list[str] = field()


def load_header_tables() -> dict[str, HeaderTable]:
    """Return the header tables by language code.

    Raises:
        BrokenTableError: a table does not hold what it should.

    Example:
        >>> load_header_tables()["nl"].labels["subject"][0]
        'Onderwerp'
    """
    return load_tables("headers", HeaderTable)


def fold(text: str) -> str:
    """Return a label as it is compared: without case, accents, brackets or emphasis, inner white space as one space.

    Example:
        >>> fold("Kopie  (CC)"), fold("Envoyé")
        ('kopie cc', 'envoye')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    return " ".join(plain.translate(_DROPPED).split())


_DROPPED = str.maketrans({"(": " ", ")": " ", "*": " ", "_": " ", "ı": "i", "\ufeff": " ", "\u200b": " "})
_LONGEST_LABEL = 40
_LONG_LABEL = 8  # letters, as they look, of a label in which one may be wrong
_RECOGNISED = {"nl", "en"}  # languages that scans are read in
_ALIKE = str.maketrans("01|!l6", "oiiiie")


@cache
def _meanings() -> dict[str, tuple[tuple[str, Field], ...]]:
    """Return, for each folded label, the (language, field) pairs it stands for."""
    found: dict[str, list[tuple[str, Field]]] = {}
    for language, table in load_header_tables().items():
        for name in get_args(Field):
            for label in table.labels.get(name, ()):
                found.setdefault(fold(label), []).append((language, name))
    return {label: tuple(dict.fromkeys(meanings)) for label, meanings in found.items()}


def find_label(text: str) -> tuple[tuple[str, Field], ...]:
    """Return the (language, field) pairs a header label stands for, none where it is no label of any language.

    Example:
        >>> find_label("Verzonden")
        (('nl', 'sent'),)
        >>> find_label("0nderwerp") == find_label("Vari") == ()
        True
    """
    return _meanings().get(fold(text), ()) if len(text) <= _LONGEST_LABEL else ()


def find_misread_label(text: str) -> tuple[tuple[str, Field], ...]:
    """Return what `find_label` gives for a label as recognition garbles it: "Vari", "V an", "0nderwerp", "Frorn".

    Signs that look alike count as the same, and spaces inside do not count; in a label of eight letters one sign may be another.
    Only labels of Dutch and English of at least three letters are known by their looks.

    Example:
        >>> find_misread_label("0nderwerp"), find_misread_label("V an")
        ((('nl', 'subject'),), (('nl', 'from'),))
    """
    looks = _looks(text) if len(text) <= _LONGEST_LABEL else ""
    return _meanings_by_looks().get(looks) or (find_nearly_label(text) if len(looks) >= _LONG_LABEL - 1 else ())


def find_nearly_label(text: str) -> tuple[tuple[str, Field], ...]:
    """Return what the one label of at least three letters means that differs in one sign, none where there is none or more.

    Example:
        >>> find_nearly_label("Ven"), find_nearly_label("Vin het")
        ((('nl', 'from'),), ())
    """
    if len(text) > _LONGEST_LABEL:
        return ()
    near = process.extract(_looks(text), list(_meanings_by_looks()), scorer=Levenshtein.distance, score_cutoff=1, limit=2)
    return _meanings_by_looks()[near[0][0]] if len(near) == 1 else ()


def _looks(text: str) -> str:
    plain = fold(text).replace(" ", "").translate(_ALIKE)
    for garbled, meant in (("ci", "d"), ("vv", "w"), ("ri", "n"), ("rn", "m"), ("rr", "n")):
        plain = plain.replace(garbled, meant)
    return plain


@cache
def _meanings_by_looks() -> dict[str, tuple[tuple[str, Field], ...]]:
    found: dict[str, list[tuple[str, Field]]] = {}
    for label, meanings in _meanings().items():
        known = [meaning for meaning in meanings if meaning[0] in _RECOGNISED]
        if len(label) > 2 and known:
            found.setdefault(_looks(label), []).extend(known)
    return {looks: tuple(dict.fromkeys(meanings)) for looks, meanings in found.items()}


def fitting_languages(labels: Sequence[tuple[tuple[str, Field], ...]]) -> tuple[str, ...]:
    """Return the languages that most of the labels of a header are words of, none where there is no label.

    Args:
        labels: what each stands for, as `find_label` gives it.

    Example:
        >>> fitting_languages([find_label(label) for label in ("Van", "Date", "Subject", "Aan")])
        ('nl',)
    """
    counts = Counter(language for meanings in labels for language in {language for language, _ in meanings})
    return tuple(sorted(language for language, count in counts.items() if count == max(counts.values())))


@cache
def _separators() -> frozenset[str]:
    return frozenset(fold(words).rstrip(".") for table in load_header_tables().values() for words in table.forwarded)


_RULE = regex.compile(r"[-–—_=*─━]{3,}")
_DASHES = regex.compile(r"[\s:：.…*>|]*[-–—_=─━*]{2,}[\s:：]*")


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but a rule, as mail clients print above the mail they quote."""
    return _RULE.fullmatch(text.strip()) is not None


def is_separator(text: str) -> bool:
    """Tell whether a line announces a forwarded or quoted mail.

    Grammar: `dashes? words (dashes words)* dashes? ":"?` in which some words are those of a table.

    Example:
        >>> is_separator("-----Oorspronkelijk bericht-----"), is_separator("Dit bericht is doorgestuurd.")
        (True, False)
    """
    if len(text) > 120:
        return False
    parts = [fold(part.strip(" :：.")) for part in _DASHES.split(text)]
    return any(part in _separators() for part in parts if part)


@cache
def _prefixes() -> regex.Pattern[str]:
    words = {prefix.rstrip(".: ") for table in load_header_tables().values() for prefix in table.subject_prefixes}
    listed = "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return regex.compile(rf"(?:(?:{listed})\.?\s*(?:\[\d+\])?\s*[:：]\s*)+", regex.IGNORECASE)


def strip_prefixes(subject: str) -> str:
    """Return a subject without RE, FW and their kind, as mails of one thread share it.

    Example:
        >>> strip_prefixes("RE: Antw: FW: Vergunning haven")
        'Vergunning haven'
    """
    match = _prefixes().match(subject.strip())
    return subject.strip()[match.end() :] if match else subject.strip()
