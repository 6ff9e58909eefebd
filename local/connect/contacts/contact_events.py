"""Contact events through EventBridge ("Amazon Connect contact events", administrator guide)."""

from datetime import datetime
from typing import Any

from local.connect.contacts.contact import Contact
from local.connect.contacts.directory import Directory
from local.connect.contacts.routing_criteria import describe_steps
from local.connect.contacts.times import stamp, stamp_ms, whole_seconds
from local.connect.ports import Json

DETAIL_TYPE = "Amazon Connect Contact Event"
INITIATED = "INITIATED"
CONNECTED_TO_SYSTEM = "CONNECTED_TO_SYSTEM"
QUEUED = "QUEUED"
CONNECTED_TO_AGENT = "CONNECTED_TO_AGENT"
DISCONNECTED = "DISCONNECTED"
CONTACT_DATA_UPDATED = "CONTACT_DATA_UPDATED"
COMPLETED = "COMPLETED"
PAUSED = "PAUSED"
RESUMED = "RESUMED"


def build_contact_event(
    contact: Contact,
    event_type: str,
    directory: Directory,
    event_id: str,
    happened: datetime,
    updated: tuple[str, ...] = (),
) -> Json:
    """The whole EventBridge event. It goes to the account's default bus. updated: what CONTACT_DATA_UPDATED is about."""
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
        "detail": _without_nothing(
            _detail(contact, event_type, directory, happened) | {"updatedProperties": list(updated) or None}
        ),
    }


def _detail(contact: Contact, event_type: str, directory: Directory, happened: datetime) -> Json:
    over = event_type in (DISCONNECTED, COMPLETED)
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
        "disconnectTimestamp": stamp_ms(contact.disconnected) if over else None,
        "disconnectReason": contact.disconnect_reason if over else None,
        "queueInfo": _queue(contact, directory),
        "agentInfo": _agent(contact, directory),
        "routingCriteria": _routing(contact, happened),
        "tags": all_tags(contact, directory),
    }


def _queue(contact: Contact, directory: Directory) -> Json | None:
    if contact.visit is None or contact.initiation_method == "OUTBOUND":
        return None  # an agent's own call is in no queue for those who listen
    return {
        "queueArn": directory.arn("queue", contact.visit.queue_id),
        "queueType": "AGENT" if contact.visit.queue_id in directory.users else "STANDARD",
        "enqueueTimestamp": stamp_ms(contact.visit.enqueued),
    }


def _agent(contact: Contact, directory: Directory) -> Json | None:
    work = contact.agent
    if work is None:
        return None
    levels = directory.hierarchy_of(work.user_id)
    told: Json = {
        "agentArn": directory.arn("agent", work.user_id),
        "connectedToAgentTimestamp": stamp_ms(work.connected),
        "hierarchyGroups": {f"level{n}": {"arn": group["Arn"]} for n, group in enumerate(levels, 1)} or None,
    }
    if work.work_ended is not None:
        told |= {
            "afterContactWorkStartTimestamp": stamp_ms(work.work_started),
            "afterContactWorkEndTimestamp": stamp_ms(work.work_ended),
            "afterContactWorkDuration": whole_seconds(work.work_started, work.work_ended),
        }
    return _without_nothing(told)


def _routing(contact: Contact, now: datetime) -> Json | None:
    """The criteria in force, spelt as events spell."""
    if not contact.routing_steps:
        return None
    found: Json = _lower_first({"Steps": describe_steps(contact, now), "Index": 0})
    if contact.visit is not None:
        found["activationTimestamp"] = stamp_ms(contact.visit.enqueued)
    return found


def _lower_first(value: Any) -> Any:
    if isinstance(value, dict):
        return {key[:1].lower() + key[1:]: _lower_first(item) for key, item in value.items()}
    return [_lower_first(item) for item in value] if isinstance(value, list) else value


def all_tags(contact: Contact, directory: Directory) -> dict[str, str]:
    """Connect's own and the contact's."""
    own = {"aws:connect:instanceId": directory.instance.id}
    if contact.system:
        own["aws:connect:systemEndpoint"] = contact.system.address
    return own | contact.tags


def _without_nothing(detail: Json) -> Json:
    """Connect leaves out what does not apply."""
    return {key: value for key, value in detail.items() if value is not None}
