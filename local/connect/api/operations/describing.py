"""A contact, as DescribeContact and its relatives tell it."""

from local.connect.contacts.contact import AgentWork, Contact, StoredRecording
from local.connect.contacts.routing_criteria import describe_steps
from local.connect.contacts.times import whole_seconds
from local.connect.instance import ConnectInstance
from local.connect.ports import Json


def describe(instance: ConnectInstance, contact: Contact) -> Json:
    """The whole Contact of the API; None where there is nothing to tell."""
    visit = contact.visit
    return {
        "Arn": instance.directory.arn("contact", contact.id),
        "Id": contact.id,
        "InitialContactId": contact.initial_id if contact.initial_id != contact.id else None,
        "PreviousContactId": contact.previous_id,
        "ContactAssociationId": contact.initial_id,
        "RelatedContactId": contact.related_id,
        "InitiationMethod": contact.initiation_method,
        "Name": contact.name or None,
        "Description": contact.description or None,
        "Channel": contact.channel,
        "QueueInfo": visit and {"Id": visit.queue_id, "EnqueueTimestamp": visit.enqueued},
        "AgentInfo": contact.agent and _agent(contact, contact.agent),
        "InitiationTimestamp": contact.initiated,
        "ConnectedToSystemTimestamp": contact.connected_to_system,
        "ScheduledTimestamp": contact.scheduled,
        "DisconnectTimestamp": contact.disconnected,
        "DisconnectReason": contact.disconnect_reason,
        "CustomerId": contact.customer_id,
        "CustomerEndpoint": contact.customer and contact.customer.to_json(),
        "SystemEndpoint": contact.system and contact.system.to_json(),
        "QueuePriority": contact.priority,
        "QueueTimeAdjustmentSeconds": contact.time_adjustment_s,
        "RoutingCriteria": {"Steps": describe_steps(contact, instance.centre.now()), "Index": 0}
        if contact.routing_steps
        else None,
        "SegmentAttributes": segment_attributes(contact),
        "Recordings": [_recording(stored) for stored in contact.recordings],
        "Tags": dict(contact.tags),
        "Attributes": dict(contact.attributes),
        **_pauses(contact),
    }


def summarize(instance: ConnectInstance, contact: Contact) -> Json:
    """What SearchContacts tells of each."""
    described = describe(instance, contact)
    work = contact.agent
    agent = work and {"Id": work.user_id, "ConnectedToAgentTimestamp": work.connected}
    return {name: described[name] for name in _SEARCHED} | {"AgentInfo": agent}


_SEARCHED = (
    "Arn", "Id", "InitialContactId", "PreviousContactId", "InitiationMethod", "Channel", "QueueInfo",
    "InitiationTimestamp", "DisconnectTimestamp", "ScheduledTimestamp", "SegmentAttributes", "Name", "Tags",
)  # fmt: skip


def associate(instance: ConnectInstance, contact: Contact) -> Json:
    """What ListAssociatedContacts tells of each."""
    described = describe(instance, contact)
    names = (
        "InitiationTimestamp", "DisconnectTimestamp", "InitialContactId", "PreviousContactId", "RelatedContactId",
        "InitiationMethod", "Channel",
    )  # fmt: skip
    return {"ContactId": contact.id, "ContactArn": described["Arn"], **{name: described[name] for name in names}}


def segment_attributes(contact: Contact) -> Json:
    """Which kind of its channel it is."""
    kind = "Telephony" if contact.channel == "VOICE" else contact.channel.title()
    return {"connect:Subtype": {"ValueString": f"connect:{kind}"}}


def _agent(contact: Contact, work: AgentWork) -> Json:
    holds = [whole_seconds(start, end or work.left) for start, end in work.holds]
    return {
        "Id": work.user_id,
        "ConnectedToAgentTimestamp": work.connected,
        "AfterContactWorkStartTimestamp": work.work_started,
        "AfterContactWorkEndTimestamp": work.work_ended,
        "AfterContactWorkDuration": whole_seconds(work.work_started, work.work_ended) if work.work_ended else None,
        "AgentInitiatedHoldDuration": sum(holds),
        "AgentPauseDurationInSeconds": sum(whole_seconds(start, end) for start, end in contact.pauses),
    }


def _pauses(contact: Contact) -> Json:
    if not contact.pauses:
        return {}
    return {
        "LastPausedTimestamp": contact.pauses[-1][0],
        "LastResumedTimestamp": next((end for _, end in reversed(contact.pauses) if end is not None), None),
        "TotalPauseCount": len(contact.pauses),
        "TotalPauseDurationInSeconds": sum(whole_seconds(start, end) for start, end in contact.pauses),
    }


def _recording(stored: StoredRecording) -> Json:
    return {
        "StorageType": "S3",
        "Location": stored.location,
        "MediaStreamType": "AUDIO",
        "ParticipantType": None if stored.ivr else "ALL",  # the API has no word for the part before the agent
        "StartTimestamp": stored.started,
        "StopTimestamp": stored.stopped,
        "Status": "AVAILABLE",
    }
