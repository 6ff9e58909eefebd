"""Connect's contact record, as far as the trade needs it (Connect administrator guide, "Contact records data model")."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_pascal

from dozor.application.settle_contact import ContactEnded
from dozor.domain.contact import Contact


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


def parse_contact_record(document: dict[str, Any]) -> ContactEnded:
    """What the record says; raises pydantic's ValidationError for something that is no contact record."""
    record = ContactRecord.model_validate(document)
    told = record.attributes or {}
    agent, queue = record.agent, record.queue
    contact = Contact(
        company=told.get("company", ""),
        id=record.initial_contact_id or record.contact_id,
        caller=_address(record.customer_endpoint),
        dialled=_address(record.system_endpoint),
        started_at=_utc(record.initiation_timestamp),
        channel=record.channel,
        queue=(queue.name or "") if queue else "",
        queued_at=_utc(queue.enqueue_timestamp) if queue and queue.enqueue_timestamp else None,
        operator=agent.username if agent else "",
        answered_at=_utc(agent.connected_to_agent_timestamp) if agent and agent.connected_to_agent_timestamp else None,
        served=told.get("served", ""),
        recording=_key(record.recording.location or "") if record.recording else "",
        disconnect_reason=record.disconnect_reason or "",
        attributes={name: told[name] for name in ("language", "choice", "known", "resident_id") if name in told},
    )
    return ContactEnded(
        contact=contact,
        ended_at=_utc(record.disconnect_timestamp),
        transferred_to=_address(record.transferred_to_endpoint),
        voicemail=told.get("voicemail") == "yes",
        callback=told.get("callback") == "yes",
        last_of_chain=not record.next_contact_id,
    )


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _address(endpoint: Endpoint | None) -> str:
    return (endpoint.address or "") if endpoint else ""


def _key(location: str) -> str:
    """The key without its bucket."""
    return location.partition("/")[2]
