"""A child process that audits one input after another within limits, so that no file can take the others with it."""

from __future__ import annotations

import gc
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from attrs import asdict, define, evolve, field, frozen

__all__ = ["Limits", "Request", "Worker"]

_CHUNK = 1 << 16
_PROGRESS = b'{"progress": '
Tell = Callable[[int, int], None]


@frozen
class Limits:
    """What one input may use.

    Args:
        memory: MiB of address space.
        seconds: of wall-clock time; of an input with scans, from one page that was recognised to the next.
    """

    memory: int = 2048
    seconds: float = 120.0


@frozen
class Request:
    """One input to audit.

    Args:
        path: of the file; None where its bytes are given.
        name: in the result.
        data: the bytes, where they came from standard input.
        password: of an encrypted PDF.
        reveal: whether to keep words that can still be read under a cover.
        cross_check: whether to read a PDF a second way and compare.
        ignore_outline: whether documents are told apart without bookmarks.
        ocr: whether to recognise the words of pages that are pictures.
        files: files and folders that are one release; path and bytes are empty then.
        corrections: path of the workbook that a person edited.
    """

    path: str | None
    name: str
    data: bytes = b""
    password: str | None = None
    reveal: bool = False
    cross_check: bool = False
    ignore_outline: bool = False
    ocr: bool = True
    files: tuple[str, ...] = ()
    corrections: str | None = None


@define
class Worker:
    """Runs audits in a child process, which is started when first needed and anew after it died.

    Use it as a context manager; the child ends with it.

    Args:
        limits: of each audit.
    """

    limits: Limits
    _child: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def audit(self, request: Request, tell: Tell | None = None) -> str:
        """Return the line of JSON for one input: its account, or the error it gave.

        Args:
            request: what to audit.
            tell: called with how many pages are recognised, and of how many.
        """
        return self._answer(request, {}, tell)

    def annotate(self, request: Request, line: str, target: Path, lang: str | None = None) -> str:
        """Write an annotated copy of a PDF; return an empty object as JSON, or the line of the error it gave.

        Args:
            request: as it was audited.
            line: the account that `audit` returned.
            target: where to write the copy.
            lang: of its notes.
        """
        return self._answer(request, {"annotate": {"line": line, "target": str(target), "lang": lang}})

    def _answer(self, request: Request, more: dict[str, Any], tell: Tell | None = None) -> str:
        if self._child and self._child.poll() is not None:
            self._end()
        child = self._child or self._start()
        head = {**asdict(request, filter=lambda attribute, _: attribute.name != "data"), **more, "size": len(request.data)}
        line = self._ask(child, head, request.data, tell)
        if line is not None:
            return line
        self._end()
        return _error_line(request.name, *self._fate(child))

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "foialyzer.worker", str(self.limits.memory)]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  (our own module)
        return self._child

    def _ask(self, child: subprocess.Popen[bytes], head: dict[str, Any], data: bytes, tell: Tell | None) -> str | None:
        """Return the answer, None where the child died or took too long."""
        if child.stdin is None or child.stdout is None:
            return None
        try:
            child.stdin.write(json.dumps(head).encode() + b"\n" + data)
            child.stdin.flush()
        except BrokenPipeError:
            return None
        return _read_answer(child.stdout, self.limits.seconds, tell)

    def _fate(self, child: subprocess.Popen[bytes]) -> tuple[str, str]:
        if child.returncode == -_KILLED:
            return "too_slow", f"took longer than {self.limits.seconds:g} seconds; allow more with --timeout, or split the file"
        return "too_large", f"needs more than {self.limits.memory} MiB of memory, or crashed; allow more with --memory"

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin:
            with suppress(BrokenPipeError):
                child.stdin.close()
        try:
            child.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        if child.stdout:
            child.stdout.close()


_KILLED = 9


def _read_answer(stream: IO[bytes], seconds: float, tell: Tell | None) -> str | None:
    """Return the answer that comes out of a pipe, None where it closes or the time passes first.

    Lines of progress may come before it; each gives the next page its time.
    """
    rest = b""
    while found := _read_line(stream, time.monotonic() + seconds, rest):
        line, rest = found
        if not line.startswith(_PROGRESS):
            return line.decode()
        if tell:
            tell(*json.loads(line)["progress"])
    return None


def _read_line(stream: IO[bytes], deadline: float, start: bytes) -> tuple[bytes, bytes] | None:
    """Return the next line of a pipe without its end, and what was read beyond it; None where there is none in time."""
    parts = [start]
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while b"\n" not in parts[-1]:
            left = deadline - time.monotonic()
            if not (left > 0) or not selector.select(left):
                return None
            part = os.read(stream.fileno(), _CHUNK)
            if not part:
                return None
            parts.append(part)
    last, _, rest = parts[-1].partition(b"\n")
    return b"".join([*parts[:-1], last]), rest


def _error_line(name: str, code: str, what: str) -> str:
    from foialyzer.report.json import render_error

    return render_error(name, code, f"{name} {what}")


def _limit_memory(mebibytes: int) -> None:
    """Limit the address space of this process; where the system has no such limit, only the clock guards."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))


def answer(head: dict[str, Any], data: bytes, tell: Tell | None = None) -> str:
    """Return the line of JSON for one request, whatever goes wrong with it.

    Args:
        head: path, name and password of the input.
        data: its bytes, where it has no path.
        tell: called with how many pages are recognised, and of how many.

    Example:
        >>> json.loads(answer({"path": None, "name": "a.txt", "password": None}, b""))["error"]["code"]
        'empty'
    """
    from foialyzer.errors import FoialyzerError
    from foialyzer.report.json import render_error

    name = head["name"]
    try:
        return _annotate(head, data) if head.get("annotate") else _audit(head, data, tell)
    except FoialyzerError as error:
        return render_error(name, error.code, str(error))
    except MemoryError:
        return _error_line(name, "too_large", "needs more memory than it is allowed; allow more with --memory")
    except Exception as error:  # noqa: BLE001  (a fault of ours on one input must not lose the others)
        return _error_line(
            name, "fault", f"could not be analysed ({type(error).__name__}: {error}); please report this as a fault"
        )


def _audit(head: dict[str, Any], data: bytes, tell: Tell | None) -> str:
    from foialyzer.account.findings import find_differences
    from foialyzer.analysis import analyse
    from foialyzer.readers.files import read_bytes, read_document
    from foialyzer.readers.ocr import Scanning
    from foialyzer.readers.parcel import read_release
    from foialyzer.report.json import render_json

    name, path = head["name"], head["path"]
    more = (password := head["password"], Scanning(head.get("ocr", True), tell))
    if head.get("files"):
        document = read_release([Path(file) for file in head["files"]], *more)
    else:
        document = read_bytes(data, name, *more) if path is None else read_document(Path(path), name, *more)
    release = analyse(document, reveal=head.get("reveal", False), ignore_outline=head.get("ignore_outline", False))
    if head.get("cross_check") and document.kind == "pdf" and not head.get("files"):
        from foialyzer.readers.pdfplumber import read_pdf_again

        again = read_pdf_again(data if path is None else Path(path).read_bytes(), name, password)
        release = evolve(release, findings=(*release.findings, *find_differences(document, again)))
    if head.get("corrections"):
        from foialyzer.account.reviewing import review
        from foialyzer.readers.corrections import read_corrections

        release = review(release, read_corrections(Path(head["corrections"])))
    return render_json(release)


def _annotate(head: dict[str, Any], data: bytes) -> str:
    from foialyzer.report.annotated import render_annotated
    from foialyzer.report.json import parse_json

    wanted, path = head["annotate"], head["path"]
    pdf = data if path is None else Path(path).read_bytes()
    copy = render_annotated(pdf, parse_json(wanted["line"]), head["password"], wanted["lang"])
    Path(wanted["target"]).write_bytes(copy)
    return "{}"


def _serve(memory: int) -> None:
    """Answer requests from standard input on standard output until it closes; whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory(memory)

    def tell(done: int, of: int) -> None:
        answers.write(b'{"progress": [%d, %d]}\n' % (done, of))
        answers.flush()

    gc.disable()  # frozen values have no cycles worth looking for while an input is audited
    while head := sys.stdin.buffer.readline():
        request = json.loads(head)
        line = answer(request, sys.stdin.buffer.read(request["size"]), tell)
        answers.write(line.encode("utf-8", "replace") + b"\n")
        answers.flush()
        gc.collect()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
