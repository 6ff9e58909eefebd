"""The wire: which operation a request means, what it asks, and how answers and errors are written.

All taken from botocore's model of the service, nothing typed by hand.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import unquote

from botocore.loaders import Loader
from botocore.model import ListShape, MapShape, OperationModel, ServiceModel, Shape, StructureShape
from botocore.validate import ParamValidator

from local.connect.api.values import find_wrong_values
from local.connect.errors import ConnectError, InvalidContactFlow, InvalidParameter, InvalidRequest, InvalidTestCase
from local.connect.ports import Json

Answer = tuple[int, dict[str, str], bytes]
_TEMPLATE = re.compile(r"\{(\w+)\+?\}")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "timestamp": (datetime, int, float, str),
}


@dataclass(frozen=True, slots=True)
class Route:
    """One operation's method and path."""

    method: str
    pattern: re.Pattern[str]
    operation: OperationModel
    literal: int
    """How many characters of the path are fixed: the most literal route wins."""


@cache
def service_model() -> ServiceModel:
    """Botocore's model of Amazon Connect."""
    return ServiceModel(Loader().load_service_model("connect", "service-2"), "connect")


@cache
def routes() -> tuple[Route, ...]:
    """All routes of the service, the most literal first."""
    model = service_model()
    found = [_route(model.operation_model(name)) for name in model.operation_names]
    return tuple(sorted(found, key=lambda route: -route.literal))


def _route(operation: OperationModel) -> Route:
    path = str(operation.http["requestUri"]).split("?", 1)[0].rstrip("/")
    parts = _TEMPLATE.split(path)
    pattern = "".join(re.escape(part) if n % 2 == 0 else f"(?P<{part}>[^/]+)" for n, part in enumerate(parts))
    return Route(operation.http["method"], re.compile(pattern + "/?"), operation, len("".join(parts[::2])))


def find_operation(method: str, path: str) -> tuple[OperationModel, dict[str, str]] | None:
    """The operation of a request and its path's parameters. `path` is raw: ARNs in it percent-encoded."""
    for route in routes():
        if route.method == method.upper() and (match := route.pattern.fullmatch(path)):
            return route.operation, {name: unquote(value) for name, value in match.groupdict().items()}
    return None


def read_request(
    operation: OperationModel, in_path: Mapping[str, str], query: Mapping[str, list[str]], body: bytes
) -> Json:
    """The parameters, validated against the model. Raises InvalidRequest."""
    shape = operation.input_shape
    if shape is None:
        return {}
    parameters = _read_body(body)
    parameters = {name: value for name, value in parameters.items() if value is not None}
    for name, member in shape.members.items():
        location = member.serialization.get("location")
        wire_name = member.serialization.get("name", name)
        if location == "uri":
            parameters[name] = _convert(in_path[wire_name], member)
        elif location == "querystring" and wire_name in query:
            values = query[wire_name]
            parameters[name] = (
                [_convert(value, member.member) for value in values]
                if isinstance(member, ListShape)
                else _convert(values[-1], member)
            )
    report = ParamValidator().validate(parameters, shape)
    if report.has_errors():
        raise InvalidRequest(report.generate_report())
    wrong = next(find_wrong_values(parameters, shape, ""), None)
    if wrong:
        raise InvalidParameter(wrong)
    return parameters


def _read_body(body: bytes) -> Json:
    try:
        decoded = json.loads(body) if body.strip() else {}
    except ValueError as error:
        raise InvalidRequest(f"the body is not JSON: {error}") from error
    if not isinstance(decoded, dict):
        raise InvalidRequest("the body is not an object")
    return decoded


def _convert(text: str, shape: Shape) -> Any:
    if shape.type_name in ("integer", "long"):
        try:
            return int(text)
        except ValueError as error:
            raise InvalidRequest(f"{text!r} is not a number") from error
    return text.lower() == "true" if shape.type_name == "boolean" else text


def write_answer(operation: OperationModel, answer: Json | None) -> Answer:
    """A success, shaped by the model: what the model does not know, lacks or forbids is a mistake of ours: TypeError."""
    status = int(operation.http.get("responseCode", 200))
    shape = operation.output_shape
    if shape is None and answer:
        raise TypeError(f"{operation.name} answers nothing")
    body = _shape(answer or {}, shape, operation.name) if shape is not None else {}
    return status, {"Content-Type": "application/json"}, json.dumps(body, ensure_ascii=False).encode()


def _shape(value: Any, shape: Shape, place: str) -> Any:
    if isinstance(shape, StructureShape):
        unknown = set(value) - set(shape.members)
        if unknown:
            raise TypeError(f"{place} has no {', '.join(sorted(unknown))}")
        given = {name: item for name, item in value.items() if item is not None}
        missing = set(shape.required_members) - set(given)
        if missing:
            raise TypeError(f"{place} lacks {', '.join(sorted(missing))}")
        return {name: _shape(item, shape.members[name], f"{place}.{name}") for name, item in given.items()}
    if isinstance(shape, ListShape):
        return [_shape(item, shape.member, f"{place}[]") for item in value]
    if isinstance(shape, MapShape):
        return {str(name): _shape(item, shape.value, f"{place}.{name}") for name, item in value.items()}
    return _scalar(value, shape, place)


def _scalar(value: Any, shape: Shape, place: str) -> Any:
    if not isinstance(value, _TYPES.get(shape.type_name, object)):
        raise TypeError(f"{place} must be a {shape.type_name}, is {value!r}")
    allowed = shape.metadata.get("enum")
    if allowed and value not in allowed:
        raise TypeError(f"{place} is never {value!r}; it is one of {', '.join(allowed)}")
    return value.timestamp() if isinstance(value, datetime) else value


def write_error(error: ConnectError) -> Answer:
    """An error as Connect writes it; a refused flow brings its problems."""
    body: Json = {"Message": str(error), "message": str(error)}
    if isinstance(error, InvalidContactFlow):
        body = {"problems": [{"message": str(problem)} for problem in error.problems]}
    elif isinstance(error, InvalidTestCase):
        body["Problems"] = [{"message": problem[:256]} for problem in error.problems[:50]]
    headers = {"Content-Type": "application/json", "x-amzn-ErrorType": error.code}
    return error.status, headers, json.dumps(body, ensure_ascii=False).encode()
