"""An agent's line: the desk's calls over one WebSocket."""

from collections.abc import Callable, Mapping
from typing import Any

from anyio.to_thread import run_sync
from starlette.websockets import WebSocket

from local.cloud.gateway.tokens import InvalidToken
from local.cloud.gateway.websocket_api import deny
from local.connect.contacts.agents import Activity
from local.connect.contacts.presence import NotPossible
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel
from local.laptop.line import Line, Message

BREAK = "Break"
_TELL = frozenset({"connected", "ended", "missed", "finished"})


async def serve_agent(socket: WebSocket, instance: ConnectInstance, read_email: Callable[[str], str]) -> None:
    """Serve /laptop/agent?token=…; 401 without a good token, 403 when the person is no agent.

    read_email: the e-mail in an ID token; raises InvalidToken. When the page leaves, the agent stays as they were.
    """
    try:
        address = await run_sync(read_email, socket.query_params.get("token", ""))
    except InvalidToken as error:
        await deny(socket, 401, str(error))
        return
    user_id = find_user(instance, address)
    if user_id is None:
        await deny(socket, 403, f"{address} is no agent of the contact centre")
        return
    await socket.accept()
    desk = _Desk(Line(socket), instance, user_id)
    await run_sync(desk.sign_in)
    await desk.line.converse(desk.obey)


def find_user(instance: ConnectInstance, address: str) -> str | None:
    """The id of the Connect user whose username is this e-mail (lower case)."""
    users = instance.ports.runtime.call(lambda: list(instance.directory.users.values()))
    return next((user.id for user in users if user.username.lower() == address), None)


class _Desk:
    """What the page does at the desk, and what it is told."""

    def __init__(self, line: Line, instance: ConnectInstance, user_id: str) -> None:
        self.line = line
        self._instance = instance
        self._user_id = user_id
        self._panel: AgentPanel | None = None
        self._orders: dict[str, Callable[[AgentPanel], None]] = {
            "accept": AgentPanel.accept,
            "reject": AgentPanel.reject,
            "hang_up": AgentPanel.hang_up,
            "finish": AgentPanel.finish,
        }

    def sign_in(self) -> None:
        """Open the desk, and tell the page of the contact that is at hand already, as if it had just come."""

        def open_desk() -> None:
            self._panel = AgentPanel(self._instance, self._user_id, self._hear)
            for message in describe_contact_at_hand(self._panel):
                self._hear(message)

        # In one go on the simulator's thread: nothing may happen between the state and what follows it.
        self._instance.ports.runtime.call(open_desk)

    def obey(self, order: Message) -> None:
        """Do what the page asks. What does not fit the moment is answered by the state as it is."""
        panel = self._panel
        if panel is None:
            return
        try:
            if order.get("do") == "set_state":
                self._set_state(panel, str(order.get("state")))
            else:
                self._act(panel, order)
        except NotPossible:
            self.line.tell({"type": "state", "state": shown_state(panel)})

    def _set_state(self, panel: AgentPanel, state: str) -> None:
        statuses = self._instance.directory.statuses
        if state == BREAK and all(named.name != BREAK for named in list(statuses.values())):
            # A custom status: the laptop's agents have it even if the template does not make it.
            self._instance.ports.runtime.call(lambda: self._instance.create_agent_status(BREAK))
        panel.set_status(state)

    def _act(self, panel: AgentPanel, order: Mapping[str, Any]) -> None:
        act = self._orders.get(str(order.get("do")))
        contact = panel.contact
        # An order for a contact that is gone must not hit the next one.
        if act is not None and contact is not None and contact.id == order.get("contact_id"):
            act(panel)

    def _hear(self, message: Message) -> None:
        """Called on the simulator's thread."""
        for told in translate(message):
            self.line.tell(told)


def describe_contact_at_hand(panel: AgentPanel) -> list[Message]:
    """The simulator's messages that lead to what the agent has at hand now."""
    contact = panel.describe_contact()
    if contact is None:
        return []
    messages: list[Message] = [{"type": "ringing", "contact": contact}]
    if panel.session.activity in (Activity.CONNECTED, Activity.AFTER_CONTACT_WORK):
        messages.append({"type": "connected", "contact": contact})
    if panel.session.activity is Activity.AFTER_CONTACT_WORK:
        messages.append({"type": "ended", "contactId": contact["contactId"]})
    return messages


def shown_state(panel: AgentPanel) -> str:
    """The state that the page shows; after a missed call Connect offers no other until the agent chooses again."""
    session = panel.session
    return BREAK if session.activity is Activity.MISSED else session.next_status or session.status


def translate(message: Message) -> list[Message]:
    """The page's messages for one of the simulator's."""
    match message:
        case {"type": "status"}:
            state = BREAK if message["activity"] == Activity.MISSED else message["nextStatus"] or message["status"]
            return [{"type": "state", "state": state}]
        case {"type": "ringing", "contact": contact}:
            return [{"type": "ringing", "contact": _contact(contact)}]
        case {"type": "ringing_stopped", "contactId": contact_id}:
            # The caller hung up while it rang.
            return [{"type": "ended", "contact_id": contact_id}]
        case {"type": str(kind)} if kind in _TELL:
            contact_id = message.get("contactId") or (message.get("contact") or {}).get("contactId")
            told: list[Message] = [{"type": kind, "contact_id": contact_id}]
            return [*told, {"type": "state", "state": BREAK}] if kind == "missed" else told
        case _:
            return []


def _contact(contact: Message) -> Message:
    return {
        "contact_id": contact["contactId"],
        "customer": contact["customerNumber"] or "",
        "queue": contact["queue"] or "",
        "attributes": contact["attributes"],
    }
