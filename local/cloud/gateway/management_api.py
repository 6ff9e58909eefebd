"""@connections: how functions reach open pages.

Source: "Use @connections commands in your backend service" and the API Gateway Management API reference.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from local.cloud.gateway.definitions import Api
from local.cloud.gateway.listener import WEBSOCKET_MESSAGE_BYTES
from local.cloud.gateway.websocket_connections import Connection, Connections

_MARK = "/@connections/"
_NORMAL_CLOSURE = 1000


class ManagementApi:
    """Answers the API Gateway Management API; signatures are not looked at."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._operations: dict[str, Callable[[Request, Connection], Awaitable[Response]]] = {
            "POST": _post_to_connection,
            "GET": _get_connection,
            "DELETE": _delete_connection,
        }

    async def answer(self, api: Api, request: Request, raw_path: str) -> Response:
        """Answer /<stage>/@connections/<connection id>."""
        stage, _, connection_id = raw_path.removeprefix("/").partition(_MARK)
        operation = self._operations.get(request.method)
        if not connection_id or operation is None:
            return JSONResponse({"message": "Forbidden"}, 403)
        connection = self._connections.find(api.id, stage, unquote(connection_id))
        if connection is None:
            return _fail(410, "GoneException", "The connection is gone.")
        return await operation(request, connection)


async def _post_to_connection(request: Request, connection: Connection) -> Response:
    body = await request.body()
    if len(body) > WEBSOCKET_MESSAGE_BYTES:
        return _fail(413, "PayloadTooLargeException", "The message is larger than 128 KB.")
    sent = await connection.send(body.decode(errors="replace"))
    return Response() if sent else _fail(410, "GoneException", "The connection is gone.")


async def _get_connection(_request: Request, connection: Connection) -> Response:
    told = connection.request
    return JSONResponse(
        {
            "connectedAt": _as_text(told.at),
            "identity": {"sourceIp": told.source_ip, "userAgent": told.header.get("user-agent", "")},
            "lastActiveAt": _as_text(connection.last_active_at),
        }
    )


async def _delete_connection(_request: Request, connection: Connection) -> Response:
    await connection.close(_NORMAL_CLOSURE, "Connection Closed Normally")
    return Response(status_code=204)


def _as_text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _fail(status: int, name: str, message: str) -> Response:
    return JSONResponse({"message": message}, status, {"x-amzn-errortype": name})
