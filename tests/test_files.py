"""Files: what a path or some bytes hold, and which files a folder stands for."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from foialyzer.errors import UnreadableInputError
from foialyzer.readers.files import list_inputs, read_bytes, read_document

CHUNKS = [
    b"%PDF-1.7",
    b"\x89PNG",
    b"PK\x03\x04",
    b"II*\0",
    b"Dag ",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe9",
    b"\n",
    b"[gelakt]",
    b"\x0c",
]
BYTES = st.one_of(
    st.binary(), st.lists(st.sampled_from(CHUNKS), max_size=12).map(b"".join), st.text().map(lambda t: t.encode("utf-8"))
)
CODES = {"empty", "binary", "unsupported", "damaged", "no_pages"}


@given(BYTES, st.sampled_from(["a.txt", "a.md", "a.pdf", "a"]))
def test_law_any_bytes_are_a_document_or_one_error(data: bytes, name: str) -> None:
    """Any bytes give a document with a page, or the one error for input, which names the file and the next thing to do."""
    refusal = None
    try:
        document = read_bytes(data, name)
    except UnreadableInputError as error:
        refusal = error
    if refusal:
        assert refusal.code in CODES
        assert str(refusal).startswith(f"{name} ")
        assert "; " in str(refusal)
    else:
        assert (document.name, document.kind) == (name, "transcript")
        assert document.sha256 == hashlib.sha256(data).hexdigest()
        assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
        assert document.pages


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04", "a zip archive or Office file"),
        (b"\xd0\xcf\x11\xe0", "an old Office file"),
    ],
)
def test_other_kinds_are_named(data: bytes, what: str) -> None:
    """A file of a kind that is not read is told by its content, whatever its name."""
    with pytest.raises(UnreadableInputError, match=f"^mail.txt is {what}, which") as caught:
        read_bytes(data, "mail.txt")
    assert caught.value.code == "unsupported"


def test_a_picture_is_told_by_its_content() -> None:
    """A file that begins as a picture is read as one, whatever its name; without pixels it is a damaged one."""
    for head in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x10JFIF", b"II*\0", b"MM\0*"):
        with pytest.raises(UnreadableInputError, match="is a damaged picture"):
            read_bytes(head, "mail.txt")
    file = BytesIO()
    Image.new("RGB", (30, 20), "white").save(file, "PNG")
    document = read_bytes(file.getvalue(), "mail.txt")
    assert (document.kind, document.pages[0].width, document.pages[0].origin) == ("image", 30.0, "image")


def test_text_named_pdf_is_a_transcript() -> None:
    """The name of a file does not matter for what it holds."""
    assert [word.text for word in read_bytes(b"Zie %PDF-1.7", "a.pdf").pages[0].words] == ["Zie", "%PDF-1.7"]


def test_doubt_of_the_encoding_is_kept() -> None:
    """A document read with a guessed encoding carries the doubt."""
    assert [doubt.code for doubt in read_bytes("één".encode("cp1252"), "a.txt").diagnostics] == ["encoding-guessed"]
    assert read_bytes("één".encode(), "a.txt").diagnostics == ()


def test_file(tmp_path: Path) -> None:
    """A file is read under its own name or the one given, with the hash of its bytes."""
    file = tmp_path / "mail.md"
    file.write_bytes(b"\xef\xbb\xbf_Van:_ [gelakt]\r\n")
    document = read_document(file)
    assert (document.name, document.sha256) == ("mail.md", hashlib.sha256(file.read_bytes()).hexdigest())
    assert [word.text for word in document.pages[0].words] == ["Van:", "[gelakt]"]
    assert read_document(file, "map/mail.md").name == "map/mail.md"


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("gone.txt", "missing", "gone.txt does not exist; check the path"),
        ("map", "folder", "map is a folder; give its files"),
        ("empty.txt", "empty", "empty.txt is empty; export"),
        ("empty.txt/mail.txt", "unreadable", "mail.txt cannot be opened"),
        ("scan.txt", "binary", "scan.txt holds binary data"),
        ("large.txt", "too_large", "large.txt is larger than 2 GiB; split"),
    ],
)
def test_unreadable_file(name: str, code: str, message: str, tmp_path: Path) -> None:
    """A path that leads to no text is refused, with what is wrong and what to do."""
    (tmp_path / "map").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "scan.txt").write_bytes(b"\0\1\2")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(2**31 + 1)  # takes no room on a disk
    with pytest.raises(UnreadableInputError, match=message) as caught:
        read_document(tmp_path / name)
    assert caught.value.code == code


def test_name_in_an_error(tmp_path: Path) -> None:
    """An error speaks of a file by the name it was given."""
    with pytest.raises(UnreadableInputError, match=r"^map/mail\.txt does not exist"):
        read_document(tmp_path / "mail.txt", "map/mail.txt")


def test_inputs_of_a_file(tmp_path: Path) -> None:
    """A file stands for itself, whatever its suffix, and so does a path that leads nowhere."""
    assert list_inputs(tmp_path / "mail.xyz") == [(tmp_path / "mail.xyz", "mail.xyz")]


def test_inputs_of_a_folder(tmp_path: Path) -> None:
    """A folder stands for the documents in and below it in the order of their names; hidden ones and other kinds are left out."""
    names = ["b.txt", "a/z.MD", "a/b/c.pdf", "c.docx", ".hidden.txt", ".trash/old.txt", "a/.trash/old.txt", "a.txt", "d"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.txt").mkdir()
    assert list_inputs(tmp_path) == [(tmp_path / name, name) for name in ["a.txt", "a/b/c.pdf", "a/z.MD", "b.txt"]]


def test_inputs_below_a_hidden_folder(tmp_path: Path) -> None:
    """A hidden folder that is asked for by name is read."""
    (tmp_path / ".map").mkdir()
    (tmp_path / ".map" / "a.txt").touch()
    assert list_inputs(tmp_path / ".map") == [(tmp_path / ".map" / "a.txt", "a.txt")]


def test_folder_without_documents(tmp_path: Path) -> None:
    """A folder that holds no document is refused, and the error says what is looked for."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "c.docx").touch()
    with pytest.raises(UnreadableInputError, match=r"^map holds no document; foialyzer looks for \.txt, \.md") as caught:
        list_inputs(tmp_path / "map")
    assert caught.value.code == "empty_folder"
