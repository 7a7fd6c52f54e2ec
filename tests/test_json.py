"""JSON: what other programs read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawn import releases, texts
from hypothesis import HealthCheck, given, settings
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.release import Release
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.json import SCHEMA_VERSION, parse_json, render_error, render_json

# What the contract of the command promises, key by key; a list of keys in a list says what each item has.
HIDDEN = {"low": int, "estimate": int, "high": int}
SHARE = {"low": float, "estimate": float, "high": float}
SURVIVAL = {"visible_chars": int, "hidden_chars": HIDDEN, "share": SHARE}
PERSON = {"printed": str, "name": str, "address": str, "domain": str, "unit": str, "redacted": bool}
CONTRACT: dict[str, Any] = {
    "schema_version": str,
    "tool": {"name": str, "version": str},
    "source": {
        "name": str,
        "sha256": str,
        "kind": {"pdf", "image", "transcript"},
        "pages": int,
        "machine_readable_pages": int,
        "scanned_pages": int,
        "page_origins": [{"born_digital", "scanned", "hybrid", "image"}],
    },
    "letter": {
        "span": [int],
        "pages": [int],
        "kind": {"decision", "objection_decision", "partial_decision", "unknown"},
        **dict.fromkeys(["authority", "reference", "subject", "date", "request_date", "received_date", "extended_until"], str),
        "statute": str,
        "grounds": [{"id": str, "span": [int]}],
        **dict.fromkeys(
            ["annexes_announced", "documents_found", "objection_weeks", "days_to_decision", "term_days", "days_late"], int
        ),
        **dict.fromkeys(["deferred_weeks", "suspended_days", "days_late_net"], int),
        "judgement": {"public", "partial", "withheld", "already_public", "nothing_found"},
        "dates": [
            {
                "role": {"decision", "request", "received", "extended", "suspended"},
                "date": str,
                "span": [int],
                "basis": {"label", "place", "sentence"},
                "confidence": float,
            }
        ],
    },
    "inventory": [
        {
            "number": str,
            "date": str,
            "title": str,
            "kind": str,
            "judgement": {"public", "partial", "withheld", "already_public", "out_of_scope", "duplicate", "unknown"},
            "grounds": [str],
            "from": str,
            "to": str,
            "page": int,
            "printed": str,
            "document_id": str,
            "stated_pages": [int],
            "unread_grounds": [str],
        }
    ],
    "segments": [
        {
            "id": str,
            "kind": {"letter", "inventory", "law_text", "annex", "attachment", "other"},
            "label": str,
            "title": str,
            "pages": [int],
            "span": [int],
            "inventory_number": str,
            "evidence": {"weight": float, "reasons": [str]},
            "survival": SURVIVAL,
        }
    ],
    "messages": [
        {
            "id": str,
            "segment": str,
            "thread": str,
            "position": int,
            "depth": int,
            "style": {"block", "attribution", "chat", "headless"},
            "sent": str,
            "sent_printed": str,
            "sent_precision": {"minute", "day", "unknown"},
            "utc_offset_bounds": [int],
            "from": PERSON,
            "to": [PERSON],
            "cc": [PERSON],
            "subject": str,
            "attachments": [str],
            "reply_to": str,
            "copy_of": str,
            "span": [int],
            "header_span": [int],
            "body_span": [int],
            "pages": [int],
            "language": str,
            "parts": [{"kind": {"signature", "device", "disclaimer"}, "span": [int]}],
            "text": str,
            "survival": dict.fromkeys(["all", "header", "body", "body_without_personal"], SURVIVAL),
        }
    ],
    "threads": [
        {
            "id": str,
            "subject": str,
            "messages": [str],
            "conflicts": [{"kind": str, "messages": [str], "explanation": str, "minutes_behind": [int]}],
            "links": [{"messages": [str], "kind": {"copy", "subject"}, "reason": str}],
        }
    ],
    "timeline": [{"message": str, "at": str, "basis": {"printed", "answered"}}],
    "redactions": [
        {
            "id": str,
            "page": int,
            "boxes": [[float]],
            "span": [int],
            "message": str,
            "part": {"header", "body", "signature", "margin", "letter", "other"},
            "style": {"black", "grey", "white", "coloured", "outlined", "marker", "annotation", "deleted"},
            "method": {"shape", "pixel", "annotation", "marker"},
            "label": str,
            "mark": {"out_of_scope", "duplicate", "already_public", "draft"},
            "grounds": [{"id": str, "basis": {"printed", "inherited", "letter", "inferred"}, "confidence": float, "reason": str}],
            "hidden_chars": HIDDEN,
            "leak": {"text", "outline", "annotation", "metadata"},
        }
    ],
    "copies": [
        {
            "messages": [str],
            "kind": {"copy", "near"},
            "agreement": float,
            "reasons": [str],
            "differences": [
                {
                    "redacted_in": str,
                    "readable_in": str,
                    "span_redacted": [int],
                    "span_readable": [int],
                    "ground": str,
                    "redactions": [str],
                    "whole": bool,
                    "confidence": float,
                }
            ],
        }
    ],
    "survival": dict.fromkeys(["all", "letter", "annexes", "messages", "body_without_personal"], SURVIVAL),
    "by_ground": [{"id": str, "redactions": int, "hidden_chars": HIDDEN, "share": float}],
    "network": [{"from": str, "to": str, "messages": [str], "survival": SURVIVAL}],
    "findings": [
        {
            "code": str,
            "severity": {"info", "warning", "serious"},
            "message": str,
            "places": [str],
            "evidence": [str],
            "confidence": float,
        }
    ],
    "diagnostics": [{"code": str, "severity": {"info", "warning", "serious"}, "message": str, "place": str}],
    "text": str,
    "pages": [
        {
            **dict.fromkeys(["number", "rotation", "words"], int),
            **dict.fromkeys(["width", "height"], float),
            "unit": {"point", "pixel", "cell"},
            "lines": [[int]],
        }
    ],
}
MAY_BE_LEFT_OUT = {".findings": {"evidence", "confidence"}, ".source": {"page_origins"}}
NEVER_NULL = {
    "schema_version",
    "id",
    "kind",
    "span",
    "pages",
    "printed",
    "redacted",
    "hidden_chars",
    "visible_chars",
    "text",
    "code",
}
MAY_BE_NULL = {".by_ground.id", ".inventory.kind"}


def find_breaches(value: object, shape: Any, at: str = "") -> Iterator[str]:  # noqa: ANN401  (a shape is any of several types)
    """Yield a complaint for each place where a value is not of the shape promised."""
    if value is None:
        if at.rsplit(".", 1)[-1] in NEVER_NULL and at not in MAY_BE_NULL:
            yield f"{at} is null"
    elif isinstance(shape, dict):
        keys = set(value) if isinstance(value, dict) else set()
        left_out = set(shape) - keys - MAY_BE_LEFT_OUT.get(at, set())
        yield from (f"{at}.{key}" for key in left_out | keys - set(shape))
        for key in keys & set(shape):
            yield from find_breaches(value[key], shape[key], f"{at}.{key}")  # type: ignore[index]
    elif isinstance(shape, list):
        for item in value if isinstance(value, list) else [value]:
            yield from find_breaches(item, shape[0] if shape else set(), at)
    elif isinstance(shape, set):
        if value not in shape:
            yield f"{at} is {value!r}"
    elif not isinstance(value, int if shape is float else shape) and not isinstance(value, shape):
        yield f"{at} is {value!r}"


def account(text: str) -> Release:
    """Return the account of a transcript."""
    return analyse(parse_transcript(text, "a.txt"))


@given(texts())
def test_law_a_trip_through_json_changes_nothing(text: str) -> None:
    """What is read from the JSON of an account is that account."""
    release = account(text)
    assert parse_json(render_json(release)) == release


@given(texts())
def test_law_one_line_and_the_same_each_time(text: str) -> None:
    """An account is one line, and the same bytes each time."""
    line = render_json(account(text))
    assert line == render_json(account(text))
    assert "\n" not in line


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_json_keeps_the_contract(recipe: Recipe) -> None:
    """The JSON of a drawn release has the keys of the contract, no other, each with a value of its kind."""
    line = render_json(account(render_transcript(recipe)[0]))
    assert list(find_breaches(json.loads(line), CONTRACT)) == []


# cases


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*/release.*")), ids=lambda file: file.parent.name)
def test_sample_keeps_the_contract(file: Path) -> None:
    """The JSON of each sample keeps the contract."""
    assert list(find_breaches(json.loads(render_json(analyse_file(file))), CONTRACT)) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"letter": {"span": None}}, ".letter.span is null"),
        ({"text": 3}, ".text is 3"),
        ({"more": 1}, ".more"),
        ({"by_ground": [{"id": None, "redactions": "1", "hidden_chars": None, "share": 1}]}, ".by_ground.redactions is '1'"),
        ({"findings": [{"code": "a", "severity": "grave", "message": "", "places": [1]}]}, ".findings.severity is 'grave'"),
    ],
)
def test_a_breach_of_the_contract_is_seen(change: dict[str, object], complaint: str) -> None:
    """A key or value that the contract does not know is seen."""
    assert complaint in list(find_breaches(json.loads(render_json(account("Dag"))) | change, CONTRACT))


def test_dates_are_iso() -> None:
    """Dates and times are printed as ISO 8601, and unknown ones as null."""
    body = json.loads(render_json(analyse_file(SAMPLES / "sluis-oost" / "release.txt")))
    assert (body["letter"]["date"], body["letter"]["extended_until"]) == ("2019-07-23", None)
    assert body["messages"][0]["sent"] == "2019-05-14T16:40"


def test_error_line() -> None:
    """An input that could not be read has a line of its own kind, which is no account."""
    line = render_error("a.txt", "empty", "a.txt is empty; export it again")
    body = json.loads(line)
    assert (body["schema_version"], body["source"]) == (SCHEMA_VERSION, {"name": "a.txt"})
    assert body["error"] == {"code": "empty", "message": "a.txt is empty; export it again"}
    with pytest.raises(ValueError, match="no result of schema version"):
        parse_json(line)


@pytest.mark.parametrize("line", ['{"schema_version": "0.9"}', "[]", "3", "{}"])
def test_other_json_is_refused(line: str) -> None:
    """JSON of another version or kind is refused with what to do."""
    with pytest.raises(ValueError, match="run foialyzer audit again"):
        parse_json(line)


def test_page_names_every_key() -> None:
    """The reference names every key of the object."""
    page = (SAMPLES.parent / "docs/reference/json.md").read_text("utf-8")

    def keys(shape: object) -> Iterator[str]:
        for key, inside in shape.items() if isinstance(shape, dict) else ():
            yield key
            yield from keys(inside)
        for inside in shape if isinstance(shape, list) else ():
            yield from keys(inside)

    assert {key for key in keys(CONTRACT) if f"`{key}`" not in page} == set()
