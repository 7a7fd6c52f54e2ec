"""Markers: how a typed transcript shows a redaction."""

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.layout import COVER, lay_out
from foialyzer.page.page import Document, DocumentKind
from foialyzer.readers.transcript import parse_transcript
from foialyzer.redaction.hidden_chars import HiddenChars
from foialyzer.redaction.markers import MarkerTable, find_markers
from foialyzer.redaction.redaction import Redaction, covers_of
from foialyzer.tables import load_tables

MARKERS = [
    "[REDACTED]",
    "[gelakt]",
    "[GELAKT: 10.2.e]",
    "[10.2.e]",
    "[[redacted]]",
    "[zwart gelakt]",
    "█",
    "████",
    "■■■",
    "[ Redacted ]",
]
OTHERS = ["[1]", "[sic]", "[bijlage]", "■", "■■", "[11]", "Dag", "Piet,", "x@rijk.example", "gelakt", "redacted", "10.2.e"]
PIECES = st.sampled_from([*MARKERS, *OTHERS, "[", "]", "[gelakt", "10.2.e]", ":", "@", " ", "\n", "\f", "**", "\\", ">"])
TEXTS = st.one_of(st.text(), st.text("[] █■▇gelakt:10.2e@\n"), st.lists(PIECES, max_size=20).map("".join))


def found(text: str) -> list[str]:
    """Return what is printed at each redaction of a transcript."""
    document = parse_transcript(text, "a.txt")
    return [printed_at(document, redaction) for redaction in find_markers(document)]


def printed_at(document: Document, redaction: Redaction) -> str:
    """Return the characters of a page below the only box of a redaction."""
    (box,) = redaction.boxes
    cells = [" "] * int(document.pages[redaction.page - 1].width)
    for word in document.pages[redaction.page - 1].words:
        if word.box.top == box.top:
            cells[int(word.box.x0) : int(word.box.x1)] = word.text
    return "".join(cells[int(box.x0) : int(box.x1)])


def hidden(text: str) -> list[HiddenChars]:
    """Return how much each redaction of a transcript hides."""
    return [redaction.hidden_chars for redaction in find_markers(parse_transcript(text, "a.txt"))]


def size(place: str) -> HiddenChars:
    """Return what the table says a marker in such a place hides, where it says so in characters."""
    row = load_tables("markers", MarkerTable)["printed"].sizes[place]
    return HiddenChars(int(row.low), int(row.estimate), int(row.high))


@given(TEXTS)
def test_law_redactions_lie_on_their_page(text: str) -> None:
    """Any text: each redaction is a box within one line of its page, wide as what is printed there, and hides something."""
    document = parse_transcript(text, "a.txt")
    for redaction in find_markers(document):
        page = document.pages[redaction.page - 1]
        (box,) = redaction.boxes
        assert page.number == redaction.page
        assert 0 <= box.x0 < box.x1 <= page.width
        assert 0 <= box.top < box.bottom == box.top + 1 <= page.height
        assert redaction.hidden_chars.low >= 1
        printed = printed_at(document, redaction)
        assert (printed[0] + printed[-1] == "[]") or (len(set(printed)) == 1 and printed[0] in "█▇▆■▮")


@given(TEXTS)
def test_law_redactions_are_disjoint_and_in_order(text: str) -> None:
    """Any text: redactions stand in reading order, are numbered in it, and no two share a cell."""
    redactions = find_markers(parse_transcript(text, "a.txt"))
    assert [redaction.id for redaction in redactions] == [f"r{n}" for n in range(1, len(redactions) + 1)]
    for a, b in pairwise(redactions):
        assert (a.page, a.boxes[0].top, a.boxes[0].x1) <= (b.page, b.boxes[0].top, b.boxes[0].x0) or (
            (a.page, a.boxes[0].top) < (b.page, b.boxes[0].top)
        )


@given(st.text(st.characters(exclude_characters="[█▇▆■▮")))
def test_law_nothing_covered_nothing_found(text: str) -> None:
    """A text without an opening bracket and without a solid character has no redaction."""
    assert find_markers(parse_transcript(text, "a.txt")) == ()


@given(st.lists(st.tuples(st.sampled_from([*MARKERS, *OTHERS]), st.sampled_from([" ", "\n", " - ", "\f"])), max_size=15))
def test_law_each_marker_is_found_once(pieces: list[tuple[str, str]]) -> None:
    """Markers among words are found as they are printed, each once, and nothing else is."""
    assert found("".join(piece + gap for piece, gap in pieces)) == [piece for piece, _ in pieces if piece in MARKERS]


@given(TEXTS)
def test_law_every_block_of_the_text_is_a_cover(text: str) -> None:
    """Once laid out, each `█` of the running text stands for a hidden character."""
    document = parse_transcript(text, "a.txt")
    covers = [cover for redaction in find_markers(document) for cover in covers_of(redaction)]
    assert lay_out(document, covers).string.count(COVER) == sum(cover.length for cover in covers)


@given(st.lists(st.integers(1, 60), min_size=4, max_size=8).filter(lambda lengths: len(set(lengths)) > 1))
def test_law_solid_runs_of_differing_length_are_measured(lengths: list[int]) -> None:
    """Where solid runs differ in length each hides about as many characters as it is long, some of them spaces."""
    sizes = hidden("\n".join(COVER * length for length in lengths))
    assert all(size.low <= length <= size.high for size, length in zip(sizes, lengths, strict=True))
    assert all(0.7 * length - 1 <= size.estimate <= length for size, length in zip(sizes, lengths, strict=True))


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        *(("[REDACTED]", None), ("[Redacted]", None), ("[redacted]", None), ("[gelakt]", None), ("[Gelakt]", None)),
        *(("[weggelakt]", None), ("[zwart gelakt]", None), ("[zwartgemaakt]", None), ("[geanonimiseerd]", None)),
        *(("[GELAKT: 10.2.e]", "10.2.e"), ("[gelakt 10.2.e]", "10.2.e"), ("[gelakt - 10.2.e]", "10.2.e")),
        *(("[gelakt — 5.1.2.e]", "5.1.2.e"), ("[redacted: buiten verzoek]", "buiten verzoek"), ("[gelakt:]", None)),
        *(("[10.2.e]", "10.2.e"), ("[ 10.2.e ]", "10.2.e"), ("[10.2.e;10.2.g]", "10.2.e;10.2.g"), ("[11.1]", "11.1")),
        *(
            ("[10.1.e]", "10.1.e"),
            ("[5.1 lid 2 sub e]", "5.1 lid 2 sub e"),
            ("[(b)(6)]", "(b)(6)"),
            ("[[REDACTED]]", None),
            ("[ gelakt ]", None),
        ),
        *(("█", None), ("██████", None), ("■■■", None), ("▇▇▇▇", None), ("▮▮▮", None)),
    ],
)
def test_marker(printed: str, label: str | None) -> None:
    """Each spelling of a marker is one redaction, alone and inside a sentence, with the label printed on it."""
    for text in (printed, f"Beste {printed}, dank voor", f"({printed})", f"<{printed}@rijk.example>", f"\n> {printed}\n"):
        document = parse_transcript(text, "a.txt")
        (redaction,) = find_markers(document)
        assert (printed_at(document, redaction), redaction.label) == (printed, label)
        assert (redaction.style, redaction.method) == ("marker", "marker")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[1]",
            "[sic]",
            "[bijlage]",
            "[11]",
            "[2020]",
            "[...]",
            "[J]",
            "[Woo]",
            "[e]",
            "■ eerste punt",
            "■■ punt",
            "■ ■ ■",
            "■▮■",
        ),
        *("REDACTED", "(gelakt)", "[REDACTED", "gelakt]", "[gelakte tekst]", "[niet gelakt]", "10.2.e", "[11]", "[]", "[ ]"),
        *("XXXXX", "_____", "[gelakt\n]", "[naam] van de gemeente", "[redactedly]"),
    ],
)
def test_no_marker(text: str) -> None:
    """Footnotes, insertions, bullets, half markers and words about redaction are none."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("<[REDACTED]@rijk.example>", ["[REDACTED]"]),
        ("Van: [REDACTED], [REDACTED]", ["[REDACTED]", "[REDACTED]"]),
        ("[REDACTED][REDACTED]", ["[REDACTED]", "[REDACTED]"]),
        ("██ ███", ["██", "███"]),
        ("[████]", ["████"]),
        ("[zie █ en ■■■]", ["█", "■■■"]),
        ("[1] [gelakt] [2]", ["[gelakt]"]),
        ("[sic [gelakt] sic]", ["[gelakt]"]),
        ("**Aan** [REDACTED]", ["[REDACTED]"]),
        ("**[REDACTED]**", ["[REDACTED]"]),
        ("\\[REDACTED\\]", ["[REDACTED]"]),
        ("a[gelakt]b", ["[gelakt]"]),
        ("[gelakt]\f[10.2.e]", ["[gelakt]", "[10.2.e]"]),
    ],
)
def test_markers_in_a_line(text: str, printed: list[str]) -> None:
    """Markers that touch signs, words or each other are each found, and nothing around them."""
    assert found(text) == printed


@pytest.mark.parametrize(
    ("text", "grounds", "mark"),
    [
        ("[GELAKT: 10.2.e]", ["nl-wob:10.2.e"], None),
        ("[5.1.2.e]", ["nl-woo:5.1.2.e"], None),
        ("[gelakt: buiten verzoek]", [], "out_of_scope"),
        ("[gelakt: 10.2.e;buiten verzoek]", ["nl-wob:10.2.e"], "out_of_scope"),
        ("[gelakt: 10.9.z]", [], None),
        ("[REDACTED]", [], None),
    ],
)
def test_label_of_a_marker(text: str, grounds: list[str], mark: str | None) -> None:
    """What is printed in a marker gives its grounds and its mark; a code that is in no law gives none."""
    (redaction,) = find_markers(parse_transcript(text, "a.txt"))
    assert ([tag.id for tag in redaction.grounds], redaction.mark) == (grounds, mark)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Piet <[REDACTED]@rijk.example>", "address"),
        ("[REDACTED] s@rijk.example", "address"),
        ("Van: [REDACTED] WBW/DIR/COM", "name"),
        ("Aan: [REDACTED]; Jansen", "name"),
        ("Beste [REDACTED], dank voor je bericht", "phrase"),
        ("BZ en [REDACTED] zijn het eens", "phrase"),
    ],
)
def test_size_by_place(text: str, place: str) -> None:
    """How much a marker hides is what the table says of its place: an address, a name or a phrase."""
    assert hidden(text) == [size(place)]


def test_size_of_the_rest_of_a_line() -> None:
    """A marker at the end of a sentence hides no more than one further to the left, and never less than a character."""
    (early,), (late,) = hidden("Wij zijn [REDACTED]"), hidden("Wij zijn het daarover met elkaar eens geworden [REDACTED].")
    assert late.low >= 1
    assert late.estimate <= early.estimate
    assert late.high <= early.high


def test_size_of_whole_lines() -> None:
    """A marker alone on its line hides more when another stands directly below it, and more on a wider page."""
    first, last = hidden("[REDACTED]\n> [REDACTED]")
    assert first.estimate > last.estimate
    narrow, wide = ("\n".join([f"{'Water ' * n}\n"] * 12) + "[REDACTED]" for n in (6, 18))
    assert hidden(narrow)[0].estimate < hidden(wide)[0].estimate


def test_solid_runs_of_one_length_are_not_measured() -> None:
    """Runs that are all equally long were typed without measuring, and so were a few."""
    assert hidden("Van: ███\n" * 9) == [size("name")] * 9
    assert hidden("Van: ███\nAan: ██████") == [size("name")] * 2


@pytest.mark.parametrize("kind", ["pdf", "image"])
def test_only_transcripts_have_markers(kind: DocumentKind) -> None:
    """On a page of a PDF or a scan the word [REDACTED] is only a word."""
    document = parse_transcript("[REDACTED]", "a.txt")
    assert find_markers(evolve(document, kind=kind)) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("█ " * 50_000, 50_000),
        ("[10.2.e]" * 12_500, 12_500),
        ("[REDACTED]" * 10_000, 10_000),
        ("■" * 100_000, 1),
        ("■ " * 50_000, 0),
        ("[" * 100_000, 0),
        ("[" * 50_000 + "gelakt" + "]" * 50_000, 1),
        ("[gelakt " * 12_500, 0),
        ("[gelakt" + " " * 100_000 + "]", 0),
        ("[zwart" + " " * 100_000 + "gelakt]", 1),
        ("> " * 50_000 + "[gelakt]", 1),
        ("[gelakt]\n" * 10_000, 10_000),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else str(value),
)
def test_hostile_text(text: str, count: int) -> None:
    """100 kB of brackets, blocks and white space end, with as many redactions as there are markers."""
    assert len(find_markers(parse_transcript(text, "a.txt"))) == count


def test_a_bracketed_mark_is_a_marker_but_a_draft_is_not() -> None:
    """A bracketed "[buiten verzoek]" and "[dubbel]" stand for something taken away; "[concept]" is part of a subject."""
    found = find_markers(parse_transcript("[buiten verzoek] en [dubbel] maar [concept] brief", "a.txt"))
    assert [(r.label, r.mark) for r in found] == [("buiten verzoek", "out_of_scope"), ("dubbel", "duplicate")]
