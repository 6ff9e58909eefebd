"""How contacts end: hung up, disconnected, stopped; the disconnect flow; the record."""

from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.calls import AGENT, CUSTOMER
from local.connect.contacts.contact import Contact, ContactState
from local.connect.contacts.recorder import store_conversation, store_ivr
from local.connect.contacts.records import build_contact_record
from local.connect.language.model import FlowType

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


class Endings:
    """Ends contacts and sees to what is left to do for them."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self._disconnect_flows: set[str] = set()
        self._remained: set[str] = set()

    def hang_up(self, contact: Contact) -> None:
        """The customer hangs up, wherever the contact is."""
        line = self.centre.lines.get(contact.id)
        if contact.is_over or self.centre.departures.customer_left(contact, "CUSTOMER_DISCONNECT"):
            return
        contact.participant_present = False
        outside = contact.initiation_method == "EXTERNAL_OUTBOUND"
        self.end(contact, "THIRD_PARTY_DISCONNECT" if outside else "CUSTOMER_DISCONNECT")
        if line is not None:
            line.open = False

    def end(self, contact: Contact, reason: str) -> None:
        """The conversation ends. The record follows when after-contact work and the disconnect flow are done."""
        if contact.is_over:
            return
        centre = self.centre
        centre.stop_run(contact, CUSTOMER)
        centre.stop_run(contact, AGENT)
        centre.router.leave(contact, "abandoned")
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
        centre.callbacks.contact_ended(contact)
        centre.departures.segment_ended(contact)
        centre.monitoring.contact_ended(contact)
        centre.guides.contact_ended(contact)
        heard_it_already = contact.id in self._remained
        self._remained.discard(contact.id)
        gone = contact.disconnect_reason == "CUSTOMER_DISCONNECT"
        if heard_it_already or not gone or not self._run_disconnect_flow(contact):
            self.write_record(contact)

    def _tell_ended(self, contact: Contact) -> None:
        self.close_line(contact)
        message = {"type": "ended", "contactId": contact.id, "reason": contact.disconnect_reason}
        for watcher in self.centre.watchers:
            watcher({"audience": CUSTOMER, **message})

    def close_line(self, contact: Contact) -> None:
        """The customer's telephone is out, whatever becomes of the contact."""
        line = self.centre.lines.pop(contact.id, None)
        contact.participant_present = False
        owner = line.owner if line is not None else None
        if line is not None and owner is not None and owner is not contact and not owner.is_over:
            line.contact = owner  # a transfer flow had the customer's ear for a while
        elif line is not None:
            line.contact = None
            if line.open:
                line.open = False
                line.notify({"type": "ended", "contactId": contact.id, "reason": contact.disconnect_reason})

    def customer_remains(self, contact: Contact, reason: str = "AGENT_DISCONNECT") -> bool:
        """The others have left: let the customer hear the disconnect flow. False when there is none."""
        found = self.centre.calls.hook(contact, "CustomerRemaining")
        if found is None or not contact.participant_present:
            return False
        self._remained.add(contact.id)
        contact.disconnect_reason = reason
        contact.conversation = None
        contact.state = ContactState.IN_FLOW
        contact.keys.clear()
        store_conversation(self.centre, contact)
        self.centre.calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)
        return True

    def runs_disconnect_flow(self, contact: Contact) -> bool:
        """Whether the flow without a participant is at work."""
        return contact.id in self._disconnect_flows

    def _run_disconnect_flow(self, contact: Contact) -> bool:
        """Run it without a participant; the record is written at its end. False when there is none."""
        found = self.centre.calls.hook(contact, "CustomerRemaining")
        if found is None:
            return False
        self._disconnect_flows.add(contact.id)
        self.centre.calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)
        return True

    def disconnect_flow_ended(self, contact: Contact) -> None:
        """It is over: the record can be written."""
        self._disconnect_flows.discard(contact.id)
        self.write_record(contact)

    def write_record(self, contact: Contact) -> None:
        """Stream the contact record, if the contact is really over."""
        working = contact.agent is not None and contact.agent.work_ended is None
        if not contact.is_over or working or contact.id in self._disconnect_flows:
            return
        stream = self.centre.directory.stream_arn("CONTACT_TRACE_RECORDS")
        record = build_contact_record(contact, self.centre.directory, self.centre.now())
        sink = self.centre.ports.records
        self.centre.outbox.send(f"record of contact {contact.id}", lambda: sink.put_contact_record(stream, record))
        if self.centre.memory.close(contact):
            self.centre.publish(contact, contact_events.COMPLETED)
