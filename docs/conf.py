"""How the documents become pages: `sphinx-build -W -b html docs build/docs`."""

from importlib import metadata
from typing import Any

from foialyzer.report.schema import render_schema

project = "foialyzer"
author = "The foialyzer developers"
project_copyright = "The foialyzer developers; AGPL-3.0-or-later"
release = version = metadata.version("foialyzer")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["substitution"]
myst_substitutions = {"schema": f"```json\n{render_schema()}```"}  # drawn when the pages are built, so that it cannot be old
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
add_module_names = False
default_role = "code"  # docstrings set names in single backquotes
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Grammar", "Units", "Shape", "Source"]

html_theme = "furo"
html_title = "foialyzer"
html_show_sphinx = False
html_static_path = ["pages.css"]
html_css_files = ["pages.css"]


def _hide_call(_app: Any, kind: str, *_: Any) -> tuple[str, None] | None:  # noqa: ANN401  (what Sphinx hands over)
    """Return nothing to print between the brackets of a class: its fields are listed below its name, and could be thirty."""
    return ("", None) if kind == "class" else None


def setup(app: Any) -> None:  # noqa: ANN401  (what Sphinx hands over)
    """Connect what is above; after Sphinx has noted the types of the fields."""
    app.connect("autodoc-process-signature", _hide_call, priority=900)
