"""Annexes of a transcript."""

from drawn import texts
from hypothesis import given

from foialyzer.mail.headers.search import find_headers
from foialyzer.page.layout import lay_out
from foialyzer.readers.transcript import parse_transcript
from foialyzer.release.annexes import find_annexes
from foialyzer.release.segment_start import Start

MAIL = "Van: Noor WBW/DIR\nVerzonden: {}\nAan: Piet WBW/FIN\nOnderwerp: {}\n\nAkkoord.\n\n"


def starts(string: str) -> list[Start]:
    """Return where the documents of a text begin."""
    text = lay_out(parse_transcript(string, "a.txt"), [])
    return find_annexes(text, find_headers(text.string))


@given(texts())
def test_law_starts_are_in_order_from_the_top(string: str) -> None:
    """Whatever the text, a document begins at its top, and the others after it in order."""
    found = [start.at for start in starts(string)]
    assert found[0] == 0
    assert found == sorted(found)


def test_a_mail_sent_later_with_another_subject_is_a_new_annex() -> None:
    """What a mail cannot quote begins anew; what it can quote belongs to it."""
    early, late = "dinsdag 5 maart 2019 10:22", "vrijdag 8 maart 2019 09:00"
    assert [start.title for start in starts(MAIL.format(early, "Sluis") + MAIL.format(late, "Brug"))] == ["Sluis", "Brug"]
    assert [start.title for start in starts(MAIL.format(late, "RE: Sluis") + MAIL.format(early, "Sluis"))] == ["RE: Sluis"]
