"""A supervisor's telephone: what is listened to, over one WebSocket. Listening begins by Connect's API (MonitorContact)."""

from collections.abc import Callable, Mapping

from anyio.to_thread import run_sync
from starlette.websockets import WebSocket

from local.connect.contacts.presence import NotPossible
from local.connect.instance import ConnectInstance
from local.connect.people import SupervisorPanel
from local.laptop.admission import admit
from local.laptop.line import Line, Message

ORDERS: Mapping[str, Callable[[SupervisorPanel], None]] = {
    "join": SupervisorPanel.join,
    "be_silent": SupervisorPanel.be_silent,
    "leave": SupervisorPanel.leave,
}


async def serve_supervisor(socket: WebSocket, instance: ConnectInstance, read_email: Callable[[str], str]) -> None:
    """Serve /laptop/supervisor?token=…; 401 without a good token, 403 for who has no telephone. When the page leaves,
    listening ends.
    """
    user_id = await admit(socket, instance, read_email)
    if user_id is None:
        return
    line = Line(socket)
    panel = await run_sync(lambda: SupervisorPanel(instance, user_id, lambda message: _tell(line, message)))
    line.tell({"type": "ready"})
    try:
        await line.converse(lambda order: _obey(line, panel, order))
    finally:
        await run_sync(panel.close)


def _obey(line: Line, panel: SupervisorPanel, order: Message) -> None:
    what = str(order.get("do"))
    try:
        if what in ORDERS:
            ORDERS[what](panel)
    except NotPossible:
        line.tell({"type": "refused", "do": what})


def _tell(line: Line, message: Message) -> None:
    """On the simulator's thread: its message in the page's words."""
    told = translate(message)
    if told is not None:
        line.tell(told)


def translate(message: Message) -> Message | None:
    """The page's message for one of the simulator's; None for one that the page has no use for."""
    match message:
        case {"type": "monitoring", "contactId": contact_id, "contact": contact, "mode": mode}:
            of = {"of": contact["contactId"], "initial_id": contact["initialContactId"]}
            parties = _parties(contact["participants"], contact_id)
            return {
                "type": "listening",
                "contact_id": contact_id,
                "joined": mode == "BARGE",
                **of,
                "participants": parties,
            }
        case {"type": "monitoring_changed", "contactId": contact_id, "mode": mode}:
            return {"type": "changed", "contact_id": contact_id, "joined": mode == "BARGE"}
        case {"type": "participants", "contactId": contact_id, "participants": participants}:
            parties = _parties(participants, contact_id)
            return {"type": "participants", "contact_id": contact_id, "participants": parties}
        case {"type": "heard", "contactId": contact_id, "text": text} if text:
            return {"type": "heard", "contact_id": contact_id, "text": text}
        case {"type": "monitoring_ended", "contactId": contact_id}:
            return {"type": "ended", "contact_id": contact_id}
        case _:
            return None


def _parties(participants: list[Message], own: str) -> list[Message]:
    """`self`: the supervisor's own place among them, once they have joined."""
    shown = ("id", "kind", "name", "number", "state", "muted")
    return [{**{key: one[key] for key in shown}, "self": one["id"] == own} for one in participants]
