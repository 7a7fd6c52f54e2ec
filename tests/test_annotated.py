"""The annotated copy of a PDF."""

from importlib import import_module
from typing import Any

import pytest
from attrs import evolve
from drawing import Hidden, draw, recipes
from drawing import Recipe as Page
from hypothesis import HealthCheck, given, settings

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.errors import UnreadableInputError
from foialyzer.readers.pdfplumber import read_pdf_again
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.report.annotated import render_annotated

pymupdf: Any = import_module("pymupdf")


def account(data: bytes) -> Release:
    """Return the account of a PDF."""
    return analyse(read_pdf(data, "a.pdf"))


def unmarked(copy: bytes) -> bytes:
    """Return an annotated copy without the word that says it is one, so that it can be read."""
    with pymupdf.open(stream=copy, filetype="pdf") as pdf:
        pdf.set_metadata({})
        return bytes(pdf.tobytes())


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(recipes())
def test_law_both_readers_find_the_same_words(recipe: Page) -> None:
    """Both readers find in the copy the words of the original, in the same places; the same input gives the same bytes."""
    data = draw([recipe]).data
    copy = render_annotated(data, account(data))
    assert copy == render_annotated(data, account(data))
    for reader in (read_pdf, read_pdf_again):
        before, after = reader(data, "a.pdf"), reader(unmarked(copy), "a.pdf")
        assert [page.words for page in before.pages] == [page.words for page in after.pages]


# cases


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_outlines_stand_around_the_boxes(rotation: int) -> None:
    """Each box of each redaction has an outline around it, also on a page that a viewer turns, in a layer of its own."""
    with pymupdf.open(stream=draw([Page(covers=(Hidden("black"), Hidden("grey", code="10.2.e")))]).data, filetype="pdf") as pdf:
        pdf[0].set_rotation(rotation)
        data = bytes(pdf.tobytes())
    release = account(data)
    boxes = sorted((box.x0, box.top, box.x1, box.bottom) for r in release.redactions for box in r.boxes)
    assert boxes
    with pymupdf.open(stream=render_annotated(data, release), filetype="pdf") as pdf:
        page = pdf[0]  # kept, since its annotations end with it
        outlines = list(page.annots())
        rects = sorted(tuple(one.rect) for one in outlines)
        [layer] = pdf.get_ocgs()
        assert {one.type[1] for one in outlines} == {"Square"}
        assert {one.get_oc() for one in outlines} == {layer}
    for rect, box in zip(rects, boxes, strict=True):
        assert rect == pytest.approx((box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1), abs=2)


def test_note() -> None:
    """The note on a redaction says its label, its ground, what that rests on and how much is hidden."""
    data = draw([Page(covers=(Hidden("grey", code="10.2.e"),))]).data
    release = account(data)
    with pymupdf.open(stream=render_annotated(data, release, lang="en"), filetype="pdf") as pdf:
        notes = [one.info["content"] for one in pdf[0].annots()]
        raw = [pdf.xref_object(one.xref) for one in pdf[0].annots()]
    hidden = release.redactions[0].hidden_chars
    assert notes[0].splitlines() == [
        "r1: 10.2.e",
        "nl-wob:10.2.e respect for privacy (ground printed)",
        f"{hidden.estimate} characters ({hidden.low}–{hidden.high})",
    ]
    assert not any("/Redact" in one for one in raw)


def test_words_under_a_cover_are_in_no_note() -> None:
    """What can still be read under a cover is not written into the copy, also where it was asked for."""
    data = draw([Page(covers=(Hidden("grey"),))]).data
    release = account(data)
    told = evolve(release, redactions=tuple(evolve(one, leaked="Secretword") for one in release.redactions))
    with pymupdf.open(stream=render_annotated(data, told), filetype="pdf") as pdf:
        assert not any("Secretword" in one.info["content"] for page in pdf for one in page.annots())


def test_the_copy_is_no_input() -> None:
    """The copy says that foialyzer made it, and is refused with what to do."""
    data = draw([Page()]).data
    with pytest.raises(UnreadableInputError, match="give the file it was made from") as raised:
        read_pdf(render_annotated(data, account(data)), "copy.pdf")
    assert raised.value.code == "annotated"


def test_encrypted() -> None:
    """The copy of an encrypted PDF opens with the same password, and is not made with another."""
    with pymupdf.open(stream=draw([Page()]).data, filetype="pdf") as pdf:
        data = bytes(pdf.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="geheim", owner_pw="geheim"))
    release = analyse(read_pdf(data, "a.pdf", "geheim"))
    with pymupdf.open(stream=render_annotated(data, release, "geheim"), filetype="pdf") as pdf:
        assert pdf.needs_pass
        assert pdf.authenticate("geheim")
    with pytest.raises(ValueError, match="does not open with this password"):
        render_annotated(data, release, "anders")
