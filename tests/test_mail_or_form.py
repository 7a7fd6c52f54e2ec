"""What faxes, reports and travel notes have in common with mail, and what only mail has."""

import pytest
from hypothesis import given
from mailmaking import Block, blocks

from foialyzer.mail.headers.blocks import find_blocks
from foialyzer.mail.headers.mail_or_form import is_form, is_signed
from foialyzer.page.lines import split_lines

FAX = "Fax\nFrom: Ministry of Water   To: Province   Date: 03-05-05 10:15   Pages: 3\nSubject: dikes\n"
TRAVEL = "Van Utrecht\nVerzonden maandag 3 mei 2021 10:00\nAan Zwolle\nOnderwerp dienstreis\n"
REPORT = "Voortgangsrapportage\nVan: programmamanager\nDatum: 12-03-21 10:00\nAan: stuurgroep\nOnderwerp: Q1\n"
MAIL = "Van: Jan\nVerzonden: maandag 3 mei 2021 10:00\nAan: Piet\nOnderwerp: plan\n"


@given(blocks())
def test_law_separators_are_signs(block: Block) -> None:
    """Below a separator any block is mail, whatever its language, order and lay-out."""
    lines = split_lines(f"-----Oorspronkelijk bericht-----\n{block.text}\n\nDag.")
    (found,) = find_blocks(lines)
    assert is_signed(found, colons=False)
    assert not is_form(found, [line.text for line in lines])


# cases


@pytest.mark.parametrize("text", [FAX, TRAVEL, REPORT], ids=["fax", "travel", "report"])
def test_other_paper(text: str) -> None:
    """A year of two digits, labels on one line and labels without colon do not make a mail of a form."""
    assert find_blocks(split_lines(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        FAX.replace("Ministry of Water", "Ministry <w@water.example>"),
        FAX.replace("   Pages: 3", "").replace("Ministry", "█████"),
        FAX.replace("   Pages: 3", "").replace("Date", "Sent"),
        TRAVEL.replace("dienstreis", "RE: dienstreis"),
        TRAVEL.replace("Utrecht", "████"),
        f"{TRAVEL}\nDag.\n\n{MAIL}",
        REPORT.replace("Datum", "Verzonden"),
        REPORT.replace("stuurgroep", "stuurgroep@rijk.example"),
        REPORT.replace("12-03-21", "12-03-2021"),
        REPORT.replace("rapportage\n", "rapportage\n-----Oorspronkelijk bericht-----\n"),
    ],
)
def test_signs(text: str) -> None:
    """One sign, or a sure header elsewhere, makes the same form mail."""
    assert find_blocks(split_lines(text))


def test_labels_of_no_mail_outweigh_covers() -> None:
    """A fax of which the names are hidden is a fax."""
    assert find_blocks(split_lines(FAX.replace("Ministry of Water", "█████"))) == ()
