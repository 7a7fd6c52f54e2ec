"""The summary for people."""

import unicodedata
from io import StringIO

import pytest
from drawn import releases, texts
from hypothesis import HealthCheck, example, given, settings
from paper import SAMPLES, Recipe, render_transcript
from rich.console import Console

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.terminal import render_summary, render_verdict


def account(text: str, name: str = "a.txt") -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, name))


def show(release: Release, width: int = 120) -> str:
    """Return what a terminal without colours shows of an account."""
    screen = StringIO()
    console = Console(file=screen, width=width, highlight=False, emoji=False, markup=False, color_system=None)
    console.print(render_summary(release))
    console.print(render_verdict(release), soft_wrap=True)
    return screen.getvalue()


@given(texts())
@example("Van: \x1b[31m[gelakt]\x1b[0m WBW/DIR\nVerzonden: dinsdag 5 maart 2019 10:22\nOnderwerp: \u202egnip\x07\n\nJa")
def test_law_nothing_steers_the_terminal(text: str) -> None:
    """No control character of a document, and none that turns the direction of text, reaches the terminal."""
    release = account(text, "\x1b]0;name\x07.txt")
    odd = {sign for sign in show(release) if unicodedata.category(sign) in {"Cc", "Cf", "Cs"}}
    assert odd <= {"\n"}


@given(texts())
def test_law_the_verdict_is_the_last_line(text: str) -> None:
    """The last line is one sentence that says what was not assessed, and markup in a document stays text."""
    release = account(text, "[bold]a.txt")
    *_, last = show(release).splitlines()
    assert last == render_verdict(release)
    assert last.startswith("[bold]a.txt")
    assert "assessed" in last
    assert last.endswith(".")


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_every_mail_and_finding_is_shown(recipe: Recipe) -> None:
    """Each mail, thread and ground of a drawn release is shown, and each finding whole."""
    release = account(render_transcript(recipe)[0])
    shown = show(release, 200)
    rows = [line.split()[0] for line in shown.splitlines() if line.strip()]
    assert all(message.id in rows for message in release.messages)
    assert all(thread.id in rows for thread in release.threads)
    assert all((total.id or "unknown") in rows for total in release.by_ground)
    assert all(finding.message in " ".join(shown.split()) for finding in release.findings)


# cases


@pytest.mark.parametrize("width", [60, 80, 300])
def test_width(width: int) -> None:
    """The summary keeps within the width of a terminal of 60 columns or more, and has every mail in it."""
    shown = show(analyse_file(SAMPLES / "sluis-oost" / "release.txt"), width)
    assert all(len(line) <= width for line in shown.splitlines()[:-1])
    assert "m5" in shown


def test_facts_of_the_letter() -> None:
    """The facts of the letter are shown, and what is unknown says so."""
    shown = " ".join(show(analyse_file(SAMPLES / "sluis-oost" / "release.txt")).split())
    assert "decided 2019-07-23" in shown
    assert "took 48 days, term 28, 20 late" in shown
    assert "grounds argued nl-wob:10.2.e, nl-wob:11.1" in shown
    bare = "U heeft een verzoek ingediend. Wob: besluit ik. Geachte heer, bezwaarschrift. Hoogachtend"
    assert "authority unknown" in " ".join(show(account(bare)).split())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Dag.", "holds no decision letter, no mail and no redaction"),
        ("Dag [gelakt], tot morgen.", "of unknown ground; not assessed: what stands under the redactions"),
        ("Dag [gelakt: 10.2.e],", "1 redaction, 1 with a printed ground"),
        ("Van: Noor WBW/DIR <a@b.example>\nVerzonden: gisteren\nAan: Bas\nOnderwerp: Plan\n\nJa", "the date of 1 message"),
        ("Van: Noor WBW/DIR <a@b.example>\nVerzonden: gisteren\nAan: Bas\nOnderwerp: Plan\n\nJa", "about 100 % of 1 message"),
        (
            "Van: Noor WBW/DIR <a@b.example>\nVerzonden: gisteren\nAan: Bas\nOnderwerp: Plan\n\nJa",
            "the decision (no letter in this input)",
        ),
    ],
)
def test_verdict(text: str, says: str) -> None:
    """The verdict says how much can be read, on what footing, and what could not be assessed."""
    assert says in render_verdict(account(text))


def test_a_redacted_sender_is_named_by_unit_or_domain() -> None:
    """Of a sender whose name is hidden the unit or the domain is shown."""
    mail = "Van: {}\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: [gelakt]\nOnderwerp: Plan\n\nJa"
    assert "███ WBW/DIR" in show(account(mail.format("[gelakt] WBW/DIR")))
    assert "███ @wbw.example" in show(account(mail.format("[gelakt]@wbw.example")))
    assert "Noor van Dalen" in show(account(mail.format("Noor van Dalen <noor@wbw.example>")))


def test_a_code_on_the_first_of_several_boxes_counts_as_printed() -> None:
    """What is hidden on several lines and has its code on the first of them has a printed ground, not an unknown one."""
    verdict = render_verdict(analyse_file(SAMPLES / "veer-oudeschans" / "release.pdf"))
    assert "with a printed ground" in verdict
    assert "unknown ground" not in verdict


def test_a_mark_is_no_unknown_ground() -> None:
    """What is marked as outside the request is counted as such, not among the grounds nobody knows."""
    release = analyse(parse_transcript("Van: [buiten verzoek]\nVerzonden: dinsdag 5 maart 2019 10:22\n\nDag [gelakt].", "a.txt"))
    assert "1 with a mark that is no ground" in render_verdict(release)


def test_what_a_mark_hides_is_not_of_unknown_ground() -> None:
    """In the table of grounds, marks that are no ground have rows of their own, before what is unknown."""
    said = show(account("Dag [buiten verzoek], tot [gelakt] dan [gelakt: 10.2.e]"))
    rows = [line.split()[0] for line in said.splitlines() if line.startswith(("nl-wob:", "out_of_scope", "unknown"))]
    assert rows == ["nl-wob:10.2.e", "out_of_scope", "unknown"]
    assert "a mark, no ground" in said


def test_the_verdict_counts_a_mail_once() -> None:
    """Of a mail that is printed twice the verdict counts one print, and says how many redactions stand in the other."""
    verdict = render_verdict(analyse_file(SAMPLES / "zwembad-otter" / "release.pdf"))
    assert "of 7 messages" in verdict
    assert "9 in another print of a mail, not counted" in verdict
