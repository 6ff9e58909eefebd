"""moto's S3 notifications: functions are invoked asynchronously by us; queues and topics are reached by moto."""

from collections.abc import Callable
from typing import Any

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

    patches.replace(notifications, "_invoke_awslambda", invoke)
    original_send = patches.replace(notifications, "send_event", send)
    original = patches.replace(notifications, "_get_s3_event", describe)
