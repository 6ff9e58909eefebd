"""Real-time numbers of a queue ("Real-time metrics definitions"), as `$.Metrics` has them."""

from typing import TYPE_CHECKING

from local.connect.contacts.contact import Contact
from local.connect.contacts.times import whole_seconds
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


def measure_queue(
    centre: "ContactCentre", queue_id: str | None, agent_id: str | None, channel: str | None
) -> Json | None:
    """Queue {Name, ARN, Size, OldestContactAge in seconds} and Agents {Online, Available, Staffed, …}.

    None when neither a known queue nor a known agent is named.
    """
    directory = centre.directory
    queue = directory.find(directory.queues, queue_id) if queue_id else None
    user = directory.find(directory.users, agent_id) if agent_id else None
    if queue is None and user is None:
        return None
    waiting = [
        contact
        for contact in centre.router.waiting
        if (channel is None or contact.channel == channel.upper())
        and (
            contact.target_agent == user.id if user else contact.visit and queue and contact.visit.queue_id == queue.id
        )
    ]
    resource = queue or user
    assert resource is not None  # noqa: S101 - one of the two was found
    return {
        "Queue": {
            "Name": queue.name if queue else user.username if user else None,
            "ARN": directory.arn("queue" if queue else "agent", resource.id),
            "Size": len(waiting),
            "OldestContactAge": max((_age(centre, contact) for contact in waiting), default=0),
        },
        "Agents": _agents(centre, queue.id if queue else None, user.id if user else None),
    }


def _age(centre: "ContactCentre", contact: Contact) -> int:
    return whole_seconds(contact.visit.enqueued, centre.now()) if contact.visit else 0


def _agents(centre: "ContactCentre", queue_id: str | None, user_id: str | None) -> Json:
    serving = [
        session
        for session in centre.sessions.values()
        if session.user.id == user_id or (queue_id is not None and centre.router.serves(session, queue_id))
    ]
    return {
        "Online": sum(session.is_online for session in serving),
        "Available": sum(session.is_routable for session in serving),
        "Staffed": sum(session.is_staffed for session in serving),
        "AfterContactWork": sum(session.activity == "AFTER_CONTACT_WORK" for session in serving),
        "Busy": sum(session.activity in ("CONNECTED", "JOINING", "RINGING") for session in serving),
        "Missed": sum(session.activity == "MISSED" for session in serving),
        "NonProductive": sum(session.is_online and session.status != "Available" for session in serving),
    }
