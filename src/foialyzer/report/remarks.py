"""What stands out in a release, and what was not assessed, in the language of a report, with the places to look at."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from foialyzer.account.findings import Finding
from foialyzer.account.release import Release
from foialyzer.release.letter import Letter
from foialyzer.report.wording import Wording

__all__ = ["Link", "Remark", "count_recognised", "count_unread", "list_leaks", "list_limits", "list_remarks"]

_MOST_PLACES = 24  # of a finding that are named
Link = tuple[str, str | None]  # the name of a place, and its anchor on the page; None where it has none


@frozen
class Remark:
    """A finding as it is shown.

    Args:
        finding: itself.
        title: of its kind.
        sentence: in the language of the report; empty where only its own message says it.
        links: its first places.
    """

    finding: Finding
    title: str
    sentence: str
    links: tuple[Link, ...]


def list_remarks(release: Release, wording: Wording) -> tuple[Remark, ...]:
    """Return the findings of a release as they are shown, most severe first.

    Args:
        release: with its findings.
        wording: of the report.

    Example:
        >>> from foialyzer.api import analyse
        >>> from foialyzer.report.wording import load_wording
        >>> [remark.title for remark in list_remarks(analyse("samples/sluis-oost/release.txt"), load_wording("nl"))]
        ['Te laat besloten', 'Geen grond gedrukt']
    """
    anchors = _anchors(release)
    remarks = []
    for finding in release.findings:
        title, sentence = wording.table.findings.get(finding.code, (finding.code, ""))
        links = tuple(_link(place, anchors) for place in finding.places[:_MOST_PLACES])
        said = sentence and sentence.format(**_evidence(finding, release, wording))
        remarks.append(Remark(finding, title, said, links))
    order = {"serious": 0, "warning": 1, "info": 2}
    return tuple(sorted(remarks, key=lambda remark: order[remark.finding.severity]))


def list_leaks(release: Release) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the kinds of leaks of a release, each with its places; what leaks is not told.

    Args:
        release: with its findings.
    """
    anchors = _anchors(release)
    return tuple(
        (finding.code.replace("-", "_"), tuple(_link(place, anchors) for place in finding.places))
        for finding in release.findings
        if finding.code.startswith("leak-")
    )


def list_limits(release: Release, wording: Wording) -> tuple[str, ...]:
    """Return what was not assessed, as sentences without an end.

    Args:
        release: any.
        wording: of the report.
    """
    return tuple(_limits(release, wording))


def count_unread(release: Release) -> int:
    """Return on how many pages no word can be read.

    Example:
        >>> from foialyzer.api import analyse
        >>> count_unread(analyse("samples/sluis-oost/release.txt"))
        0
    """
    return sum(not sheet.words for sheet in release.pages)


def count_recognised(release: Release) -> int:
    """Return of how many pages that are pictures the words were recognised; a transcript has none.

    Example:
        >>> from foialyzer.api import analyse
        >>> count_recognised(analyse("samples/gemaal-zuiderdiep/release.pdf", ocr=False))
        0
    """
    pictures = {number for number, origin in enumerate(release.source.page_origins, 1) if origin in {"scanned", "image"}}
    return sum(sheet.words > 0 for sheet in release.pages if sheet.number in pictures)


def _limits(release: Release, wording: Wording) -> Iterator[str]:
    yield wording.say("limit_under")
    if not release.inventory:
        yield wording.say("limit_inventory")
    if release.letter is None:
        yield wording.say("limit_letter")
    elif release.letter.days_late is None:
        yield wording.say("limit_term")
    scans = count_unread(release)
    undated = sum(message.sent is None for message in release.messages)
    for key, n in (("limit_scans", scans), ("limit_dates", undated)):
        if n:
            yield wording.say(key, n=n)


def _anchors(release: Release) -> dict[str, str]:
    """Return the anchor of each place of the page; a redaction is shown on its page."""
    shown = {f"page {sheet.number}": f"p{sheet.number}" for sheet in release.pages}
    named = [one.id for one in release.messages] + [one.id for one in release.segments] + [one.id for one in release.threads]
    pages = {redaction.id: shown.get(f"page {redaction.page}", "pages") for redaction in release.redactions}
    return {"letter": "letter", **shown, **pages, **dict(zip(named, named, strict=True))}


def _link(place: str, anchors: Mapping[str, str]) -> Link:
    return place, anchors.get(place)


def _evidence(finding: Finding, release: Release, wording: Wording) -> dict[str, str]:
    """Return the figures that the sentence of a finding may name."""
    letter = release.letter
    place = finding.places[0] if finding.places else ""
    values = {"n": len(finding.places), "total": len(release.redactions), "others": len(finding.places) - 1}
    stated = {
        "days": letter.days_to_decision if letter else None,
        "late": letter.days_late if letter else None,
        "term": letter.term_days if letter else None,
        "announced": letter.annexes_announced if letter else None,
        "documents": letter.documents_found if letter else None,
    }
    told = {name: "?" if value is None else wording.number(value) for name, value in (values | stated).items()}
    label = next((redaction.label for redaction in release.redactions if redaction.id == place), None)
    shown = wording.say("page", n=place[5:]) if place.startswith("page ") else place
    return {**told, **(_term(letter, wording) if letter else {}), "label": label or "", "place": shown}


def _term(letter: Letter, wording: Wording) -> dict[str, str]:
    """Return from when and until when a decision could be made, and how late it was net of suspension."""
    took, late, term = letter.days_to_decision, letter.days_late, letter.term_days
    named = letter.extended_until and None not in (took, late, term) and took != (late or 0) + (term or 0)
    until = (
        wording.say("late_last", day=wording.day(letter.extended_until)) if named else wording.say("late_term", term=term or "?")
    )
    net = letter.days_late_net
    said = "late_net_unknown" if net is None else "late_net_none" if net == 0 else "late_net" if net != late else None
    return {
        "start": wording.say("late_receipt" if letter.received_date else "late_request"),
        "until": until,
        "net": wording.say(said, net=net or 0) if said else "",
    }
