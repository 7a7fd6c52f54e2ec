"""Makes printed threads in many shapes: client, language, redaction, depth, width of the page, quoting and misread letters.

Nothing here calls the code under test.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import product
from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from mailmaking import TABLES, fold_lines, print_date, quote

# How each client orders the fields of a header, whether it marks quoted lines, and what stands above it
CLIENTS: Final[Mapping[str, tuple[tuple[str, ...], str, str]]] = {
    "outlook": (("from", "sent", "to", "cc", "subject"), "", ""),
    "outlook print": (("from", "to", "cc", "subject", "sent"), "", ""),
    "outlook web": (("from", "sent", "to", "cc", "subject"), "", "________________________________\n"),
    "zylab": (("to", "cc", "from", "sent", "subject"), "", ""),
    "apple": (("from", "subject", "sent", "to", "cc"), "> ", ""),
    "gmail": (("from", "sent", "subject", "to", "cc"), "", "---------- Forwarded message ---------\n"),
    "thunderbird": (("subject", "sent", "from", "to", "cc"), "", "-------- {forwarded} --------\n"),
    "bold": (("from", "sent", "to", "cc", "subject"), "> ", ""),
    "columns": (("from", "sent", "to", "subject"), "", ""),
    "below": (("from", "sent", "to", "cc", "subject"), "", ""),
    "run on": (("from", "sent", "to", "subject"), "", ""),
    "bare": (("from", "sent", "to", "subject"), "", ""),
}
LANGUAGES: Final = ("nl", "en", "de", "fr")
HIDDEN: Final = ("[gelakt]", "[gelakt: 10.2.e]", "██████", "[5.1.2e]")
# A French label of one letter needs its colon: "A" may be any word
THREAD_SHAPES: Final = tuple(shape for shape in product(CLIENTS, LANGUAGES, HIDDEN) if shape[:2] != ("bare", "fr"))
STYLES: Final = {
    "nl": "EEEE d MMMM y HH:mm",
    "en": "EEEE d MMMM y HH:mm",
    "de": "EEEE, d. MMMM y HH:mm",
    "fr": "EEEE d MMMM y HH:mm",
}
BODIES: Final = (
    "Akkoord.",
    "Zie de bijlage, graag voor vrijdag een reactie.\n\nGroet,\n{hidden}",
    "Beste {hidden},\n\nVan maandag tot vrijdag ben ik vrij. De raming is nu 14,2 miljoen en {hidden} is daar niet blij mee.",
    "Hoi,\n\nIn de krant stond:\n\nDe sluis gaat dicht\nVan onze verslaggever\nDe provincie sluit de sluis.\n\nGr.\n{hidden}",
    "Graag je oordeel:\n- is het bedrag juist;\n- datum: volgt nog;\n- aan wie sturen we dit?\n\nVerstuurd vanaf mijn iPhone",
)
SUBJECTS: Final = ("Planning vernieuwing sluis", "RE: Vraag van de krant over de stremming", "FW: raming 2e kwartaal")
UNITS: Final = ("WBW/DIR/PLAN", "WBW/JUR", "DG/WBW/AD")


@frozen
class Drawn:
    """One mail of a drawn thread.

    Args:
        sent: ISO 8601, to the minute.
        unit, subject: of its sender, and as printed.
        body: its words, what is hidden left out.
    """

    sent: str
    unit: str
    subject: str
    body: tuple[str, ...]


@st.composite
def threads(draw: st.DrawFn, shape: tuple[str, str, str]) -> tuple[str, list[Drawn]]:
    """Return the print of a thread in a shape, the last mail on top, and its mails in the order printed."""
    client, _, hidden = shape
    depth = draw(st.integers(1, 5))
    width = draw(st.sampled_from((60, 75, 200)))
    moment = datetime(2019, 11, 29, 16, 40) - timedelta(minutes=draw(st.integers(0, 200_000)))
    misread = draw(st.booleans())
    text, drawn = "", []
    mark = CLIENTS[client][1]
    for level in range(depth):
        unit, subject = draw(st.sampled_from(UNITS)), draw(st.sampled_from(SUBJECTS))
        body = draw(st.sampled_from(BODIES)).format(hidden=hidden)
        header = _header(shape, moment, (unit, subject), blank_above=bool(level))
        words = tuple(word for word in body.replace(hidden, " ").split() if any(map(str.isalnum, word)))
        folded = "\n".join(fold_lines(line, width) for line in body.split("\n"))
        if misread:
            folded = folded.replace("stond", "st0nd").replace("raming", "rarning")
            words = tuple(word.replace("stond", "st0nd").replace("raming", "rarning") for word in words)
        printed = f"{header}\n{folded}\n\n"
        above = quote(printed, mark * level) if mark else printed
        drawn.append(Drawn(moment.isoformat(timespec="minutes"), unit, subject, words))
        text += above
        moment -= timedelta(minutes=draw(st.integers(6, 9000)))
    return text, drawn


def _header(shape: tuple[str, str, str], moment: datetime, told: tuple[str, str], *, blank_above: bool) -> str:
    client, language, hidden = shape
    labels = TABLES[language]["labels"]
    order, _, above = CLIENTS[client]
    name = f"{hidden} {told[0]}"
    values = {
        "from": name,
        "sent": print_date(moment, STYLES[shape[1]], shape[1]),
        "to": f"{hidden} WBW/DIR/FIN; {hidden} WBW/JUR",
        "cc": f"{hidden} <{hidden}@wbw.example>",
        "subject": told[1],
    }
    if client == "columns":
        return "\n".join(labels[field][0] + ":" for field in order) + "\n" + "\n".join(values[field] for field in order) + "\n"
    label = {"bold": "*{}:* ", "below": "{}:\n", "bare": "{} "}.get(client, "{}: ")
    end = "   " if client == "run on" else "\n"
    separator = above.format(forwarded=TABLES[language]["forwarded"][0]) if blank_above else ""
    return separator + end.join(f"{label.format(labels[field][0])}{values[field]}" for field in order) + "\n"
