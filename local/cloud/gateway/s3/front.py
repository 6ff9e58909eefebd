"""/s3/<bucket>/<key>: checks what S3 would check, then lets moto answer."""

from collections.abc import Callable
from datetime import UTC, datetime

import httpx
from anyio.to_thread import run_sync
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from local.cloud.gateway.s3.errors import S3Error, access_denied, as_response
from local.cloud.gateway.s3.post_policy import Upload, check_upload
from local.cloud.gateway.s3.presigned import check_link, is_presigned
from local.cloud.gateway.s3.signatures import Secrets, parse_query

PREFIX = "/s3"
_HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "host", "content-length", "date", "server"})


class S3Front:
    """An ASGI application before moto's S3. Header-signed requests pass as they are: AWS clients of this machine make them.

    endpoint: moto's address. secrets: the secret of an access key id. now: the present, aware, for tests.
    """

    def __init__(
        self, endpoint: str, secrets: Secrets, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._secrets = secrets
        self._now = now
        self._endpoint = endpoint
        self._client = httpx.Client(trust_env=False, timeout=60.0)

    def close(self) -> None:
        """Close the connections to moto."""
        self._client.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then forward."""
        request = Request(scope, receive)
        raw_path = scope["raw_path"].decode("latin-1")
        try:
            await self._check(request, raw_path)
            response = await run_sync(self._forward, request, raw_path.removeprefix(PREFIX), await request.body())
        except S3Error as error:
            response = as_response(error)
        await response(scope, receive, send)

    async def _check(self, request: Request, raw_path: str) -> None:
        raw_query = request.url.query
        if is_presigned(raw_query):
            headers = {name.lower(): value for name, value in request.headers.items()}
            check_link(request.method, raw_path, raw_query, headers, self._secrets, self._now())
        elif "authorization" in request.headers or request.method == "OPTIONS":
            return
        elif any(name == "AWSAccessKeyId" for name, _ in parse_query(raw_query)):
            message = "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256."
            raise S3Error(400, "InvalidRequest", message)
        elif request.method == "POST" and request.headers.get("content-type", "").startswith("multipart/form-data"):
            bucket = raw_path.removeprefix(PREFIX).strip("/")
            check_upload(await _read_upload(request, bucket), self._secrets, self._now())
        else:
            raise access_denied()

    def _forward(self, request: Request, raw_path: str, body: bytes) -> Response:
        query = request.url.query
        address = self._endpoint + (raw_path or "/") + (f"?{query}" if query else "")
        headers = [(name, value) for name, value in request.headers.items() if name not in _HOP_BY_HOP]
        outgoing = httpx.Request(request.method, address, headers=headers, content=body)
        answer = self._client.send(outgoing, stream=True)
        try:
            content = b"".join(answer.iter_raw())
        finally:
            answer.close()
        response = Response(content, answer.status_code)
        kept = [(name, value) for name, value in answer.headers.multi_items() if name not in _HOP_BY_HOP]
        length = answer.headers.get("content-length") if request.method == "HEAD" else str(len(content))
        response.raw_headers = [(name.encode(), value.encode("latin-1")) for name, value in kept]
        if length is not None and answer.status_code != 204:
            response.headers["content-length"] = length
        return response


async def _read_upload(request: Request, bucket: str) -> Upload:
    await request.body()  # kept by the request, so that it can be read as a form and forwarded as it came
    fields: dict[str, str] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                # Whatever follows the file is ignored.
                return Upload(bucket, fields, value.filename or "", value.size or 0)
            fields[name.lower()] = value
    raise S3Error(400, "InvalidArgument", "POST requires exactly one file upload per request.")
