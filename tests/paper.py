"""Fictional releases and the truth about them.

A recipe holds what an authority would release, with everything it hides still in it: `{{10.2.e|Noor van Dalen}}` is a name
hidden on the ground 10.2.e. `render_transcript` lays it out on paper, hides what is to be hidden, and types over what is left.
It says also what is true of the result: how many characters each marker hides, when each mail was sent, in which order, by
whom. `press.draw_parcel` does the same for a release in PDF. Nothing here calls the code under test; `python tests/paper.py
--golden` does, and only to write down what it says.

    python tests/paper.py            rewrite samples/*/release.* from their recipes
    python tests/paper.py --golden   and samples/*/expected.json and the summary in the README from what foialyzer says; that is
                                     a decision, with a line in the changelog
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import StringIO
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any, Literal

import cattrs
from attrs import asdict, field, frozen
from hiding import Character, Piece, characters, pieces

SAMPLES = Path(__file__).resolve().parents[1] / "samples"

MailStyle = Literal["block", "attribution", "zylab"]
Marker = Literal["[REDACTED]", "[gelakt]", "fixed", "measured", "code"]
MARKERS: tuple[Marker, ...] = ("[REDACTED]", "[gelakt]", "fixed", "measured", "code")
MONTHS = """januari februari maart april mei juni juli augustus september oktober november december""".strip().split()
SHORT_MONTHS = """jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.""".strip().split()
DAYS = """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag""".strip().split()
ENGLISH_DAYS = """Mon Tue Wed Thu Fri Sat Sun""".strip().split()


@frozen
class Mail:
    """One printed mail; people and text may hold redactions."""

    sent: datetime
    sender: str
    unit: str | None
    to: list[str]
    subject: str
    body: list[str]
    cc: list[str] = field(factory=list)
    style: MailStyle = "block"


@frozen
class Annex:
    """One printed thread, newest mail first, below the name of the mailbox's owner."""

    mails: list[Mail]
    owner: str | None = None


@frozen
class Letter:
    """The facts of a decision letter, its letterhead, and its paragraphs, in which `$date` and other facts are filled in.

    Args:
        head: lines of the letterhead column; repeated on the second page, with date and reference.
        grounds: ids the paragraphs argue.
        first_page: how many paragraphs stand on the first page.
        closing: what stands below the paragraphs, line by line.
    """

    head: list[str]
    authority: str
    reference: str
    subject: str
    decided: date
    request_date: date
    received_date: date
    statute: str
    grounds: list[str]
    paragraphs: list[str]
    closing: list[str]
    first_page: int
    annexes_announced: int
    objection_weeks: int


@frozen
class Recipe:
    """A fictional release.

    Args:
        file: the name of its transcript.
        marker: how the transcript shows that something is hidden.
        spread: a blank line after every line of a header, as some transcripts have; labels are bold then.
        width: of a printed line, in characters.
        joined: the lines of a paragraph are typed as one, but for those that begin or end with what is hidden.
        merged: what is hidden over several lines is shown by one marker, where the first of them begins.
        codes: how a code is printed on a redaction, where it differs from the code in the recipe.
        plain: a text that is no release at all.
    """

    file: str
    marker: Marker = "[gelakt]"
    spread: bool = False
    width: int = 85
    joined: bool = False
    merged: bool = False
    codes: dict[str, str] = field(factory=dict)
    letter: Letter | None = None
    annexes: list[Annex] = field(factory=list)
    plain: str = ""


@frozen
class Hidden:
    """What one marker hides: so many characters without white space, on the ground of this code."""

    chars: int
    code: str


@frozen
class Sent:
    """When and from which unit a mail was sent, and in which annex it stands, counted from 0."""

    at: str
    unit: str | None
    annex: int


@frozen
class Truth:
    """What is true of a transcript.

    Args:
        hidden: for every marker in it, in order.
        messages: in the order printed; within an annex the last is the oldest.
        segments: kinds, in order.
        visible: characters of the paper that were not hidden, white space not counted.
    """

    hidden: tuple[Hidden, ...]
    messages: tuple[Sent, ...]
    segments: tuple[str, ...]
    visible: int


def load_recipe(path: Path) -> Recipe:
    """Return the recipe that a TOML file holds."""
    return _converter().structure(tomllib.loads(path.read_text("utf-8")), Recipe)


def save_recipe(recipe: Recipe, path: Path) -> None:
    """Write a recipe as TOML."""
    path.write_text("".join(_toml(asdict(recipe))), "utf-8")


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    for kind in (date, datetime):
        converter.register_structure_hook(kind, lambda value, _: value)
    return converter


def _toml(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield the lines of a TOML table, plain values first."""
    tables = {k: v for k, v in table.items() if isinstance(v, dict) or (isinstance(v, list) and v and isinstance(v[0], dict))}
    for key, value in table.items():
        if key not in tables and value is not None:
            yield f"{key} = {_value(value)}\n"
    for key, value in tables.items():
        heading = f"[{prefix}{_name(key)}]" if isinstance(value, dict) else f"[[{prefix}{_name(key)}]]"
        items: list[dict[str, Any]] = [value] if isinstance(value, dict) else value
        for item in items:
            yield f"\n{heading}\n"
            yield from _toml({_name(k): v for k, v in item.items()}, f"{prefix}{_name(key)}.")


def _name(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key) else json.dumps(key)


def _value(value: object) -> str:
    if isinstance(value, list):
        return "[" + "".join(f"\n    {_value(item)}," for item in value) + "\n]" if value else "[]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


# printing


def render_transcript(recipe: Recipe, marker: Marker | None = None) -> tuple[str, Truth]:
    """Return the transcript of a release and what is true of it.

    Args:
        recipe: what is released.
        marker: how to show what is hidden, if not as the recipe says: a word in brackets, `fixed` or `measured` runs of `█`, or
            the `code` in brackets.
    """
    paper = _Paper(recipe, marker or recipe.marker)
    segments = []
    if recipe.plain:
        paper.write(recipe.plain)
        segments.append("other")
    if recipe.letter:
        _print_letter(recipe.letter, paper)
        segments.append("letter")
    for annex in recipe.annexes:
        _print_annex(annex, paper)
        segments.append("annex")
    messages = tuple(
        Sent(mail.sent.isoformat()[:16], mail.unit, number) for number, annex in enumerate(recipe.annexes) for mail in annex.mails
    )
    return "\n".join(paper.lines) + "\n", Truth(tuple(paper.hidden), messages, tuple(segments), paper.visible)


class _Paper:
    """Takes down text line by line, and counts what it hides."""

    def __init__(self, recipe: Recipe, marker: Marker) -> None:
        self.recipe, self.marker = recipe, marker
        self.lines: list[str] = []
        self.hidden: list[Hidden] = []
        self.visible = 0

    def write(self, text: str) -> None:
        """Write a paragraph, broken where a printed line is full; a redaction broken over two lines is shown on both."""
        for printed in text.split("\n"):
            open_end, above = False, 0
            for line in _broken(characters(printed), self.recipe.width):
                parts = pieces(line)
                if self.recipe.merged and parts and parts[0].number and parts[0].number == above:
                    self.hidden[-1] = Hidden(self.hidden[-1].chars + parts.pop(0).chars, self.hidden[-1].code)
                shown = "".join(map(self._shown, parts))
                if self.recipe.joined and open_end and parts and not parts[0].number:
                    self.lines[-1] += f" {shown.lstrip()}"
                elif parts or not line:
                    self.lines.append(shown.lstrip())
                above = parts[-1].number if parts else above
                open_end = bool(line) and not above

    def field(self, label: str, value: str) -> None:
        """Write a labelled line of a header."""
        first = len(self.lines)
        self.write(f"{label}: {value}")
        if self.recipe.spread:
            self.lines[first] = self.lines[first].replace(f"{label}:", f"**{label}:**", 1)
            self.lines.append("")

    def _shown(self, piece: Piece) -> str:
        if not piece.number:
            self.visible += piece.chars
            return piece.text
        self.hidden.append(Hidden(piece.chars, piece.code))
        if self.marker == "code":
            printed = self.recipe.codes.get(piece.code, piece.code)
            return f"[{printed}]" if printed[0].isdigit() else f"[gelakt: {printed}]"
        return {"fixed": "█████", "measured": "█" * len(piece.text)}.get(self.marker, self.marker)


def _broken(signs: Sequence[Character], width: int) -> list[list[Character]]:
    """Return the lines that some characters take, broken at spaces."""
    lines: list[list[Character]] = [[]]
    for is_space, word in groupby(signs, key=lambda character: character.sign == " "):
        letters = list(word)
        if not is_space and lines[-1] and len(lines[-1]) + len(letters) > width:
            while lines[-1] and lines[-1][-1].sign == " ":
                lines[-1].pop()
            lines.append([])
        lines[-1] += letters
    return lines


def _print_letter(letter: Letter, paper: _Paper) -> None:
    days = {"date": letter.decided, "request_date": letter.request_date, "received_date": letter.received_date}
    facts = {name: print_day(each) for name, each in days.items()}
    column = [f"Datum {facts['date']}", "Onze referentie", letter.reference]
    for line in (*letter.head, "", *column, "Bijlagen", str(letter.annexes_announced), "", f"Onderwerp {letter.subject}", ""):
        paper.write(line)
    paper.write("Geachte {{10.2.e|mevrouw Van Houten}},\n" if letter.statute == "nl-wob" else "Geachte {{5.1.2.e|heer Prins}},\n")
    for number, paragraph in enumerate(letter.paragraphs):
        if number == letter.first_page:
            for line in ("Pagina 1 van 2", "", *letter.head[1:3], *column, ""):
                paper.write(line)
        paper.write(Template(paragraph).substitute(facts))
        paper.write("")
    for line in letter.closing:
        paper.write(line)
    paper.lines += ["", "Pagina 2 van 2", "", "", ""]


def _print_annex(annex: Annex, paper: _Paper) -> None:
    if annex.owner:
        paper.write(f"{annex.owner}\n")
    for mail in annex.mails:
        {"block": _print_block, "attribution": _print_attribution, "zylab": _print_zylab}[mail.style](mail, paper)
        for paragraph in mail.body:
            paper.write(paragraph)
        paper.lines.append("")
    paper.lines += ["", ""]


def _print_block(mail: Mail, paper: _Paper) -> None:
    sent = f"{DAYS[mail.sent.weekday()]} {print_day(mail.sent)} {mail.sent:%H:%M}"
    paper.field("Van", mail.sender)
    paper.field("Verzonden", sent)
    paper.field("Aan", "; ".join(mail.to))
    if mail.cc:
        paper.field("CC", "; ".join(mail.cc))
    paper.field("Onderwerp", mail.subject)
    if not paper.recipe.spread:
        paper.lines.append("")


def _print_attribution(mail: Mail, paper: _Paper) -> None:
    day = f"{mail.sent.day} {SHORT_MONTHS[mail.sent.month - 1]} {mail.sent.year} om {mail.sent:%H:%M}"
    paper.write(f"Op {day} heeft {mail.sender} het volgende geschreven:\n")


def _print_zylab(mail: Mail, paper: _Paper) -> None:
    """Write a header as an archive of American make prints it: recipients first, and a date with the month in front."""
    sent = mail.sent
    paper.field("To", "; ".join(mail.to))
    paper.field("From", mail.sender)
    day = f"{ENGLISH_DAYS[sent.weekday()]} {sent.month}/{sent.day}/{sent.year}"
    paper.field("Sent", f"{day} {sent.hour % 12 or 12}:{sent:%M:%S} {'PM' if sent.hour >= 12 else 'AM'}")
    paper.field("Subject", mail.subject)
    if not paper.recipe.spread:
        paper.lines.append("")


def print_day(day: date) -> str:
    """Return a day as a Dutch letter prints it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# writing the samples


def write_samples(golden: bool) -> None:
    """Rewrite the releases of all samples and, where asked, what foialyzer says of them."""
    for path in sorted(SAMPLES.glob("*/recipe.toml")):
        release = write_release(path)
        if golden:
            path.with_name("expected.json").write_text(render_golden(release), "utf-8")
    if golden:
        readme = SAMPLES.parent / "README.md"
        before, fence, after = readme.read_text("utf-8").partition("```text\n")
        shown = render_shown(SAMPLES / "veer-oudeschans" / "release.pdf")
        readme.write_text(f"{before}{fence}{shown}\n```{after.partition('```')[2]}", "utf-8")


def write_release(path: Path) -> Path:
    """Rewrite the transcript or the PDF that a recipe makes; return where it is."""
    from paperwork import load_parcel
    from press import draw_parcel

    release = path.with_name(tomllib.loads(path.read_text("utf-8"))["file"])
    if release.suffix == ".pdf":
        release.write_bytes(draw_parcel(load_parcel(path))[0])
    else:
        release.write_text(render_transcript(load_recipe(path))[0], "utf-8")
    return release


def render_golden(release: Path) -> str:
    """Return what foialyzer says of a release, as a golden file holds it: indented, and without the version of the tool."""
    from foialyzer.api import analyse
    from foialyzer.report.json import render_json

    result = json.loads(render_json(analyse(release)))
    del result["tool"]["version"]
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def render_shown(release: Path) -> str:
    """Return what the command line shows of a release at 80 columns, as the README holds it."""
    from rich.console import Console

    from foialyzer.api import analyse
    from foialyzer.report.terminal import render_summary, render_verdict

    account, screen = analyse(release), StringIO()
    console = Console(width=80, file=screen, highlight=False, emoji=False, markup=False)
    console.print(render_summary(account))
    console.print(render_verdict(account), soft_wrap=True)
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines())


if __name__ == "__main__":
    write_samples(golden="--golden" in sys.argv[1:])
