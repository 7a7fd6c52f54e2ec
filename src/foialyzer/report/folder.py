"""Everything that is written for one release: the files of its folder."""

from collections.abc import Iterator, Sequence

from foialyzer.account.release import Release
from foialyzer.account.tabulation import draw_tables
from foialyzer.report.html import render_html
from foialyzer.report.tables import render_csv, render_package
from foialyzer.report.text import render_text
from foialyzer.report.wording import Language, choose_language
from foialyzer.report.xlsx import render_xlsx

__all__ = ["ANNOTATED", "MESSAGES", "RESULT", "WORKBOOK", "render_folder"]

RESULT = "foialyzer.json"
WORKBOOK = "foialyzer.xlsx"
MESSAGES = "messages.md"
ANNOTATED = "annotated.pdf"


def render_folder(
    release: Release, line: str, lang: Language | None = None, beside: Sequence[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file of a release, the report, which links to the others, last.

    Args:
        release: any.
        line: its line of JSON.
        lang: of what people read; that of the release where it is not given.
        beside: names of files that stand there already, to link to.

    Example:
        >>> from foialyzer.api import analyse
        >>> from foialyzer.report.json import render_json
        >>> release = analyse("samples/statement/release.txt")
        >>> [name for name, _ in render_folder(release, render_json(release))][-1]
        'report.html'
    """
    lang = lang or choose_language(release)
    tables = draw_tables(release)
    texts = {MESSAGES: render_text(release, lang), **{f"{table.name}.csv": render_csv(table) for table in tables}}
    texts |= {"datapackage.json": render_package(release, tables), RESULT: line + "\n"}
    yield WORKBOOK, render_xlsx(release)
    yield from ((name, text.encode("utf-8", "replace")) for name, text in texts.items())
    yield "report.html", render_html(release, lang, (*beside, WORKBOOK, *texts)).encode("utf-8", "replace")
