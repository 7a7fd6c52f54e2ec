"""What opens on a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foialyzer.release.page_openings import is_title_line, opens_letter, opens_mail, opens_memo, share_title


@given(st.lists(st.text(max_size=60), max_size=8))
def test_law_any_lines_are_judged(lines: list[str]) -> None:
    """Whatever the lines, the answers are yes or no."""
    assert opens_mail(lines) in {True, False}
    assert opens_letter(lines) in {True, False}
    assert opens_memo(lines) in {True, False}
    assert not any(is_title_line(line) and line.endswith(".") for line in lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Van: Noor", "Aan: Piet", "Onderwerp: plan"], True),
        (["To I0 2 e@min nl1", "From J AFP", "Sent Fri 2 7 2020", "Subject plan"], True),
        (["Van de gemeente kwam geen antwoord", "Aan de kade lag een schip"], False),
        (["Verslag", "Van: Noor", "Aan: Piet", "Onderwerp: plan"], False),
        ([], False),
    ],
)
def test_mails(lines: list[str], expected: bool) -> None:
    """Three labels of a mail open it, the first at the very top."""
    assert opens_mail(lines) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["MEMO", "Aan: Noor", "Van: Piet", "Datum: 3 mei 2021"], True),
        (["Notitie", "Sluis Oost", "Aan: Noor", "Van: Piet", "Datum: 3 mei 2021"], True),
        (["Noor", "Aan: Noor", "Van: Piet", "Datum: 3 mei 2021"], False),
        (["Nota", "Sluis Oost", "De deuren zijn oud."], False),
        ([], False),
    ],
)
def test_memos(lines: list[str], expected: bool) -> None:
    """A memorandum calls itself one above its labels; a name above a mail that is quoted does not."""
    assert opens_memo(lines) is expected


def test_a_letter_needs_all_three() -> None:
    """Date, subject and salutation open a letter; a salutation alone may stand in any mail."""
    assert opens_letter(["Waterschap Oost", "Datum 3 mei 2021", "Onze referentie 26", "Geachte heer Vos,"])
    assert not opens_letter(["Datum 3 mei 2021", "Onze referentie 26"])


def test_titles_are_shared_by_words() -> None:
    """A title of the inventory is found again in the first lines with a word more or less, a short one never."""
    assert share_title("Verslag 2e overleg klankbord sluis Oost", "Verslag overleg klankbord sluis Oost, 3 mei")
    assert not share_title("Verslag overleg sluis", "Raming van de kosten van het overleg")
    assert not share_title("klacht", "klacht")
    assert not share_title(None, "klacht")
