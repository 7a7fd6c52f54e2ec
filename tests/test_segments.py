"""The letter and the annexes of a release."""

import pytest
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import Recipe, render_transcript
from parcels import Paper, ParcelRecipe, draw_parcel, parcels

from foialyzer.mail.headers.search import find_headers
from foialyzer.page.layout import COVER, Text, lay_out
from foialyzer.page.span import is_partition
from foialyzer.readers.files import read_bytes
from foialyzer.readers.transcript import parse_transcript
from foialyzer.release.inventory import parse_inventory
from foialyzer.release.segments import Segment, split_pages, split_segments

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


def split_printed(data: bytes, ignore_outline: bool = False) -> tuple[Segment, ...]:
    """Return the segments of a PDF; they tile its text."""
    document = read_bytes(data, "a.pdf")
    text = lay_out(document, [])
    headers = find_headers(text.string)
    segments = split_pages(text, headers, document, parse_inventory(document), ignore_outline=ignore_outline)
    assert is_partition([segment.span for segment in segments], text.span)
    return segments


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


@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(parcels(), st.booleans())
def test_law_drawn_documents_begin_where_they_were_drawn(recipe: ParcelRecipe, ignored: bool) -> None:
    """However documents are told apart on paper, each begins on the page it was drawn on, and letter, law and list on theirs."""
    drawn = draw_parcel(recipe)
    segments = split_printed(drawn.data, ignored and recipe.apart != "outline")
    assert tuple(segment.pages[0] for segment in segments if segment.kind == "annex") == drawn.firsts
    assert {segment.kind: segment.pages[0] for segment in segments if segment.kind != "annex"} == drawn.parts
    pages = [page for segment in segments for page in range(segment.pages[0], segment.pages[1] + 1)]
    assert pages == list(range(1, pages[-1] + 1))


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


def test_without_its_outline_a_parcel_may_be_one_document() -> None:
    """Bookmarks alone tell these apart; without them nothing does but titles and white below them."""
    papers = tuple(Paper(str(number), "uw kenmerk", pages=1) for number in (1, 2, 3))
    drawn = draw_parcel(ParcelRecipe(papers, apart="outline"))
    assert [s.label for s in split_printed(drawn.data) if s.kind == "annex"] == ["1", "2", "3"]
    assert all(s.label is None for s in split_printed(drawn.data, ignore_outline=True))


def test_a_letter_reprints_the_law_in_a_transcript_too() -> None:
    """Law below the closing of a typed letter is a segment of its own."""
    law = "Artikel 10\n1. Het verstrekken van informatie ingevolge deze wet blijft achterwege voor zover dit de eenheid "
    law += "van de Kroon in gevaar zou kunnen brengen.\n"
    assert kinds(LETTER + law + mail(OLD)) == ["letter", "law_text", "annex"]


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
