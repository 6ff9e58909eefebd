"""moto's SNS: deliveries to queues and functions handed to ours; SMS, e-mail and HTTP stay moto's."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from moto.sns import models as sns

from local.cloud.server.patches import Patches


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who is to be told: protocol (sqs or lambda), endpoint's ARN, and its settings."""

    arn: str
    protocol: str
    endpoint: str
    raw: bool
    redrive_policy: str | None


@dataclass(frozen=True, slots=True)
class TopicMessage:
    """What was published; attributes as SNS shows them: {name: {Type, Value}}."""

    topic_arn: str
    message_id: str
    text: str
    subject: str | None
    attributes: dict[str, dict[str, str]]
    group_id: str | None
    deduplication_id: str | None


def install(patches: Patches, on_message: Callable[[Subscription, TopicMessage], None]) -> None:
    """Call `on_message` for every subscription of a queue or function whose filter policy lets the message through."""

    def publish(
        self: Any,
        message: str,
        message_id: str,
        subject: str | None = None,
        message_attributes: dict[str, Any] | None = None,
        group_id: str | None = None,
        deduplication_id: str | None = None,
        message_structure: str | None = None,
    ) -> None:
        if self.protocol not in ("sqs", "lambda"):
            settings = (subject, message_attributes, group_id, deduplication_id, message_structure)
            original(self, message, message_id, *settings)
            return
        matcher = self._filter_policy_matcher
        if matcher is not None and not matcher.matches(message_attributes, message):
            return
        if message_structure == "json":
            message = self._parse_message_structure(message, self.protocol)
        attributes = {name: _show(one) for name, one in (message_attributes or {}).items()}
        told = TopicMessage(self.topic.arn, message_id, message, subject, attributes, group_id, deduplication_id)
        on_message(_describe(self), told)

    original = patches.replace(sns.Subscription, "publish", publish)


def _describe(subscription: Any) -> Subscription:
    settings = subscription.attributes
    return Subscription(
        arn=subscription.arn,
        protocol=subscription.protocol,
        endpoint=subscription.endpoint,
        raw=str(settings.get("RawMessageDelivery")).lower() == "true",
        redrive_policy=settings.get("RedrivePolicy"),
    )


def _show(attribute: dict[str, Any]) -> dict[str, str]:
    value = attribute["Value"]
    text = base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
    return {"Type": attribute["Type"], "Value": text}
