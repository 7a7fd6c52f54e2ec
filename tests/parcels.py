"""Fictional parcels drawn as PDF: letter, reprinted law, inventory and documents, with the truth about where each begins.

A recipe says which documents there are, what the inventory says of them and how they are told apart on paper. `draw_parcel` makes
the PDF. A parcel is in order unless its recipe says otherwise. Nothing here calls the code under test.
"""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Literal, get_args

from attrs import evolve, frozen
from hypothesis import strategies as st

pymupdf: Any = import_module("pymupdf")

Apart = Literal["label", "judged", "tag", "sheet", "stamp", "numbers", "feet", "outline", "mail", "letter"]
Ruling = Literal["ruled", "bare", "turned", "marked"]
WIDTH, HEIGHT = 595.0, 842.0
SENTENCES = (
    "De sluis bij Oost is in mei gekeurd en de deuren sluiten weer zonder dat er water langs loopt.",
    "Over de kosten van het onderhoud is met het waterschap gesproken en de raming volgt in het najaar.",
    "De beheerder vraagt of de brug op zondag open kan blijven voor fietsers die van het veer komen.",
    "Het verslag van de schouw is rondgestuurd en wie iets mist laat dat voor vrijdag weten.",
    "Er staat nog een vraag open over de verlichting langs het pad naar het gemaal.",
)
LAW = (
    "Artikel 5.1",
    "1. Het openbaar maken van informatie ingevolge deze wet blijft achterwege voor zover dit:",
    "a. de eenheid van de Kroon in gevaar zou kunnen brengen;",
    "b. de veiligheid van de Staat zou kunnen schaden;",
    "2. Het openbaar maken van informatie blijft eveneens achterwege voor zover het belang daarvan niet opweegt tegen:",
    "b. de economische of financiële belangen van de Staat;",
    "c. de opsporing en vervolging van strafbare feiten;",
)
JUDGED = {"public": "Openbaar", "partial": "Deels openbaar", "withheld": "Niet openbaar", "already_public": "Reeds openbaar"}


@frozen
class Paper:
    """One document: its row in the inventory and its pages.

    An empty code is a cover that prints none; `under` is left in the file under the first cover.
    """

    number: str
    title: str
    day: str = "3-5-2022"
    judgement: str = "partial"
    listed: tuple[str, ...] = ("5.1.2.e",)
    codes: tuple[str, ...] = ("5.1.2.e",)
    pages: int = 1
    in_list: bool = True
    in_parcel: bool = True
    under: str | None = None


@frozen
class ParcelRecipe:
    """A parcel.

    `found` is the number of documents that the letter states; None for the number that is listed. `argued` holds what the letter
    argues: letters of the second paragraph, "5.1.5", or the words for another paragraph. `left_behind` is a name that a part of
    the file holds and no page.
    """

    papers: tuple[Paper, ...]
    apart: Apart = "label"
    ruling: Ruling = "ruled"
    argued: tuple[str, ...] = ("e",)
    found: int | None = None
    announced: int | None = None
    decided: str = "20 juni 2023"
    law: bool = True
    letter_pages: int = 2
    statute: str = "Woo"
    left_behind: tuple[Literal["outline", "annotation", "metadata"], str] | None = None


@frozen
class DrawnParcel:
    """A PDF, the first page of each document in it, and the page of letter, law and inventory."""

    data: bytes
    firsts: tuple[int, ...]
    parts: dict[str, int]


def draw_parcel(recipe: ParcelRecipe) -> DrawnParcel:
    """Return a parcel as PDF."""
    pdf = pymupdf.open()
    parts = {"letter": 1}
    _letter(pdf, recipe)
    numbered = pdf.page_count + recipe.law
    if recipe.law:
        parts["law_text"] = pdf.page_count + 1
        page = _page(pdf)
        _write(page, 70, 80, ["Bijlage 1 - Relevante artikelen uit de Woo", "", *LAW])
        _foot(page, numbered, numbered)
    parts["inventory"] = pdf.page_count + 1
    _inventory(pdf, recipe)
    outline = [[1, "Besluit", 1], [1, "Inventarislijst", parts["inventory"]]]
    firsts = []
    for order, paper in enumerate(paper for paper in recipe.papers if paper.in_parcel):
        firsts.append(pdf.page_count + 1)
        outline.append([1, f"Doc. {paper.number}", pdf.page_count + 1])
        _paper(pdf, recipe, paper, order)
    if recipe.left_behind:
        _leave_behind(pdf, recipe.left_behind, outline)
    if recipe.apart == "outline" or (recipe.left_behind and recipe.left_behind[0] == "outline"):
        pdf.set_toc(outline)
    return DrawnParcel(pdf.tobytes(no_new_id=True), tuple(firsts), parts)


def _leave_behind(pdf: Any, left_behind: tuple[str, str], outline: list[list[Any]]) -> None:
    place, name = left_behind
    if place == "outline":
        outline.append([1, name, pdf.page_count])
    elif place == "annotation":
        pdf[-1].add_text_annot((20, 20), name)
    else:
        pdf.set_metadata({"author": name})


def _page(pdf: Any) -> Any:
    return pdf.new_page(width=WIDTH, height=HEIGHT)


def _write(page: Any, x: float, y: float, lines: Sequence[str], size: float = 10) -> float:
    for line in lines:
        page.insert_text((x, y), line, fontsize=size)
        y += 1.5 * size
    return y


def _foot(page: Any, number: int, total: int) -> None:
    page.insert_text((470, 815), f"Pagina {number} van {total}", fontsize=8)


def _letter(pdf: Any, recipe: ParcelRecipe) -> None:
    found = recipe.found if recipe.found is not None else sum(paper.in_list for paper in recipe.papers)
    law, article = ("Wet open overheid", "5.1") if recipe.statute == "Woo" else ("Wet openbaarheid van bestuur", "10")
    paragraphs = [
        {"5.1.5": "vijfde lid"}.get(each, each if " " in each else f"tweede lid, aanhef en onder {each}")
        for each in recipe.argued
    ]
    argued = [
        f"Op grond van artikel {article}, {paragraph}, van de {recipe.statute} blijft dat achterwege." for paragraph in paragraphs
    ]
    total = recipe.letter_pages + recipe.law
    first = [
        "Waterschap Oost",
        "",
        f"Datum {recipe.decided}",
        f"Betreft Besluit op uw {recipe.statute}-verzoek",
        "",
        *([f"Bijlagen {recipe.announced}", ""] if recipe.announced is not None else []),
        "Geachte heer Vos,",
        "",
        f"In uw brief van 5 juni 2023, ontvangen op 6 juni 2023, heeft u op grond van de {law}",
        f"(hierna: {recipe.statute}) verzocht om informatie over de sluis.",
        f"Op basis van uw verzoek zijn {found} documenten aangetroffen.",
        "Ik besluit de documenten gedeeltelijk openbaar te maken.",
    ]
    pages = [[*first, "", *argued], *([["Overwegingen", "", *SENTENCES]] * (recipe.letter_pages - 1))]
    pages[-1] = [*pages[-1], "", "U kunt een bezwaarschrift indienen binnen zes weken.", "", "Hoogachtend,", "", "De dijkgraaf"]
    for number, lines in enumerate(pages, 1):
        page = _page(pdf)
        _write(page, 70, 120, lines)
        _foot(page, number, total)


def _inventory(pdf: Any, recipe: ParcelRecipe) -> None:
    marked = recipe.ruling == "marked"
    codes = sorted({code for paper in recipe.papers for code in paper.listed})
    heads = ["Nr.", "Datum", "Document", *(["geheel", "deels", "niet", *codes] if marked else ["Beoordeling", "Weigeringsgrond"])]
    widths = [40, 70, 200, *([45, 45, 40, *[50] * len(codes)] if marked else [110, 120])]
    rows = [_row(paper, codes, marked=marked) for paper in recipe.papers if paper.in_list]
    page = pdf.new_page(width=HEIGHT, height=WIDTH)
    page.insert_text((50, 40), "Inventarislijst", fontsize=12)
    _draw_table(page, [heads, *rows], widths, lines=recipe.ruling in {"ruled", "turned"})
    if recipe.ruling == "turned":  # a landscape page printed on its side, which viewers turn back
        source = pymupdf.open()
        source.insert_pdf(pdf, from_page=pdf.page_count - 1)
        pdf.delete_page(pdf.page_count - 1)
        turned = pdf.new_page(width=WIDTH, height=HEIGHT)
        turned.show_pdf_page(turned.rect, source, 0, rotate=90)
        turned.set_rotation(90)


def _row(paper: Paper, codes: Sequence[str], *, marked: bool) -> list[str]:
    if not marked:
        return [paper.number, paper.day, paper.title, JUDGED[paper.judgement], "; ".join(paper.listed)]
    ticks = ["x" if paper.judgement == judgement else "" for judgement in ("public", "partial", "withheld")]
    return [paper.number, paper.day, paper.title, *ticks, *("x" if code in paper.listed else "" for code in codes)]


def _draw_table(page: Any, rows: Sequence[Sequence[str]], widths: Sequence[float], *, lines: bool) -> None:
    top, left, height = 60.0, 50.0, 18.0
    edges = [left + sum(widths[:n]) for n in range(len(widths) + 1)]
    for index, cells in enumerate(rows):
        for cell, x in zip(cells, edges, strict=False):
            page.insert_text((x + 3, top + index * height + 12), cell, fontsize=9)
    if lines:
        bottom = top + len(rows) * height
        for x in edges:
            page.draw_line((x, top), (x, bottom), width=0.5)
        for index in range(len(rows) + 1):
            page.draw_line((left, top + index * height), (edges[-1], top + index * height), width=0.5)


# What is printed on each page of a document to tell it apart, and where.
_MARKS: dict[str, tuple[float, float, str]] = {
    "label": (500, 40, "Doc {own}"),
    "judged": (200, 25, "{own:0>5} - Deels Openbaar"),
    "tag": (480, 40, "Bijlage {own}"),
    "stamp": (30, 830, "{stamp}"),
    "numbers": (470, 815, "Pagina {page} van {pages}"),
    "feet": (290, 815, "- {page} -"),
}


def _paper(pdf: Any, recipe: ParcelRecipe, paper: Paper, order: int) -> None:
    if recipe.apart == "sheet":
        _page(pdf).insert_text((250, 400), f"Bijlage {paper.number}", fontsize=24)
    for number in range(1, paper.pages + 1):
        page = _page(pdf)
        if recipe.apart in _MARKS:
            x, y, text = _MARKS[recipe.apart]
            said = {"own": paper.number, "stamp": 700101 + 37 * order, "page": number, "pages": paper.pages}
            page.insert_text((x, y), text.format(**said), fontsize=8)
        lines = _opening(recipe, paper, order) if number == 1 else []
        y = _write(page, 70, 100, [*lines, *SENTENCES])
        if number == 1:
            for place, code in enumerate(paper.codes):
                if paper.under and place == 0:
                    page.insert_text((75, y + 10), paper.under, fontsize=10)
                page.draw_rect(pymupdf.Rect(70, y, 190, y + 13), color=None, fill=(0.75, 0.75, 0.75))
                page.insert_text((80, y + 10), code, fontsize=9)
                page.insert_text((195, y + 10), "heeft daarover gebeld.", fontsize=10)
                y += 24
        if number < paper.pages:
            _write(page, 70, y + 10, [*SENTENCES] * 7)


def _opening(recipe: ParcelRecipe, paper: Paper, order: int) -> list[str]:
    if recipe.apart == "mail":
        day = f"{(order % 27) + 1}-5-2022 10:22"
        return [
            "Van: Noor van Dalen <noor@oost.example>",
            f"Verzonden: {day}",
            "Aan: Piet Bos",
            f"Onderwerp: {paper.title}",
            "",
            "Dag Piet,",
            "",
        ]
    if recipe.apart == "letter":
        return ["Datum 3 mei 2022", f"Betreft {paper.title}", "", "Geachte mevrouw Bos,", ""]
    return [paper.title, ""]


@st.composite
def parcels(
    draw: st.DrawFn, apart: Sequence[Apart] = get_args(Apart), rulings: Sequence[Ruling] = get_args(Ruling)
) -> ParcelRecipe:
    """Draw a parcel in order, of three to six documents."""
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=3, max_size=6, unique=True))
    papers = [Paper(str(number), title, pages=draw(st.integers(1, 3))) for number, title in enumerate(titles, 1)]
    papers[-1] = evolve(papers[-1], day=f"{draw(st.integers(1, 28))}-{draw(st.integers(1, 12))}-2022")
    return ParcelRecipe(
        tuple(papers),
        apart=draw(st.sampled_from(list(apart))),
        ruling=draw(st.sampled_from(list(rulings))),
        law=draw(st.booleans()),
        letter_pages=draw(st.integers(1, 3)),
    )


TITLES = (
    "Verslag schouw sluis Oost",
    "Raming onderhoud bruggen",
    "Notitie verlichting fietspad",
    "Planning baggerwerk haven",
    "Advies keuring sluisdeuren",
    "Memo bediening op zondag",
    "Overzicht klachten veerpont",
)
