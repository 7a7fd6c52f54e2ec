"""The workbook of an account, read back."""

import io
import os
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from drawn import texts
from hypothesis import given, settings

from foialyzer.account.tabulation import draw_tables
from foialyzer.account.workbook import EditedCell, EditedSheet, Unread, digest_reading, find_edits
from foialyzer.analysis import analyse
from foialyzer.errors import UnreadableInputError
from foialyzer.readers.corrections import read_corrections
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.xlsx import render_xlsx


@settings(max_examples=25, deadline=None)
@given(texts())
def test_law_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The workbook of any account says of which file and reading it is, and no cell of it is taken for edited."""
    release = analyse(parse_transcript(text, "a.txt"))
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    path.write_bytes(render_xlsx(release))
    book = read_corrections(path)
    assert (book.facts["sha256"], book.facts["reading"]) == (release.source.sha256, digest_reading(release))
    assert (book.facts["reviewer"], book.facts["date"]) == (None, None)
    assert find_edits(book, draw_tables(release)) == ((), ())


# cases


@pytest.mark.parametrize(("value", "read"), [
    ("text", "text"),
    ("=1+1", Unread("a formula")),
    (3, "3"),
    (3.0, "3"),
    (0.25, "0.25"),
    (date(2019, 5, 3), "2019-05-03"),
    (datetime(2019, 5, 3, 10, 22), "2019-05-03T10:22"),
    (True, Unread("true or false")),
    ("#N/A", Unread("an error")),
    (None, None),
])  # fmt: skip
def test_cells(tmp_path: Path, value: object, read: EditedCell) -> None:
    """Text, numbers and dates are taken as text; a formula, and anything else, is left unread."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["id", "subject"])
    book.worksheets[0].append(["m1", value])
    book.create_sheet("review").append(["sha256", "0"])
    book.save(tmp_path / "a.xlsx")
    assert read_corrections(tmp_path / "a.xlsx").sheets == (EditedSheet("Sheet", ("id", "subject"), (("m1", read),)),)


def test_what_is_no_workbook_of_ours(tmp_path: Path) -> None:
    """What is not there, no file, too large, no workbook, damaged, or has no sheet to sign, is refused with what to do."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    data = io.BytesIO()
    openpyxl.Workbook().save(data)
    (tmp_path / "b.xlsx").write_bytes(data.getvalue())
    with zipfile.ZipFile(tmp_path / "c.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    for name in ("a.csv", "a.ods"):
        (tmp_path / name).write_bytes(b"id;subject")
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "folder.xlsx").mkdir()
    os.mkfifo(tmp_path / "pipe.xlsx")
    with (tmp_path / "large.xlsx").open("wb") as file:
        file.truncate(2**28 + 1)
    none = dict.fromkeys(("a.pdf", "a.csv", "a.ods", "empty.xlsx"), "no_workbook")
    none |= {"folder.xlsx": "no_file", "pipe.xlsx": "no_file", "large.xlsx": "too_large"}
    wanted = none | {"gone.xlsx": "missing", "b.xlsx": "no_review", "c.xlsx": "damaged"}
    for name, code in wanted.items():
        with pytest.raises(UnreadableInputError, match=name) as raised:
            read_corrections(tmp_path / name)
        assert raised.value.code == code
