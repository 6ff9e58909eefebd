"""An agent's line: the desk's calls over one WebSocket."""

from collections.abc import Callable

from anyio.to_thread import run_sync
from starlette.websockets import WebSocket

from local.connect.contacts.guides import PERMISSION
from local.connect.contacts.presence import NotPossible
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel
from local.laptop.admission import admit
from local.laptop.agent_messages import (
    BREAK,
    describe_contacts_at_hand,
    describe_destinations,
    describe_state,
    describe_statuses,
    translate,
)
from local.laptop.agent_orders import CALLS, ORDERS, explain
from local.laptop.line import Line, Message


class AgentLines:
    """The lines to agents' desks. All pages of an agent hear what happens there, as Connect's own panels do."""

    def __init__(self) -> None:
        self._desks: dict[str, list[_Desk]] = {}

    async def serve(self, socket: WebSocket, instance: ConnectInstance, read_email: Callable[[str], str]) -> None:
        """Serve /laptop/agent?token=…; 401 without a good token, 403 when the person is no agent.

        read_email: the e-mail in an ID token; raises InvalidToken. When the page leaves, the agent stays as they were.
        """
        user_id = await admit(socket, instance, read_email)
        if user_id is None:
            return
        desks = self._desks.setdefault(user_id, [])
        desk = _Desk(Line(socket), instance, user_id)
        await run_sync(desk.sign_in, desks)
        try:
            await desk.line.converse(desk.obey)
        finally:
            desks.remove(desk)


class _Desk:
    """What the page does at the desk, and what it is told."""

    def __init__(self, line: Line, instance: ConnectInstance, user_id: str) -> None:
        self.line = line
        self._instance = instance
        self._user_id = user_id
        self._panel: AgentPanel | None = None

    def sign_in(self, desks: "list[_Desk]") -> None:
        """Open the desk beside the others, and tell the page of the contacts that are at hand already, as if they had just
        come.
        """

        hearers = [self]  # how things stand is told to this page alone

        def tell(message: Message) -> None:
            for desk in list(hearers):
                desk.hear(message)

        def open_desk() -> None:
            nonlocal hearers
            self._panel = AgentPanel(self._instance, self._user_id, tell)
            for message in describe_contacts_at_hand(self._panel):
                self.hear(message)
            at_hand = [contact["contactId"] for contact in self._panel.describe_contacts()]
            self.line.tell({"type": "at_hand", "items": at_hand})  # a page that returns learns what is over
            desks.append(self)
            hearers = desks

        # In one go on the simulator's thread: nothing may happen between the state and what follows it.
        self._instance.ports.runtime.call(open_desk)

    def obey(self, order: Message) -> None:
        """Do what the page asks. What does not fit the moment is answered by the reason, and the state as it is."""
        panel = self._panel
        if panel is None:
            return
        what = str(order.get("do"))
        try:
            if what == "set_state":
                self._set_state(panel, str(order.get("state")))
            elif what == "list_destinations":
                items = describe_destinations(panel, self._instance)
                self.line.tell({"type": "destinations", "items": items})
            elif what == "use_guides":
                self._instance.ports.runtime.call(lambda: _let_see_views(panel, self._instance))
            elif what == "list_statuses":
                self.line.tell(describe_statuses(self._instance))
            elif what in CALLS:
                CALLS[what](panel, order)
            elif what in ORDERS and order.get("contact_id") in panel.session.slots:
                ORDERS[what](panel, order)
        except NotPossible as refusal:
            self.line.tell({"type": "refused", "do": what, "why": explain(refusal)})
            self.line.tell(describe_state(panel))

    def _set_state(self, panel: AgentPanel, state: str) -> None:
        statuses = self._instance.directory.statuses
        if state == BREAK and all(named.name != BREAK for named in list(statuses.values())):
            # A custom status: the laptop's agents have it even if the template does not make it.
            self._instance.ports.runtime.call(lambda: self._instance.create_agent_status(BREAK))
        panel.set_status(state)

    def hear(self, message: Message) -> None:
        """Called on the simulator's thread."""
        if message["type"] == "dialling" and self._panel is not None:
            found = (one for one in self._panel.describe_contacts() if one["contactId"] == message["contactId"])
            message = {**message, "contact": next(found, None)}
        for told in translate(message):
            self.line.tell(told)


def _let_see_views(panel: AgentPanel, instance: ConnectInstance) -> None:
    """From now on this operator works by guides, as if somebody had changed their security profile in Connect."""
    profiles = instance.directory.security_profiles.values()
    seeing = [one.id for one in profiles if PERMISSION in one.data.get("Permissions", ())]
    panel.session.user.security_profiles[:] = seeing[:1]
