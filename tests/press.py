"""A fictional release as PDF, from its recipe, and what is true of it; the same bytes each time.

data, truth = draw_parcel(load_parcel(path))
"""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from importlib import import_module
from typing import Any

from attrs import evolve
from drawing import HEIGHT, Pen
from paperwork import Parcel, Part, Posted, Truth
from photocopy import scan_page, skew, slice_page
from printing import print_annex, print_cover, print_inventory, print_law, print_letter
from typesetting import Sheets

pymupdf: Any = import_module("pymupdf")


class _Parcel:
    """A parcel in the making: each document is a part."""

    def __init__(self, recipe: Parcel) -> None:
        self.recipe = recipe
        self.sheets = Sheets()
        self.parts: list[Part] = []
        self.titles: list[str] = []
        self.posted: list[Posted] = []
        self.sources: list[str] = []

    def add(self, kind: Any, title: str, label: str | None = None) -> None:
        """Take down the document that was just set."""
        first = len(self.sources) + 1
        last = self.sheets.page
        self.parts.append(Part(kind, label, (first, last)))
        self.titles.append(title)
        self.sources += ["print"] * (last - first + 1)

    def set_letter(self) -> None:
        """Set what comes before the annexes."""
        recipe, sheets = self.recipe, self.sheets
        if recipe.cover:
            print_cover(sheets, recipe.cover)
            self.add("other", "Voorblad")
        print_letter(sheets, recipe.letter, recipe)
        self.add("letter", "Besluit")
        if recipe.letter.law:
            print_law(sheets, recipe.letter)
            self.add("law_text", "Relevante artikelen")
        sheets.end()
        if recipe.inventory:
            print_inventory(sheets, recipe)
            self.add("inventory", "Inventarislijst")

    def set_annexes(self) -> None:
        """Set the annexes; mails are numbered through the whole parcel."""
        for annex in self.recipe.annexes:
            covered, before = len(self.sheets.covered), len(self.posted)
            posted = print_annex(self.sheets, annex, self.recipe)
            self.sheets.covered[covered:] = [
                evolve(each, message=None if each.message is None else each.message + before)
                for each in self.sheets.covered[covered:]
            ]
            self.posted += [evolve(each, part=len(self.parts)) for each in posted]
            self.add("annex", annex.title, annex.number)
            if annex.source:
                self.sources[-len(annex.source) :] = annex.source


def draw_parcel(recipe: Parcel) -> tuple[bytes, Truth]:
    """Return the PDF of a release and what is true of it."""
    parcel = _Parcel(recipe)
    parcel.set_letter()
    parcel.set_annexes()
    if recipe.stamp is not None:
        _stamp(parcel.sheets.pdf, recipe.stamp)
    covered = tuple(skew(each) if parcel.sources[each.page - 1] == "scan" else each for each in parcel.sheets.covered)
    truth = Truth(covered, tuple(parcel.posted), tuple(parcel.parts), tuple(parcel.sources))
    return _bind(parcel), truth


def _stamp(pdf: Any, first: int) -> None:
    """Print a number at the foot of each page, as an archive does."""
    for number, page in enumerate(pdf):
        pen = Pen(page, "helv")
        pen.text(22.0, HEIGHT - 14.0, f"{first + number:07d}", 7.0)
        pen.lift()


def _bind(parcel: _Parcel) -> bytes:
    """Return the file: every page as its source delivers it, with bookmarks and fixed metadata."""
    recipe, drawn = parcel.recipe, parcel.sheets.pdf
    bound = pymupdf.open()
    for number, source in enumerate(parcel.sources):
        if source == "print":
            bound.insert_pdf(drawn, from_page=number, to_page=number)
        else:
            {"scan": scan_page, "strips": slice_page}[source](bound, drawn[number])
    if recipe.outline:
        bound.set_toc([[1, title, part.pages[0]] for title, part in zip(parcel.titles, parcel.parts, strict=True)])
    made = f"D:{recipe.letter.decided:%Y%m%d}101500+01'00'"
    about = {"title": recipe.title, "author": recipe.author, "creator": recipe.producer, "producer": recipe.producer}
    bound.set_metadata(about | {"creationDate": made, "modDate": made})
    data: bytes = bound.tobytes(garbage=4, deflate=True, no_new_id=True)
    return data
