"""A contact centre for one test: the instance's resources, nobody at work, virtual time, and overrides in between.

Nothing that happens here reaches the instance's own contacts, agents, events or records.
"""

from collections.abc import Callable
from datetime import datetime

from local.connect.contacts.centre import ContactCentre
from local.connect.contacts.contact import Contact, ContactState, Endpoint
from local.connect.contacts.directory import Directory
from local.connect.contacts.flow_host import FlowHost
from local.connect.contacts.line import Line
from local.connect.errors import ResourceNotFound
from local.connect.fakes import CountedIds, KeptOutput
from local.connect.language.model import Flow, FlowType
from local.connect.ports import Json, LambdaAnswer, LambdaInvoker, Ports
from local.connect.runtime.virtual import VirtualRuntime
from local.connect.testing.model import EntryPoint
from local.connect.testing.overrides import Overrides

Started = Callable[[str, str], bool]
"""Called with a flow action and its resource, just before it is done. False: the test is over, do not do it."""


class RehearsedHost(FlowHost):
    """The centre as flows see it, with the test's eyes and hands on it.

    invoked: functions that were called for real; queued: queues that the contact really entered, by id.
    """

    def __init__(self, centre: ContactCentre, started: Started) -> None:
        super().__init__(centre)
        self._started = started
        self.overrides = Overrides()
        self.invoked: list[str] = []
        self.queued: list[str] = []

    def invoke(self, function_arn: str, event: Json, limit_s: float, done: Callable[[LambdaAnswer], None]) -> None:
        """A mocked answer comes after its own delay; a substitute is invoked instead."""
        if not self._started("InvokeLambdaFunction", function_arn):
            return
        override = self.overrides.take("InvokeLambdaFunction", function_arn)
        if override is not None and not override.substitute:
            answer = override.answer()
            self.call_later(answer.duration_s, lambda: done(answer))
            return
        called = override.substitute if override is not None else function_arn
        self.invoked.append(called)
        super().invoke(called, event, limit_s, done)

    def is_open(self, contact: Contact, hours_id: str | None) -> bool | None:
        """Asked of the substitute, if there is one."""
        if hours_id is None:
            queue = self._directory.queues.get(contact.target_queue or "")
            hours_id = queue.hours_id if queue else ""
        if not self._started("CheckHoursOfOperation", hours_id):
            return None
        override = self.overrides.take("CheckHoursOfOperation", hours_id)
        return super().is_open(contact, override.substitute if override is not None else hours_id)

    def enqueue(self, contact: Contact) -> str | None:
        """Into the substitute, if there is one."""
        wanted = contact.target_queue or ""
        if not self._started("TransferContactToQueue", wanted):
            return None
        override = self.overrides.take("TransferContactToQueue", wanted)
        if override is not None:
            contact.target_queue = self.find_queue(override.substitute)
        self.queued.append(contact.target_queue or "")
        return super().enqueue(contact)

    def requeue(self, contact: Contact, queue_id: str | None, agent_id: str | None) -> str | None:
        """Into the substitute, if there is one."""
        override = self.overrides.take("DequeueAndTransferToQueue", queue_id or "")
        queue_id = self.find_queue(override.substitute) if override is not None else queue_id
        self.queued.append(queue_id or "")
        return super().requeue(contact, queue_id, agent_id)


class Stage:
    """One simulated call on it. notify: gets every message of the caller's telephone."""

    def __init__(
        self,
        directory: Directory,
        lambdas: LambdaInvoker,
        at: datetime,
        notify: Callable[[Json], None],
        started: Started,
    ) -> None:
        output = KeptOutput()
        self.runtime = VirtualRuntime(at)
        ports = Ports(self.runtime, lambdas, output, output, output, CountedIds())
        self.centre = ContactCentre(directory, ports)
        self.host = RehearsedHost(self.centre, started)
        self.centre.host = self.host
        self._notify = notify

    def place_call(self, entry: EntryPoint, attributes: dict[str, str]) -> tuple[Line, Callable[[], None]]:
        """A contact that has come in and not begun: its line, and what lets its flow begin. Raises ResourceNotFound."""
        found = self._find_flow(entry)
        line = Line(entry.caller, self._notify)
        calls = self.centre.calls
        system = Endpoint(entry.dialled) if entry.dialled else None
        contact = calls.new_contact("INBOUND", customer=Endpoint(entry.caller), system=system)
        contact.attributes.update(attributes)
        calls.attach(line, contact)
        calls.connect_to_system(contact)
        contact.state = ContactState.IN_FLOW
        return line, lambda: _run(self.centre, contact, found)

    def _find_flow(self, entry: EntryPoint) -> tuple[str, Flow]:
        directory = self.centre.directory
        number = directory.number(entry.dialled) if not entry.flow else None
        wanted = entry.flow or (number.flow_id if number and number.flow_id else "")
        found = directory.flow(wanted) if wanted else None
        if found is None:
            raise ResourceNotFound(f"no flow answers at {entry.flow or entry.dialled or 'the entry point'!r}")
        return found


def _run(centre: ContactCentre, contact: Contact, found: tuple[str, Flow]) -> None:
    centre.calls.run(contact, "Customer", FlowType.CONTACT_FLOW, found)
