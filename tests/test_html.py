"""The report for people."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve, field, mutable
from browsing import find_axe, open_page
from drawn import releases, texts
from hypothesis import HealthCheck, example, given, settings
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.amending import correct
from foialyzer.account.correction import Correction, Corrections
from foialyzer.account.findings import Finding
from foialyzer.account.release import Release, Sheet
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.mail.copies.search import Copy, Difference
from foialyzer.page.span import Span
from foialyzer.readers.transcript import parse_transcript
from foialyzer.release.inventory import InventoryRow
from foialyzer.report.html import render_html
from foialyzer.report.wording import LANGUAGES, Language

FILES = sorted(SAMPLES.glob("*/release.*"))
HOSTILE = (
    'Van: "><script>alert(1)</script> WBW/DIR <a@b.example>\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: [gelakt]\n'
    'Onderwerp: <img src=x onerror=alert(1)> "onload="alert(2)\n\n'
    "</style><script>document.title='taken'</script> \u202egnirts\u202c {{ 7 * 7 }} {% raw %} &lt;b&gt; \x00\x07\n"
    "[gelakt: 10.2.e] javascript:alert(3) ]]> <!-- -->\n"
)
VOID = {"meta", "br", "img", "link", "input", "hr"}


def account(text: str, name: str = "a.txt") -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, name))


@mutable
class Outline(HTMLParser):
    """What a parser that is not the browser's finds on a page: elements, attributes, and whether every element is closed."""

    html: str
    tags: list[str] = field(factory=list)
    attributes: list[tuple[str, str | None]] = field(factory=list)
    open: list[str] = field(factory=list)
    text: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        """Return the values of an attribute."""
        return [value or "" for key, value in self.attributes if key == name]


TAGS = set(Outline(render_html(analyse_file(FILES[0]))).tags) | {"details", "summary", "time", "use", "article", "a", "circle"}


@settings(deadline=None)
@given(texts())
@example(HOSTILE)
def test_law_no_text_becomes_markup(text: str) -> None:
    """Whatever a document says, a page has one script, one style and no attribute that runs, and closes each element."""
    page = Outline(render_html(account(text, '"><script>alert(1)</script>.txt')))
    assert (page.tags.count("script"), page.tags.count("style"), page.open) == (1, 1, [])
    assert set(page.tags) <= TAGS | {"li", "p", "ul"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert all(re.match(r"#|[\w.%-]+(#page=\d+)?$", href) for href in page.values("href"))


@settings(deadline=None)
@given(texts())
@example(HOSTILE)
def test_law_links_within_the_page_resolve(text: str) -> None:
    """Each link within the page has something to go to, and no id is given twice."""
    page = Outline(render_html(account(text)))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_the_same_page_each_time(recipe: Recipe) -> None:
    """A release gives the same page each time, in which each message is shown."""
    release = account(render_transcript(recipe)[0])
    page = render_html(release)
    assert page == render_html(release)
    assert all(f'id="{message.id}"' in page for message in release.messages)


# cases


def test_policy_names_what_the_page_holds() -> None:
    """The policy allows the one style and the one script by their hashes, and nothing else."""
    page = render_html(account("Dag"))
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    for tag in ("style", "script"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy or f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


@pytest.mark.parametrize(("lang", "title"), [("nl", "Op welke gronden"), ("en", "On which grounds"), (None, "Op welke gronden")])
def test_language(lang: Language | None, title: str) -> None:
    """The page is in the language asked for, or in that of the release, and says which it is."""
    page = render_html(analyse_file(FILES[0]), lang)
    assert f'<html lang="{lang or "nl"}">' in page
    assert title in page


def test_order_of_the_sections() -> None:
    """The sections stand in the order in which they are read, each named in the contents."""
    page = render_html(analyse_file(FILES[0]), files=("foialyzer.json",))
    sections = re.findall(r'<section id="(\w+)"', page)
    order = [
        "letter",
        "figures",
        "pages",
        "grounds",
        "threads",
        "copies",
        "timeline",
        "parcel",
        "findings",
        "leaks",
        "method",
        "files",
    ]
    assert sections == order
    assert re.findall(r'<li><a href="#(\w+)"', page)[: len(order) - 1] == order[1:]
    assert '<a href="foialyzer.json">' in page


def test_text_under_a_cover_is_not_on_the_page() -> None:
    """What can still be read under a cover is nowhere on the page, also where it was asked for; its place is."""
    release = account("Dag [gelakt], tot morgen")
    hidden = evolve(release.redactions[0], leak="text", leaked="Noor van Dalen")
    leaking = Finding("leak-text", "serious", "Text can still be extracted from under 1 redactions.", ("r1",))
    page = render_html(evolve(release, redactions=(hidden,), findings=(leaking,)))
    assert "Noor" not in page
    assert "Onder 1 redacties is nog tekst uit het bestand te halen." in page


def test_pages_of_paper_are_linked() -> None:
    """A page of a PDF is linked by its number in the file of that name; one of a transcript by the name alone."""
    release = account("Dag [gelakt]")
    sheet = Sheet(1, 595, 842, "point", 0, 1, ((10, 10, 90, 20),))
    paper = evolve(release, source=evolve(release.source, name="een besluit.pdf", kind="pdf"), pages=(sheet,))
    assert 'href="een%20besluit.pdf#page=1"' in render_html(paper)
    assert 'href="a.txt"' in render_html(release)


def test_copies_side_by_side() -> None:
    """Of two prints of a message, what one hides stands beside what the other shows."""
    mail = "Van: Noor\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: Bas\nOnderwerp: Plan\n\nWij doen {}.\n\n\n\n\n\n"
    release = account(mail.format("[gelakt: 11.1]") + mail.format("het toch niet"))
    shown = release.text.index("het toch niet")
    hidden = release.redactions[0].span
    assert hidden
    difference = Difference("m1", "m2", hidden, Span(shown, shown + 13), "nl-wob:11.1", ("r1",), whole=True, confidence=0.9)
    page = render_html(evolve(release, copies=(Copy(("m1", "m2"), "copy", 0.9, (), (difference,)),)), "nl")
    [section] = re.findall(r'<section id="copies".*?<section id="timeline"', page, re.DOTALL)
    assert "het toch niet" in section
    assert "Gelakt in m1" in section
    assert "doen <mark>het toch niet</mark>." in section
    assert '<i>11.1</i><i class="v">]</i>' in section


def test_inventory_beside_what_was_found() -> None:
    """The rows of an inventory are listed, with what was found of each, and its grounds are counted."""
    rows = (
        InventoryRow("1", None, "E-mail <b>", None, "partial", ("nl-wob:11.1",), None, None, 1, "1 | E-mail <b>"),
        InventoryRow("2", None, "Nota", None, "withheld", (), None, None, 1, "2 | Nota"),
    )
    release = account("Dag [gelakt: 11.1]")
    segments = (evolve(release.segments[0], inventory_number="1"), *release.segments[1:])
    page = render_html(evolve(release, segments=segments, inventory=rows), "nl")
    assert "1 van de 2 regels van de inventaris" in page
    assert "E-mail &lt;b&gt;" in page
    assert page.count("niet gevonden") == 1


def test_what_a_finding_rests_on() -> None:
    """A finding can be unfolded to what it rests on, in the words of the program; places are named in those of the reader."""
    finding = Finding("numbering-gap", "info", "The inventory skips 1 number: 4.", ("inventory 3",), ("it numbers 5 documents",))
    page = render_html(evolve(account("Dag [gelakt]"), findings=(finding,)), "nl")
    assert (
        '<ul lang="en"><li><bdi>The inventory skips 1 number: 4.</bdi></li><li><bdi>it numbers 5 documents</bdi></li></ul>'
        in page
    )
    assert "inventaris 3" in page


def test_hidden_under_a_mark() -> None:
    """A mark that is no ground is shown with what it hides, and a ground that hides nothing is not in the legend."""
    page = render_html(account("Dag [buiten verzoek], tot dan"), "nl")
    [section] = re.findall(r'<section id="grounds".*?</section>', page, re.DOTALL)
    assert re.search(r"1 redactie, .* tekens \(.*\): 100.% van al het gelakte", section)


def test_corrections_on_the_page(tmp_path: Path) -> None:
    """What a reviewer corrected is listed with what was read, under the reviewer's name, and nothing of it is markup."""
    done = Corrections("<b>J. Doe</b>", "2026-11-20", "", (Correction("r1", "label", None, "<script>alert(1)</script>"),))
    page = render_html(correct(account("Dag [gelakt], tot dan"), done), "nl")
    assert "1 waarde is gecorrigeerd door &lt;b&gt;J. Doe&lt;/b&gt; op 20 november 2026" in page
    assert "&lt;script&gt;alert(1)" in page
    file = tmp_path / "report.html"
    file.write_text(page, "utf-8")
    with open_page(file) as visit:
        assert (visit.said, visit.find_dead_links(), visit.find_repeated_ids()) == ([], set(), [])


# in a browser


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_page_in_a_browser(tmp_path: Path, lang: Language, width: int) -> None:
    """A browser opens the page without a word on its console, asks for nothing else, and nothing is wider than the window."""
    file = tmp_path / "report.html"
    file.write_text(render_html(analyse_file(FILES[0]), lang), "utf-8")
    with open_page(file, width) as visit:
        assert (visit.said, visit.asked) == ([], [file.as_uri()])
        assert (visit.find_dead_links(), visit.find_repeated_ids()) == (set(), [])
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert visit.page.locator("#copy").is_visible()


def test_hostile_text_in_a_browser(tmp_path: Path) -> None:
    """Text that would be markup is shown as text, runs nothing, and turns no other text."""
    file = tmp_path / "report.html"
    file.write_text(render_html(account(HOSTILE)), "utf-8", "replace")
    with open_page(file) as visit:
        assert (visit.said, visit.asked) == ([], [file.as_uri()])
        assert "taken" not in visit.page.title()
        shown = visit.page.locator("#threads").text_content()
        assert "</style><script>document.title='taken'</script>" in shown
        assert "{{ 7 * 7 }}" in shown
        assert "\u202e" not in visit.page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_readers_who_do_not_see(tmp_path: Path, file: Path, scheme: str) -> None:
    """No rule for accessible pages that axe-core knows is broken."""
    axe = find_axe()
    report = tmp_path / "report.html"
    report.write_text(render_html(analyse_file(file), files=("foialyzer.json",)), "utf-8")
    with open_page(report, 390, scheme, strict=False) as visit:
        visit.page.evaluate(axe)
        found = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
