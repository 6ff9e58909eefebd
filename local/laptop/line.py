"""A WebSocket of JSON documents between a page and what lives on other threads."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import anyio
from anyio.to_thread import run_sync
from starlette.websockets import WebSocket, WebSocketDisconnect

Message = dict[str, Any]


class Line:
    """One page's line. Make it on the event loop; `tell` may then be called from any thread."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._loop = asyncio.get_running_loop()
        self._outgoing: asyncio.Queue[Message] = asyncio.Queue()

    def tell(self, message: Message) -> None:
        """Send to the page, in the order of the calls; quietly nothing once the page has left."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._outgoing.put_nowait, message)

    async def converse(self, obey: Callable[[Message], None]) -> None:
        """Send what is told and hand every order of the page to `obey`, on a thread, until the page leaves."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._send_all)
            await self._receive_all(obey)
            tasks.cancel_scope.cancel()

    async def _receive_all(self, obey: Callable[[Message], None]) -> None:
        while True:
            try:
                order = json.loads(await self._socket.receive_text())
            except (WebSocketDisconnect, RuntimeError, KeyError):
                # RuntimeError: sending has already found that the page left. KeyError: bytes, which no page of ours sends.
                return
            except ValueError:
                continue
            if isinstance(order, dict):
                await run_sync(obey, order)

    async def _send_all(self) -> None:
        while True:
            message = await self._outgoing.get()
            try:
                await self._socket.send_text(json.dumps(message, ensure_ascii=False))
            except (WebSocketDisconnect, RuntimeError):
                return  # the page left; _receive_all notices too
