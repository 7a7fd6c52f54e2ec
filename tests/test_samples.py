"""The samples: what a recipe says is true, what is stored of them, and what holds of every account."""

import json
from functools import cache
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from invariants import find_breaches
from paper import SAMPLES, Recipe, load_recipe, render_golden, render_shown, render_transcript, save_recipe
from paper import Truth as Typed
from paperwork import Parcel, Truth, load_parcel
from press import draw_parcel
from scanning import needs_tesseract
from typesetting import Covered

from foialyzer.account.release import Release
from foialyzer.api import analyse
from foialyzer.redaction.redaction import Redaction
from foialyzer.report.json import parse_json, render_json

pymupdf: Any = import_module("pymupdf")

SLUGS = sorted(path.parent.name for path in SAMPLES.glob("*/release.[tm]*"))
PARCELS = sorted(path.parent.name for path in SAMPLES.glob("*/release.pdf"))
SCANNED = "gemaal-zuiderdiep"
every_sample = pytest.mark.parametrize("slug", SLUGS)


def parcels(**waiting: str) -> pytest.MarkDecorator:
    """Return the PDF samples as a parameter.

    Args:
        waiting: what a sample waits for that foialyzer does not read yet; its test must fail until then.
    """
    marks = {slug: [needs_tesseract] * (slug == SCANNED) for slug in PARCELS}
    for slug, reason in waiting.items():
        marks[slug.replace("_", "-")].append(pytest.mark.xfail(strict=True, reason=reason))
    return pytest.mark.parametrize("slug", [pytest.param(slug, marks=marks[slug]) for slug in PARCELS])


@cache
def parcel(slug: str) -> tuple[Parcel, Truth, Release]:
    """Return the recipe of a PDF sample, what is true of it, and its account."""
    recipe = load_parcel(SAMPLES / slug / "recipe.toml")
    return recipe, draw_parcel(recipe)[1], analyse(SAMPLES / slug / recipe.file)


def sample(slug: str) -> tuple[Recipe, Typed, Release]:
    """Return the recipe of a sample, what is true of it, and its account."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    return recipe, render_transcript(recipe)[1], analyse(SAMPLES / slug / recipe.file)


# cases


def test_there_are_samples() -> None:
    """A decision under each Dutch law is there as a transcript and as PDF, a text that is none, and a scan."""
    assert {"sluis-oost", "windpark-noord", "statement"} <= set(SLUGS)
    assert {"veer-oudeschans", "zwembad-otter", "gemaal-zuiderdiep"} <= set(PARCELS)


@every_sample
def test_transcript_is_what_its_recipe_makes(slug: str) -> None:
    """The transcript that is stored is the one that its recipe makes."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    assert (SAMPLES / slug / recipe.file).read_text("utf-8") == render_transcript(recipe)[0]


@every_sample
def test_recipe_is_kept_by_its_file(slug: str, tmp_path: Path) -> None:
    """A recipe that is written and read again is the same recipe."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    save_recipe(recipe, tmp_path / "recipe.toml")
    assert load_recipe(tmp_path / "recipe.toml") == recipe


@every_sample
def test_account_is_the_golden_one(slug: str) -> None:
    """The account of a sample is the one that is stored, to the last figure."""
    recipe = load_recipe(SAMPLES / slug / "recipe.toml")
    stored = json.loads((SAMPLES / slug / "expected.json").read_text("utf-8"))
    assert json.loads(render_golden(SAMPLES / slug / recipe.file)) == stored


@every_sample
def test_account_is_sound(slug: str) -> None:
    """Spans tile, references resolve and figures add up in the account of a sample."""
    assert find_breaches(sample(slug)[2]) == []


@every_sample
def test_account_survives_json(slug: str) -> None:
    """The account of a sample is the same after a trip through JSON."""
    release = sample(slug)[2]
    assert parse_json(render_json(release)) == release


@every_sample
def test_redactions_are_those_of_the_paper(slug: str) -> None:
    """Each marker is found once, and what the paper hides in all lies within the range."""
    _, truth, release = sample(slug)
    hidden = release.survival.all.hidden_chars
    assert len(release.redactions) == len(truth.hidden)
    assert hidden.low <= sum(each.chars for each in truth.hidden) <= hidden.high


@every_sample
def test_mail_is_that_of_the_paper(slug: str) -> None:
    """Every mail is found in the order printed, with its time, the unit of its sender and its annex."""
    _, truth, release = sample(slug)
    annexes = [segment.id for segment in release.segments if segment.kind == "annex"]
    found = [((m.sent or "")[:16], m.sender.unit if m.sender else None, annexes.index(m.segment)) for m in release.messages]
    assert found == [(sent.at, sent.unit or None, sent.annex) for sent in truth.messages]


@every_sample
def test_threads_run_from_the_oldest(slug: str) -> None:
    """Each annex is one thread, and the mail printed last is the oldest in it."""
    _, truth, release = sample(slug)
    printed = [[f"m{n}" for n, sent in enumerate(truth.messages, 1) if sent.annex == annex] for annex in range(4)]
    assert [list(thread.messages) for thread in release.threads] == [ids[::-1] for ids in printed if ids]


@every_sample
def test_segments_are_those_of_the_paper(slug: str) -> None:
    """The parts of a sample are told apart."""
    _, truth, release = sample(slug)
    assert tuple(segment.kind for segment in release.segments) == truth.segments


@every_sample
def test_letter_is_read(slug: str) -> None:
    """The letter of a sample says what its recipe lets it say, and a sample without one has none."""
    recipe, _, release = sample(slug)
    if recipe.letter is None:
        assert release.letter is None
        return
    wanted, letter = recipe.letter, release.letter
    assert letter is not None
    dates = [each.isoformat() for each in (wanted.decided, wanted.request_date, wanted.received_date)]
    assert [letter.date, letter.request_date, letter.received_date] == dates
    assert (letter.reference, letter.subject, letter.statute) == (wanted.reference, wanted.subject, wanted.statute)
    assert (letter.annexes_announced, letter.objection_weeks) == (wanted.annexes_announced, wanted.objection_weeks)
    assert list(dict.fromkeys(ground.id for ground in letter.grounds)) == wanted.grounds


@every_sample
def test_likeliest_ground_is_the_true_one(slug: str) -> None:
    """In the samples the likeliest ground of each redaction is the one it was hidden under, printed or not."""
    recipe, truth, release = sample(slug)
    statute = recipe.letter.statute if recipe.letter else ""
    wanted = [f"{statute}:{each.code}" if each.code[0].isdigit() else None for each in truth.hidden]
    assert [redaction.grounds[0].id if redaction.grounds else None for redaction in release.redactions] == wanted


def test_mark_is_no_ground() -> None:
    """What lies outside the request is marked so and has no ground."""
    marked = [redaction for redaction in sample("windpark-noord")[2].redactions if redaction.mark]
    assert [(redaction.mark, redaction.grounds) for redaction in marked] == [("out_of_scope", ())]


def test_statement_gives_nothing_to_account_for() -> None:
    """A press statement about a release has no letter, no mail, no redaction and no finding."""
    release = sample("statement")[2]
    assert (release.letter, release.messages, release.redactions, release.findings) == (None, (), (), ())


# the samples in PDF

SCANS = "on a grey scan the part of a cover that its code is printed on is not seen, nor the lower lines of a box without a fill"
OUTLINED = "white boxes with an edge and no code are not told from boxes of a form, and a code that touches a word is part of it"


def found_at(covered: Covered, release: Release) -> Redaction | None:
    """Return the redaction that lies where a box was drawn: one of its boxes, or all of them together."""
    near: list[tuple[float, Redaction]] = []
    for redaction in release.redactions:
        if redaction.page == covered.page:
            whole = redaction.boxes[0]
            for box in redaction.boxes:
                whole = whole.join(box)
            near += [(box.overlap(covered.box), redaction) for box in (*redaction.boxes, whole)]
    overlap, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return best if overlap > 0.75 else None


@pytest.mark.parametrize("slug", PARCELS)
def test_pdf_is_what_its_recipe_makes(slug: str) -> None:
    """A recipe makes the same file each time, and the one that is stored shows the same on every page."""
    recipe = load_parcel(SAMPLES / slug / "recipe.toml")
    data = draw_parcel(recipe)[0]
    assert draw_parcel(recipe)[0] == data
    with pymupdf.open(SAMPLES / slug / recipe.file) as stored, pymupdf.open(stream=data) as drawn:
        assert [page.get_text("words") for page in stored] == [page.get_text("words") for page in drawn]
        assert [page.get_bboxlog() for page in stored] == [page.get_bboxlog() for page in drawn]
        assert (stored.get_toc(), stored.metadata) == (drawn.get_toc(), drawn.metadata)


def test_samples_are_small() -> None:
    """All samples together take less than two million bytes."""
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 2_000_000


def recognised(account: dict[str, Any]) -> object:
    """Return what an account says whatever words another version of the text recognition sees."""
    return (
        [(segment["kind"], segment["pages"]) for segment in account["segments"]],
        [(message["sent"], message["pages"], message["reply_to"]) for message in account["messages"]],
        [thread["messages"] for thread in account["threads"]],
        {tag["id"] for redaction in account["redactions"] for tag in redaction["grounds"]},
        {key: value for key, value in account["letter"].items() if "span" not in key and key not in {"grounds", "dates"}},
    )


@parcels()
def test_account_of_pdf_is_the_golden_one(slug: str) -> None:
    """The account of a PDF sample is the one that is stored: to the last figure, or for a scan by what was recognised."""
    stored = json.loads((SAMPLES / slug / "expected.json").read_text("utf-8"))
    found = json.loads(render_golden(SAMPLES / slug / "release.pdf"))
    if slug == SCANNED:
        stored, found = recognised(stored), recognised(found)
    assert found == stored


@parcels()
def test_account_of_pdf_is_sound(slug: str) -> None:
    """The account of a PDF sample breaks no rule, and is the same after a trip through JSON."""
    release = parcel(slug)[2]
    assert find_breaches(release) == []
    assert parse_json(render_json(release)) == release


@parcels(gemaal_zuiderdiep=SCANS, zwembad_otter=OUTLINED)
def test_every_box_is_found(slug: str) -> None:
    """Each box that was drawn over text is found on its page."""
    _, truth, release = parcel(slug)
    assert [covered for covered in truth.covered if found_at(covered, release) is None] == []


@parcels(gemaal_zuiderdiep=SCANS)
def test_nothing_else_is_found(slug: str) -> None:
    """No rule, ribbon, table, shield or cover in colour is taken for a redaction."""
    _, truth, release = parcel(slug)
    true = {found.id for covered in truth.covered if (found := found_at(covered, release))}
    assert [redaction.id for redaction in release.redactions if redaction.id not in true] == []


@parcels()
def test_ground_of_each_box_is_the_true_one(slug: str) -> None:
    """A redaction that is found has the ground it was drawn with, printed on it or on the box before it, or is marked."""
    recipe, truth, release = parcel(slug)
    for covered in truth.covered:
        if found := found_at(covered, release):
            wanted = f"{recipe.letter.statute}:{covered.code}" if covered.code[0].isdigit() else None
            assert (found.grounds[0].id if found.grounds else None) == wanted, covered
            assert found.mark == (None if wanted else "out_of_scope"), covered


@parcels()
def test_what_leaks_is_said_to_leak(slug: str) -> None:
    """Text that was left under its cover is found there, and nowhere else."""
    _, truth, release = parcel(slug)
    leaking = {found.id for each in truth.covered if each.leak and (found := found_at(each, release))}
    assert {redaction.id for redaction in release.redactions if redaction.leak == "text"} == leaking
    assert len(leaking) >= any(each.leak for each in truth.covered)


@parcels(veer_oudeschans="a redaction that begins in mid-line is taken for two", zwembad_otter=OUTLINED, gemaal_zuiderdiep=SCANS)
def test_lines_of_one_passage_are_one_redaction(slug: str) -> None:
    """The boxes of a passage whose code is printed on the first of them only are one redaction."""
    _, truth, release = parcel(slug)
    for _, group in groupby(truth.covered, key=lambda covered: (covered.page, covered.passage)):
        boxes = list(group)
        if all(box.printed is None for box in boxes[1:]):
            found = [found_at(box, release) for box in boxes]
            assert found[0] is not None, boxes[0]
            assert found == found[:1] * len(boxes), boxes[0]


@parcels(zwembad_otter="a page that is covered as a whole is taken to be full")
def test_range_holds_what_is_hidden(slug: str) -> None:
    """What a PDF hides in all lies within the range."""
    _, truth, release = parcel(slug)
    hidden = release.survival.all.hidden_chars
    assert hidden.low <= sum(each.chars for each in truth.covered) <= hidden.high


@parcels(gemaal_zuiderdiep="a code that is printed where the name of a sender stood is read as the unit of that sender")
def test_mail_in_pdf_is_that_of_the_paper(slug: str) -> None:
    """Every mail is found in the order printed, with its time, the unit and domain of its sender, and the page it begins on."""
    _, truth, release = parcel(slug)
    found = [
        (m.sent, m.sender.unit if m.sender else None, m.sender.domain if m.sender else None, m.pages[0])
        for m in release.messages
        if m.style != "chat"
    ]
    assert found == [(each.sent, each.unit, each.domain, each.pages[0]) for each in truth.posted if not each.chat]


@parcels(zwembad_otter="chats are not read yet")
def test_chat_is_that_of_the_paper(slug: str) -> None:
    """Every message of a chat is found, with its time."""
    _, truth, release = parcel(slug)
    found = [(message.sent, message.pages) for message in release.messages if message.style == "chat"]
    assert found == [(each.sent, each.pages) for each in truth.posted if each.chat]


@parcels(zwembad_otter=OUTLINED, gemaal_zuiderdiep=SCANS)
def test_redactions_stand_in_their_mail(slug: str) -> None:
    """Each redaction of a mail is counted with that mail, and none outside the mails is."""
    _, truth, release = parcel(slug)
    for covered in truth.covered:
        wanted = None if covered.message is None else f"m{covered.message + 1}"
        found = found_at(covered, release)
        assert found is not None, covered
        assert found.message == wanted, covered


WAITING_PARTS = "the inventory, the articles of the law and the labels of documents are not told apart yet"


@parcels(zwembad_otter=WAITING_PARTS, gemaal_zuiderdiep=SCANS)
def test_parts_are_those_of_the_paper(slug: str) -> None:
    """The documents of a parcel are told apart: what each is, its number, and its pages."""
    _, truth, release = parcel(slug)
    found = [(segment.kind, segment.label, segment.pages) for segment in release.segments]
    assert found == [(part.kind, part.label, part.pages) for part in truth.parts]


@parcels()
def test_threads_in_pdf_run_from_the_oldest(slug: str) -> None:
    """The mails of a document stand in one thread, the mail printed last first; prints of one mail join the threads of two."""
    _, truth, release = parcel(slug)
    mails = [(f"m{number}", each.part) for number, each in enumerate(truth.posted, 1) if not each.chat]
    printed = [tuple(id_ for id_, _ in group)[::-1] for _, group in groupby(mails, key=lambda mail: mail[1])]
    threads = [[one for one in thread.messages if one in group] for group in printed for thread in release.threads]
    assert [tuple(found) for found in threads if found] == printed


@parcels()
def test_letter_in_pdf_is_read(slug: str) -> None:
    """The letter of a PDF sample says what its recipe lets it say."""
    recipe, _, release = parcel(slug)
    wanted, letter = recipe.letter, release.letter
    assert letter is not None
    dates = [wanted.decided, wanted.request_date, wanted.received_date, wanted.extended_until]
    assert [letter.date, letter.request_date, letter.received_date, letter.extended_until] == [d and d.isoformat() for d in dates]
    assert (letter.reference, letter.subject, letter.statute) == (wanted.reference, wanted.subject, wanted.statute)
    assert (letter.annexes_announced, letter.documents_found) == (wanted.annexes_announced, wanted.documents_found)
    assert letter.objection_weeks == wanted.objection_weeks
    assert sorted({ground.id for ground in letter.grounds}) == sorted(wanted.grounds)
    assert letter.authority in {wanted.authority, wanted.signatory}


@parcels()
def test_pages_are_counted_by_how_they_were_made(slug: str) -> None:
    """A page without text is a scanned one, and every other page can be read by machine."""
    _, truth, release = parcel(slug)
    assert release.source.pages == len(truth.sources)
    assert release.source.scanned_pages == sum(source != "print" for source in truth.sources)


def test_the_readme_opens_with_what_a_user_sees() -> None:
    """The summary in the README is the one the command line prints for the sample it names, at 80 columns."""
    printed = render_shown(SAMPLES / "veer-oudeschans" / "release.pdf")
    assert f"```text\n{printed}\n```" in (SAMPLES.parent / "README.md").read_text("utf-8")
