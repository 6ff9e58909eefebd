"""Signature Version 4, from the side that checks it.

Source: "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)".
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self
from urllib.parse import quote, unquote

from local.cloud.gateway.s3.errors import S3Error

ALGORITHM = "AWS4-HMAC-SHA256"
# The secret of an access key id; None when nobody has that key.
Secrets = Callable[[str], str | None]
_UNRESERVED = "-_.~"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who signed, and what for: key id, day (YYYYMMDD), region, service."""

    key_id: str
    day: str
    region: str
    service: str

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Out of <key id>/<day>/<region>/<service>/aws4_request; None when it is none."""
        parts = text.split("/")
        return cls(*parts[:4]) if len(parts) == 5 and parts[4] == "aws4_request" and all(parts) else None

    def __str__(self) -> str:
        """The scope without the key id, as it is signed."""
        return f"{self.day}/{self.region}/{self.service}/aws4_request"


def sign(scope: Scope, secrets: Secrets, text: str) -> str:
    """The signature (hex) that the scope's key gives this text; raises S3Error for an unknown key."""
    secret = secrets(scope.key_id)
    if secret is None:
        message = "The AWS Access Key Id you provided does not exist in our records."
        raise S3Error(403, "InvalidAccessKeyId", message, {"AWSAccessKeyId": scope.key_id})
    key = f"AWS4{secret}".encode()
    for part in (scope.day, scope.region, scope.service, "aws4_request"):
        key = hmac.digest(key, part.encode(), hashlib.sha256)
    return hmac.digest(key, text.encode(), hashlib.sha256).hex()


def check_signature(given: str, expected: str) -> None:
    """Raise S3Error unless both are the same."""
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise S3Error(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. "
            "Check your key and signing method.",
        )


def string_to_sign(scope: Scope, signed_at: str, canonical: str) -> str:
    """What is signed of a canonical request."""
    return "\n".join((ALGORITHM, signed_at, str(scope), hashlib.sha256(canonical.encode()).hexdigest()))


def canonical_request(
    method: str, raw_path: str, query: Sequence[tuple[str, str]], headers: Mapping[str, str], payload_hash: str
) -> str:
    """The request in the one form that both sides sign; headers: those that are signed, by lower-case name."""
    lines = [f"{name}:{' '.join(headers[name].split())}\n" for name in sorted(headers)]
    encoded = sorted((quote(name, safe=_UNRESERVED), quote(value, safe=_UNRESERVED)) for name, value in query)
    return "\n".join(
        (
            method,
            quote(unquote(raw_path), safe="/" + _UNRESERVED),
            "&".join(f"{name}={value}" for name, value in encoded),
            "".join(lines),
            ";".join(sorted(headers)),
            payload_hash,
        )
    )


def parse_query(raw_query: str) -> list[tuple[str, str]]:
    """Name and value, decoded; a plus sign stays one, unlike in forms."""
    pairs = (part.partition("=") for part in raw_query.split("&") if part)
    return [(unquote(name), unquote(value)) for name, _, value in pairs]


def parse_signing_time(text: str) -> datetime | None:
    """20260101T120000Z as an aware time in UTC; None when it is none."""
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
