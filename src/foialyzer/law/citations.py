"""The grounds a text cites, in any spelling that is seen on redactions, in inventories and in decision letters.

Grammar::

    id        = statute ":" code
    run       = [law] [article word] code *( separator [article word] code | more ) [["van de"] law]
    legend    = one capital letter of a statute's legend, alone on a label or before a run
    words     = plain words that a table gives for a ground, alone between separators on a label

`code` and `more`, and American exemptions, are read by `foialyzer.law.spellings`. A *label* is short text whose place says that
it is a ground, so a bare `11.1` counts there; in running *prose* a figure needs a letter, an article word or the name of the law.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from attrs import evolve, frozen

from foialyzer.law.grounds import find_ground, load_rows, load_statutes
from foialyzer.law.spellings import Code, Place, find_exemptions, find_starts, read_code, read_more

__all__ = ["Citation", "is_complete", "parse_citations"]

FOREIGN: Literal["other law"] = "other law"
# How far before a code its law and article word may start.
LONGEST_HEAD = 64
# The longest label that is looked at whole: "[ 11 1 ]".
SHORT = 12
# Letters that match i, s and k without regard to case and are none; each is one character, so places stay.
_FOLDED = str.maketrans("ıİſ\u212a", "iIsK")

# "e en g", "10.2.e;11.1", "10.1.b./10.2.g", "10, tweede lid, onder g, en 11", "10.2.e10.2.e"
_SEPARATOR = re.compile(
    r"\s{0,3}[;,/&+.|)\]]{0,2}\s{0,3}[(\[]?(?:(?<=[\s,;])(?:en/of|en|of|alsmede|juncto|jo\.?|dan\swel|in\ssamenhang\smet|and)\s{1,3})?"
    r"(?P<word>(?<!\w)art(?:ikel(?:en|s)?|t)?\.?\s{0,3})?",
    re.IGNORECASE,
)
# "artikel 10, tweede lid, van het EVRM", "Artikel 5.1 van de Omgevingswet", "artikel 10.2 van de overeenkomst", "art 10 NOW",
# "artikel 11.2 Wet milieubeheer", "Artikel 10 Europees Verdrag"; a misread "Wet openhaarheid" is no other law.
_OTHER_LAW = re.compile(
    r"[,)]?\s{0,3}(?!(?:van\s{1,3}de\s{1,3})?[Ww]et\s{1,3}open)(?:(?:van|uit)\s{1,3}(?:de|het|deze|dit|onze)\s{1,3}"
    r"(?:[A-Z]\w|wet\s{1,3}(?:op|tot|van)\b|algemene\s|grondwet|richtlijn|verordening|verdrag|handvest|overeenkomst"
    r"|besluit|regeling|reglement|statuten|convenant|contract|voorwaarden|cao\b)"
    r"|(?:EVRM|AVG|UAVG|BW|Awb|Wbp|Sr|Sv|Gw|IVBPR|VWEU|Wjsg|Wpg|AIB|NOW)(?!\w)"
    r"|(?:Wet|Wetboek|Algemene|Besluit|Regeling|Verordening|Verdrag|Handvest|Europees|[A-Z]\w{2,25}(?:wet|wetboek))\b)"
    r"|[ ]{0,2}(?!PG\b)[A-Z]{2,8}(?!\w)"
)
# What may follow a bare figure on a label: nothing, a separator, "concept"; not "10.1 Informeren".
_FOLLOWER = re.compile(r"\.?[ \t]{0,3}(?:\Z|[;,/)\]|&+\r\n]|(?:en|of|jo|juncto|concept)\b)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:€|\$|EUR|euro)\s?\Z", re.IGNORECASE)
# "J Art. 5.1 lid 2 sub e"
_LEGEND = re.compile(r"(?<!\w)(?P<letter>[A-Z])[ .:)]{1,3}\Z")
_LETTER_ALONE = re.compile(r"\W{0,3}(?P<letter>[A-Z])\W{0,3}")
_SEGMENT = re.compile(r"[^;,/|\n]+")


@frozen
class Citation:
    """A place in a text that cites a ground, or tries to.

    Args:
        start: where it starts in the text given.
        end: where it ends.
        printed: the text between them.
        statute: the id of the statute, None when the text does not decide it.
        code: the canonical code, kept also when it is impossible (`10.1.e`) or incomplete (`5.1.2`).
        ground: `statute:code` when a table has it, else None.
        confidence: how sure the reading is, in (0, 1].
        damaged: misread characters were repaired.
    """

    start: int
    end: int
    printed: str
    statute: str | None
    code: str
    ground: str | None
    confidence: float
    damaged: bool


def is_complete(code: str) -> bool:
    """Tell whether a code that no table has names one thing, and not a paragraph of which it leaves the letter out.

    Example:
        >>> is_complete("10.1.e"), is_complete("10.2"), is_complete("5.1.2")
        (True, False, False)
    """
    return not any(row.code.startswith(f"{code}.") for table in load_rows().values() for row in table.grounds)


@frozen
class _Part:
    """A code in a run: where its own print starts and whether an article word governs it."""

    code: Code
    start: int
    word: bool
    group: int


@frozen
class _Run:
    """Codes that belong together and the law named with them, if any."""

    parts: tuple[_Part, ...]
    law: str | None
    law_first: bool
    end: int


def _spell(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _law_names() -> dict[str, str]:
    """Every word that names a statute, in lower case with single spaces, to its id."""
    return {
        word.lower(): statute.id
        for statute in load_statutes().values()
        if statute.style == "article"
        for word in (statute.id, *statute.mentions, *statute.misread)
    }


@cache
def _head_pattern() -> re.Pattern[str]:
    # "Wob art. ", "nl-wob:", "Wob-artikel ", "artikelen "
    return re.compile(
        rf"(?:(?<![\w-])(?P<law>{_spell(tuple(_law_names()))})[\s:,-]{{1,3}})?(?P<word>(?<![^\W_])art(?:ikel(?:en|s)?|t)?\.?\s{{0,3}})?\Z",
        re.IGNORECASE,
    )


@cache
def _tail_pattern() -> re.Pattern[str]:
    # ", van de Wob", " Wob", " van de (oude) Wet openbaarheid van bestuur"; not "11 Wob-verzoeken"
    return re.compile(
        r"[.,)\]]{0,2}\s{0,3}(?:(?:van|uit|in)\s{1,3}(?:de|het)\s{1,3}(?:\(?(?:oude|huidige|voormalige|toenmalige)\)?\s{1,3})?)?\(?"
        rf"(?P<law>{_spell(tuple(_law_names()))})(?![\w-])",
        re.IGNORECASE,
    )


def _law_of(printed: str) -> str:
    return _law_names()[" ".join(printed.lower().split())]


def _read_head(text: str, pos: int) -> tuple[int, bool, str | None]:
    """Read what stands before a code: where it starts, whether an article word is there, the law named."""
    found = _head_pattern().search(text, max(0, pos - LONGEST_HEAD), pos)
    if found is None:
        return pos, False, None
    law = _law_of(found["law"]) if found["law"] else None
    return found.start("word") if found["word"] else pos, bool(found["word"]), law


def _read_next(text: str, last: _Part, place: Place) -> _Part | None:
    """Read the next code of a run: a further letter, or a further code behind a separator."""
    if more := read_more(text, last.code):
        return evolve(last, code=more, start=more.start)
    gap = _SEPARATOR.match(text, last.code.end)
    if gap is None or (gap.end() == last.code.end and last.code.letter is None and not last.code.wrapped):
        return None
    code = read_code(text, gap.end() - 1, place) if gap[0].endswith("(") else None
    code = code or read_code(text, gap.end(), place)
    if code is None:
        return None
    word = gap["word"] is not None
    return _Part(code, gap.start("word") if word else code.start, word or last.word, last.group + word)


def _read_run(text: str, pos: int, place: Place) -> _Run | None:
    first = read_code(text, pos, place)
    if first is None and text[pos] == "(":
        first = read_code(text, pos + 1, place)
    if first is None:
        return None
    start, word, law_before = _read_head(text, first.start)
    parts = [_Part(first, start, word, 0)]
    while part := _read_next(text, parts[-1], place):
        parts.append(part)
    end = parts[-1].code.end
    if tail := _tail_pattern().match(text, end):
        return _Run(tuple(parts), _law_of(tail["law"]), law_first=False, end=tail.end())
    law = law_before or (FOREIGN if _OTHER_LAW.match(text, end) else None)
    return _Run(tuple(parts), law, law_first=True, end=end)


@cache
def _owners(article: str) -> tuple[str, ...]:
    return tuple(statute.id for statute in load_statutes().values() if statute.style == "article" and article in statute.articles)


def _statute_of(part: _Part, run: _Run, hint: str | None) -> str | None:
    """The law named beside the code, else the one statute that has the article, else the hint if it has it."""
    owners = _owners(part.code.article)
    beside = run.parts[0 if run.law_first else -1].code.article == part.code.article
    if run.law not in (None, FOREIGN) and (beside or run.law in owners):
        return run.law
    if len(owners) == 1:
        return owners[0]
    return hint if hint in owners else None


def _is_foreign(part: _Part, run: _Run) -> bool:
    stands_alone = part.code.letter is not None and not part.code.worded and not part.word
    return run.law == FOREIGN and part.group == run.parts[-1].group and not stands_alone


def _is_described(text: str, code: Code, statute: str | None) -> bool:
    """Whether what follows begins with the ground's own name: `5.1.5 onevenredige benadeling`."""
    ground = find_ground(f"{statute}:{code.code}")
    follows = text[code.end : code.end + 40].lstrip(" \t:-–").lower()
    return ground is not None and follows.startswith(ground.label_nl.split()[0].lower())


def _weigh_bare(text: str, part: _Part, run: _Run, statute: str | None) -> float:
    """How sure a figure without letter, words or law is on a label; 0 when it is none: an amount, a heading, a number."""
    code = part.code
    if _AMOUNT.search(text, max(0, part.start - 5), part.start) or code.code.isdigit():
        return 0.0
    if not code.dotted and not code.wrapped:  # "11 1", "11,1"
        alone = len(text) <= SHORT and text.strip(" \t\r\n[]()") == text[part.start : code.end]
        return 0.5 if alone and not code.damaged and not text[part.start : code.end].isdigit() else 0.0
    fits = part is not run.parts[-1] or _FOLLOWER.match(text, code.end) or _is_described(text, code, statute)
    return (0.9 if code.paragraph else 0.8) if fits else 0.0


def _weigh(text: str, part: _Part, run: _Run, place: Place, *, agrees: bool) -> float:
    """How sure it is that the code is a citation, apart from how well it is legible; 0 when it is none."""
    code, named = part.code, run.law not in (None, FOREIGN)
    if _is_foreign(part, run):
        return 0.0
    if code.letter:
        sure = named or part.word or place == "label"
        return 1.0 if sure else 0.95
    if code.paragraph and (named or part.word or (code.worded and ("." in code.article or place == "label"))):
        return 1.0 if named else 0.95 if agrees or place == "label" else 0.8
    if code.paragraph is None and (part.word or (named and "." in code.article)):
        return 0.95 if named else 0.8 if place == "label" else 0.6 if agrees else 0.0
    return _weigh_bare(text, part, run, _owners(code.article)[0]) if place == "label" else 0.0


def _make_citation(text: str, part: _Part, statute: str | None, sure: float) -> Citation:
    code = part.code
    ground = find_ground(f"{statute}:{code.code}")
    doubt = 0.8 if ground is None and code.letter and not code.worded else 1.0
    return Citation(
        start=part.start,
        end=code.end,
        printed=text[part.start : code.end],
        statute=statute,
        code=code.code,
        ground=ground.id if ground else None,
        confidence=max(0.1, round(sure * code.trust * doubt, 2)),
        damaged=code.damaged,
    )


@cache
def _legend() -> dict[str, tuple[str, ...]]:
    letters: dict[str, tuple[str, ...]] = {}
    for statute in load_statutes().values():
        for ground in statute.grounds:
            if ground.legend:
                letters[ground.legend] = (*letters.get(ground.legend, ()), ground.id)
    return letters


def _add_legend(text: str, first: Citation) -> Citation:
    """Return the citation with the legend letter before it; a letter that says something else leaves a doubt."""
    found = _LEGEND.search(text, max(0, first.start - 4), first.start)
    if found is None or found["letter"] not in _legend():
        return first
    agrees = first.ground in _legend()[found["letter"]]
    confidence = first.confidence if agrees else round(first.confidence * 0.7, 2)
    return evolve(first, start=found.start(), printed=text[found.start() : first.end], confidence=confidence)


def _find_codes(text: str, place: Place, hint: str | None) -> Iterator[Citation]:
    pos = 0
    while (start := find_starts(text, pos, place)) is not None:
        run = _read_run(text, start, place)
        if run is None:
            pos = start + 1
            continue
        pos = run.end
        for part in run.parts:
            statute = _statute_of(part, run, hint)
            sure = _weigh(text, part, run, place, agrees=hint is not None and hint == statute)
            if sure > 0:
                citation = _make_citation(text, part, statute, sure)
                yield _add_legend(text, citation) if place == "label" and part is run.parts[0] else citation


def _find_exemptions(text: str, place: Place, hint: str | None) -> Iterator[Citation]:
    for statute in load_statutes().values():
        if statute.style == "exemption":
            style: Place = "label" if place == "label" and hint in (None, statute.id) else "prose"
            for article in statute.articles:
                for code in find_exemptions(text, article, style):
                    yield _make_citation(text, _Part(code, code.start, word=True, group=0), statute.id, 1.0)


@cache
def _id_pattern() -> re.Pattern[str]:
    # "nl-wob:10.2.e", "nl-woo:5.4a": the canonical form itself
    articles = _spell(tuple({article for statute in load_statutes().values() for article in statute.articles}))
    code = rf"(?:{articles})(?:\.[1-9])?(?:\.[a-z])?"
    return re.compile(
        rf"(?<![\w-])(?P<statute>{_spell(tuple(load_statutes()))}):(?P<code>{code})(?!\w)", re.IGNORECASE | re.ASCII
    )


def _find_ids(text: str) -> Iterator[Citation]:
    for found in _id_pattern().finditer(text):
        statute, code = found["statute"].lower(), found["code"].lower()
        ground = find_ground(f"{statute}:{code}")
        yield Citation(found.start(), found.end(), found[0], statute, code, ground.id if ground else None, 1.0, damaged=False)


@cache
def _plain_words() -> dict[str, tuple[str, dict[str, str]]]:
    """Plain words to the word that stands for them all and to the code of each statute that has them."""
    words: dict[str, tuple[str, dict[str, str]]] = {}
    for statute, table in load_rows().items():
        for row in table.grounds:
            for word in row.words:
                words.setdefault(word.lower(), (row.words[0].lower(), {}))[1][statute] = row.code
    return words


def _find_words(text: str, hint: str | None) -> Iterator[Citation]:
    for segment in _SEGMENT.finditer(text):
        printed = segment[0].strip(" \t\r[](){}.:")
        entry = _plain_words().get(" ".join(printed.lower().split()))
        if entry is None:
            continue
        name, codes = entry
        statute = hint if hint in codes else next(iter(codes)) if len(codes) == 1 else None
        code = codes[statute] if statute else name
        start = segment.start() + segment[0].index(printed)
        yield Citation(
            start, start + len(printed), printed, statute, code, f"{statute}:{code}" if statute else None, 0.7, damaged=False
        )


def _read_letter_alone(text: str, hint: str | None) -> tuple[Citation, ...]:
    found = _LETTER_ALONE.fullmatch(text)
    grounds = [find_ground(each) for each in _legend().get(found["letter"], ())] if found else []
    fitting = [ground for ground in grounds if ground and hint in (None, ground.statute)]
    if found is None or len(fitting) != 1:
        return ()
    ground = fitting[0]
    start, end = found.span("letter")
    return (Citation(start, end, found["letter"], ground.statute, ground.code, ground.id, 0.3, damaged=False),)


def parse_citations(text: str, *, place: Place = "prose", statute: str | None = None) -> tuple[Citation, ...]:
    """Return the grounds a text cites, in order of appearance; no two overlap.

    Args:
        text: any text.
        place: `label` for the text printed on a redaction or in the grounds column of an inventory, where bare figures and legend
            letters count; `prose` for running text, where they do not.
        statute: the statute the text is likely to speak of, for what could belong to more than one.

    Example:
        >>> [c.ground for c in parse_citations("artikel 10, tweede lid, aanhef en onder e en g, van de Wob")]
        ['nl-wob:10.2.e', 'nl-wob:10.2.g']
        >>> [c.code for c in parse_citations("11.1, concept", place="label")]
        ['11.1']
        >>> parse_citations("10.1 Informeren", place="label")
        ()
        >>> [(c.code, c.ground) for c in parse_citations("10.1.e")]
        [('10.1.e', None)]
    """
    plain = text.translate(_FOLDED)
    found = [*_find_ids(plain), *_find_codes(plain, place, statute), *_find_exemptions(plain, place, statute)]
    if place == "label":
        found += _find_words(plain, statute)
    kept: list[Citation] = []
    for citation in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or citation.start >= kept[-1].end:
            kept.append(evolve(citation, printed=text[citation.start : citation.end]))
    if not kept and place == "label":
        return _read_letter_alone(plain, statute)
    return tuple(kept)
