"""The place where CloudFormation waits for the answer of a custom resource."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


@dataclass
class AnswerServer:
    """Listens on 127.0.0.1. answers: every answer that came; sizes: how many bytes each was."""

    address: str = ""
    answers: list[dict[str, Any]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


@contextmanager
def listen() -> Iterator[AnswerServer]:
    """A server on a free port, for the time of a test."""
    heard = AnswerServer()

    class Door(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.answers.append(json.loads(body))
            heard.sizes.append(len(body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        heard.address = f"http://127.0.0.1:{server.server_port}/answer?Signature=abc"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield heard
        finally:
            server.shutdown()
            thread.join()
