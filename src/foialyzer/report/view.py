"""What the page of a report shows, drawn from a release: the values its template sets."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

import regex
from attrs import frozen

from foialyzer.account.release import Release
from foialyzer.account.totals import GroundTotal, count_once, total_without_ground
from foialyzer.law.grounds import load_statutes
from foialyzer.mail.copies.search import Copy
from foialyzer.mail.messages import Message
from foialyzer.mail.threads.order import Thread
from foialyzer.redaction.redaction import GroundTag, Redaction
from foialyzer.release.inventory import InventoryRow
from foialyzer.report.palette import Paint, choose_paints
from foialyzer.report.prose import Block, clean, set_message
from foialyzer.report.remarks import Link, Remark, count_recognised, count_unread, list_leaks, list_limits, list_remarks
from foialyzer.report.side_by_side import Excerpts, set_copies
from foialyzer.report.wording import Wording

__all__ = ["Basis", "GroundRow", "MessageView", "View", "draw_view", "say_corrected", "say_sentence"]

_NEARLY = 0.05  # of a message can be read at most, to be called nearly wholly redacted


@frozen
class Basis:
    """On how many redactions a ground is printed, set by a reviewer, inferred, or unknown; those in a further print left out."""

    printed: int
    human: int
    drawn: int
    unknown: int


@frozen
class GroundRow:
    """One ground, with where it is named: on redactions, in the letter, in the inventory."""

    id: str | None
    paint: Paint
    total: GroundTotal | None
    printed: int
    human: int
    drawn: int
    argued: int
    listed: int


@frozen
class MessageView:
    """A message as it is shown, with why it stands where it stands."""

    message: Message
    parts: tuple[str | Block, ...]
    why: tuple[str, ...]


@frozen
class View:
    """Everything a report shows that the release itself does not say in so many words."""

    sentence: str
    basis: Basis
    counted: int
    black: int
    nearly: int
    unknown: GroundTotal | None
    grounds: tuple[GroundRow, ...]
    marks: tuple[GroundTotal, ...]
    threads: tuple[tuple[Thread, tuple[MessageView, ...]], ...]
    copies: tuple[tuple[Copy, tuple[Excerpts, ...]], ...]
    inventory: tuple[InventoryRow, ...]
    findings: tuple[Remark, ...]
    leaks: tuple[tuple[str, tuple[Link, ...]], ...]
    limits: tuple[str, ...]
    source: str
    statute: str | None
    unread: int
    recognised: int
    corrected: str


def draw_view(release: Release, wording: Wording) -> View:
    """Return what a report on a release shows.

    Args:
        release: with or without a letter, messages, redactions.
        wording: of the report.
    """
    paints = choose_paints(release)
    once = count_once(release.redactions, release.messages)
    tags = [redaction.grounds[0].basis if redaction.grounds else None for redaction in once]
    printed = sum(tag in {"printed", "inherited"} for tag in tags)
    bare = total_without_ground(once)
    unknown = next((total for total in bare if total.id is None), None)
    black, nearly = _blacked(release.messages)
    return View(
        sentence=say_sentence(release, wording),
        basis=Basis(
            printed, tags.count("human"), sum(tag in {"letter", "inferred"} for tag in tags), unknown.redactions if unknown else 0
        ),
        counted=len(once),
        black=black,
        nearly=nearly,
        unknown=unknown,
        grounds=tuple(_ground_rows(release, once, paints, unknown)),
        marks=tuple(total for total in bare if total.id),
        threads=tuple(_threads(release, wording, paints)),
        copies=tuple(set_copies(release, paints)),
        inventory=release.inventory,
        findings=list_remarks(release, wording),
        leaks=list_leaks(release),
        limits=list_limits(release, wording),
        source=quote(release.source.name.rpartition("/")[2]),
        statute=_statute(release, wording),
        unread=count_unread(release),
        recognised=count_recognised(release),
        corrected=say_corrected(release, wording),
    )


def say_sentence(release: Release, wording: Wording) -> str:
    """Return the sentence to quote: how much can be read, of what, released by whom and when, and what was counted.

    Example:
        >>> from foialyzer.analysis import analyse
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> from foialyzer.report.wording import load_wording
        >>> say_sentence(analyse(parse_transcript("Weather was fine.", "a.txt")), load_wording("en"))[:55]
        'Of the text that the authority released an estimated 10'
    """
    letter, survival = release.letter, release.survival
    counted = survival.messages if release.messages and survival.messages.share else survival.all
    if counted.share is None:
        return wording.say("sentence_nothing", name=release.source.name) + "."
    values = {
        "authority": regex.sub("^(De|Het|The) ", lambda article: article[0].lower(), (letter and letter.authority) or "")
        or wording.say("sentence_authority"),
        "when": wording.say("sentence_when", date=wording.day(letter.date)) if letter and letter.date else "",
        "reference": wording.say("sentence_reference", reference=letter.reference) if letter and letter.reference else "",
        "share": wording.share(counted.share, "exact_between"),
    }
    key = "sentence_messages" if counted is survival.messages else "sentence_text"
    further = sum(message.copy_of is not None for message in release.messages)
    copies = wording.say("sentence_copies", n=further) if further else ""
    sentence = wording.say(key, n=len(release.messages) - further, copies=copies, **values)
    if counted is survival.messages and survival.body_without_personal.share and release.redactions:
        sentence += wording.say("sentence_body", share=wording.share(survival.body_without_personal.share, "exact_between"))
    sentence += wording.say("sentence_base", visible=counted.visible_chars, hidden=counted.hidden_chars.estimate)
    unread, recognised = count_unread(release), count_recognised(release)
    sentence += wording.say("sentence_recognised", n=recognised, pages=release.source.pages) if recognised else ""
    sentence += wording.say("sentence_unread", n=unread, pages=release.source.pages) if unread else ""
    return f"{sentence} {said}." if (said := say_corrected(release, wording)) else sentence


def say_corrected(release: Release, wording: Wording) -> str:
    """Return how many values a reviewer corrected, with the reviewer's name; nothing where nobody did.

    Example:
        >>> from attrs import evolve
        >>> from foialyzer.account.correction import Corrections
        >>> from foialyzer.api import analyse
        >>> from foialyzer.report.wording import load_wording
        >>> release = evolve(analyse("samples/statement/release.txt"), corrections=Corrections("J. Doe", "2026-11-20", ""))
        >>> say_corrected(release, load_wording("en"))
        'Checked by J. Doe on 20 November 2026; no value was corrected'
    """
    if release.corrections is None:
        return ""
    done = release.corrections
    when = wording.say("corrected_when", date=wording.day(done.date)) if done.date else ""
    key = "corrected" if done.values else "corrected_none"
    return wording.say(key, n=len(done.values), name=done.reviewer, when=when)


def _statute(release: Release, wording: Wording) -> str | None:
    """Return the name of the law a letter decides under."""
    statute = load_statutes().get((release.letter and release.letter.statute) or "")
    return (statute.name_nl if wording.lang == "nl" else statute.name_en) if statute else None


def _blacked(messages: Sequence[Message]) -> tuple[int, int]:
    """Return of how many messages nothing of the body can be read, and of how many almost nothing."""
    bodies = [message.survival.body for message in messages if message.survival and message.survival.body.share]
    black = sum(not body.visible_chars for body in bodies)
    return black, sum(body.share is not None and body.share.estimate < _NEARLY for body in bodies) - black


def _ground_rows(
    release: Release, once: Sequence[Redaction], paints: Mapping[str | None, Paint], unknown: GroundTotal | None
) -> Iterator[GroundRow]:
    """Yield a row for each ground, and one for what is hidden on an unknown one; what a further print hides counts once."""
    totals = {total.id: total for total in release.by_ground}
    tags = Counter((tag.id, _footing(tag)) for r in once for tag in r.grounds)
    argued = Counter(one.id for one in release.letter.grounds) if release.letter else Counter[str]()
    listed = Counter(id_ for row in release.inventory for id_ in row.grounds)
    for id_, paint in paints.items():
        if id_ is None:
            continue
        bases = (tags[id_, "printed"], tags[id_, "human"], tags[id_, "drawn"])
        yield GroundRow(id_, paint, totals.get(id_), *bases, argued[id_], listed[id_])
    if unknown:
        yield GroundRow(None, paints[None], unknown, 0, 0, 0, 0, 0)


def _footing(tag: GroundTag) -> str:
    return "printed" if tag.on_paper else "human" if tag.settled else "drawn"


def _threads(
    release: Release, wording: Wording, paints: Mapping[str | None, Paint]
) -> Iterator[tuple[Thread, tuple[MessageView, ...]]]:
    inside = _inside(release)
    by_id = {message.id: message for message in release.messages}
    text = clean(release.text)
    for thread in release.threads:
        views = []
        for id_ in thread.messages:
            message = by_id[id_]
            parts = set_message(text, message, inside[id_], paints)
            views.append(MessageView(message, parts, tuple(_why(message, thread, wording))))
        yield thread, tuple(views)


def _apart(message: Message, thread: Thread) -> str:
    """Return the key of what is said of a message that quotes none: the first of a thread is its oldest."""
    if len(thread.messages) == 1:
        return "why_alone"
    return "why_first" if thread.messages[0] == message.id else "why_none"


def _inside(release: Release) -> dict[str, list[Redaction]]:
    """Return the redactions in each message, in text order."""
    inside: dict[str, list[Redaction]] = {message.id: [] for message in release.messages}
    for redaction in release.redactions:
        if redaction.message in inside:
            inside[redaction.message].append(redaction)
    return inside


def _why(message: Message, thread: Thread, wording: Wording) -> Iterator[str]:
    """Yield the reasons for the place of a message in its thread, of a further print that it is one."""
    if message.copy_of:
        yield wording.say("why_copy", other=message.copy_of)
    elif message.style == "headless":
        key = "why_headless" if message.reply_to else "why_headless_alone"
        yield wording.say(key, other=message.reply_to)
    elif message.reply_to:
        yield wording.say("why_reply", other=message.reply_to)
    else:
        yield wording.say(_apart(message, thread))
    if message.sent is None:
        yield wording.say("why_no_date")
    for conflict in thread.conflicts:
        reply, other = conflict.messages
        if reply == message.id and conflict.minutes_behind:
            yield wording.say("why_clock", reply=reply, other=other, minutes=conflict.minutes_behind[0])
