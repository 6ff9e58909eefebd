"""Checking a browser's upload against its signed policy.

Source: "Browser-Based Uploads Using POST (AWS Signature Version 4)", creating a POST policy.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from local.cloud.gateway.s3.errors import S3Error, access_denied
from local.cloud.gateway.s3.signatures import ALGORITHM, Scope, Secrets, check_signature, sign

_FREE_FIELDS = frozenset({"policy", "x-amz-signature", "file", "submit"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A form: its fields (lower-case names, without the file), and the file's name and size in bytes."""

    bucket: str
    fields: Mapping[str, str]
    file_name: str
    size: int

    def value(self, name: str) -> str:
        """What a condition on this name looks at."""
        if name == "bucket":
            return self.bucket
        return self.fields.get(name, "").replace("${filename}", self.file_name)


def check_upload(upload: Upload, secrets: Secrets, now: datetime) -> None:
    """Raise S3Error unless a valid policy allows this upload now (UTC)."""
    encoded = upload.fields.get("policy")
    if not encoded:
        raise access_denied()
    scope = Scope.parse(upload.fields.get("x-amz-credential", ""))
    if upload.fields.get("x-amz-algorithm") != ALGORITHM or scope is None:
        raise S3Error(400, "InvalidArgument", f"Only {ALGORITHM} with a credential is supported.")
    check_signature(upload.fields.get("x-amz-signature", ""), sign(scope, secrets, encoded))
    expires_at, conditions = _read_policy(encoded)
    if now > expires_at:
        raise _against_policy("Policy expired.")
    covered = {_check_condition(condition, upload) for condition in conditions}
    extra = [name for name in upload.fields if name not in covered | _FREE_FIELDS and not name.startswith("x-ignore-")]
    if extra:
        raise _against_policy(f"Extra input fields: {', '.join(extra)}")


def _read_policy(encoded: str) -> tuple[datetime, list[Any]]:
    try:
        policy = json.loads(base64.b64decode(encoded, validate=True))
        expires_at = datetime.fromisoformat(policy["expiration"])
        conditions = list(policy["conditions"])
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise S3Error(400, "InvalidPolicyDocument", "Invalid Policy: Invalid JSON.") from error
    if expires_at.tzinfo is None:
        raise S3Error(400, "InvalidPolicyDocument", "Invalid Policy: the expiration names no time zone.")
    return expires_at, conditions


def _check_condition(condition: Any, upload: Upload) -> str:
    """The field that the condition covers; raises S3Error when the upload does not fulfil it."""
    match condition:
        case dict() if len(condition) == 1:
            name, wanted = next(iter(condition.items()))
            holds = upload.value(name.lower()) == str(wanted)
        case ["content-length-range", least, most]:
            _check_size(upload.size, int(least), int(most))
            return "file"
        case [str(operator), str(variable), wanted] if operator.lower() in ("eq", "starts-with"):
            name = variable.removeprefix("$")
            value = upload.value(name.lower())
            holds = value == str(wanted) if operator.lower() == "eq" else value.startswith(str(wanted))
        case _:
            raise S3Error(400, "InvalidPolicyDocument", f"Invalid Policy: Invalid Condition: {json.dumps(condition)}")
    if not holds:
        raise _against_policy(f"Policy Condition failed: {json.dumps(condition)}")
    return str(name).lower()


def _check_size(size: int, least: int, most: int) -> None:
    sizes = {"ProposedSize": str(size)}
    if size > most:
        message = "Your proposed upload exceeds the maximum allowed size"
        raise S3Error(400, "EntityTooLarge", message, sizes | {"MaxSizeAllowed": str(most)})
    if size < least:
        message = "Your proposed upload is smaller than the minimum allowed size"
        raise S3Error(400, "EntityTooSmall", message, sizes | {"MinSizeAllowed": str(least)})


def _against_policy(why: str) -> S3Error:
    return access_denied(f"Invalid according to Policy: {why}")
