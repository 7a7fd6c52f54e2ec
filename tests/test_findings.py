"""What does not tally in a release."""

from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from attrs import evolve
from drawn import texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import DAYS as DUTCH
from paper import MONTHS
from parcels import ParcelRecipe, draw_parcel, parcels
from planting import BY_NUMBER, FAULTS

from foialyzer.account.finding import CODES
from foialyzer.account.findings import find_differences, find_findings, find_leak_findings
from foialyzer.account.reconciliation import Books
from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page, Word
from foialyzer.page.span import Span
from foialyzer.readers.files import read_bytes
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.leaks import LeakPlace
from foialyzer.release.letter import Letter
from foialyzer.release.segment_start import SegmentKind
from foialyzer.release.segments import Segment

ROOT = Path(__file__).resolve().parents[1]


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


def codes(text: str) -> set[str]:
    """Return the codes of what is found in a transcript."""
    return {finding.code for finding in account(text).findings}


def letter(days: int, late: int | None, net: int | None) -> Letter:
    """Return a letter that took so many days, was so many late, and so many net of suspension."""
    return Letter(
        span=Span(0, 0),
        pages=(1, 1),
        kind="decision",
        authority=None,
        reference=None,
        subject=None,
        date="2019-07-23",
        request_date=None,
        received_date=(date(2019, 7, 23) - timedelta(days)).isoformat(),
        extended_until=None,
        statute="nl-wob",
        grounds=(),
        annexes_announced=None,
        documents_found=None,
        objection_weeks=None,
        days_to_decision=days,
        term_days=28,
        days_late=late,
        days_late_net=net,
    )


LETTER = (
    "Bijlagen\n{annexes}\nDatum {day}\nGeachte heer,\n\nU heeft uw verzoek op {asked} gedaan, ontvangen op {asked}. "
    "Op grond van de Wet openbaarheid van bestuur en de Woo besluit ik. U kunt een bezwaarschrift sturen.\n\nHoogachtend,\n\n\n\n"
)
IN_TIME = {"annexes": 1, "day": "23 juli 2019", "asked": "1 juli 2019"}
MAIL = "Van: Noor WBW/DIR <noor@wbw.example>\nVerzonden: {}\nAan: Piet WBW/FIN\nOnderwerp: Plan\n\n{}\n\n"
COPIED = MAIL.format("dinsdag 5 maart 2019 10:22", "De deuren komen pas in november {}, zegt de directeur van de afdeling.")
PLAIN = MAIL.format("dinsdag 5 maart 2019 10:22", "Akkoord.")


DAYS = st.dates(date(2019, 3, 4), date(2020, 12, 31))
PLANS = ("De deuren komen pas in november", "De sluis blijft dicht", "De keuring van de brug is uitgesteld")
REASONS = ("omdat het staal te laat komt", "omdat de beheerder dat wil", "vanwege het hoge water bij het gemaal")
ENDS = (", zegt de directeur van de afdeling.", ", en dat staat ook in het verslag van de schouw.")


def mailed(day: date, hour: int, body: str) -> str:
    """Return a mail of some hour of a day."""
    return MAIL.format(f"{DUTCH[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year} {hour:02}:22", body)


@given(texts())
def test_law_findings_are_known_and_most_severe_first(text: str) -> None:
    """Whatever the text, each finding has a known code and at most its severity, says something, and severe ones come first."""
    findings = account(text).findings
    order = ("serious", "warning", "info")
    rank = [order.index(finding.severity) for finding in findings]
    assert all(finding.message for finding in findings)
    assert all(place >= order.index(CODES[finding.code]) for place, finding in zip(rank, findings, strict=True))
    assert rank == sorted(rank)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(FAULTS)), parcels(), st.integers(0, 5))
def test_law_a_fault_planted_in_a_parcel_is_found_alone(code: str, recipe: ParcelRecipe, index: int) -> None:
    """A fault planted in a parcel is found, and nothing else; what only a number shows may be passed over where no label is."""
    planted = FAULTS[code](recipe, index % len(recipe.papers))
    found = {finding.code for finding in analyse(read_bytes(draw_parcel(planted).data, "a.pdf")).findings}
    silent = code in BY_NUMBER and recipe.apart not in {"label", "judged", "outline"}
    assert found == {code} or (silent and not found)


@given(DAYS, st.integers(8, 12), st.integers(8, 12))
def test_law_an_answer_before_its_question_is_found(day: date, first: int, second: int) -> None:
    """A mail that answers another contradicts the clock exactly when it shows an earlier hour; nothing else is said."""
    found = codes(mailed(day, first, "Ja.") + mailed(day, second, "Komt het plan?"))
    assert found == ({"clock-conflict"} if first < second else set())


@given(DAYS, st.sampled_from(PLANS), st.sampled_from(REASONS), st.sampled_from(ENDS), st.integers(0, 2))
def test_law_what_another_print_shows_is_found(day: date, plan: str, reason: str, end: str, hiding: int) -> None:
    """Words that one print of a mail hides and another shows are found, and not where both hide or both show them."""
    shown = [f"{plan} {'[gelakt: 11.1]' if number < hiding else reason}{end}" for number in range(2)]
    found = codes("\n\n".join(mailed(day, 10, body) for body in shown))
    assert found == ({"redacted-here-readable-there"} if hiding == 1 else set())


@given(st.lists(st.sampled_from(["Dag", "Noor", "sluis", "staal", "brug"]), min_size=1, max_size=8), st.data())
def test_law_a_word_that_one_reading_lacks_is_found(said: list[str], data: st.DataObject) -> None:
    """A page of which one reading lacks a word is found, and not where both readings have all of them."""
    words = tuple(Word(text, Box(10, 10 + 20 * n, 60, 22 + 20 * n)) for n, text in enumerate(said))
    lacking = data.draw(st.none() | st.integers(0, len(words) - 1))
    fewer = words if lacking is None else (*words[:lacking], *words[lacking + 1 :])
    one, other = (Document("a.pdf", "", "pdf", (Page(1, 595, 842, "point", seen),)) for seen in (words, fewer))
    assert [finding.code for finding in find_differences(one, other)] == ["readings-differ"] * (lacking is not None)


# cases


@pytest.mark.parametrize(
    ("code", "text", "near"),
    [
        (
            "annexes-differ",
            LETTER.format(**IN_TIME | {"annexes": 4}) + PLAIN,
            LETTER.format(**IN_TIME) + PLAIN,
        ),
        (
            "clock-conflict",
            MAIL.format("dinsdag 5 maart 2019 10:22", "Ja.") + MAIL.format("dinsdag 5 maart 2019 11:22", "Nee?"),
            MAIL.format("dinsdag 5 maart 2019 11:22", "Ja.") + MAIL.format("dinsdag 5 maart 2019 10:22", "Nee?"),
        ),
        (
            "decision-late",
            LETTER.format(**IN_TIME | {"asked": "1 juni 2019"}) + PLAIN,
            LETTER.format(**IN_TIME) + PLAIN,
        ),
        ("ground-nonexistent", "Dag [gelakt: Wob 10.1.e],", "Dag [gelakt: Wob 10.2.e],"),
        ("ground-unknown", "Dag [gelakt],", "Dag [gelakt: buiten verzoek],"),
        ("no-code-printed", "Dag [gelakt],", "Dag [gelakt: 10.2.e],"),
        (
            "redacted-here-readable-there",
            "\n\n".join(COPIED.format(hidden) for hidden in ("[gelakt: 11.1]", "omdat het staal te laat komt")),
            "\n\n".join([COPIED.format("[gelakt: 11.1]")] * 2),
        ),
        (
            "statute-not-in-force",
            LETTER.format(**IN_TIME) + PLAIN + "[5.1.2.e]",
            LETTER.format(**IN_TIME) + PLAIN + "[10.2.e]",
        ),
    ],
)
def test_finding_and_near_miss(code: str, text: str, near: str) -> None:
    """Each finding is made where it should be, and not where one word differs."""
    assert code in codes(text)
    assert code not in codes(near)


@pytest.mark.parametrize(
    ("announced", "kinds", "differ"),
    [
        (5, ["letter", "law_text", "inventory", *["annex"] * 5], False),
        (7, ["letter", "law_text", "inventory", *["annex"] * 5], False),
        (6, ["other", "letter", *["annex"] * 5], False),
        (2, ["letter", "inventory", *["annex"] * 5], False),
        (2, ["letter", *["annex"] * 5], False),
        (4, ["letter", *["annex"] * 5], True),
        (8, ["letter", "law_text", "inventory", *["annex"] * 5], True),
    ],
)
def test_annexes_may_be_counted_in_several_ways(announced: int, kinds: list[SegmentKind], differ: bool) -> None:
    """Law, inventory and title page may be among the annexes announced, and two may be the list and the documents."""
    segments = [Segment(f"s{n}", kind, None, None, (n, n), Span(n, n + 1)) for n, kind in enumerate(kinds)]
    found = find_findings(Books(evolve(letter(9, 0, 0), annexes_announced=announced), (), segments), ())
    assert [finding.code for finding in found] == ["annexes-differ"] * differ


def test_each_code_is_planted() -> None:
    """Each code there is has a law above that plants it: in a parcel, in mails, or between two readings."""
    assert set(CODES) == {*FAULTS, "clock-conflict", "redacted-here-readable-there", "readings-differ"}


@pytest.mark.parametrize("kind", ["text", "outline", "annotation", "metadata"])
def test_leaks_are_counted_and_located(kind: Literal["text", "outline", "annotation", "metadata"]) -> None:
    """Each kind of leak is one finding with its places, and without what leaks; no leak gives none."""
    page, redaction = (None, None) if kind == "metadata" else (3, "r7" if kind == "text" else None)
    found = find_leak_findings([LeakPlace(kind, page, redaction, 2)] * 2)
    assert [(finding.code, len(finding.places)) for finding in found] == [(f"leak-{kind}", 2)]
    assert find_leak_findings([]) == ()


def test_pages_that_are_read_differently_are_told() -> None:
    """A page on which one reading has words the other lacks is one finding; a reading does not differ from itself."""
    words = tuple(Word(text, Box(10, 10 + 20 * n, 60, 22 + 20 * n)) for n, text in enumerate(["Dag", "Noor"]))
    one, other = (Document("a.pdf", "", "pdf", (Page(1, 595, 842, "point", seen),)) for seen in (words, words[:1]))
    assert [(finding.code, finding.places) for finding in find_differences(one, other)] == [("readings-differ", ("page 1",))]
    assert find_differences(one, one) == ()


def test_each_code_is_explained() -> None:
    """The reference has a heading for each code there is, and for no other."""
    page = (ROOT / "docs/reference/findings.md").read_text("utf-8")
    headings = [line.removeprefix("## ").strip("`") for line in page.splitlines() if line.startswith("## `")]
    assert headings == sorted(CODES)


def test_places_are_named() -> None:
    """A finding names the redactions, messages or segments it is about."""
    places = {finding.code: finding.places for finding in account("Dag [gelakt],\n[gelakt: 10.1.e]").findings}
    assert places["no-code-printed"] == ("r1",)


def test_unknown_term_is_not_held_against_anyone() -> None:
    """Where the days cannot be counted, nothing is said about them, and nothing at all where there is no letter."""
    assert find_findings(Books(letter(300, None, None)), ()) == ()
    assert find_findings(Books(None), ()) == ()


def test_a_code_on_the_first_of_several_boxes_is_no_lack_of_one() -> None:
    """What follows a box with a code and inherits its ground is not said to print none."""
    release = analyse_file(ROOT / "samples" / "veer-oudeschans" / "release.pdf")
    assert any(tag.basis == "inherited" for redaction in release.redactions for tag in redaction.grounds)
    assert "no-code-printed" not in {finding.code for finding in release.findings}
