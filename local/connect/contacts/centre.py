"""The contact centre: one instance at work. It holds the parts that do the work, and tells the world."""

import logging
from collections.abc import Callable

from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, AgentSession, Slot
from local.connect.contacts.callbacks import Callbacks
from local.connect.contacts.calls import Calls
from local.connect.contacts.contact import Contact
from local.connect.contacts.contact_events import build_contact_event
from local.connect.contacts.departures import Departures
from local.connect.contacts.desk import Desk
from local.connect.contacts.directory import Directory
from local.connect.contacts.endings import Endings
from local.connect.contacts.flow_host import FlowHost
from local.connect.contacts.guides import Guides
from local.connect.contacts.history import History
from local.connect.contacts.line import Line
from local.connect.contacts.memory import ContactMemory, Retention
from local.connect.contacts.monitoring import Monitoring
from local.connect.contacts.outbound import Outbound
from local.connect.contacts.outbox import Outbox
from local.connect.contacts.outside import OutsideNetwork
from local.connect.contacts.presence import Presence
from local.connect.contacts.ringing import Ringing
from local.connect.contacts.router import Router
from local.connect.contacts.speech import CHARACTERS_PER_SECOND
from local.connect.contacts.talk import Talk
from local.connect.contacts.tasks import Tasks
from local.connect.contacts.transfers import Transfers
from local.connect.engine.execution import Execution
from local.connect.faults import Faults
from local.connect.ports import Cancellable, Json, Ports

_LOG = logging.getLogger(__name__)


class ContactCentre:
    """Everything that happens to contacts. All methods run on the runtime's one thread.

    characters_per_second: how fast prompts are spoken, an estimate; 0 makes them take no time.
    retention: when contacts that are over are forgotten.
    """

    def __init__(
        self, directory: Directory, ports: Ports, characters_per_second: float = CHARACTERS_PER_SECOND,
        retention: Retention = Retention(),  # noqa: B008 - a frozen value
    ) -> None:  # fmt: skip
        self.directory = directory
        self.ports = ports
        self.now = ports.runtime.now
        """The moment, UTC."""
        self.characters_per_second = characters_per_second
        self.memory = ContactMemory(self.now, retention)
        self.contacts: dict[str, Contact] = self.memory.contacts
        self.lines: dict[str, Line] = {}
        self.runs: dict[tuple[str, str], Execution] = {}
        self.sessions: dict[str, AgentSession] = {}
        self._hands: dict[str, AgentSession] = {}
        self.watchers: list[Callable[[Json], None]] = []
        self.failures: list[tuple[str, str]] = []
        self.faults = Faults()
        self.outbox = Outbox(ports.runtime)
        self.outside = OutsideNetwork(ports.runtime)
        self.history = History(self)
        self.router = Router(self)
        self.ringing = Ringing(self)
        self.presence = Presence(self)
        self.desk = Desk(self)
        self.calls = Calls(self)
        self.endings = Endings(self)
        self.outbound = Outbound(self)
        self.callbacks = Callbacks(self)
        self.tasks = Tasks(self)
        self.talk = Talk(self)
        self.departures = Departures(self)
        self.transfers = Transfers(self)
        self.monitoring = Monitoring(self)
        self.guides = Guides(self)
        self.host = FlowHost(self)

    def call_later(self, delay_s: float, action: Callable[[], None]) -> Cancellable:
        """A timer, in seconds."""
        return self.ports.runtime.call_later(delay_s, action)

    # --- telling the world ------------------------------------------------------------------------------------------
    def publish(self, contact: Contact, event_type: str, updated: tuple[str, ...] = ()) -> None:
        """A contact event to the bus."""
        event = build_contact_event(contact, event_type, self.directory, self.ports.ids.new(), self.now(), updated)
        self.outbox.send(f"contact event {event_type} of {contact.id}", lambda: self.ports.events.put(event))

    def tell(self, contact: Contact, message: Json) -> None:
        """A message to the customer's telephone, and to those who watch."""
        complete = {"contactId": contact.id, **message}
        line = self.lines.get(contact.id)
        if line is not None and line.open:
            line.notify(complete)
        for watcher in self.watchers:
            watcher({"audience": "Customer", **complete})

    def tell_agent(self, session: AgentSession, message: Json) -> None:
        """A message to an agent's desk, and to those who watch."""
        session.notify(message)
        for watcher in self.watchers:
            watcher({"audience": "Agent", "userId": session.user.id, **message})

    def attributes_changed(self, contact: Contact, what: str = "UserDefinedAttributes") -> None:
        """Told on the bus, as Connect does. what: as events name it; also "Tags", "ScheduledTimestamp", "RoutingCriteria"."""
        self.publish(contact, contact_events.CONTACT_DATA_UPDATED, (what,))

    def flow_failed(self, contact: Contact, reason: str) -> None:
        """A flow could not go on: kept, logged, and told to those who watch."""
        self.failures.append((contact.id, reason))
        _LOG.warning("contact %s: %s", contact.id, reason)
        for watcher in self.watchers:
            watcher({"type": "flow_failed", "contactId": contact.id, "reason": reason})

    # --- who is where -----------------------------------------------------------------------------------------------
    def session_of(self, contact: Contact) -> AgentSession | None:
        """The agent who has this contact, ringing or talking or working after it."""
        return self._hands.get(contact.id)

    def give(self, session: AgentSession, contact: Contact, activity: Activity) -> Slot:
        """The contact is this agent's now."""
        slot = session.slots[contact.id] = Slot(contact, activity, self.now())
        self._hands[contact.id] = session
        return slot

    def take(self, session: AgentSession, contact: Contact) -> None:
        """The agent has the contact no longer."""
        slot = session.slots.pop(contact.id, None)
        self._hands.pop(contact.id, None)
        if slot is not None:
            slot.cancel_timer()

    def stop_run(self, contact: Contact, audience: str) -> None:
        """Cut short the flow that this side hears."""
        execution = self.runs.pop((contact.id, audience), None)
        if execution is not None:
            execution.stop()
