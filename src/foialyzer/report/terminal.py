"""The summary for people at a terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Styled

from foialyzer.account.release import Release
from foialyzer.account.totals import count_once, total_without_ground
from foialyzer.diagnostic import Severity
from foialyzer.law.grounds import find_ground, load_statutes
from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.mail.threads.order import Thread
from foialyzer.page.layout import COVER
from foialyzer.redaction.hidden_chars import Share, Survival
from foialyzer.release.letter import Letter
from foialyzer.report.control_characters import replace_steering
from foialyzer.report.wording import percent

__all__ = ["render_grounds", "render_statutes", "render_summary", "render_verdict"]

_BAR = 14  # cells of a survival bar
_READABLE, _HIDDEN = "■", "·"


def render_summary(release: Release) -> RenderableType:
    """Return what a reader wants to see first: the letter's facts, the threads, the grounds, the findings.

    Text of the document is shown as text only: control characters, which could steer a terminal, are replaced.
    """
    parts: list[RenderableType] = [Rule(replace_steering(release.source.name), align="left")]
    if release.letter:
        parts += [_facts(release.letter), ""]
    by_id = {message.id: message for message in release.messages}
    for thread in release.threads:
        parts += [_thread(thread, [by_id[id_] for id_ in thread.messages]), ""]
    if release.by_ground:
        parts += [render_grounds(release), ""]
    parts += [_remark(finding.severity, finding.message) for finding in release.findings]
    parts += [_remark(diagnostic.severity, diagnostic.message) for diagnostic in release.diagnostics]
    return Group(*parts, "") if release.findings or release.diagnostics else Group(*parts)


def _remark(severity: Severity, message: str) -> Styled:
    style = {"serious": "bold red", "warning": "yellow", "info": "cyan"}[severity]
    return Styled.assemble((f"{severity}: ", style), replace_steering(message))


def render_verdict(release: Release) -> str:
    """Return one sentence: how much can be read, on what footing, and what could not be assessed.

    Example:
        >>> from foialyzer.analysis import analyse
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> render_verdict(analyse(parse_transcript("Weather was fine.", "a.txt")))[:46]
        'a.txt holds no decision letter, no mail and no'
    """
    name = replace_steering(release.source.name)
    if not release.messages and not release.redactions and not release.letter:
        return f"{name} holds no decision letter, no mail and no redaction; nothing more was assessed."
    survival = release.survival
    once = sum(message.copy_of is None for message in release.messages)
    subject = _counted(once, "message") if release.messages else "the text"
    share = (survival.messages if release.messages else survival.all).share
    sentence = f"{name}: about {_percent(share)} of {subject} can be read" if share else f"{name}: nothing was counted"
    body = survival.body_without_personal.share
    if body and release.messages and any(redaction.grounds for redaction in release.redactions):
        sentence += f" ({_percent(body)} of their bodies when personal data is left out of the count)"
    sentence += f"; {_counted(len(release.redactions), 'redaction')}, {_footing(release)}"
    sentence += _corrected(release)
    return f"{sentence}; not assessed: {', '.join(_not_assessed(release))}."


def _corrected(release: Release) -> str:
    """Return how many values a reviewer corrected, and who; nothing where nobody did."""
    done = release.corrections
    if done is None:
        return ""
    day = f" on {done.date}" if done.date else ""
    what = f"{_counted(len(done.values), 'value')} corrected" if done.values else "checked and not corrected"
    return f"; {what} by {replace_steering(done.reviewer)}{day}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _footing(release: Release) -> str:
    once = count_once(release.redactions, release.messages)
    printed = sum(1 for r in once if any(tag.on_paper for tag in r.grounds))
    inferred = sum(1 for r in once if r.grounds and r.grounds[0].basis in {"inferred", "letter"})
    marked = sum(1 for r in once if r.mark and not r.grounds)
    human = sum(1 for r in once if r.grounds and r.grounds[0].basis == "human")
    counts = (
        (printed, "with a printed ground"),
        (human, "with a ground set by the reviewer"),
        (inferred, "with an inferred ground"),
        (marked, "with a mark that is no ground, such as “buiten verzoek”"),
        (len(once) - printed - human - inferred - marked, "of unknown ground"),
        (len(release.redactions) - len(once), "in another print of a mail, not counted"),
    )
    return ", ".join(f"{number} {what}" for number, what in counts if number) or "none to explain"


def _not_assessed(release: Release) -> list[str]:
    missing = ["what stands under the redactions"]
    if not release.inventory:
        missing.append("the inventory (none in this input)")
    if release.letter is None:
        missing.append("the decision (no letter in this input)")
    elif release.letter.days_late is None:
        missing.append("whether the decision was in time")
    unread = sum(1 for message in release.messages if message.sent is None)
    if unread:
        missing.append(f"the date of {_counted(unread, 'message')}")
    return missing


def _percent(share: Share | None) -> str:
    if share is None:
        return "–"
    low, estimate, high = (round(100 * n) for n in (share.low, share.estimate, share.high))
    return f"{estimate} %" if low == high else f"{estimate} % ({low}–{high} %)"


def _facts(letter: Letter) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    late = None
    if letter.days_late is not None:
        late = f"{letter.days_to_decision} days, term {letter.term_days}" + (
            f", {letter.days_late} late" if letter.days_late else ", in time"
        )
        net = letter.days_late_net
        late += f" ({net} net of suspension)" if net is not None and net != letter.days_late else ""
    argued = ", ".join(dict.fromkeys(ground.id for ground in letter.grounds)) or None
    rows = (
        ("authority", letter.authority),
        ("reference", letter.reference),
        ("subject", letter.subject),
        ("requested", letter.request_date),
        ("received", letter.received_date),
        ("decided", letter.date),
        ("took", late),
        ("grounds argued", argued),
        ("annexes announced", letter.annexes_announced),
        ("objection within", f"{letter.objection_weeks} weeks" if letter.objection_weeks else None),
    )
    for label, value in rows:
        table.add_row(label, replace_steering(str(value)) if value is not None else "unknown")
    return table


def _thread(thread: Thread, messages: Sequence[Message]) -> Table:
    title = f"{thread.id}  {replace_steering(thread.subject or 'no subject printed')}"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, title_style="bold")
    for column in ("", "sent", "from", "body readable", ""):
        table.add_column(column, no_wrap=column != "from", overflow="ellipsis" if column == "from" else "fold")
    conflicts = {id_ for conflict in thread.conflicts for id_ in conflict.messages}
    for message in messages:
        sent = (message.sent or "unknown").replace("T", " ") + (" !" if message.id in conflicts else "")
        body = message.survival.body if message.survival else None
        table.add_row(message.id, sent, _sender(message.sender), _bar(body), _percent(body.share if body else None))
    return table


def _sender(person: Person | None) -> str:
    """Return who wrote, by name or, where the name is redacted, by unit or domain."""
    if person is None:
        return "unknown"
    if person.redacted:
        return f"{COVER * 3} {replace_steering(person.unit or (person.domain and f'@{person.domain}') or '')}".rstrip()
    return replace_steering(person.name or person.address or person.printed)


def _bar(survival: Survival | None) -> str:
    if survival is None or survival.share is None:
        return "nothing to count"
    full = round(survival.share.estimate * _BAR)
    return _READABLE * full + _HIDDEN * (_BAR - full)


def render_statutes() -> Table:
    """Return every ground of every law that is known, with what it protects, in Dutch and in English."""
    table = Table(box=None, pad_edge=False)
    for column in ("ground", "protects", "in English"):
        table.add_column(column, no_wrap=column == "ground")
    for statute in load_statutes().values():
        table.add_row(statute.id, statute.name_nl, statute.name_en, style="bold")
        for ground in statute.grounds:
            table.add_row(ground.id, ground.label_nl, ground.label_en)
    return table


def render_grounds(release: Release) -> Table:
    """Return what each ground of a release takes away, and what is hidden on marks that are no ground, or on nothing known.

    Args:
        release: with its totals by ground.
    """
    table = Table(title="what was taken away, by ground", title_justify="left", box=None, pad_edge=False, title_style="bold")
    for column in ("ground", "protects", "redactions", "hidden characters", "share"):
        table.add_column(column, justify="right" if column in {"redactions", "share"} else "left")
    known = [total for total in release.by_ground if total.id]
    for total in (*known, *total_without_ground(count_once(release.redactions, release.messages))):
        ground = find_ground(total.id) if total.id else None
        protects = ground.label_en if ground else "a mark, no ground" if total.id else "–"
        hidden = total.hidden_chars
        amount = f"{hidden.estimate} ({hidden.low}–{hidden.high})"
        share = f"{percent(total.share)} %" if total.share is not None else "–"
        table.add_row(total.id or "unknown", protects, str(total.redactions), amount, share)
    return table
