"""Errors as application/problem+json (RFC 9457), in the language asked for."""

import json
from typing import Any

from aws_lambda_powertools import Logger
from chalice.app import Request, Response

from dozor.application.marking import N_
from dozor.application.messaging.wording import MESSAGES
from dozor.bootstrap.system import texts
from dozor.domain.errors import DozorError, IllegalTransition, Invalid, VersionConflict
from dozor.domain.secret_links import mask_links
from dozor.entry.errors import Answer, answer_for
from functions.rest_api.access import TokenOutdated, TokenUnfit
from functions.rest_api.languages import SOURCE_LANGUAGE, language_of

__all__ = ["PayloadTooLarge", "UnsupportedMediaType", "describe_problem", "language_of"]
PROBLEM = "application/problem+json"
TYPE = "urn:dozor:"
RETRY_AFTER_SECONDS = 2


class UnsupportedMediaType(DozorError):
    """The body is said to be something else than JSON."""

    code = "unsupported_media_type"


class PayloadTooLarge(DozorError):
    """The body is longer than anything that is asked for."""

    code = "payload_too_large"


_OF_HTTP: dict[type[DozorError], Answer] = {
    TokenOutdated: Answer(401, "Your rights have changed: sign in again.", retry=False),
    TokenUnfit: Answer(401, "This token does not say who you are: sign in.", retry=False),
    UnsupportedMediaType: Answer(415, "Send the body as application/json.", retry=False),
    PayloadTooLarge: Answer(413, "This is more than fits into one request.", retry=False),
}
_NOT_NOW = N_("This cannot be done now. The request's state: {state}.")
_PRECONDITION_FAILED = Answer(412, "It has changed since you looked at it.", retry=False)


def describe_problem(error: Exception, request: Request, log: Logger) -> Response:
    """The answer to an error; what is not the caller's doing is logged with its place, and told without it."""
    answer = _answer_for(error, request)
    language = language_of(request)
    if answer.status >= 500:
        log.exception("the request failed", path=request.path, method=request.method)
    else:
        log.info("refused", path=request.path, status=answer.status, error=type(error).__name__)
    document: dict[str, Any] = {
        "type": f"{TYPE}{error.code if isinstance(error, DozorError) else DozorError.code}",
        "title": texts().say(language, answer.title),
        "status": answer.status,
        "detail": _explain(error, language),
        "problems": [
            {"field": problem.field, "reason": texts().say(language, problem.reason, **dict(problem.values))}
            for problem in (error.problems if isinstance(error, Invalid) else ())
        ],
        "allowed": list(error.allowed) if isinstance(error, IllegalTransition) else [],
        "current_version": error.current if isinstance(error, VersionConflict) else None,
    }
    headers = {"Content-Type": PROBLEM, "Content-Language": language, "Cache-Control": "no-store"}
    if answer.status == 503:
        headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return Response(mask_links(json.dumps(document, ensure_ascii=False)), status_code=answer.status, headers=headers)


def _answer_for(error: Exception, request: Request) -> Answer:
    """Somebody who named the version by If-Match is told so by the status that belongs to it."""
    if isinstance(error, VersionConflict) and (request.headers or {}).get("if-match"):
        return _PRECONDITION_FAILED
    return next((answer for kind, answer in _OF_HTTP.items() if isinstance(error, kind)), None) or answer_for(error)


def _explain(error: Exception, language: str) -> str:
    """The error's own sentence, in English or where there is a translation: else the title says enough."""
    if not isinstance(error, DozorError) or isinstance(error, Invalid):
        return ""
    if isinstance(error, IllegalTransition):  # what is possible instead stands beside it, for the page to name
        state = texts().say(language, MESSAGES.get(f"watched_{error.state}", error.state))
        return texts().say(language, _NOT_NOW, state=state)
    if language == SOURCE_LANGUAGE:
        return str(error)
    return _translate(error, language)


def _translate(error: DozorError, language: str) -> str:
    if not error.message or texts().say(language, error.message) == error.message:
        return ""
    return texts().say(language, error.message, **error.values)
