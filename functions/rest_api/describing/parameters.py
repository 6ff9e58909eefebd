"""What a route reads besides its body: path, query, headers."""

import re
from typing import Any

from pydantic import TypeAdapter

from dozor.domain.languages import LANGUAGES
from functions.rest_api.operations import KEY, KNOWN, MATCH, Operation
from functions.rest_api.reading import LONGEST_PART

_HEADERS: dict[str, dict[str, Any]] = {
    KEY: {
        "description": "Made when the form is opened: the same key and form again make nothing new.",
        "schema": {"type": "string", "minLength": 8, "maxLength": 100},
        "example": "form-7d3f0a1c",
    },
    MATCH: {
        "description": "The ETag of what somebody was looking at: it is changed only if it is still that.",
        "schema": {"type": "string", "pattern": r'^(\*|(W/)?"[0-9]{1,9}(\.[0-9a-f]+)?")$'},
        "example": '"3.0a1b2c3d4e5f"',
    },
    KNOWN: {
        "description": "The ETag of the answer that the page has: 304 if it still holds.",
        "schema": {"type": "string"},
        "example": '"3.0a1b2c3d4e5f"',
    },
    "Accept-Language": {
        "description": f"The language of names, sentences and refusals: {', '.join(LANGUAGES)}.",
        "schema": {"type": "string"},
        "example": "ru-RU, en;q=0.5",
    },
}


def describe_parameters(one: Operation) -> list[dict[str, Any]]:
    """Every parameter of the route."""
    return [*_of_path(one.path), *_of_query(one), *_of_headers(one)]


def _of_path(path: str) -> list[dict[str, Any]]:
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_PART}
    return [{"name": name, "in": "path", "required": True, "schema": schema} for name in re.findall(r"{(\w+)}", path)]


def _of_query(one: Operation) -> list[dict[str, Any]]:
    if isinstance(one.query, tuple):
        return [
            {
                "name": name.rstrip("?"),
                "in": "query",
                "required": not name.endswith("?"),
                "schema": {"type": "string"} if name.endswith("?") else {"type": "string", "minLength": 1},
            }
            for name in one.query
        ]
    schema = TypeAdapter(one.query).json_schema()
    shared = schema.get("$defs", {})
    required = schema.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _plain(described, shared)}
        for name, described in schema["properties"].items()
    ]


def _plain(schema: Any, shared: dict[str, Any]) -> Any:
    """The schema without references and titles; an optional parameter is left out, never null."""
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _plain(shared[schema["$ref"].rpartition("/")[2]], shared)
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(kinds) == 1:
        return _plain(kinds[0], shared)
    skipped = (
        ("title", "description", "default") if schema.get("default", "") in ("", None, []) else ("title", "description")
    )
    return {name: _plain(value, shared) for name, value in schema.items() if name not in skipped}


def _of_headers(one: Operation) -> list[dict[str, Any]]:
    names = dict.fromkeys([*one.headers, *([f"{MATCH}?"] if one.guarded else []), *([f"{KNOWN}?"] if one.kept else [])])
    told = {name.rstrip("?"): not name.endswith("?") for name in [*names, "Accept-Language?"]}
    return [
        {"name": name, "in": "header", "required": required, **_HEADERS.get(name, {"schema": {"type": "string"}})}
        for name, required in told.items()
    ]
