"""The picture of a report in the README, drawn by a browser: `python tests/picture.py` writes docs/report.png."""

import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from foialyzer.api import analyse
from foialyzer.report.html import render_html

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "veer-oudeschans" / "release.pdf"
PLACES = ("top", "figures", "m1")  # parts of the report, side by side
WIDTH, HEIGHT = 400, 800  # of each
COLOURS = 64  # enough for type and a few grounds, and a third of the bytes
ZOOM = 0.7  # so that a part fits its column


def draw_report() -> bytes:
    """Return some parts of the report on a sample, side by side, as a PNG."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    picture = Image.new("RGB", (WIDTH * len(PLACES), HEIGHT), "white")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(render_html(analyse(SAMPLE), "en"), "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(file.as_uri())
        page.evaluate(f"document.documentElement.style.zoom = {ZOOM}")
        for number, place in enumerate(PLACES):
            for _ in range(6):  # parts far below are laid out when they come into sight, which moves what is below them
                page.evaluate(f"document.getElementById('{place}').scrollIntoView()")
                page.wait_for_timeout(200)
            picture.paste(Image.open(BytesIO(page.screenshot())), (number * WIDTH, 0))
        browser.close()
    packed = BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    target = ROOT / "docs" / "report.png"
    target.write_bytes(draw_report())
    sys.stdout.write(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes\n")
