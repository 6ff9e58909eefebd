"""Who gets whom: queues with priority, delay and capacity; agents by the longest idle time. Ringing is in `ringing.py`."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from local.connect.contacts import contact_events
from local.connect.contacts.agents import AgentSession
from local.connect.contacts.contact import Contact, ContactState, QueueVisit
from local.connect.contacts.resources import ProfileQueue
from local.connect.contacts.routing_criteria import accepts, duration
from local.connect.contacts.views import view_queue
from local.connect.contacts.waiting import WaitingLine, waiting_since

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

_Rank = tuple[int, int, float]


class Router:
    """Keeps the contacts that wait, and offers them to agents."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self._lines: dict[tuple[str, str], WaitingLine] = {}
        self._to_offer = 0
        """How many wait and do not ring anywhere: without them there is nothing to match."""
        self._matching = False

    # --- entering and leaving ---------------------------------------------------------------------------------------
    def enqueue(self, contact: Contact) -> str | None:
        """Put the contact into its target queue, or its target agent's own. An error type of the language when it cannot be."""
        if contact.target_queue is None and contact.target_agent is None:
            return "NoMatchingError"
        queue = self.centre.directory.queues.get(contact.target_queue or "")
        if queue is not None and not queue.enabled:
            return "NoMatchingError"
        if contact.target_agent is None and self._is_full(contact.target_queue):
            return "QueueAtCapacity"
        contact.visit = QueueVisit(contact.target_agent or contact.target_queue or "", self.centre.now())
        contact.state = ContactState.QUEUED
        self._lines.setdefault((contact.visit.queue_id, contact.channel), WaitingLine()).add(contact)
        self._to_offer += 1
        self._wake_at_steps(contact)
        self.centre.history.queued(contact)
        self.centre.publish(contact, contact_events.QUEUED)
        self.centre.tell(contact, {"type": "queued", "queue": self._queue_name(contact)})
        return None

    def requeue(self, contact: Contact, queue_id: str | None, agent_id: str | None) -> str | None:
        """Queue to queue: a new segment waits, this one ends when its flow does."""
        if agent_id is None and self._is_full(queue_id):
            return "QueueAtCapacity"
        self.leave(contact, "transferred")
        self.centre.calls.next_segment(contact, "QUEUE_TRANSFER", queue_id, agent_id)
        return None

    def leave(self, contact: Contact, how: str) -> None:
        """The contact waits no longer. how: answered, abandoned or transferred."""
        line = self.line_of(contact)
        if line is None or contact.visit is None:
            return
        self._to_offer -= line.remove(contact)
        contact.visit.dequeued = self.centre.now()
        self.centre.history.dequeued(contact, how)

    def reserve(self, contact: Contact) -> None:
        """It rings at an agent: it stays in the queue, and nobody else is offered it."""
        line = self.line_of(contact)
        if line is not None:
            self._to_offer -= line.offer(contact)

    def put_back(self, contact: Contact) -> None:
        """It rang in vain: it waits in its old place."""
        contact.state = ContactState.QUEUED
        line = self.line_of(contact)
        if line is not None:
            line.add(contact)
            self._to_offer += 1

    def line_of(self, contact: Contact) -> WaitingLine | None:
        """Where the contact waits now, None when nowhere."""
        visit = contact.visit
        if visit is None or visit.dequeued is not None:
            return None
        return self._lines.get((visit.queue_id, contact.channel))

    def lines(self, queue_id: str, channel: str | None = None) -> Iterator[WaitingLine]:
        """The lines of a queue (or of an agent's own), of one channel or of all."""
        for (queue, line_channel), line in self._lines.items():
            if queue == queue_id and channel in (None, line_channel):
                yield line

    @property
    def waiting(self) -> list[Contact]:
        """Everybody who waits anywhere."""
        return [contact for line in self._lines.values() for contact in line.members]

    def _is_full(self, queue_id: str | None) -> bool:
        queue = self.centre.directory.queues.get(queue_id or "")
        if queue is None or queue.max_contacts is None:
            return False
        return sum(len(line) for line in self.lines(queue.id)) >= queue.max_contacts

    def _queue_name(self, contact: Contact) -> str:
        view = view_queue(self.centre, contact)
        return str(view["Name"]) if view else ""

    def reprioritize(self, contact: Contact) -> None:
        """Its priority, waiting time or routing criteria were changed."""
        line = self.line_of(contact)
        if line is not None:
            line.sort_anew(contact)
            self._wake_at_steps(contact)
            self.match()

    def _wake_at_steps(self, contact: Contact) -> None:
        """Look again whenever a step of the routing criteria expires."""
        passed = 0
        for step in contact.routing_steps:
            lasts = duration(step)
            if lasts is None:
                return
            passed += lasts
            self._wake(contact, passed)

    def _wake(self, contact: Contact, after_s: int) -> None:
        visit = contact.visit
        if visit is None or after_s in visit.wakes:
            return
        visit.wakes.add(after_s)
        waited = (self.centre.now() - visit.enqueued).total_seconds()
        self.centre.call_later(max(0.0, after_s - waited), self.match)

    # --- matching ---------------------------------------------------------------------------------------------------
    def match(self) -> None:
        """Offer waiting contacts to free agents until nobody fits."""
        if self._matching:
            return
        self._matching = True
        try:
            while self._to_offer and self._match_one():
                pass
        finally:
            self._matching = False

    def _match_one(self) -> bool:
        free = [session for session in self.centre.sessions.values() if session.is_open]
        free.sort(key=lambda session: session.idle_since or self.centre.now())
        for session in free:
            contact = self._best_for(session)
            if contact is not None:
                self.centre.ringing.offer(session, contact)
                return True
        return False

    def _best_for(self, session: AgentSession) -> Contact | None:
        profile = self.centre.directory.profiles.get(session.user.routing_profile_id)
        if profile is None:
            return None
        now = self.centre.now()
        best: Contact | None = None
        best_rank: _Rank | None = None
        room: dict[str, bool] = {}
        for entry in (*self._own_queue(session), *profile.queues):
            line = self._lines.get((entry.queue_id, entry.channel))
            if not line:
                continue
            if entry.channel not in room:
                room[entry.channel] = session.has_room(entry.channel, profile)
            found = self._first_for(session, line, entry, now) if room[entry.channel] else None
            if found is None:
                continue
            rank = (entry.priority, found.priority, waiting_since(found))
            if best_rank is None or rank < best_rank:
                best, best_rank = found, rank
        return best

    def _own_queue(self, session: AgentSession) -> list[ProfileQueue]:
        """Contacts for this agent come before all others."""
        mine = [key for key in ((session.user.id, "VOICE"), (session.user.id, "TASK")) if self._lines.get(key)]
        return [ProfileQueue(queue_id, 0, 0, channel) for queue_id, channel in mine]

    def _first_for(
        self, session: AgentSession, line: WaitingLine, entry: ProfileQueue, now: datetime
    ) -> Contact | None:
        for contact in line:
            if entry.delay_s and not self._ripe(contact, entry.delay_s, now):
                continue
            if contact.routing_steps and not accepts(contact, session.user, now):
                continue
            return contact
        return None

    def serves(self, session: AgentSession, queue_id: str) -> bool:
        """Whether the agent's routing profile has the queue."""
        profile = self.centre.directory.profiles.get(session.user.routing_profile_id)
        return profile is not None and any(entry.queue_id == queue_id for entry in profile.queues)

    def _ripe(self, contact: Contact, delay_s: int, now: datetime) -> bool:
        """Whether the contact has waited as long as the profile wants; else look again when it will have."""
        if contact.visit is None or (now - contact.visit.enqueued).total_seconds() >= delay_s:
            return True
        self._wake(contact, delay_s)
        return False
