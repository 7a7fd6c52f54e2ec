"""Fictional pages drawn as PDF, with the truth about what is hidden on them.

A recipe says what stands on a page: a letter, a mail, prose or a table in one font, what of it is hidden and how, and what else
is there that hides nothing. `draw` makes the PDF and says what is true of it. Nothing here calls the code under test.

    drawn = draw([Recipe(covers=(Hidden("grey", code="10.2.e"),), others=("chart",))])
    drawn.data, drawn.truths
"""
# ruff: noqa: ANN401  (MuPDF's binding has no types)

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from attrs import evolve, frozen
from decoys import BLENDED, DECOYS, blend, frame
from hypothesis import strategies as st

from foialyzer.page.box import Box

pymupdf: Any = import_module("pymupdf")

Colour = tuple[float, float, float]
Kind = Literal["letter", "mail", "prose", "table"]
Style = Literal[
    "black",
    "grey",
    "white",
    "white_leak",
    "outlined",
    "yellow",
    "cyan",
    "pink",
    "polygon",
    "path",
    "hatch",
    "stroke",
    "pieces",
    "block",
    "chain",
    "square",
    "redact",
    "freetext",
    "picture",
    "frame",
    "marker",
    "ink",
    "beside",
]
STYLES: tuple[Style, ...] = get_args(Style)

WIDTH, HEIGHT = 595.0, 842.0
BLACK, GREY, WHITE, YELLOW = (0.0, 0.0, 0.0), (0.75, 0.75, 0.75), (1.0, 1.0, 1.0), (1.0, 1.0, 0.0)
FILLS: dict[str, Colour] = {
    "grey": GREY,
    "white": WHITE,
    "white_leak": WHITE,
    "outlined": WHITE,
    "yellow": YELLOW,
    "cyan": (0.0, 0.9, 0.9),
    "pink": (1.0, 0.7, 0.8),
    "chain": (0.7, 0.7, 0.7),
    "frame": WHITE,
    "marker": YELLOW,
    "ink": YELLOW,
}
CLEAR = ("frame", "marker", "ink")  # styles one sees through: nothing can be read there but the code
LABELLED = ("outlined", "white", "chain", "freetext", "beside", *CLEAR)  # styles that always carry a code
ANNOTATIONS = ("square", "redact", "freetext")
_STAMP = 0.7  # of the type, size of a code printed beside a cover
TALL = ("block", "chain")  # styles that hide more than one line
CODES = {  # what is printed on a cover, and the grounds it names
    "10.2.e": ("nl-wob:10.2.e",),
    "10.2e": ("nl-wob:10.2.e",),
    "10.2.g": ("nl-wob:10.2.g",),
    "11.1": ("nl-wob:11.1",),
    "10.1.c": ("nl-wob:10.1.c",),
    "10.2.e, 10.2.g": ("nl-wob:10.2.e", "nl-wob:10.2.g"),
    "5.1.2.e": ("nl-woo:5.1.2.e",),
    "buiten verzoek": (),
}
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
FONTS = ("helv", "heit", "hebo", "tiro", "tibo", "cour") + (("dejavu",) if DEJAVU.exists() else ())
TEXT = """
de het een van in op aan met voor bij over naar uit om door niet ook nog dan maar wel als dat die deze wij zij hebben worden
gemeente besluit overleg vergadering ambtenaar onderzoek afdeling projectleider bijeenkomst planning vergunning bezwaar
Noor Dalen Terpstra Wilhelmina Hoekstra Bos Yilmaz Jansen Amrani Sjoerd mevrouw meneer directeur telefoonnummer adres
morgen gisteren dinsdag begroting verslag bijlage vraag antwoord reactie document rapport versie concept gesprek afspraak
graag hartelijk groet bedankt akkoord mogelijk belangrijk financieel juridisch gezamenlijk openbaarmaking informatie
"""
WORDS = TEXT.split()


@frozen
class Hidden:
    """One redaction to draw: how it looks, the code on it, how many words it hides and whether they stay in the file.

    Args:
        skip: lines left open before it; -1 puts it on the line of the one before, where that has room.
        start: words left open before it on its line.
        lines: how many lines it hides, of a style that hides more than one.
        pad: points by which it is wider than what it hides, on either side.
    """

    style: Style = "black"
    code: str | None = None
    words: int = 2
    leak: bool = False
    skip: int = 1
    start: int = 2
    lines: int = 2
    pad: float = 1.0


@frozen
class Recipe:
    """What stands on a page."""

    kind: Kind = "prose"
    font: str = "helv"
    size: float = 10.0
    leading: float = 1.25
    first_word: int = 0
    covers: tuple[Hidden, ...] = ()
    others: tuple[str, ...] = ()
    rotation: int = 0
    cropped: bool = False


@frozen
class Truth:
    """What is true of one redaction.

    Args:
        page: from 1.
        boxes: one per line of text it hides, in points of the page not turned.
        label: printed on it.
        grounds: that the label names.
        characters: hidden, white space not counted.
        leak: whether they can still be extracted.
    """

    page: int
    style: Style
    boxes: tuple[Box, ...]
    label: str | None
    grounds: tuple[str, ...]
    characters: int
    leak: bool


@frozen
class Drawn:
    """A PDF, what is hidden in it, and the lines of each page; a hidden stretch is `█`."""

    data: bytes
    truths: tuple[Truth, ...]
    lines: tuple[tuple[str, ...], ...]


@frozen
class Line:
    """A line of text to draw: words from `x` on along `base`; `aside` in a letterhead column."""

    words: tuple[str, ...]
    x: float
    base: float
    size: float
    aside: bool = False


@cache
def _font(name: str) -> Any:
    return pymupdf.Font(fontfile=str(DEJAVU)) if name == "dejavu" else pymupdf.Font(name)


@cache
def _advance(sign: str, font: str) -> float:
    return float(_font(font).text_length(sign, fontsize=1))


def measure(text: str, font: str, size: float) -> float:
    """Return the width of a text in points."""
    return size * sum(_advance(sign, font) for sign in text)


class Pen:
    """Draws on one page; what is drawn shows when `lift` is called."""

    def __init__(self, page: Any, font: str) -> None:
        self.page = page
        self.font = font
        self.shape = page.new_shape()

    def lift(self) -> Any:
        """Put what is drawn on the page, and return the page."""
        self.shape.commit()
        self.shape = self.page.new_shape()
        return self.page

    def text(self, x: float, base: float, text: str, size: float, colour: Colour = BLACK, font: str | None = None) -> None:  # noqa: PLR0913, PLR0917
        """Write a text, its baseline given."""
        name = font or self.font
        file = {"fontname": "dejavu", "fontfile": str(DEJAVU)} if name == "dejavu" else {"fontname": name}
        self.shape.insert_text((x, base), text, fontsize=size, color=colour, **file)
        self.shape.totalcont += self.shape.text_cont  # a shape puts all text on top of all figures; here order is kept
        self.shape.text_cont = ""

    def fill(self, box: Box, colour: Colour, edge: Colour | None = None, opacity: float = 1.0) -> None:
        """Fill a box."""
        self.shape.draw_rect(_rect(box))
        self.shape.finish(color=edge, fill=colour, fill_opacity=opacity, width=0.7)

    def line(self, start: tuple[float, float], end: tuple[float, float], width: float = 0.6, colour: Colour = BLACK) -> None:
        """Draw a stroke."""
        self.shape.draw_line(start, end)
        self.shape.finish(color=colour, width=width)

    def figure(self, points: Sequence[tuple[float, float]], colour: Colour = BLACK) -> None:
        """Fill a polygon."""
        self.shape.draw_polyline(points)
        self.shape.finish(color=None, fill=colour, closePath=True)


def _rect(box: Box) -> Any:
    return pymupdf.Rect(box.x0, box.top, box.x1, box.bottom)


# what is written


def _take(first: int, count: int) -> tuple[str, ...]:
    return tuple(WORDS[(first * 7 + n * 11 + n * n) % len(WORDS)] for n in range(count))


def _fill_line(first: int, room: float, font: str, size: float) -> tuple[str, ...]:
    words: list[str] = []
    for word in _take(first, 40):
        if measure(" ".join([*words, word]), font, size) > room:
            break
        words.append(word)
    return tuple(words)


def _prose(recipe: Recipe, top: float, count: int, x1: float = 520.0) -> Iterator[Line]:
    """Yield paragraphs of four lines, the last one short."""
    base, x0 = top, 70.0
    for number in range(count):
        room = (x1 - x0) * (0.55 if number % 4 == 3 else 1.0)
        yield Line(_fill_line(recipe.first_word + number * 3, room, recipe.font, recipe.size), x0, base, recipe.size)
        base += recipe.size * recipe.leading * (1.8 if number % 4 == 3 else 1.0)


def _letter(recipe: Recipe, count: int) -> Iterator[Line]:
    pitch = recipe.size * recipe.leading
    for number, words in enumerate((("Aan", "Noor", "van", "Dalen"), ("Molenweg", "12"), ("1234", "AB", "Veldhoven"))):
        yield Line(words, 70.0, 90.0 + number * pitch, recipe.size)
    yield from _prose(recipe, 90.0 + 5 * pitch, count - 3, x1=420.0)
    small = recipe.size * 0.75
    aside = ("Directie Water", "Bezoekadres", "Kade 3", "1234 AB Dorp", "Contactpersoon", "Anna Smit", "Bijlagen 2")
    for number, text in enumerate(aside):
        yield Line(tuple(text.split()), 445.0, 90.0 + number * small * 1.3, small, aside=True)


def _mail(recipe: Recipe, count: int) -> Iterator[Line]:
    pitch = recipe.size * recipe.leading
    head = (
        "Van: Noor van Dalen <noor@dorp.example>",
        "Verzonden: dinsdag 3 maart 2020 14:05",
        "Aan: Anna Smit; Bas de Vries; Emine Yilmaz",
    )
    for number, text in enumerate((*head, "CC: Tom Bos; Aafke Terpstra", "Onderwerp: verslag van het overleg")):
        yield Line(tuple(text.split()), 70.0, 80.0 + number * pitch, recipe.size)
    yield from _prose(recipe, 80.0 + 6.5 * pitch, count - 5)


def _table(recipe: Recipe, count: int) -> Iterator[Line]:
    for number in range(count):
        words = _fill_line(recipe.first_word + number * 5, 200.0, recipe.font, recipe.size)
        yield Line((f"{number + 1}", *words), 72.0, 90.0 + number * recipe.size * recipe.leading * 1.4, recipe.size)


def _lines(recipe: Recipe) -> list[Line]:
    """Return the lines of a page; they fill its upper 350 points."""
    pitch = recipe.size * recipe.leading
    count = max(8, int(300 / (pitch * {"prose": 1.2, "letter": 1.2, "mail": 1.2, "table": 1.4}[recipe.kind])))
    makers: dict[Kind, Callable[[], Iterator[Line]]] = {
        "prose": lambda: _prose(recipe, 80.0, count),
        "letter": lambda: _letter(recipe, count),
        "mail": lambda: _mail(recipe, count),
        "table": lambda: _table(recipe, count),
    }
    return list(makers[recipe.kind]())


# what is hidden


@frozen
class Stretch:
    """Words of one line that a cover hides, from the word `first` to before the word `last`."""

    line: int
    first: int
    last: int


def _room(line: Line, hidden: Hidden, font: str, first: int) -> Stretch | None:
    """Return which words of a line are hidden: at least as wide as the code, and at least one word left open where asked for."""
    needed = measure(hidden.code, "helv", line.size * 0.8) + 3 if hidden.code else 1.5 * line.size
    needed *= 1.0 + (hidden.style in CLEAR) + (hidden.style == "beside")  # a highlight no wider than a code only marks it
    last = first + hidden.words
    while last < len(line.words) and measure(" ".join(line.words[first:last]), font, line.size) < needed:
        last += 1
    if last > len(line.words) or measure(" ".join(line.words[first:last]), font, line.size) < needed:
        return None
    return Stretch(0, first, last)


def _place(recipe: Recipe, lines: Sequence[Line]) -> list[tuple[Hidden, list[Stretch]]]:
    """Return the words that each cover hides; a cover for which no room is left is left out."""
    placed: list[tuple[Hidden, list[Stretch]]] = []
    at, used = 0, 0
    apart = 1 if (recipe.leading - 1.13) * recipe.size > 1.2 else 2  # lines; covers that touch are one
    for hidden in recipe.covers:
        many = hidden.lines if hidden.style in TALL else 1
        same = hidden.skip < 0 and bool(used) and many == 1
        line = at if same else at + max(0, hidden.skip) + (apart if used else 0)
        if line + many > len(lines) or len({(ln.aside, ln.size) for ln in lines[line : line + many]}) > 1:
            continue
        if many > 1:
            stretches: list[Stretch] | None = _tall(lines, line, hidden, 1.41 * recipe.leading)
        else:
            stretch = _room(lines[line], hidden, recipe.font, used + 1 if same else min(hidden.start, len(lines[line].words) - 1))
            stretches = [evolve(stretch, line=line)] if stretch else None
        if stretches:
            placed.append((hidden, stretches))
            at, used = stretches[-1].line, stretches[-1].last
    return placed


def _tall(lines: Sequence[Line], line: int, hidden: Hidden, widest: float) -> list[Stretch] | None:
    """Return whole lines of one text, evenly spaced; a chain begins within its first line."""
    part = lines[line : line + hidden.lines]
    pitches = {round(b.base - a.base, 3) for a, b in pairwise(part)}
    if len(pitches) > 1 or max(pitches) > widest * part[0].size or not all(len(ln.words) > 3 for ln in part):
        return None
    start = min(hidden.start, 1) if hidden.style == "chain" else 0
    return [Stretch(line + n, start if n == 0 else 0, len(ln.words)) for n, ln in enumerate(part)]


def _x(line: Line, font: str, index: int) -> float:
    """Return where a word of a line begins."""
    before = " ".join(line.words[:index])
    return line.x + (measure(before + " ", font, line.size) if index else 0.0)


def _stretch_box(line: Line, font: str, stretch: Stretch, pad: float) -> Box:
    x0 = _x(line, font, stretch.first)
    x1 = x0 + measure(" ".join(line.words[stretch.first : stretch.last]), font, line.size)
    return Box(x0 - pad, line.base - 0.88 * line.size, x1 + pad, line.base + 0.25 * line.size)


def _boxes(recipe: Recipe, lines: Sequence[Line], hidden: Hidden, stretches: Sequence[Stretch]) -> list[Box]:
    """Return the boxes of a cover, one per line; those of a tall cover touch."""
    boxes = [_stretch_box(lines[s.line], recipe.font, s, hidden.pad) for s in stretches]
    if hidden.style == "beside":
        code = measure(hidden.code or "", "helv", lines[stretches[0].line].size * _STAMP)
        boxes = [Box(boxes[0].x0, boxes[0].top, boxes[0].x1 - code - 4, boxes[0].bottom)]
    if len(boxes) == 1:
        return boxes
    x0, x1 = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    tops = [box.top for box in boxes]
    bottoms = [*tops[1:], boxes[-1].bottom]
    if hidden.style == "chain":
        return [Box(box.x0, box.top, box.x1, bottom) for box, bottom in zip(boxes, bottoms, strict=True)]
    return [Box(x0, top, x1, bottom) for top, bottom in zip(tops, bottoms, strict=True)]


def _whole(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = Box(min(whole.x0, box.x0), min(whole.top, box.top), max(whole.x1, box.x1), max(whole.bottom, box.bottom))
    return whole


def _cover(pen: Pen, hidden: Hidden, boxes: Sequence[Box], size: float) -> None:
    """Draw a cover and the code on it."""
    whole = _whole(boxes)
    if hidden.style in ANNOTATIONS:
        _annotate(pen.lift(), hidden, whole, size)
        return
    _SHAPES.get(hidden.style, _plain)(pen, hidden, boxes)
    if hidden.style == "beside":
        pen.text(boxes[0].x1 + 2, boxes[0].bottom - 0.3 * size, hidden.code or "", size * _STAMP, BLACK, "helv")
    elif hidden.code:
        colour = WHITE if hidden.style not in FILLS else BLACK
        pen.text(boxes[0].x0 + 1.5, boxes[0].bottom - 0.3 * size, hidden.code, size * 0.8, colour, "helv")


def _plain(pen: Pen, hidden: Hidden, boxes: Sequence[Box]) -> None:
    pen.fill(_whole(boxes), FILLS.get(hidden.style, BLACK), (0.8, 0.0, 0.0) if hidden.style == "outlined" else None)


def _polygon(pen: Pen, _: Hidden, boxes: Sequence[Box]) -> None:
    b = boxes[0]
    corners = [(b.x0, b.top + 1), (b.x0 + 2, b.top), (b.x1, b.top), (b.x1, b.bottom - 1), (b.x1 - 2, b.bottom), (b.x0, b.bottom)]
    pen.figure(corners)


def _path(pen: Pen, _: Hidden, boxes: Sequence[Box]) -> None:
    pen.shape.draw_rect(_rect(boxes[0]), radius=0.2)
    pen.shape.finish(color=None, fill=BLACK)


def _hatch(pen: Pen, _: Hidden, boxes: Sequence[Box]) -> None:
    box, shape = boxes[0], pen.shape
    step = box.height / 3
    for n in range(int(box.width / step)):
        x = box.x0 + n * step
        shape.draw_line((x, box.bottom), (min(box.x1, x + step), box.top))
        shape.draw_line((x, box.top), (min(box.x1, x + step), box.bottom))
    shape.draw_line((box.x1 - step, box.top), (box.x1, box.bottom))
    shape.finish(color=BLACK, width=0.8)


def _stroke(pen: Pen, _: Hidden, boxes: Sequence[Box]) -> None:
    middle = (boxes[0].top + boxes[0].bottom) / 2
    pen.line((boxes[0].x0, middle), (boxes[0].x1, middle), boxes[0].height)


def _pieces(pen: Pen, _: Hidden, boxes: Sequence[Box]) -> None:
    box = boxes[0]
    for n in range(3):
        pen.fill(Box(box.x0 + n * box.width / 3, box.top, box.x0 + (n + 1) * box.width / 3, box.bottom), BLACK)


def _chain(pen: Pen, hidden: Hidden, boxes: Sequence[Box]) -> None:
    for box in boxes:
        pen.fill(box, FILLS[hidden.style])


def _picture(pen: Pen, _: Hidden, boxes: Sequence[Box]) -> None:
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 2))
    pixels.clear_with(0)
    pen.lift().insert_image(_rect(boxes[0]), pixmap=pixels, keep_proportion=False)


def _frame(pen: Pen, _: Hidden, boxes: Sequence[Box]) -> None:
    frame(pen, boxes[0])


def _marker(pen: Pen, hidden: Hidden, boxes: Sequence[Box]) -> None:
    pen.fill(boxes[0], YELLOW, opacity=0.4 if hidden.style == "marker" else BLENDED)


_SHAPES: dict[str, Callable[[Pen, Hidden, Sequence[Box]], None]] = {
    "polygon": _polygon,
    "path": _path,
    "hatch": _hatch,
    "stroke": _stroke,
    "pieces": _pieces,
    "chain": _chain,
    "picture": _picture,
    "frame": _frame,
    "marker": _marker,
    "ink": _marker,
}


def _annotate(page: Any, hidden: Hidden, box: Box, size: float) -> None:
    if hidden.style == "redact":
        page.add_redact_annot(_rect(box), text=hidden.code or None, fill=BLACK, fontsize=size * 0.7, text_color=WHITE)
    elif hidden.style == "freetext":
        page.add_freetext_annot(_rect(box), hidden.code, fontsize=size * 0.7, fontname="helv", fill_color=GREY, text_color=BLACK)
    else:
        note = page.add_rect_annot(_rect(box))
        note.set_colors(stroke=BLACK, fill=BLACK)
        note.set_border(width=0)
        note.update()


def _carries(hidden: Hidden) -> bool:
    return hidden.style not in {"hatch", "stroke", "square", "polygon", "path", "picture", "pieces"}


def _settled(hidden: Hidden) -> Hidden:
    """Return a cover as its style can be: a code where it needs one, none where it can carry none."""
    code = (hidden.code or "10.2.e") if hidden.style in LABELLED else hidden.code if _carries(hidden) else None
    leak = (hidden.style in {"white_leak", "redact"} or hidden.leak) and hidden.style not in {"beside", *CLEAR}
    return evolve(hidden, code=code, leak=leak)


# what else is there


def _table_shading(pen: Pen, top: float) -> None:
    for row in range(3):
        pen.fill(Box(70, top + row * 16, 520, top + row * 16 + 16), (0.8, 0.8, 0.8) if row == 0 else (0.92, 0.92, 0.95))
        for column, word in enumerate(("nummer", "omschrijving", "", "datum")):
            pen.text(74 + column * 110, top + row * 16 + 12, word, 9)


def _cells(pen: Pen, top: float) -> None:
    """A table drawn cell by cell, the code of a document in one column, some cells empty."""
    rows = (("1", "brief van de gemeente", "10.2.e", "ja"), ("2", "verslag", "10.2.e", ""), ("3", "nota", "11.1", "nee"))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            box = Box(70 + column * 110, top + row * 16, 180 + column * 110, top + row * 16 + 16)
            pen.fill(box, (0.85, 0.85, 0.85) if row == 1 else WHITE, BLACK)
            if text:
                pen.text(box.x0 + 3, box.bottom - 4, text, 9)


def _rules(pen: Pen, top: float) -> None:
    for n, height in enumerate((0.5, 1.0, 2.0, 3.0)):
        pen.fill(Box(70, top + n * 10, 520, top + n * 10 + height), BLACK)
    pen.line((70, top + 45), (520, top + 45), 1.5)


def _underline(pen: Pen, top: float) -> None:
    pen.text(70, top + 12, "onderstreepte woorden van belang", 10, font="helv")
    pen.fill(Box(70, top + 13.5, 70 + measure("onderstreepte woorden van belang", "helv", 10), top + 14.5), BLACK)


def _band(pen: Pen, top: float) -> None:
    pen.fill(Box(60, top, 535, top + 22), (0.1, 0.2, 0.4))
    pen.text(70, top + 15, "Ministerie van Bruggen en Wegen", 12, WHITE)


def _black_band(pen: Pen, top: float) -> None:
    pen.fill(Box(60, top, 535, top + 22), BLACK)
    pen.text(70, top + 15, "Nieuwsbrief", 12, WHITE)


def _logo(pen: Pen, top: float) -> None:
    pen.fill(Box(280, top, 305, top + 50), (0.1, 0.25, 0.45))
    pen.shape.draw_circle((340, top + 25), 20)
    pen.shape.finish(color=None, fill=(0.8, 0.1, 0.1))
    pen.figure([(370, top + 50), (390, top), (410, top + 50)])


def _chart(pen: Pen, top: float) -> None:
    """Bars on one line, numbers beside them, years beneath them."""
    pen.line((100, top + 60), (400, top + 60))
    for n, (value, colour) in enumerate(zip((42, 18, 55, 30), (BLACK, BLACK, GREY, (0.2, 0.4, 0.8)), strict=True)):
        pen.fill(Box(120 + n * 60, top + 60 - value, 145 + n * 60, top + 60), colour)
        pen.text(120 + n * 60, top + 70, f"{2018 + n}", 8)
    for n in range(4):
        pen.text(75, top + 60 - n * 18, f"{n * 20}", 8)


def _figure(pen: Pen, top: float) -> None:
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 20))
    pixels.clear_with(200)
    pixels.set_rect(pymupdf.IRect(5, 5, 20, 15), (200, 30, 30))
    pen.lift().insert_image(pymupdf.Rect(100, top, 220, top + 55), pixmap=pixels, keep_proportion=False)
    pen.text(100, top + 66, "Figuur 1: de brug", 8)


def _highlight(pen: Pen, top: float) -> None:
    pen.text(70, top + 12, "gemarkeerde woorden blijven leesbaar", 10, font="helv")
    pen.lift().add_highlight_annot(pymupdf.Rect(70, top + 3, 150, top + 15))


def _translucent(pen: Pen, top: float) -> None:
    pen.text(70, top + 12, "doorzichtig gemarkeerde woorden", 10, font="helv")
    pen.fill(Box(70, top + 3, 150, top + 15), YELLOW, opacity=0.4)


def _white_background(pen: Pen, top: float) -> None:
    pen.fill(Box(65, top, 300, top + 30), WHITE)
    pen.text(70, top + 14, "op een witte achtergrond", 10)
    pen.fill(Box(320, top, 500, top + 30), WHITE)


def _before_text(pen: Pen, top: float) -> None:
    pen.fill(Box(65, top, 300, top + 16), GREY)
    pen.text(70, top + 12, "tekst op een grijs vlak", 10)
    pen.fill(Box(310, top, 400, top + 16), YELLOW)
    pen.text(315, top + 12, "geel ervoor", 10)


def _bullets(pen: Pen, top: float) -> None:
    for n, text in enumerate(("eerste punt", "tweede punt")):
        pen.fill(Box(72, top + n * 16 + 5, 76, top + n * 16 + 9), BLACK)
        pen.text(84, top + n * 16 + 11, text, 10)
        pen.shape.draw_rect(pymupdf.Rect(250, top + n * 16 + 2, 259, top + n * 16 + 11))
        pen.shape.finish(color=BLACK, width=0.8)
        pen.text(264, top + n * 16 + 11, "akkoord", 10)
    pen.fill(Box(251.5, top + 3.5, 257.5, top + 9.5), BLACK)


def _codes(pen: Pen, top: float) -> None:
    pen.text(70, top + 12, "Op grond van artikel 10.2.e en 11.1 van de Wob is dit niet openbaar.", 9)
    pen.text(70, top + 26, "10.2.e", 9)


def _footer(pen: Pen, _: float) -> None:
    pen.text(70, 815, "Kenmerk 2020-0001", 8)
    pen.text(480, 815, "Pagina 1 van 1", 8)


OTHERS: dict[str, Callable[[Pen, float], None]] = {
    "table_shading": _table_shading,
    "cells": _cells,
    "rules": _rules,
    "underline": _underline,
    "band": _band,
    "black_band": _black_band,
    "logo": _logo,
    "chart": _chart,
    "figure": _figure,
    "highlight": _highlight,
    "translucent": _translucent,
    "white_background": _white_background,
    "before_text": _before_text,
    "bullets": _bullets,
    "codes": _codes,
    "footer": _footer,
    **DECOYS,
}


# the page


def _write(pen: Pen, recipe: Recipe, lines: Sequence[Line], placed: Sequence[tuple[Hidden, list[Stretch]]]) -> list[str]:
    """Write what is not hidden, and what leaks; return the lines as they can be read."""
    hidden = {(s.line, n): (h.leak, s) for h, stretches in placed for s in stretches for n in range(s.first, s.last)}
    read = []
    for number, line in enumerate(lines):
        said: list[str] = []
        for n, word in enumerate(line.words):
            leak, stretch = hidden.get((number, n), (True, None))
            if leak:
                pen.text(_x(line, recipe.font, n), line.base, word, line.size)
            if stretch is None or n == stretch.first:
                said.append("█" if stretch else word)
        read.append(" ".join(said))
    return read


def _page(pdf: Any, recipe: Recipe, number: int) -> tuple[list[Truth], list[str]]:
    page = pdf.new_page(width=WIDTH, height=HEIGHT)
    pen = Pen(page, recipe.font)
    lines = _lines(recipe)
    covers = tuple(_settled(h) for h in recipe.covers)
    placed = _place(evolve(recipe, covers=covers), lines)
    read = _write(pen, recipe, lines, placed)
    top = max(line.base for line in lines) + 30
    for other in recipe.others:
        if top < HEIGHT - 120 or other == "footer":
            OTHERS[other](pen, top)
            top += 80
    truths = []
    for hidden, stretches in placed:
        boxes = _boxes(recipe, lines, hidden, stretches)
        _cover(pen, hidden, boxes, lines[stretches[0].line].size)
        characters = sum(len(word) for s in stretches for word in lines[s.line].words[s.first : s.last])
        turned = tuple(_turned(box, recipe) for box in boxes)
        grounds = CODES[hidden.code] if hidden.code else ()
        truths.append(Truth(number, hidden.style, turned, hidden.code, grounds, characters, hidden.leak))
    blend(pen.lift())
    _turn(pdf, page, recipe)
    return truths, read


_CROP = (20.0, 30.0)  # points cut off at every left and top edge


def _turned(box: Box, recipe: Recipe) -> Box:
    """Return a box of the upright page where it lies on the page not turned, and cropped."""
    turned = {
        0: box,
        90: Box(box.top, WIDTH - box.x1, box.bottom, WIDTH - box.x0),
        180: Box(WIDTH - box.x1, HEIGHT - box.bottom, WIDTH - box.x0, HEIGHT - box.top),
        270: Box(HEIGHT - box.bottom, box.x0, HEIGHT - box.top, box.x1),
    }[recipe.rotation]
    dx, dy = _CROP if recipe.cropped else (0.0, 0.0)
    return Box(turned.x0 - dx, turned.top - dy, turned.x1 - dx, turned.bottom - dy)


def _turn(pdf: Any, page: Any, recipe: Recipe) -> None:
    """Lay the drawn page on its side and let the viewer turn it back, as scanners and printers do; then crop it."""
    if recipe.cropped:
        page.insert_text((2, 400) if recipe.rotation in {90, 270} else (300, 9), "om", fontsize=4)
    if recipe.rotation:
        matrix = {90: f"0 1 -1 0 {HEIGHT} 0", 180: f"-1 0 0 -1 {WIDTH} {HEIGHT}", 270: f"0 -1 1 0 0 {WIDTH}"}[recipe.rotation]
        page.wrap_contents()
        page.clean_contents()
        xref = page.get_contents()[0]
        pdf.update_stream(xref, f"q {matrix} cm\n".encode() + pdf.xref_stream(xref) + b"\nQ")
        width, height = (HEIGHT, WIDTH) if recipe.rotation in {90, 270} else (WIDTH, HEIGHT)
        page.set_mediabox(pymupdf.Rect(0, 0, width, height))
        page.set_rotation(recipe.rotation)
    if recipe.cropped:
        width, height = (HEIGHT, WIDTH) if recipe.rotation in {90, 270} else (WIDTH, HEIGHT)
        page.set_cropbox(pymupdf.Rect(_CROP[0], _CROP[1], width - 10, height - 10))


def draw(recipes: Sequence[Recipe]) -> Drawn:
    """Return a PDF with one page per recipe, and what is true of it."""
    with pymupdf.open() as pdf:
        pages = [_page(pdf, recipe, number) for number, recipe in enumerate(recipes, 1)]
        data = pdf.tobytes()
    return Drawn(data, tuple(truth for truths, _ in pages for truth in truths), tuple(tuple(lines) for _, lines in pages))


# recipes at random


def hidden(styles: Sequence[Style] = STYLES) -> st.SearchStrategy[Hidden]:
    """Return a strategy of covers."""
    return st.builds(
        Hidden,
        style=st.sampled_from(styles),
        code=st.none() | st.sampled_from(sorted(CODES)),
        words=st.integers(1, 5),
        leak=st.booleans(),
        skip=st.integers(-1, 2),
        start=st.integers(0, 4),
        lines=st.integers(2, 4),
        pad=st.sampled_from((0.0, 0.5, 1.0, 1.5)),
    )


def recipes(max_covers: int = 6) -> st.SearchStrategy[Recipe]:
    """Return a strategy of pages; an annotation lies on an upright page only."""
    rotations = st.sampled_from((0, 0, 0, 90, 180, 270))
    return rotations.flatmap(lambda rotation: _recipes(rotation, max_covers))


def _recipes(rotation: int, max_covers: int) -> st.SearchStrategy[Recipe]:
    styles = tuple(style for style in STYLES if not rotation or style not in ANNOTATIONS)
    others = tuple(other for other in OTHERS if not rotation or other != "highlight")
    return st.builds(
        Recipe,
        kind=st.sampled_from(("letter", "mail", "prose", "table")),
        font=st.sampled_from(FONTS),
        size=st.sampled_from((8.0, 9.0, 10.0, 11.0, 12.0)),
        leading=st.sampled_from((1.15, 1.25, 1.4)),
        first_word=st.integers(0, 50),
        covers=st.lists(hidden(styles), max_size=max_covers).map(tuple),
        others=st.lists(st.sampled_from(others), max_size=4, unique=True).map(tuple),
        rotation=st.just(rotation),
        cropped=st.booleans(),
    )
