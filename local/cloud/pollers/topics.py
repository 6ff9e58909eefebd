"""SNS topic -> queue or function.

Source: SNS developer guide, "Amazon SNS message and JSON formats", "Amazon SNS raw message delivery"; Lambda
developer guide, "Invoking Lambda functions with Amazon SNS notifications".
"""

import json
from datetime import UTC, datetime
from typing import Any

from local.cloud.pollers.background import Background
from local.cloud.pollers.counters import Counters
from local.cloud.pollers.moto_side import sqs
from local.cloud.pollers.moto_side.sns import Subscription, TopicMessage


class Topics:
    """Delivers what is published to the topic's queues (at once) and functions (asynchronously)."""

    def __init__(self, background: Background, counters: Counters) -> None:
        self._background = background
        self._counters = counters

    def deliver(self, subscription: Subscription, message: TopicMessage) -> None:
        """Deliver one message to one subscriber; one that is gone loses it to the subscription's dead-letter queue."""
        trigger = f"{message.topic_arn.split(':')[5]} -> {subscription.endpoint.split(':')[-1]}"
        if subscription.protocol == "lambda":
            self._background.accept(subscription.endpoint, _event(subscription, message), trigger)
            return
        try:
            _send(subscription.endpoint, subscription.raw, message)
            self._counters.add(trigger, "delivered")
        except sqs.QueueMissing:
            parking = json.loads(subscription.redrive_policy or "{}").get("deadLetterTargetArn")
            self._counters.add(trigger, "parked" if parking else "dropped")
            if parking:
                _send(parking, subscription.raw, message)


def _send(queue_arn: str, raw: bool, message: TopicMessage) -> None:
    text = message.text if raw else json.dumps(_envelope(message), ensure_ascii=False)
    attributes = {name: _queue_attribute(one) for name, one in message.attributes.items()} if raw else None
    sqs.send(queue_arn, text, message.group_id, attributes, message.deduplication_id)


def _queue_attribute(attribute: dict[str, str]) -> dict[str, str]:
    kind = "BinaryValue" if attribute["Type"].startswith("Binary") else "StringValue"
    return {"DataType": attribute["Type"], kind: attribute["Value"]}


def _envelope(message: TopicMessage) -> dict[str, Any]:
    """What a queue gets without raw delivery. Nothing is signed on a laptop."""
    region = message.topic_arn.split(":")[3]
    envelope: dict[str, Any] = {
        "Type": "Notification",
        "MessageId": message.message_id,
        "TopicArn": message.topic_arn,
        "Subject": message.subject,
        "Message": message.text,
        "Timestamp": _now(),
        "SignatureVersion": "1",
        "Signature": "laptop",
        "SigningCertURL": f"https://sns.{region}.amazonaws.com/laptop.pem",
        "UnsubscribeURL": f"https://sns.{region}.amazonaws.com/?Action=Unsubscribe",
        "MessageAttributes": message.attributes,
    }
    return {name: value for name, value in envelope.items() if value not in (None, {})}


def _event(subscription: Subscription, message: TopicMessage) -> dict[str, Any]:
    envelope = _envelope(message)
    told = {"Subject": None, "MessageAttributes": {}, **envelope}
    told["SigningCertUrl"] = told.pop("SigningCertURL")
    told["UnsubscribeUrl"] = told.pop("UnsubscribeURL")
    record = {
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": subscription.arn,
        "Sns": told,
    }
    return {"Records": [record]}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
