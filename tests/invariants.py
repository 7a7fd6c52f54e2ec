"""What must hold of every account, whatever the input."""

from collections.abc import Iterator

from foialyzer.account.release import Release
from foialyzer.page.layout import COVER
from foialyzer.page.span import Span, is_partition
from foialyzer.redaction.hidden_chars import Survival


def find_breaches(release: Release) -> list[str]:
    """Return a complaint for each thing in an account that cannot be."""
    return [*_about_spans(release), *_about_references(release), *_about_copies(release), *_about_figures(release)]


def _about_spans(release: Release) -> Iterator[str]:
    whole = Span(0, len(release.text))
    if not is_partition([segment.span for segment in release.segments], whole):
        yield "the segments do not tile the text"
    segments = {segment.id: segment.span for segment in release.segments}
    for message in release.messages:
        if message.span not in segments[message.segment]:
            yield f"{message.id} leaves its segment"
        if not is_partition([message.header_span, message.body_span], message.span):
            yield f"header and body of {message.id} do not tile it"
        if COVER in message.text:
            yield f"{message.id} names not all that is hidden in it"
    starts = [redaction.start for redaction in release.redactions]
    if starts != sorted(starts):
        yield "the redactions are not in text order"
    for redaction in release.redactions:
        if redaction.span is None or set(redaction.span.of(release.text)) - {"\n"} != {COVER}:
            yield f"{redaction.id} does not cover its place"


def _about_references(release: Release) -> Iterator[str]:
    messages = [message.id for message in release.messages]
    threads = [thread.id for thread in release.threads]
    redactions = [redaction.id for redaction in release.redactions]
    segments = [segment.id for segment in release.segments]
    ids = [*messages, *threads, *redactions, *segments]
    if len(ids) != len(set(ids)):
        yield "an id is given twice"
    if sorted(messages) != sorted(id_ for thread in release.threads for id_ in thread.messages):
        yield "some message is not in one thread exactly"
    for message in release.messages:
        if message.thread not in threads or message.segment not in segments or message.reply_to not in {None, *messages}:
            yield f"{message.id} speaks of something that is not there"
    for redaction in release.redactions:
        if redaction.message not in {None, *messages}:
            yield f"{redaction.id} stands in a message that is not there"
    named = {place for finding in release.findings for place in finding.places}
    named |= {id_ for thread in release.threads for conflict in thread.conflicts for id_ in conflict.messages}
    named = {place for place in named if not place.startswith(("page ", "inventory "))} - {"metadata"}
    if not named <= {*ids, "letter"}:
        yield f"places that are not there: {sorted(named - {*ids, 'letter'})}"


def _about_copies(release: Release) -> Iterator[str]:
    originals = {None, *(message.id for message in release.messages if message.copy_of is None)}
    redactions = {redaction.id for redaction in release.redactions}
    yield from (f"{message.id} is a copy of a copy" for message in release.messages if message.copy_of not in originals)
    spans = {message.id: message.body_span for message in release.messages}
    for one in (difference for copy in release.copies for difference in copy.differences):
        if one.span_redacted not in spans[one.redacted_in] or one.span_readable not in spans[one.readable_in]:
            yield f"{one.redacted_in} and {one.readable_in} differ at a place outside them"
        if COVER in one.span_readable.of(release.text) or not set(one.redactions) <= redactions:
            yield f"what {one.readable_in} shows is hidden, or hidden by nothing"


def _about_figures(release: Release) -> Iterator[str]:
    visible = sum(1 for sign in release.text if sign != COVER and not sign.isspace())
    everything = release.survival.all
    if everything.visible_chars != visible:
        yield f"{everything.visible_chars} visible characters, counted {visible}"
    for name in ("low", "estimate", "high"):
        hidden = sum(getattr(redaction.hidden_chars, name) for redaction in release.redactions)
        if getattr(everything.hidden_chars, name) != hidden:
            yield f"{name} of all is not the sum of all"
    parts = [getattr(release.survival, part) for part in ("all", "letter", "annexes", "messages", "body_without_personal")]
    for message in release.messages:
        if message.survival is None:
            yield f"{message.id} is not measured"
        else:
            parts += [
                message.survival.all,
                message.survival.header,
                message.survival.body,
                message.survival.body_without_personal,
            ]
            if message.survival.all.visible_chars != message.survival.header.visible_chars + message.survival.body.visible_chars:
                yield f"header and body of {message.id} do not add up"
    yield from (f"impossible survival {part}" for part in parts if not is_possible(part))


def is_possible(survival: Survival) -> bool:
    """Tell whether a share is a range in [0, 1] that fits its counts: none over nothing, 1 exactly when nothing is hidden."""
    hidden, share = survival.hidden_chars, survival.share
    if share is None:
        return survival.visible_chars + hidden.estimate == 0
    ordered = 0 <= share.low <= share.estimate <= share.high <= 1
    return ordered and (share.estimate == 1) == (hidden.estimate == 0) and (share.low == 1) == (hidden.high == 0)
