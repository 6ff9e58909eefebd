"""One HTTP request to moto: the whole answer in one packet, and the connection kept for the next request.

Werkzeug's development server writes headers and body separately (with Nagle's algorithm that costs 40 ms), closes every
connection and waits 10 ms before doing so. This handler does none of it.
"""

import io
import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from moto.moto_server.werkzeug_app import MotoRequestHandler

_LOG = logging.getLogger(__name__)
_BODYLESS = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})


class QuickRequestHandler(MotoRequestHandler):  # type: ignore[misc]
    """Serves WSGI requests over kept-alive HTTP/1.1 connections."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_request(self, *_args: Any) -> None:
        """Say nothing: a line per request would drown the person's own log."""

    def handle(self) -> None:
        """Serve requests until the client leaves or the server stops."""
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def run_wsgi(self) -> None:
        """Read the whole request, run the application, write the whole answer."""
        if self.headers.get("Expect", "").strip().lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wfile.flush()
        environ = self.make_environ()
        body = self._read_body(environ)
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        self.environ = environ
        self._write_answer(*self.run_application(environ))

    def _read_body(self, environ: dict[str, Any]) -> bytes:
        if environ.pop("wsgi.input_terminated", False):
            environ.pop("HTTP_TRANSFER_ENCODING", None)
            return bytes(environ["wsgi.input"].read())
        return bytes(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def run_application(self, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and body of the answer; benchmarks wrap it to see every request."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        written: list[bytes] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _exc_info: Any = None
        ) -> Callable[[bytes], Any]:
            started.append((status, headers))
            return written.append

        try:
            answer = self.server.app(environ, start_response)
            try:
                written.extend(answer)
            finally:
                if hasattr(answer, "close"):
                    answer.close()
        except Exception as error:  # noqa: BLE001  (the boundary of the server: one bad request must not end it)
            _LOG.exception("%s %s failed", self.command, self.path)
            return _describe_failure(error)
        status, headers = started[-1]
        return status, headers, b"".join(written)

    def _write_answer(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        code = int(status.split(None, 1)[0])
        self.send_response(code, status.partition(" ")[2])
        names = {name.lower() for name, _ in headers}
        bodyless = self.command == "HEAD" or code in _BODYLESS
        for name, value in headers:
            # The application's own length is right for HEAD only; elsewhere we count what is really sent.
            if name.lower() not in {"transfer-encoding", "connection"} and (
                bodyless or name.lower() != "content-length"
            ):
                self.send_header(name, value)
        if not bodyless:
            self.send_header("Content-Length", str(len(body)))
        elif "content-length" not in names and code not in _BODYLESS:
            self.send_header("Content-Length", "0")
        self.end_headers()
        if not bodyless:
            self.wfile.write(body)
        self.wfile.flush()


def _describe_failure(error: Exception) -> tuple[str, list[tuple[str, str]], bytes]:
    # 501 is not tried again by AWS's clients: what moto does not know now it will not know in a second.
    status = "501 Not Implemented" if isinstance(error, NotImplementedError) else "500 Internal Server Error"
    body = {"__type": type(error).__name__, "message": f"the laptop cloud failed: {error}"}
    headers = [("Content-Type", "application/x-amz-json-1.1"), ("x-amzn-ErrorType", type(error).__name__)]
    return status, headers, json.dumps(body).encode()
