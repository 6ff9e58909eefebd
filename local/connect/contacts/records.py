"""Contact records ("Data model for Amazon Connect contact records", administrator guide)."""

from datetime import datetime

from local.connect.contacts.contact import AgentWork, Contact, StoredRecording
from local.connect.contacts.contact_events import all_tags
from local.connect.contacts.directory import Directory
from local.connect.contacts.routing_criteria import describe_steps
from local.connect.contacts.times import stamp, whole_seconds
from local.connect.ports import Json

FORMAT_VERSION = "2017-03-10"
_LEVELS = tuple(f"Level{n}" for n in range(1, 6))


def build_contact_record(contact: Contact, directory: Directory, now: datetime) -> Json:
    """The whole record, as Connect streams it to Kinesis."""
    recordings = [_recording(stored) for stored in contact.recordings]
    return {
        "AWSAccountId": directory.instance.account,
        "AWSContactTraceRecordFormatVersion": FORMAT_VERSION,
        "AdditionalEmailRecipients": None,
        "Agent": _agent(contact, contact.agent, directory) if contact.agent else None,
        "AgentConnectionAttempts": contact.agent_attempts,
        "AnsweringMachineDetectionStatus": None,
        "Attributes": dict(contact.attributes),
        "Campaign": {"CampaignId": None},
        "Channel": contact.channel,
        "ChatMetrics": None,
        "ConnectedToSystemTimestamp": stamp(contact.connected_to_system),
        "ContactAssociationId": contact.initial_id,
        "ContactDetails": {},
        "ContactEvaluations": {},
        "ContactId": contact.id,
        "ContactLens": None,
        "Customer": None,
        "CustomerEndpoint": contact.customer.to_json() if contact.customer else None,
        "CustomerId": contact.customer_id,
        "CustomerVoiceActivity": None,
        "DisconnectDetails": None,
        "DisconnectReason": contact.disconnect_reason,
        "DisconnectTimestamp": stamp(contact.disconnected),
        "ExternalThirdParty": _third_party(contact),
        "InitialContactId": contact.initial_id if contact.initial_id != contact.id else None,
        "InitiationMethod": contact.initiation_method,
        "InitiationTimestamp": stamp(contact.initiated),
        "InstanceARN": directory.instance.arn,
        "LastUpdateTimestamp": stamp(now),
        "LastPausedTimestamp": stamp(contact.pauses[-1][0]) if contact.pauses else None,
        "LastResumedTimestamp": stamp(_last_resumed(contact)),
        "MediaStreams": [{"Type": "AUDIO"}] if contact.channel == "VOICE" else [],
        "NextContactId": contact.next_id,
        "OutboundStrategy": None,
        "PreviousContactId": contact.previous_id,
        "QualityMetrics": None,
        "Queue": _queue(contact, directory),
        "Recording": _first_recording(contact.recordings),
        "Recordings": recordings or None,
        "References": _references(contact),
        "RelatedContactId": contact.related_id,
        "RoutingCriteria": _routing(contact, now),
        "ScheduledTimestamp": stamp(contact.scheduled),
        "SegmentAttributes": _segment(contact),
        "SystemEndpoint": contact.system.to_json() if contact.system else None,
        "Tags": all_tags(contact, directory),
        "TaskTemplateInfo": None,
        "TotalPauseCount": len(contact.pauses),
        "TotalPauseDurationInSeconds": _paused_s(contact),
        "TransferCompletedTimestamp": stamp(contact.transfer_completed),
        "TransferredToEndpoint": contact.transferred_to.to_json() if contact.transferred_to else None,
        "VoiceIdResult": None,
        "WisdomInfo": None,
    }


def _agent(contact: Contact, work: AgentWork, directory: Directory) -> Json:
    user = directory.users[work.user_id]
    profile = directory.profiles[user.routing_profile_id]
    paused = _paused_s(contact)
    groups = enumerate(directory.hierarchy_of(user.id), 1)
    levels = {f"Level{n}": {"ARN": group["Arn"], "GroupName": group["Name"]} for n, group in groups}
    holds = [whole_seconds(start, end or work.left) for start, end in work.holds]
    return {
        "ARN": directory.arn("agent", user.id),
        "AcceptedByAgentTimestamp": None,
        "AfterContactWorkDuration": whole_seconds(work.work_started, work.work_ended),
        "AfterContactWorkEndTimestamp": stamp(work.work_ended),
        "AfterContactWorkStartTimestamp": stamp(work.work_started),
        "AgentInteractionDuration": max(0, whole_seconds(work.connected, work.left) - sum(holds) - paused),
        "AgentInitiatedHoldDuration": sum(holds),
        "AgentPauseDuration": paused,
        "Capabilities": None,
        "ConnectedToAgentTimestamp": stamp(work.connected),
        "CustomerHoldDuration": sum(holds),
        "DeviceInfo": None,
        "HierarchyGroups": {**dict.fromkeys(_LEVELS), **levels} if levels else None,
        "LongestHoldDuration": max(holds, default=0),
        "NumberOfHolds": len(holds),
        "PreviewEndTimestamp": None,
        "RoutingProfile": {"ARN": directory.arn("routing-profile", profile.id), "Name": profile.name},
        "StateTransitions": _transitions(contact),
        "Username": user.username,
    }


def _transitions(contact: Contact) -> list[Json] | None:
    """Of a supervisor: when they listened and when they spoke."""
    if not contact.monitoring:
        return None
    ends = [since for _, since in contact.monitoring[1:]] + [contact.disconnected]
    return [
        {"state": mode, "stateStartTimestamp": stamp(since), "stateEndTimestamp": stamp(until)}
        for (mode, since), until in zip(contact.monitoring, ends, strict=True)
    ]


def _third_party(contact: Contact) -> Json | None:
    """How long an outside number took part: of its own segment, or of the one whose flow called it."""
    if contact.third_party_since is None:
        return None
    until = contact.third_party_until or contact.disconnected
    return {"ExternalThirdPartyInteractionDuration": whole_seconds(contact.third_party_since, until)}


def _queue(contact: Contact, directory: Directory) -> Json | None:
    visit = contact.visit
    if visit is None:
        return None
    queue = directory.queues.get(visit.queue_id)
    left = visit.dequeued or contact.disconnected
    return {
        "ARN": directory.arn("queue", visit.queue_id),
        "DequeueTimestamp": stamp(left),
        "Duration": whole_seconds(visit.enqueued, left),
        "EnqueueTimestamp": stamp(visit.enqueued),
        "Name": queue.name if queue else None,
    }


def _first_recording(recordings: list[StoredRecording]) -> Json | None:
    """`Recording` tells the first one that an agent took part in."""
    first = next((stored for stored in recordings if not stored.ivr), None)
    if first is None:
        return None
    return {"DeletionReason": None, "Location": first.location, "Status": "AVAILABLE", "Type": "AUDIO"}


def _recording(stored: StoredRecording) -> Json:
    """The part before the agent is told from the conversation by its place alone: …/ivr/…."""
    return {
        "DeletionReason": None,
        "FragmentStartNumber": None,
        "FragmentStopNumber": None,
        "Location": stored.location,
        "MediaStreamType": "AUDIO",
        "ParticipantType": "ALL",
        "StartTimestamp": stamp(stored.started),
        "Status": "AVAILABLE",
        "StopTimestamp": stamp(stored.stopped),
        "StorageType": "S3",
    }


def _references(contact: Contact) -> list[Json]:
    return [{"Name": name, **reference} for name, reference in contact.references.items()]


def _segment(contact: Contact) -> Json:
    own = contact.spaces.get("SegmentAttributes", {}).get("connect:Subtype")
    subtype = own or ("connect:Telephony" if contact.channel == "VOICE" else f"connect:{contact.channel.title()}")
    return {"connect:Subtype": {"ValueString": subtype}}


def _routing(contact: Contact, now: datetime) -> list[Json] | None:
    """The criteria in force at the end, once they were active: in a queue."""
    if not contact.routing_steps:
        return None
    activated = contact.visit.enqueued if contact.visit else None
    return [{"ActivationTimestamp": stamp(activated), "Index": 0, "Steps": describe_steps(contact, now)}]


def _last_resumed(contact: Contact) -> datetime | None:
    return next((until for _, until in reversed(contact.pauses) if until is not None), None)


def _paused_s(contact: Contact) -> int:
    return sum(whole_seconds(since, until or contact.disconnected) for since, until in contact.pauses)
