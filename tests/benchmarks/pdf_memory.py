"""How much memory the whole analysis of a large PDF takes.

    python tests/benchmarks/pdf_memory.py [--pages 5000] [--dense]

Draws a hundred pages and repeats them, then reads and analyses the file in a child process, as the command line does, and prints
the most memory that process held. A page has about 12 lines; with `--dense` it is one of `pdf_speed.py`, with 45 lines and twenty
covers.
"""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pymupdf
from pdf_speed import draw  # type: ignore[import-not-found]  # the script beside this one

_DRAWN = 100  # pages that are repeated

CHILD = """
import gc, sys
from pathlib import Path
gc.disable()
from foialyzer.analysis import analyse
from foialyzer.readers.files import read_document
analyse(read_document(Path(sys.argv[1])))
"""


def draw_light(pages: int) -> bytes:
    """Return a PDF of short mails: about 12 lines each, with two covers."""
    pdf = pymupdf.open()
    for number in range(pages):
        page = pdf.new_page(width=595, height=842)
        lines = ["Van:", f"Verzonden: dinsdag 5 maart 2019 {number % 24:02}:22", f"Onderwerp: RE: Sluis {number}"]
        lines += [" ".join(f"woord{(number + line * 3 + n) % 97}" for n in range(9)) for line in range(9)]
        for line, text in enumerate(lines):
            page.insert_text((50, 50 + 16 * line), text, fontsize=10)
        for cover in range(2):
            page.draw_rect(pymupdf.Rect(75, 130 + 32 * cover, 175, 142 + 32 * cover), color=None, fill=(0, 0, 0))
    return bytes(pdf.tobytes(garbage=3, deflate=True))


def repeat(data: bytes, pages: int) -> bytes:
    """Return a PDF with the pages of another over and over, until there are so many."""
    with pymupdf.open(stream=data, filetype="pdf") as drawn, pymupdf.open() as pdf:
        while pdf.page_count < pages:
            pdf.insert_pdf(drawn, to_page=min(drawn.page_count, pages - pdf.page_count) - 1)
        return bytes(pdf.tobytes(deflate=True))


def main() -> None:
    """Print pages, size, time and the most memory held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--dense", action="store_true")
    given = parser.parse_args()
    drawn = min(_DRAWN, given.pages)
    data = repeat(draw(drawn) if given.dense else draw_light(drawn), given.pages)
    with TemporaryDirectory() as folder:
        path = Path(folder, "drawn.pdf")
        path.write_bytes(data)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", CHILD, str(path)], check=True)  # noqa: S603
        took = time.perf_counter() - start
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{given.pages} pages, {len(data) / 2**20:.1f} MiB, {took:.0f} s, {most:.0f} MiB of memory")


if __name__ == "__main__":
    main()
