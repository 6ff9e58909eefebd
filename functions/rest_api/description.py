"""The API described: OpenAPI 3.1 from the pydantic models, and the manifest of routes that `infra` builds from."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from functions.rest_api.app import app  # registers every operation  # noqa: F401
from functions.rest_api.describing.answers import describe_answers
from functions.rest_api.describing.documents import GatewayMessage, ProblemDocument, refer_to
from functions.rest_api.describing.examples import EXAMPLES
from functions.rest_api.describing.parameters import describe_parameters
from functions.rest_api.operations import OPERATIONS, Operation

ABOUT = """The API of the pages. JSON, snake_case; times are UTC, ISO 8601; phones E.164.

A person sees the companies of the claim `custom:companies`; anything else is answered 404, exactly as what is not there.
Routes under a signed link ask for no token: the link in the path is the key, and wears out.

Lists are read page by page: give `cursor` back as it came until it is empty; a page may be short before that.
Fields, and values of enumerations, may be added at any time: pass over what is not known.
A changing route takes the version that somebody was looking at, by `If-Match` (the ETag as it was given; 412) or in the body
(409); both tell the version there is now. A creating route takes an `Idempotency-Key`: the same key and form again answer
200 with what was made before; the same key with another form is refused (422, `urn:dozor:key_reused`)."""


def list_routes() -> list[dict[str, str | bool]]:
    """One entry per route of the application, sorted: method, path, authorized."""
    return [{"method": one.method, "path": one.path, "authorized": one.authorized} for one in _sorted()]


def describe_api() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    operations = _sorted()
    asked = {one.body for one in operations if one.body}
    models: set[type[BaseModel]] = asked | {one.answer for one in operations} | {ProblemDocument, GatewayMessage}
    modes: list[tuple[type[BaseModel], Any]] = [
        (model, "validation" if model in asked else "serialization")
        for model in sorted(models, key=lambda model: model.__name__)
    ]
    _, schemas = models_json_schema(modes, ref_template=refer_to("{model}"))
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _describe(one, operations)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dozor", "version": "1", "description": ABOUT},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "Cognito ID token"}},
        },
    }


def _sorted() -> list[Operation]:
    return sorted(OPERATIONS.values(), key=lambda one: (one.path, one.method))


def _describe(one: Operation, others: list[Operation]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "tags": [one.path.split("/")[1]],
        "parameters": describe_parameters(one),
        "responses": describe_answers(one, others),
    }
    if one.body:
        content: dict[str, Any] = {"schema": {"$ref": refer_to(one.body.__name__)}}
        if one.name in EXAMPLES:
            content["examples"] = {"usual": {"value": EXAMPLES[one.name]}}
        required = any(field.is_required() for field in one.body.model_fields.values())
        described["requestBody"] = {"required": required, "content": {"application/json": content}}
    if not one.authorized:
        described["security"] = []
        described["x-signed-link"] = True
    return described
