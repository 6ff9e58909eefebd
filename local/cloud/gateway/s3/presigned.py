"""Checking a presigned link: signature first, then its time."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from local.cloud.gateway.s3.errors import S3Error, access_denied
from local.cloud.gateway.s3.signatures import (
    ALGORITHM,
    Scope,
    Secrets,
    canonical_request,
    check_signature,
    parse_query,
    parse_signing_time,
    sign,
    string_to_sign,
)

_LONGEST = timedelta(days=7)
_CLOCK_SKEW = timedelta(minutes=15)
_NEEDED = (
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
)


def is_presigned(raw_query: str) -> bool:
    """Whether the link claims to be signed (by version 4)."""
    return any(name in ("X-Amz-Signature", "X-Amz-Algorithm") for name, _ in parse_query(raw_query))


def check_link(
    method: str, raw_path: str, raw_query: str, headers: Mapping[str, str], secrets: Secrets, now: datetime
) -> None:
    """Raise S3Error unless the link was signed like this and is good now; headers by lower-case name, now in UTC."""
    query = dict(parse_query(raw_query))
    scope, signed_at, lifetime = _read(query)
    names = query["X-Amz-SignedHeaders"].split(";")
    missing = [name for name in names if name not in headers]
    if "host" not in names or missing:
        raise access_denied("There were headers present in the request which were not signed", HeadersNotSigned="host")
    canonical = canonical_request(
        method,
        raw_path,
        [(name, value) for name, value in parse_query(raw_query) if name != "X-Amz-Signature"],
        {name: headers[name] for name in names},
        headers["x-amz-content-sha256"] if "x-amz-content-sha256" in names else "UNSIGNED-PAYLOAD",
    )
    check_signature(
        query["X-Amz-Signature"], sign(scope, secrets, string_to_sign(scope, query["X-Amz-Date"], canonical))
    )
    _check_time(signed_at, lifetime, now)


def _read(query: Mapping[str, str]) -> tuple[Scope, datetime, timedelta]:
    missing = [name for name in _NEEDED if not query.get(name)]
    if missing:
        raise _malformed(f"Query-string authentication version 4 requires the {', '.join(_NEEDED)} parameters.")
    scope = Scope.parse(query["X-Amz-Credential"])
    signed_at = parse_signing_time(query["X-Amz-Date"])
    if query["X-Amz-Algorithm"] != ALGORITHM or scope is None or scope.service != "s3":
        raise _malformed("Error parsing the X-Amz-Algorithm or X-Amz-Credential parameter.")
    if signed_at is None or not query["X-Amz-Date"].startswith(scope.day):
        raise _malformed("X-Amz-Date must be in the ISO8601 Long Format and of the credential's day.")
    seconds = query["X-Amz-Expires"]
    if not seconds.isdecimal() or not timedelta(0) < timedelta(seconds=int(seconds[:9])) <= _LONGEST:
        raise _malformed("X-Amz-Expires must be between 1 and 604800 seconds.")
    return scope, signed_at, timedelta(seconds=int(seconds))


def _malformed(message: str) -> S3Error:
    return S3Error(400, "AuthorizationQueryParametersError", message)


def _check_time(signed_at: datetime, lifetime: timedelta, now: datetime) -> None:
    if now > signed_at + lifetime:
        raise access_denied(
            "Request has expired",
            **{
                "X-Amz-Expires": str(int(lifetime.total_seconds())),
                "Expires": _as_text(signed_at + lifetime),
                "ServerTime": _as_text(now),
            },
        )
    if now < signed_at - _CLOCK_SKEW:
        raise access_denied("Request is not yet valid")


def _as_text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
