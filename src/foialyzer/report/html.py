"""The report for people: one page of HTML that asks nothing of any network."""

import base64
import hashlib
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.metadata import version
from typing import TYPE_CHECKING

from markupsafe import Markup

from foialyzer.account.release import Release
from foialyzer.report.calendar import draw_timeline
from foialyzer.report.page_strip import draw_thumbs
from foialyzer.report.palette import choose_paints, render_palette
from foialyzer.report.prose import set_printed
from foialyzer.report.view import draw_view
from foialyzer.report.wording import Language, choose_language, load_wording, percent

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["render_html"]

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def render_html(release: Release, lang: Language | None = None, files: Sequence[str] = ()) -> str:
    """Return the report on a release as one page of HTML.

    Nothing of the document becomes markup: each value is escaped where it is set, characters that steer or turn text are
    replaced, and the page forbids itself every script and style but its own, and every request.

    Args:
        release: any.
        lang: of the report; that of the release where it is not given.
        files: names of the files that stand beside the report, to link to.

    Example:
        >>> from foialyzer.analysis import analyse
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> page = render_html(analyse(parse_transcript("Dag <script>alert(1)</script>", "a.txt")))
        >>> page[:15], "alert" in page
        ('<!doctype html>', False)
    """
    wording = load_wording(lang or choose_language(release))
    style, script = _asset("page.css") + render_palette(), _asset("page.js")
    paints = choose_paints(release)
    return _template().render(
        release=release,
        letter=release.letter,
        view=draw_view(release, wording),
        say=wording.say,
        wording=wording,
        paints=paints,
        thumbs=draw_thumbs(release, paints),
        periods=draw_timeline(release),
        set_printed=set_printed,
        percent=percent,
        files=files,
        version=version("foialyzer"),
        style=Markup(style),  # noqa: S704  (our own file)
        script=Markup(script),  # noqa: S704  (our own file)
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@cache
def _asset(name: str) -> str:
    return resources.files("foialyzer").joinpath("report", name).read_text("utf-8").strip()


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, finalize=_plain)
    return environment.from_string(_asset("page.html"))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _plain(value: object) -> object:
    """Return a value to be set; of a text, characters that no page may hold, or that turn its direction, are replaced."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return "".join("\N{REPLACEMENT CHARACTER}" if _steers(character) else character for character in value)


def _steers(character: str) -> bool:
    return character in _TURNING or (unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t")
