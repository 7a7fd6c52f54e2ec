"""What the sentences of a letter say: its kind, what it decides, and the numbers in it."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Literal

import regex

from foialyzer.release.dating import split_sentences
from foialyzer.release.letter_days import find_days
from foialyzer.release.letter_phrases import fill_pieces, list_phrases, load_letter_table

__all__ = [
    "LetterJudgement",
    "LetterKind",
    "count_deferral_weeks",
    "count_documents",
    "count_extension_days",
    "count_objection_weeks",
    "count_suspension_days",
    "find_judgement",
    "find_kind",
    "is_extended",
    "is_suspended",
    "parse_number",
]

LetterKind = Literal["decision", "objection_decision", "partial_decision", "unknown"]
LetterJudgement = Literal["public", "partial", "withheld", "already_public", "nothing_found"]
_HEAD = 2600  # characters at the top that name the kind of a letter
_ENOUGH = 0.6
_LONGEST = 60_000  # characters of a letter that are looked at
_PASSAGE = 700  # characters below the heading "Besluit" that say what is decided
_HEADING = regex.compile(
    r"^(?:\d[.)]? ?|[IVX]+\.? )?"
    r"(?:Besluit|BESLUIT(?:EN)?|Beslissing|BESLISSING|Conclusie|(?:Het|Ons|Mijn) besluit|Besluitvorming):?[ \t]*$",
    regex.MULTILINE,
)


def parse_number(printed: str) -> int | None:
    """Return a whole number written in digits or in Dutch words.

    Example:
        >>> [parse_number(printed) for printed in ("32", "2.354", "achtentwintig", "honderdtwaalf", "enkele")]
        [32, 2354, 28, 112, None]
    """
    word = printed.casefold().strip()
    if regex.fullmatch(r"\d{1,3}\.\d{3}|\d{1,5}", word):
        return int(word.replace(".", ""))
    numbers = load_letter_table().numbers
    if word in numbers:
        return numbers[word]
    compound = regex.fullmatch(r"(?:(?P<times>[^\W\d_]{0,6}?)honderd(?:en)?)?(?P<rest>[^\W\d_]{0,16})", word)
    if not compound or "honderd" not in word:
        return _tens(word)
    times = numbers.get(compound["times"], None) if compound["times"] else 1
    rest = 0 if not compound["rest"] else _tens(compound["rest"])
    return times * 100 + rest if times and rest is not None else None


def _tens(word: str) -> int | None:
    """Return the number of a word below a hundred: "twaalf", "achtentwintig", "drieëndertig"."""
    numbers = load_letter_table().numbers
    if word in numbers:
        return numbers[word]
    for ten, value in numbers.items():
        unit = numbers.get(word.removesuffix(ten).removesuffix("en").removesuffix("ën"), 0)
        if value in range(20, 100, 10) and word.endswith(ten) and 1 <= unit <= 9:
            return unit + value
    return None


def _line(text: str) -> str:
    """Return a text on one line, every cover as one sign."""
    return regex.sub(r"█+", "█", " ".join(text[:_LONGEST].split()))


@cache
def _cues(role: str) -> tuple[tuple[regex.Pattern[str], float], ...]:
    return tuple((fill_pieces(cue.pattern), cue.weight) for cue in load_letter_table().cues if cue.role == role)


def _weigh(role: str, line: str) -> float:
    return sum(weight for pattern, weight in _cues(role) if pattern.search(line))


def find_kind(text: str) -> LetterKind:
    """Return the kind of a letter: that it decides on an objection, or on part of a request, stands at its top or in its verdict.

    Args:
        text: up to the signature: the clause below it tells every reader of a decision how to object.
    """
    head = _line(text[:_HEAD])
    if _weigh("objection_decision", head) >= _ENOUGH or _weigh("objection_verdict", _line(text)) >= _ENOUGH:
        return "objection_decision"
    if _weigh("partial_decision", head) >= _ENOUGH:
        return "partial_decision"
    decides = list_phrases(tuple(load_letter_table().evidence["decision"])).search(text) or _HEADING.search(text)
    return "decision" if decides or _weigh("decision", _line(text)) >= _ENOUGH else "unknown"


def find_judgement(text: str) -> LetterJudgement | None:
    """Return what was decided, from the passage below the heading "Besluit" or the sentences that say "ik besluit".

    Args:
        text: up to the signature.
    """
    deciding = list_phrases(tuple(load_letter_table().phrases["deciding"]))
    passages = [_line(text[m.end() : m.end() + _PASSAGE]) for m in list(_HEADING.finditer(text))[:1]]
    passages += [_line(sentence) for sentence in split_sentences(text[:_LONGEST]) if deciding.search(sentence)][:12]
    said = {role for role in ("public", "partial", "withheld", "already_public") for p in passages if _weigh(role, p) > 0}
    if not count_documents(text) and not said & {"public", "partial"} and _weigh("nothing_found", _line(text)) > 0:
        return "nothing_found"
    if "partial" in said or {"public", "withheld"} <= said:
        return "partial"
    order: tuple[LetterJudgement, ...] = ("already_public", "withheld", "public")
    return next((judgement for judgement in order if judgement in said), None)


def _numbered(role: str, line: str) -> Iterator["regex.Match[str]"]:
    for pattern, _ in _cues(role):
        yield from pattern.finditer(line, overlapped=True)


def _first(role: str, text: str, bearing: str | None = None) -> int | None:
    """Return the first number that a cue holds in a sentence which bears one of some words."""
    words = list_phrases(tuple(load_letter_table().phrases[bearing])) if bearing else None
    for sentence in split_sentences(text[:_LONGEST]):
        if (words is None or words.search(sentence)) and not (role == "extension" and _weigh("not_extended", _line(sentence))):
            for match in _numbered(role, _line(sentence)):
                number = parse_number(match["number"])
                if number is not None:
                    return number * (7 if role in {"suspended", "extension"} and match["unit"].startswith("we") else 1)
    return None


def count_documents(text: str, *, sure: bool = False) -> int | None:
    """Return how many documents the letter says were found; 0 where it says none were.

    "Een aantal documenten" is no number, and "een" counts before "document" only. Where no sentence says that they were found,
    one that may mean it counts: "Het betreft 19 documenten". One about what was not found does not.

    Args:
        text: of the letter.
        sure: whether only a sentence that says that they were found counts.
    """
    surely = _count_documents(text, "found")
    return surely if surely is not None or sure else _count_documents(text, "found_maybe")


def _count_documents(text: str, bearing: str) -> int | None:
    found = list_phrases(tuple(load_letter_table().phrases[bearing]))
    for sentence in split_sentences(text[:_LONGEST]):
        line = _line(sentence)
        if (found.search(sentence) or _weigh(bearing, line)) and not _weigh(f"not_{bearing}", line):
            for match in _numbered("documents", line):
                number = parse_number(match["number"])
                if number is not None and (number != 1 or match["noun"].casefold() in {"document", "stuk", "bestand"}):
                    return number
    return None


def count_objection_weeks(text: str) -> int | None:
    """Return the weeks within which one may object, or appeal, from a sentence that speaks of it."""
    return _first("objection", text, "bearing")


def count_deferral_weeks(text: str) -> int | None:
    """Return the weeks for which documents are held back so that a third party can go to court; None where they are not."""
    return _first("deferred", text)


def is_suspended(text: str) -> bool:
    """Tell whether the letter says that the term was suspended; that a court may suspend the decision is another thing."""
    table = load_letter_table().phrases
    halted, term = list_phrases(tuple(table["suspension"])), list_phrases(tuple(table["term"]))
    return any(halted.search(sentence) and term.search(sentence) for sentence in split_sentences(text[:_LONGEST]))


def is_extended(text: str) -> bool:
    """Tell whether the letter says that the term was extended: deferred, or made longer; not that it was not, or may be."""
    table = load_letter_table().phrases
    deferred = list_phrases(tuple(table["extension"]))
    longer, term = list_phrases(tuple(table["lengthened"])), list_phrases(tuple(table["term"]))
    return any(
        (deferred.search(sentence) or (longer.search(sentence) and term.search(sentence)))
        and not _weigh("not_extended", _line(sentence))
        for sentence in split_sentences(text[:_LONGEST])
    )


def count_suspension_days(text: str, start: date | None = None, decided: date | None = None) -> int | None:
    """Return for how many days the term was suspended, as far as one sentence says so, in weeks or by its first and last day.

    Args:
        text: of the letter.
        start, decided: days between which the term ran, where they are known.
    """
    counted = _first("suspended", text, "suspended_term")
    return counted if counted is not None else _suspended_range(text, start or date.min, decided or date.max)


# "van 1 mei 2021 tot en met 15 mei 2021"
_FROM = regex.compile(r"\b(?:van|vanaf|sinds|met ingang van)\s{1,3}$", regex.IGNORECASE)
_UNTIL = regex.compile(r",?\s{1,3}(?P<until>tot|tot\s{1,3}en\s{1,3}met|t/m)\s{1,3}", regex.IGNORECASE)


def _suspended_range(text: str, start: date, decided: date) -> int | None:
    table = load_letter_table().phrases
    halted, term = list_phrases(tuple(table["suspension"])), list_phrases(tuple(table["suspended_term"]))
    for sentence in split_sentences(text[:_LONGEST]):
        if halted.search(sentence) and term.search(sentence):
            for first, last in pairwise(find_days(sentence)):
                between = _UNTIL.fullmatch(sentence, first.end, last.start)
                if (
                    between
                    and _FROM.search(sentence, max(0, first.start - 20), first.start)
                    and start <= first.value <= last.value <= decided
                ):
                    return (last.value - first.value).days + (between["until"].casefold() != "tot")
    return None


def count_extension_days(text: str) -> int | None:
    """Return by how many days the term was extended, as far as one sentence says so."""
    return _first("extension", text)
