"""API Gateway before the real application, as a WSGI server: routes, tokens, and what it answers by itself."""

import base64
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs, unquote
from wsgiref.types import StartResponse, WSGIEnvironment

from functions.rest_api.app import app
from functions.rest_api.description import list_routes
from tests.handlers.documents import read_document

OLGA, RITA, ADA = "Bearer olga", "Bearer rita", "Bearer ada"
CLAIMS: dict[str, dict[str, str]] = {
    OLGA: {},  # the document's own: the operator of sosna
    ADA: {"cognito:groups": "[admin]", "email": "ada@example.org", "name": "Ada", "sub": "ada"},
    RITA: {"custom:companies": "kedr", "email": "rita@example.org", "name": "Rita"},
}
_PHRASES = {401: "Unauthorized", 404: "Not Found"}


class Gateway:
    """An HTTP API with a JWT authorizer and the function behind it (payload format 1.0)."""

    def __init__(self) -> None:
        self._routes = [
            (str(one["method"]), str(one["path"]), _pattern(str(one["path"])), bool(one["authorized"]))
            for one in list_routes()
        ]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        status, headers, body = self._answer(environ)
        start_response(f"{status} {_PHRASES.get(status, 'Told')}", list(headers.items()))
        return [body.encode()]

    def _answer(self, environ: WSGIEnvironment) -> tuple[int, dict[str, str], str]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        raw_path = str(environ.get("REQUEST_URI") or environ.get("RAW_URI") or path).partition("?")[0]
        for method, template, pattern, authorized in self._routes:
            found = pattern.fullmatch(raw_path)
            if found is None or method != environ["REQUEST_METHOD"]:
                continue
            claims = CLAIMS.get(environ.get("HTTP_AUTHORIZATION", "")) if authorized else None
            if authorized and claims is None:
                return _refuse(401)
            parameters = {name: unquote(value) for name, value in found.groupdict().items()}
            raw = app(_event(environ, method, template, parameters, claims), None)
            return raw["statusCode"], raw["headers"], raw["body"]
        return _refuse(404)


def _refuse(status: int) -> tuple[int, dict[str, str], str]:
    return status, {"Content-Type": "application/json"}, json.dumps({"message": _PHRASES[status]})


def _pattern(template: str) -> "re.Pattern[str]":
    return re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", template))


def _event(
    environ: WSGIEnvironment,
    method: str,
    template: str,
    parameters: Mapping[str, str],
    claims: Mapping[str, str] | None,
) -> dict[str, Any]:
    event = read_document("apigateway/http_api")
    headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
    if environ.get("CONTENT_TYPE"):
        headers["content-type"] = environ["CONTENT_TYPE"]
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length) if length else b""
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    event |= {
        "resource": template,
        "path": environ["PATH_INFO"],
        "httpMethod": method,
        "pathParameters": dict(parameters) or None,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "body": base64.b64encode(body).decode() if body else None,
        "isBase64Encoded": bool(body),
    }
    context = event["requestContext"]
    context |= {"httpMethod": method, "resourcePath": template, "resourceId": f"{method} {template}"}
    if claims is None:
        context["authorizer"] = {"claims": None, "scopes": None}
    else:
        context["authorizer"]["claims"] |= claims
    return event
