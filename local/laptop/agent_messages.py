"""What the desk is told: the simulator's messages in the page's words."""

from local.connect.contacts.agents import AVAILABLE, OFFLINE, Activity
from local.connect.contacts.times import stamp_ms
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel
from local.laptop.line import Message

BREAK = "Break"
_AS_IT_IS = frozenset({"connected", "ended", "missed", "finished", "held", "resumed"})
_SHOWN = ("view", "title", "actions", "body")
_STAGES = {
    Activity.CONNECTED: ("connected",),
    Activity.AFTER_CONTACT_WORK: ("connected", "ended"),
}
_KINDS = {"USER": "colleague", "QUEUE": "queue", "PHONE_NUMBER": "outside"}


def describe_contacts_at_hand(panel: AgentPanel) -> list[Message]:
    """The simulator's messages that lead to what the agent has at hand now, contact by contact."""
    messages: list[Message] = []
    for contact in panel.describe_contacts():
        messages.append({"type": "ringing", "contact": contact})
        for kind in _STAGES.get(contact["activity"], ()):
            messages.append({"type": kind, "contactId": contact["contactId"], "contact": contact})
    return messages


def describe_destinations(panel: AgentPanel, instance: ConnectInstance) -> list[Message]:
    """Whom the agent can call in: colleagues (also those without a quick connect), queues and outside numbers.

    {id, name, kind: colleague | queue | outside, ready: of a colleague, waiting: in a queue, number: outside}
    """
    quick = [item for item in panel.list_quick_connects() if item["type"] != "USER"]
    users = instance.ports.runtime.call(lambda: list(instance.directory.users.values()))
    sessions = instance.centre.sessions
    colleagues: list[Message] = [
        {
            "id": user.username,
            "name": " ".join(filter(None, (user.first_name, user.last_name))) or user.username,
            "kind": "colleague",
            "ready": (session := sessions.get(user.id)) is not None and session.is_routable,
            "waiting": None,
            "number": None,
        }
        for user in users
        if user.id != panel.session.user.id
    ]
    return [
        *colleagues,
        *(
            {
                "id": item["id"],
                "name": item["name"],
                "kind": _KINDS[item["type"]],
                "ready": None,
                "waiting": item["waiting"],
                "number": item["number"],
            }
            for item in quick
        ),
    ]


def describe_state(panel: AgentPanel) -> Message:
    """The state as the page is told of it; after a missed call Connect offers no other until the agent chooses again."""
    session = panel.session
    missed = session.activity is Activity.MISSED
    since = None if session.next_status and not missed else stamp_ms(session.status_since)
    return _state(BREAK if missed else session.next_status or session.status, since)


def describe_statuses(instance: ConnectInstance) -> Message:
    """What an agent may choose to be besides ready and offline, in the order in which it was made."""
    statuses = instance.ports.runtime.call(lambda: list(instance.directory.statuses.values()))
    names = [named.name for named in statuses if named.name not in (AVAILABLE, OFFLINE)]
    return {"type": "statuses", "items": names or [BREAK]}


def _state(state: str, since: object) -> Message:
    """since: when it began, or None when it will after the contact at hand."""
    return {"type": "state", "state": state, "since": since}


def translate(message: Message) -> list[Message]:
    """The page's messages for one of the simulator's."""
    match message:
        case {"type": "status"}:
            if message["activity"] == Activity.MISSED:
                return [_state(BREAK, message["since"])]
            coming = message["nextStatus"]
            return [_state(coming or message["status"], None if coming else message["since"])]
        case {"type": "ringing" | "dialling" as kind, "contact": contact}:
            return [{"type": kind, "contact": _contact(contact)}]
        case {"type": "ringing_stopped", "contactId": contact_id}:
            # The caller hung up while it rang.
            return [{"type": "ended", "contact_id": contact_id}]
        case {"type": "participants", "contactId": contact_id, "participants": participants}:
            return [_participants(contact_id, participants)]
        case {"type": "participant_left" | "dial_failed" as kind, "contactId": contact_id, "reason": reason}:
            return [{"type": kind, "contact_id": contact_id, "reason": reason}]
        case {"type": "heard", "contactId": contact_id, "text": text} if text:
            return [{"type": "heard", "contact_id": contact_id, "text": text}]
        case {"type": "view" | "guide_ended" as kind, "contactId": contact_id, "guideId": guide_id}:
            shown = {name: message[name] for name in _SHOWN if name in message}
            return [{"type": kind, "contact_id": contact_id, "guide_id": guide_id, **shown}]
        case {"type": str(kind)} if kind in _AS_IT_IS:
            return _follow(kind, message)
        case _:
            return []


def _follow(kind: str, message: Message) -> list[Message]:
    contact = message.get("contact") or {}
    contact_id = str(message.get("contactId") or contact.get("contactId"))
    told: list[Message] = [{"type": kind, "contact_id": contact_id}]
    if kind == "connected" and contact.get("participants"):
        told.append(_participants(contact_id, contact["participants"]))
    return [*told, _state(BREAK, None)] if kind == "missed" else told


def _participants(contact_id: str, participants: list[Message]) -> Message:
    """`self`: the agent's own place among them."""
    shown = ("id", "kind", "name", "number", "state", "muted")
    listed = [{**{key: one[key] for key in shown}, "self": one["id"] == contact_id} for one in participants]
    return {"type": "participants", "contact_id": contact_id, "participants": listed}


def _contact(contact: Message) -> Message:
    return {
        "contact_id": contact["contactId"],
        "initial_id": contact["initialContactId"],
        "channel": contact["channel"],
        "method": contact["initiationMethod"],
        "customer": contact["customerNumber"] or "",
        "queue": contact["queue"] or "",
        "attributes": contact["attributes"],
    }
