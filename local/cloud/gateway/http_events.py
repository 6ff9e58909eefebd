"""Lambda events of an HTTP API, payload formats 1.0 and 2.0.

Source: "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway".
"""

import base64
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from moto.core import DEFAULT_ACCOUNT_ID

from local.cloud.gateway.definitions import Api
from local.cloud.gateway.requests import GatewayRequest
from local.cloud.gateway.routing import Match
from local.cloud.gateway.tokens import claims_as_text

_TEXT = re.compile(r"text/.+|application/(.+\+)?(json|xml)|application/javascript")
_UNKNOWN_IDENTITY = (
    "accessKey",
    "accountId",
    "caller",
    "cognitoAuthenticationProvider",
    "cognitoAuthenticationType",
    "cognitoIdentityId",
    "cognitoIdentityPoolId",
    "principalOrgId",
    "user",
    "userArn",
    "clientCert",
)


def build_event(api: Api, match: Match, request: GatewayRequest, claims: Mapping[str, Any] | None) -> dict[str, Any]:
    """The event that the route's function is invoked with, in the integration's payload format."""
    build = _build_version_2 if match.route.integration.payload_version == "2.0" else _build_version_1
    body, encoded = _encode_body(request)
    event = build(api, match, request, claims)
    return event | {
        "pathParameters": dict(match.parameters) or None,
        "stageVariables": dict(api.stages[request.stage]) or None,
        "body": body,
        "isBase64Encoded": encoded,
    }


def _build_version_1(
    api: Api, match: Match, request: GatewayRequest, claims: Mapping[str, Any] | None
) -> dict[str, Any]:
    template = match.route.key.partition(" ")[2] or match.route.key
    return {
        "version": "1.0",
        "resource": template,
        "path": request.path,
        "httpMethod": request.method,
        "headers": dict(request.headers),
        "multiValueHeaders": group_values(request.headers),
        "queryStringParameters": dict(request.query) or None,
        "multiValueQueryStringParameters": group_values(request.query) or None,
        "requestContext": {
            "accountId": DEFAULT_ACCOUNT_ID,
            "apiId": api.id,
            "authorizer": {
                "claims": None if claims is None else claims_as_text(claims),
                "scopes": None if claims is None else list(match.route.scopes) or None,
            },
            "domainName": request.domain,
            "domainPrefix": api.id,
            "extendedRequestId": request.id,
            "httpMethod": request.method,
            "identity": dict.fromkeys(_UNKNOWN_IDENTITY)
            | {"sourceIp": request.source_ip, "userAgent": request.header.get("user-agent")},
            "path": request.path,
            "protocol": request.protocol,
            "requestId": request.id,
            "requestTime": log_time(request.at),
            "requestTimeEpoch": milliseconds(request.at),
            "resourceId": None,
            "resourcePath": template,
            "stage": request.stage,
        },
    }


def _build_version_2(
    api: Api, match: Match, request: GatewayRequest, claims: Mapping[str, Any] | None
) -> dict[str, Any]:
    context: dict[str, Any] = {
        "accountId": DEFAULT_ACCOUNT_ID,
        "apiId": api.id,
        "domainName": request.domain,
        "domainPrefix": api.id,
        "http": {
            "method": request.method,
            "path": request.path,
            "protocol": request.protocol,
            "sourceIp": request.source_ip,
            "userAgent": request.header.get("user-agent"),
        },
        "requestId": request.id,
        "routeKey": match.route.key,
        "stage": request.stage,
        "time": log_time(request.at),
        "timeEpoch": milliseconds(request.at),
    }
    if claims is not None:
        context["authorizer"] = {"jwt": {"claims": claims_as_text(claims), "scopes": list(match.route.scopes) or None}}
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": match.route.key,
        "rawPath": request.path,
        "rawQueryString": request.raw_query,
        "headers": _join_values(pair for pair in request.headers if pair[0] != "cookie"),
        "requestContext": context,
    }
    cookies = [cookie.strip() for name, value in request.headers if name == "cookie" for cookie in value.split(";")]
    return event | ({"cookies": cookies} if cookies else {}) | _query_of_version_2(request)


def _query_of_version_2(request: GatewayRequest) -> dict[str, Any]:
    return {"queryStringParameters": _join_values(request.query)} if request.query else {}


def _encode_body(request: GatewayRequest) -> tuple[str | None, bool]:
    if not request.body:
        return None, False
    if _TEXT.fullmatch(request.header.get("content-type", "").partition(";")[0].strip().lower()):
        try:
            return request.body.decode("utf-8"), False
        except UnicodeDecodeError:
            pass  # called text, but is not: it travels as bytes
    return base64.b64encode(request.body).decode(), True


def group_values(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Name -> all its values, in order."""
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        grouped[name].append(value)
    return dict(grouped)


def _join_values(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: ",".join(values) for name, values in group_values(list(pairs)).items()}


def log_time(moment: datetime) -> str:
    """A moment in the form 12/Mar/2020:19:03:58 +0000."""
    return moment.strftime("%d/%b/%Y:%H:%M:%S %z")


def milliseconds(moment: datetime) -> int:
    """A moment in milliseconds since 1970."""
    return int(moment.timestamp() * 1000)
