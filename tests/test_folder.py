"""The files that are written for a release."""

import pytest
from drawn import texts
from hypothesis import given, settings
from paper import SAMPLES

from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.folder import RESULT, render_folder
from foialyzer.report.json import parse_json, render_json


@settings(max_examples=25, deadline=None)
@given(texts())
def test_law_same_files_and_same_bytes(text: str) -> None:
    """Whatever a release holds, the same files are written each time, with the same bytes, and the result is its JSON."""
    release = analyse(parse_transcript(text, "a.txt"))
    line = render_json(release)
    files = dict(render_folder(release, line))
    assert files == dict(render_folder(release, line))
    assert files[RESULT] == (line + "\n").encode("utf-8", "replace")
    assert all(files.values())


# cases


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*/release.*")), ids=lambda file: file.parent.name)
def test_every_file_is_linked(file: object) -> None:
    """The report comes last and links to every other file; the result can be read back."""
    release = analyse_file(str(file))
    files = dict(render_folder(release, render_json(release)))
    *others, report = files
    assert report == "report.html"
    assert all(f'href="{name}"'.encode() in files[report] for name in others)
    assert parse_json(files[RESULT].decode()) == release
