"""What breaks those who call the API is named, each rule once; what is only added is no break."""

from copy import deepcopy
from typing import Any

import pytest

from cli.api.changes import find_breaks
from cli.release_api import check_api, read_released

Document = dict[str, Any]


def make_api() -> Document:
    """One route that lists, one that makes something."""
    return {
        "openapi": "3.1.0",
        "security": [{"token": []}],
        "paths": {
            "/pets": {
                "get": {
                    "parameters": [
                        {"name": "kind", "in": "query", "schema": {"enum": ["cat", "dog"], "type": "string"}},
                        {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 200}},
                        {"name": "Accept-Language", "in": "header", "schema": {"type": "string"}},
                    ],
                    "responses": {"200": answer("Pets"), "404": {"description": "none"}},
                },
                "post": {
                    "parameters": [],
                    "requestBody": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewPet"}}}
                    },
                    "responses": {"201": answer("Pet")},
                },
            },
            "/open": {"get": {"security": [], "responses": {"200": answer("Pet")}}},
        },
        "components": {
            "schemas": {
                "Pets": {"type": "object", "properties": {"items": {"type": "array", "items": ref("Pet")}}},
                "Pet": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "age": {"type": "integer"},
                        "mother": {"anyOf": [ref("Pet"), {"type": "null"}]},
                        "born": {"type": "string", "format": "date"},
                        "mood": {"enum": ["calm", "cross"], "type": "string"},
                        "tags": {"type": "object", "additionalProperties": {"type": "string"}},
                    },
                    "required": ["name", "age"],
                },
                "NewPet": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "name": {"type": "string", "minLength": 1, "maxLength": 50},
                        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                        "legs": {"type": "number"},
                        "colour": {"type": "string"},
                        "toys": {"type": "array", "items": {"type": "string"}, "maxItems": 9},
                    },
                    "required": ["name"],
                },
            }
        },
    }


def ref(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def answer(name: str) -> Document:
    return {"headers": {"ETag": {}}, "content": {"application/json": {"schema": ref(name)}}}


def put(document: Document, path: str, value: Any) -> None:
    """Set the place at that path, written with dots; None removes it."""
    *way, last = (part.replace("~", ".") for part in path.split(" "))
    for part in way:
        document = document[int(part) if isinstance(document, list) else part]
    if value is None:
        del document[int(last) if isinstance(document, list) else last]  # type: ignore[arg-type]
    elif isinstance(document, list):
        document[int(last)] = value
    else:
        document[last] = value


PET = "components schemas Pet properties"
NEW = "components schemas NewPet"
GET, POST = "paths /pets get", "paths /pets post"
BREAKS = [
    ("paths /open", None, "GET /open: is gone"),
    (POST, None, "POST /pets: is gone"),
    (f"{GET} parameters 0", None, "GET /pets: query kind: is gone"),
    (f"{GET} parameters 0 required", True, "GET /pets: query kind: is required now"),
    (f"{GET} parameters 0 schema enum", ["cat"], "GET /pets: query kind: value 'dog' is gone"),
    (f"{GET} parameters 1 schema maximum", 100, "GET /pets: query limit: maximum is 100, was 200"),
    (f"{GET} parameters 1 schema minimum", 5, "GET /pets: query limit: minimum is 5, was 1"),
    (f"{GET} responses 200", None, "GET /pets: answer 200: is gone"),
    (f"{GET} responses 200 headers", {}, "GET /pets: answer 200: header ETag is gone"),
    (f"{GET} responses 200 content", {}, "GET /pets: answer 200: is not application/json any more"),
    (f"{POST} requestBody required", True, "POST /pets: body: is required now"),
    (f"{POST} requestBody content", {"text/xml": {}}, "POST /pets: body: is not accepted as application/json any more"),
    ("paths /open get security", None, "GET /open: security: asks for a token now"),
    (f"{NEW} required", ["name", "legs"], "POST /pets: body.legs: is required now"),
    (f"{NEW} properties colour", None, "POST /pets: body.colour: is gone"),
    (f"{NEW} properties name minLength", 2, "POST /pets: body.name: minLength is 2, was 1"),
    (f"{NEW} properties name maxLength", 40, "POST /pets: body.name: maxLength is 40, was 50"),
    (f"{NEW} properties colour maxLength", 9, "POST /pets: body.colour: maxLength is 9, was not there"),
    (f"{NEW} properties colour pattern", "^[a-z]+$", "POST /pets: body.colour: pattern is ^[a-z]+$, was not there"),
    (f"{NEW} properties colour enum", ["red"], "POST /pets: body.colour: accepts certain values only"),
    (f"{NEW} properties legs type", "integer", "POST /pets: body.legs: number is not accepted any more"),
    (f"{NEW} properties note", {"type": "string"}, "POST /pets: body.note: null is not accepted any more"),
    (f"{NEW} properties toys items type", "integer", "POST /pets: body.toys[]: string is not accepted any more"),
    (f"{NEW} properties toys maxItems", 3, "POST /pets: body.toys: maxItems is 3, was 9"),
    (f"{PET} name", None, "POST /pets: answer 201.name: is gone"),
    ("components schemas Pet required", ["name"], "POST /pets: answer 201.age: may be missing now"),
    (f"{PET} age type", ["integer", "null"], "POST /pets: answer 201.age: may be null now"),
    (f"{PET} age type", "number", "POST /pets: answer 201.age: may be number now"),
    (f"{PET} born format", None, "POST /pets: answer 201.born: is no date any more"),
    (f"{PET} mood enum", ["calm"], "POST /pets: answer 201.mood: value 'cross' is gone"),
    (f"{PET} mood enum", None, "POST /pets: answer 201.mood: may have any value now"),
    (f"{PET} tags additionalProperties type", "integer", "POST /pets: answer 201.tags.*: may be integer now"),
]
ADDITIONS = [
    ("paths /more", {"get": {"responses": {}}}),
    (f"{GET} parameters 2", None),  # a header that nobody reads any more
    (f"{GET} parameters 2", {"name": "sort", "in": "query", "schema": {"type": "string"}}),
    (f"{GET} parameters 0 schema enum", ["cat", "dog", "bird"]),
    (f"{GET} parameters 1 schema", {"type": "integer", "minimum": 0, "maximum": 500}),
    (f"{GET} responses 404", None),
    (f"{GET} responses 410", {"description": "gone"}),
    ("security", []),
    (f"{NEW} required", []),
    (f"{NEW} properties size", {"type": "string"}),
    (f"{NEW} properties name", {"type": "string"}),
    (f"{NEW} properties name", {"type": ["string", "null"], "minLength": 1, "maxLength": 50}),
    (f"{NEW} additionalProperties", True),
    (f"{PET} weight", {"type": "number"}),
    (f"{PET} mood enum", ["calm", "cross", "merry"]),
    ("components schemas Pet required", ["name", "age", "born"]),
    (f"{PET} mother", ref("Pet")),
]


@pytest.mark.parametrize(("path", "value", "told"), BREAKS, ids=[told for _, _, told in BREAKS])
def test_what_breaks_is_named(path: str, value: Any, told: str) -> None:
    released = make_api()
    new = deepcopy(released)
    put(new, path, value)
    assert told in [str(one) for one in find_breaks(released, new)]


@pytest.mark.parametrize(("path", "value"), ADDITIONS)
def test_what_is_only_added_breaks_nothing(path: str, value: Any) -> None:
    released = make_api()
    new = deepcopy(released)
    put(new, path, value)
    assert find_breaks(released, new) == []


def test_the_api_breaks_nothing_that_was_released() -> None:
    assert [str(one) for one in check_api()] == []


def test_the_released_api_keeps_its_promises_to_itself() -> None:
    released = read_released()
    assert find_breaks(released, released) == []
