"""One decorator for every route: reads the body, maps errors, writes the answer, and remembers what to describe."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from chalice.app import Blueprint, Request, Response
from pydantic import BaseModel, ValidationError

from dozor.domain.errors import FieldProblem, Invalid
from dozor.entry.observability import logger
from functions.rest_api.problems import describe_problem

B = TypeVar("B", bound=BaseModel)
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Operation:
    """One route as it is described: models of the body and the answer, query parameters, whether a token is asked for."""

    name: str
    method: str
    path: str
    summary: str
    body: type[BaseModel] | None
    answer: type[BaseModel]
    status: int
    query: tuple[str, ...]
    headers: tuple[str, ...]
    authorized: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose status is not the usual one, or that has headers of its own; without a model it has no body."""

    model: BaseModel | None
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


OPERATIONS: dict[str, Operation] = {}


def operation(
    blueprint: Blueprint,
    method: str,
    path: str,
    answer: type[BaseModel],
    *,
    body: type[BaseModel] | None = None,
    status: int = 200,
    query: tuple[str, ...] = (),
    headers: tuple[str, ...] = (),
    authorized: bool = True,
) -> Callable[[Callable[..., BaseModel | Answer]], Callable[..., Response]]:
    """Make a route of a function (request, *path parameters[, body]) -> answer model.

    query, headers: what the route reads besides, for its description; names of the query ending in "?" are optional.
    """

    def decorate(view: Callable[..., BaseModel | Answer]) -> Callable[..., Response]:
        summary = (view.__doc__ or "").split("\n")[0]
        OPERATIONS[f"{method} {path}"] = Operation(
            view.__name__, method, path, summary, body, answer, status, query, headers, authorized
        )

        @wraps(view)
        def route(*positional: Any, **path_parameters: str) -> Response:
            request: Request = blueprint.current_request
            try:
                _demand(request, query)
                if body is not None:
                    path_parameters = {**path_parameters, "body": read_body(request, body)}  # type: ignore[dict-item]
                return _respond(view(request, *positional, **path_parameters), status)
            except Exception as error:  # noqa: BLE001 — the one place where errors become answers
                return describe_problem(error, request, logger())

        blueprint.route(path, methods=[method], content_types=["*/*"], name=f"{method} {path}")(route)
        return route

    return decorate


def read_body(request: Request, model: type[B]) -> B:
    """The body as that model; raises Invalid naming every field that does not fit."""
    media_type = request.headers.get("content-type", JSON)
    if media_type.partition(";")[0].strip().lower() != JSON:  # Chalice would refuse it in a shape of its own
        raise Invalid([FieldProblem("Content-Type", "Send the body as application/json.")])
    try:
        return model.model_validate_json(request.raw_body or b"{}")
    except ValidationError as error:
        raise Invalid(
            FieldProblem(".".join(map(str, problem["loc"])) or "body", _REASONS.get(problem["type"], _ANY_OTHER_REASON))
            for problem in error.errors()
        ) from error


def read_key(request: Request) -> str:
    """The Idempotency-Key that the form made; raises Invalid."""
    key = str(request.headers.get("idempotency-key", ""))
    if not 8 <= len(key) <= 100:
        raise Invalid([FieldProblem("Idempotency-Key", "Send the form's own key, of 8 to 100 characters.")])
    return key


_REASONS = {
    "missing": "This field is required.",
    "extra_forbidden": "There is no such field.",
    "string_too_long": "This is too long.",
    "string_too_short": "This is too short.",
    "string_type": "This must be a text.",
    "enum": "This is not one of the possible values.",
    "json_invalid": "This is not JSON.",
    "model_type": "This must be an object.",
    "model_attributes_type": "This must be an object.",
    "int_type": "This must be a whole number.",
    "int_parsing": "This must be a whole number.",
    "int_from_float": "This must be a whole number.",
    "datetime_parsing": "This is not a moment: write it as 2026-03-02T12:00:00+03:00.",
    "datetime_from_date_parsing": "This is not a moment: write it as 2026-03-02T12:00:00+03:00.",
    "timezone_aware": "Say the time zone too: 2026-03-02T12:00:00+03:00.",
    "greater_than_equal": "This is too small.",
}
_ANY_OTHER_REASON = "This does not fit."


def _demand(request: Request, query: tuple[str, ...]) -> None:
    given = request.query_params or {}
    missing = [name for name in query if not name.endswith("?") and not given.get(name)]
    if missing:
        raise Invalid(FieldProblem(name, "This field is required.") for name in missing)


def _respond(result: BaseModel | Answer, status: int) -> Response:
    answer = result if isinstance(result, Answer) else Answer(result, status)
    document = json.dumps(answer.model.model_dump(mode="json"), ensure_ascii=False) if answer.model else ""
    headers = {"Content-Type": f"{JSON}; charset=utf-8", **answer.headers}
    return Response(document, status_code=answer.status, headers=headers)
