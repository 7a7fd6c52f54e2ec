"""Several files as one release."""

import random
from pathlib import Path

import pytest
from parcels import TITLES, Paper, ParcelRecipe, draw_parcel

from foialyzer.analysis import analyse
from foialyzer.errors import UnreadableInputError
from foialyzer.page.page import Document
from foialyzer.readers.files import read_bytes
from foialyzer.readers.parcel import join_documents, read_release

LETTER = (
    "Datum 20 juni 2023\nGeachte heer Vos,\n\n"
    "In uw brief van 5 juni 2023, ontvangen op 6 juni 2023, heeft u verzocht om stukken. "
    "Op grond van de Woo besluit ik. U kunt een bezwaarschrift sturen.\n\nHoogachtend,\n"
)
LIST = "Nr;Datum;Titel;Beoordeling;Weigeringsgrond\n2;3-5-2022;Sluis;Deels openbaar;5.1.2.e\n10;4-5-2022;Brug;Openbaar;\n"
MAIL = "Van: Noor WBW/DIR\nVerzonden: dinsdag 3 mei 2022 10:22\nAan: Piet\nOnderwerp: {}\n\nAkkoord.\n"
FILES = {"z-besluit.txt": LETTER, "lijst.csv": LIST, "Doc 10.txt": MAIL.format("Brug"), "Doc 2.txt": MAIL.format("Sluis")}


def documents() -> list[Document]:
    """Return the files of a release, read."""
    return [read_bytes(text.encode(), name) for name, text in FILES.items()]


def test_law_the_order_of_files_does_not_matter() -> None:
    """However the files are given, letter, inventory and annexes come in that order, 2 before 10."""
    joined = join_documents(documents(), "map")
    assert [name for name, _ in joined.parts] == ["z-besluit.txt", "lijst.csv", "Doc 2.txt", "Doc 10.txt"]
    for seed in range(5):
        shuffled = documents()
        random.Random(seed).shuffle(shuffled)  # noqa: S311  (a test's order)
        assert join_documents(shuffled, "map") == joined


def test_files_are_one_release(tmp_path: Path) -> None:
    """Each file is a segment, each annex is the row its name gives, and pages are counted through."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    release = analyse(read_release([tmp_path]))
    told = [(segment.kind, segment.label, segment.inventory_number, segment.pages) for segment in release.segments]
    assert told == [
        ("letter", None, None, (1, 1)),
        ("inventory", None, None, (2, 2)),
        ("annex", "2", "2", (3, 3)),
        ("annex", "10", "10", (4, 4)),
    ]
    assert release.letter is not None
    assert [row.number for row in release.inventory] == ["2", "10"]


def test_a_parcel_in_pieces_is_the_parcel(tmp_path: Path) -> None:
    """A release in one file and a spreadsheet beside it are joined; the file's own documents stay apart."""
    recipe = ParcelRecipe(tuple(Paper(str(number), TITLES[number]) for number in (1, 2, 3)))
    (tmp_path / "alles.pdf").write_bytes(draw_parcel(recipe).data)
    (tmp_path / "extra.txt").write_text(MAIL.format("Naschrift"), "utf-8")
    release = analyse(read_release([tmp_path]))
    assert [segment.label for segment in release.segments if segment.kind == "annex"] == ["1", "2", "3", None]


def test_one_broken_file_is_left_out_and_said(tmp_path: Path) -> None:
    """What cannot be read is a diagnostic; where nothing can be read, the error comes."""
    (tmp_path / "leeg.txt").write_text("", "utf-8")
    with pytest.raises(UnreadableInputError):
        read_release([tmp_path])
    (tmp_path / "mail.txt").write_text(MAIL.format("Sluis"), "utf-8")
    assert [one.code for one in read_release([tmp_path]).diagnostics] == ["file-left-out"]
