"""The life of a contact: it begins, runs its flows, ends, and leaves its record."""

from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.contact import Contact, ContactState, Endpoint, RecordingBehavior, Voice
from local.connect.contacts.line import Line
from local.connect.contacts.recorder import store_conversation, store_ivr
from local.connect.contacts.records import build_contact_record
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
    """Begins and ends contacts."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self._disconnect_flows: set[str] = set()
        self._remained: set[str] = set()

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
        self.centre.contacts[contact_id] = contact
        return contact

    def attach(self, line: Line, contact: Contact) -> None:
        """From now on the line is this contact's."""
        line.contact = contact
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
        self.centre.publish(following, contact_events.INITIATED)
        self.centre.router.enqueue(following)
        return following

    # --- flows ------------------------------------------------------------------------------------------------------
    def run(self, contact: Contact, audience: str, flow_type: FlowType, found: tuple[str, Flow]) -> Execution:
        """Let one side hear a flow; what it heard before is cut short."""
        self.centre.stop_run(contact, audience)
        execution = Execution(
            self.centre, contact, flow_type, audience, lambda how: self._flow_ended(contact, audience, execution, how)
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
        if contact.id in self._disconnect_flows:
            self._disconnect_flow_ended(contact, how)
        elif execution.flow_type in _SIDE_FLOWS:
            self.centre.desk.side_flow_ended(contact)
        elif contact.next_id is not None and not contact.is_over:
            self._hand_over(contact)
        elif how.disconnect:
            self.end(contact, how.reason)
        elif contact.state is ContactState.QUEUED and execution.flow_type is not FlowType.CUSTOMER_QUEUE:
            self.start_waiting(contact)
        elif contact.state in (ContactState.INITIATED, ContactState.IN_FLOW):
            self.end(contact, how.reason)

    def start_waiting(self, contact: Contact) -> None:
        """The customer queue flow begins; then an agent is looked for."""
        queue_flow = self.hook(contact, "CustomerQueue")
        if queue_flow is not None and contact.participant_present:
            self.run(contact, CUSTOMER, FlowType.CUSTOMER_QUEUE, queue_flow)
        self.centre.router.match()

    def _hand_over(self, contact: Contact) -> None:
        following = self.centre.contacts[contact.next_id or ""]
        self.end(contact, "CONTACT_FLOW_DISCONNECT")
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

    def hang_up(self, contact: Contact) -> None:
        """The customer hangs up, wherever the contact is."""
        line = self.centre.lines.get(contact.id)
        if contact.is_over:
            return
        contact.participant_present = False
        if contact.id in self._disconnect_flows:
            self._finish_disconnect_flow(contact)
            return
        self.end(contact, "CUSTOMER_DISCONNECT")
        if line is not None:
            line.open = False

    # --- ending -----------------------------------------------------------------------------------------------------
    def end(self, contact: Contact, reason: str) -> None:
        """The conversation ends. The record follows when after-contact work and the disconnect flow are done."""
        if contact.is_over:
            return
        centre = self.centre
        centre.stop_run(contact, CUSTOMER)
        centre.stop_run(contact, AGENT)
        centre.router.leave(contact)
        contact.disconnected = centre.now()
        contact.disconnect_reason = contact.disconnect_reason or reason
        was_waiting = contact.state
        contact.state = ContactState.ENDED
        store_ivr(centre, contact)
        store_conversation(centre, contact)
        self._tell_ended(contact)
        centre.desk.contact_ended(contact, was_waiting)
        centre.publish(contact, contact_events.DISCONNECTED)
        centre.outbound.contact_ended(contact)
        if reason == "CUSTOMER_DISCONNECT" and contact.id not in self._remained:
            self._run_disconnect_flow(contact)
        self._remained.discard(contact.id)
        self.write_record(contact)

    def _tell_ended(self, contact: Contact) -> None:
        line = self.centre.lines.pop(contact.id, None)
        message = {"type": "ended", "contactId": contact.id, "reason": contact.disconnect_reason}
        if line is not None:
            line.contact = None
            if line.open:
                line.open = False
                line.notify(message)
        for watcher in self.centre.watchers:
            watcher({"audience": CUSTOMER, **message})
        contact.participant_present = False

    def customer_remains(self, contact: Contact) -> bool:
        """The agent has left: let the customer hear the disconnect flow. False when there is none."""
        found = self.hook(contact, "CustomerRemaining")
        if found is None or not contact.participant_present:
            return False
        self._remained.add(contact.id)
        contact.disconnect_reason = "AGENT_DISCONNECT"
        contact.state = ContactState.IN_FLOW
        contact.keys.clear()
        store_conversation(self.centre, contact)
        self.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)
        return True

    def _run_disconnect_flow(self, contact: Contact) -> None:
        found = self.hook(contact, "CustomerRemaining")
        if found is not None:
            self._disconnect_flows.add(contact.id)
            self.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)

    def _disconnect_flow_ended(self, contact: Contact, _: EndFlow) -> None:
        self._disconnect_flows.discard(contact.id)
        self.write_record(contact)

    def _finish_disconnect_flow(self, contact: Contact) -> None:
        self._disconnect_flows.discard(contact.id)
        self.centre.stop_run(contact, CUSTOMER)

    def write_record(self, contact: Contact) -> None:
        """Stream the contact record, if the contact is really over."""
        working = contact.agent is not None and contact.agent.work_ended is None
        if not contact.is_over or working or contact.id in self._disconnect_flows:
            return
        stream = self.centre.directory.stream_arn("CONTACT_TRACE_RECORDS")
        record = build_contact_record(contact, self.centre.directory, self.centre.now())
        sink = self.centre.ports.records
        self.centre.outbox.send(f"record of contact {contact.id}", lambda: sink.put_contact_record(stream, record))


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
    contact.recording = RecordingBehavior(before.recording.participants, ivr=False)
    contact.name, contact.description = before.name, before.description
