"""Articles of the law printed word for word in or behind a letter: they argue nothing."""

from collections.abc import Sequence

import regex

from foialyzer.page.lines import Line, split_lines
from foialyzer.page.span import Span
from foialyzer.release.inventory_words import is_title
from foialyzer.release.letter_phrases import list_phrases, load_letter_table

__all__ = ["find_law_texts"]

# "Artikel 10", "Artikel 5.1 Uitzonderingen", "Artikel 10 Wob"; not "Artikel 10, tweede lid, onder e, van de Wob"
# "Artikel 10 van de Wob luidt, voor zover relevant, als volgt:"
_HEAD = regex.compile(
    r"Artikel\s{1,3}\d[\d.:]{0,5}[a-z]?(?![\w,])(?:[^.,;:]{0,60}[.:]?|[^.,;:]{0,40}\bluidt\b.{0,60})", regex.IGNORECASE
)
# "Bijlage 1 - Relevante artikelen uit de Wob", "Wettelijk kader"
_TITLE = regex.compile(
    r"(?:Bijlage\b.{0,80}|.{0,40}\b(?:artikelen|wetsartikelen|wetteksten?|wettelijk kader)\b.{0,60})", regex.IGNORECASE
)
# A paragraph of a law: "1. ", "2 ", "a. ", "[…]", "Hoofdstuk 5", "§ 5.1"
_PART = regex.compile(r"(?:\d{1,2}[.)]?\s|[a-z][.)°]?\s|\[|\(?…|\.\.\.|Hoofdstuk\b|Paragraaf\b|§|[•\-–])")


def find_law_texts(text: str) -> tuple[Span, ...]:
    """Return where articles of a freedom of information law are printed in full.

    An article opens with its number alone on a line. It goes on over paragraphs with a number or a letter, and ends where another
    kind of paragraph follows a blank line. Articles that follow one another are one place; it counts when some sentence in it is
    the law's own, such as "Het verstrekken van informatie ingevolge deze wet blijft achterwege". The title above, "Relevante
    artikelen uit de Wob", is part of it. A heading such as "Artikel 10, tweede lid, onder e, van the Wob" opens none.

    Example:
        >>> law = "Artikel 11\\n1. wordt geen informatie verstrekt over daarin opgenomen persoonlijke beleidsopvattingen.\\n"
        >>> find_law_texts("Zie de bijlage.\\n\\n" + law + "\\nBijlage 2\\n") == (Span(17, 17 + len(law)),)
        True
    """
    lines = split_lines(text)
    own = list_phrases(tuple(load_letter_table().phrases["law_text"]))
    found: list[Span] = []
    at = 0
    while at < len(lines):
        if not _HEAD.fullmatch(lines[at].text):
            at += 1
            continue
        end = _end(lines, at)
        top = _title(lines, at)
        if own.search(text, lines[at].span.start, lines[end - 1].span.end):
            found.append(Span(lines[top].span.start, lines[end - 1].span.end))
        at = end
    return tuple(found)


def _title(lines: Sequence[Line], at: int) -> int:
    """Return the line of the title above an article, or the article's own."""
    above = [index for index in range(max(0, at - 6), at) if not lines[index].blank][-3:]
    return next((index for index in above if _TITLE.fullmatch(lines[index].text) or is_title(lines[index].text, "law")), at)


def _end(lines: Sequence[Line], at: int) -> int:
    """Return the line behind the last one of the articles that begin at a line."""
    last = at
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.blank:
            continue
        after_gap = lines[index - 1].blank
        above = lines[last].text
        opens = bool(_HEAD.fullmatch(line.text))
        if regex.match(r"Bijlage\b|Geachte\b|Hoogachtend\b|Inventaris", line.text, regex.IGNORECASE):
            break
        goes_on = _PART.match(line.text) or _HEAD.fullmatch(above) or above[-1:] not in ".;:]"
        if after_gap and not opens and not goes_on:
            break
        last = index
    return last + 1
