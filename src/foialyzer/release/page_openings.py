"""What the first lines of a page say: that a mail, a letter or a titled document opens on it."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from foialyzer.mail.headers.languages import find_label
from foialyzer.release.letter_phrases import list_phrases, load_letter_table

__all__ = ["is_title_line", "opens_letter", "opens_mail", "opens_memo", "share_title"]

_LONGEST_NAME = 40  # characters of the line in which a memorandum calls itself one


def opens_mail(head: Sequence[str]) -> bool:
    """Tell whether the labels of a mail open a page, though their values were misread: "To I0 2 e@min nl1", "From".

    Example:
        >>> opens_mail(["To I0 2 e@min nl1", "From", "Sent Fri 2 7 2020"]), opens_mail(["To whom it may concern"])
        (True, False)
    """
    labels = [regex.split(r"[\s:]", row.strip(), maxsplit=1)[0] for row in head[:6]]
    fields = {name for label in labels for _, name in find_label(label)}
    return bool(head) and bool(find_label(labels[0])) and len(fields) >= 3


def opens_memo(head: Sequence[str]) -> bool:
    """Tell whether a memorandum opens a page: it calls itself one, above the labels of a mail.

    Example:
        >>> opens_memo(["MEMO", "Aan: Noor", "Van: Piet", "Datum: 3 mei 2021"]), opens_memo(["Nota", "Sluis Oost"])
        (True, False)
    """
    rows = [row for row in head if row.strip()]
    named = (
        bool(rows) and len(rows[0]) <= _LONGEST_NAME and list_phrases(tuple(load_letter_table().phrases["memo"])).match(rows[0])
    )
    return bool(named) and any(opens_mail(rows[start:]) for start in (1, 2))


_LETTER_SIGNS = (
    regex.compile(r"(?:datum|dagtekening|date)\b", regex.IGNORECASE),
    regex.compile(r"(?:betreft|onderwerp|kenmerk|ons kenmerk|onze referentie|uw kenmerk)\b", regex.IGNORECASE),
    regex.compile(r"(?:geachte|beste)\b", regex.IGNORECASE),
)


def opens_letter(head: Sequence[str]) -> bool:
    """Tell whether a letter opens on a page: its first lines hold a date, a subject or reference, and a salutation.

    Example:
        >>> opens_letter(["Datum 3 mei 2021", "Betreft sluis", "Geachte heer,"]), opens_letter(["Geachte heer,"])
        (True, False)
    """
    return sum(any(sign.match(row.strip()) for row in head) for sign in _LETTER_SIGNS) == len(_LETTER_SIGNS)


def is_title_line(row: str) -> bool:
    """Tell whether a line reads as a title: a few words, the first with a capital, without a full stop.

    Example:
        >>> is_title_line("Verslag overleg sluizen"), is_title_line("> Retouradres Postbus 9"), is_title_line("Tot slot.")
        (True, False, False)
    """
    words = row.split()
    return 2 <= len(words) <= 12 and row[0].isupper() and row[-1] not in ".,;:" and sum(map(str.isalpha, row)) > 0.5 * len(row)


def share_title(title: str | None, opening: str) -> bool:
    """Tell whether the first lines of a page hold a title of at least three words, or nearly.

    Example:
        >>> share_title("Verslag overleg sluis Oost", "Verslag overleg sluis Oost 3 mei"), share_title("Mail", "Mail")
        (True, False)
    """
    wanted = _words(title or "")
    return len(wanted) >= 3 and len(wanted & _words(opening)) >= 0.8 * len(wanted)


@lru_cache(4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(regex.findall(r"\w{3,}", text.casefold()))
