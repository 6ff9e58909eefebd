"""Everything at a glance: queues, agents, contacts, for supervisors."""

from typing import TYPE_CHECKING

from local.connect.contacts.agents import AgentSession
from local.connect.contacts.contact import Contact
from local.connect.contacts.metrics import measure_queue, position_in_queue
from local.connect.contacts.presence import describe
from local.connect.contacts.times import stamp_ms, whole_seconds
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


def describe_centre(centre: "ContactCentre") -> Json:
    """{queues, agents, contacts}: what waits, who is there, what is at hand. Ages in seconds."""
    at_hand = [slot.contact for session in centre.sessions.values() for slot in session.slots.values()]
    waiting = [contact for contact in centre.router.waiting if centre.session_of(contact) is None]
    return {
        "queues": [_queue(centre, queue_id) for queue_id in centre.directory.queues],
        "agents": [_agent(session) for session in centre.sessions.values()],
        "contacts": [_contact(centre, contact) for contact in (*at_hand, *waiting)],
    }


def _queue(centre: "ContactCentre", queue_id: str) -> Json:
    measured = measure_queue(centre, queue_id, None, None) or {}
    return {"id": queue_id, **measured["Queue"], "Agents": measured["Agents"]}


def _agent(session: AgentSession) -> Json:
    user = session.user
    return {
        "userId": user.id,
        "username": user.username,
        "name": " ".join(filter(None, (user.first_name, user.last_name))),
        "status": session.status,
        "nextStatus": session.next_status,
        "activity": str(session.activity),
        "since": stamp_ms(session.slot.since if session.slot else session.status_since),
        "contacts": list(session.slots),
    }


def _contact(centre: "ContactCentre", contact: Contact) -> Json:
    session = centre.session_of(contact)
    return {
        **describe(centre, contact),
        "state": str(contact.state),
        "age": whole_seconds(contact.initiated, centre.now()),
        "waited": whole_seconds(contact.visit.enqueued, contact.visit.dequeued or centre.now()) if contact.visit else 0,
        "position": position_in_queue(centre, contact),
        "userId": session.user.id if session else None,
    }
