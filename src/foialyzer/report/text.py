"""The messages of a release as Markdown: every thread, oldest message first, redactions named by their ground."""

from collections.abc import Iterator

import regex

from foialyzer.account.release import Release
from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.report.control_characters import replace_steering
from foialyzer.report.view import say_corrected
from foialyzer.report.wording import Language, Wording, choose_language, load_wording

__all__ = ["render_text"]

# Signs that Markdown takes for markup; at the beginning of a line some more do.
_MARKUP = regex.compile(r"[\\`*<>&|~]|(?<!\w)_|_(?!\w)|(?<!\[)\[(?!\[)|(?<!\])\](?!\])")
_LEADING = regex.compile(r"(?m)^(?=[#+\-=>] |[-=#+]+$|\d+[.)] )")


def render_text(release: Release, lang: Language | None = None) -> str:
    """Return the messages of a release as Markdown.

    A redaction reads `[[gelakt nl-wob:10.2.e]]`. What a document says is kept from becoming markup.

    Args:
        release: any.
        lang: of the headings; that of the release where it is not given.

    Example:
        >>> from foialyzer.api import analyse
        >>> render_text(analyse("samples/sluis-oost/release.txt")).splitlines()[4]
        '### m3 – 13 mei 2019, 09:14'
    """
    wording = load_wording(lang or choose_language(release))
    by_id = {message.id: message for message in release.messages}
    parts = [f"# {_line(release.source.name)}"]
    if said := say_corrected(release, wording):
        parts.append(f"{_line(said)}.")
    for thread in release.threads:
        parts.append(f"## {_line(thread.subject or wording.say('thread_none'))}")
        for id_ in thread.messages:
            parts += _message(by_id[id_], wording)
    return "\n\n".join(part for part in parts if part) + "\n"


def _message(message: Message, wording: Wording) -> Iterator[str]:
    yield f"### {message.id} – {wording.day(message.sent) if message.sent else wording.say('no_date')}"
    people = (("from", (message.sender,) if message.sender else ()), ("to", message.to), ("cc", message.cc))
    lines = [f"{wording.say(key)}: {_people(persons)}  " for key, persons in people if persons]
    lines.append(f"{wording.say('page', n=str(message.pages[0]))}")
    yield "\n".join(lines)
    yield _LEADING.sub(r"\\", _plain(message.text))


def _people(people: tuple[Person, ...]) -> str:
    return "; ".join(_line(person.printed) for person in people)


def _line(text: str) -> str:
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    """Return a text in which nothing is markup, and no character steers a terminal or turns its direction."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", replace_steering(text, "\n\t"))
