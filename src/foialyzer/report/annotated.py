"""A copy of the PDF in which every redaction is outlined in the colour of its ground, with a note."""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Any

from foialyzer.account.release import Release
from foialyzer.redaction.redaction import Redaction
from foialyzer.report.palette import Paint, choose_paints, paint_of
from foialyzer.report.wording import Language, Wording, choose_language, load_wording

__all__ = ["render_annotated"]

_OUTSIDE = 1.0  # points by which an outline stands outside what it outlines
_WIDTH = 1.2  # points


def render_annotated(data: bytes, release: Release, password: str | None = None, lang: Language | None = None) -> bytes:
    """Return a copy of a PDF in which each redaction is outlined, with its label, ground, basis and hidden characters in a note.

    The outlines are `Square` annotations in a layer of their own, which a viewer can switch off; nothing of the page is changed,
    and nothing is ever marked to be redacted. The copy says in its metadata that foialyzer made it, and is refused as an input.
    The same input gives the same bytes.

    Args:
        data: the PDF that was analysed.
        release: what was found in it.
        password: of an encrypted PDF; the copy keeps its encryption.
        lang: of the notes; that of the release where it is not given.

    Raises:
        ValueError: the bytes are no PDF that can be opened, or need another password.
    """
    pymupdf: Any = import_module("pymupdf")
    pymupdf.TOOLS.mupdf_display_errors(on=False)
    pymupdf.TOOLS.mupdf_display_warnings(on=False)
    wording = load_wording(lang or choose_language(release))
    paints = choose_paints(release)
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        if pdf.needs_pass and not pdf.authenticate(password or ""):
            message = "the PDF does not open with this password; give the one it was analysed with"
            raise ValueError(message)
        layer = pdf.add_ocg("foialyzer", on=True)
        by_page: dict[int, list[Redaction]] = {}
        for redaction in release.redactions:
            by_page.setdefault(redaction.page, []).append(redaction)
        for number, redactions in by_page.items():
            page = pdf[number - 1]
            for redaction in redactions:
                _outline(page, redaction, paint_of(redaction, paints), layer, note_of(redaction, wording, paints))
        pdf.set_metadata({**(pdf.metadata or {}), "producer": f"foialyzer {version('foialyzer')} (annotated copy)"})
        saved: bytes = pdf.tobytes(garbage=0, deflate=True, encryption=pymupdf.PDF_ENCRYPT_KEEP, no_new_id=True)
        return saved


def note_of(redaction: Redaction, wording: Wording, paints: Mapping[str | None, Paint]) -> str:
    """Return what the note on a redaction says, a line each: its id and label, its grounds and what they rest on, what it hides.

    Example:
        >>> from foialyzer.analysis import analyse
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> release = analyse(parse_transcript("Dag [gelakt: 10.2.e], tot dan", "a.txt"))
        >>> print(note_of(release.redactions[0], load_wording("nl"), choose_paints(release)))
        r1: 10.2.e
        nl-wob:10.2.e eerbiediging van de persoonlijke levenssfeer (grond gedrukt)
        15 tekens (2–45)
    """
    lines = [f"{redaction.id}: {redaction.label or wording.say('note_no_label')}"]
    for tag in redaction.grounds:
        ground = paints[tag.id].ground if tag.id in paints else None
        label = (ground.label_nl if wording.lang == "nl" else ground.label_en) if ground else ""
        lines.append(f"{tag.id} {label}".strip() + f" ({wording.say(f'basis_{tag.basis}')})")
    if redaction.mark:
        lines.append(f"{wording.say(f'mark_{redaction.mark}')} ({wording.say('basis_mark')})")
    elif not redaction.grounds:
        lines.append(wording.say("basis_unknown"))
    hidden = redaction.hidden_chars
    lines.append(wording.say("ground_chars", chars=hidden.estimate, low=hidden.low, high=hidden.high))
    return "\n".join(lines)


def _outline(page: Any, redaction: Redaction, paint: Paint, layer: int, note: str) -> None:
    """Draw an outline around each box of a redaction; the dates that the binding writes are taken out again."""
    for box in redaction.boxes:
        edges = (box.x0 - _OUTSIDE, box.top - _OUTSIDE, box.x1 + _OUTSIDE, box.bottom + _OUTSIDE)
        annotation = page.add_rect_annot(edges)
        annotation.set_colors(stroke=paint.rgb)
        annotation.set_border(width=_WIDTH, dashes=None if _is_sure(redaction) else [3, 2])
        annotation.set_info(title="foialyzer", content=note)
        annotation.set_oc(layer)
        annotation.update()
        for key in ("M", "CreationDate"):
            page.parent.xref_set_key(annotation.xref, key, "null")


def _is_sure(redaction: Redaction) -> bool:
    """Tell whether the ground of a redaction is printed or set by a reviewer; the outline of any other is dashed."""
    return any(tag.settled for tag in redaction.grounds)
