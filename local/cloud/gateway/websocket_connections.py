"""The open WebSocket connections of all APIs."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from local.cloud.gateway.requests import GatewayRequest


@dataclass(slots=True)
class Connection:
    """One page's connection; used on the gateway's event loop only."""

    id: str
    api_id: str
    request: GatewayRequest
    socket: WebSocket
    last_active_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    _sending: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, text: str) -> bool:
        """Send a text message; False when the page is gone."""
        async with self._sending:
            if not self.is_open:
                return False
            try:
                await self.socket.send_text(text)
            except (WebSocketDisconnect, RuntimeError):
                return False  # it went while we were sending
        self.touch()
        return True

    async def close(self, code: int, reason: str) -> None:
        """Close from our side; a page that is gone already is fine."""
        async with self._sending:
            if self.is_open:
                await self.socket.close(code, reason)

    @property
    def is_open(self) -> bool:
        """Whether both sides still talk."""
        return WebSocketState.CONNECTED == self.socket.client_state == self.socket.application_state

    def touch(self) -> None:
        """Traffic in any direction ends idleness."""
        self.last_active_at = datetime.now(UTC)


class Connections:
    """Open connections by id."""

    def __init__(self) -> None:
        self._open: dict[str, Connection] = {}

    def add(self, connection: Connection) -> None:
        """A connection is open."""
        self._open[connection.id] = connection

    def remove(self, connection: Connection) -> None:
        """It is not any more."""
        self._open.pop(connection.id, None)

    def find(self, api_id: str, stage: str, connection_id: str) -> Connection | None:
        """The open connection of that API and stage; None when it is gone or never was."""
        connection = self._open.get(connection_id)
        if connection and connection.api_id == api_id and connection.request.stage == stage and connection.is_open:
            return connection
        return None
