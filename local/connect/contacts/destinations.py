"""Whom agents can call: quick connects, and colleagues, queues and numbers named directly."""

from typing import TYPE_CHECKING

from local.connect.contacts.agents import AgentSession, NotPossible
from local.connect.contacts.resources import QuickConnect
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


def find_destination(centre: "ContactCentre", to: str) -> QuickConnect:
    """A quick connect (id, ARN or name), a user (id or username), a queue (id or name) or a number. NotPossible."""
    directory = centre.directory
    quick = directory.find(directory.quick_connects, to)
    quick = quick or next((item for item in directory.quick_connects.values() if item.name == to), None)
    if quick is not None:
        return quick
    user = directory.find(directory.users, to)
    user = user or next((item for item in directory.users.values() if item.username == to), None)
    if user is not None:
        return QuickConnect(user.id, user.first_name or user.username, "USER", user.id)
    queue = directory.find(directory.queues, to)
    queue = queue or next((item for item in directory.queues.values() if item.name == to), None)
    if queue is not None:
        return QuickConnect(queue.id, queue.name, "QUEUE", queue.id)
    if centre.outside.can_dial(to):
        return QuickConnect(to, to, "PHONE_NUMBER", to)
    raise NotPossible(f"there is no quick connect, agent, queue or number {to!r}")


def list_quick_connects(centre: "ContactCentre", session: AgentSession) -> list[Json]:
    """Those of the agent's queues and those without a queue: {id, name, type, number, userId, queueId, ready, waiting}.

    ready: whether the agent would get the call now (USER), else None; waiting: contacts in the queue (QUEUE), else None.
    """
    profile = centre.directory.profiles.get(session.user.routing_profile_id)
    served = {entry.queue_id for entry in profile.queues} | {profile.default_outbound_queue} if profile else set()
    shown = [item for item in centre.directory.quick_connects.values() if not item.queues or item.queues & served]
    return [_describe(centre, item) for item in shown if item.target != session.user.id]


def _describe(centre: "ContactCentre", item: QuickConnect) -> Json:
    colleague = centre.sessions.get(item.target)
    by_type = {"PHONE_NUMBER": "number", "USER": "userId", "QUEUE": "queueId"}
    described: Json = {"id": item.id, "name": item.name, "type": item.type}
    described |= {key: item.target if by_type[item.type] == key else None for key in by_type.values()}
    described["ready"] = colleague is not None and colleague.is_routable if item.type == "USER" else None
    described["waiting"] = sum(map(len, centre.router.lines(item.target))) if item.type == "QUEUE" else None
    return described
