"""moto's messages in the shape of Lambda's SQS event."""

import base64
from typing import Any


def describe_message(queue: Any, message: Any) -> dict[str, Any]:
    """One record of Lambda's SQS event (Lambda developer guide, "Using Lambda with Amazon SQS")."""
    attributes = {
        "ApproximateReceiveCount": str(message.approximate_receive_count),
        "SentTimestamp": str(message.sent_timestamp),
        "SenderId": message.sender_id,
        "ApproximateFirstReceiveTimestamp": str(message.approximate_first_receive_timestamp),
    }
    optional = {
        "SequenceNumber": message.sequence_number,
        "MessageGroupId": message.group_id,
        "MessageDeduplicationId": message.deduplication_id,
        **{name: one.get("StringValue") for name, one in message.system_attributes.items()},
    }
    attributes.update({name: value for name, value in optional.items() if value is not None})
    return {
        "messageId": message.id,
        "receiptHandle": message.receipt_handle,
        "body": message.body,
        "attributes": attributes,
        "messageAttributes": {n: _event_attribute(a) for n, a in message.message_attributes.items()},
        "md5OfBody": message.body_md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue.queue_arn,
        "awsRegion": queue.region,
    }


def _event_attribute(attribute: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"stringListValues": [], "binaryListValues": [], "dataType": attribute["DataType"]}
    if attribute.get("StringValue") is not None:
        shown["stringValue"] = attribute["StringValue"]
    if (binary := attribute.get("BinaryValue")) is not None:
        shown["binaryValue"] = base64.b64encode(binary).decode() if isinstance(binary, bytes) else binary
    return shown
