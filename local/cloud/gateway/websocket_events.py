"""Lambda events of a WebSocket API and its route selection.

Source: "Working with routes for WebSocket APIs" and "API Gateway mapping template reference for WebSocket APIs".
"""

import json
import re
from datetime import datetime
from typing import Any

from local.cloud.gateway.definitions import Api, Route
from local.cloud.gateway.http_events import group_values, log_time, milliseconds
from local.cloud.gateway.requests import new_request_id
from local.cloud.gateway.websocket_connections import Connection

_SELECTION = re.compile(r"\$\{?request\.body\.([\w.\-]+)\}?")


def build_connect_event(api: Api, connection: Connection) -> dict[str, Any]:
    """The event for $connect: headers and query string of the handshake, which no later event carries."""
    request = connection.request
    event: dict[str, Any] = {
        "headers": dict(request.headers),
        "multiValueHeaders": group_values(request.headers),
        "requestContext": _context(api, connection, "$connect", "CONNECT", request.at),
        "isBase64Encoded": False,
    }
    if request.query:
        event["queryStringParameters"] = dict(request.query)
        event["multiValueQueryStringParameters"] = group_values(request.query)
    return _with_stage_variables(api, connection, event)


def build_message_event(api: Api, connection: Connection, route: Route, text: str, at: datetime) -> dict[str, Any]:
    """The event for a message that the page sent."""
    context = _context(api, connection, route.key, "MESSAGE", at) | {"messageId": new_request_id()}
    return _with_stage_variables(api, connection, {"requestContext": context, "body": text, "isBase64Encoded": False})


def build_disconnect_event(api: Api, connection: Connection, code: int, reason: str, at: datetime) -> dict[str, Any]:
    """The event for $disconnect, whoever hung up."""
    context = _context(api, connection, "$disconnect", "DISCONNECT", at)
    headers = {"Host": connection.request.domain, "x-api-key": "", "X-Forwarded-For": "", "x-restapi": ""}
    return _with_stage_variables(
        api,
        connection,
        {
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "requestContext": context | {"disconnectStatusCode": code, "disconnectReason": reason},
            "isBase64Encoded": False,
        },
    )


def _context(api: Api, connection: Connection, route_key: str, event_type: str, at: datetime) -> dict[str, Any]:
    request = connection.request
    identity = {"sourceIp": request.source_ip, "userAgent": request.header.get("user-agent")}
    request_id = new_request_id()
    return {
        "routeKey": route_key,
        "eventType": event_type,
        "extendedRequestId": request_id,
        "requestTime": log_time(at),
        "messageDirection": "IN",
        "stage": request.stage,
        "connectedAt": milliseconds(request.at),
        "requestTimeEpoch": milliseconds(at),
        "identity": {name: value for name, value in identity.items() if value is not None},
        "requestId": request_id,
        "domainName": request.domain,
        "connectionId": connection.id,
        "apiId": api.id,
    }


def _with_stage_variables(api: Api, connection: Connection, event: dict[str, Any]) -> dict[str, Any]:
    variables = dict(api.stages[connection.request.stage])
    return event | ({"stageVariables": variables} if variables else {})


def choose_message_route(api: Api, text: str) -> Route | None:
    """The route whose key the selection expression finds in the message, else $default, else none."""
    keys = {route.key: route for route in api.routes}
    return keys.get(_select(api.selection, text)) or keys.get("$default")


def find_route(api: Api, key: str) -> Route | None:
    """The route with exactly this key."""
    return next((route for route in api.routes if route.key == key), None)


def _select(expression: str, text: str) -> str:
    found = _SELECTION.fullmatch(expression)
    try:
        value = json.loads(text) if found else None
    except ValueError:
        return "$default"
    for name in found.group(1).split(".") if found else ():
        value = value.get(name) if isinstance(value, dict) else None
    # The reserved keys are not for messages to choose.
    return value if isinstance(value, str) and not value.startswith("$") else "$default"
