"""Supervisors: listen to a call, join it, take it elsewhere ("Monitor live and recorded conversations")."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import NotPossible
from local.connect.contacts.contact import AgentWork, Contact, ContactState
from local.connect.contacts.conversation import Conversation, Kind, Party, PartyState
from local.connect.contacts.destinations import find_destination
from local.connect.contacts.line import Notify
from local.connect.contacts.presence import describe
from local.connect.contacts.resources import User
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

SILENT, BARGE = "SILENT_MONITOR", "BARGE"


@dataclass(slots=True, eq=False)
class Monitor:
    """One supervisor on one call. contact: their own segment (MONITOR); mode: SILENT_MONITOR or BARGE."""

    user: User
    contact: Contact
    conversation: Conversation
    allowed: frozenset[str]
    mode: str = SILENT


class Monitoring:
    """Who listens to whom."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self.listeners: dict[str, Notify] = {}
        self.started: dict[str, Contact] = {}
        """By the token that the API was given."""
        self._monitors: dict[str, Monitor] = {}

    def listen(self, user_id: str, contact_id: str, allowed: Iterable[str] = (SILENT, BARGE)) -> Contact:
        """Hear a call without being heard. NotPossible when nobody talks there, or while listening to another."""
        user = self.centre.directory.find(self.centre.directory.users, user_id)
        watched = self.centre.contacts.get(contact_id)
        if user is None or watched is None:
            raise NotPossible(f"there is no {'user ' + user_id if user is None else 'contact ' + contact_id}")
        conversation = watched.conversation
        if conversation is None or watched.is_over or not conversation.of(Kind.AGENT):
            raise NotPossible("only a call with an agent can be listened to")
        if user.id in self._monitors:
            raise NotPossible("leave the other call first")
        contact = self.centre.calls.new_contact("MONITOR", watched.customer, None, before=watched)
        contact.participant_present, contact.state = False, ContactState.CONNECTED
        contact.connected_to_system = self.centre.now()
        contact.agent = AgentWork(user.id, self.centre.now())
        contact.monitoring.append((SILENT, self.centre.now()))
        monitor = self._monitors[user.id] = Monitor(user, contact, conversation, frozenset(allowed))
        self.centre.publish(contact, contact_events.INITIATED)
        self.centre.publish(contact, contact_events.CONNECTED_TO_AGENT)
        told = {"type": "monitoring", "contactId": contact.id, "contact": describe(self.centre, watched)}
        self._tell(monitor, {**told, "mode": monitor.mode})
        return contact

    def join(self, user_id: str, *, on: bool = True) -> None:
        """Talk with them (BARGE), or be silent again."""
        monitor = self._monitor(user_id)
        mode = BARGE if on else SILENT
        if mode not in monitor.allowed:
            raise NotPossible(f"{mode} is not allowed here")
        monitor.mode = mode
        monitor.contact.monitoring.append((mode, self.centre.now()))
        if on:
            name = monitor.user.first_name or monitor.user.username
            party = Party(monitor.contact.id, Kind.SUPERVISOR, name, monitor.contact, PartyState.CONNECTED)
            party.user_id = monitor.user.id
            monitor.conversation.add(party)
        else:
            monitor.conversation.parties.pop(monitor.contact.id, None)
        self._tell(monitor, {"type": "monitoring_changed", "contactId": monitor.contact.id, "mode": mode})
        self._tell_all(monitor.conversation)

    def leave(self, user_id: str) -> None:
        """Listen no longer."""
        self._end(self._monitor(user_id), "AGENT_DISCONNECT")

    def forget(self, user_id: str) -> None:
        """The supervisor's place is closed."""
        monitor = self._monitors.get(user_id)
        if monitor is not None:
            self._end(monitor, "AGENT_DISCONNECT")
        self.listeners.pop(user_id, None)

    def move(self, contact_id: str, to: str) -> Contact:
        """Take a contact from its queue or its agent and send it to a queue or an agent. The new segment. NotPossible."""
        contact = self.centre.contacts.get(contact_id)
        destination = find_destination(self.centre, to)
        if contact is None or contact.is_over or destination.type == "PHONE_NUMBER":
            raise NotPossible("only a contact that is going on can be moved, and only to a queue or an agent")
        if contact.channel != "VOICE":
            return self.centre.tasks.transfer(contact, destination, None)
        queue_id = destination.target if destination.type == "QUEUE" else None
        agent_id = destination.target if destination.type == "USER" else None
        centre = self.centre
        if contact.state in (ContactState.QUEUED, ContactState.RINGING):
            session = centre.session_of(contact)
            if session is not None:
                centre.ringing.withdraw(session, contact)
            contact.state = ContactState.QUEUED
            if centre.router.requeue(contact, queue_id, agent_id) is not None:
                raise NotPossible("that queue is full")
        elif contact.state in (ContactState.CONNECTED, ContactState.ON_HOLD):
            customer = contact.conversation.customer if contact.conversation else None
            if customer is None or customer.contact is not contact:
                raise NotPossible("the customer is not in this part of the call")
            centre.talk.end_holds(contact)
            del contact.conversation.parties[customer.id]  # type: ignore[union-attr]
            centre.calls.next_segment(contact, "TRANSFER", queue_id, agent_id)
        else:
            raise NotPossible(f"not while it is {contact.state}")
        following = centre.contacts[contact.next_id or ""]
        centre.calls.hand_over(contact)
        return following

    # --- what happens meanwhile -------------------------------------------------------------------------------------
    def tell_parties(self, conversation: Conversation, parties: list[Json]) -> None:
        """Those who listen are told who talks."""
        for monitor in self._of(conversation):
            told = {"type": "participants", "contactId": monitor.contact.id, "participants": parties}
            self._tell(monitor, told)

    def overheard(self, contact: Contact, message: Json) -> None:
        """What a customer or an agent of this segment is told by flows is heard by those who listen."""
        if self._monitors and contact.conversation is not None:
            for monitor in self._of(contact.conversation):
                self._tell(monitor, {**message, "contactId": monitor.contact.id})

    def contact_ended(self, contact: Contact) -> None:
        """A segment is over: without agents or customer there is nothing more to hear."""
        for monitor in list(self._monitors.values()):
            if monitor.contact is contact or not monitor.conversation.of(Kind.AGENT, Kind.CUSTOMER, Kind.OUTSIDE):
                self._end(monitor, "OTHER")

    def _of(self, conversation: Conversation) -> list[Monitor]:
        return [monitor for monitor in self._monitors.values() if monitor.conversation is conversation]

    def _monitor(self, user_id: str) -> Monitor:
        user = self.centre.directory.find(self.centre.directory.users, user_id)
        monitor = self._monitors.get(user.id) if user else None
        if monitor is None:
            raise NotPossible("not while listening to nobody")
        return monitor

    def _end(self, monitor: Monitor, reason: str) -> None:
        if self._monitors.pop(monitor.user.id, None) is None:
            return
        work = monitor.contact.agent
        if work is not None:
            work.left = work.work_started = work.work_ended = self.centre.now()
        monitor.conversation.parties.pop(monitor.contact.id, None)
        monitor.contact.conversation = None
        self.centre.endings.end(monitor.contact, reason)
        self._tell(monitor, {"type": "monitoring_ended", "contactId": monitor.contact.id, "reason": reason})
        self._tell_all(monitor.conversation)

    def _tell_all(self, conversation: Conversation) -> None:
        for party in conversation.of(Kind.AGENT, Kind.CUSTOMER)[:1]:
            self.centre.talk.tell_parties(party.contact)

    def _tell(self, monitor: Monitor, message: Json) -> None:
        notify = self.listeners.get(monitor.user.id)
        session = self.centre.sessions.get(monitor.user.id)
        if notify is not None:
            notify(message)
        elif session is not None:
            self.centre.tell_agent(session, message)
