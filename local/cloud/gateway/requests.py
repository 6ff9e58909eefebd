"""One HTTP request as the gateway sees it, before it becomes a Lambda event."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qsl, unquote

from starlette.requests import HTTPConnection


@dataclass(frozen=True, slots=True)
class GatewayRequest:
    """headers and query keep order and repetition; header names are lower-case; paths begin with a slash, below the stage.

    raw_path is percent-encoded; at is aware, in UTC; domain is what stands between scheme and stage.
    """

    id: str
    at: datetime
    method: str
    stage: str
    raw_path: str
    raw_query: str
    headers: tuple[tuple[str, str], ...]
    source_ip: str
    domain: str
    protocol: str = "HTTP/1.1"
    body: bytes = b""

    @property
    def path(self) -> str:
        """The decoded path, as API Gateway hands it on: with the stage unless that is $default."""
        path = unquote(self.raw_path)
        return path if self.stage == "$default" else f"/{self.stage}{path}"

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The query string, decoded."""
        return tuple(parse_qsl(self.raw_query, keep_blank_values=True))

    @property
    def header(self) -> Mapping[str, str]:
        """Headers by lower-case name, the last of repeated ones."""
        return dict(self.headers)


def read_request(
    connection: HTTPConnection, domain: str, stage: str, raw_path: str, body: bytes = b""
) -> GatewayRequest:
    """What the gateway hands on of an HTTP request or a WebSocket handshake."""
    source_ip = connection.client.host if connection.client else "127.0.0.1"
    return GatewayRequest(
        id=new_request_id(),
        at=datetime.now(UTC),
        method=connection.scope.get("method", "GET"),
        stage=stage,
        raw_path=raw_path,
        raw_query=connection.scope["query_string"].decode("latin-1"),
        headers=(*_own_headers(connection), *_forwarding_headers(connection, source_ip)),
        source_ip=source_ip,
        domain=domain,
        body=body,
    )


def _own_headers(connection: HTTPConnection) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in connection.scope["headers"])


def _forwarding_headers(connection: HTTPConnection, source_ip: str) -> tuple[tuple[str, str], ...]:
    return (
        ("x-amzn-trace-id", f"Root=1-{int(datetime.now(UTC).timestamp()):08x}-{secrets.token_hex(12)}"),
        ("x-forwarded-for", source_ip),
        ("x-forwarded-port", str(connection.url.port or 80)),
        ("x-forwarded-proto", connection.url.scheme.replace("ws", "http")),
    )


def new_request_id() -> str:
    """An identifier in API Gateway's shape: 16 characters of base64 that end in an equals sign."""
    return base64.urlsafe_b64encode(secrets.token_bytes(11)).decode()
