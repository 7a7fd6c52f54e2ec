"""Makes mail that is printed more than once, each print redacted in its own way, and says what is hidden where.

Nothing here calls the code under test.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from attrs import frozen
from drawn import CLOSINGS, FIRST, GREETINGS, SENTENCES, SUBJECTS, UNITS

from foialyzer.mail.messages import Message
from foialyzer.mail.people import Person
from foialyzer.page.box import Box
from foialyzer.page.layout import COVER
from foialyzer.page.span import Span
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.redaction import GroundTag, Redaction

STOCK = tuple(SENTENCES)
_MORE = """
haven kade brug dijk water gemeente provincie ministerie vergunning bezwaar besluit aanvraag planning kosten subsidie onderzoek
meting rapport bijlage concept versie opmerking toelichting vraag antwoord overleg verslag afspraak termijn uitstel schade
bewoners bedrijf aannemer ingenieur minister staatssecretaris wethouder directeur afdeling jurist woordvoerder krant bericht
gisteren morgen volgende week maand kwartaal jaar graag misschien daarom echter omdat hoewel tenzij indien verder eerder later
stuur stuurt gestuurd vraagt gevraagd meldt gemeld rekent gerekend bouwt gebouwd sluit gesloten opent geopend blijkt gebleken
nieuwe oude hoge lage eerste tweede derde laatste korte lange volledige openbare interne vertrouwelijke voorlopige definitieve
"""
VOCABULARY = sorted({*_MORE.split(), *(word.strip(".,;").lower() for line in STOCK for word in line.split())})
START = datetime(2021, 3, 1, 8, 0)


@frozen
class Mail:
    """A mail before anybody printed it.

    Args:
        words: of its body, marks and line breaks with them.
        sent: in the clock of its sender.
    """

    words: tuple[str, ...]
    sent: datetime
    unit: str
    subject: str


@frozen
class Parcel:
    """A running text, its messages and redactions, and for each cover, by where it begins, the words under it."""

    string: str
    messages: tuple[Message, ...]
    redactions: tuple[Redaction, ...]
    hidden: dict[int, str]


@frozen
class Printing:
    """How a mail is printed.

    Args:
        share: of its words that are hidden, in runs of up to `longest` words.
        dated, named: whether its header shows when it was sent, and its subject and the unit of its sender.
        mark: stands before each line.
        width: of a line in characters.
        later: minutes by which the clock that printed it is ahead.
    """

    share: float = 0.0
    longest: int = 9
    dated: bool = True
    named: bool = True
    mark: str = ""
    width: int = 80
    later: int = 0


def seed_random(seed: object) -> Random:
    """Return a source of numbers that is the same for the same seed."""
    return Random(str(seed))  # noqa: S311  (nothing is secret)


def make_mail(random: Random, sentences: int, stock: float = 0.2) -> Mail:
    """Return a mail of so many sentences, a share of which others write as well."""
    body = [random.choice(GREETINGS).format(random.choice(FIRST)) + "\n"]
    for _ in range(sentences):
        drawn = [random.choice(VOCABULARY) for _ in range(random.randint(5, 18))]
        line = random.choice(STOCK) if random.random() < stock else " ".join(drawn).capitalize() + "."
        body += [*line.split(), *(["\n"] if random.random() < 0.2 else [])]
    body += ["\n" + random.choice(CLOSINGS) + "\n", random.choice(FIRST)]
    sent = START + timedelta(minutes=random.randrange(400_000))
    return Mail(tuple(body), sent, random.choice(UNITS), random.choice(SUBJECTS))


def hide(random: Random, count: int, share: float, longest: int) -> list[bool]:
    """Return which of some words are hidden, about a share of them, in runs."""
    hidden = [False] * count
    tries = 0
    while sum(hidden) < share * count and tries < 20 * count:
        at, size = random.randrange(count), random.randint(1, longest)
        hidden[at : at + size] = [True] * len(hidden[at : at + size])
        tries += 1
    return hidden


def make_parcel(random: Random, mails: Sequence[tuple[Mail, Printing]]) -> Parcel:
    """Return the print of some mails, one below another."""
    parts: list[str] = []
    at = 0
    messages, redactions, truth = [], [], {}
    for number, (mail, how) in enumerate(mails, 1):
        header = f"Van: {COVER * 8} {mail.unit}\n\n"
        body, covers = _print(random, mail.words, how, at + len(header))
        for start, text, length in covers:
            size = sum(not sign.isspace() for sign in text)
            reach = random.randint(0, 3) + size // 5
            chars = HiddenChars(max(1, size - reach), max(1, size), size + reach)
            tag = GroundTag(random.choice(("nl-woo:5.1.2.e", "nl-woo:5.2.1")), "printed", 1.0, "")
            span = Span(start, start + length)
            redactions.append(
                Redaction(
                    f"r{start}", 1, (Box(0, 0, 1, 1),), "black", "shape", chars, span=span, message=f"m{number}", grounds=(tag,)
                )
            )
            truth[start] = text
        messages.append(_message(number, mail, how, (at, at + len(header), at + len(header) + len(body))))
        parts += [header, body]
        at += len(header) + len(body)
    return Parcel("".join(parts), tuple(messages), tuple(redactions), truth)


def _print(random: Random, words: Sequence[str], how: Printing, at: int) -> tuple[str, list[tuple[int, str, int]]]:
    """Return a printed body, and where each cover in it begins, what it hides and how long it is."""
    hidden = hide(random, len(words), how.share, how.longest)
    signs: list[str] = [how.mark]
    covers: list[tuple[int, str, int]] = []
    column, held = 0, ""
    for index, word in enumerate(words):
        if hidden[index]:
            held = f"{held} {word}" if held else word
            if index + 1 < len(words) and hidden[index + 1]:
                continue
            text = " ".join(held.split())
            shown = COVER * max(1, sum(not sign.isspace() for sign in text))
            held = ""
            if not text:
                continue
        else:
            text, shown = "", word.replace("\n", f"\n{how.mark}")
        if column > how.width:
            signs.append(f"\n{how.mark}")
            column = 0
        if text:
            covers.append((at + sum(map(len, signs)), text, len(shown)))
        signs.append(shown + " ")
        column = 0 if "\n" in shown else column + len(shown) + 1
    return "".join(signs) + "\n\n", covers


def _message(number: int, mail: Mail, how: Printing, edges: tuple[int, int, int]) -> Message:
    sent = (mail.sent + timedelta(minutes=how.later)).isoformat(timespec="minutes")
    return Message(
        id=f"m{number}",
        segment=f"s{number}",
        position=number,
        depth=0,
        style="block",
        sent=sent if how.dated else None,
        sent_printed=sent if how.dated else None,
        sent_precision="minute" if how.dated else "unknown",
        utc_offset_bounds=None,
        sender=Person(f"{COVER * 8} {mail.unit}", unit=mail.unit, redacted=True) if how.named else None,
        to=(),
        cc=(),
        subject=mail.subject if how.named else None,
        attachments=(),
        span=Span(edges[0], edges[2]),
        header_span=Span(edges[0], edges[1]),
        body_span=Span(edges[1], edges[2]),
        pages=(1, 1),
    )
