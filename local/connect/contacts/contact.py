"""One contact (a segment of a call): its data, as flows read and write them, and the marks of its life."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from local.connect.engine.trace import Trace
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.conversation import Conversation

MAX_ATTRIBUTE_BYTES = 32 * 1024
"""Of all attributes of a contact together ("Amazon Connect feature specifications")."""


class ContactState(StrEnum):
    """Where a contact is in its life."""

    INITIATED = "INITIATED"
    IN_FLOW = "IN_FLOW"
    QUEUED = "QUEUED"
    RINGING = "RINGING"
    JOINING = "JOINING"
    CONNECTED = "CONNECTED"
    ON_HOLD = "ON_HOLD"
    AFTER_CONTACT_WORK = "AFTER_CONTACT_WORK"
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A telephone number, E.164."""

    address: str
    type: str = "TELEPHONE_NUMBER"

    def to_json(self) -> Json:
        """As Connect spells it in events and records."""
        return {"Address": self.address, "Type": self.type}


@dataclass(slots=True)
class Voice:
    """The voice that speaks ("Set voice"). Without a choice Connect speaks as Joanna."""

    name: str = "Joanna"
    engine: str = ""
    style: str = ""


@dataclass(slots=True)
class QueueVisit:
    """A stay in a queue."""

    queue_id: str
    enqueued: datetime
    dequeued: datetime | None = None
    wakes: set[int] = field(default_factory=set)
    """After how many seconds the router looks again: delays of routing profiles."""


@dataclass(slots=True)
class AgentWork:
    """What one agent did on the contact. Times UTC."""

    user_id: str
    connected: datetime
    holds: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    left: datetime | None = None
    work_started: datetime | None = None
    work_ended: datetime | None = None


@dataclass(slots=True)
class RecordingBehavior:
    """Who is recorded: "Agent", "Customer", and the part before the agent."""

    participants: frozenset[str] = frozenset()
    ivr: bool = False
    ivr_since: datetime | None = None
    ivr_until: datetime | None = None
    since: datetime | None = None
    """When the conversation's recording was switched on by the API; None: before the agent came."""
    suspended: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    """Spans that are left out of the conversation's recording (SuspendContactRecording); the last may still be open."""


@dataclass(slots=True)
class StoredRecording:
    """A recording that was stored."""

    location: str
    started: datetime
    stopped: datetime
    ivr: bool = False


@dataclass(slots=True)
class Contact:
    """A contact. `initial_id` is its own id for the first of a chain. Times UTC."""

    id: str
    initial_id: str
    initiation_method: str
    channel: str
    initiated: datetime
    customer: Endpoint | None
    system: Endpoint | None
    previous_id: str | None = None
    next_id: str | None = None
    related_id: str | None = None
    state: ContactState = ContactState.INITIATED
    participant_present: bool = True

    attributes: dict[str, str] = field(default_factory=dict)
    external: Any = field(default_factory=dict)
    stored_input: str | None = None
    metrics: Json = field(default_factory=dict)
    spaces: dict[str, Any] = field(default_factory=dict)
    """Other namespaces that actions fill: Lex, Customer, Case, Views, Wisdom …"""
    tags: dict[str, str] = field(default_factory=dict)
    hooks: dict[str, str] = field(default_factory=dict)
    loops: dict[tuple[str, str], int] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    """Keys pressed and not yet used."""
    voice: Voice = field(default_factory=Voice)
    language: str = "en-US"
    pauses: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    """When a task was paused; the last may still be open."""
    name: str = ""
    description: str = ""
    customer_id: str | None = None
    references: dict[str, Json] = field(default_factory=dict)
    callback_number: str | None = None
    recording: RecordingBehavior = field(default_factory=RecordingBehavior)
    media_streaming: bool = False
    flow_logging: bool = False

    target_queue: str | None = None
    target_agent: str | None = None
    priority: int = 5
    """1 is served first; 5 unless a flow changes it ("Change routing priority")."""
    time_adjustment_s: int = 0
    waits_since: datetime | None = None
    """When the wait began, if not with this stay in the queue: a callback keeps the place of the call that asked for it."""
    routing_steps: list[Json] = field(default_factory=list)
    """Routing criteria: {Expression, Expiry {DurationInSeconds}}, in turn ("Set routing criteria")."""
    visit: QueueVisit | None = None
    agent: AgentWork | None = None
    agent_attempts: int = 0
    conversation: "Conversation | None" = field(default=None, repr=False)
    connected_to_system: datetime | None = None
    disconnected: datetime | None = None
    disconnect_reason: str | None = None
    transferred_to: Endpoint | None = None
    transfer_completed: datetime | None = None
    scheduled: datetime | None = None
    call_status: str = "CallAnswered"
    """How an outbound call was answered: what CheckOutboundCallStatus tells."""
    whispered: bool = False
    """The outbound whisper has run."""
    monitoring: list[tuple[str, datetime]] = field(default_factory=list)
    """A supervisor's modes (SILENT_MONITOR, BARGE) and since when."""
    third_party_since: datetime | None = None
    third_party_until: datetime | None = None
    """When an outside number took part; until the contact's end if it did not leave before."""
    recordings: list[StoredRecording] = field(default_factory=list)
    trace: Trace = field(default_factory=Trace)

    @property
    def is_paused(self) -> bool:
        """Whether a task rests at the moment."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    @property
    def is_over(self) -> bool:
        """Whether the conversation part has ended (after-contact work may still go on)."""
        return self.disconnected is not None


_MAX_BYTES_A_CHARACTER = 4


def attributes_fit(attributes: dict[str, str], changed: dict[str, str] | None = None) -> bool:
    """Whether attributes, once `changed` is put over them, stay within Connect's 32 KB."""
    most = _characters(attributes) + (_characters(changed) if changed else 0)
    if most * _MAX_BYTES_A_CHARACTER <= MAX_ATTRIBUTE_BYTES:
        return True
    merged = attributes | (changed or {})
    return sum(len(key.encode()) + len(value.encode()) for key, value in merged.items()) <= MAX_ATTRIBUTE_BYTES


def _characters(attributes: dict[str, str]) -> int:
    return len("".join(attributes)) + len("".join(attributes.values()))
