"""Text recognition: tesseract as a program, and its absence."""

from pathlib import Path

import numpy as np
import pytest
from drawing import Recipe, draw
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageOps
from scanning import needs_tesseract, take_picture

from foialyzer.readers.ocr import NO_OCR, Ocr, parse_table, read_installed, read_turn, read_words

PLAIN = draw([Recipe(kind="mail")])
GREY = np.asarray(take_picture(PLAIN).convert("L"), dtype=np.uint8)
CELLS = st.sampled_from(["5", "4", "1", "0", "-1", "nan", "1e999", "12.5", "woord", "", "x y", "\x00"])
ROWS = st.lists(CELLS, max_size=14).map("\t".join)


def row(line: int, left: int, top: int, height: int, text: str) -> str:
    """Return a row of the table for a word 40 pixels wide."""
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t40\t{height}\t90\t{text}"


# laws


@given(st.lists(ROWS | st.text(max_size=30), max_size=12).map("\n".join))
def test_law_any_table_gives_words(table: str) -> None:
    """Whatever a table holds, each word read from it has characters, a box and a confidence in [0, 1]."""
    for word in parse_table(table):
        assert word.text
        assert " " not in word.text
        assert 0 <= word.confidence <= 1


# cases


def test_words_of_a_line_are_as_high_as_its_type() -> None:
    """A word of low letters and one with a hanging letter get the height that words with both have."""
    low, hanging, full = parse_table(
        "\n".join(["head", row(1, 0, 20, 10, "een"), row(1, 50, 20, 15, "oog"), row(1, 99, 15, 20, "dijk")])
    )
    for word in (low, hanging):
        assert abs(word.box.height - full.box.height) <= 2
        assert abs(word.box.top - full.box.top) <= 2


def test_without_tesseract_the_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no program of that name is on the path, nothing works and the Debian packages that are missing are named."""
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr = read_installed()
    assert not ocr.works
    assert ocr.missing == ("tesseract-ocr", "tesseract-ocr-nld")
    assert read_words(GREY, ocr, 150) == ()


@pytest.mark.parametrize("does", ["exit 1", "kill -9 $$"])
def test_a_program_that_fails_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Where the program breaks off, the page is one that could not be read, and no error."""
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    assert read_words(GREY, Ocr(str(program), ("nld",), ()), 150) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not read_installed().works


def test_a_speck_is_not_given_to_the_program() -> None:
    """A picture too small for any word has none, and so has any picture where recognition is off."""
    assert read_words(GREY[:4], read_installed(), 150) == ()
    assert read_words(GREY, NO_OCR, 150) == ()


@needs_tesseract
def test_a_drawn_page_is_read() -> None:
    """Of the words on a clean page 95 of 100 are read as they are, where they are, and surely."""
    words = read_words(GREY, read_installed(), 150)
    assert words
    drawn = [word for line in PLAIN.lines[0] for word in line.split()]
    read = [word.text for word in words]
    assert sum(word in read for word in drawn) >= 0.95 * len(drawn)
    assert sum(word.confidence for word in words) >= 0.85 * len(words)
    first = next(word for word in words if word.text.startswith("Van"))
    assert abs(first.box.x0 - 70 * 150 / 72) < 4


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_laid_on_its_side_is_known(turn: int) -> None:
    """A picture turned counter-clockwise is to be turned clockwise by as much; an upright one not at all."""
    if "osd" not in [path.stem for path in Path("/usr/share/tesseract-ocr").rglob("osd.traineddata")]:
        pytest.skip("the data for orientation are not installed")
    ocr = read_installed()
    assert read_turn(np.ascontiguousarray(np.rot90(GREY, turn // 90)), ocr) == turn
    assert read_turn(GREY, ocr) == 0


@needs_tesseract
def test_white_on_black_page_is_no_failure() -> None:
    """A page in negative is read or not, but never an error."""
    negative = np.asarray(ImageOps.invert(take_picture(PLAIN).convert("L")), dtype=np.uint8)
    assert read_words(negative, read_installed(), 150) is not None
