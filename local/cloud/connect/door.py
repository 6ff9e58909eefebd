"""The door to the simulator's API: requests signed for "connect" come here instead of to moto."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from local.connect.api.service import ConnectService


def make_door(service: ConnectService) -> Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]:
    """A WSGI application that hands each request to the simulator."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        # ARNs stand in paths with their slashes percent-encoded; PATH_INFO would have them decoded.
        raw_path = environ.get("RAW_URI") or environ.get("REQUEST_URI") or environ["PATH_INFO"]
        path = raw_path.partition("?")[0]
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        status, headers, document = service.handle(environ["REQUEST_METHOD"], path, query, {}, body)
        phrase = HTTPStatus(status).phrase
        start_response(f"{status} {phrase}", list(headers.items()))
        return [document]

    return answer
