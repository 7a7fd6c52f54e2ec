"""From the workbook that a person edited to the corrections that are in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from foialyzer.account.amending import correct, show_hidden
from foialyzer.account.cells import parse_cell, parse_day
from foialyzer.account.correction import NO_REDACTION, Correction, Corrections
from foialyzer.account.release import Release
from foialyzer.account.tabulation import CORRECTABLE, draw_tables, render_cell
from foialyzer.account.workbook import Edit, EditedWorkbook, Unread, digest_reading, find_edits, is_same
from foialyzer.diagnostic import Diagnostic
from foialyzer.errors import UnreadableInputError
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import Redaction

__all__ = ["review"]

_TIMES, _FEW = 10, 1000  # as many times as was measured at most, and characters that can always be set
_BOUNDS = {"hidden_chars_low": "low", "hidden_chars": "estimate", "hidden_chars_high": "high"}


def review(release: Release, workbook: EditedWorkbook) -> Release:
    """Return a release corrected by the workbook that was written of it and edited by a person.

    A workbook that nobody touched changes nothing. Each cell that was changed and cannot be used has a diagnostic.

    Args:
        release: as it was analysed.
        workbook: as it was read back.

    Raises:
        UnreadableInputError: the workbook was written of another file or of another reading of it, or names no reviewer.
    """
    _check(release, workbook)
    tables = draw_tables(release)
    edits, doubts = find_edits(workbook, tables)
    by_place: defaultdict[tuple[str, str], dict[str, Edit]] = defaultdict(dict)
    for edit in edits:
        if edit.column in CORRECTABLE[edit.sheet]:
            by_place[edit.sheet, edit.place][edit.column] = edit
    redactions = {redaction.id: redaction for redaction in release.redactions}
    statute = release.letter.statute if release.letter else None
    found: list[Correction | Diagnostic] = []
    for (sheet, place), mine in by_place.items():
        if sheet == "redactions":
            found += _of_redaction(redactions[place], mine, statute)
        else:
            found += (_of_cell(edit, statute) for edit in mine.values())
    values = tuple(one for one in found if isinstance(one, Correction) and one.was != one.now)
    day, undated = _day_of(workbook)
    reviewer = _name_of(workbook)
    if reviewer:
        release = correct(release, Corrections(reviewer, day, digest_reading(release), values))
    elif values:
        message = f"{workbook.name} names no reviewer; write a name beside “reviewer” on its sheet “review”"
        raise UnreadableInputError(message, "unnamed")
    unread = (one for one in found if isinstance(one, Diagnostic))
    more = (*doubts, *undated, *unread, *_locked(release, edits), *_backward(release))
    return evolve(release, diagnostics=(*release.diagnostics, *more))


def _check(release: Release, workbook: EditedWorkbook) -> None:
    source, name = release.source.name, workbook.name
    if workbook.facts.get("sha256") != release.source.sha256:
        message = (
            f"{name} was not written of {source}; run foialyzer audit on that file with -o, and correct the workbook it writes"
        )
        raise UnreadableInputError(message, "other_input")
    if workbook.facts.get("reading") != digest_reading(release):
        message = (
            f"{name} was written of another reading of {source}, by another version or with other options; give the options it "
            "was written with, or run foialyzer audit with -o again and correct the new workbook"
        )
        raise UnreadableInputError(message, "other_reading")


def _name_of(workbook: EditedWorkbook) -> str:
    """Return the name of the reviewer on one line; empty where none is given."""
    cell = workbook.facts.get("reviewer")
    return " ".join(render_cell(cell).split()) if isinstance(cell, str) else ""


def _day_of(workbook: EditedWorkbook) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the day of the review, with a doubt where it cannot be read."""
    cell = workbook.facts.get("date")
    day = parse_day(cell) if isinstance(cell, str) else None
    if cell is None or day:
        return day, ()
    said = "The date of the review is no date of the years 1900 to 2100."
    return None, (Diagnostic("correction-unread", "warning", said, "review"),)


def _of_redaction(redaction: Redaction, edits: Mapping[str, Edit], statute: str | None) -> Iterator[Correction | Diagnostic]:
    """Yield what was corrected about a redaction; of one that is none, only that."""
    if mark := edits.get("mark"):
        yield (said := _of_cell(mark, statute))
        if isinstance(said, Correction) and said.now == NO_REDACTION:
            return
    if label := edits.get("label"):
        yield _of_cell(label, statute)
    yield from _of_grounds(redaction, edits, statute)
    if any(column in edits for column in _BOUNDS):
        yield _of_hidden(redaction, edits)


def _of_grounds(redaction: Redaction, edits: Mapping[str, Edit], statute: str | None) -> Iterator[Correction | Diagnostic]:
    """Yield the grounds a reviewer set; a ground that was set or confirmed drives out those that were inferred beside it."""
    tags, basis = redaction.grounds, edits.get("basis")
    read = tuple(tag.id for tag in tags)
    cells: dict[str, tuple[str, ...]] = {}
    for column in ("ground", "other_grounds"):
        if column in edits:
            said = _of_cell(edits[column], statute)
            if isinstance(said, Diagnostic):
                yield said
            else:
                cells[column] = tuple((said.now or "").split())
    confirmed = bool(basis and isinstance(basis.now, str) and basis.now.strip().casefold() == "human")
    if basis and not confirmed:
        yield _refused(basis, "the word “human”, by which a ground is confirmed")
    others = read[1:] if all(tag.settled for tag in tags) or not (confirmed or "ground" in cells) else ()
    now = tuple(dict.fromkeys((*cells.get("ground", read[:1]), *cells.get("other_grounds", others))))
    if now != read:
        yield Correction(redaction.id, "grounds", " ".join(read) or None, " ".join(now) or None)
    elif confirmed and tags:
        yield Correction(redaction.id, "basis", tags[0].basis, "human")


def _of_hidden(redaction: Redaction, edits: Mapping[str, Edit]) -> Correction | Diagnostic:
    """Return how much a redaction hides; an estimate that was set alone widens the range to hold it."""
    hidden = redaction.hidden_chars
    mine = [edits[column] for column in _BOUNDS if column in edits]
    told = {_BOUNDS[edit.column]: int(edit.now) for edit in mine if isinstance(edit.now, str) and _is_count(edit.now)}
    low, estimate, high = (told.get(name, getattr(hidden, name)) for name in _BOUNDS.values())
    if list(told) == ["estimate"]:
        low, high = min(low, estimate), max(high, estimate)
    if len(told) < len(mine) or not (low <= estimate <= high):
        return _refused(mine[0], "three whole numbers, the least first and the most last")
    if high > (most := max(_FEW, _TIMES * hidden.high)):
        said = (
            f"{redaction.id} hides {hidden.high} characters at most as measured; {high} is more than the {most} that can be set"
        )
        return Diagnostic("correction-unread", "warning", f"{said}. The values stay as they were read.", redaction.id)
    return Correction(redaction.id, "hidden_chars", show_hidden(hidden), show_hidden(HiddenChars(low, estimate, high)))


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9


def _of_cell(edit: Edit, statute: str | None) -> Correction | Diagnostic:
    """Return the correction that a cell holds, in the form in which values of its kind are kept."""
    text = "" if isinstance(edit.now, Unread) else " ".join(render_cell(edit.now or "").split())
    kind, now = parse_cell(edit.column, text, statute)
    if isinstance(edit.now, Unread):
        return _refused(edit, kind)
    if not text:
        return Correction(edit.place, edit.column, edit.was, None)
    return _refused(edit, kind) if now is None else Correction(edit.place, edit.column, edit.was, now)


def _refused(edit: Edit, kind: str) -> Diagnostic:
    held = edit.now.what if isinstance(edit.now, Unread) else f"“{edit.now}”" if edit.now else "nothing"
    said = f"The cell “{edit.column}” of {edit.place} holds {held[:80]}, and not {kind}; the value stays as it was read."
    return Diagnostic("correction-unread", "warning", said, edit.place)


def _locked(release: Release, edits: Sequence[Edit]) -> Iterator[Diagnostic]:
    """Yield a doubt for each edited cell that no reviewer can set, unless it holds what follows from the corrections."""
    cells = {
        (table.name, str(row[0]), column.name): cell
        for table in draw_tables(release)
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
    }
    for edit in edits:
        place = (edit.sheet, edit.place, edit.column)
        if edit.column in CORRECTABLE[edit.sheet] or place not in cells or is_same(cells[place], edit.now):
            continue
        said = f"The cell “{edit.column}” of {edit.place} was changed; it follows from others and cannot be corrected."
        yield Diagnostic("correction-locked", "warning", said, edit.place)


def _backward(release: Release) -> Iterator[Diagnostic]:
    """Yield a doubt for each day of the request that lies after the decision, where a reviewer set one of them."""
    letter, done = release.letter, release.corrections
    set_ = {one.field for one in done.values if one.place == "letter"} if done else set()
    for field in ("request_date", "received_date"):
        day = getattr(letter, field, None)
        if letter and letter.date and day and day > letter.date and set_ & {field, "date"}:
            said = f"The “{field}” {day} is after the decision of {letter.date}; how long the decision took was not counted."
            yield Diagnostic("correction-order", "warning", said, "letter")
