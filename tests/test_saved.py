"""Whether a workbook was saved since it was written."""

from pathlib import Path

import openpyxl
import pytest
from drawn import texts
from hypothesis import given, settings

from foialyzer.analysis import analyse
from foialyzer.readers.saved import is_untouched
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.xlsx import render_xlsx

ACCOUNT = analyse(parse_transcript("Van: Noor\nOnderwerp: Plan\n\nJa", "a.txt"))


@settings(max_examples=10, deadline=None)
@given(texts())
def test_law_what_was_written_is_untouched(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The workbook of any account is one that nobody saved since."""
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    path.write_bytes(render_xlsx(analyse(parse_transcript(text, "a.txt"))))
    assert is_untouched(path)


# cases


def test_what_was_saved(tmp_path: Path) -> None:
    """A workbook that a program saved was touched, also where no cell was changed; so was what is no workbook at all."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(render_xlsx(ACCOUNT))
    openpyxl.load_workbook(path).save(path)
    assert not is_untouched(path)
    path.write_bytes(b"no workbook")
    assert not is_untouched(path)
    assert not is_untouched(tmp_path)
