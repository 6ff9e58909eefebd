"""The Lambda Runtime API for one process, on a port of its own (AWS documentation: "Using the Lambda runtime API").

There is no server thread: the thread that invokes the function speaks to the process itself, so an invocation passes
through no queue and its answer wakes exactly the thread that waits for it.
"""

import contextlib
import selectors
import socket
import time
from dataclasses import dataclass

_MAX_HEAD = 1 << 21  # an error's X-Ray cause travels in a header of up to 1 MB


class ProcessGone(ConnectionError):
    """The function's process ended while something was expected of it."""


class DeadlinePassed(TimeoutError):
    """The function's process said nothing in time."""


@dataclass(frozen=True, slots=True)
class RuntimeRequest:
    """One request of the runtime client: its method, path, headers (lower case) and body."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class RuntimeChannel:
    """Listens for the one process it belongs to.

    liveness: the reading end of a pipe whose writing end only the process holds; it becomes readable when the process dies.
    """

    def __init__(self, liveness: int) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self._liveness = liveness
        self._connection: socket.socket | None = None
        self._received = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(liveness, selectors.EVENT_READ)

    @property
    def address(self) -> str:
        """host:port for AWS_LAMBDA_RUNTIME_API."""
        host, port = self._listener.getsockname()
        return f"{host}:{port}"

    def receive(self, deadline: float) -> RuntimeRequest:
        """The next request of the process, at the latest at the deadline (time.monotonic)."""
        while True:
            if request := self._parse():
                return request
            self._read_more(deadline)

    def answer(self, status: str, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        """Answer the request that was received last, in one packet."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        if self._connection is None:
            raise ProcessGone("the process closed its connection")
        try:
            self._connection.setblocking(True)
            self._connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            self._connection.setblocking(False)
        except OSError as error:
            raise ProcessGone("the process closed its connection") from error

    def is_alive(self) -> bool:
        """Whether the process still holds its end of the liveness pipe."""
        return not any(key.fd == self._liveness for key, _ in self._selector.select(0))

    def close(self) -> None:
        """Close every socket; the liveness pipe belongs to the caller."""
        self._selector.close()
        self._listener.close()
        self._drop_connection()

    def _read_more(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise DeadlinePassed
        ready = {key.fd for key, _ in self._selector.select(left)}
        if self._connection is not None and self._connection.fileno() in ready:
            self._read_connection(self._connection)
        elif self._listener.fileno() in ready:
            self._accept()
        elif self._liveness in ready:
            raise ProcessGone("the process ended")

    def _read_connection(self, connection: socket.socket) -> None:
        try:
            data = connection.recv(1 << 18)
        except ConnectionError:
            data = b""
        if data:
            self._received += data
        else:
            self._drop_connection()

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        self._drop_connection()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setblocking(False)
        self._connection = connection
        self._selector.register(connection, selectors.EVENT_READ)

    def _drop_connection(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(KeyError, RuntimeError):  # the selector is closed first on the way out
                self._selector.unregister(self._connection)
            self._connection.close()
        self._connection, self._received = None, b""

    def _parse(self) -> RuntimeRequest | None:
        head, separator, rest = self._received.partition(b"\r\n\r\n")
        if not separator:
            if len(head) > _MAX_HEAD:
                raise ProcessGone("the process sent an endless header")
            return None
        request_line, *header_lines = head.decode("latin-1").split("\r\n")
        headers = {}
        for line in header_lines:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        length = int(headers.get("content-length", 0))
        if len(rest) < length:
            return None
        self._received = rest[length:]
        method, path, _ = request_line.split(" ", 2)
        return RuntimeRequest(method, path, headers, rest[:length])
