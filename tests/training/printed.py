"""Make practice pages out of born-digital releases: pictures of their pages, and the covers that their shapes give away.

    python tests/training/printed.py RELEASES OUT

RELEASES holds PDF files. In OUT come one picture for each page with covers that were drawn as shapes, and `gold.json` in the
form that covers.py reads. As people draw them, covers without a code that lie line by line on one another are one box.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import pymupdf

from foialyzer.errors import FoialyzerError
from foialyzer.page.box import Box
from foialyzer.page.page import Document, Page
from foialyzer.readers.ocr import Scanning
from foialyzer.readers.pymupdf import read_pdf
from foialyzer.redaction.shape_covers import ShapeCover, find_shape_covers

DPIS = (150, 200, 110)  # in turn: pages are scanned fine and coarse
TOUCH = 1.5  # points between two covers that are drawn as one
FULL = 0.65  # of the bounds of two covers that they fill, when one box is drawn around them


def join_lines(covers: list[ShapeCover]) -> list[Box]:
    """Return the boxes of covers, one for those without a code of their own that lie on one another."""
    boxes: list[tuple[Box, float, bool]] = []
    for cover in sorted(covers, key=lambda c: (c.box.top, c.box.x0)):
        box, area = cover.box, cover.box.area
        if not cover.label:
            for other in [
                one for one in boxes if not one[2] and lies_on(one[0], box) and one[1] + area >= FULL * one[0].join(box).area
            ]:
                boxes.remove(other)
                box, area = box.join(other[0]), area + other[1]
        boxes.append((box, area, bool(cover.label)))
    return [box for box, _, _ in boxes]


def lies_on(upper: Box, lower: Box) -> bool:
    """Tell whether a box begins where another ends, below it."""
    return abs(lower.top - upper.bottom) <= TOUCH and lower.x0 < upper.x1 and upper.x0 < lower.x1


def list_covered(document: Document) -> list[tuple[Page, list[ShapeCover]]]:
    """Return the upright pages that a program set, with their covers, where there are any and all can be seen."""
    pages = [page for page in document.pages if page.origin == "born_digital" and not page.rotation]
    covered = [(page, list(find_shape_covers(page))) for page in pages]
    return [(page, covers) for page, covers in covered if covers and all(cover.style != "white" for cover in covers)]


def main() -> None:
    """Draw the pages and write their boxes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    gold: dict[str, object] = {}
    for path in sorted(given.releases.glob("*.pdf")):
        try:
            document = read_pdf(path.read_bytes(), path.name, scanning=Scanning(ocr=False))
        except FoialyzerError as error:
            print(error)
            continue
        pdf = pymupdf.open(path)
        for page, covers in list_covered(document):
            dpi = DPIS[len(gold) % len(DPIS)]
            name = f"{path.stem}_page{page.number}.png"
            pdf[page.number - 1].get_pixmap(dpi=dpi).save(given.out / name)
            boxes = [[v * dpi / 72 for v in (b.x0, b.top, b.x1, b.bottom)] for b in join_lines(covers)]
            gold[name] = {"style": Counter(c.style for c in covers).most_common(1)[0][0], "boxes": boxes}
    (given.out / "gold.json").write_text(json.dumps(gold))


if __name__ == "__main__":
    main()
