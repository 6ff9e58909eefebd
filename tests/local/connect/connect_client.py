"""A real boto3 client whose requests go straight into the simulator: nothing listens, nothing is sent."""

from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
from botocore.awsrequest import AWSResponse

from local.connect.api.service import ConnectService


class _Raw:
    """What botocore expects of a response's raw stream."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, **_: Any) -> list[bytes]:
        return [self._body]


@cache
def _session() -> boto3.Session:
    """One for all clients: it keeps the service's model, which takes long to read."""
    return boto3.Session(region_name="eu-central-1", aws_access_key_id="test", aws_secret_access_key="test")


def connect_client(service: ConnectService) -> Any:
    """A boto3 client for `service.handle`."""

    def send(request: Any, **_: Any) -> AWSResponse:
        url = urlsplit(request.url)
        body = request.body or b""
        body = body if isinstance(body, bytes) else body.encode()
        status, headers, answer = service.handle(request.method, url.path, parse_qs(url.query), request.headers, body)
        return AWSResponse(request.url, status, headers, _Raw(answer))  # type: ignore[arg-type]

    client = _session().client("connect")
    client.meta.events.register("before-send.connect.*", send)
    return client
