"""Everything that is written for one release: the files of its folder."""

from collections.abc import Iterator

from foialyzer.account.release import Release
from foialyzer.report.html import render_html
from foialyzer.report.wording import Language, choose_language

__all__ = ["ANNOTATED", "RESULT", "render_folder"]

RESULT = "foialyzer.json"
ANNOTATED = "annotated.pdf"


def render_folder(release: Release, line: str, lang: Language | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file of a release, the report, which links to the others, last.

    Args:
        release: any.
        line: its line of JSON.
        lang: of what people read; that of the release where it is not given.

    Example:
        >>> from foialyzer.api import analyse
        >>> from foialyzer.report.json import render_json
        >>> release = analyse("samples/statement/release.txt")
        >>> [name for name, _ in render_folder(release, render_json(release))][-1]
        'report.html'
    """
    lang = lang or choose_language(release)
    files = {RESULT: line + "\n"}
    yield from ((name, text.encode("utf-8", "replace")) for name, text in files.items())
    yield "report.html", render_html(release, lang, tuple(files)).encode("utf-8", "replace")
