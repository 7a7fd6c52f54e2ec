"""A real browser for the tests of pages, where there is one.

Chromium is found on the path; Playwright drives it; axe-core, which knows the rules for readers who do not see, is taken from the
file that `AXE_CORE` names. A test that asks for one that is not there is skipped.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from attrs import field, frozen

__all__ = ["Visit", "find_axe", "open_page"]

_LINKS = "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
_IDS = "[...document.querySelectorAll('[id]')].map(e => e.id)"


@frozen
class Visit:
    """A page that was opened.

    Args:
        page: as the driver holds it.
        said: what came on the console, faults too.
        asked: every address that was asked for.
    """

    page: Any
    said: list[str] = field(factory=list)
    asked: list[str] = field(factory=list)

    def find_dead_links(self) -> set[str]:
        """Return the anchors that are linked to and are not there."""
        return set(self.page.evaluate(_LINKS)) - set(self.page.evaluate(_IDS))

    def find_repeated_ids(self) -> list[str]:
        """Return the ids that more than one element has."""
        ids = self.page.evaluate(_IDS)
        return sorted({id_ for id_ in ids if ids.count(id_) > 1})


@contextmanager
def open_page(file: Path, width: int = 1280, scheme: str = "light", *, strict: bool = True) -> Iterator[Visit]:
    """Open a file in Chromium, or skip the test where there is none.

    Args:
        file: of HTML.
        width: of the window.
        scheme: light or dark.
        strict: whether the page's own policy is kept; a test that brings its own script lays it aside.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no chromium on the path")
    driver = pytest.importorskip("playwright.sync_api")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=not strict)
        visit = Visit(context.new_page())
        visit.page.on("console", lambda message: visit.said.append(message.text))
        visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        visit.page.goto(file.resolve().as_uri())
        yield visit
        browser.close()


def find_axe() -> str:
    """Return the source of axe-core, or skip the test where `AXE_CORE` names no file."""
    file = Path(os.environ.get("AXE_CORE", ""))
    if not file.is_file():
        pytest.skip("AXE_CORE names no file with axe-core")
    import_module("playwright")
    return file.read_text("utf-8")
