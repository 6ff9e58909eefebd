"""moto's S3 notifications: functions are invoked asynchronously by us; queues and topics are reached by moto; what goes to
EventBridge is told as S3 tells it (S3 user guide, "EventBridge event message structure"), which moto does only nearly.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from moto.events.models import events_backends
from moto.events.utils import _BASE_EVENT_MESSAGE
from moto.s3 import notifications

from local.cloud.server.patches import Patches

# moto tells of a changed ACL and of new tags at every PutObject, S3 only at PutObjectAcl and PutObjectTagging, to
# which nobody here listens.
_TOLD_TOO_OFTEN = frozenset(
    {
        notifications.S3NotificationEvent.OBJECT_ACL_UPDATE_EVENT,
        notifications.S3NotificationEvent.OBJECT_TAGGING_PUT_EVENT,
    }
)

# What of the API caused it.
_REASONS = {"Put": "PutObject", "Post": "POST Object", "Copy": "CopyObject", "Delete": "DeleteObject"}


def install(patches: Patches, on_object: Callable[[str, dict[str, Any]], None]) -> None:
    """Call `on_object` with a function's ARN and S3's event when a notification names the function."""

    def invoke(account_id: str, event_body: dict[str, Any], fn_arn: str, region_name: str) -> None:  # noqa: ARG001
        on_object(fn_arn, event_body)

    def describe(event_name: str, bucket: Any, key: Any, notification_id: str) -> dict[str, Any]:
        event: dict[str, Any] = original(event_name, bucket, key, notification_id)
        for record in event["Records"]:
            record["userIdentity"] = {"principalId": "AWS:LAPTOP"}
            record["requestParameters"] = {"sourceIPAddress": "127.0.0.1"}
            record["responseElements"] = {"x-amz-request-id": "LAPTOP", "x-amz-id-2": "LAPTOP"}
            record["s3"]["bucket"]["ownerIdentity"] = {"principalId": "LAPTOP"}
            stored = record["s3"]["object"]
            stored["key"] = stored["key"].replace("%2F", "/")  # S3 leaves slashes as they are
            stored["sequencer"] = f"{id(key):016X}"
        return event

    def send(account_id: str, event_name: Any, bucket: Any, key: Any) -> None:
        if event_name not in _TOLD_TOO_OFTEN:
            original_send(account_id, event_name, bucket, key)

    def tell_buses(account_id: str, bucket: Any, event_name: str, key: Any) -> None:
        event = _event_of(account_id, bucket, event_name, key)
        for bus in list(events_backends[account_id][bucket.region_name].event_buses.values()):
            for rule in list(bus.rules.values()):
                rule.send_to_targets(event, transform_input=False)

    patches.replace(notifications, "_invoke_awslambda", invoke)
    patches.replace(notifications, "_send_event_bridge_message", tell_buses)
    original_send = patches.replace(notifications, "send_event", send)
    original = patches.replace(notifications, "_get_s3_event", describe)


def _event_of(account_id: str, bucket: Any, event_name: str, key: Any) -> dict[str, Any]:
    cause = str(notifications.S3NotificationEvent(event_name).value).rpartition(":")[2]
    stored = {"key": key.name, "size": key.size, "etag": key.etag.strip('"'), "sequencer": f"{id(key):016X}"}
    versioned = {"version-id": key.version_id} if key.version_id not in (None, "null") else {}
    return {
        **_BASE_EVENT_MESSAGE,
        "source": "aws.s3",
        "detail-type": notifications._detail_type(event_name),  # noqa: SLF001 - moto's own table
        "account": account_id,
        "region": bucket.region_name,
        "time": datetime.now(UTC),
        "resources": [bucket.arn],
        "detail": {
            "version": "0",
            "bucket": {"name": bucket.name},
            "object": stored | versioned,
            "request-id": "LAPTOP",
            "requester": account_id,
            "source-ip-address": "127.0.0.1",
            "reason": _REASONS.get(cause, cause),
        },
    }
