"""The API behind an HTTP port, for any client: boto3 with `endpoint_url`, the AWS CLI with `--endpoint-url`."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from local.connect.api.service import ConnectService


@contextmanager
def serve(service: ConnectService, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Answer requests in the background; gives the address (http://…). port 0: a free one. Signatures are not checked."""
    server = ThreadingHTTPServer((host, port), _handler_of(service))
    thread = Thread(target=server.serve_forever, name="connect-api", daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler_of(service: ConnectService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            url = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            query = parse_qs(url.query, keep_blank_values=True)
            status, headers, answer = service.handle(self.command, url.path, query, dict(self.headers), body)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(answer))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_PUT = do_POST = do_DELETE = _answer  # noqa: N815 - the names that http.server looks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            """Say nothing: whoever embeds it logs what matters."""

    return Handler
