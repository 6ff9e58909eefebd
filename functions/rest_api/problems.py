"""Errors as application/problem+json (RFC 9457), in the language asked for."""

import json
from typing import Any

from aws_lambda_powertools import Logger
from chalice.app import Request, Response

from dozor.bootstrap.system import texts
from dozor.domain.errors import DozorError, IllegalTransition, Invalid
from dozor.entry.errors import answer_for

LANGUAGES = ("ru", "en")
SOURCE_LANGUAGE = "en"


def describe_problem(error: Exception, request: Request, log: Logger) -> Response:
    """The answer to an error; what is not the caller's doing is logged with its place, and told without it."""
    answer = answer_for(error)
    language = language_of(request)
    if answer.status >= 500:
        log.exception("the request failed", path=request.path, method=request.method)
    else:
        log.info("refused", path=request.path, status=answer.status, error=type(error).__name__)
    document: dict[str, Any] = {
        "type": f"urn:dozor:{error.code if isinstance(error, DozorError) else 'error'}",
        "title": texts().say(language, answer.title),
        "status": answer.status,
        "detail": _explain(error, language),
        "problems": [
            {"field": problem.field, "reason": texts().say(language, problem.reason)}
            for problem in (error.problems if isinstance(error, Invalid) else ())
        ],
        "allowed": list(error.allowed) if isinstance(error, IllegalTransition) else [],
    }
    body = json.dumps(document, ensure_ascii=False)
    return Response(body, status_code=answer.status, headers={"Content-Type": "application/problem+json"})


def _explain(error: Exception, language: str) -> str:
    """The error's own sentence, in English or where there is a translation: else the title says enough."""
    if not isinstance(error, DozorError) or isinstance(error, Invalid):
        return ""
    sentence = str(error)
    told = texts().say(language, sentence)
    return told if language == SOURCE_LANGUAGE or told != sentence else ""


def language_of(request: Request) -> str:
    """The first language of Accept-Language that we have, else English."""
    wanted = (request.headers or {}).get("accept-language", "")
    codes = [part.split(";")[0].strip()[:2].lower() for part in wanted.split(",")]
    return next((code for code in codes if code in LANGUAGES), SOURCE_LANGUAGE)
