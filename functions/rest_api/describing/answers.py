"""What a route may answer: its own answer, problems of ours, and what API Gateway answers by itself."""

import re
from typing import Any

from pydantic import BaseModel

from functions.rest_api.describing.documents import GatewayMessage, ProblemDocument, refer_to
from functions.rest_api.operations import Operation

JSON, PROBLEM = "application/json", "application/problem+json"
_TEXT = {"schema": {"type": "string"}}
# Status -> what it means; those of API Gateway have its own document.
_OURS = {
    401: "The token is older than the last change of this person's rights: renew it.",
    403: "This person's roles, or this link, are not for that; or another has to do it.",
    404: "There is no such thing, or it belongs to another company.",
    409: "It cannot be done as things stand: see `allowed` and `current_version`.",
    412: "If-Match names another version than `current_version`.",
    413: "The body is longer than anything that is asked for.",
    415: "The body is not application/json.",
    422: "Something does not fit: see `problems`.",
    500: "Something went wrong on our side.",
    503: "It will pass: try again after `Retry-After`.",
}
# "Working with HTTP APIs: quotas", "Troubleshooting issues with HTTP APIs" and "JWT authorizers" of the Developer Guide.
_GATEWAYS = {
    401: "No token, or one that is not good (any more).",
    403: "The token is not meant for this.",
    404: "There is no such route.",
    413: "More than 10 MB.",
    429: "Too many requests at once.",
    500: "Dozor did not answer as it should.",
    503: "Dozor did not answer in time.",
}


def describe_answers(one: Operation, others: list[Operation]) -> dict[str, Any]:
    """Status -> answer, for every status that the route can have."""
    answers = {str(one.status): _own(one, others)}
    if one.keyed and one.status == 201:
        answers["200"] = _own(one, others) | {"description": "What the same key has made before."}
    if one.kept:
        answers["304"] = {"description": "What the page has still holds.", "headers": {"ETag": _TEXT}}
    for status in _problems_of(one):
        answers[str(status)] = _problem(status, one)
    return dict(sorted(answers.items()))


def _problems_of(one: Operation) -> list[int]:
    found = {403, 404, 422, 429, 500, 503, *one.problems}
    if one.authorized:
        found.add(401)
    if one.method != "GET":
        found |= {409, 413}
    if one.body:
        found.add(415)
    if one.guarded:
        found.add(412)
    return sorted(found)


def _own(one: Operation, others: list[Operation]) -> dict[str, Any]:
    headers: dict[str, Any] = {"Content-Language": _TEXT, "Cache-Control": _TEXT}
    if one.kept or "version" in one.answer.model_fields:
        headers["ETag"] = {"description": "For If-None-Match; with a version, for If-Match.", **_TEXT}
    described = {"description": _first_line(one.answer), "headers": headers, "content": _content(JSON, one.answer)}
    links = _links(one, others) if one.status == 201 else {}
    return described | ({"links": links} if links else {})


def _links(one: Operation, others: list[Operation]) -> dict[str, Any]:
    """Where what was made is read and acted on: routes below this one whose path is filled from the answer."""
    found = {}
    for other in others:
        names = re.findall(r"{(\w+)}", other.path)
        if not names or not other.path.startswith(f"{one.path}/"):
            continue
        fields = {name: name if name in one.answer.model_fields else name.rpartition("_")[2] for name in names}
        if all(field in one.answer.model_fields for field in fields.values()):
            parameters = {name: f"$response.body#/{field}" for name, field in fields.items()}
            found[other.name] = {"operationId": other.name, "parameters": parameters}
    return found


def _problem(status: int, one: Operation) -> dict[str, Any]:
    content: dict[str, Any] = {}
    told = []
    if status in _OURS and (status != 404 or "{" in one.path or one.body or one.query):
        content |= _content(PROBLEM, ProblemDocument)
        told.append(_OURS[status])
    if status in _GATEWAYS:
        content |= _content(JSON, GatewayMessage)
        told.append(f"API Gateway: {_GATEWAYS[status]}")
    headers = {"Retry-After": {"description": "Seconds.", **_TEXT}} if status == 503 else {}
    return {"description": " ".join(told), "content": content, **({"headers": headers} if headers else {})}


def _content(media_type: str, model: type[BaseModel]) -> dict[str, Any]:
    return {media_type: {"schema": {"$ref": refer_to(model.__name__)}}}


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]
