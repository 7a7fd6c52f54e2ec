"""JSON: the account of a release as other programs read it."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from typing import Any

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from foialyzer.account.finding import Finding
from foialyzer.account.network import Tie
from foialyzer.account.release import Release, Source
from foialyzer.mail.messages import Message
from foialyzer.page.box import Box
from foialyzer.page.span import Span
from foialyzer.redaction.redaction import Redaction
from foialyzer.release.inventory import InventoryRow

__all__ = ["SCHEMA_VERSION", "parse_json", "render_error", "render_json"]

# What most results do not have, such as words under a cover; its keys are left out where there is nothing to tell.
RARE: dict[type, tuple[str, ...]] = {
    Finding: ("evidence", "confidence"),
    Source: ("page_origins",),
    Redaction: ("leaked", "lines", "confidence", "reason"),
    Release: ("corrections",),  # last, for it is made of the others
}

SCHEMA_VERSION = "1.0"


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda pair, _: Span(*pair))
    converter.register_unstructure_hook(Box, lambda box: [box.x0, box.top, box.x1, box.bottom])
    converter.register_structure_hook(Box, lambda edges, _: Box(*edges))
    renamed, towards = override(rename="from"), override(rename="to")
    converter.register_unstructure_hook(
        InventoryRow, make_dict_unstructure_fn(InventoryRow, converter, sender=renamed, recipient=towards)
    )
    converter.register_structure_hook(
        InventoryRow, make_dict_structure_fn(InventoryRow, converter, sender=renamed, recipient=towards)
    )
    converter.register_unstructure_hook(Message, make_dict_unstructure_fn(Message, converter, sender=renamed))
    converter.register_structure_hook(Message, make_dict_structure_fn(Message, converter, sender=renamed))
    converter.register_unstructure_hook(Tie, make_dict_unstructure_fn(Tie, converter, sender=renamed, recipient=towards))
    converter.register_structure_hook(Tie, make_dict_structure_fn(Tie, converter, sender=renamed, recipient=towards))
    rare = override(omit_if_default=True)
    for kind, names in RARE.items():
        left_out: dict[str, Any] = dict.fromkeys(names, rare)
        converter.register_unstructure_hook(kind, make_dict_unstructure_fn(kind, converter, **left_out))
    return converter


def _head() -> dict[str, Any]:
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "foialyzer", "version": version("foialyzer")}}


def render_json(release: Release) -> str:
    """Return a release as one line of JSON, the same for the same input and version.

    Its keys are described in `docs/reference/json.md`.

    Example:
        >>> from foialyzer.analysis import analyse
        >>> from foialyzer.readers.transcript import parse_transcript
        >>> render_json(analyse(parse_transcript("Dag", "a.txt")))[:25]
        '{"schema_version": "1.0",'
    """
    body: dict[str, Any] = _converter().unstructure(release)
    return json.dumps({**_head(), **body}, ensure_ascii=False)


def parse_json(line: str) -> Release:
    """Return the release that `render_json` made a line of.

    Raises:
        ValueError: the line is of another schema version, or no result of foialyzer.
    """
    body = json.loads(line)
    if not isinstance(body, dict) or body.get("schema_version") != SCHEMA_VERSION or "error" in body:
        message = f"this is no result of schema version {SCHEMA_VERSION}; run foialyzer audit again"
        raise ValueError(message)
    return _converter().structure(body, Release)


def render_error(name: str, code: str, message: str) -> str:
    """Return the line of JSON for an input that could not be read.

    Example:
        >>> render_error("a.txt", "empty", "a.txt is empty")[-56:]
        '"error": {"code": "empty", "message": "a.txt is empty"}}'
    """
    return json.dumps({**_head(), "source": {"name": name}, "error": {"code": code, "message": message}}, ensure_ascii=False)
