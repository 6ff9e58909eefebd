"""moto applies a statement of a bucket's policy without looking at its Condition; such a statement is left out instead.

Ours deny whatever does not come over TLS, and nothing does on 127.0.0.1. Policies are tested on the template.
"""

import json
from typing import Any

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket

from local.cloud.server.patches import Patches


def install(patches: Patches) -> None:
    """Judge by unconditional statements alone, until the patches are undone."""
    patches.replace(FakeBucket, "get_permission", _get_permission)


def _get_permission(bucket: Any, action: str, resource: str) -> Any:
    policy = json.loads(bucket.policy) if bucket.policy else {}
    statements = [one for one in policy.get("Statement", []) if not one.get("Condition")]
    if not statements:
        return PermissionResult.NEUTRAL
    return IAMPolicy(json.dumps({**policy, "Statement": statements})).is_action_permitted(action, resource)
