"""The JSON Schema of the result."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from drawn import releases
from editing import edited
from hypothesis import HealthCheck, given, settings
from paper import SAMPLES, Recipe, render_transcript

from foialyzer.account.reviewing import review
from foialyzer.analysis import analyse
from foialyzer.api import analyse as analyse_file
from foialyzer.readers.transcript import parse_transcript
from foialyzer.report.json import render_json
from foialyzer.report.schema import _schema, render_schema

SCHEMA = json.loads(render_schema())
TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "array": list,
}


def find_breaches(value: Any, schema: dict[str, Any], at: str = "") -> Iterator[str]:  # noqa: ANN401
    """Yield a complaint for each place where a value is not what a schema says, for the words that the schema uses."""
    schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if "anyOf" in schema and all(list(find_breaches(value, one, at)) for one in schema["anyOf"]):
        yield f"{at} is none of what it may be"
    if "const" in schema and value != schema["const"]:
        yield f"{at} is not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at} is not one of {schema['enum']}"
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):  # type: ignore[arg-type]
        yield f"{at} is no {schema['type']}"
        return
    yield from (f"{at} lacks {key}" for key in schema.get("required", ()) if key not in value)
    for key, inner in schema.get("properties", {}).items():
        if key in value:
            yield from find_breaches(value[key], inner, f"{at}.{key}")
    if "items" in schema:
        for number, one in enumerate(value):
            yield from find_breaches(one, schema["items"], f"{at}[{number}]")
    for one, inner in zip(value, schema.get("prefixItems", ()), strict=False) if "prefixItems" in schema else ():
        yield from find_breaches(one, inner, at)


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(releases())
def test_law_results_keep_the_schema(recipe: Recipe) -> None:
    """The JSON of a drawn release is what the schema says."""
    body = json.loads(render_json(analyse(parse_transcript(render_transcript(recipe)[0], "a.txt"))))
    assert list(find_breaches(body, SCHEMA)) == []


# cases


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*/release.*")), ids=lambda file: file.parent.name)
def test_samples_keep_the_schema(file: Path) -> None:
    """The JSON of each sample is what the schema says, and holds no key that it does not name."""
    body = json.loads(render_json(analyse_file(file)))
    assert list(find_breaches(body, SCHEMA)) == []
    assert set(body) == set(SCHEMA["properties"]) - {"corrections"}


def test_a_corrected_account_keeps_the_schema() -> None:
    """The JSON of an account that was corrected is what the schema says, `human` among what a ground may rest on."""
    release = analyse_file(SAMPLES / "veer-oudeschans" / "release.pdf")
    cells = {("redactions", "r1", "ground"): "11.1", ("redactions", "r2", "mark"): "no_redaction"}
    body = json.loads(render_json(review(release, edited(release, cells))))
    assert list(find_breaches(body, SCHEMA)) == []
    assert set(body) == set(SCHEMA["properties"])
    assert body["redactions"][0]["grounds"][0]["basis"] == "human"


@pytest.mark.parametrize("change", [{"letter": 3}, {"schema_version": "0.9"}, {"source": {}}, {"messages": [{"id": 1}]}])
def test_a_breach_is_seen(change: dict[str, object]) -> None:
    """A result that is changed breaks the schema."""
    body = json.loads(render_json(analyse_file(SAMPLES / "sluis-oost" / "release.txt")))
    assert list(find_breaches(body | change, SCHEMA))


def test_words_under_a_cover_are_no_part_of_it() -> None:
    """The key that only `--reveal` adds is not promised."""
    assert "leaked" not in SCHEMA["$defs"]["Redaction"]["properties"]
    assert "from" in SCHEMA["$defs"]["Message"]["properties"]


@frozen
class _Odd:
    """A value that holds what no schema is known for."""

    what: bytes


def test_a_type_without_a_schema_is_a_fault() -> None:
    """A value of a kind that the schema does not know is a fault that says where to mend it."""
    with pytest.raises(TypeError, match=r"report/schema.py"):
        _schema(_Odd, {})
