"""The life of a contact: it begins and runs its flows. How it ends is told in `endings.py`."""

from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.contact import Contact, ContactState, Endpoint, RecordingBehavior, Voice
from local.connect.contacts.line import Line
from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import EndFlow, Happened, Pressed, Signal, Spoken
from local.connect.language.model import Flow, FlowType

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

CUSTOMER, AGENT = "Customer", "Agent"
DEFAULT_FLOWS = {
    "CustomerQueue": ("Default customer queue", FlowType.CUSTOMER_QUEUE),
    "CustomerWhisper": ("Default customer whisper", FlowType.CUSTOMER_WHISPER),
    "AgentWhisper": ("Default agent whisper", FlowType.AGENT_WHISPER),
    "CustomerHold": ("Default customer hold", FlowType.CUSTOMER_HOLD),
    "AgentHold": ("Default agent hold", FlowType.AGENT_HOLD),
    "OutboundWhisper": ("Default outbound", FlowType.OUTBOUND_WHISPER),
    "CustomerRemaining": ("", FlowType.CONTACT_FLOW),
}


class Calls:
    """Begins contacts and runs their flows."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    # --- beginning --------------------------------------------------------------------------------------------------
    def begin_inbound(self, line: Line, dialled: str) -> Contact | None:
        """A call comes in at a claimed number. None when nobody claimed it or no flow answers."""
        number = self.centre.directory.number(dialled)
        found = self.centre.directory.flow(number.flow_id) if number and number.flow_id else None
        if found is None:
            line.open = False
            line.notify({"type": "ended", "contactId": None, "reason": "NUMBER_NOT_IN_SERVICE"})
            return None
        contact = self.new_contact("INBOUND", customer=Endpoint(line.number), system=Endpoint(dialled))
        self.attach(line, contact)
        self.centre.publish(contact, contact_events.INITIATED)
        self.connect_to_system(contact)
        self.centre.tell(contact, {"type": "answered", "number": dialled})
        contact.state = ContactState.IN_FLOW
        self.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)
        return contact

    def new_contact(
        self, method: str, customer: Endpoint | None, system: Endpoint | None, before: Contact | None = None
    ) -> Contact:
        """A contact, or (with `before`) the next segment of a chain, which inherits what Connect hands on."""
        contact_id = self.centre.ports.ids.new()
        contact = Contact(
            id=contact_id,
            initial_id=before.initial_id if before else contact_id,
            initiation_method=method,
            channel=before.channel if before else "VOICE",
            initiated=self.centre.now(),
            customer=customer,
            system=system,
            previous_id=before.id if before else None,
        )
        if before is not None:
            _inherit(contact, before)
        self.centre.memory.add(contact)
        return contact

    def attach(self, line: Line, contact: Contact) -> None:
        """From now on the line is this contact's."""
        line.contact = line.owner = contact
        self.centre.lines[contact.id] = line

    def connect_to_system(self, contact: Contact) -> None:
        """The customer's end has media."""
        contact.connected_to_system = self.centre.now()
        self.centre.publish(contact, contact_events.CONNECTED_TO_SYSTEM)

    def next_segment(self, contact: Contact, method: str, queue_id: str | None, agent_id: str | None) -> Contact:
        """The customer goes on as a new contact, waiting in a queue."""
        following = self.new_contact(method, contact.customer, contact.system, before=contact)
        contact.next_id = following.id
        contact.transfer_completed = self.centre.now()
        following.target_queue, following.target_agent = queue_id, agent_id
        following.connected_to_system = self.centre.now()
        line = self.centre.lines.pop(contact.id, None)
        if line is not None:
            self.attach(line, following)
        contact.participant_present = False
        self.centre.departures.follow(contact, following)
        self.centre.publish(following, contact_events.INITIATED)
        self.centre.router.enqueue(following)
        return following

    # --- flows ------------------------------------------------------------------------------------------------------
    def run(self, contact: Contact, audience: str, flow_type: FlowType, found: tuple[str, Flow]) -> Execution:
        """Let one side hear a flow; what it heard before is cut short."""
        self.centre.stop_run(contact, audience)
        execution = Execution(
            self.centre.host,
            contact,
            flow_type,
            audience,
            lambda how: self._flow_ended(contact, audience, execution, how),
        )
        self.centre.runs[contact.id, audience] = execution
        execution.start(*found)
        return execution

    def hook(self, contact: Contact, name: str) -> tuple[str, Flow] | None:
        """The flow for a moment: the contact's own choice, else the instance's default, else none."""
        chosen = contact.hooks.get(name)
        if chosen is not None:
            return self.centre.directory.flow(chosen) if chosen else None
        default_name, flow_type = DEFAULT_FLOWS.get(name, ("", FlowType.CONTACT_FLOW))
        return self.centre.directory.default_flow(default_name, flow_type) if default_name else None

    def _flow_ended(self, contact: Contact, audience: str, execution: Execution, how: EndFlow) -> None:
        self.centre.runs.pop((contact.id, audience), None)
        if self.centre.endings.runs_disconnect_flow(contact):
            self.centre.endings.disconnect_flow_ended(contact)
        elif execution.flow_type is FlowType.OUTBOUND_WHISPER and how.disconnect:
            self.centre.endings.end(contact, how.reason)
        elif execution.flow_type in _SIDE_FLOWS:
            self.centre.desk.side_flow_ended(contact)
        elif contact.next_id is not None and not contact.is_over:
            self.hand_over(contact)
        elif how.disconnect:
            self.centre.endings.end(contact, how.reason)
        elif contact.state is ContactState.QUEUED and execution.flow_type is not FlowType.CUSTOMER_QUEUE:
            self.start_waiting(contact)
        elif contact.state in (ContactState.INITIATED, ContactState.IN_FLOW):
            self.centre.endings.end(contact, how.reason)

    def start_waiting(self, contact: Contact) -> None:
        """The customer queue flow begins; then an agent is looked for."""
        queue_flow = self.hook(contact, "CustomerQueue")
        if queue_flow is not None and contact.participant_present:
            self.run(contact, CUSTOMER, FlowType.CUSTOMER_QUEUE, queue_flow)
        self.centre.router.match()

    def hand_over(self, contact: Contact) -> None:
        """The contact has gone on as its next segment: this one ends, that one waits."""
        following = self.centre.contacts[contact.next_id or ""]
        self.centre.endings.end(contact, "CONTACT_FLOW_DISCONNECT")
        if following.state is ContactState.QUEUED:
            self.start_waiting(following)

    # --- the customer's doings --------------------------------------------------------------------------------------
    def press(self, contact: Contact, keys: str) -> None:
        """Keys on the telephone. A key that nobody waits for is kept for the next question."""
        for key in keys:
            execution = self.centre.runs.get((contact.id, CUSTOMER))
            if execution is None or not execution.signal(Pressed(key)):
                contact.keys.append(key)

    def spoken(self, contact: Contact) -> None:
        """The telephone has spoken the prompt to its end."""
        self.signal(contact, Spoken())

    def signal(self, contact: Contact, signal: Signal) -> None:
        """Something happened that the customer's flow may wait for."""
        execution = self.centre.runs.get((contact.id, CUSTOMER))
        if execution is not None:
            execution.signal(signal)

    def happened(self, contact: Contact, name: str) -> None:
        """A named event: CustomerReturned …"""
        self.signal(contact, Happened(name))


_SIDE_FLOWS = frozenset(
    {
        FlowType.CUSTOMER_WHISPER,
        FlowType.AGENT_WHISPER,
        FlowType.CUSTOMER_HOLD,
        FlowType.AGENT_HOLD,
        FlowType.OUTBOUND_WHISPER,
    }
)


def _inherit(contact: Contact, before: Contact) -> None:
    contact.attributes = dict(before.attributes)
    contact.hooks = dict(before.hooks)
    contact.tags = dict(before.tags)
    contact.references = dict(before.references)
    contact.voice = Voice(before.voice.name, before.voice.engine, before.voice.style)
    contact.language = before.language
    contact.customer_id = before.customer_id
    contact.callback_number = before.callback_number
    contact.flow_logging = before.flow_logging
    contact.media_streaming = before.media_streaming
    contact.priority = before.priority
    contact.routing_steps = list(before.routing_steps)
    contact.recording = RecordingBehavior(before.recording.participants, ivr=False)
    contact.name, contact.description = before.name, before.description
