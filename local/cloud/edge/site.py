"""What browsers get of a distribution: an ASGI application over the buckets behind it."""

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anyio.to_thread import run_sync
from botocore.exceptions import ClientError
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from local.cloud.edge.distribution import Behaviour, Distribution

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_MISSING = b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>'


@dataclass(frozen=True, slots=True)
class Stored:
    """An object of a bucket, with the headers that S3 gives it."""

    content: bytes
    headers: dict[str, str]


class EdgeSite:
    """Serves one distribution."""

    def __init__(self, distribution: Distribution, s3: "S3Client") -> None:
        self._distribution = distribution
        self._s3: Any = s3
        self._kept: dict[tuple[str, str], Stored] = {}
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a WebSocket is closed, for CloudFront has nothing behind it here."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
            return
        response = await run_sync(self._answer, scope["method"], str(scope["path"]), Headers(scope=scope))
        await response(scope, receive, send)

    def _answer(self, method: str, path: str, asked: Headers) -> Response:
        behaviour = self._distribution.behaviour(path)
        if method not in behaviour.methods:
            return self._finish(Response(status_code=403), behaviour)
        stored = self._fetch(behaviour, self._locate(path, behaviour))
        if stored is None:
            return self._finish(Response(_MISSING, 404, media_type="application/xml"), behaviour)
        if asked.get("if-none-match") == stored.headers["etag"]:
            return self._finish(Response(status_code=304, headers=stored.headers), behaviour)
        response = Response(b"" if method == "HEAD" else stored.content, headers=stored.headers)
        response.headers["content-length"] = str(len(stored.content))
        return self._finish(response, behaviour)

    def _locate(self, path: str, behaviour: Behaviour) -> str:
        """The object's key: the function at the edge decides first, the default root object is for what is still bare."""
        found = behaviour.find(path) if behaviour.find else path
        return found.lstrip("/") or self._distribution.root

    def _fetch(self, behaviour: Behaviour, key: str) -> Stored | None:
        place = behaviour.bucket, key
        with self._lock:
            kept = self._kept.get(place) if behaviour.kept else None
        if kept is not None:
            return kept
        try:
            found = self._s3.get_object(Bucket=behaviour.bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return None
            raise
        stored = Stored(found["Body"].read(), _headers_of(found))
        if behaviour.kept:
            with self._lock:
                self._kept[place] = stored
        return stored

    @staticmethod
    def _finish(response: Response, behaviour: Behaviour) -> Response:
        if behaviour.headers is not None:
            behaviour.headers.apply(MutableHeaders(raw=response.raw_headers))
        return response


def _headers_of(found: Any) -> dict[str, str]:
    headers = {"etag": str(found["ETag"]), "content-type": str(found["ContentType"])}
    if found.get("CacheControl"):
        headers["cache-control"] = str(found["CacheControl"])
    return headers
