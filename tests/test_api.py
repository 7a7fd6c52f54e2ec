"""The front door of the library."""

import subprocess
import sys
from pathlib import Path

import pytest
from drawn import texts
from hypothesis import HealthCheck, given, settings
from paper import SAMPLES

import foialyzer
from foialyzer.analysis import analyse as analyse_document
from foialyzer.api import analyse, read
from foialyzer.errors import UnreadableInputError

SAMPLE = SAMPLES / "sluis-oost" / "release.txt"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts().filter(str.strip))
def test_law_reading_first_makes_no_difference(tmp_path: Path, text: str) -> None:
    """A file analysed by its path, as text or as `Path`, or read first, gives one and the same account."""
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8", "replace")
    try:
        document = read(file)
    except UnreadableInputError:
        with pytest.raises(UnreadableInputError):
            analyse(file)
    else:
        assert analyse(document) == analyse(file) == analyse(str(file)) == analyse_document(document)


# cases


def test_public_names() -> None:
    """The package offers what it lists, and says so when asked for anything else."""
    assert all(hasattr(foialyzer, name) for name in foialyzer.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = foialyzer.nothing


def test_importing_is_cheap() -> None:
    """Importing the package reads no table and no reader."""
    code = "import foialyzer, sys; print(sum(name.startswith('foialyzer.') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "0\n"  # noqa: S603


def test_sample_is_accounted_for() -> None:
    """The first example of the documents says what it says."""
    release = foialyzer.analyse(SAMPLE)
    assert release.letter is not None
    assert (len(release.messages), release.letter.statute) == (5, "nl-wob")


@pytest.mark.parametrize(("name", "content", "code"), [("a.txt", b"", "empty"), ("a.txt", b"%PDF-1.7", "damaged")])
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """A file that cannot be read raises an error with a code and the name of the file."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableInputError, match=name) as raised:
        analyse(tmp_path / name)
    assert raised.value.code == code


def test_missing_file(tmp_path: Path) -> None:
    """A path that leads nowhere raises an error that says so."""
    with pytest.raises(foialyzer.FoialyzerError, match=r"gone\.txt does not exist; check the path"):
        read(tmp_path / "gone.txt")
