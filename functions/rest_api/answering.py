"""Answers: JSON, entity tags that name the version, and 304 for what the page has already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from chalice.app import Request, Response
from pydantic import BaseModel

from dozor.domain.secret_links import mask_links
from functions.rest_api.languages import language_of

JSON = "application/json; charset=utf-8"
KEEP_AND_ASK = "private, no-cache"
FORGET = "no-store"
VARY = "Accept-Language, Authorization"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose status is not the usual one, or that has headers of its own; without a model it has no body."""

    model: BaseModel | None
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


def respond(answer: Answer, request: Request, *, kept: bool) -> Response:
    """The response. kept: the page may keep it and ask with If-None-Match whether it still holds."""
    language = language_of(request)
    headers = {
        "Content-Type": JSON,
        "Content-Language": language,
        "Cache-Control": KEEP_AND_ASK if kept else FORGET,
        "Vary": VARY,
    }
    if answer.model is None:
        return Response("", status_code=answer.status, headers=headers | dict(answer.headers))
    document = mask_links(answer.model.model_dump_json())  # of messages and of what people paste
    version = getattr(answer.model, "version", None)
    if kept or isinstance(version, int):
        headers["ETag"] = make_tag(document, language, version)
    headers |= answer.headers
    if kept and is_known(headers["ETag"], request):
        return Response("", status_code=304, headers=headers)
    return Response(document, status_code=answer.status, headers=headers)


def make_tag(document: str, language: str, version: object = None) -> str:
    """ "12.0a1b2c3d4e": the version, for If-Match, and what else shows, such as a name in the asked language."""
    digest = sha256(f"{language}|{document}".encode()).hexdigest()[:12]
    return f'"{version}.{digest}"' if isinstance(version, int) else f'"{digest}"'


def is_known(tag: str, request: Request) -> bool:
    """Whether If-None-Match names the tag, weak or not (RFC 9110, 13.1.2)."""
    told = str((request.headers or {}).get("if-none-match", ""))
    known = {one.strip().removeprefix("W/") for one in told.split(",")}
    return "*" in known or tag in known
