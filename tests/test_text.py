"""The messages as Markdown."""

import unicodedata

import pytest
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.text import render_text

MAIL = "Van: Noor\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: Bas\nOnderwerp: Plan\n\n"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@given(texts())
def test_law_nothing_steers(text: str) -> None:
    """No control character of a document, and none that turns the direction of text, is in the export."""
    odd = {sign for sign in render_text(account(text)) if unicodedata.category(sign) in {"Cc", "Cf", "Cs"}}
    assert odd <= {"\n", "\t"}


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_a_heading_for_each_message(recipe: Recipe) -> None:
    """The export has one heading for the release, one for each thread and one for each message, and no other markup."""
    release = account(render_transcript(recipe)[0])
    tokens = MarkdownIt().parse(render_text(release))
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h1") == 1
    assert headings.count("h2") == len(release.threads)
    assert headings.count("h3") == len(release.messages)
    assert not {token.type for token in tokens} & {"html_block", "fence", "blockquote_open", "table_open"}


# cases


@pytest.mark.parametrize("body", [
    "# Kop", "<script>alert(1)</script>", "[klik](http://a.example)", "* lijst", "1. een", "> citaat?", "`code` **vet** _schuin_",
    "a\n===", "| a | b |\n|---|---|",
])  # fmt: skip
def test_markup_of_a_document_stays_text(body: str) -> None:
    """What would be markup in a mail is text in the export."""
    html = MarkdownIt("commonmark").enable("table").render(render_text(account(f"{MAIL}Dag\n{body}")))
    tags = {"<em>", "<strong>", "<code>", "<a ", "<ul>", "<ol>", "<script", "<table", "<blockquote"}
    assert not [tag for tag in tags if tag in html]
    assert html.count("<h") == 3


def test_redactions_are_named() -> None:
    """A redaction is named by its ground, in double brackets that stay as they are."""
    shown = render_text(account(f"{MAIL}Dag [gelakt: 10.2.e], en [gelakt] [1]"))
    assert "Dag [[gelakt nl-wob:10.2.e]], en [[gelakt ?]] \\[1\\]" in shown


def test_language() -> None:
    """The headings are in the language asked for."""
    assert "13 May 2019, 09:14" in render_text(analyse_file(SAMPLES / "sluis-oost" / "release.txt"), "en")
