"""The decision letter."""

from datetime import date, timedelta
from random import Random

import pytest
from attrs import evolve
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letterpress import Drawn, letters
from paper import DAYS, MONTHS, Recipe, render_transcript

from foialyzer.page.span import Span
from foialyzer.release.letter import Letter, is_letter, parse_letter

SIGNS = (
    "de Wet openbaarheid van bestuur (Wob) geldt.",
    "U heeft een verzoek ingediend.",
    "Daarom besluit ik als volgt.",
    "Geachte heer,",
    "U kunt een bezwaarschrift indienen.",
    "Hoogachtend,",
)
OTHER = ("De sluis is oud.", "Van maandag tot vrijdag zijn wij open.", "Kosten: 14,2 miljoen euro.", "")


def parse(text: str) -> Letter:
    """Return what a letter says."""
    return parse_letter(text, Span(0, len(text)), (1, 1))


def day(value: date) -> str:
    """Return a date as Dutch letters print it."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


@given(texts(), st.data())
def test_law_any_text_is_read(text: str, data: st.DataObject) -> None:
    """Any text, and any stretch of it, is a letter or not, and what is read from it stands in it."""
    assert is_letter(text) in {True, False}
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    letter = parse_letter(text, span, (1, 1))
    assert all(ground.span in span for ground in letter.grounds)
    printed = set(span.of(text).split())
    names = " ".join(name for name in (letter.reference, letter.subject, letter.authority) if name)
    assert all(any(word in each for each in printed) for word in names.split())


@given(st.sets(st.sampled_from(SIGNS)), st.lists(st.sampled_from(OTHER)), st.randoms())
def test_law_four_signs_of_six_make_a_letter(signs: set[str], others: list[str], random: Random) -> None:
    """A text is a letter exactly when four of the six kinds of evidence are there, in whatever order."""
    lines = [*signs, *others]
    random.shuffle(lines)
    assert is_letter("\n".join(lines)) == (len(signs) >= 4)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_a_drawn_letter_says_what_it_was_to_say(recipe: Recipe) -> None:
    """Dates, reference, grounds, annexes and term of a drawn letter are read as they were meant."""
    wanted = recipe.letter
    if wanted is None:
        return
    text = render_transcript(Recipe("a.txt", letter=wanted, width=recipe.width))[0]
    letter = parse(text)
    dates = [value.isoformat() for value in (wanted.decided, wanted.request_date, wanted.received_date)]
    assert is_letter(text)
    assert [letter.date, letter.request_date, letter.received_date] == dates
    assert (letter.reference, letter.annexes_announced, letter.objection_weeks) == (wanted.reference, wanted.annexes_announced, 6)
    assert {ground.id for ground in letter.grounds} == set(wanted.grounds)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(letters() | letters(noisy=True))
def test_law_whatever_the_layout_and_the_wording_the_facts_are_read(drawn: Drawn) -> None:
    """Dates, reference and statute are read from any opening, layout and style of date, misread or not, among other dates."""
    letter = parse(drawn.text)
    wanted = (drawn.decided, drawn.request, drawn.received, drawn.extended)
    assert is_letter(drawn.text)
    assert (letter.date, letter.request_date, letter.received_date, letter.extended_until) == tuple(
        value.isoformat() if value else None for value in wanted
    )
    assert (letter.statute, letter.reference, letter.objection_weeks) == (drawn.statute, drawn.reference, 6)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(letters())
def test_law_reprinted_law_argues_nothing(drawn: Drawn) -> None:
    """A letter that argues no ground argues none with articles of the law behind it, and one that does argues it once."""
    argued = drawn.text.replace(
        "Ik heb besloten", "Op grond van artikel 10, eerste lid, onder c, van de Wob blijft dit weg. Ik heb besloten"
    )
    assert parse(drawn.text).grounds == ()
    assert [ground.id for ground in parse(argued).grounds] == ["nl-wob:10.1.c"]


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(letters(), st.integers(0, 50))
def test_law_a_letter_reads_the_same_wherever_it_stands(drawn: Drawn, before: int) -> None:
    """Text in front of a letter moves its spans and changes nothing else."""
    alone = parse(drawn.text)
    moved = parse_letter("x" * before + drawn.text, Span(before, before + len(drawn.text)), (1, 1))
    assert [each.span.start - before for each in moved.dates] == [each.span.start for each in alone.dates]
    assert evolve(moved, span=alone.span, dates=(), grounds=()) == evolve(alone, dates=(), grounds=())


@given(st.dates(date(2010, 1, 1), date(2024, 1, 1)), st.integers(0, 300), st.booleans())
def test_law_days_are_counted(received: date, days: int, extended: bool) -> None:
    """The days from receipt to decision, and those beyond the term of the law that is named, are counted on the calendar."""
    text = f"Datum {day(received + timedelta(days))}\nUw verzoek is ontvangen op {day(received)}. De Wob geldt."
    letter = parse(text + " De termijn is verdaagd." * extended)
    term = 56 if extended else 28
    assert (letter.days_to_decision, letter.term_days, letter.days_late) == (days, term, max(0, days - term))


# cases


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Onze referentie\nWBW/2019/1", "reference", "WBW/2019/1"),
        ("Ons kenmerk: 2019-12", "reference", "2019-12"),
        ("Kenmerk\n\nzie boven", "reference", None),
        ("Onderwerp Besluit op uw verzoek", "subject", "Besluit op uw verzoek"),
        ("Betreft: Sluis", "subject", "Sluis"),
        ("Betreft: " + "sluis " * 40, "subject", None),
        ("Bijlagen\n12", "annexes_announced", 12),
        ("Bijlagen\ngeen", "annexes_announced", 0),
        ("Datum\n3 juni 2019", "date", "2019-06-03"),
        ("Datum 3 juni 2019", "date", "2019-06-03"),
        ("De datum van 3 juni 2019", "date", None),
        ("Bij brief van 3 juni 2019 vraagt u", "request_date", "2019-06-03"),
        ("Op 3 juni 2019 heeft u gevraagd", "request_date", "2019-06-03"),
        ("In de brief stond 3 juni 2019", "request_date", None),
        ("ontvangen op 5 juni 2019", "received_date", "2019-06-05"),
        ("uw verzoek is\nontvangen op\n5 juni 2019", "received_date", "2019-06-05"),
        ("De termijn is verlengd tot 9 juli 2019", "extended_until", "2019-07-09"),
        ("Er zijn twaalf documenten aangetroffen.", "documents_found", 12),
        ("Er zijn 3 documenten gevonden.", "documents_found", 3),
        ("Ik stuur u 3 documenten.", "documents_found", None),
        ("U kunt binnen zes weken bezwaar maken", "objection_weeks", 6),
        ("binnen zes weken", "objection_weeks", None),
        ("binnen enkele weken", "objection_weeks", None),
        ("Gedeputeerde Staten van Noordermeer,", "authority", "Gedeputeerde Staten van Noordermeer"),
        ("De Minister van", "authority", None),
        ("Datum 3 juni 2019\nDe Wob en de Woo", "statute", "nl-wob"),
        ("Datum 3 juni 2023\nDe Wob, de Wob en de Woo", "statute", "nl-woo"),
        ("De Wob, de Wob en de Woo", "statute", "nl-wob"),
        ("De wet", "statute", None),
        ("Beslissing op bezwaar", "kind", "objection_decision"),
        ("Dit is een deelbesluit", "kind", "partial_decision"),
        ("Hierop besluit ik", "kind", "decision"),
        ("Dag", "kind", "unknown"),
        ("Ik besluit de informatie deels openbaar te maken", "judgement", "partial"),
        ("De termijn is met twee weken opgeschort.", "suspended_days", 14),
        ("Openbaarmaking vindt niet eerder plaats dan twee weken na dagtekening.", "deferred_weeks", 2),
        ("Bijlagen\nA - Wet\nB - Inventaris\nC - Stukken die\nopenbaar zijn", "annexes_announced", 3),
        ("Bijlage 1\nArtikelen", "annexes_announced", None),
        ("Op maandag de", "days_late", None),
    ],
)
def test_field(text: str, field: str, value: object) -> None:
    """A field is read where the letter states it, and unknown where it does not."""
    assert getattr(parse(text), field) == value


def test_late_is_counted_from_the_extension_where_it_has_a_date() -> None:
    """A decision is late from the date on which the letter says the extended term ends."""
    text = "Datum 3 juli 2019\nontvangen op 3 mei 2019, verdaagd tot 1 juli 2019. De Wob."
    assert parse(text).days_late == 2


def test_a_decision_on_objection_has_another_term() -> None:
    """The term of the statute on information does not run for a decision on objection."""
    text = "Onderwerp: Beslissing op bezwaar\nDatum 3 juli 2019\nUw verzoek van 3 mei 2019 op grond van de Wob."
    assert (parse(text).kind, parse(text).days_to_decision, parse(text).term_days, parse(text).days_late) == (
        "objection_decision", 61, None, None
    )  # fmt: skip


def test_grounds_that_are_not_applied_are_not_argued() -> None:
    """A ground of which the letter says that it does not apply is not argued; one in a list is."""
    argued = "Artikel 10, tweede lid, onder e en g, van de Wob geldt. Artikel 11, eerste lid, van de Wob is niet van toepassing."
    assert [ground.id for ground in parse(argued).grounds] == ["nl-wob:10.2.e", "nl-wob:10.2.g"]


def test_a_range_argues_all_it_spans() -> None:
    """A range of letters argues each of them, a list those it names."""
    text = "Artikel 10, tweede lid, onder a tot en met c, van de Wob en artikel 5.1, tweede lid, onderdelen e en i, van de Woo."
    wanted = ["nl-wob:10.2.a", "nl-wob:10.2.b", "nl-wob:10.2.c", "nl-woo:5.1.2.e", "nl-woo:5.1.2.i"]
    assert [ground.id for ground in parse(text).grounds] == wanted
    assert [ground.id for ground in parse("Artikel 10, tweede lid, onder g t/m e, van de Wob").grounds] == ["nl-wob:10.2.g"]


def test_a_list_behind_the_signature_argues_nothing() -> None:
    """Codes of an inventory behind the signature are no argument; an article named there is one."""
    text = "Ik weiger op grond van 10.2.e.\nHoogachtend,\n\n1 mail 10.2.g\nArtikel 11, eerste lid, van de Wob geldt ook."
    assert [ground.id for ground in parse(text).grounds] == ["nl-wob:10.2.e", "nl-wob:11.1"]


def test_a_letter_without_its_first_page_is_one() -> None:
    """A letter of which the first page is a picture is known by its verdict, clause and signature."""
    text = "Ik heb daarom besloten dit op grond van de Wob te weigeren.\nnamens deze,\nU kunt een bezwaarschrift indienen."
    assert is_letter(text)


def test_a_press_statement_is_no_letter() -> None:
    """A statement that names the law and the decision has too little of a letter."""
    assert not is_letter("Het ministerie heeft besloten op grond van de Wob stukken openbaar te maken. Met vriendelijke groet")


def test_the_paper_knows_the_week() -> None:
    """The days with which mail is drawn begin on Monday."""
    assert DAYS[date(2019, 3, 5).weekday()] == "dinsdag"
