"""Corrections laid over an account."""

from attrs import evolve
from editing import edited, edits
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import find_breaches
from paper import SAMPLES

from foialyzer.account.amending import correct, show_hidden
from foialyzer.account.correction import Correction, Corrections
from foialyzer.account.release import Release
from foialyzer.account.reviewing import review
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.diagnostic import Diagnostic
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.hidden_chars import HiddenChars

SAMPLE = analyse_file(SAMPLES / "sluis-oost" / "release.txt")
PDF = analyse_file(SAMPLES / "veer-oudeschans" / "release.pdf")


def by_hand(*values: Correction) -> Corrections:
    """Return corrections of somebody."""
    return Corrections("A. Reviewer", None, "", values)


@settings(max_examples=25)
@given(st.data(), st.sampled_from([SAMPLE, PDF]))
def test_law_twice_is_once(data: st.DataObject, release: Release) -> None:
    """To correct an account twice with the same corrections is to correct it once."""
    once = review(release, edited(release, data.draw(edits(release))))
    assert once.corrections is not None
    plain = evolve(once, diagnostics=())
    assert correct(plain, once.corrections) == plain


@settings(max_examples=25)
@given(st.data(), st.sampled_from([SAMPLE, PDF]))
def test_law_a_corrected_account_is_sound(data: st.DataObject, release: Release) -> None:
    """Whatever is corrected, spans tile the text, references resolve and figures add up, and no span has moved."""
    corrected = review(release, edited(release, data.draw(edits(release))))
    assert find_breaches(corrected) == []
    assert [message.span for message in corrected.messages] == [message.span for message in release.messages]


@given(st.text(max_size=5), st.text(max_size=5))
def test_law_a_place_that_is_not_there_changes_nothing(place: str, now: str) -> None:
    """A correction of a place or a field that is not there is kept on record and changes nothing else."""
    done = by_hand(Correction(f"x{place}", "subject", None, now), Correction("m1", f"x{place}", None, now))
    assert evolve(correct(SAMPLE, done), corrections=None) == SAMPLE


# cases


def test_a_ground_is_counted_anew() -> None:
    """A ground that is set by hand moves what it hides from one total to the other, and stands in the text of the message."""
    release = analyse(
        parse_transcript("Van: a\nVerzonden: 5 maart 2019 10:22\n\nDag [gelakt: 10.2.e], tot [gelakt: 11.1] dan", "a.txt")
    )
    corrected = correct(release, by_hand(Correction("r1", "grounds", "nl-wob:10.2.e", "nl-wob:11.1")))
    assert [(total.id, total.redactions) for total in corrected.by_ground] == [("nl-wob:11.1", 2)]
    assert corrected.redactions[0].grounds[0].reason == "set by A. Reviewer"
    assert corrected.messages[0].text == "Dag [[gelakt nl-wob:11.1]], tot [[gelakt nl-wob:11.1]] dan"
    assert corrected.survival.body_without_personal != release.survival.body_without_personal


def test_what_is_no_redaction_goes() -> None:
    """A redaction that is none is gone from text and figures, is kept on record, and leaves every span where it was."""
    release = analyse(parse_transcript("Dag [gelakt], tot [gelakt] dan", "a.txt"))
    corrected = correct(release, by_hand(Correction("r1", "mark", None, "no_redaction")))
    assert [redaction.id for redaction in corrected.redactions] == ["r2"]
    assert len(corrected.text) == len(release.text)
    assert corrected.survival.all.hidden_chars == release.redactions[1].hidden_chars
    assert corrected.corrections is not None
    assert corrected.corrections.dismissed == release.redactions[:1]


def test_a_confirmed_ground_is_sure() -> None:
    """A ground that was inferred and is confirmed counts without doubt."""
    inferred = next(r for r in SAMPLE.redactions if r.grounds and r.grounds[0].basis == "inferred")
    corrected = correct(SAMPLE, by_hand(Correction(inferred.id, "basis", "inferred", "human")))
    found = next(r for r in corrected.redactions if r.id == inferred.id)
    assert [(tag.id, tag.basis, tag.confidence) for tag in found.grounds] == [(tag.id, "human", 1.0) for tag in inferred.grounds]


def test_letter_dates_make_the_term_anew() -> None:
    """The days a decision took, and the finding that it was late, follow from the corrected dates."""
    assert SAMPLE.letter is not None
    corrected = correct(SAMPLE, by_hand(Correction("letter", "date", SAMPLE.letter.date, SAMPLE.letter.received_date)))
    assert corrected.letter is not None
    assert (corrected.letter.days_to_decision, corrected.letter.days_late) == (0, 0)
    assert "decision-late" in {finding.code for finding in SAMPLE.findings}
    assert "decision-late" not in {finding.code for finding in corrected.findings}


def test_a_date_that_was_set_is_no_doubt() -> None:
    """A doubt about the date of a message is gone once a reviewer set it, and the timeline has the message."""
    release = analyse(
        parse_transcript("Van: a <a@b.example>\nVerzonden: gisteren\nAan: Bas <c@d.example>\nOnderwerp: c\n\nDag", "a.txt")
    )
    assert [doubt.code for doubt in release.diagnostics] == ["date-unread"]
    corrected = correct(release, by_hand(Correction("m1", "sent", None, "2019-03-05T10:22")))
    assert (corrected.diagnostics, corrected.messages[0].sent_precision) == ((), "minute")
    assert [moment.at for moment in corrected.timeline] == ["2019-03-05T10:22"]
    other = evolve(release, diagnostics=(Diagnostic("date-unread", "warning", "x", "m2"),))
    assert correct(other, by_hand(Correction("m1", "sent", None, "2019-03-05"))).diagnostics == other.diagnostics


def test_hidden_characters_are_read_as_they_are_shown() -> None:
    """A range is shown in a correction and read from it again."""
    corrected = correct(SAMPLE, by_hand(Correction("r1", "hidden_chars", None, show_hidden(HiddenChars(2, 3, 400)))))
    assert corrected.redactions[0].hidden_chars == HiddenChars(2, 3, 400)


def test_rows_documents_and_people() -> None:
    """Rows of the inventory, documents and senders are corrected in place."""
    done = by_hand(
        Correction("i2", "judgement", "partial", "withheld"),
        Correction("i2", "grounds", None, "nl-wob:11.1"),
        Correction("s1", "title", None, "Besluit"),
        Correction("m1", "from", None, "Jan Bos <j.bos@vaart.example>"),
        Correction("m1", "to", None, None),
    )
    corrected = correct(PDF, done)
    assert (corrected.inventory[1].judgement, corrected.inventory[1].grounds) == ("withheld", ("nl-wob:11.1",))
    assert corrected.segments[0].title == "Besluit"
    first = corrected.messages[0]
    assert first.sender is not None
    assert (first.sender.domain, first.to) == ("vaart.example", ())
