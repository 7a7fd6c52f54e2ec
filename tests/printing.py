"""The documents of a fictional release, each set on sheets: letter, inventory, mail, chat, memo."""

from collections.abc import Sequence
from functools import partial
from string import Template

from attrs import evolve
from drawing import HEIGHT, WHITE, WIDTH, Colour, Pen, measure
from paper import DAYS, SHORT_MONTHS, print_day
from paperwork import Annex, Cover, Decision, Line, Mail, Parcel, Posted, Row
from typesetting import Face, Margins, Setting, Sheets, split_lines

from foialyzer.page.box import Box

BODY, SMALL, TINY = Face(leading=1.42), Face(size=8.0, leading=1.35), Face(size=7.0, leading=1.4)
MAIL = Face("helv", 10.0, 1.3)
HEADING = Face("hebo", 10.5, 1.5)
BLUE: Colour = (0.08, 0.24, 0.42)
GREEN: Colour = (0.0, 0.36, 0.3)
LABELS = {
    "inline": ("Van", "Verzonden", "Aan", "CC", "Onderwerp", "Bijlagen"),
    "english_inline": ("From", "Sent", "To", "Cc", "Subject", "Attachments"),
}
COLUMN = 440.0  # where the column of a ministry's letter begins


# the letter


def print_cover(sheets: Sheets, cover: Cover) -> None:
    """Set a cover in one colour."""
    sheets.begin(Setting())
    sheets.pen.fill(Box(0, 0, WIDTH, HEIGHT), GREEN)
    sheets.pen.fill(Box(70, 300, 76, 420), WHITE)
    sheets.y = 330.0
    title = Face("hebo", 24.0, 1.2, WHITE)
    for line in split_lines(cover.title, title, 400.0):
        sheets.show(92.0, line, title)
        sheets.y += title.pitch
    for text in cover.lines:
        sheets.place(92.0, text, Face("helv", 12.0, 1.3, WHITE))
        sheets.y += 17.0
    sheets.end()


def print_letter(sheets: Sheets, letter: Decision, parcel: Parcel) -> None:
    """Set the decision letter; whoever asks ends the document."""
    {"ministry": _open_ministry, "municipality": _open_municipality}[letter.style](sheets, letter, parcel)
    facts = {"date": letter.decided, "request_date": letter.request_date, "received_date": letter.received_date}
    days = {name: print_day(each) for name, each in facts.items()}
    if letter.extended_until:
        days["extended_until"] = print_day(letter.extended_until)
    for paragraph in letter.paragraphs:
        _paragraph(sheets, Template(paragraph).substitute(days), BODY)


def _paragraph(sheets: Sheets, text: str, face: Face) -> None:
    """Set a paragraph, a heading or an item of a list."""
    if text.startswith("# "):
        sheets.need(4 * face.pitch)
        sheets.skip(3.0)
        sheets.write(text[2:], face.bold)
        return
    if text.startswith("- "):
        sheets.need(face.pitch)
        sheets.pen.text(sheets.left, sheets.y + face.pitch, "-", face.size)
        sheets.indent += 10.0
        sheets.write(text[2:], face)
        sheets.indent -= 10.0
        return
    for line in text.split("\n"):
        sheets.write(line, face)
    sheets.skip(0.55 * face.pitch)


def _open_ministry(sheets: Sheets, letter: Decision, parcel: Parcel) -> None:
    """Begin a letter with its facts in a column on the right."""
    furnish = partial(_column, letter)
    sheets.begin(Setting(Margins(70.0, 418.0, 118.0, 760.0), parcel.looks, furnish))
    sheets.pen.fill(Box(284, 0, 308, 74), BLUE)
    sheets.pen.text(318, 52, letter.authority, 11.0, font="tiro")
    sheets.y = 128.0
    sheets.plain(70.0, letter.return_address, TINY)
    sheets.y = 160.0
    for line in letter.addressee:
        sheets.place(70.0, line, BODY)
        sheets.y += BODY.pitch
    sheets.y = 262.0
    for label, value in (("Datum", print_day(letter.decided)), ("Betreft", letter.subject)):
        sheets.plain(70.0, label, BODY)
        for broken in split_lines(value, BODY, 290.0):
            sheets.show(125.0, broken, BODY)
            sheets.y += BODY.pitch
    sheets.skip(2 * BODY.pitch)


def _column(letter: Decision, pen: Pen, number: int, total: int) -> None:
    """Draw the column of a ministry's letter: all facts on the first page, the reference on those after it."""
    y = 160.0 if number == 1 else 118.0
    facts = letter.facts if number == 1 else [letter.facts[0], "", f"Onze referentie | {letter.reference}"]
    for fact in facts:
        label, bar, value = fact.partition(" | ")
        pen.text(COLUMN, y, label, TINY.size, font="hebo" if bar or fact == letter.facts[0] else "helv")
        y += TINY.pitch if label else 0.5 * TINY.pitch
        if bar:
            pen.text(COLUMN, y, value, TINY.size)
            y += 1.6 * TINY.pitch
    pen.text(COLUMN, 806.0, f"Pagina {number} van {total}", TINY.size)


def _open_municipality(sheets: Sheets, letter: Decision, parcel: Parcel) -> None:
    """Begin a letter with its facts in a row above the text."""
    furnish = partial(_foot, letter)
    sheets.begin(Setting(Margins(78.0, 520.0, 80.0, 752.0), parcel.looks, furnish))
    sheets.pen.figure([(78, 40), (100, 40), (100, 60), (89, 72), (78, 60)], GREEN)
    sheets.pen.text(110, 60, letter.authority, 15.0, GREEN, "hebo")
    sheets.y = 118.0
    sheets.plain(78.0, letter.return_address, TINY)
    sheets.y = 140.0
    for line in letter.addressee:
        sheets.place(78.0, line, BODY)
        sheets.y += BODY.pitch
    sheets.y = 226.0
    rows = [
        ("Datum", print_day(letter.decided)),
        ("Ons kenmerk", letter.reference),
        *(tuple(f.split(" | ")) for f in letter.facts),
    ]
    for label, value in (*rows, ("Onderwerp", letter.subject)):
        sheets.plain(78.0, label, BODY.bold)
        sheets.place(170.0, value, BODY)
        sheets.y += 1.15 * BODY.pitch
    sheets.skip(1.4 * BODY.pitch)


def _foot(letter: Decision, pen: Pen, number: int, total: int) -> None:
    pen.line((78, 786), (520, 786), 0.6, GREEN)
    pen.text(78, 798, letter.footer, 6.5, GREEN)
    pen.text(490 - measure(f"{total}", "helv", 7.0), 810, f"{number}/{total}", 7.0)


def print_law(sheets: Sheets, letter: Decision) -> None:
    """Set the articles of the law on a page of their own, which the letter counts among its pages."""
    sheets.turn()
    for paragraph in letter.law:
        _paragraph(sheets, paragraph, BODY)


# the inventory


def print_inventory(sheets: Sheets, parcel: Parcel) -> None:
    """Set the inventory as a table with rules."""
    sheets.begin(Setting(Margins(60.0, 535.0, 60.0, 780.0), parcel.looks, _numbered))
    sheets.write(parcel.inventory_title, HEADING)
    sheets.skip(10.0)
    head = Row(*parcel.inventory_head)
    edges = (60.0, 92.0, 158.0, 356.0, 440.0, 535.0)
    for row in (head, *parcel.inventory):
        _row(sheets, row, edges, head=row is head)
    sheets.end()


def _row(sheets: Sheets, row: Row, edges: Sequence[float], *, head: bool) -> None:
    """Set one row of a table, its cells ruled on all sides."""
    face = SMALL.bold if head else SMALL
    cells = (row.number, row.date, row.title, row.judgement, row.grounds)
    columns = [split_lines(cell, face, x1 - x0 - 8.0) for cell, x0, x1 in zip(cells, edges, edges[1:], strict=False)]
    height = max(map(len, columns)) * face.pitch + 7.0
    sheets.need(height)
    top = sheets.y
    if head:
        sheets.pen.fill(Box(edges[0], top, edges[-1], top + height), (0.84, 0.88, 0.93))
    for x, lines in zip(edges, columns, strict=False):
        sheets.y = top + 1.5
        for line in lines:
            sheets.y += face.pitch
            sheets.begin_text()
            sheets.show(x + 4.0, line, face)
    for x in edges:
        sheets.pen.line((x, top), (x, top + height), 0.5)
    for y in (top, top + height):
        sheets.pen.line((edges[0], y), (edges[-1], y), 0.5)
    sheets.y = top + height


def _numbered(pen: Pen, number: int, _total: int) -> None:
    pen.text(WIDTH / 2, 812.0, f"{number}", 8.0)


# the annexes


def print_annex(sheets: Sheets, annex: Annex, parcel: Parcel) -> list[Posted]:
    """Set one document; return what is true of the messages in it, its part counted from 0 by whoever asks."""
    label = parcel.label.format(annex.number)
    sheets.begin(Setting(Margins(70.0, 525.0, 72.0, 764.0), parcel.looks | annex.looks, partial(_label, label)))
    if annex.memo:
        _print_memo(sheets, annex.memo)
    posted = [_print_line(sheets, line) for line in annex.chat]
    if annex.owner:
        sheets.y = 62.0
        sheets.write(annex.owner, evolve(MAIL.bold, size=12.0))
        sheets.skip(5.0)
        sheets.rule(1.6)
        sheets.skip(2.0)
    posted += [_print_mail(sheets, mail) for mail in annex.mails]
    for whole in annex.whole:
        sheets.turn()
        sheets.block(whole.code, whole.chars)
    sheets.end()
    sheets.indent, sheets.quoted, sheets.message = 0.0, 0, None
    return posted


def _label(label: str, pen: Pen, number: int, _total: int) -> None:
    pen.text(525.0 - measure(label, "hebo", 10.0), 40.0, label, 10.0, font="hebo")
    pen.text(WIDTH / 2, 812.0, f"{number}", 8.0)


def _print_memo(sheets: Sheets, paragraphs: Sequence[str]) -> None:
    for text in paragraphs:
        label, bar, value = text.partition(" | ")
        if not bar:
            _paragraph(sheets, text, BODY)
            continue
        sheets.y += 1.2 * BODY.pitch
        sheets.plain(sheets.left, label, BODY.bold)
        sheets.place(sheets.left + 80.0, value, BODY)


def _print_line(sheets: Sheets, line: Line) -> Posted:
    """Set one message of an exported chat."""
    sheets.message = 0 if sheets.message is None else sheets.message + 1
    sheets.write(f"[{line.sent:%d-%m-%Y %H:%M}] {line.sender}: {line.text}", Face("helv", 9.5, 1.5))
    sheets.skip(4.0)
    return Posted(f"{line.sent:%Y-%m-%dT%H:%M}", None, None, "", 0, True, (sheets.page, sheets.page))


def _print_mail(sheets: Sheets, mail: Mail) -> Posted:
    """Set one mail."""
    sheets.message = 0 if sheets.message is None else sheets.message + 1
    sheets.need(7 * MAIL.pitch)
    first = sheets.page
    if mail.style == "outlook":
        _head_outlook(sheets, mail)
    elif mail.style in LABELS:
        _head_inline(sheets, mail, LABELS[mail.style])
    else:
        _head_quoting(sheets, mail)
    for paragraph in mail.body:
        sheets.write(paragraph, MAIL)
    sheets.skip(0.6 * MAIL.pitch)
    pages = (first, sheets.page)
    return Posted(f"{mail.sent:%Y-%m-%dT%H:%M}", mail.unit, mail.domain, mail.subject, 0, False, pages)


def _fields(mail: Mail, sent: str) -> list[str]:
    return [mail.sender, sent, "; ".join(mail.to), "; ".join(mail.cc), mail.subject, mail.attachments]


def _head_outlook(sheets: Sheets, mail: Mail) -> None:
    """Set a header as Outlook prints the newest mail: labels in a column, values beside them."""
    sent = f"{DAYS[mail.sent.weekday()]} {print_day(mail.sent)} {mail.sent:%H:%M}"
    labels = ("Van:", "Verzonden:", "Aan:", "CC:", "Onderwerp:", "Bijlagen:")
    for label, value in zip(labels, _fields(mail, sent), strict=True):
        if not value:
            continue
        sheets.need(MAIL.pitch)
        sheets.y += MAIL.pitch
        sheets.plain(sheets.left, label, MAIL.bold)
        sheets.y -= MAIL.pitch
        sheets.indent += 92.0
        sheets.write(value, MAIL)
        sheets.indent -= 92.0
    sheets.skip(MAIL.pitch)


def _head_inline(sheets: Sheets, mail: Mail, words: Sequence[str]) -> None:
    """Set a header as Outlook prints a mail that is quoted: a thin rule, then labels and values on one line."""
    english = words[0] == "From"
    clock = f"{mail.sent.hour % 12 or 12}:{mail.sent:%M} {'PM' if mail.sent.hour >= 12 else 'AM'}"
    printed = f"{mail.sent:%A, %B} {mail.sent.day}, {mail.sent.year} {clock}"
    sent = printed if english else f"{DAYS[mail.sent.weekday()]} {print_day(mail.sent)} {mail.sent:%H:%M}"
    sheets.skip(4.0)
    sheets.rule(0.7, (0.7, 0.77, 0.87))
    sheets.skip(1.0)
    for label, value in zip(words, _fields(mail, sent), strict=True):
        if value:
            sheets.write(value, MAIL, lead=f"{label}:")
    sheets.skip(0.8 * MAIL.pitch)


def _head_quoting(sheets: Sheets, mail: Mail) -> None:
    """Set the line above a quoted mail, and quote what follows."""
    at, sent = f"{mail.sent:%H:%M}", mail.sent
    short = f"{sent.day} {SHORT_MONTHS[sent.month - 1]} {sent.year}"
    line = {
        "apple": f"Op {short} om {at} heeft {mail.sender} het volgende geschreven:",
        "gmail": f"Op {DAYS[sent.weekday()][:2]} {short} om {at} schreef {mail.sender}:",
        "english": f"On {sent.day} {sent:%b} {sent.year}, at {at}, {mail.sender} wrote:",
    }[mail.style]
    sheets.skip(0.6 * MAIL.pitch)
    sheets.write(line, MAIL)
    sheets.quoted += 1
    sheets.skip(0.5 * MAIL.pitch)
