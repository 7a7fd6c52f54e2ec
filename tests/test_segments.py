"""The letter and the annexes of a release."""

import pytest
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from paper import Recipe, render_transcript

from foialyzer.mail.headers import find_headers
from foialyzer.page.layout import COVER, Text, lay_out
from foialyzer.page.span import is_partition
from foialyzer.readers.transcript import parse_transcript
from foialyzer.release.segments import Segment, split_segments

MAIL = "Van: {} WBW/DIR/PLAN\nVerzonden: {}\nAan: Piet Bos WBW/FIN\nOnderwerp: {}\n\n{}\n"
OLD, NEW = "dinsdag 5 maart 2019 10:22", "vrijdag 8 maart 2019 09:00"
LETTER = (
    "Geachte heer,\n\nU heeft een verzoek ingediend op grond van de Wob. Daarom besluit ik als volgt. "
    "U kunt een bezwaarschrift indienen.\n\nHoogachtend,\n"
)


def mail(sent: str, subject: str = "Plan", body: str = "Akkoord.", sender: str = "Noor van Dalen") -> str:
    """Return a printed mail."""
    return MAIL.format(sender, sent, subject, body)


def split(string: str) -> tuple[Segment, ...]:
    """Return the segments of a text."""
    text = lay_out(parse_transcript(string, "a.txt"), [])
    return split_segments(text, find_headers(text.string))


def kinds(string: str) -> list[str]:
    """Return the kinds of the segments of a text."""
    return [segment.kind for segment in split(string)]


@given(texts())
def test_law_segments_tile_the_text(string: str) -> None:
    """Whatever the text, its segments tile it and are numbered in order."""
    text = lay_out(parse_transcript(string, "a.txt"), [])
    segments = split_segments(text, find_headers(text.string))
    assert is_partition([segment.span for segment in segments], text.span)
    assert [segment.id for segment in segments] == [f"s{n}" for n in range(1, len(segments) + 1)]


@given(texts())
def test_law_splitting_again_changes_nothing(string: str) -> None:
    """A text that is put together from its segments is split at the same places."""
    first = lay_out(parse_transcript(string, "a.txt"), [])
    segments = split_segments(first, find_headers(first.string))
    again = Text("".join(segment.span.of(first.string) for segment in segments), first.runs, ())
    assert split_segments(again, find_headers(again.string)) == segments


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases(markers=("fixed",)))
def test_law_drawn_annexes_are_told_apart(recipe: Recipe) -> None:
    """A drawn release has its letter, where there is one, and after it an annex for each thread that was drawn."""
    string, truth = render_transcript(recipe)
    assert COVER in string
    assert kinds(string) == list(truth.segments)


# cases


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("", ["other"]),
        ("Persbericht over de sluis.", ["other"]),
        (LETTER, ["letter"]),
        (mail(OLD), ["annex"]),
        (f"{LETTER}\n{mail(OLD)}", ["letter", "annex"]),
        (f"Hierbij de mail.\n\n{mail(OLD)}", ["annex"]),
        (mail(NEW) + mail(OLD), ["annex"]),
        (mail(OLD, "Vraag") + mail(NEW), ["annex", "annex"]),
        (mail(OLD) + "\n\n\n\nNoor van Dalen\n\n" + mail(NEW, "RE: Plan"), ["annex", "annex"]),
        (mail(OLD) + "-----Oorspronkelijk bericht-----\n" + mail(NEW), ["annex"]),
        (
            mail(OLD, "Verslag van het overleg dinsdag", "Zie onder.\n\nGroet,\nNoor\n\n\n\nVERSLAG OVERLEG\n5 maart 2019"),
            ["annex", "attachment"],
        ),
        (mail(OLD, "Verslag van het overleg dinsdag", "Zie onder.\n\nGroet,\nNoor\n\nVERSLAG OVERLEG\n5 maart 2019"), ["annex"]),
        (mail(OLD, "Verslag van het overleg dinsdag", "Zie onder.\n\nVERSLAG OVERLEG\n5 maart 2019\n\nGroet,\nNoor"), ["annex"]),
    ],
)
def test_kinds(string: str, expected: list[str]) -> None:
    """A letter, annexes and attachments begin where the evidence weighs enough, and not where it does not."""
    assert kinds(string) == expected


def test_annexes_of_a_letter_are_numbered() -> None:
    """Annexes are labelled by number below a letter, and not where there is none."""
    both = mail(OLD, "Vraag") + mail(NEW)
    assert [segment.label for segment in split(f"{LETTER}\n{both}")] == [None, "1", "2"]
    assert [segment.label for segment in split(both)] == [None, None]


def test_owner_of_the_mailbox_opens_the_annex() -> None:
    """The name above a mail belongs to its annex, and each boundary says why it is one."""
    string = f"{LETTER}\n\nNoor van Dalen\n\n{mail(OLD)}"
    letter, annex = split(string)
    assert string[annex.span.start :].startswith("Noor van Dalen")
    assert (letter.evidence.reasons, annex.evidence.weight) == (("reads as a decision letter",), 2.0)


def test_segments_know_their_pages() -> None:
    """A segment spans the pages it stands on."""
    assert [segment.pages for segment in split(f"{LETTER}\f{mail(NEW)}\f{mail(OLD)}")] == [(1, 1), (2, 3)]


# regressions


def test_a_field_is_no_owner_of_a_mailbox() -> None:
    """The last field of a header, alone between a blank line and the next header, stays with its header."""
    string = "VAN:;\nVERZONDEN:1MRT2000\n\nCC:0\nVAN:<\nSENT:1/1/2001"
    text = lay_out(parse_transcript(string, "a.txt"), [])
    headers = find_headers(text.string)
    segments = split_segments(text, headers)
    assert len(headers) == 2
    assert all(any(header.span in segment.span for segment in segments) for header in headers)


def test_long_subject_is_no_title() -> None:
    """Below a mail whose subject runs over 50 kB, documents after thousands of gaps are not compared with it."""
    string = mail(OLD, "ab cd " * 8_000, "Groet\n" + "\n\n\n\na" * 10_000)
    assert kinds(string) == ["annex"]


def test_thousands_of_gaps_below_a_mail() -> None:
    """The attachment that repeats the subject is found behind thousands of gaps."""
    title = "Verslag van het overleg dinsdag"
    string = mail(OLD, title, "Groet\n" + "\n\n\n\na" * 20_000 + "\n" * 400 + title + "\n5 maart 2019\n")
    _, attachment = split(string)
    assert (attachment.kind, attachment.title) == ("attachment", title)
    assert attachment.span.of(string).startswith(title)


def test_thousands_of_annexes() -> None:
    """Each of 1,400 mails sent later than the one above it is an annex with its own subject."""
    sent = [f"{n % 14 * 2 + 1}-{n // 14 % 12 + 1}-{1900 + n // 168} 10:00" for n in range(1_400)]
    segments = split("".join(mail(date, f"Plan {n}") for n, date in enumerate(sent)))
    assert [(segment.kind, segment.title) for segment in segments] == [("annex", f"Plan {n}") for n in range(1_400)]
