"""/s3/<bucket>/<key>: checks what S3 would check, then lets moto answer."""

from collections.abc import Callable
from datetime import UTC, datetime

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from local.cloud.gateway.forwarding import Forwarder
from local.cloud.gateway.s3.errors import S3Error, access_denied, as_response
from local.cloud.gateway.s3.post_policy import Upload, check_upload
from local.cloud.gateway.s3.presigned import check_link, is_presigned
from local.cloud.gateway.s3.signatures import Secrets, parse_query

PREFIX = "/s3"


class S3Front:
    """An ASGI application before moto's S3. Header-signed requests pass as they are: AWS clients of this machine make them.

    secrets: the secret of an access key id. now: the present, aware, for tests.
    """

    def __init__(
        self, moto: Forwarder, secrets: Secrets, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._secrets = secrets
        self._now = now
        self._moto = moto

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then forward."""
        request = Request(scope, receive)
        raw_path = scope["raw_path"].decode("latin-1")
        try:
            await self._check(request, raw_path)
            response = await self._moto.forward(request, raw_path.removeprefix(PREFIX))
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
