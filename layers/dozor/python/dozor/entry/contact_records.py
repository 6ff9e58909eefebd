"""Connect's contact record, as far as the trade needs it (Connect administrator guide, "Contact records data model")."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_pascal

from dozor.domain.contact import MARKS, Contact, Direction, Segment


class _Document(BaseModel):
    # Errors are logged, and what came in is personal.
    model_config = ConfigDict(alias_generator=to_pascal, extra="ignore", hide_input_in_errors=True)


class Endpoint(_Document):
    """A telephone number or other address."""

    address: str | None = None


class AgentPart(_Document):
    """Who answered."""

    username: str
    connected_to_agent_timestamp: datetime | None = None


class QueuePart(_Document):
    """Where the contact waited."""

    name: str | None = None
    enqueue_timestamp: datetime | None = None


class RecordingPart(_Document):
    """Where the recording lies: "<bucket>/<key>"; null once it is deleted."""

    location: str | None = None


class RecordingsPart(_Document):
    """One of the recordings. location: "<bucket>/<key>", below ".../ivr/" for what was recorded without an operator."""

    location: str | None = None
    start_timestamp: datetime | None = None
    stop_timestamp: datetime | None = None


class ThirdPartyPart(_Document):
    """Somebody outside has spoken with the caller."""

    external_third_party_interaction_duration: int | None = None


class ContactRecord(_Document):
    """One contact record."""

    contact_id: str
    initial_contact_id: str | None = None
    next_contact_id: str | None = None
    channel: str = "VOICE"
    attributes: dict[str, str] | None = None
    customer_endpoint: Endpoint | None = None
    system_endpoint: Endpoint | None = None
    transferred_to_endpoint: Endpoint | None = None
    initiation_timestamp: datetime
    disconnect_timestamp: datetime
    disconnect_reason: str | None = None
    agent: AgentPart | None = None
    queue: QueuePart | None = None
    recording: RecordingPart | None = None
    recordings: list[RecordingsPart] | None = None
    initiation_method: str = "INBOUND"
    connected_to_system_timestamp: datetime | None = None
    external_third_party: ThirdPartyPart | None = None


# Who called whom (administrator guide, "Contact records data model", InitiationMethod). A callback is a contact of its own:
# the call in which it was promised has its outcome already.
OUTBOUND = frozenset({"OUTBOUND", "API", "CALLBACK"})
# A supervisor who listened, somebody outside who was called in: no parts of the caller's way.
ASIDE = frozenset({"MONITOR", "EXTERNAL_OUTBOUND"})
# Residents call; what comes on this channel is a guide that was shown to an operator beside a call (decision 41).
GUIDES = "CHAT"
# What a flow sets an attribute to when there is nothing (any more): Connect refuses an empty one.
NOTHING = "none"
_KEPT = (
    "language",
    "choice",
    "known",
    "resident_id",
    "resident_name",
    "address",
    "outage_id",
    "ticket",
    "message",
    "answer",
    "callback_number",
)


def is_aside(document: dict[str, Any]) -> bool:
    """Whether the record is of somebody who stood beside the call, so that nothing of the caller's way follows from it."""
    return document.get("InitiationMethod") in ASIDE or document.get("Channel") == GUIDES


def parse_contact_record(document: dict[str, Any]) -> Segment:
    """What the record says; raises pydantic's ValidationError for something that is no contact record."""
    record = ContactRecord.model_validate(document)
    told = record.attributes or {}
    agent, queue = record.agent, record.queue
    outbound = record.initiation_method in OUTBOUND
    message = _message(record)
    promised = told.get("callback") == "yes" and not outbound
    contact = Contact(
        company=told.get("company", ""),
        id=record.contact_id if outbound else record.initial_contact_id or record.contact_id,
        caller=_address(record.customer_endpoint),
        dialled=_address(record.system_endpoint),
        started_at=_utc(record.initiation_timestamp),
        channel=record.channel,
        queue=(queue.name or "") if queue else "",
        queued_at=_utc(queue.enqueue_timestamp) if queue and queue.enqueue_timestamp else None,
        operator=agent.username.lower() if agent else "",
        answered_at=_utc(agent.connected_to_agent_timestamp) if agent and agent.connected_to_agent_timestamp else None,
        served=told.get("served", ""),
        recording=_key(record.recording.location or "") if record.recording else "",
        disconnect_reason=record.disconnect_reason or "",
        attributes={name: told[name] for name in _KEPT if name in told},
        direction=Direction.OUTBOUND if outbound else Direction.INBOUND,
        transferred_to=_transferred_to(record, told),
        mark=_mark(told.get("mark", "")),
        voicemail_for=told.get("voicemail_for", ""),
    )
    return Segment(
        contact=contact,
        ended_at=_utc(record.disconnect_timestamp),
        id=record.contact_id,
        # What follows a promise is the callback, and what follows a call of ours is a transfer that says nothing new.
        next_id="" if promised or outbound else record.next_contact_id or "",
        voicemail=told.get("voicemail") == "yes" or message is not None,
        callback=promised,
        reached=record.connected_to_system_timestamp is not None,
        message=_key(message.location or "") if message else "",
        message_seconds=_seconds(message),
    )


def _transferred_to(record: ContactRecord, told: Mapping[str, str]) -> str:
    """The outside place that took the caller over. The flow names it before it rings there: who hung up meanwhile, or
    went on because nobody answered, was handed over to nobody.
    """
    endpoint = _address(record.transferred_to_endpoint)
    took_over = bool(endpoint) or record.external_third_party is not None or told.get("served") == "transferred"
    named = told.get("transferred_to", NOTHING)
    return (endpoint if named in ("", NOTHING) else named) if took_over else ""


def _message(record: ContactRecord) -> RecordingsPart | None:
    """What was recorded without an operator: a voice message, for nothing else is recorded so. It lies in a folder of its own
    ("When, what, and where for contact recordings"); the record's other fields do not tell it from a conversation.
    """
    return next((one for one in record.recordings or () if "/ivr/" in (one.location or "")), None)


def _seconds(message: RecordingsPart | None) -> int:
    if message is None or message.start_timestamp is None or message.stop_timestamp is None:
        return 0
    return int((message.stop_timestamp - message.start_timestamp).total_seconds())


def _mark(text: str) -> int:
    return int(text) if text.isdigit() and int(text) in MARKS else 0


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _address(endpoint: Endpoint | None) -> str:
    return (endpoint.address or "") if endpoint else ""


def _key(location: str) -> str:
    """The key without its bucket."""
    return location.partition("/")[2]
