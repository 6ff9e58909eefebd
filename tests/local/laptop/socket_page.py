"""A page's end of a WebSocket of JSON documents."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.sync.client import ClientConnection, connect

from local.cloud.gateway.gateway import Gateway

Message = dict[str, Any]


class SocketPage:
    """Sends orders and waits for messages."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    def do(self, what: str, **more: object) -> None:
        """Send an order."""
        self.socket.send(json.dumps({"do": what, **more}))

    def next(self, seconds: float = 5.0) -> Message:
        """The next message; TimeoutError without one."""
        return dict(json.loads(self.socket.recv(seconds)))

    def wait_for(self, kind: str) -> Message:
        """The next message of this type; those before it are passed over."""
        while (message := self.next())["type"] != kind:
            pass
        return message


@contextmanager
def open_page(gateway: Gateway, path: str) -> Iterator[SocketPage]:
    """A page that has opened that address; raises InvalidStatus when it is refused."""
    with connect(gateway.address.replace("http", "ws") + path, proxy=None) as socket:
        yield SocketPage(socket)
