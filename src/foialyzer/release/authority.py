"""Who decided: the authority that a signature or a letterhead names."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from foialyzer.page.lines import Line
from foialyzer.release.letter_phrases import load_letter_table
from foialyzer.release.letterhead import find_label

__all__ = ["find_authority"]

_SENTENCE = regex.compile(r"\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}")


@cache
def _opening(kind: str) -> regex.Pattern[str]:
    heads = sorted(load_letter_table().authority[kind], key=lambda head: (-len(head), head))
    spelled = "|".join(r"\s{1,3}".join(map(regex.escape, head.split())) for head in heads)
    return regex.compile(rf"(?:namens\s{{1,3}})?(?P<name>(?:{spelled})(?!\w)(?P<rest>[^\n]*))", regex.IGNORECASE)


@cache
def _heads(kind: str) -> frozenset[str]:
    return frozenset(
        head.casefold() for head in load_letter_table().authority[kind] if " " in head and head[-3:] in {"van", "oor"}
    )


@cache
def _behalf() -> regex.Pattern[str]:
    words = "|".join(r"\s{1,3}".join(phrase.split()) for phrase in load_letter_table().authority["behalf"])
    return regex.compile(rf",?[ \t]*(?:{words})(?!\w).*", regex.IGNORECASE | regex.DOTALL)


def find_authority(lines: Sequence[Line], closing: int | None) -> str | None:
    """Return who decided: the signature says it, above "namens deze"; else the letterhead.

    Args:
        lines: of a letter.
        closing: number of the line that closes it, None where none does.
    """
    below = lines[closing : closing + 14] if closing is not None else ()
    return (
        next(_names(below, "heads"), None)
        or _named(below)
        or next(_names(lines, "heads"), None)
        or next(_names(below, "houses"), None)
        or next(_names(lines, "houses"), None)
    )


# "Conform het door de Minister van Justitie en Veiligheid genomen besluit"
_MEMBER = regex.compile(r"(?i:(?:de )?(?:minister|staatssecretaris) (?:van|voor)) \p{Lu}[\w-]+(?:(?:,? en|,)? \p{Lu}[\w-]+){0,5}")


def _named(lines: Sequence[Line]) -> str | None:
    """Return the member of government that a signature names in its midst."""
    text = " ".join(line.text for line in lines[:6] if not line.blank)
    found = _MEMBER.search(text)
    return found[0] if found else None


def _names(lines: Sequence[Line], kind: str) -> Iterator[str]:
    for at, line in enumerate(lines):
        match = _opening(kind).match(line.text)
        if not match or len(line.text) > 120 or _SENTENCE.search(match["rest"]):
            continue
        name = match["name"]
        if name.rstrip()[-1:] == "," or name.split()[-1].casefold() in {"en", "van", "voor", "de"}:
            name = f"{name} {_rest(lines[at + 1 : at + 3])}".rstrip()
        name = _behalf().sub("", name).rstrip(" ,.:;█")
        name = name[: find_label(name)].rstrip()
        if name.casefold() not in _heads(kind):
            yield name


def _rest(lines: Sequence[Line]) -> str:
    """Return how the name of an authority goes on below its first line: "Natuur en Voedselkwaliteit,"."""
    if not lines or lines[0].blank or _behalf().match(lines[0].text):
        return ""
    goes_on = regex.fullmatch(r"(?:(?:en|de|het|van|\p{Lu}[\w-]+),? ?){1,6}", lines[0].text)
    return lines[0].text if goes_on and not _opening("heads").match(lines[0].text) else ""
