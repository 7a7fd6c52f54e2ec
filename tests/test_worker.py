"""The guarded child: what it answers, and what becomes of inputs that ask too much."""

import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from scanning import put_in_pdf

from foialyzer.worker import Limits, Request, Worker, answer

MAIL = b"Van: Noor WBW/DIR <a@b.example>\nVerzonden: dinsdag 5 maart 2019 10:22\nAan: Bas\nOnderwerp: Plan\n\nJa [gelakt]"


def pdf(content: bytes, filters: bytes = b"/FlateDecode", stream: bytes | None = None) -> bytes:
    """Return a PDF of one page with a content stream."""
    data = zlib.compress(content, 9) if stream is None else stream
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (len(data), filters, data),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%bendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(file)
    return file + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


ZIP_BOMB = pdf(b"", b"/FlateDecode/FlateDecode", zlib.compress(zlib.compress(b" " * 2**31, 9), 9))
STROKES = pdf(b"".join(b"%d %d m %d 9 l S " % (n % 595, n % 842, n % 77) for n in range(1_500_000)))


# laws


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_law_any_bytes_get_an_answer(data: bytes) -> None:
    """Whatever the bytes of an input, the answer is one line of JSON: an account of it, or one error."""
    line = answer({"path": None, "name": "a", "password": None}, data)
    result = json.loads(line)
    assert "\n" not in line
    assert ("error" in result) != ("survival" in result)


# cases


def test_one_child_answers_one_input_after_another(tmp_path: Path) -> None:
    """Files and bytes are answered in turn by the same child, as they would be without one."""
    path = tmp_path / "mail.txt"
    path.write_bytes(MAIL)
    with Worker(Limits()) as worker:
        lines = [worker.audit(Request(str(path), "mail.txt")), worker.audit(Request(None, "mail.txt", MAIL))]
    assert lines[0] == lines[1] == answer({"path": None, "name": "mail.txt", "password": None}, MAIL)


def test_a_missing_file_is_an_error_of_its_own() -> None:
    """A file that is not there gives its error, and the next input its account."""
    with Worker(Limits()) as worker:
        missing = json.loads(worker.audit(Request("nowhere.txt", "nowhere.txt")))
        found = json.loads(worker.audit(Request(None, "mail.txt", MAIL)))
    assert missing["error"]["code"] == "missing"
    assert len(found["messages"]) == 1


@pytest.mark.parametrize(
    ("bomb", "limits", "code"),
    [
        (ZIP_BOMB, Limits(600, 4), "too_slow"),
        (STROKES, Limits(300, 60), "too_large"),
    ],
    ids=["zip", "strokes"],
)
def test_a_bomb_is_one_error(bomb: bytes, limits: Limits, code: str) -> None:
    """A small file that asks for too much memory or time is one error that names the limit; the next input is not touched."""
    with Worker(limits) as worker:
        result = json.loads(worker.audit(Request(None, "bomb.pdf", bomb)))
        after = json.loads(worker.audit(Request(None, "mail.txt", MAIL)))
    assert result["error"]["code"] == code
    assert "--memory" in result["error"]["message"] or "--timeout" in result["error"]["message"]
    assert len(after["messages"]) == 1


def test_large_answers_come_whole() -> None:
    """An account of many megabytes passes the pipe unbroken."""
    with Worker(Limits()) as worker:
        line = worker.audit(Request(None, "long.txt", MAIL * 3000))
    assert len(line) > 2**20
    assert json.loads(line)["source"]["name"] == "long.txt"


def test_progress_comes_before_the_answer() -> None:
    """While the pages of a scan are read, each is told of; the answer is the same as without."""
    scan = put_in_pdf([Image.new("RGB", (300, 400), "white")] * 3)
    told: list[tuple[int, int]] = []
    with Worker(Limits()) as worker:
        request = Request(None, "scan.pdf", scan, ocr=False)
        line = worker.audit(request, lambda done, of: told.append((done, of)))
        silent = worker.audit(request)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert line == silent
    assert json.loads(line)["source"]["scanned_pages"] == 3


# regressions


def test_a_child_that_died_is_started_anew() -> None:
    """Between two inputs the child may be killed from outside; the next input starts another."""
    with Worker(Limits()) as worker:
        worker.audit(Request(None, "mail.txt", MAIL))
        child = worker._child  # noqa: SLF001  (to kill it as the system would)
        assert child is not None
        child.kill()
        child.wait()
        assert json.loads(worker.audit(Request(None, "mail.txt", MAIL)))["messages"]
