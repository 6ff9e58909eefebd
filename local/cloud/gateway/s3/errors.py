"""S3's refusals, in its XML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from starlette.responses import Response

from local.cloud.gateway.requests import new_request_id


@dataclass(frozen=True, slots=True)
class S3Error(Exception):
    """code and message as in S3's list of error codes; details: further elements of the document."""

    status: int
    code: str
    message: str
    details: Mapping[str, str] = field(default_factory=dict)


def access_denied(message: str = "Access Denied", **details: str) -> S3Error:
    """The 403 for what is expired, unsigned or against a policy."""
    return S3Error(403, "AccessDenied", message, details)


def as_response(error: S3Error) -> Response:
    """The XML document that S3 sends."""
    request_id = new_request_id()
    elements = {"Code": error.code, "Message": error.message, **error.details, "RequestId": request_id}
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in elements.items())
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inside}</Error>'
    return Response(body, error.status, {"x-amz-request-id": request_id}, media_type="application/xml")
