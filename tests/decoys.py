"""What stands on a page, looks as if something were hidden there, and hides nothing: each a function that draws it at a height.

All are at most 75 points high. They draw with the pen of `drawing`, which puts them on its pages at random.
"""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from collections.abc import Callable
from importlib import import_module
from typing import Any

from foialyzer.page.box import Box

pymupdf: Any = import_module("pymupdf")

BLACK, GREY, YELLOW, BLUE = (0.0, 0.0, 0.0), (0.75, 0.75, 0.75), (1.0, 1.0, 0.0), (0.2, 0.4, 0.8)
BLENDED = 0.37  # opacity that stands for ink blended with the paper; `blend` makes it so


def width_of(text: str, size: float) -> float:
    """Return the width of a text in Helvetica."""
    return float(pymupdf.get_text_length(text, fontname="helv", fontsize=size))


def blend(page: Any) -> None:
    """Make every shape drawn with the opacity `BLENDED` one that is multiplied with what lies beneath it."""
    pdf = page.parent
    kind, value = pdf.xref_get_key(page.xref, "Resources")
    xref, path = (int(value.split()[0]), "") if kind == "xref" else (page.xref, "Resources/")
    key = f"{path}ExtGState/fitzca99{round(100 * BLENDED)}"
    if pdf.xref_get_key(xref, key)[0] == "dict":
        pdf.xref_set_key(xref, key, "<</BM/Multiply>>")


def frame(pen: Any, box: Box, colour: tuple[float, float, float] = BLACK) -> None:
    """Draw a frame without a fill."""
    pen.shape.draw_rect(pymupdf.Rect(box.x0, box.top, box.x1, box.bottom))
    pen.shape.finish(color=colour, width=0.7)


def _level_chart(pen: Any, top: float) -> None:
    """Bars that begin on one line, their numbers at their ends."""
    for n, (name, value) in enumerate((("noord", 140), ("oost", 60), ("zuid", 210), ("west", 95))):
        pen.text(70, top + n * 18 + 10, name, 9, font="helv")
        pen.fill(Box(120, top + n * 18, 120 + value, top + n * 18 + 13), BLACK if n % 2 else GREY)
        pen.text(124 + value, top + n * 18 + 10, f"{value}", 9, font="helv")


def _axis_chart(pen: Any, top: float) -> None:
    """Bars that begin at an upright line, without numbers."""
    pen.line((120, top - 2), (120, top + 72))
    for n, (name, value) in enumerate((("noord", 150), ("oost", 60), ("zuid", 220), ("west", 95))):
        pen.text(70, top + n * 18 + 10, name, 9, font="helv")
        pen.fill(Box(120, top + n * 18, 120 + value, top + n * 18 + 13), BLACK)


def _stacked_chart(pen: Any, top: float) -> None:
    """Upright bars in two parts, with a legend."""
    for n, value in enumerate((40, 18, 50)):
        pen.fill(Box(120 + n * 50, top + 65 - value, 145 + n * 50, top + 65), BLACK)
        pen.fill(Box(120 + n * 50, top + 55 - value, 145 + n * 50, top + 65 - value), BLUE)
    for n, (name, colour) in enumerate((("ja", BLACK), ("nee", BLUE))):
        pen.fill(Box(330, top + n * 15, 339, top + n * 15 + 9), colour)
        pen.text(344, top + n * 15 + 8, name, 9, font="helv")


def _multiplied(pen: Any, top: float) -> None:
    """Words marked in the page itself, with ink that lets them through."""
    pen.text(70, top + 12, "met inkt gemarkeerde woorden blijven leesbaar", 10, font="helv")
    pen.fill(Box(90, top + 3, 170, top + 15), YELLOW, opacity=BLENDED)


def _marked_code(pen: Any, top: float) -> None:
    """A code in a sentence, marked and framed."""
    start = 70 + width_of("Op grond van artikel ", 10)
    for n in range(2):
        pen.text(70, top + 12 + n * 20, "Op grond van artikel 10.2.e van de Wob zijn namen weggelaten.", 10, font="helv")
    box = Box(start - 1, top + 3, start + width_of("10.2.e", 10) + 1, top + 15)
    pen.fill(box, YELLOW, opacity=0.4)
    frame(pen, Box(box.x0, box.top + 20, box.x1, box.bottom + 20))


def _frames(pen: Any, top: float) -> None:
    """Frames around text, and a field with nothing in it."""
    frame(pen, Box(66, top, 300, top + 34))
    pen.text(72, top + 14, "Let op: dit is een tekst in een kader", 10, font="helv")
    pen.text(72, top + 27, "en die is te lezen", 10, font="helv")
    frame(pen, Box(320, top, 480, top + 16))


def _form(pen: Any, top: float) -> None:
    """A form of which some fields are empty."""
    for n, (name, value) in enumerate((("Naam:", ""), ("Adres:", ""), ("Telefoon:", ""), ("Datum:", "3 maart 2020"))):
        pen.text(70, top + n * 17 + 11, name, 9, font="helv")
        frame(pen, Box(140, top + n * 17, 300, top + n * 17 + 14), GREY)
        if value:
            pen.text(143, top + n * 17 + 11, value, 9, font="helv")


def _grid_of_codes(pen: Any, top: float) -> None:
    """A table of framed cells of which a column gives grounds."""
    for row, cells in enumerate((("1", "brief", "10.2.e"), ("2", "nota", "11.1"), ("3", "verslag", ""))):
        for column, text in enumerate(cells):
            box = Box(70 + column * 90, top + row * 20, 160 + column * 90, top + row * 20 + 20)
            frame(pen, box)
            if text:
                pen.text(box.x0 + 4, box.bottom - 6, text, 9, font="helv")


def _ornament(pen: Any, top: float) -> None:
    """Bands from edge to edge of the page."""
    pen.fill(Box(0, top, 595, top + 14), BLACK)
    pen.fill(Box(0, top + 30, 595, top + 40), BLUE)


def _justified(pen: Any, top: float) -> None:
    """Justified text: the spaces of a line are as wide as it takes."""
    lines = ("De raad heeft het voorstel", "besproken met alle leden die er die avond waren", "en het daarna", "aangenomen.")
    for n, line in enumerate(lines):
        words = line.split()
        room = 260 - sum(width_of(word, 10) for word in words)
        space, x = room / (len(words) - 1) if n < len(lines) - 1 else 3.0, 70.0
        for word in words:
            pen.text(x, top + n * 13 + 10, word, 10, font="helv")
            x += width_of(word, 10) + space


def _tabs(pen: Any, top: float) -> None:
    """Labels with their values at a tab stop, one of them missing."""
    for n, (name, value) in enumerate((("Datum", "3 maart 2020"), ("Kenmerk", ""), ("Betreft", "verslag van het overleg"))):
        pen.text(70, top + n * 13 + 10, name, 10, font="helv")
        pen.text(150, top + n * 13 + 10, value, 10, font="helv")
    pen.text(70, top + 52, "artikel 3", 10, font="helv")
    pen.text(150, top + 52, "de leden van de raad die aanwezig zijn", 10, font="helv")
    pen.text(150, top + 65, "tekenen de lijst", 10, font="helv")


def _signatures(pen: Any, top: float) -> None:
    """Two that sign, side by side, and a line to sign on."""
    pen.text(70, top + 10, "de directeur van de dienst,", 10, font="helv")
    pen.text(330, top + 10, "het hoofd van de afdeling,", 10, font="helv")
    pen.text(70, top + 40, "te Veldhoven,", 10, font="helv")
    pen.text(250, top + 40, ", de dato", 10, font="helv")
    pen.line((135, top + 42), (248, top + 42))


def _header(pen: Any, top: float) -> None:
    """The header of a mail, its Cc empty and one address at the end of a line."""
    head = ("Van: Noor van Dalen", "Verzonden: dinsdag 3 maart 2020 14:05", "Aan: Anna Smit <anna@dorp.example>", "CC:")
    for n, line in enumerate((*head, "Onderwerp: verslag")):
        pen.text(70, top + n * 13 + 10, line, 10, font="helv")


def _contents(pen: Any, top: float) -> None:
    """A table of contents, the pages at the right."""
    for n, line in enumerate(("1 inleiding van het verslag", "2 wat de raad besloot", "3 hoe het verder gaat")):
        pen.text(70, top + n * 13 + 10, line, 10, font="helv")
        pen.text(480, top + n * 13 + 10, f"{n * 7 + 3}", 10, font="helv")


def _domain(pen: Any, top: float) -> None:
    """Sentences about addresses and numbers, complete as they stand."""
    pen.text(70, top + 10, "Alle adressen die eindigen op @dorp.example zijn van de gemeente, en het", 10, font="helv")
    pen.text(70, top + 23, "netnummer is 040. Geachte heer, mevrouw, schrijft men boven een brief.", 10, font="helv")
    pen.text(70, top + 49, "Geachte heer/mevrouw,", 10, font="helv")


DECOYS: dict[str, Callable[[Any, float], None]] = {
    "level_chart": _level_chart,
    "axis_chart": _axis_chart,
    "stacked_chart": _stacked_chart,
    "multiplied": _multiplied,
    "marked_code": _marked_code,
    "frames": _frames,
    "form": _form,
    "grid_of_codes": _grid_of_codes,
    "ornament": _ornament,
    "justified": _justified,
    "tabs": _tabs,
    "signatures": _signatures,
    "header": _header,
    "contents": _contents,
    "domain": _domain,
}
