"""Lines: stretches between line breaks, and how deep each is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.page.lines import split_lines
from foialyzer.page.span import Span, is_partition

TEXTS = st.one_of(st.text(), st.text("> \t\xa0a█\n"))


@given(TEXTS)
def test_law_lines_tile_the_text(string: str) -> None:
    """The lines of any text tile it, and only the last may lack a line break."""
    lines = split_lines(string)
    assert is_partition([line.span for line in lines], Span(0, len(string)))
    *ended, last = string.split("\n")
    assert [line.span.of(string) for line in lines] == [f"{part}\n" for part in ended] + [last] * bool(last)


@given(TEXTS)
def test_law_content_is_the_line_without_marks_and_margins(string: str) -> None:
    """The content of a line is its text, lies inside it, and what is left out is only quote marks and white space."""
    for line in split_lines(string):
        assert line.content.of(string) == line.text == line.text.rstrip()
        assert not line.text.startswith((">", " ", "\t", "\xa0"))
        assert line.content in line.span
        rest = line.span.of(string).replace(line.text, "", 1)
        assert all(character == ">" or character.isspace() for character in rest)
        assert line.blank == (line.text == "")


@given(TEXTS)
def test_law_depth_counts_the_marks_before_the_content(string: str) -> None:
    """The depth of a line is the number of quote marks in front of its first other character."""
    for line in split_lines(string):
        printed = line.span.of(string)
        front = printed[: len(printed) - len(printed.lstrip("> \t\xa0"))]
        assert line.depth == front.count(">")


@given(TEXTS, st.sampled_from([">", "> ", " >", ">\xa0"]))
def test_law_one_more_mark_adds_one_to_the_depth(string: str, mark: str) -> None:
    """A quote mark in front of each line adds one to each depth and changes no content."""
    before = split_lines(string)
    after = split_lines("".join(mark + line.span.of(string) for line in before))
    assert [(line.depth, line.text) for line in after] == [(line.depth + 1, line.text) for line in before]


@given(TEXTS, st.integers(0, 1000))
def test_law_offset_shifts_every_position(string: str, offset: int) -> None:
    """An offset is added to every position and changes nothing else."""
    shifted = [
        (line.span.start, line.span.end, line.content.start, line.depth, line.text) for line in split_lines(string, offset)
    ]
    plain = [(line.span.start, line.span.end, line.content.start, line.depth, line.text) for line in split_lines(string)]
    assert shifted == [(start + offset, end + offset, at + offset, depth, text) for start, end, at, depth, text in plain]


@pytest.mark.parametrize(
    ("line", "depth", "text"),
    [
        ("Dag Piet,", 0, "Dag Piet,"),
        ("> Dag Piet,", 1, "Dag Piet,"),
        (">> Dag", 2, "Dag"),
        ("> > Dag", 2, "Dag"),
        ("  >\xa0> Dag  ", 2, "Dag"),
        (">", 1, ""),
        ("> ", 1, ""),
        ("", 0, ""),
        ("a > b", 0, "a > b"),
        ("> a > b", 1, "a > b"),
        ("-> b", 0, "-> b"),
        ("|> b", 0, "|> b"),
        ("> ████ > b", 1, "████ > b"),
        ("> Dag\r", 1, "Dag"),
    ],
)
def test_quoted_line(line: str, depth: int, text: str) -> None:
    """Only the marks before the first other character count."""
    read = split_lines(line + "\n")[0]
    assert (read.depth, read.text, read.blank) == (depth, text, not text)


@pytest.mark.parametrize("separator", ["\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_only_a_line_feed_breaks_a_line(separator: str) -> None:
    """Other signs that may end a line are left to the reader of the file."""
    assert len(split_lines(f"a{separator}b")) == 1


def test_no_text_has_no_lines() -> None:
    """A text without characters has no lines, and one line break is one blank line."""
    assert split_lines("") == ()
    assert [line.blank for line in split_lines("\n")] == [True]


def test_hostile_depth() -> None:
    """A line of 100,000 quote marks is as deep as it has marks, with and without spaces between."""
    assert split_lines(">" * 100_000)[0].depth == 100_000
    assert split_lines("> " * 50_000 + "a")[0].depth == 50_000
