"""Real-time numbers of a queue ("Real-time metrics definitions"), as `$.Metrics` has them."""

from typing import TYPE_CHECKING

from local.connect.contacts.agents import AVAILABLE
from local.connect.contacts.contact import Contact
from local.connect.contacts.times import whole_seconds
from local.connect.contacts.waiting import WaitingLine
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


def measure_queue(
    centre: "ContactCentre", queue_id: str | None, agent_id: str | None, channel: str | None
) -> Json | None:
    """Queue {Name, ARN, Size, OldestContactAge, EstimatedWaitTime (for one who came now), Scheduled} and Agents {Online, …}.

    None when neither a known queue nor a known agent is named.
    """
    directory = centre.directory
    queue = directory.find(directory.queues, queue_id) if queue_id else None
    user = directory.find(directory.users, agent_id) if agent_id else None
    if queue is None and user is None:
        return None
    place = queue.id if queue else user.id if user else ""
    lines = list(centre.router.lines(place, channel.upper() if channel else None))
    resource = queue or user
    assert resource is not None  # noqa: S101 - one of the two was found
    return {
        "Queue": {
            "Name": queue.name if queue else user.username if user else None,
            "ARN": directory.arn("queue" if queue else "agent", resource.id),
            "Size": sum(map(len, lines)),
            "OldestContactAge": max((_age(centre, line) for line in lines), default=0),
            "EstimatedWaitTime": round(estimate_wait(centre, place, sum(map(len, lines)) + 1)),
            "Scheduled": centre.callbacks.scheduled(place),
        },
        "Agents": _agents(centre, queue.id if queue else None, user.id if user else None),
    }


def _age(centre: "ContactCentre", line: WaitingLine) -> int:
    first = next(line.members, None)
    return whole_seconds(first.visit.enqueued, centre.now()) if first is not None and first.visit else 0


def position_in_queue(centre: "ContactCentre", contact: Contact) -> int | None:
    """1 for the next one, None for a contact that waits nowhere."""
    line = centre.router.line_of(contact)
    return line.position(contact) if line is not None else None


def estimate_wait(centre: "ContactCentre", queue_id: str, position: int) -> float:
    """Seconds until the contact in that position will be answered: an estimate of our own, for Connect tells no formula.

    With agents at work: each place takes the recent handle time divided by their number (a free agent: none at all).
    Without history or agents: how long the last ones waited, else 0.
    """
    serving = [session for session in centre.sessions.values() if centre.router.serves(session, queue_id)]
    free = sum(session.is_routable for session in serving)
    busy = sum(session.status == AVAILABLE and bool(session.slots) for session in serving)
    handle = centre.history.handle_time_s(queue_id)
    if position <= free:
        return 0.0
    if handle is not None and free + busy:
        return (position - free) * handle / (free + busy)
    return centre.history.recent_answer_s(queue_id) or 0.0


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
