"""Serving one WebSocket API: handshake, messages, good-bye.

Source: "Managing connected users and client apps: $connect and $disconnect routes", "Amazon API Gateway quotas".
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import anyio
from starlette.responses import JSONResponse
from starlette.types import Message
from starlette.websockets import WebSocket

from local.cloud.gateway.definitions import Api, Route
from local.cloud.gateway.http_answers import HttpAnswer, MalformedAnswer, read_answer
from local.cloud.gateway.integration import IntegrationFailed, Integrations, log_failure
from local.cloud.gateway.requests import new_request_id, read_request
from local.cloud.gateway.websocket_connections import Connection, Connections
from local.cloud.gateway.websocket_events import (
    build_connect_event,
    build_disconnect_event,
    build_message_event,
    choose_message_route,
    find_route,
)

GOING_AWAY = 1001
UNSUPPORTED_DATA = 1003
_NO_STATUS = 1005
_SERVER_STOPS = 1012


@dataclass(frozen=True, slots=True)
class WebSocketLimits:
    """After how long without traffic, and in all, API Gateway closes a connection."""

    idle: timedelta = timedelta(minutes=10)
    lifetime: timedelta = timedelta(hours=2)


class WebSocketApis:
    """Serves connections to WebSocket APIs."""

    def __init__(self, integrations: Integrations, connections: Connections, limits: WebSocketLimits) -> None:
        self._integrations = integrations
        self._connections = connections
        self._limits = limits

    async def serve(self, api: Api, socket: WebSocket, domain: str, raw_path: str) -> None:
        """Serve one connection from its handshake to its end."""
        stage = raw_path.strip("/")
        if stage not in api.stages:
            await deny(socket, 403, "Forbidden")
            return
        request = read_request(socket, domain, stage, "/")
        connection = Connection(new_request_id(), api.id, request, socket)
        if not await self._shake_hands(api, connection):
            return
        self._connections.add(connection)
        code, reason = GOING_AWAY, ""
        try:
            code, reason = await self._converse(api, connection)
        finally:
            self._connections.remove(connection)
        await self._say_good_bye(api, connection, code, reason)

    async def _shake_hands(self, api: Api, connection: Connection) -> bool:
        route = find_route(api, "$connect")
        answer = HttpAnswer(200, (), b"")
        if route is not None:
            try:
                answer = await self._invoke(route, build_connect_event(api, connection))
            except (IntegrationFailed, MalformedAnswer) as error:
                log_failure("$connect", error)
                answer = HttpAnswer(502, (), b"")
        if not 200 <= answer.status < 300:
            await deny(
                connection.socket, answer.status, "Internal server error" if answer.status >= 500 else "Forbidden"
            )
            return False
        await connection.socket.accept(dict(answer.headers).get("sec-websocket-protocol"))
        return True

    async def _converse(self, api: Api, connection: Connection) -> tuple[int, str]:
        """Hand messages on until somebody hangs up; answers the closing code and reason."""
        async with anyio.create_task_group() as answering:
            while True:
                message = await self._next_message(connection)
                if message is not None and isinstance(message.get("text"), str):
                    answering.start_soon(self._take_message, api, connection, message["text"])
                else:
                    break
        code, reason = _why_ended(message)
        await connection.close(code, reason)
        return code, reason

    async def _next_message(self, connection: Connection) -> Message | None:
        """What the page sends next; None when the connection has been idle or open for too long."""
        while True:
            deadline = min(connection.last_active_at + self._limits.idle, connection.request.at + self._limits.lifetime)
            left = (deadline - datetime.now(UTC)).total_seconds()
            if left <= 0:
                return None
            # Something sent to the page meanwhile moves the deadline: look again when it has passed.
            with anyio.move_on_after(left):
                message = await connection.socket.receive()
                connection.touch()
                return message

    async def _take_message(self, api: Api, connection: Connection, text: str) -> None:
        route = choose_message_route(api, text)
        if route is None:
            await self._complain(connection, "Forbidden")
            return
        event = build_message_event(api, connection, route, text, datetime.now(UTC))
        try:
            answer = await self._invoke(route, event)
        except (IntegrationFailed, MalformedAnswer) as error:
            log_failure(route.key, error)
            await self._complain(connection, "Internal server error")
            return
        if route.answers and answer.body:
            await connection.send(answer.body.decode())

    async def _complain(self, connection: Connection, message: str) -> None:
        complaint = {"message": message, "connectionId": connection.id, "requestId": new_request_id()}
        await connection.send(json.dumps(complaint))

    async def _say_good_bye(self, api: Api, connection: Connection, code: int, reason: str) -> None:
        route = find_route(api, "$disconnect")
        # When the gateway itself stops there is nobody left to tell; AWS promises no more than its best effort either.
        if route is None or code == _SERVER_STOPS:
            return
        try:
            await self._invoke(route, build_disconnect_event(api, connection, code, reason, datetime.now(UTC)))
        except (IntegrationFailed, MalformedAnswer) as error:
            log_failure("$disconnect", error)

    async def _invoke(self, route: Route, event: dict[str, Any]) -> HttpAnswer:
        return read_answer(await self._integrations.call(route.integration, event), "1.0")


async def deny(socket: WebSocket, status: int, message: str) -> None:
    """Refuse a handshake with an HTTP answer."""
    await socket.receive()  # websocket.connect, which must be taken before it can be answered
    await socket.send_denial_response(JSONResponse({"message": message}, status))


def _why_ended(message: Message | None) -> tuple[int, str]:
    """Closing code and reason, from the last thing that came: nothing, a good-bye, or what is not text."""
    match message:
        case None:
            return GOING_AWAY, "Going away"
        case {"type": "websocket.disconnect"}:
            return int(message.get("code") or _NO_STATUS), message.get("reason") or ""
        case _:
            return UNSUPPORTED_DATA, "Only text is supported"
