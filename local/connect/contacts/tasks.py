"""Tasks: contacts of channel TASK, now or later, handed on and completed ("Tasks in Amazon Connect")."""

from datetime import timedelta
from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import AgentSession
from local.connect.contacts.calls import CUSTOMER
from local.connect.contacts.contact import Contact, ContactState
from local.connect.contacts.resources import QuickConnect
from local.connect.engine.host import TaskRequest
from local.connect.language.model import FlowType

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

TASK_LIFE_S = 7 * 24 * 3600
"""A task that is not completed within seven days of its start ends ("expiry", 7 days by default)."""


class Tasks:
    """Work that is no call."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    def create(self, request: TaskRequest, related: Contact | None = None, previous: Contact | None = None) -> Contact:
        """A task that runs a flow, now or after a delay. previous: it continues that one's chain."""
        contact = self.centre.calls.new_contact("API", None, None, before=previous)
        contact.channel = "TASK"
        contact.related_id = related.id if related else None
        contact.name, contact.description = request.name, request.description
        contact.attributes.update(request.attributes)
        contact.references.update(request.references)
        if request.delay_s:
            contact.scheduled = self.centre.now() + timedelta(seconds=request.delay_s)
        self.centre.publish(contact, contact_events.INITIATED)
        self._start_at_its_time(contact, request.flow_id)
        return contact

    def reschedule(self, contact: Contact, flow_id: str, delay_s: float) -> None:
        """Start it at another time; only before it has begun."""
        contact.scheduled = self.centre.now() + timedelta(seconds=delay_s)
        self._start_at_its_time(contact, flow_id)

    def _start_at_its_time(self, contact: Contact, flow_id: str) -> None:
        due = contact.scheduled
        contact.spaces["TaskFlow"] = flow_id
        wait = (due - self.centre.now()).total_seconds() if due else 0.0
        self.centre.call_later(wait, lambda: self._start(contact, flow_id) if contact.scheduled == due else None)

    def _start(self, contact: Contact, flow_id: str) -> None:
        found = self.centre.directory.flow(flow_id)
        if contact.is_over or contact.state is not ContactState.INITIATED:
            return
        if found is None:
            self.centre.endings.end(contact, "OTHER")
            return
        contact.state = ContactState.IN_FLOW
        self.centre.calls.connect_to_system(contact)
        self.centre.call_later(TASK_LIFE_S, lambda: self.centre.endings.end(contact, "EXPIRED"))
        self.centre.calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)

    def transfer(self, contact: Contact, to: QuickConnect, session: AgentSession | None) -> Contact:
        """Hand a task on: a new segment runs the transfer flow (or waits at once), this one is over."""
        flow = self.centre.transfers.flow_of(to) if to.type in ("USER", "QUEUE") else None
        flow_type = FlowType.AGENT_TRANSFER if to.type == "USER" else FlowType.QUEUE_TRANSFER
        following = self.centre.calls.new_contact("TRANSFER", contact.customer, contact.system, before=contact)
        following.related_id = contact.related_id
        following.target_agent = to.target if to.type == "USER" else None
        following.target_queue = to.target if to.type == "QUEUE" else None
        following.connected_to_system = self.centre.now()
        contact.next_id, contact.transfer_completed = following.id, self.centre.now()
        self.centre.publish(following, contact_events.INITIATED)
        self.centre.endings.end(contact, "OTHER" if session else "API")
        following.state = ContactState.IN_FLOW
        if flow is not None:
            self.centre.calls.run(following, CUSTOMER, flow_type, flow)
        elif self.centre.router.enqueue(following) is None:
            self.centre.calls.start_waiting(following)
        else:
            self.centre.endings.end(following, "OTHER")
        return following
