"""Who gets whom: queues with priority, delay and capacity; agents by the longest idle time; ringing and missing."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, AgentSession
from local.connect.contacts.contact import Contact, ContactState, QueueVisit
from local.connect.contacts.resources import ProfileQueue
from local.connect.contacts.views import view_queue

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

RING_S = 20.0
"""How long a voice contact rings at an agent before it is missed ("Missed call")."""


class Router:
    """Keeps the contacts that wait, and offers them to agents."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self.waiting: list[Contact] = []
        self._matching = False

    # --- entering and leaving ---------------------------------------------------------------------------------------
    def enqueue(self, contact: Contact) -> str | None:
        """Put the contact into its target queue. An error type of the language when it cannot be."""
        if contact.target_queue is None and contact.target_agent is None:
            return "NoMatchingError"
        queue = self.centre.directory.queues.get(contact.target_queue or "")
        if queue is not None and not queue.enabled:
            return "NoMatchingError"
        if contact.target_agent is None and self._is_full(contact.target_queue):
            return "QueueAtCapacity"
        contact.visit = QueueVisit(contact.target_queue or contact.target_agent or "", self.centre.now())
        contact.state = ContactState.QUEUED
        self.waiting.append(contact)
        self.centre.publish(contact, contact_events.QUEUED)
        self.centre.tell(contact, {"type": "queued", "queue": self._queue_name(contact)})
        return None

    def requeue(self, contact: Contact, queue_id: str | None, agent_id: str | None) -> str | None:
        """Queue to queue: a new segment waits, this one ends when its flow does."""
        if agent_id is None and self._is_full(queue_id):
            return "QueueAtCapacity"
        self.leave(contact)
        self.centre.calls.next_segment(contact, "QUEUE_TRANSFER", queue_id, agent_id)
        return None

    def leave(self, contact: Contact) -> None:
        """The contact waits no longer: hung up, answered, or gone to another queue."""
        if contact in self.waiting:
            self.waiting.remove(contact)
        if contact.visit is not None and contact.visit.dequeued is None:
            contact.visit.dequeued = self.centre.now()

    def _is_full(self, queue_id: str | None) -> bool:
        queue = self.centre.directory.queues.get(queue_id or "")
        if queue is None or queue.max_contacts is None:
            return False
        inside = sum(1 for contact in self.waiting if contact.visit and contact.visit.queue_id == queue.id)
        return inside >= queue.max_contacts

    def _queue_name(self, contact: Contact) -> str:
        view = view_queue(self.centre, contact)
        return str(view["Name"]) if view else ""

    # --- matching ---------------------------------------------------------------------------------------------------
    def match(self) -> None:
        """Offer waiting contacts to free agents until nobody fits."""
        if self._matching:
            return
        self._matching = True
        try:
            while self._match_one():
                pass
        finally:
            self._matching = False

    def _match_one(self) -> bool:
        if not self.waiting:
            return False
        free = [session for session in self.centre.sessions.values() if session.is_routable]
        free.sort(key=lambda session: session.idle_since or self.centre.now())
        for session in free:
            contact = self._best_for(session)
            if contact is not None:
                self._offer(session, contact)
                return True
        return False

    def _best_for(self, session: AgentSession) -> Contact | None:
        entries = self._entries(session)
        now, best, best_rank = self.centre.now(), None, None
        for contact in self.waiting:
            if contact.state is not ContactState.QUEUED or contact.visit is None:
                continue
            entry = entries.get(contact.visit.queue_id)
            mine = contact.target_agent == session.user.id
            if not mine and (entry is None or contact.target_agent is not None):
                continue
            if entry is not None and not mine and not self._ripe(contact, entry, now):
                continue
            rank = (0 if mine or entry is None else entry.priority, contact.priority, self._since(contact))
            if best_rank is None or rank < best_rank:
                best, best_rank = contact, rank
        return best

    def _entries(self, session: AgentSession) -> dict[str, ProfileQueue]:
        profile = self.centre.directory.profiles.get(session.user.routing_profile_id)
        return {entry.queue_id: entry for entry in profile.queues} if profile else {}

    def serves(self, session: AgentSession, queue_id: str) -> bool:
        """Whether the agent's routing profile has the queue."""
        return queue_id in self._entries(session)

    def _ripe(self, contact: Contact, entry: ProfileQueue, now: datetime) -> bool:
        """Whether the contact has waited as long as the profile wants; else look again when it will have."""
        assert contact.visit is not None  # noqa: S101 - only waiting contacts are asked
        missing = (contact.visit.enqueued + timedelta(seconds=entry.delay_s) - now).total_seconds()
        if missing > 0:
            self.centre.call_later(missing, self.match)
        return missing <= 0

    def _since(self, contact: Contact) -> datetime:
        assert contact.visit is not None  # noqa: S101 - only waiting contacts are asked
        return contact.visit.enqueued - timedelta(seconds=contact.time_adjustment_s)

    # --- ringing ----------------------------------------------------------------------------------------------------
    def _offer(self, session: AgentSession, contact: Contact) -> None:
        contact.state = ContactState.RINGING
        contact.agent_attempts += 1
        session.contact = contact
        session.activity = Activity.RINGING
        session.cancel_timer()
        session.timer = self.centre.call_later(RING_S, lambda: self.miss(session, "no_answer"))
        self.centre.desk.announce_ringing(session, contact, RING_S)
        if session.user.auto_accepts:
            self.centre.desk.accept(session)

    def miss(self, session: AgentSession, why: str) -> None:
        """The agent did not take it: the contact goes back to its place, the agent gets none until available again."""
        contact = session.contact
        if session.activity is not Activity.RINGING or contact is None:
            return
        session.cancel_timer()
        session.activity = Activity.MISSED
        contact.state = ContactState.QUEUED
        self.centre.tell_agent(session, {"type": "missed", "contactId": contact.id, "reason": why})
        self.centre.presence.report(session, "STATE_CHANGE")
        session.contact = None
        self.match()

    def withdraw(self, session: AgentSession) -> None:
        """The caller is gone while it rang: the agent is free again."""
        contact = session.contact
        session.cancel_timer()
        session.contact = None
        session.activity = Activity.IDLE
        if contact is not None:
            self.centre.tell_agent(session, {"type": "ringing_stopped", "contactId": contact.id})
        self.centre.presence.report(session, "STATE_CHANGE")
