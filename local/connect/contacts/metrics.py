"""Real-time numbers of a queue ("Real-time metrics definitions"), as `$.Metrics` has them."""

from collections import Counter
from typing import TYPE_CHECKING

from local.connect.contacts.agents import AVAILABLE, Activity, AgentSession
from local.connect.contacts.contact import Contact
from local.connect.contacts.times import whole_seconds
from local.connect.contacts.waiting import WaitingLine
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

_BUSY = frozenset({Activity.RINGING, Activity.JOINING, Activity.CONNECTED})


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
    resource = queue or user
    assert resource is not None  # noqa: S101 - one of the two was found
    measured = _measure(centre, [resource.id], channel, user.id if user and not queue else None)
    kind = "queue" if queue else "agent"
    measured["Queue"] |= {
        "Name": queue.name if queue else user.username if user else None,
        "ARN": directory.arn(kind, resource.id),
    }
    return measured


def measure_queues(centre: "ContactCentre", queue_ids: list[str], channel: str | None) -> Json:
    """The same over several queues; an agent who serves two of them counts once."""
    return _measure(centre, queue_ids, channel, None)


def view_metrics(centre: "ContactCentre", contact: Contact, measured: Json, channel: str | None) -> Json:
    """`$.Metrics`: Agents.<which>.Count, Queue.Size …, and Contact.PositionInQueue, .EstimatedWaitTime while it waits.

    Queue.EstimatedWaitTime is there only when one channel was asked for ("Get metrics").
    """
    agents = {
        name: count if isinstance(count, dict) else {"Count": count} for name, count in measured["Agents"].items()
    }
    queue = {key: value for key, value in measured["Queue"].items() if key != "EstimatedWaitTime" or channel}
    found: Json = {"Queue": queue, "Agents": agents}
    position = position_in_queue(centre, contact)
    if position is not None and contact.visit is not None:
        wait = round(estimate_wait(centre, contact.visit.queue_id, position))
        found["Contact"] = {"PositionInQueue": position, "EstimatedWaitTime": wait}
    return found


def _measure(centre: "ContactCentre", places: list[str], channel: str | None, user_id: str | None) -> Json:
    lines = [line for place in places for line in centre.router.lines(place, channel.upper() if channel else None)]
    size = sum(map(len, lines))
    waits = [estimate_wait(centre, place, sum(map(len, centre.router.lines(place))) + 1) for place in places]
    return {
        "Queue": {
            "Size": size,
            "OldestContactAge": max((_age(centre, line) for line in lines), default=0),
            "EstimatedWaitTime": round(max(waits, default=0.0)),
            "Scheduled": sum(centre.callbacks.scheduled(place) for place in places),
        },
        "Agents": _agents(centre, places, user_id, channel.upper() if channel else None),
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


def _agents(centre: "ContactCentre", queue_ids: list[str], user_id: str | None, channel: str | None) -> Json:
    serving = [
        session
        for session in centre.sessions.values()
        if session.user.id == user_id or any(centre.router.serves(session, queue) for queue in queue_ids)
    ]
    doing = Counter(slot.activity for session in serving for slot in session.slots.values())
    slots = [slot for session in serving for slot in session.slots.values() if channel in (None, slot.contact.channel)]
    return {
        "Online": sum(session.is_online for session in serving),
        "Available": sum(session.is_routable for session in serving),
        "Staffed": sum(session.is_staffed for session in serving),
        "AfterContactWork": doing[Activity.AFTER_CONTACT_WORK],
        "Busy": sum(any(slot.activity in _BUSY for slot in session.slots.values()) for session in serving),
        "Missed": sum(session.set_aside for session in serving),
        "NonProductive": sum(session.is_online and session.status != AVAILABLE for session in serving),
        "SlotsActive": len(slots),
        "SlotsAvailable": sum(_free_slots(centre, session, channel) for session in serving if session.is_open),
    }


def _free_slots(centre: "ContactCentre", session: AgentSession, channel: str | None) -> int:
    profile = centre.directory.profiles[session.user.routing_profile_id]
    taken = Counter(slot.contact.channel for slot in session.slots.values())
    return sum(
        int(item["Concurrency"]) - taken[item["Channel"]]
        for item in profile.concurrencies
        if channel in (None, item["Channel"]) and session.has_room(item["Channel"], profile)
    )
