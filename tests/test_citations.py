"""Citations: every spelling of a ground, and everything that only looks like one."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.law import citations
from foialyzer.law.citations import Citation, parse_citations
from foialyzer.law.grounds import Ground, load_rows, load_statutes
from foialyzer.law.spellings import Place

ORDINALS = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende"]
STATUTES = load_statutes()
DUTCH = {ground.code: ground for name in ("nl-wob", "nl-woo") for ground in STATUTES[name].grounds}
LAW = {"nl-wob": "Wob", "nl-woo": "Woo"}
ROWS = [
    (statute, row.code, example) for statute, table in load_rows().items() for row in table.grounds for example in row.examples
]
COUNTER_EXAMPLES = [example for table in load_rows().values() for example in table.counter_examples]
PLACES: list[Place] = ["label", "prose"]

# Pieces that make up citations, and things that break them.
PIECES = [
    *(
        "10",
        "11",
        "5.1",
        "5.2",
        "5.4a",
        "1",
        "2",
        "e",
        "g",
        "i",
        "6",
        "9",
        "s",
        ".",
        ",",
        " ",
        "\n",
        "(",
        ")",
        "[",
        ";",
        "/",
        "en ",
    ),
    *(
        "artikel ",
        "art. ",
        "artikelen ",
        " lid ",
        "tweede lid",
        ", eerste",
        " sub ",
        ", aanhef en onder ",
        " van de ",
        "Wob",
        "Woo",
    ),
    *("EVRM", "Wet open overheid", "nl-wob:", "(b)", "(6)", "b7", "Exemption ", "J ", "PG", "│", "é", "ı", "ſ", "€", "█", "io"),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


def codes(text: str, place: Place = "prose", statute: str | None = None) -> list[str]:
    """The codes a text cites."""
    return [citation.code for citation in parse_citations(text, place=place, statute=statute)]


def known(text: str, place: Place = "prose", statute: str | None = None) -> list[str | None]:
    """The grounds a text cites."""
    return [citation.ground for citation in parse_citations(text, place=place, statute=statute)]


def split_code(code: str) -> tuple[str, str, str]:
    """Article, paragraph and letter of a Dutch code."""
    article = next(a for a in ("5.4a", "5.1", "5.2", "5.3", "5.4", "10", "11") if code == a or code.startswith(a + "."))
    paragraph, _, letter = code.removeprefix(article).removeprefix(".").partition(".")
    return article, paragraph, letter


@given(TEXTS, st.sampled_from(PLACES), st.sampled_from([None, *STATUTES]))
def test_law_any_text_is_read(text: str, place: Place, statute: str | None) -> None:
    """Any text: citations lie inside it, in order, disjoint, and say what is printed there."""
    found = parse_citations(text, place=place, statute=statute)
    assert all(0 <= c.start < c.end <= len(text) and text[c.start : c.end] == c.printed for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 < c.confidence <= 1 for c in found)
    tables = {ground.id for table in STATUTES.values() for ground in table.grounds}
    assert all(c.ground is None or (c.ground in tables and c.ground == f"{c.statute}:{c.code}") for c in found)
    assert all((c.ground is None) == (f"{c.statute}:{c.code}" not in tables) for c in found)


@given(TEXTS, st.sampled_from(PLACES))
def test_law_canonical_form_is_a_fixed_point(text: str, place: Place) -> None:
    """The id of any citation reads as that citation and nothing else, wherever it stands."""
    for citation in parse_citations(text, place="label"):
        if citation.statute:
            again = parse_citations(f"{citation.statute}:{citation.code}", place=place)
            assert [(c.statute, c.code, c.ground) for c in again] == [(citation.statute, citation.code, citation.ground)]


@given(st.sampled_from(sorted(DUTCH)), st.data())
def test_law_case_spaces_and_dots_do_not_matter(code: str, data: st.DataObject) -> None:
    """A ground is read from its figures however they are set apart."""
    article, paragraph, letter = split_code(code)
    # A figure alone needs its dot: "5 2" could be anything.
    gaps = [".", ". ", " ."] if not letter else [".", ". ", " .", " ", ","]
    text = data.draw(st.sampled_from(gaps if letter else [".", ". "])).join(article.split("."))
    text += data.draw(st.sampled_from(gaps)) + paragraph if paragraph else ""
    text += data.draw(st.sampled_from([".", ". ", " .", ""])) + letter if letter else ""
    text = data.draw(st.sampled_from([text, text.upper(), f"[{text}]", f"({text})", f" {text}.", f"Art. {text}"]))
    assert known(text, "label") == [DUTCH[code].id]


@given(
    st.sampled_from(["10", "11", "5.1", "5.2"]),
    st.integers(1, 9),
    st.sampled_from(["", *"abcdefghijklmnopqrtuvwxyz"]),
    st.sampled_from(PLACES),
    st.data(),
)
def test_law_unknown_codes_never_become_known(
    article: str, paragraph: int, letter: str, place: Place, data: st.DataObject
) -> None:
    """A code no table has is kept as it is or not read; it never turns into a ground."""
    # The letter s is left out: it is a known misreading of e.
    code = f"{article}.{paragraph}.{letter}" if letter else f"{article}.{paragraph}"
    words = f"artikel {article}, {ORDINALS[paragraph - 1]} lid" + (f", onder {letter}" if letter else "")
    text = data.draw(
        st.sampled_from([code, f"{article}.{paragraph}{letter}", words, f"({article})({paragraph}{letter})", f"Art. {code}"])
    )
    expected = DUTCH[code].id if code in DUTCH else None
    assert all((c.code, c.ground) == (code, expected) for c in parse_citations(text, place=place))


def render(ground: Ground, style: int) -> str:
    """A ground in one of the spellings of letters and labels."""
    article, paragraph, letter = split_code(ground.code)
    law = LAW[ground.statute]
    if not paragraph:
        return [f"artikel {article} van de {law}", f"art. {article} {law}", f"{law} artikel {article}"][style % 3]
    ordinal = ORDINALS[int(paragraph) - 1]
    spellings = [
        f"artikel {article}, {ordinal} lid" + (f", aanhef en onder {letter}" if letter else "") + f", van de {law}",
        f"Artikel {article}, {ordinal} lid" + (f", onder {letter}," if letter else ",") + f" van de {law}",
        f"artikel {article} {ordinal} lid" + (f" sub {letter}" if letter else ""),
        f"art. {article} lid {paragraph}" + (f" sub {letter}" if letter else "") + f" {law}",
        f"art. {article}, lid {paragraph}" + (f", onderdeel {letter}" if letter else ""),
        f"artikel {ground.code} van de {law}",
        f"{law} art. {ground.code}",
        f"artikel {article}.{paragraph}" + (f", onder {letter}," if letter else "") + f" {law}",
        f"art. {article}lid{paragraph}{letter} {law}",
        f"artikel {article},\n{ordinal} lid" + (f", aanhef\nen onder {letter}" if letter else "") + f",\nvan de {law}",
    ]
    return spellings[style % len(spellings)]


@given(
    st.sampled_from(sorted(DUTCH)), st.integers(0, 9), st.sampled_from(PLACES), st.sampled_from(["", "Op grond van ", "zie ("])
)
def test_law_rendered_ground_parses_back(code: str, style: int, place: Place, before: str) -> None:
    """A ground written in any Dutch spelling, in a letter or on a label, is that ground, surely and undamaged."""
    found = parse_citations(before + render(DUTCH[code], style), place=place)
    assert [c.ground for c in found] == [DUTCH[code].id]
    assert not found[0].damaged
    assert found[0].confidence >= 0.8


@given(st.lists(st.sampled_from([c for c in sorted(DUTCH) if split_code(c)[2]]), min_size=1, max_size=6), st.data())
def test_law_lists_keep_every_ground_in_order(listed: list[str], data: st.DataObject) -> None:
    """Grounds joined in any way are all read, in their order."""
    text = data.draw(st.sampled_from([";", "; ", ", ", " / ", "/", " en ", "\n", " ", "./", " + "])).join(listed)
    assert known(text, "label") == [DUTCH[code].id for code in listed]


@given(
    st.dates(date(2000, 1, 1), date(2035, 12, 31)), st.sampled_from(["{d}.{m}.{y}", "{d}-{m}-{y}", "{d}/{m}/{y}", "{d}.{m}.{s}"])
)
def test_law_dates_are_no_citations(day: date, style: str) -> None:
    """A date in figures cites nothing, on a label or in a letter."""
    text = style.format(d=day.day, m=day.month, y=day.year, s=f"{day.year % 100:02}")
    assert [parse_citations(text, place=place) for place in PLACES] == [(), ()]


@pytest.mark.parametrize(("statute", "code", "example"), ROWS)
def test_example_of_the_tables(statute: str, code: str, example: str) -> None:
    """Each example in the tables is its own ground and no other."""
    assert known(example, "label") == [f"{statute}:{code}"]


@pytest.mark.parametrize("example", COUNTER_EXAMPLES)
@pytest.mark.parametrize("place", PLACES)
def test_counter_example_of_the_tables(example: str, place: Place) -> None:
    """No counter-example in the tables cites anything."""
    assert parse_citations(example, place=place) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.1.2.e.h.i", ["5.1.2.e", "5.1.2.h", "5.1.2.i"]),
        ("10.2.e;11.1", ["10.2.e", "11.1"]),
        ("10.1.b./10.2.g", ["10.1.b", "10.2.g"]),
        ("Art. 10.2.e en g", ["10.2.e", "10.2.g"]),
        ("10.2.e;buiten verzoek", ["10.2.e"]),
        ("(10)(1c);(10)(2e)", ["10.1.c", "10.2.e"]),
        ("10 2 6 10 2 e", ["10.2.e", "10.2.e"]),
        ("10.2.e10.2.e", ["10.2.e", "10.2.e"]),
        ("11.1,10.2.e", ["11.1", "10.2.e"]),
        ("5.1 lid 2 sub e, 5.1 lid 1 sub c", ["5.1.2.e", "5.1.1.c"]),
        ("11 1", ["11.1"]),
        ("5.2.1 Persoonlijke beleidsopvattingen", ["5.2.1"]),
        ("B1, 1.4(B), 1.4(D), B5, B6, B7(C), NR", ["b.1", "b.5", "b.6", "b.7.c"]),
        ("(b)(6)(b)(7)(C)", ["b.6", "b.7.c"]),
    ],
)
def test_label(text: str, expected: list[str]) -> None:
    """What is printed on redactions and in inventories is read whole."""
    assert codes(text, "label") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("artikel 10, tweede lid, onder e en g, van de Wob", ["10.2.e", "10.2.g"]),
        ("artikel 10, tweede lid, onder a en onder b", ["10.2.a", "10.2.b"]),
        ("artikel 10 lid 2 sub c juncto sub d Wob", ["10.2.c", "10.2.d"]),
        ("artikel 10, eerste lid, onder c, en tweede lid, onder e en g, van de Wob", ["10.1.c", "10.2.e", "10.2.g"]),
        ("de artikelen 10, tweede lid, onder g, en 11, eerste lid, van de Wob", ["10.2.g", "11.1"]),
        ("artikel 11, eerste en tweede lid, van de Wob", ["11.1", "11.2"]),
        ("artikel 5.1, eerste lid, aanhef en onder c, van de Wet open overheid", ["5.1.1.c"]),
        ("artikel 10, tweede lid, onder e, van de Wob en artikel 5.1, tweede lid, onder e, van de Woo", ["10.2.e", "5.1.2.e"]),
        ("gemaakt onder vermelding van 10.2.e. Namen van personen", ["10.2.e"]),
        ("[10.2.e]@example.nl", ["10.2.e"]),
        ("11.1 van de Wob", ["11.1"]),
        ("artikel 11, eerste lid, van de Wet openhaarheid van bestuur", ["11.1"]),
        ("5.1 lid 2 sub e", ["5.1.2.e"]),
        ("(b)(6) and (7)(C)", ["b.6", "b.7.c"]),
        ("under Exemptions 6 and 7(C)", ["b.6", "b.7.c"]),
    ],
)
def test_prose(text: str, expected: list[str]) -> None:
    """What letters write is read whole."""
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("11.1", "5.1", "10.1", "5.2.1", "5.1.2", "10 2 e", "10 2 6", "b6", "J", "PG", "512e", "(11)(1)"),
        *(
            "Artikel 10 EVRM",
            "artikel 10, tweede lid, onder b, van de AVG",
            "artikel 5.1, eerste lid, Awb",
            "artikel 10 van de wet",
        ),
        *(
            "artikel 10.2 van de overeenkomst",
            "paragraaf 10.2 en 11.1",
            "de artikelen 10 en 11.",
            "tabel 10.2, kolom e",
            "10.2 e-mails",
        ),
        *("om 11.05 uur", "112 bellen", "EUR 10.213", "2010.2.e", "10.2.2019", "het boek Art 11"),
    ],
)
def test_prose_needs_more_than_a_figure(text: str) -> None:
    """In running text a bare figure, an article of another law or a misread code is no citation."""
    assert parse_citations(text) == ()


@pytest.mark.parametrize(
    ("text", "code", "statute"),
    [
        ("10.1.e", "10.1.e", "nl-wob"),
        ("5.1.1.i", "5.1.1.i", "nl-woo"),
        ("10.2.z", "10.2.z", "nl-wob"),
        ("artikel 11 van de Wob", "11", "nl-wob"),
        ("artikel 11, onder c, van de Wob", "11.c", "nl-wob"),
        ("5.1.2", "5.1.2", "nl-woo"),
        ("o.g.v. art. 5.1. lid 2", "5.1.2", "nl-woo"),
        ("5.1 lid 2 cl", "5.1.2", "nl-woo"),
        ("5.1 lid e sub e", "5.1.e", "nl-woo"),
        ("Art. 5.1 lid sub i Woo", "5.1.i", "nl-woo"),
        ("5.2", "5.2", "nl-woo"),
        ("(b)(7)", "b.7", "us-foia"),
        ("artikel 10, tweede lid, onder e, van de Woo", "10.2.e", "nl-woo"),
        ("10.1.s", "10.1.s", "nl-wob"),
    ],
)
def test_impossible_and_incomplete_codes_are_kept_and_not_guessed(text: str, code: str, statute: str) -> None:
    """A code no table has keeps its print and its statute, and has no ground."""
    assert [(c.code, c.statute, c.ground) for c in parse_citations(text, place="label")] == [(code, statute, None)]


@pytest.mark.parametrize(
    "text",
    [
        "10.1.6",
        "10.1.9",
        "11.2.0",
        "10 29",
        "1029",
        "10.29",
        "10,2 g",
        "lid 2 e",
        "e en g",
        "3 23",
        "art.5 lid 2",
        "io i c",
        "3:10 lid 2 sub e",
    ],
)
def test_figures_that_repair_to_nothing_are_left(text: str) -> None:
    """A misreading is repaired only towards a ground that exists, and only where something shows that it is one."""
    assert parse_citations(text, place="label") == ()


@pytest.mark.parametrize(
    "text", ["10 2 6", "io 2 e", "512e", "s12e", "518e", "51.2e", "(10)(26)", "6.1 .2e", "0.2 .e", "5.1 .29", "11.l"]
)
def test_repaired_code_says_so(text: str) -> None:
    """What recognition misread is read with less confidence and marked as damaged."""
    (citation,) = parse_citations(text, place="label")
    assert citation.damaged
    assert citation.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("PG", None, None),
        ("persoonsgegevens", "nl-wob", "nl-wob:10.2.e"),
        ("Persoonsgegevens", "nl-woo", "nl-woo:5.1.2.e"),
        ("persoonlijke levenssfeer", "nl-woo", "nl-woo:5.1.2.e"),
        ("bijzondere persoonsgegevens", "nl-wob", "nl-wob:10.1.d"),
        ("onevenredige bevoordeling of benadeling", None, "nl-wob:10.2.g"),
        ("PG", "us-foia", None),
    ],
)
def test_plain_words_need_a_statute(text: str, hint: str | None, expected: str | None) -> None:
    """Plain words are a citation; which ground they are depends on the statute."""
    assert known(text, "label", hint) == [expected]


def test_hint_decides_for_an_article_alone() -> None:
    """`artikelen 10 en 11` cites the Wob in a letter about the Wob."""
    text = "in de artikelen 10 en 11 genoemd"
    assert codes(text, statute="nl-wob") == ["10", "11"]
    assert codes(text, statute="nl-woo") == []


def test_article_of_two_statutes_needs_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    """When two statutes have an article, only the name of the law or the statute at hand decides."""
    monkeypatch.setattr(citations, "_owners", lambda _: ("nl-wob", "xx-other"))
    assert known("10.2.e", "label") == [None]
    assert known("10.2.e", "label", "nl-wob") == known("10.2.e Wob", "label") == ["nl-wob:10.2.e"]


def test_short_exemptions_are_not_read_in_dutch_labels() -> None:
    """`B6` on a Dutch label is no exemption."""
    assert codes("B6", "label", "nl-woo") == []
    assert codes("(b)(6)", "label", "nl-woo") == ["b.6"]


def test_legend_letter_alone_is_a_weak_citation() -> None:
    """A capital letter counts when it is the whole label, with little confidence, and never against the statute at hand."""
    assert parse_citations("J", place="label") == (
        Citation(0, 1, "J", "nl-woo", "5.1.2.e", "nl-woo:5.1.2.e", 0.3, damaged=False),
    )
    assert parse_citations("J", place="label", statute="nl-wob") == ()
    assert (
        parse_citations("Jan", place="label") == parse_citations("j", place="label") == parse_citations("X", place="label") == ()
    )


def test_legend_letter_before_a_ground_belongs_to_it() -> None:
    """The letter is part of the print; one that says something else leaves a doubt."""
    (right,) = parse_citations("J Art. 5.1 lid 2 sub e", place="label")
    (wrong,) = parse_citations("E Art. 5.1 lid 2 sub e", place="label")
    assert right.printed == "J Art. 5.1 lid 2 sub e"
    assert right.ground == wrong.ground == "nl-woo:5.1.2.e"
    assert wrong.confidence < right.confidence == 1


def test_places_of_a_list() -> None:
    """Each citation of a list has its own place."""
    text = "op grond van artikel 10, tweede lid, onder e en g, van de Wob"
    assert [c.printed for c in parse_citations(text)] == ["artikel 10, tweede lid, onder e", "g"]


@pytest.mark.parametrize(
    ("piece", "place", "count"),
    [
        ("10.2.e ", "prose", 14285),
        ("10.2.e", "label", 16666),
        ("artikel 10 ", "prose", 0),
        ("artikel 10 ", "label", 9090),
        ("1", "label", 0),
        ("10", "label", 0),
        ("10 ", "label", 0),
        ("10.2 ", "prose", 0),
        ("(b)(6)", "prose", 16666),
        ("5.1 lid 2 sub e, ", "prose", 5882),
        ("artikel 10, eerste lid, onder ", "prose", 3333),
        ("Wet openbaarheid van ", "prose", 0),
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str, place: Place, count: int) -> None:
    """100 kB of one piece ends, and holds as many citations as whole pieces."""
    assert len(parse_citations(piece * (100_000 // len(piece)), place=place)) == count


def test_letters_that_fold_to_others_do_no_harm() -> None:
    """A dotless i and a long s match without regard to case; they are read as the letters they look like."""
    assert known("artikel 10, eerſte lıd, onder c, van de Wet openbaarheıd van beſtuur") == ["nl-wob:10.1.c"]
