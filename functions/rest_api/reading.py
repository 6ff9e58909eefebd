"""What a request says, checked: body, query, headers. Whatever does not fit is named, all of it at once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar, get_origin

from chalice.app import MultiDict, Request
from pydantic import BaseModel, ValidationError

from dozor.domain.errors import FieldProblem, Invalid, NotFound
from functions.rest_api.problems import PayloadTooLarge, UnsupportedMediaType

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

B = TypeVar("B", bound=BaseModel)
JSON = "application/json"
MOST_BYTES = 1_000_000  # files go by signed upload, never through a body
LONGEST_PART = 2000  # of a path; a key of the table holds 2048 bytes
ENTITY_TAG = re.compile(r'(?:W/)?"(\d{1,9})(?:\.[0-9a-f]+)?"')  # a weak one too: compression on the way makes them weak
ANY = 0


def read_body(request: Request, model: type[B]) -> B:
    """The body as that model; raises Invalid naming every field that does not fit, or what is wrong with it as a whole."""
    media_type = request.headers.get("content-type", JSON)
    if media_type.partition(";")[0].strip().lower() != JSON:  # Chalice would refuse it in a shape of its own
        raise UnsupportedMediaType
    raw = request.raw_body or b"{}"
    if len(raw) > MOST_BYTES:
        raise PayloadTooLarge
    try:
        return model.model_validate_json(raw, strict=True)
    except ValidationError as error:
        raise Invalid(_explain(error.errors(), "body")) from error


def read_query(request: Request, model: type[B]) -> B:
    """The query as that model; a field that is a tuple may be given several times. Raises Invalid."""
    given = request.query_params or MultiDict({})
    lists = {name for name, field in model.model_fields.items() if get_origin(field.annotation) is tuple}
    repeated = [name for name in given if name not in lists and len(given.getlist(name)) > 1]
    if repeated:
        raise Invalid(FieldProblem(name, "Give this only once.") for name in repeated)
    try:
        return model.model_validate({name: given.getlist(name) if name in lists else given[name] for name in given})
    except ValidationError as error:
        raise Invalid(_explain(error.errors(), "query")) from error


def demand_query(request: Request, names: Iterable[str]) -> None:
    """Raises Invalid unless everything is given whose name does not end in "?"."""
    given = request.query_params or {}
    missing = [name for name in names if not name.endswith("?") and not given.get(name)]
    if missing:
        raise Invalid(FieldProblem(name, "This field is required.") for name in missing)


def check_path(parameters: Mapping[str, str]) -> None:
    """Raises NotFound for a part of the path that is too long, or has control characters, to be the name of anything."""
    for value in parameters.values():
        if not value.isprintable() or len(value.encode()) > LONGEST_PART:
            raise NotFound("There is no such thing.")


def read_key(request: Request) -> str:
    """The Idempotency-Key that the form made; raises Invalid."""
    key = str(request.headers.get("idempotency-key", ""))
    if not 8 <= len(key) <= 100 or not key.isprintable():
        raise Invalid([FieldProblem("Idempotency-Key", "Send the form's own key, of 8 to 100 characters.")])
    return key


def read_key_if_any(request: Request) -> str:
    """The Idempotency-Key of a route that does without one; empty then. Raises Invalid."""
    return read_key(request) if "idempotency-key" in request.headers else ""


def digest_of(form: BaseModel) -> str:
    """Tells one form from another, under the same key; fields that were left out do not count."""
    return sha256(form.model_dump_json(exclude_unset=True).encode()).hexdigest()[:16]


def read_version(request: Request) -> int:
    """The version that If-Match names; 0 when it names none, or any ("*"). Raises Invalid for what is no tag of ours."""
    given = str(request.headers.get("if-match", "")).strip()
    if given in ("", "*"):
        return ANY
    tag = ENTITY_TAG.fullmatch(given)
    if tag is None:
        raise Invalid([FieldProblem("If-Match", "Send the ETag that you were given, one, as it is.")])
    return int(tag[1])


def bind_version(request: Request, body: B) -> B:
    """The body with the version that If-Match names; raises Invalid when it says another one itself."""
    version = read_version(request)
    told = getattr(body, "version", None)
    if version == ANY or told is None:
        return body
    if told not in (ANY, version):
        raise Invalid([FieldProblem("version", "If-Match names another version.")])
    return body.model_copy(update={"version": version})


def _explain(errors: "Iterable[ErrorDetails]", whole: str) -> Iterator[FieldProblem]:
    told = set()
    for error in errors:
        # Where a field may be of several types each tells its own refusal, under a name in brackets that is no field.
        field = ".".join(str(part) for part in error["loc"] if "[" not in str(part)) or whole
        problem = FieldProblem(field, _REASONS.get(error["type"]) or _WRITTEN_AS.get(field, _ANY_OTHER_REASON))
        if problem not in told:
            told.add(problem)
            yield problem


_NO_MOMENT = "This is not a moment: write it as 2026-03-02T12:00:00+03:00."
_NO_NUMBER = "This must be a whole number."
_NO_CHOICE = "This is not one of the possible values."
_NO_OBJECT = "This must be an object."
_TOO_LONG = "This is too long."
_TOO_SHORT = "This is too short."
_REASONS = {
    "missing": "This field is required.",
    "extra_forbidden": "There is no such field.",
    "string_too_long": _TOO_LONG,
    "string_too_short": _TOO_SHORT,
    "too_long": _TOO_LONG,
    "too_short": _TOO_SHORT,
    "string_type": "This must be a text.",
    "enum": _NO_CHOICE,
    "literal_error": _NO_CHOICE,
    "json_invalid": "This is not JSON.",
    "model_type": _NO_OBJECT,
    "model_attributes_type": _NO_OBJECT,
    "dict_type": _NO_OBJECT,
    "tuple_type": "This must be a list.",
    "list_type": "This must be a list.",
    "bool_type": "This must be true or false.",
    "bool_parsing": "This must be true or false.",
    "int_type": _NO_NUMBER,
    "int_parsing": _NO_NUMBER,
    "int_from_float": _NO_NUMBER,
    "datetime_type": _NO_MOMENT,
    "datetime_parsing": _NO_MOMENT,
    "datetime_from_date_parsing": _NO_MOMENT,
    "timezone_aware": "Say the time zone too: 2026-03-02T12:00:00+03:00.",
    "date_type": "This is not a day: write it as 2026-03-02.",
    "date_parsing": "This is not a day: write it as 2026-03-02.",
    "date_from_datetime_parsing": "This is not a day: write it as 2026-03-02.",
    "greater_than_equal": "This is too small.",
    "less_than_equal": "This is too big.",
}
_ANY_OTHER_REASON = "This does not fit."
_WRITTEN_AS = {"month": "Write a month as 2026-11."}  # where a pattern alone says what fits
