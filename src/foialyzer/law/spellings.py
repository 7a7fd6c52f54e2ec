"""How a code is spelled: one code of the `article` style at a place in a text, what may follow it in a list, and exemptions.

Grammar (a *label* also allows lost dots and misread characters, running *prose* does not)::

    code      = article [paragraph] [letter]  |  "(" article ")" "(" paragraph letter ")"
    article   = one that a table names: 10, 11, 5.1 ...
    paragraph = "." digit  |  ["," ] ordinal "lid"  |  "lid" digit
    letter    = ["."] a-z  |  [","] ["aanhef en"] ("onder" | "onderdeel" | "sub" | "letter") a-z
    more      = ("." | "," | "/" | "en" | "juncto" ...) (letter | paragraph letter)
    exemption = "(b)(" digit ")" ["(" letter ")"]  |  "Exemption" digit ["(" letter ")"]  |  "b" digit [letter]

Every pattern starts at the cursor and has bounded repeats, so reading is linear in the text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from attrs import evolve, frozen

from foialyzer.law.grounds import find_ground, load_statutes

__all__ = ["Code", "Place", "find_exemptions", "find_starts", "read_code", "read_more"]

Place = Literal["label", "prose"]

ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende")

# What text recognition prints for a character: "io 2 e", "l1.1", "s12e", "6.1 .2e", "3.1 .2e".
MISREAD_AS = {"0": "0oO", "1": "1iIl|", "5": "5sS63"}
# What it prints for a letter: "10 2 6", "(10)(20)", "10.2.S", "10.2.«", "10.2.9". Sure enough to offer, never to rely on.
LETTER_MISREAD = {"6": ("e", 0.6), "0": ("e", 0.5), "s": ("e", 0.5), "9": ("g", 0.5)} | dict.fromkeys("«»©€", ("e", 0.6))

# A letter ends here: not in "10.2 documenten", "lid 2 e-mail", "5.2 e.v.".
_AFTER_LETTER = r"(?![^\W\d_])(?!-[a-z])(?!\.\s?v\b)"
# A digit ends here: not in "10.213", "10.2.2019", "11.05", "11.1,50"; but in "11.1,10.2.e".
_AFTER_DIGIT = re.compile(r"(?!\w)(?![.:-]\d)(?![,/]\d{1,9}(?![.\d]))")

# Prose takes "5.1 .2e" and not "artikel 10. 2 documenten".
_GAP = {"label": r"[\s.,]{0,3}", "prose": r"\s?[.,]"}
_LETTER_GAP = {"label": r"[\s.,]{0,3}", "prose": r"(?:\s?\.|\.\s(?-i:(?=[a-z]))|,)?"}
_ORDINAL = "|".join(ORDINALS)

# "10.2", "10 2", "10. 2", "51.2"
_DOTTED_PARAGRAPH = {
    "label": re.compile(rf"(?P<gap>{_GAP['label']})(?P<digit>[1-9iIl|])"),
    "prose": re.compile(rf"(?P<gap>{_GAP['prose']})(?P<digit>[1-9])"),
}
# "10.2.e", "10.2e", "10.2. e", "10 2 6"
_DOTTED_LETTER = {
    "label": re.compile(rf"(?P<gap>{_LETTER_GAP['label']})(?P<letter>[a-z«»©€]|[609](?!\.?\d)){_AFTER_LETTER}", re.IGNORECASE),
    "prose": re.compile(rf"(?P<gap>{_LETTER_GAP['prose']})(?P<letter>[a-z]){_AFTER_LETTER}", re.IGNORECASE),
}
# "10, tweede lid", "10 tweede lid", "10, 2e lid", "5.1. lid 2", "5.1lid2e", "11, eerste en tweede lid"
_WORDED_PARAGRAPH = re.compile(
    rf"[.,]{{0,2}}\s{{0,3}}(?:(?P<ordinal>{_ORDINAL})(?:\s{{1,3}}lid\b|(?=\s{{1,3}}(?:en|of)\s{{1,3}}(?:{_ORDINAL})\s{{1,3}}lid\b))"
    r"|(?P<nth>[1-9])e\s{0,2}lid\b|lid\.?\s{0,3}(?P<number>[1-9])(?!\d))",
    re.IGNORECASE,
)
# "5.1 lid sub i", "5.1 lid e sub e": a paragraph is announced and not given.
_EMPTY_PARAGRAPH = re.compile(r"[.,]{0,2}\s{0,3}lid\s{1,3}(?:[a-z]\s{1,3})?(?=sub\b|onder\b)", re.IGNORECASE)
# ", aanhef en onder e", " sub e", ", onderdeel e"
_WORDED_LETTER = re.compile(
    r"[.,;]{0,2}\s{0,3}(?:aanhef\s{1,3})?(?:en\s{1,3})?(?:onder(?:deel|delen)?|sub\.?|letter)\s{0,3}[\"'“‘(]?(?P<letter>[a-z])"
    + _AFTER_LETTER,
    re.IGNORECASE,
)
# "lid 2 e", "lid2e"
_BARE_LETTER = re.compile(r",?\s{0,3}(?P<letter>[a-k])" + _AFTER_LETTER, re.IGNORECASE)
# "e en g", "e.h.i", "e, g", "onder a en onder b", "sub c juncto sub d"
_MORE_LETTER = re.compile(
    r"(?:\.|\s{0,2}[,/&+]\s{0,2}|,?\s{1,3})(?:(?<=[\s,])(?:en/of|en|of|alsmede|juncto|jo\.?|dan\swel|and)\s{1,3})?"
    r"(?:(?:aanhef\s{1,3}en\s{1,3})?(?:onder(?:deel)?|sub\.?|letter)\s{1,3})?(?P<letter>[a-k])" + _AFTER_LETTER,
    re.IGNORECASE,
)
# ", en tweede lid, onder e" after "artikel 10, eerste lid, onder c"
_MORE_PARAGRAPH = re.compile(r"\s{0,2}[,;/]?\s{0,3}(?:(?:en|of|alsmede|juncto|jo\.?)\s{1,3})?(?:het\s{1,3})?", re.IGNORECASE)
# "0.2 .e": the first digit of 10 is lost.
_LOST_DIGIT = re.compile(r"0[.,]\s?(?P<digit>[1-9])\s?[.,]\s?(?P<letter>[a-z])" + _AFTER_LETTER, re.IGNORECASE)
_WORD_ENDS = re.compile(r"(?![^\W_])")
# "5 lid" is no misread 5.1.1.d
_HOLDS_WORD = re.compile(r"[^\W\d_]{3}")
_STRAY_SPACE = re.compile(r"\s[.,]|[.,]\s")
_JOINED = re.compile(r"[,;/&+.]|\b(?:en|of|alsmede|juncto|jo|dan\swel|and|onder|onderdeel|sub|letter)\b", re.IGNORECASE)


@frozen
class Code:
    """One code as spelled at a place in a text.

    Args:
        start: where it starts.
        end: where it ends.
        article: as its table writes it.
        paragraph: the number of the paragraph, None when not given.
        letter: in lower case, None when not given.
        trust: how sure the characters are, in (0, 1].
        damaged: something misread was repaired.
        worded: with words such as `lid`, `onder` or `sub`.
        wrapped: in brackets, `(10)(2e)`.
        dotted: article and paragraph are set apart by a dot (for an article alone: it holds one).
    """

    start: int
    end: int
    article: str
    paragraph: str | None = None
    letter: str | None = None
    trust: float = 1.0
    damaged: bool = False
    worded: bool = False
    wrapped: bool = False
    dotted: bool = False

    @property
    def code(self) -> str:
        """The canonical form: dots everywhere, lower case."""
        return ".".join(part for part in (self.article, self.paragraph, self.letter) if part)


@cache
def _articles() -> tuple[str, ...]:
    found = {article for statute in load_statutes().values() if statute.style == "article" for article in statute.articles}
    return tuple(sorted(found, key=lambda article: (-len(article), article)))


def _spell_sign(sign: str, place: Place) -> str:
    if sign == ".":
        return r"[\s.,]{0,3}" if place == "label" else r"\s?[.,]\s?"
    if sign.isalpha():  # "5.4a", "5.4 A"
        return (r"\s?" if place == "label" else "") + f"[{sign}{sign.upper()}]"
    return f"[{re.escape(MISREAD_AS.get(sign, sign))}]" if place == "label" else sign


def _spell_article(article: str, place: Place) -> str:
    return "".join(_spell_sign(sign, place) for sign in article)


@cache
def _article_pattern(place: Place) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<a{n}>{_spell_article(article, place)})" for n, article in enumerate(_articles())))


@cache
def _wrapped_pattern(place: Place) -> re.Pattern[str]:
    # "(10)(2e)", "(11)(1)", "(5.1)(2e)", "(10)(2)(e)", misread "(10)(26)", "(10)(20)"
    letter = "[a-z609«»©€]" if place == "label" else "[a-z]"
    article = "|".join(re.escape(article) for article in _articles())
    return re.compile(
        rf"\(\s?(?P<article>{article})\s?\)\s?\(\s?(?P<digit>[1-9])(?:\s?\)\s?\()?\s?(?P<letter>{letter})?\s?\)",
        re.IGNORECASE,
    )


@cache
def _start_pattern(place: Place) -> re.Pattern[str]:
    articles = "|".join(_spell_article(article, place) for article in _articles())
    return re.compile(rf"(?<!\w)(?<!\d[.,:])(?:\(\s?)?(?:{articles}{'|0[.,]' if place == 'label' else ''})")


def find_starts(text: str, pos: int, place: Place) -> int | None:
    """Return where the next code may start at or after a place, or None.

    Example:
        >>> find_starts("zie 10.2.e", 0, "prose")
        4
    """
    found = _start_pattern(place).search(text, pos)
    return found.start() if found else None


def _exists(article: str, paragraph: str | None, letter: str | None) -> bool:
    code = ".".join(part for part in (article, paragraph, letter) if part)
    return any(find_ground(f"{statute}:{code}") for statute, table in load_statutes().items() if article in table.articles)


def _repair(code: Code, printed: str) -> Code | None:
    """Return the code with a misread letter repaired, itself when nothing is misread, None when it can be no code.

    Only towards a ground that exists: "10.2.s" is read as 10.2.e, but "10.1.s" stays 10.1.s and "10.1.6" stays unread.
    """
    if code.letter is None or (repaired := LETTER_MISREAD.get(code.letter)) is None:
        return code
    letter, trust = repaired
    if _exists(code.article, code.paragraph, letter):
        return evolve(code, letter=letter, trust=code.trust * trust, damaged=True)
    return code if printed.isascii() and printed.isalpha() else None


def _read_wrapped(text: str, pos: int, place: Place) -> Code | None:
    found = _wrapped_pattern(place).match(text, pos)
    if not found:
        return None
    letter = found["letter"]
    code = Code(
        pos, found.end(), found["article"].lower(), found["digit"], letter.lower() if letter else None, wrapped=True, dotted=True
    )
    return _repair(code, letter or "") if place == "label" else code


def _read_article(text: str, pos: int, place: Place) -> Code | None:
    found = _article_pattern(place).match(text, pos)
    if not found or found.lastgroup is None:
        return None
    article = _articles()[int(found.lastgroup[1:])]
    signs = "".join(sign for sign in found[0] if not sign.isspace() and sign not in ".,")
    expected = article.replace(".", "")
    wrong = sum(printed != meant and printed != meant.upper() for printed, meant in zip(signs, expected, strict=True))
    squeezed = "." in article and len(found[0]) < len(article)
    trust = 0.6**wrong * (0.8 if squeezed else 1.0)
    return Code(pos, found.end(), article, trust=trust, damaged=trust < 1, dotted="." in found[0])


def _read_worded(text: str, article: Code) -> Code | None:
    """Read a paragraph or letter in words after an article: `, tweede lid, aanhef en onder e`."""
    paragraph, end = None, article.end
    if found := _WORDED_PARAGRAPH.match(text, end):
        ordinal = found["ordinal"]
        paragraph = str(ORDINALS.index(ordinal.lower()) + 1) if ordinal else found["nth"] or found["number"]
        end = found.end()
    elif found := _EMPTY_PARAGRAPH.match(text, end):
        end = found.end()
    letter = _WORDED_LETTER.match(text, end) or (_BARE_LETTER.match(text, end) if paragraph else None)
    if letter:
        end = letter.end()
    elif paragraph is None or not _WORD_ENDS.match(text, end):
        return None
    return evolve(article, end=end, paragraph=paragraph, letter=letter["letter"].lower() if letter else None, worded=True)


def _read_digit(text: str, article: Code, place: Place) -> tuple[Code, str] | None:
    """Read a paragraph in figures after an article: the code so far and the gap before the figure."""
    found = _DOTTED_PARAGRAPH[place].match(text, article.end)
    if not found:
        return None
    misread = found["digit"] in "iIl|"
    code = evolve(
        article,
        end=found.end(),
        paragraph="1" if misread else found["digit"],
        dotted="." in found["gap"] or (place == "prose" and "," in found["gap"]),
        trust=article.trust * (0.6 if misread else 1.0),
        damaged=article.damaged or misread,
    )
    return code, found["gap"]


def _weigh_gaps(code: Code, gap: str, letter: re.Match[str]) -> Code | None:
    """Return the code with the trust its separators deserve, or None when they speak against a code.

    "102e" and "512e" have lost their dots; "10 2 e" comes from recognition; "10,2 g" is an amount; "1029 GW" and "10.29" are
    numbers, while the stray space in "5.1 .29" shows that a dot was seen where there is none. Without dots, "518e" has 8 for 2.
    """
    printed = letter.string[code.start : letter.end()]
    amount = "," in gap and letter["gap"].isspace()
    glued = letter["letter"].isdigit() and not letter["gap"]
    if amount or (glued and not _STRAY_SPACE.search(printed)) or (not gap and not _WORD_ENDS.match(letter.string, letter.end())):
        return None
    trust = code.trust * (0.6 if not gap else 1.0 if gap.strip() else 0.9) * (0.6 if glued else 1.0)
    code = evolve(code, trust=trust, damaged=code.damaged or not gap or glued)
    if not gap and code.paragraph == "8" and not _exists(code.article, "8", letter["letter"].lower()):
        return evolve(code, paragraph="2", trust=trust * 0.6)
    return code


def _read_dotted(text: str, article: Code, place: Place) -> Code | None:
    """Read a paragraph and letter in figures after an article: `.2.e`, `.2e`, ` 2 e`, and mixed `.2, onder e`."""
    if (read := _read_digit(text, article, place)) is None:
        return None
    code, gap = read
    if worded := _WORDED_LETTER.match(text, code.end):
        return evolve(code, end=worded.end(), letter=worded["letter"].lower(), worded=True)
    letter = _DOTTED_LETTER[place].match(text, code.end)
    if not letter:
        return code if _AFTER_DIGIT.match(text, code.end) else None
    if (weighed := _weigh_gaps(code, gap, letter)) is None:
        return None
    whole = evolve(weighed, end=letter.end(), letter=letter["letter"].lower())
    return _repair(whole, letter["letter"]) if place == "label" else whole


def _read_letter_only(text: str, article: Code, place: Place) -> Code | None:
    """Read a letter right after an article, `5.1.e`: the paragraph is missing, the letter is still worth keeping."""
    if "." not in article.article or place == "prose":
        return None
    letter = _DOTTED_LETTER[place].match(text, article.end)
    return evolve(article, end=letter.end(), letter=letter["letter"].lower()) if letter and letter["letter"].isalpha() else None


def _read_lost_digit(text: str, pos: int) -> Code | None:
    if not (found := _LOST_DIGIT.match(text, pos)):
        return None
    return Code(pos, found.end(), "10", found["digit"], found["letter"].lower(), trust=0.3, damaged=True, dotted=True)


def _candidates(text: str, pos: int, place: Place) -> Iterator[Code | None]:
    yield _read_wrapped(text, pos, place)
    if article := _read_article(text, pos, place):
        yield _read_worded(text, article)
        yield _read_dotted(text, article, place)
        yield _read_letter_only(text, article, place)
        if _AFTER_DIGIT.match(text, article.end):
            yield article
    elif place == "label":
        yield _read_lost_digit(text, pos)


def read_code(text: str, pos: int, place: Place) -> Code | None:
    """Return the code that starts exactly at a place, in the first spelling that fits, or None.

    A repaired code is only read when a table has it: what is misread and unknown stays unread.

    Example:
        >>> read_code("10, tweede lid, aanhef en onder e, van de Wob", 0, "prose").code
        '10.2.e'
        >>> code = read_code("io 2 e", 0, "label")
        >>> code.code, code.damaged
        ('10.2.e', True)
        >>> read_code("10.2.2019", 0, "label") is None
        True
    """
    for code in _candidates(text, pos, place):
        if code is None:
            continue
        printed = text[code.start : code.end]
        legible = any(sign.isdigit() for sign in printed) and not (_HOLDS_WORD.search(printed) and not code.worded)
        if not code.damaged or (legible and _exists(code.article, code.paragraph, code.letter)):
            return code
    return None


def read_more(text: str, last: Code) -> Code | None:
    """Return what a list adds to the code before it, or None: `e en g`, `e.h.i`, `, en tweede lid, onder e`.

    Example:
        >>> first = read_code("10.2.e en g", 0, "label")
        >>> read_more("10.2.e en g", first).code
        '10.2.g'
    """
    if joint := _MORE_PARAGRAPH.match(text, last.end):
        further = _read_worded(text, Code(joint.end(), joint.end(), last.article)) if joint.end() > last.end else None
        if further and further.paragraph:
            return further
    if last.letter is None or not (found := _MORE_LETTER.match(text, last.end)):
        return None
    start = found.start("letter")
    if not _JOINED.search(text, last.end, start):
        return None
    return evolve(last, start=start, end=found.end(), letter=found["letter"].lower())


@cache
def _exemption_patterns(article: str) -> dict[str, re.Pattern[str]]:
    a = re.escape(article)
    letter = r"(?:\s?\((?P<letter>[a-z])\)(?!\s?\(\d))?"
    # "(b)(6) and (7)(C)", "Exemptions 6 and 7(C)" go on like this.
    more = rf"\s{{0,2}}(?:,|/|&|\band\b)\s{{0,2}}(?:and\s)?(?P<own>\(?(?P<digit>[1-9])\)?{letter})(?!\.?\w)"
    return {
        # "(b)(6)", "552(b)(7)(A)"
        "wrapped": re.compile(rf"(?<![^\W\d])(?P<own>\({a}\)\s?\((?P<digit>[1-9])\){letter})", re.IGNORECASE),
        # "Exemption 5", "Exemption 7(C)"
        "worded": re.compile(rf"\b(?P<own>Exemptions?\s{{1,3}}(?P<digit>[1-9])(?i:{letter}))(?!\.?\w)"),
        "more": re.compile(more, re.IGNORECASE),
        # "b6", "B7(C)", "b.7.c"
        "short": re.compile(
            rf"(?<![\w.])(?P<own>{a}[\s.]?\(?(?P<digit>[1-9])\)?(?:\.?\(?(?P<letter>[a-z])\)?)?)(?!\w)", re.IGNORECASE
        ),
    }


def find_exemptions(text: str, article: str, place: Place) -> Iterator[Code]:
    """Yield the exemptions a text cites, kind by kind of spelling; short ones such as `b6` only on a label.

    Example:
        >>> [code.code for code in find_exemptions("(b)(6) and (7)(C)", "b", "prose")]
        ['b.6', 'b.7.c']
    """
    patterns = _exemption_patterns(article)
    for kind in ("wrapped", "worded", "short")[: 3 if place == "label" else 2]:
        for found in patterns[kind].finditer(text):
            more: re.Match[str] | None = found
            while more:
                letter = more["letter"].lower() if more["letter"] else None
                yield Code(
                    more.start("own"), more.end("own"), article, more["digit"], letter, trust=1.0 if kind == "wrapped" else 0.9
                )
                more = patterns["more"].match(text, more.end()) if kind != "short" else None
