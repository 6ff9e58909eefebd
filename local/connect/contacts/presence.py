"""Agents come, go and choose their status; desks and streams are told."""

from typing import TYPE_CHECKING

from local.connect.contacts.agent_events import build_agent_event
from local.connect.contacts.agents import AVAILABLE, OFFLINE, AgentSession
from local.connect.contacts.agents import NotPossible as NotPossible
from local.connect.contacts.contact import Contact
from local.connect.contacts.line import Notify
from local.connect.contacts.times import stamp_ms
from local.connect.contacts.views import view_queue
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


class Presence:
    """Who is signed in, in which status."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre

    def sign_in(self, user_id: str, notify: Notify) -> AgentSession:
        """An agent opens the desk, Offline. A second sign-in takes the session over, contact and all."""
        user = self.centre.directory.find(self.centre.directory.users, user_id)
        if user is None:
            raise NotPossible(f"there is no user {user_id}")
        session = self.centre.sessions.get(user.id)
        if session is None:
            session = self.centre.sessions[user.id] = AgentSession(user, status_since=self.centre.now())
            session.notify = notify
            self.report(session, "LOGIN")
        session.notify = notify
        self.tell_status(session)
        for slot in session.slots.values():
            self.centre.tell_agent(session, {"type": "contact", "contact": describe(self.centre, slot.contact)})
        self.centre.guides.tell_again(session)
        return session

    def sign_out(self, session: AgentSession) -> None:
        """The desk is closed. Not possible while there is a contact."""
        if session.slots:
            raise NotPossible("finish the contact first")
        self.account(session)
        session.status = OFFLINE
        self.centre.sessions.pop(session.user.id, None)
        self.report(session, "LOGOUT")

    def set_status(self, session: AgentSession, status: str) -> None:
        """Available, Offline or a custom status. With a contact at hand it is taken when that is finished."""
        known = {named.name for named in self.centre.directory.statuses.values()} | {AVAILABLE, OFFLINE}
        if status not in known:
            raise NotPossible(f"there is no status {status!r}; there are {', '.join(sorted(known))}")
        session.set_aside = False
        if session.slots:
            session.next_status = None if status == session.status else status
        else:
            self.take_status(session, status)
        self.tell_status(session)
        self.report(session, "STATE_CHANGE")
        self.centre.router.match()

    def take_status(self, session: AgentSession, status: str) -> None:
        """The status begins now."""
        self.account(session)
        session.status, session.next_status = status, None
        session.status_since = session.idle_since = self.centre.now()

    def tell_status(self, session: AgentSession) -> None:
        """The desk shows it."""
        message: Json = {
            "type": "status",
            "userId": session.user.id,
            "status": session.status,
            "nextStatus": session.next_status,
            "activity": str(session.activity),
            "since": stamp_ms(session.status_since),
            "contactId": session.contact.id if session.contact else None,
            "contacts": [
                {"contactId": slot.contact.id, "channel": slot.contact.channel, "activity": str(slot.activity)}
                for slot in session.slots.values()
            ],
        }
        self.centre.tell_agent(session, message)

    def account(self, session: AgentSession) -> None:
        """Count the agent's time since the last change towards what it was spent on."""
        kind = "contact" if session.slots else "idle" if session.is_open else "other"
        if session.counted_as != kind:
            self.centre.history.spent(session.user.id, session.counted_as, session.counted_since or self.centre.now())
            session.counted_as, session.counted_since = kind, self.centre.now()

    def report(self, session: AgentSession, event_type: str) -> None:
        """An agent event to the stream; and the time until now is counted."""
        self.account(session)
        directory, ports = self.centre.directory, self.centre.ports
        event = build_agent_event(session, event_type, directory, ports.ids.new(), self.centre.now())
        stream = directory.stream_arn("AGENT_EVENTS")
        what = f"agent event {event_type} of {session.user.username}"
        self.centre.outbox.send(what, lambda: ports.records.put_agent_event(stream, event))


def describe(centre: "ContactCentre", contact: Contact) -> Json:
    """A contact as desks are told of it."""
    queue = view_queue(centre, contact)
    return {
        "contactId": contact.id,
        "initialContactId": contact.initial_id,
        "channel": contact.channel,
        "initiationMethod": contact.initiation_method,
        "customerNumber": contact.customer.address if contact.customer else None,
        "systemNumber": contact.system.address if contact.system else None,
        "queue": queue["Name"] if queue else None,
        "queueArn": queue["ARN"] if queue else None,
        "enqueuedAt": stamp_ms(contact.visit.enqueued) if contact.visit else None,
        "attributes": dict(contact.attributes),
        "name": contact.name,
        "description": contact.description,
        "references": [{"name": name, **reference} for name, reference in contact.references.items()],
        "participants": contact.conversation.to_json() if contact.conversation else [],
    }
