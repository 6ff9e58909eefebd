"""Contact events through EventBridge ("Amazon Connect contact events", administrator guide)."""

from datetime import datetime
from typing import Any

from local.connect.contacts.contact import AgentWork, Contact, QueueVisit
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
_OVER = frozenset({DISCONNECTED, COMPLETED})


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
    detail: Json = {
        "eventType": event_type,
        "contactId": contact.id,
        "channel": contact.channel,
        "instanceArn": instance.arn,
        "initiationMethod": contact.initiation_method,
        "initiationTimestamp": stamp_ms(contact.initiated),
        "tags": all_tags(contact, directory),
    }
    if updated:
        detail["updatedProperties"] = list(updated)
    _tell_of_chain(detail, contact)
    _tell_of_stages(detail, contact, directory, event_type, happened)
    return {
        "version": "0",
        "id": event_id,
        "detail-type": DETAIL_TYPE,
        "source": "aws.connect",
        "account": instance.account,
        "time": stamp(happened),
        "region": instance.region,
        "resources": [instance.arn, f"{instance.arn}/contact/{contact.id}"],
        "detail": detail,
    }


def _tell_of_chain(detail: Json, contact: Contact) -> None:
    """Which contacts it hangs together with. Connect leaves out what does not apply."""
    if contact.initial_id != contact.id:
        detail["initialContactId"] = contact.initial_id
    if contact.previous_id is not None:
        detail["previousContactId"] = contact.previous_id
    if contact.related_id is not None:
        detail["relatedContactId"] = contact.related_id


def _tell_of_stages(detail: Json, contact: Contact, directory: Directory, event_type: str, happened: datetime) -> None:
    """How far it has come: only what has happened."""
    if contact.connected_to_system is not None:
        detail["connectedToSystemTimestamp"] = stamp_ms(contact.connected_to_system)
    if event_type in _OVER:
        detail["disconnectTimestamp"] = stamp_ms(contact.disconnected)
        detail["disconnectReason"] = contact.disconnect_reason
    if contact.visit is not None and contact.initiation_method != "OUTBOUND":
        detail["queueInfo"] = _queue(
            contact.visit, directory
        )  # an agent's own call is in no queue for those who listen
    if contact.agent is not None:
        detail["agentInfo"] = _agent(contact.agent, directory)
    if contact.routing_steps:
        detail["routingCriteria"] = _routing(contact, happened)


def _queue(visit: QueueVisit, directory: Directory) -> Json:
    return {
        "queueArn": directory.arn("queue", visit.queue_id),
        "queueType": "AGENT" if visit.queue_id in directory.users else "STANDARD",
        "enqueueTimestamp": stamp_ms(visit.enqueued),
    }


def _agent(work: AgentWork, directory: Directory) -> Json:
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


def _routing(contact: Contact, now: datetime) -> Json:
    """The criteria in force, spelt as events spell."""
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
    own.update(contact.tags)
    return own


def _without_nothing(detail: Json) -> Json:
    """Connect leaves out what does not apply."""
    return {key: value for key, value in detail.items() if value is not None}
