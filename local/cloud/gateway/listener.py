"""One ASGI application behind one port of 127.0.0.1, on a thread and event loop of its own."""

import threading
import time
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from local.cloud.server.listening import hold_port

# "Amazon API Gateway quotas": a WebSocket message is at most 128 KB.
WEBSOCKET_MESSAGE_BYTES = 128 * 1024
_START_SECONDS = 10.0
_STOP_SECONDS = 5


class Listener:
    """Holds a port from the beginning; serves from start() to stop(). Until then a client is refused, not kept waiting.

    Raises PortTaken.
    """

    def __init__(self, port: int | None = None) -> None:
        self._socket = hold_port(port)
        self.port = int(self._socket.getsockname()[1])
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def start(self, application: ASGIApp) -> None:
        """Serve the application; returns when it answers."""
        config = uvicorn.Config(
            application,
            loop="asyncio",
            http="h11",
            ws=_RefusingWebSocket,
            ws_max_size=WEBSOCKET_MESSAGE_BYTES,
            ws_ping_interval=None,
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_STOP_SECONDS,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), name="gateway", daemon=True)
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError(f"the gateway could not be started on port {self.port}")
            time.sleep(0.005)

    def stop(self) -> None:
        """Finish what is being answered, close every connection, give the port back."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()
            self._server = self._thread = None
        self._socket.close()


class _RefusingWebSocket(WebSocketsSansIOProtocol):
    """Takes a handshake that was refused by an HTTP answer for finished; uvicorn would log it as forgotten."""

    async def send(self, message: Any) -> None:
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and self.close_sent:
            self.handshake_complete = True
