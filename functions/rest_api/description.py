"""The API described: OpenAPI 3.1 from the pydantic models, and the manifest of routes that `infra` builds from."""

import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from functions.rest_api.app import app  # registers every operation  # noqa: F401
from functions.rest_api.operations import OPERATIONS, Operation

REFERENCE = "#/components/schemas/{model}"


class Problem(BaseModel):
    """One place that does not fit."""

    field: str
    reason: str


class ProblemDocument(BaseModel):
    """What went wrong (RFC 9457), in the language asked for."""

    type: str
    title: str
    status: int
    detail: str
    problems: list[Problem]
    allowed: list[str]
    current_version: int | None


def list_routes() -> list[dict[str, str | bool]]:
    """One entry per route of the application, sorted: method, path, authorized."""
    return [
        {"method": one.method, "path": one.path, "authorized": one.authorized}
        for one in sorted(OPERATIONS.values(), key=lambda one: (one.path, one.method))
    ]


def describe_api() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    operations = sorted(OPERATIONS.values(), key=lambda one: (one.path, one.method))
    models = {model for one in operations for model in (one.body, one.answer) if model} | {ProblemDocument}
    modes: list[tuple[type[BaseModel], Any]] = [
        (model, "validation" if any(one.body is model for one in operations) else "serialization")
        for model in sorted(models, key=lambda model: model.__name__)
    ]
    _, schemas = models_json_schema(modes, ref_template=REFERENCE)
    paths: dict[str, dict[str, Any]] = {}
    for one in operations:
        paths.setdefault(one.path, {})[one.method.lower()] = _describe(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dozor", "version": "1", "description": "The API of the pages."},
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "Cognito ID token"}},
        },
    }


def _describe(one: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "parameters": [*_path_parameters(one.path), *_query_parameters(one), *_header_parameters(one)],
        "responses": {
            str(one.status): _content("application/json", one.answer),
            "default": _content("application/problem+json", ProblemDocument),
        },
    }
    if one.body:
        described["requestBody"] = {"required": True, **_content("application/json", one.body, described=False)}
    if not one.authorized:
        described["security"] = []
    return described


def _content(media_type: str, model: type[BaseModel], *, described: bool = True) -> dict[str, Any]:
    schema = {"$ref": REFERENCE.format(model=model.__name__)}
    content = {"content": {media_type: {"schema": schema}}}
    return {"description": (model.__doc__ or "").split("\n")[0], **content} if described else content


def _path_parameters(path: str) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _query_parameters(one: Operation) -> list[dict[str, Any]]:
    return [
        {
            "name": name.rstrip("?"),
            "in": "query",
            "required": not name.endswith("?"),
            "schema": {"type": "string"},
        }
        for name in (one.query if isinstance(one.query, tuple) else one.query.model_fields)
    ]


def _header_parameters(one: Operation) -> list[dict[str, Any]]:
    return [{"name": name, "in": "header", "required": True, "schema": {"type": "string"}} for name in one.headers]
