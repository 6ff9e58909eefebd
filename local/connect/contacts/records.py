"""Contact records ("Data model for Amazon Connect contact records", administrator guide)."""

from datetime import datetime

from local.connect.contacts.contact import AgentWork, Contact, StoredRecording
from local.connect.contacts.directory import Directory
from local.connect.contacts.times import stamp, whole_seconds
from local.connect.ports import Json

FORMAT_VERSION = "2017-03-10"


def build_contact_record(contact: Contact, directory: Directory, now: datetime) -> Json:
    """The whole record, as Connect streams it to Kinesis."""
    recordings = [_recording(stored) for stored in contact.recordings]
    return {
        "AWSAccountId": directory.instance.account,
        "AWSContactTraceRecordFormatVersion": FORMAT_VERSION,
        "Agent": _agent(contact.agent, directory) if contact.agent else None,
        "AgentConnectionAttempts": contact.agent_attempts,
        "AnsweringMachineDetectionStatus": None,
        "Attributes": dict(contact.attributes),
        "Campaign": {"CampaignId": None},
        "Channel": contact.channel,
        "ConnectedToSystemTimestamp": stamp(contact.connected_to_system),
        "ContactDetails": {},
        "ContactId": contact.id,
        "ContactLens": None,
        "Customer": None,
        "CustomerEndpoint": contact.customer.to_json() if contact.customer else None,
        "CustomerId": contact.customer_id,
        "CustomerVoiceActivity": None,
        "DisconnectReason": contact.disconnect_reason,
        "DisconnectTimestamp": stamp(contact.disconnected),
        "ExternalThirdParty": _third_party(contact),
        "InitialContactId": contact.initial_id if contact.initial_id != contact.id else None,
        "InitiationMethod": contact.initiation_method,
        "InitiationTimestamp": stamp(contact.initiated),
        "InstanceARN": directory.instance.arn,
        "LanguageCode": contact.language,
        "LastUpdateTimestamp": stamp(now),
        "MediaStreams": [{"Type": "AUDIO"}] if contact.channel == "VOICE" else [],
        "NextContactId": contact.next_id,
        "PreviousContactId": contact.previous_id,
        "Queue": _queue(contact, directory),
        "Recording": _first_recording(contact.recordings),
        "Recordings": recordings or None,
        "References": _references(contact),
        "RelatedContactId": contact.related_id,
        "ScheduledTimestamp": stamp(contact.scheduled),
        "SegmentAttributes": _segment(contact),
        "SystemEndpoint": contact.system.to_json() if contact.system else None,
        "Tags": _tags(contact, directory),
        "TaskTemplateInfo": None,
        "TransferCompletedTimestamp": stamp(contact.transfer_completed),
        "TransferredToEndpoint": contact.transferred_to.to_json() if contact.transferred_to else None,
        "VoiceIdResult": None,
    }


def _agent(work: AgentWork, directory: Directory) -> Json:
    user = directory.users[work.user_id]
    profile = directory.profiles[user.routing_profile_id]
    holds = [whole_seconds(start, end or work.left) for start, end in work.holds]
    return {
        "ARN": directory.arn("agent", user.id),
        "AfterContactWorkDuration": whole_seconds(work.work_started, work.work_ended),
        "AfterContactWorkEndTimestamp": stamp(work.work_ended),
        "AfterContactWorkStartTimestamp": stamp(work.work_started),
        "AgentInteractionDuration": max(0, whole_seconds(work.connected, work.left) - sum(holds)),
        "AgentPauseDuration": 0,
        "ConnectedToAgentTimestamp": stamp(work.connected),
        "CustomerHoldDuration": sum(holds),
        "DeviceInfo": None,
        "HierarchyGroups": None,
        "LongestHoldDuration": max(holds, default=0),
        "NumberOfHolds": len(holds),
        "RoutingProfile": {"ARN": directory.arn("routing-profile", profile.id), "Name": profile.name},
        "Username": user.username,
    }


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
    return {
        "DeletionReason": None,
        "FragmentStartNumber": None,
        "FragmentStopNumber": None,
        "Location": stored.location,
        "MediaStreamType": "AUDIO",
        "ParticipantType": "IVR" if stored.ivr else "ALL",
        "StartTimestamp": stamp(stored.started),
        "Status": "AVAILABLE",
        "StopTimestamp": stamp(stored.stopped),
        "StorageType": "S3",
    }


def _references(contact: Contact) -> list[Json]:
    return [{"Name": name, **reference} for name, reference in contact.references.items()]


def _segment(contact: Contact) -> Json:
    subtype = "connect:Telephony" if contact.channel == "VOICE" else f"connect:{contact.channel.title()}"
    return {"connect:Subtype": {"ValueString": subtype}}


def _tags(contact: Contact, directory: Directory) -> Json:
    own = {"aws:connect:instanceId": directory.instance.id}
    if contact.system:
        own["aws:connect:systemEndpoint"] = contact.system.address
    return own | contact.tags
