"""Transcripts: bytes to characters, characters to words on pages."""

import codecs
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.errors import UnreadableInputError
from foialyzer.page.page import Page, Word
from foialyzer.readers.transcript import decode_transcript, parse_transcript

MARKUP = "*_<\\#[`\ufeff\u200b\u2060\u00ad"  # signs that print nothing are left out, as markup is
PLAIN = st.text(st.characters(exclude_characters=MARKUP, exclude_categories=["Cs"]))
DUTCH = st.text("aeijk ëéïöüèêç€“”‘’–.,:@\n", min_size=1).filter(str.strip)
PIECES = st.sampled_from(
    ["**", "*", "_", "__", "<sup>", "</sup>", "<br>", "# ", "[a](b)", "\\*", "\\[", "[", "](", "1", "Dag", " ", "\n", "\f"]
)
MARKED = st.one_of(st.text(), st.lists(PIECES, max_size=25).map("".join))
LETTERS = st.text("aéB1", min_size=1, max_size=6)
NAMES = st.sampled_from(["a.txt", "a.md"])


def words(text: str, name: str = "a.txt") -> list[str]:
    """Return the words of a transcript."""
    return [word.text for page in parse_transcript(text, name).pages for word in page.words]


def line(text: str, name: str = "a.md") -> tuple[Word, ...]:
    """Return the words of a transcript of one page."""
    return tuple(parse_transcript(text, name).pages[0].words)


def holds(page: Page, word: Word) -> bool:
    """Tell whether a word lies on a page, in as many cells of one line as it has characters."""
    box = word.box
    return box.width == len(word.text) and box.height == 1 and 0 <= box.x0 <= box.x1 <= page.width and 0 <= box.top < page.height


@given(PLAIN)
def test_law_words_without_markup_are_the_pieces_between_white_space(text: str) -> None:
    """The words of a transcript without markup are exactly its non-white pieces."""
    assert words(text) == text.split()


@given(MARKED, NAMES)
def test_law_any_text_is_a_document(text: str, name: str) -> None:
    """Any text: words have no white space in them, lie on their page, and stand in order without sharing a cell."""
    document = parse_transcript(text, name)
    for page in document.pages:
        assert all(word.text and not any(map(str.isspace, word.text)) for word in page.words)
        assert all(holds(page, word) for word in page.words)
        cells = [(word.box.top, x) for word in page.words for x in range(int(word.box.x0), int(word.box.x1))]
        assert cells == sorted(set(cells))


@given(PLAIN)
def test_law_a_word_stands_where_it_is_typed(text: str) -> None:
    """Without markup the box of a word counts the line and the column of the file at which it is typed."""
    pages = [re.split(r"\r\n|[\n\r\x0b\x85\u2028\u2029]", page) for page in text.split("\f")]
    for page in parse_transcript(text, "a.txt").pages:
        for word in page.words:
            typed = pages[page.number - 1][int(word.box.top)]
            assert typed[int(word.box.x0) : int(word.box.x1)] == word.text


@given(st.lists(PLAIN.map(lambda text: text.replace("\f", "")), min_size=1, max_size=4))
def test_law_form_feeds_part_pages(pages: list[str]) -> None:
    """Each form feed begins a page, numbered from 1, and a last page without words is none."""
    document = parse_transcript("\f".join(pages), "a.txt")
    expected = pages[:-1] if len(pages) > 1 and not pages[-1].split() else pages
    assert [page.number for page in document.pages] == list(range(1, len(expected) + 1))
    assert [[word.text for word in page.words] for page in document.pages] == [page.split() for page in expected]


@given(
    st.lists(st.sampled_from(["Dag", " ", "\n", "\f", "**Van:**"])).map("".join),
    st.sampled_from(["\r\n", "\r", "\u2028", "\x0b"]),
)
def test_law_line_ends_do_not_matter(text: str, ending: str) -> None:
    """A transcript reads the same however its lines end."""
    assert parse_transcript(text.replace("\n", ending), "a.txt").pages == parse_transcript(text, "a.txt").pages


@given(st.lists(LETTERS, min_size=1, max_size=6), st.data())
def test_law_emphasis_changes_no_word(plain: list[str], data: st.DataObject) -> None:
    """Emphasis around a word takes nothing from it; two or three marks make it bold, one does not."""
    marks = [data.draw(st.sampled_from(["", "*", "**", "***", "_", "__"])) for _ in plain]
    read = line(" ".join(mark + word + mark for mark, word in zip(marks, plain, strict=True)))
    assert [word.text for word in read] == plain
    assert [word.bold for word in read] == [len(mark) > 1 for mark in marks]
    assert [word.box for word in read] == [word.box for word in line(" ".join(plain))]


@given(st.text("a1 \\`*_{}[]()#+-.!>~|"))
def test_law_an_escaped_sign_is_itself(text: str) -> None:
    """In markdown a sign of its grammar behind a backslash is that sign, and no markup."""
    assert words(re.sub(r"([^a1 ])", r"\\\1", text), "a.md") == text.split()


@given(DUTCH, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_law_unicode_is_read_for_certain(text: str, encoding: str) -> None:
    """Characters written as UTF-8, or as Unicode behind a byte order mark, are read as they were, without a doubt."""
    assert decode_transcript(text.encode(encoding), "a.txt") == (text, ())


@given(st.text("aeijknorst .,:\n", min_size=3), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_law_utf_16_without_a_mark_is_read_for_certain(text: str, encoding: str) -> None:
    """Latin letters written as UTF-16 without a byte order mark are read as they were, in either order of bytes."""
    assert decode_transcript(text.encode(encoding), "a.txt") == (text, ())


@given(
    st.one_of(
        st.binary(),
        st.lists(st.sampled_from([b"Dag ", b"\0", b"\xff\xfe", b"\xe9", b"\xef\xbb\xbf", b"\n", b"\x07"])).map(b"".join),
    )
)
def test_law_any_bytes_are_text_or_refused(data: bytes) -> None:
    """Any bytes give characters without a NUL, with a doubt for each guess, or one error that names the file and what to do."""
    refusal = None
    try:
        text, diagnostics = decode_transcript(data, "a.txt")
    except UnreadableInputError as error:
        refusal = error
    if refusal:
        assert refusal.code in {"empty", "binary"}
        assert re.fullmatch(r"a\.txt .+; .+", str(refusal))
    else:
        assert "\0" not in text
        assert [doubt.code for doubt in diagnostics] in ([], ["encoding-guessed"])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_law_the_hash_is_of_the_bytes(text: str) -> None:
    """The hash of a document is that of its file's bytes, or of its text as UTF-8 when no file is given."""
    data = text.encode() + b"x"
    assert parse_transcript("Dag", "a.txt", data).sha256 == hashlib.sha256(data).hexdigest()
    words_only = " ".join(text.split())
    assert parse_transcript(words_only, "a.txt").sha256 == hashlib.sha256(words_only.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Aan** [REDACTED]", ["Aan", "[REDACTED]"]),
        ("**Van:** [REDACTED]", ["Van:", "[REDACTED]"]),
        ("**Datum**: 17 feb", ["Datum:", "17", "feb"]),
        ("*a **b** c*", ["a", "b", "c"]),
        ("***Let op***", ["Let", "op"]),
        ("*a * b*", ["a", "*", "b"]),
        ("(_zie bijlage_)", ["(zie", "bijlage)"]),
        ("[REDACTED]_[REDACTED]", ["[REDACTED]_[REDACTED]"]),
        ("# Besluit", ["Besluit"]),
        ("### Besluit #3", ["Besluit", "#3"]),
        ("#3 besluit", ["#3", "besluit"]),
        ("[lees meer](#) over", ["lees", "meer", "over"]),
        ("![logo](logo.png)", ["logo"]),
        ("\\[REDACTED\\]", ["[REDACTED]"]),
        ("\\*geen nadruk\\*", ["*geen", "nadruk*"]),
        ("5\\. punt", ["5.", "punt"]),
        ("2 * 3 * 4", ["2", "*", "3", "*", "4"]),
        ("* punt", ["*", "punt"]),
        ("a*b", ["a*b"]),
        ("jan_de_vries@rijk.example", ["jan_de_vries@rijk.example"]),
        ("_____", ["_____"]),
        ("* * *", ["*", "*", "*"]),
        ("[1] [sic]", ["[1]", "[sic]"]),
        ("<u>Van</u> <b>Jan</b>", ["Van", "Jan"]),
        ("Van: Jan<br>Aan: Piet<br/>Cc:", ["Van:", "Jan", "Aan:", "Piet", "Cc:"]),
        ("<jan@rijk.example>", ["<jan@rijk.example>"]),
        ("> > Dag", [">", ">", "Dag"]),
        ("| Van | Jan |", ["|", "Van", "|", "Jan", "|"]),
        ("**half", ["**half"]),
        ("a <b", ["a", "<b"]),
    ],
)
def test_markdown(text: str, plain: list[str]) -> None:
    """Emphasis, headings, links, tags and escapes are taken off, and what only looks like them stays."""
    assert words(text, "a.md") == plain


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**Van:** Jan", [True, False]),
        ("*Van:* Jan", [False, False]),
        ("# Van Jan", [True, True]),
        ("**Van** *en* **Jan**", [True, False, True]),
        ("*a **b** c*", [False, True, False]),
    ],
)
def test_bold(text: str, bold: list[bool]) -> None:
    """Strong emphasis and headings are bold, weak emphasis is not."""
    assert [word.bold for word in line(text)] == bold


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("zie<sup>1</sup> de noot", [("zie", False), ("1", True), ("de", False), ("noot", False)]),
        ("<sup>1</sup> De noot", [("1", True), ("De", False), ("noot", False)]),
        ("(CENTRUM)<sup>12</sup>, dat", [("(CENTRUM)", False), ("12", True), (",", False), ("dat", False)]),
        ("CO<sub>2</sub>", [("CO2", False)]),
        ("**<sup>1</sup>** noot", [("1", True), ("noot", False)]),
        ("<SUP>1</SUP> noot", [("1", True), ("noot", False)]),
    ],
)
def test_footnote_mark(text: str, raised: list[tuple[str, bool]]) -> None:
    """A raised number is a word of its own, with its place behind the word before it."""
    assert [(word.text, word.raised) for word in line(text)] == raised


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("_Dag_ \\. # a", ["_Dag_", "\\.", "#", "a"]),
        ("**Dag** _Piet_", ["Dag", "Piet"]),
        ("**Van:** Jan\n\\[gelakt\\]", ["Van:", "Jan", "[gelakt]"]),
        ("*Dag* jan", ["Dag", "jan"]),
    ],
)
def test_markdown_in_a_text_file(text: str, plain: list[str]) -> None:
    """A file that is not named .md is read as markdown when it shows a sure sign of it; single stars are emphasis in any file."""
    assert words(text, "a.txt") == plain


def test_columns_are_those_of_the_line_as_read() -> None:
    """A word behind emphasis stands where it would without, and an indent stays."""
    assert [(word.box.x0, word.box.top) for word in line("  **Van:**  Jan\n\n\tPiet")] == [(2, 0), (8, 0), (1, 2)]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfDag", "Dag"),
        ("één".encode(), "één"),
        (codecs.BOM_UTF16_LE + "één".encode("utf-16-le"), "één"),
        (codecs.BOM_UTF16_BE + "één".encode("utf-16-be"), "één"),
        ("Van: [gelakt] ██".encode("utf-16-le"), "Van: [gelakt] ██"),
        ("Van: [gelakt]".encode("utf-16-be"), "Van: [gelakt]"),
        (b"Dag\x0cPiet\x1b[0m", "Dag\x0cPiet\x1b[0m"),
    ],
)
def test_certain_encoding(data: bytes, text: str) -> None:
    """Unicode is recognised with and without a byte order mark, which is no part of the text."""
    assert decode_transcript(data, "a.txt") == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "De financiële gegevens zijn geëvalueerd; één ervan is vóór 5 maart verstrekt.",
        "Het besluit “gedeeltelijk openbaar” kost € 100 – zie de bijlage’s.",
        "één",
        "€ 100",
        "Groet, Zoë",
    ],
)
def test_guessed_encoding(text: str) -> None:
    """An old code page is guessed, and the guess is a doubt that says which."""
    read, (doubt,) = decode_transcript(text.encode("cp1252"), "a.txt")
    assert read == text
    assert (doubt.code, doubt.severity, doubt.place) == ("encoding-guessed", "warning", None)
    assert "cp1252" in doubt.message


@pytest.mark.parametrize("encoding", ["cp1251", "cp850", "mac_roman"])
def test_guessed_encoding_of_another_kind(encoding: str) -> None:
    """What cp1252 would turn into other letters is not read as cp1252."""
    russian, dutch = (
        "Дорогой друг, спасибо за письмо о нашей встрече.",
        "De financiële gegevens zijn geëvalueerd; één ervan blijft.",
    )
    text = russian if encoding == "cp1251" else dutch
    assert decode_transcript(text.encode(encoding), "a.txt")[0] == text


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x0c\x0c", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_empty_file(data: bytes) -> None:
    """A file without a character, but for white space or a byte order mark, is refused as empty."""
    with pytest.raises(UnreadableInputError, match=r"a\.txt is empty; export") as caught:
        decode_transcript(data, "a.txt")
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 100,
        b"Dag\0Piet",
        bytes(range(256)),
        b"\x01\x02\x03" * 30 + b"Dag",
        b"\x7fELF\x02\x01\x01\0\0\0",
        "Дорогой друг".encode("utf-16-le"),
    ],
)
def test_binary_file(data: bytes) -> None:
    """A file with NUL bytes or many control characters is refused, never read as something it is not."""
    with pytest.raises(UnreadableInputError, match=r"a\.txt holds binary data") as caught:
        decode_transcript(data, "a.txt")
    assert caught.value.code == "binary"


def test_large_file() -> None:
    """A transcript larger than 64 MiB is refused before it is decoded."""
    with pytest.raises(UnreadableInputError, match="has 64 MiB, more than the 64 MiB") as caught:
        decode_transcript(b"a" * (64 * 2**20 + 1), "a.txt")
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("*" * 40_000, 1),
        ("*a " * 40_000, 40_000),
        ("[" * 100_000, 1),
        ("[a" * 50_000, 1),
        ("[](" * 30_000, 1),
        ("_a" * 50_000, 1),
        ("<sup>" * 20_000, 0),
        ("<sup>1</sup>a" * 8_000, 16_000),
        ("\\" * 100_000, 1),
        ("> " * 50_000, 50_000),
        (" " * 100_000, 0),
        ("#" * 100_000, 1),
        ("# a\n" * 25_000, 25_000),
        ("a" + "\f" * 50_000, 1),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else str(value),
)
def test_hostile_text(text: str, count: int) -> None:
    """100 kB of one kind of markup ends, with as many words as there are."""
    assert len(words(text, "a.md")) == count


def test_signs_that_print_nothing_do_not_part_words() -> None:
    """A byte order mark or a zero-width space inside a word leaves one word."""
    words = parse_transcript("\ufeffVan: vier\u200bkant brief\u00adhoofd", "a.txt").pages[0].words
    assert [word.text for word in words] == ["Van:", "vierkant", "briefhoofd"]


def test_a_marker_that_became_a_link_stays_a_marker() -> None:
    """Markdown made of mail turns an address into a link; the marker in it keeps its brackets, a common link loses them."""
    words = parse_transcript("# Mail\n[REDACTED](mailto:x) en [de brief](#)", "a.md").pages[0].words
    assert [word.text for word in words] == ["Mail", "[REDACTED]", "en", "de", "brief"]
