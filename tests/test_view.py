"""What the page of a report shows."""

import pytest
from attrs import evolve
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.amending import correct
from foialyzer.account.correction import Correction, Corrections
from foialyzer.account.release import Release
from foialyzer.account.totals import count_once, total_without_ground
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.hidden_chars import HiddenChars, Survival
from foialyzer.report.view import draw_view, say_sentence
from foialyzer.report.wording import LANGUAGES, Language, load_wording

SAMPLE = SAMPLES / "sluis-oost" / "release.txt"
MAIL = "Van: Noor\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: Bas\nOnderwerp: Plan\n\n"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@given(texts())
def test_law_one_sentence_with_its_denominator(text: str) -> None:
    """The sentence to quote ends in a full stop and names both numbers it rests on, or says that there is nothing to count."""
    release = account(text)
    for lang in LANGUAGES:
        wording = load_wording(lang)
        sentence = say_sentence(release, wording)
        counted = release.survival.messages if release.survival.messages.share else release.survival.all
        assert sentence.endswith(".")
        if counted.share:
            assert wording.number(counted.visible_chars) in sentence
            assert wording.number(counted.hidden_chars.estimate) in sentence


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_every_message_and_redaction_is_accounted_for(recipe: Recipe) -> None:
    """Each message is shown once, with a reason for its place; each redaction is printed, inferred, unknown or marked."""
    release = account(render_transcript(recipe)[0])
    view = draw_view(release, load_wording("nl"))
    shown = [one.message.id for _, messages in view.threads for one in messages]
    assert sorted(shown) == sorted(message.id for message in release.messages)
    assert all(one.why for _, messages in view.threads for one in messages)
    marked = sum(mark.redactions for mark in view.marks)
    counted = len(count_once(release.redactions, release.messages))
    assert view.basis.printed + view.basis.drawn + view.basis.unknown + marked == view.counted == counted


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_shares_cover_the_whole(recipe: Recipe) -> None:
    """The shares of grounds, of marks and of what is unknown have one denominator: together they cover all that is hidden."""
    cover_the_whole(account(render_transcript(recipe)[0]))


def cover_the_whole(release: Release) -> None:
    """Check that shares cover the whole, and it alone where no redaction has two grounds; and that they are the terminal's."""
    view = draw_view(release, load_wording("nl"))
    totals = [*(row.total for row in view.grounds if row.total), *view.marks]
    once = count_once(release.redactions, release.messages)
    whole = sum(redaction.hidden_chars.estimate for redaction in once)
    told = sum(total.hidden_chars.estimate for total in totals)
    assert told >= whole
    assert told == whole or any(len(redaction.grounds) > 1 for redaction in once)
    assert all(total.share == round(total.hidden_chars.estimate / whole, 4) for total in totals if total.share is not None)
    known = [total for total in release.by_ground if total.id]
    assert sorted(totals, key=repr) == sorted([*known, *total_without_ground(once)], key=repr)


# cases


def test_shares_cover_the_whole_where_a_mail_is_printed_twice() -> None:
    """What the second print of a mail hides is in no share, and in no number beside it."""
    release = analyse_file(SAMPLES / "zwembad-otter" / "release.pdf")
    cover_the_whole(release)
    view = draw_view(release, load_wording("nl"))
    assert view.counted < len(release.redactions)
    assert sum(row.printed + row.human + row.drawn for row in view.grounds) <= view.counted


NL = "Van de 5 e-mails die de Minister van Waterbeheer op 23 juli 2019 vrijgaf (kenmerk WBW/2019/04417) is naar schatting"
EN = "Of the 5 e-mails that de Minister van Waterbeheer released on 23 July 2019 (reference WBW/2019/04417) an estimated 70%"


@pytest.mark.parametrize(("lang", "begins"), [("nl", NL), ("en", EN)])
def test_sentence(lang: Language, begins: str) -> None:
    """The sentence says what was released, by whom, when and under which reference, and how much can be read."""
    assert say_sentence(analyse_file(SAMPLE), load_wording(lang)).startswith(begins)


def test_the_sentence_says_which_pages_are_not_counted() -> None:
    """Where pages hold no text that can be read, the sentence says how many were left out."""
    release = account(f"{MAIL}Ja")
    [sheet] = release.pages
    sheets = (sheet, *(evolve(sheet, number=n, words=0) for n in (2, 3)))
    scanned = evolve(release, source=evolve(release.source, pages=3), pages=sheets)
    assert say_sentence(scanned, load_wording("en")).endswith(" Not counted are 2 of the 3 pages, on which no text can be read.")
    assert "Not counted" not in say_sentence(release, load_wording("en"))


def test_the_sentence_says_what_was_recognised() -> None:
    """Pages that are pictures and whose words were recognised are counted, and the sentence says that they hold misreadings."""
    release = account(f"{MAIL}Ja")
    scanned = evolve(release, source=evolve(release.source, page_origins=("scanned",), machine_readable_pages=0))
    assert say_sentence(scanned, load_wording("nl")).endswith("is de tekst door een programma herkend; daarin zitten leesfouten.")
    assert "Not counted" not in say_sentence(scanned, load_wording("en"))


def test_marks_hide_their_share() -> None:
    """What is hidden on a mark that is no ground has its characters and its share, as a ground has."""
    view = draw_view(account(f"{MAIL}Dag [buiten verzoek], tot [gelakt: 10.2.e] dan"), load_wording("nl"))
    [mark] = view.marks
    assert (mark.id, mark.redactions, mark.share is not None and 0 < mark.share < 1) == ("out_of_scope", 1, True)


def test_messages_wholly_hidden() -> None:
    """A message of which nothing can be read is counted, one of which almost nothing can beside it, and a readable one not."""
    release = account(f"{MAIL}Ja dat is goed")
    [mail] = release.messages
    assert mail.survival
    bodies = [Survival.of(0, HiddenChars(1, 2, 3)), Survival.of(2, HiddenChars(1, 900, 950)), Survival.of(9, HiddenChars())]
    told = [evolve(mail, id=f"m{n}", survival=evolve(mail.survival, body=body)) for n, body in enumerate(bodies, 1)]
    view = draw_view(evolve(release, messages=(*told,)), load_wording("nl"))
    assert (view.black, view.nearly) == (1, 1)


def test_why_a_message_stands_where_it_stands() -> None:
    """The oldest message is said to be quoted, a reply to quote it, and one alone to stand alone."""
    view = draw_view(analyse_file(SAMPLE), load_wording("en"))
    [(_, messages), *_] = view.threads
    assert [one.why[0][:16] for one in messages] == ["The oldest of th", "Stands after m3,", "Stands after m2,"]
    [(_, [alone])] = draw_view(account(f"{MAIL}Ja"), load_wording("en")).threads
    assert alone.why == ("Stands alone: it quotes no other message and none quotes it.",)


@pytest.mark.parametrize(("lang", "counted", "why"), [
    ("nl", "Van de 7 e-mails (1 andere afdruk niet meegeteld) die ", "Andere afdruk van m1, telt niet mee."),
    ("en", "Of the 7 e-mails (1 further print not counted) that ", "Another print of m1, not counted."),
])  # fmt: skip
def test_a_further_print_is_not_counted(lang: Language, counted: str, why: str) -> None:
    """The sentence says how many mails it counts and how many further prints it does not; such a print says what it is."""
    view = draw_view(analyse_file(SAMPLES / "zwembad-otter" / "release.pdf"), load_wording(lang))
    assert view.sentence.startswith(counted)
    told = {one.message.id: one.why for _, messages in view.threads for one in messages}
    assert told["m8"][0] == why
    oldest = load_wording(lang).say("why_first")
    assert [id_ for id_, said in told.items() if oldest in said] == ["m3", "m6"]


def test_grounds_side_by_side() -> None:
    """A ground is counted where it is printed, where it is inferred and where the letter argues it."""
    rows = {row.id: row for row in draw_view(analyse_file(SAMPLE), load_wording("nl")).grounds}
    assert list(rows) == ["nl-wob:11.1", "nl-wob:10.2.e"]
    row = rows["nl-wob:10.2.e"]
    assert (row.printed, row.drawn, row.argued, row.listed) == (0, 39, 1, 0)


def test_source_is_an_address() -> None:
    """The name of the source becomes an address in the same folder, whatever is in it."""
    release = account("Dag")
    odd = evolve(release, source=evolve(release.source, name='in/a "b"#1.pdf'))
    assert draw_view(odd, load_wording("nl")).source == "a%20%22b%22%231.pdf"


def test_grounds_of_a_release_without_inventory_are_not_listed() -> None:
    """Where there is no inventory, no ground is listed in it."""
    assert all(row.listed == 0 for row in draw_view(analyse_file(SAMPLE), load_wording("nl")).grounds)


def test_grounds_set_by_hand_are_counted_apart() -> None:
    """A ground that a reviewer set is neither printed nor inferred, and the sentence says who set it."""
    release = analyse_file(SAMPLE)
    done = Corrections("J. Doe", None, "", (Correction("r1", "grounds", None, "nl-wob:10.2.e"),))
    view = draw_view(correct(release, done), load_wording("nl"))
    row = next(row for row in view.grounds if row.id == "nl-wob:10.2.e")
    assert (row.human, view.basis.human) == (1, 1)
    assert view.sentence.endswith(" 1 waarde is gecorrigeerd door J. Doe.")
    assert "gecorrigeerd" not in draw_view(release, load_wording("nl")).sentence
