"""One decorator for every route: reads what is asked, maps errors, writes the answer, and remembers what to describe."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from chalice.app import Blueprint, Request, Response
from pydantic import BaseModel

from dozor.bootstrap.stores import access_changes
from dozor.entry.observability import logger
from functions.rest_api.access import check_token, person_of
from functions.rest_api.answering import Answer, respond
from functions.rest_api.permissions import demand
from functions.rest_api.problems import describe_problem
from functions.rest_api.reading import (
    bind_version,
    check_path,
    demand_query,
    digest_of,
    read_body,
    read_key,
    read_query,
    read_version,
)

__all__ = ["OPERATIONS", "Answer", "Operation", "digest_of", "operation", "read_key", "read_version"]
KEY, MATCH, KNOWN = "Idempotency-Key", "If-Match", "If-None-Match"
View = Callable[..., BaseModel | Answer]


@dataclass(frozen=True, slots=True)
class Operation:
    """One route as it is described: models of the body and the answer, what is read besides, whether a token is asked for.

    kept: the answer may be kept and asked for again with If-None-Match. problems: statuses that it answers besides those
    that follow from what it reads.
    """

    name: str
    method: str
    path: str
    summary: str
    body: type[BaseModel] | None
    answer: type[BaseModel]
    status: int
    query: tuple[str, ...] | type[BaseModel]
    headers: tuple[str, ...]
    authorized: bool
    kept: bool
    problems: tuple[int, ...] = ()

    @property
    def guarded(self) -> bool:
        """Whether it changes something only at the version that If-Match names."""
        has_version = self.body is not None and "version" in self.body.model_fields
        return has_version or any(name.rstrip("?") == MATCH for name in self.headers)

    @property
    def keyed(self) -> bool:
        """Whether the same Idempotency-Key makes the same thing."""
        return KEY in self.headers


OPERATIONS: dict[str, Operation] = {}


def operation(
    blueprint: Blueprint,
    method: str,
    path: str,
    answer: type[BaseModel],
    *,
    body: type[BaseModel] | None = None,
    status: int = 200,
    query: tuple[str, ...] | type[BaseModel] = (),
    headers: tuple[str, ...] = (),
    authorized: bool = True,
    kept: bool | None = None,
    problems: tuple[int, ...] = (),
) -> Callable[[View], Callable[..., Response]]:
    """Make a route of a function (request, *path parameters[, body][, query]) -> answer model.

    Who may use it stands in `permissions.NEEDS`, and is asked before anything of the request is read.

    query: a model, then the view gets it under that name; or names of texts, optional ones ending in "?".
    headers: "Idempotency-Key" is demanded before the view runs, which reads it with `read_key`; "If-Match?" for a change
    whose body names no version (`read_version`): where it does, If-Match becomes the body's version by itself.
    kept: every GET, unless it says no.
    """

    def decorate(view: View) -> Callable[..., Response]:
        summary = (view.__doc__ or "").split("\n")[0]
        kept_by_pages = method == "GET" if kept is None else kept
        one = OPERATIONS[f"{method} {path}"] = Operation(
            view.__name__,
            method,
            path,
            summary,
            body,
            answer,
            status,
            query,
            headers,
            authorized,
            kept_by_pages,
            problems,
        )

        @wraps(view)
        def route(*positional: Any, **path_parameters: str) -> Response:
            request: Request = blueprint.current_request
            try:
                if authorized:
                    admit(request, f"{method} {path}")
                check_path(path_parameters)
                result = view(request, *positional, **path_parameters, **_read(request, one))
                told = result if isinstance(result, Answer) else Answer(result, status)
                return respond(told, request, kept=one.kept)
            except Exception as error:  # noqa: BLE001 — the one place where errors become answers
                return describe_problem(error, request, logger())

        blueprint.route(path, methods=[method], content_types=["*/*"], name=f"{method} {path}")(route)
        return route

    return decorate


def admit(request: Request, route: str) -> None:
    """Raises TokenOutdated and RoleForbids for who may not use the route."""
    person = person_of(request)
    check_token(person, access_changes().withdrawn())
    demand(route, person.roles)


def _read(request: Request, one: Operation) -> dict[str, BaseModel]:
    """What the view gets besides the path; raises what tells that something does not fit."""
    read: dict[str, BaseModel] = {}
    if isinstance(one.query, tuple):
        demand_query(request, one.query)
    else:
        read["query"] = read_query(request, one.query)
    if one.keyed:
        read_key(request)
    if one.body is not None:
        read["body"] = bind_version(request, read_body(request, one.body))
    return read
