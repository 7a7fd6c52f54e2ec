"""How fast a PDF is audited, beside its peers on the same file in one run.

    python tests/benchmarks/pdf_speed.py [--pages 200] [--xray PYTHON]

Draws a file of mail pages with covers, then times in this process: foialyzer's whole analysis, the cheapest MuPDF pass that
yields words and shapes, and pdfplumber's characters and rectangles; and, where `--xray` names the Python of an environment with
x-ray 0.4.0 (it pins an older PyMuPDF and so needs one of its own), x-ray's inspection. Prints pages per second, the median of
three rounds, and ratios. The collector of reference cycles is off for all of them, as it is in the child process the command line
reads in.
"""

import argparse
import gc
import io
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
import pymupdf

from foialyzer.analysis import analyse
from foialyzer.readers.pymupdf import read_pdf

XRAY = """
import asyncio, inspect, sys, time, xray
start = time.perf_counter()
found = xray.inspect(sys.argv[1])
if inspect.isawaitable(found):
    asyncio.run(found)
print(time.perf_counter() - start)
"""


def draw(pages: int) -> bytes:
    """Return a PDF of mail pages: about 45 lines each, twenty grey covers with a code on them."""
    pdf = pymupdf.open()
    for number in range(pages):
        page = pdf.new_page(width=595, height=842)
        page.insert_text((50, 50), "Van:", fontsize=10)
        page.insert_text((50, 64), f"Verzonden: dinsdag 5 maart 2019 {number % 24:02}:22", fontsize=10)
        page.insert_text((50, 78), f"Onderwerp: RE: Sluis {number}", fontsize=10)
        for line in range(42):
            words = " ".join(f"woord{(number * 7 + line * 3 + n) % 97}" for n in range(9))
            page.insert_text((50, 106 + 16 * line), words, fontsize=10)
        for cover in range(20):
            box = pymupdf.Rect(75 + 3 * cover, 98 + 32 * cover, 175 + 3 * cover, 110 + 32 * cover)
            page.draw_rect(box, color=None, fill=(0.7, 0.7, 0.7))
            page.insert_text((box.x0 + 2, box.y1 - 3), "10.2.e", fontsize=8)
    return bytes(pdf.tobytes(garbage=3, deflate=True))


def audit(data: bytes) -> None:
    """Run foialyzer's whole analysis."""
    analyse(read_pdf(data, "drawn.pdf"))


def floor(data: bytes) -> None:
    """Run the cheapest MuPDF pass that yields words and shapes."""
    flags = pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_COLLECT_VECTORS | pymupdf.TEXT_PRESERVE_IMAGES
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        for page in pdf:
            text = page.get_textpage(flags=flags)
            text.extractWORDS()
            text.extractBLOCKS()


def plumber(data: bytes) -> None:
    """Run pdfplumber's characters and rectangles."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _ = page.chars, page.rects
            page.close()


def seconds(task: Callable[[bytes], None], data: bytes) -> float:
    """Return how long a task takes."""
    start = time.perf_counter()
    task(data)
    return time.perf_counter() - start


def xray(python: str, data: bytes) -> float:
    """Return how long x-ray takes, its start-up not counted."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "drawn.pdf")
        path.write_bytes(data)
        run = subprocess.run([python, "-c", XRAY, str(path)], capture_output=True, text=True, check=True)  # noqa: S603
        return float(run.stdout)


def main() -> None:
    """Print pages per second of each, and foialyzer against each peer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--xray")
    given = parser.parse_args()
    data = draw(given.pages)
    gc.disable()
    audit(draw(1))
    rounds: dict[str, list[float]] = {}
    for _ in range(3):
        for name, task in (("foialyzer", audit), ("MuPDF pass", floor), ("pdfplumber", plumber)):
            rounds.setdefault(name, []).append(seconds(task, data))
        if given.xray:
            rounds.setdefault("x-ray", []).append(xray(given.xray, data))
    medians = {name: statistics.median(times) for name, times in rounds.items()}
    for name, median in medians.items():
        ratio = median / medians["foialyzer"]
        print(f"{name:11s} {given.pages / median:8.1f} pages/s   foialyzer is {ratio:5.2f} times as fast")


if __name__ == "__main__":
    main()
