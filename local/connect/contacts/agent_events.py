"""Agent events ("Agent event streams data model", administrator guide)."""

from datetime import datetime

from local.connect.contacts.agents import AVAILABLE, OFFLINE, Activity, AgentSession, Slot
from local.connect.contacts.contact import ContactState
from local.connect.contacts.directory import Directory
from local.connect.contacts.resources import RoutingProfile
from local.connect.contacts.times import stamp_ms
from local.connect.ports import Json

VERSION = "2017-10-01"
_CONTACT_STATES = {
    ContactState.RINGING: "CONNECTING",
    ContactState.JOINING: "CONNECTING",
    ContactState.CONNECTED: "CONNECTED",
    ContactState.ON_HOLD: "CONNECTED_ONHOLD",
}


def build_agent_event(
    session: AgentSession, event_type: str, directory: Directory, event_id: str, now: datetime
) -> Json:
    """LOGIN, LOGOUT or STATE_CHANGE with the snapshots before and after; remembers the latter in the session."""
    before, after = session.snapshot or None, _snapshot(session, directory, now)
    if event_type in ("LOGIN", "LOGOUT"):
        before = None  # "not applicable" there
    session.snapshot = after
    return {
        "AWSAccountId": directory.instance.account,
        "AgentARN": directory.arn("agent", session.user.id),
        "CurrentAgentSnapshot": after,
        "EventId": event_id,
        "EventTimestamp": stamp_ms(now),
        "EventType": event_type,
        "InstanceARN": directory.instance.arn,
        "PreviousAgentSnapshot": before,
        "Version": VERSION,
    }


def _snapshot(session: AgentSession, directory: Directory, now: datetime) -> Json:
    user = session.user
    profile = directory.profiles[user.routing_profile_id]
    return {
        "AgentStatus": {
            **status_json(directory, session.status),
            "StartTimestamp": stamp_ms(session.status_since or now),
        },
        "NextAgentStatus": _next_status(session, directory, now),
        "Configuration": {
            "AgentHierarchyGroups": _hierarchy(session, directory),
            "FirstName": user.first_name,
            "LastName": user.last_name,
            "Proficiencies": [
                {"Name": name, "Value": value, "ProficiencyLevel": level}
                for (name, value), level in user.proficiencies.items()
            ],
            "RoutingProfile": {
                "ARN": directory.arn("routing-profile", profile.id),
                "Concurrency": [_concurrency(session, profile, item) for item in profile.concurrencies],
                "DefaultOutboundQueue": _queue(directory, profile.default_outbound_queue),
                "InboundQueues": _inbound_queues(profile, directory),
                "Name": profile.name,
            },
            "Username": user.username,
        },
        "Contacts": [_contact(slot, directory) for slot in session.slots.values()],
    }


def _next_status(session: AgentSession, directory: Directory, now: datetime) -> Json | None:
    if session.next_status is None:
        return None
    told = status_json(directory, session.next_status)
    chosen = session.snapshot.get("NextAgentStatus") or {}
    same = chosen.get("Name") == session.next_status
    since = chosen["EnqueuedTimestamp"] if same else stamp_ms(now)
    return {"ARN": told["ARN"], "Name": told["Name"], "EnqueuedTimestamp": since}


def _hierarchy(session: AgentSession, directory: Directory) -> Json | None:
    groups = directory.hierarchy_of(session.user.id)
    levels = {f"Level{n}": {"ARN": group["Arn"], "Name": group["Name"]} for n, group in enumerate(groups, 1)}
    return {**{f"Level{n}": None for n in range(1, 6)}, **levels} if levels else None


def _inbound_queues(profile: RoutingProfile, directory: Directory) -> list[Json]:
    channels: dict[str, list[str]] = {}
    for entry in profile.queues:
        channels.setdefault(entry.queue_id, []).append(entry.channel)
    return [{**_queue(directory, queue), "Channels": sorted(kinds)} for queue, kinds in channels.items()]


def _concurrency(session: AgentSession, profile: RoutingProfile, item: Json) -> Json:
    channel, most = item["Channel"], int(item["Concurrency"])
    taken = sum(slot.contact.channel == channel for slot in session.slots.values())
    free = most - taken if session.is_open and session.has_room(channel, profile) else 0
    return {"AvailableSlots": free, "Channel": channel, "MaximumSlots": most}


def status_json(directory: Directory, name: str) -> Json:
    """A status as events spell it. Types: ROUTABLE, OFFLINE, CUSTOM."""
    known = next((status for status in directory.statuses.values() if status.name == name), None)
    kind = {AVAILABLE: "ROUTABLE", OFFLINE: "OFFLINE"}.get(name, "CUSTOM")
    return {"ARN": directory.arn("agent-state", known.id if known else name), "Name": name, "Type": kind}


def _contact(slot: Slot, directory: Directory) -> Json:
    contact = slot.contact
    missed = slot.activity is Activity.MISSED
    state = "MISSED" if missed else "ENDED" if slot.activity is Activity.AFTER_CONTACT_WORK else None
    if state is None and contact.is_paused:
        state = "PAUSED"
    queue = contact.visit.queue_id if contact.visit else None
    return {
        "Channel": contact.channel,
        "ConnectedToAgentTimestamp": stamp_ms(contact.agent.connected) if contact.agent else None,
        "ContactId": contact.id,
        "InitialContactId": contact.initial_id,
        "InitiationMethod": contact.initiation_method,
        "Queue": _queue(directory, queue) if queue else None,
        "QueueTimestamp": stamp_ms(contact.visit.enqueued) if contact.visit else None,
        "State": state or _CONTACT_STATES.get(contact.state, "INCOMING"),
        "StateStartTimestamp": stamp_ms(slot.since),
    }


def _queue(directory: Directory, queue_id: str) -> Json:
    queue = directory.queues.get(queue_id)
    return {"ARN": directory.arn("queue", queue_id), "Name": queue.name if queue else None}
