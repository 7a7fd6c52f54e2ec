"""Proof that two prints are of one mail and not of two letters to many, before it is said what one of them hides."""

from collections.abc import Sequence

import regex

from foialyzer.mail.body import is_greeting
from foialyzer.mail.copies.passages import Passage
from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.page.layout import COVER

__all__ = ["is_proved"]

_WORD = regex.compile(r"\w++")
_PLAIN = 4  # letters of a word without a capital that is no part of a name ("van", "der")


def is_proved(string: str, passage: Passage, prints: tuple[Message, Message], *, same_minute: bool) -> bool:
    """Return whether what two prints show of themselves is enough to say that a passage of one is hidden in the other.

    Letters to many are sent in one minute or soon after one another, and differ in the salutation, a name or a number. These
    are proved by the same minute and a recipient that both show. Any other passage is proved by the same minute alone, or by a
    sender or recipient that both show. A unit is nobody: many write for it.

    Args:
        string: the running text.
        passage: found in it.
        prints: the two messages.
        same_minute: whether both show the same minute.
    """
    one, other = prints
    reader = not _shown(one.to).isdisjoint(_shown(other.to))
    if _is_of_one_reader(string, passage):
        return reader and same_minute
    senders = [[print_.sender] if print_.sender else [] for print_ in prints]
    return same_minute or reader or not _shown(senders[0]).isdisjoint(_shown(senders[1]))


def _shown(people: Sequence[Person]) -> set[str]:
    return {part.casefold() for person in people for part in (person.name, person.address) if part and COVER not in part}


def _is_of_one_reader(string: str, passage: Passage) -> bool:
    """Tell whether a passage is what letters to many differ in: part of a salutation, or no more than a name or a number."""
    words = _WORD.findall(passage.readable.of(string))
    plain = [word for word in words if len(word) >= _PLAIN and word.isalpha() and not word[0].isupper()]
    return len(plain) < 2 or any(is_greeting(_line_of(string, span.start)) for span in (passage.hidden, passage.readable))


def _line_of(string: str, at: int) -> str:
    """Return the line a character stands on, without quote marks."""
    end = string.find("\n", at)
    return string[string.rfind("\n", 0, at) + 1 : end if end >= 0 else len(string)].lstrip("> \t\xa0").rstrip()
