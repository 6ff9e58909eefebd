"""The contact centre: one instance at work. It is the `Host` of the flows and holds the parts that do the work."""

import logging
import random
from collections.abc import Callable
from datetime import datetime

from local.connect.contacts import contact_events
from local.connect.contacts.agents import AgentSession
from local.connect.contacts.calls import Calls
from local.connect.contacts.contact import Contact
from local.connect.contacts.contact_events import build_contact_event
from local.connect.contacts.desk import Desk
from local.connect.contacts.directory import Directory, bare_id
from local.connect.contacts.endings import Endings
from local.connect.contacts.line import Line
from local.connect.contacts.metrics import measure_queue
from local.connect.contacts.outbound import Outbound
from local.connect.contacts.outbox import Outbox
from local.connect.contacts.outside import OutsideNetwork
from local.connect.contacts.presence import Presence
from local.connect.contacts.router import Router
from local.connect.contacts.speech import CHARACTERS_PER_SECOND, language_of, speaking_time
from local.connect.engine.execution import Execution
from local.connect.engine.host import CallbackRequest, Message, TaskRequest, ThirdPartyLine
from local.connect.language.model import Flow
from local.connect.ports import Cancellable, Json, LambdaAnswer, Ports

_LOG = logging.getLogger(__name__)


class ContactCentre:
    """Everything that happens to contacts. All methods run on the runtime's one thread.

    characters_per_second: how fast prompts are spoken, an estimate; 0 makes them take no time.
    """

    def __init__(
        self, directory: Directory, ports: Ports, characters_per_second: float = CHARACTERS_PER_SECOND
    ) -> None:
        self.directory = directory
        self.ports = ports
        self.characters_per_second = characters_per_second
        self.contacts: dict[str, Contact] = {}
        self.lines: dict[str, Line] = {}
        self.runs: dict[tuple[str, str], Execution] = {}
        self.sessions: dict[str, AgentSession] = {}
        self.watchers: list[Callable[[Json], None]] = []
        self.failures: list[tuple[str, str]] = []
        self.outbox = Outbox(ports.runtime)
        self.outside = OutsideNetwork(ports.runtime)
        self.router = Router(self)
        self.presence = Presence(self)
        self.desk = Desk(self)
        self.calls = Calls(self)
        self.endings = Endings(self)
        self.outbound = Outbound(self)

    # --- telling the world ------------------------------------------------------------------------------------------
    def publish(self, contact: Contact, event_type: str) -> None:
        """A contact event to the bus."""
        event = build_contact_event(contact, event_type, self.directory, self.ports.ids.new(), self.now())
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

    def session_of(self, contact: Contact) -> AgentSession | None:
        """The agent who has this contact, ringing or talking or working after it."""
        return next((session for session in self.sessions.values() if session.contact is contact), None)

    def stop_run(self, contact: Contact, audience: str) -> None:
        """Cut short the flow that this side hears."""
        execution = self.runs.pop((contact.id, audience), None)
        if execution is not None:
            execution.stop()

    # --- Host: time, chance, speech ---------------------------------------------------------------------------------
    @property
    def instance_arn(self) -> str:
        """See `Host`."""
        return self.directory.instance.arn

    @property
    def region(self) -> str:
        """See `Host`."""
        return self.directory.instance.region

    def now(self) -> datetime:
        """The moment, UTC."""
        return self.ports.runtime.now()

    def call_later(self, delay_s: float, action: Callable[[], None]) -> Cancellable:
        """See `Host`."""
        return self.ports.runtime.call_later(delay_s, action)

    def draw(self) -> int:
        """1 to 100."""
        return self.ports.chance() if self.ports.chance else random.randint(1, 100)  # noqa: S311 - no secret

    def speaking_time(self, message: Message) -> float:
        """Seconds."""
        return speaking_time(message, self.characters_per_second)

    def say(self, contact: Contact, audience: str, message: Message, asks: Json | None) -> None:
        """Let one side hear a message; asks: what may be pressed, None when nothing is asked."""
        heard: Json = {
            "type": "heard",
            "text": message.text,
            "ssml": message.ssml,
            "prompt": message.prompt,
            "language": language_of(contact.voice.name, contact.language),
            "voice": contact.voice.name,
            "engine": contact.voice.engine,
            "seconds": round(message.duration_s, 1),
            "asks": asks,
        }
        if audience == "Customer":
            self.tell(contact, heard)
        elif (session := self.session_of(contact)) is not None:
            self.tell_agent(session, {"contactId": contact.id, **heard})

    # --- Host: functions --------------------------------------------------------------------------------------------
    def may_invoke(self, function_arn: str) -> bool:
        """Only functions that were associated with the instance; an alias or version of one counts as the function."""
        allowed = self.directory.lambdas
        return function_arn in allowed or ":".join(function_arn.split(":")[:7]) in allowed

    def invoke(self, function_arn: str, event: Json, limit_s: float, done: Callable[[LambdaAnswer], None]) -> None:
        """Invoke in the background."""
        lambdas = self.ports.lambdas
        self.ports.runtime.run_in_background(lambda: lambdas.invoke(function_arn, event, limit_s), done)

    # --- Host: resources --------------------------------------------------------------------------------------------
    def find_flow(self, flow_id: str) -> tuple[str, Flow] | None:
        """See `Host`."""
        return self.directory.flow(flow_id)

    def find_module(self, module_id: str) -> tuple[str, Flow] | None:
        """See `Host`."""
        found = self.directory.find(self.directory.modules, module_id)
        return (found.id, found.flow) if found else None

    def find_queue(self, queue_id: str) -> str | None:
        """See `Host`."""
        found = self.directory.find(self.directory.queues, queue_id)
        return found.id if found else None

    def find_user(self, user_id: str) -> str | None:
        """See `Host`."""
        found = self.directory.find(self.directory.users, user_id)
        return found.id if found else None

    def find_prompt(self, prompt_id: str) -> str | None:
        """See `Host`."""
        found = self.directory.find(self.directory.prompts, prompt_id)
        return found.name if found else None

    def queue_view(self, contact: Contact) -> Json | None:
        """`$.Queue`: the queue the contact is in, or will be sent to."""
        queue_id = contact.visit.queue_id if contact.visit else contact.target_queue
        queue = self.directory.queues.get(queue_id) if queue_id else None
        if queue is None:
            return None
        caller = queue.outbound_caller.get("OutboundCallerIdNumberId", "")
        number = self.directory.find(self.directory.numbers, caller) if caller else None
        address = {"Address": number.number, "Type": "TELEPHONE_NUMBER"} if number else None
        return {"ARN": self.directory.arn("queue", queue.id), "Name": queue.name, "OutboundCallerId": address}

    def agent_view(self, contact: Contact) -> Json | None:
        """`$.Agent`: the agent who has the contact."""
        session = self.session_of(contact)
        user = session.user if session else self.directory.users.get(contact.agent.user_id) if contact.agent else None
        if user is None:
            return None
        return {
            "ARN": self.directory.arn("agent", user.id),
            "UserName": user.username,
            "FirstName": user.first_name,
            "LastName": user.last_name,
        }

    def is_open(self, contact: Contact, hours_id: str | None) -> bool | None:
        """In hours now? None when there are no such hours."""
        if hours_id is None:
            queue = self.directory.queues.get(contact.target_queue or "")
            hours_id = queue.hours_id if queue else ""
        hours = self.directory.hours.get(bare_id(hours_id))
        return hours.week.is_open(self.now()) if hours else None

    def queue_metrics(self, queue_id: str | None, agent_id: str | None, channel: str | None) -> Json | None:
        """Real-time numbers, None for an unknown queue or agent."""
        return measure_queue(self, queue_id, agent_id, channel)

    # --- Host: moving contacts --------------------------------------------------------------------------------------
    def enqueue(self, contact: Contact) -> str | None:
        """See `Router.enqueue`."""
        return self.router.enqueue(contact)

    def requeue(self, contact: Contact, queue_id: str | None, agent_id: str | None) -> str | None:
        """See `Router.requeue`."""
        return self.router.requeue(contact, queue_id, agent_id)

    def reprioritize(self, contact: Contact) -> None:
        """A contact's place may have changed."""
        if contact.visit is not None:
            self.router.match()

    def related(self, contact: Contact) -> Contact | None:
        """The related contact, else the previous one of the chain."""
        return self.contacts.get(contact.related_id or contact.previous_id or "")

    def attributes_changed(self, contact: Contact) -> None:
        """Told on the bus, as Connect does."""
        self.publish(contact, contact_events.CONTACT_DATA_UPDATED)

    def can_dial(self, number: str) -> bool:
        """See `OutsideNetwork.can_dial`."""
        return self.outside.can_dial(number)

    def dial_third_party(
        self, contact: Contact, number: str, caller_id: str | None, on_signal: Callable[[object], None]
    ) -> ThirdPartyLine:
        """See `Outbound.dial_third_party`."""
        return self.outbound.dial_third_party(contact, number, caller_id, on_signal)

    def create_callback(self, contact: Contact, request: CallbackRequest) -> None:
        """See `Outbound.create_callback`."""
        self.outbound.create_callback(contact, request)

    def create_task(self, contact: Contact, request: TaskRequest) -> str:
        """See `Outbound.create_task`."""
        return self.outbound.create_task(contact, request)

    def flow_failed(self, contact: Contact, reason: str) -> None:
        """A flow could not go on: kept, logged, and told to those who watch."""
        self.failures.append((contact.id, reason))
        _LOG.warning("contact %s: %s", contact.id, reason)
        for watcher in self.watchers:
            watcher({"type": "flow_failed", "contactId": contact.id, "reason": reason})
