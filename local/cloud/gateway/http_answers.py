"""A function's answer as an HTTP answer.

Source: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway", Lambda function response.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_JSON = "application/json"


class MalformedAnswer(Exception):
    """The function answered what API Gateway cannot turn into HTTP; the message says what."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """header names are lower-case and may repeat."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def read_answer(payload: bytes, version: str) -> HttpAnswer:
    """The HTTP answer that a function's payload describes in that payload format; raises MalformedAnswer."""
    try:
        document = json.loads(payload)
    except ValueError as error:
        raise MalformedAnswer("the answer is not JSON") from error
    if version == "2.0" and not (isinstance(document, dict) and "statusCode" in document):
        # Format 2.0 takes any JSON for the body of a 200; a string is sent as it is.
        body = document.encode() if isinstance(document, str) else json.dumps(document).encode()
        return HttpAnswer(200, (("content-type", _JSON),), body)
    if not isinstance(document, dict):
        raise MalformedAnswer("the answer is no JSON object")
    headers = _read_headers(document)
    if not any(name == "content-type" for name, _ in headers):
        headers.append(("content-type", "text/plain; charset=utf-8"))
    return HttpAnswer(_read_status(document), tuple(headers), _read_body(document))


def _read_status(document: Mapping[str, Any]) -> int:
    status = document.get("statusCode")
    if isinstance(status, bool) or not isinstance(status, int | str) or not str(status).isdecimal():
        raise MalformedAnswer("statusCode is missing or no number")
    if not 100 <= int(status) <= 599:
        raise MalformedAnswer(f"statusCode {status} is no HTTP status")
    return int(status)


def _read_headers(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    single, several = document.get("headers") or {}, document.get("multiValueHeaders") or {}
    if not isinstance(single, dict) or not isinstance(several, dict):
        raise MalformedAnswer("headers is no object")
    # Named in both, the several win over the single one.
    named_twice = {str(name).lower() for name in several}
    headers = [(name.lower(), _as_text(value)) for name, value in single.items() if name.lower() not in named_twice]
    for name, values in several.items():
        if not isinstance(values, list):
            raise MalformedAnswer(f"multiValueHeaders.{name} is no list")
        headers += [(name.lower(), _as_text(value)) for value in values]
    return headers + [("set-cookie", str(cookie)) for cookie in document.get("cookies") or ()]


def _as_text(value: Any) -> str:
    if isinstance(value, dict | list):
        raise MalformedAnswer("a header's value is no string")
    return value if isinstance(value, str) else json.dumps(value)


def _read_body(document: Mapping[str, Any]) -> bytes:
    body = document.get("body")
    if body is None:
        return b""
    if not isinstance(body, str):
        raise MalformedAnswer("body is no string")
    if not document.get("isBase64Encoded"):
        return body.encode()
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error as error:
        raise MalformedAnswer("body is not base64") from error
