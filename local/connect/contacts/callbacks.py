"""Queued callbacks: the agent accepts first, then the customer is dialled ("Set up queued callback")."""

from datetime import timedelta
from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import AgentSession
from local.connect.contacts.calls import AGENT, CUSTOMER
from local.connect.contacts.contact import Contact, ContactState, Endpoint
from local.connect.contacts.outside import OutsideCall
from local.connect.engine.host import CallbackRequest
from local.connect.language.model import FlowType

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

CALLBACK_LIFE_S = 7 * 24 * 3600
"""A callback that nobody took expires after seven days ("Set up queued callback")."""


class Callbacks:
    """Callbacks that wait, ring and are tried again."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self._requests: dict[str, CallbackRequest] = {}
        self._attempts: dict[str, int] = {}

    def create(self, before: Contact, request: CallbackRequest) -> Contact:
        """A new contact of the chain, in a queue after the delay. It keeps the place of a caller who waits already."""
        calls = self.centre.calls
        contact = calls.new_contact("CALLBACK", Endpoint(request.number), None, before=before)
        contact.target_queue, contact.target_agent = request.queue_id, request.agent_id
        contact.participant_present = False
        if before.visit is not None and before.visit.queue_id in (request.queue_id, request.agent_id):
            contact.waits_since = before.waits_since or before.visit.enqueued
            contact.time_adjustment_s = before.time_adjustment_s
        caller_id = request.caller_id or (before.system.address if before.system else None)
        contact.system = Endpoint(caller_id) if caller_id else None
        if before.next_id is None:
            before.next_id = contact.id
        self._requests[contact.id] = request
        self.centre.publish(contact, contact_events.INITIATED)
        self.centre.call_later(CALLBACK_LIFE_S, lambda: self._expire(contact))
        found = self.centre.directory.flow(request.flow_id) if request.flow_id else None
        if found is not None:
            contact.state = ContactState.IN_FLOW
            calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)
        else:
            contact.scheduled = self.centre.now() + timedelta(seconds=request.delay_s)
            self.centre.call_later(request.delay_s, lambda: self._queue(contact))
        return contact

    def _queue(self, contact: Contact) -> None:
        if contact.is_over or contact.state is ContactState.QUEUED:
            return
        if self.centre.router.enqueue(contact) is not None:
            self.centre.endings.end(contact, "OTHER")
        else:
            self.centre.router.match()

    def _expire(self, contact: Contact) -> None:
        if not contact.is_over and contact.state in (ContactState.INITIATED, ContactState.QUEUED):
            self.centre.endings.end(contact, "EXPIRED")

    def dial_customer(self, session: AgentSession, contact: Contact) -> None:
        """The agent is there; now the customer's telephone rings, by the outbound whisper if that is what it does."""
        self._attempts[contact.id] = self._attempts.get(contact.id, 0) + 1
        if self.centre.outbound.dials_by_whisper(contact):
            self.centre.desk.whisper_to_agent(contact)
        else:
            self.centre.outbound.ring_customer(session, contact, self.failed)

    def failed(self, session: AgentSession, contact: Contact, call: OutsideCall) -> None:
        """Nobody answered: the agent is free; it is tried again, as often as was asked."""
        if contact.is_over:
            return
        request = self._requests.get(contact.id)
        self.centre.tell_agent(session, {"type": "dial_failed", "contactId": contact.id, "reason": call.why})
        if request is not None and self._attempts[contact.id] < request.attempts:
            contact.state, contact.whispered = ContactState.INITIATED, False
            self.centre.stop_run(contact, CUSTOMER)
            self.centre.stop_run(contact, AGENT)
            self.centre.desk.release(session, contact)
            self.centre.call_later(request.retry_s, lambda: self._queue(contact))
            return
        self.centre.endings.end(contact, "OTHER")

    def scheduled(self, queue_id: str) -> int:
        """How many callbacks of a queue are not yet due (CONTACTS_SCHEDULED)."""
        waiting = (self.centre.contacts[contact_id] for contact_id in self._requests)
        return sum(c.target_queue == queue_id and c.state is ContactState.INITIATED for c in waiting)

    def contact_ended(self, contact: Contact) -> None:
        """The contact is over: nothing is kept of it."""
        self._requests.pop(contact.id, None)
        self._attempts.pop(contact.id, None)
