"""The account as a value."""

import attrs
import pytest
from paper import SAMPLES

from foialyzer.account.release import Release
from foialyzer.api import analyse


@pytest.fixture(scope="module")
def release() -> Release:
    """Return the account of a sample."""
    return analyse(SAMPLES / "sluis-oost" / "release.txt")


# cases


def test_an_account_is_a_value(release: Release) -> None:
    """An account cannot be changed, and two of the same input are equal and interchangeable."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        release.text = ""  # type: ignore[misc]
    again = analyse(SAMPLES / "sluis-oost" / "release.txt")
    assert (again == release, hash(again) == hash(release)) == (True, True)


def test_the_text_is_not_shown_twice(release: Release) -> None:
    """The text of a release is part of its account and not of how the account is shown."""
    assert release.text not in repr(release)
    assert attrs.evolve(release, text="") != release


def test_the_source_is_named_without_its_folder(release: Release) -> None:
    """The source has the name of the file and the pages in it."""
    assert (release.source.name, release.source.kind) == ("release.txt", "transcript")
    assert (release.source.pages, release.source.machine_readable_pages, release.source.scanned_pages) == (1, 1, 0)
