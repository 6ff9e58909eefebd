"""Contact events through EventBridge ("Amazon Connect contact events", administrator guide)."""

from datetime import datetime

from local.connect.contacts.contact import Contact
from local.connect.contacts.directory import Directory
from local.connect.contacts.times import stamp, stamp_ms
from local.connect.ports import Json

DETAIL_TYPE = "Amazon Connect Contact Event"
INITIATED = "INITIATED"
CONNECTED_TO_SYSTEM = "CONNECTED_TO_SYSTEM"
QUEUED = "QUEUED"
CONNECTED_TO_AGENT = "CONNECTED_TO_AGENT"
DISCONNECTED = "DISCONNECTED"
CONTACT_DATA_UPDATED = "CONTACT_DATA_UPDATED"
PAUSED = "PAUSED"
RESUMED = "RESUMED"


def build_contact_event(
    contact: Contact, event_type: str, directory: Directory, event_id: str, happened: datetime
) -> Json:
    """The whole EventBridge event. It goes to the account's default bus."""
    instance = directory.instance
    return {
        "version": "0",
        "id": event_id,
        "detail-type": DETAIL_TYPE,
        "source": "aws.connect",
        "account": instance.account,
        "time": stamp(happened),
        "region": instance.region,
        "resources": [instance.arn, directory.arn("contact", contact.id)],
        "detail": _without_nothing(_detail(contact, event_type, directory)),
    }


def _detail(contact: Contact, event_type: str, directory: Directory) -> Json:
    return {
        "eventType": event_type,
        "contactId": contact.id,
        "initialContactId": contact.initial_id if contact.initial_id != contact.id else None,
        "previousContactId": contact.previous_id,
        "relatedContactId": contact.related_id,
        "channel": contact.channel,
        "instanceArn": directory.instance.arn,
        "initiationMethod": contact.initiation_method,
        "initiationTimestamp": stamp_ms(contact.initiated),
        "connectedToSystemTimestamp": stamp_ms(contact.connected_to_system),
        "disconnectTimestamp": stamp_ms(contact.disconnected) if event_type == DISCONNECTED else None,
        "disconnectReason": contact.disconnect_reason if event_type == DISCONNECTED else None,
        "queueInfo": _queue(contact, directory),
        "agentInfo": _agent(contact, directory),
        "tags": {"aws:connect:instanceId": directory.instance.id} | contact.tags,
    }


def _queue(contact: Contact, directory: Directory) -> Json | None:
    if contact.visit is None:
        return None
    return {
        "queueArn": directory.arn("queue", contact.visit.queue_id),
        "queueType": "STANDARD",
        "enqueueTimestamp": stamp_ms(contact.visit.enqueued),
    }


def _agent(contact: Contact, directory: Directory) -> Json | None:
    if contact.agent is None:
        return None
    return {
        "agentArn": directory.arn("agent", contact.agent.user_id),
        "connectedToAgentTimestamp": stamp_ms(contact.agent.connected),
    }


def _without_nothing(detail: Json) -> Json:
    """Connect leaves out what does not apply."""
    return {key: value for key, value in detail.items() if value is not None}
