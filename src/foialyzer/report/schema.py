"""The JSON Schema of the result, drawn from the values it is made of."""

import json
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from attrs import fields, has

from foialyzer.account.release import Release
from foialyzer.page.box import Box
from foialyzer.page.span import Span
from foialyzer.report.json import RARE, SCHEMA_VERSION

__all__ = ["render_schema"]

_RENAMED = {"sender": "from", "recipient": "to"}
_LEFT_OUT = {"leaked"}  # words under a cover, which are there only where they were asked for
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Span: {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    Box: {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
}


def render_schema() -> str:
    """Return the JSON Schema (2020-12) of the object that `audit --json` prints for an input that could be read.

    Keys may be added within one schema version, so none is forbidden.

    Example:
        >>> json.loads(render_schema())["properties"]["schema_version"]
        {'const': '1.0'}
    """
    kinds: dict[str, Any] = {}
    body = _object(Release, kinds)
    tool = {"type": "object", "properties": {"name": {"const": "foialyzer"}, "version": {"type": "string"}}}
    head = {"schema_version": {"const": SCHEMA_VERSION}, "tool": {**tool, "required": ["name", "version"]}}
    properties = {**head, **body["properties"]}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "foialyzer audit --json",
        "type": "object",
        "properties": properties,
        "required": [*head, *body["required"]],
        "$defs": kinds,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _object(kind: Any, kinds: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401  (an attrs class)
    hints = get_type_hints(kind)
    shown = [one.name for one in fields(kind) if one.name not in _LEFT_OUT]
    properties = {_RENAMED.get(name, name): _schema(hints[name], kinds) for name in shown}
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in RARE.get(kind, ())],
    }


def _schema(kind: Any, kinds: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401  (a type of any shape)
    """Return the schema of a type; classes are put among the kinds and named."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in {Union, UnionType}:
        return {"anyOf": [_schema(one, kinds) for one in arguments]}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0], kinds)}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_schema(one, kinds) for one in arguments], "minItems": len(arguments)}
    if not has(kind):
        message = f"{kind} has no schema; say in report/schema.py how it is printed"
        raise TypeError(message)
    if kind.__name__ not in kinds:
        kinds[kind.__name__] = {}
        kinds[kind.__name__].update(_object(kind, kinds))
    return {"$ref": f"#/$defs/{kind.__name__}"}
