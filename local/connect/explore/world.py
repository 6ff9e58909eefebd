"""The world around one contact that is played alone: everything that a flow refers to exists, and answers as told."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from local.connect.contacts.contact import Contact, ContactState
from local.connect.contacts.directory import bare_id
from local.connect.contacts.flow_host import FlowHost
from local.connect.engine.execution import Execution
from local.connect.engine.host import CallbackRequest, Message, TaskRequest, ThirdPartyLine
from local.connect.engine.outcomes import Happened, Pressed, ThirdPartyAnswered, ThirdPartyFailed, ThirdPartyLeft
from local.connect.explore.answers import Answer, World
from local.connect.explore.services import stand_in_services
from local.connect.explore.standins import ending_flow, returning_module
from local.connect.language.model import Flow
from local.connect.language.references import is_placeholder
from local.connect.ports import Json, LambdaAnswer

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

RINGS_S, TALKS_S = 2.0, 20.0


class StandInHost(FlowHost):
    """A centre in which whatever a flow refers to is there. flows, modules: those that really are, by bare id."""

    def __init__(
        self,
        centre: "ContactCentre",
        contact: Contact,
        world: World,
        flows: dict[str, Flow] | None = None,
        modules: dict[str, Flow] | None = None,
    ) -> None:
        super().__init__(centre)
        self._contact = contact
        self._world = world
        self._flows = flows or {}
        self._modules = modules or {}
        self._queue: Json = {}
        self.execution: Execution
        self.services = stand_in_services(lambda: world.answer(contact))
        self.heard: list[tuple[Message, Json | None]] = []
        self.done: list[str] = []
        self.trouble: list[str] = []

    @property
    def _answer(self) -> Answer:
        return self._world.answer(self._contact)

    @property
    def instance_arn(self) -> str:
        return str(self._contact.spaces.get("InstanceARN") or super().instance_arn)

    @property
    def region(self) -> str:
        return str(self._contact.spaces.get("AwsRegion") or super().region)

    # --- chance, faults, speech -------------------------------------------------------------------------------------
    def draw(self) -> int:
        return self._answer.draw

    def planned_fault(self, flow_id: str, action: str) -> str | None:  # noqa: ARG002 - the Host's shape
        return self._answer.fault

    def flow_failed(self, contact: Contact, reason: str) -> None:  # noqa: ARG002 - the Host's shape
        self.trouble.append(reason)

    def knows_voice(self, name: str) -> bool:
        return not self._answer.missing and (not name or is_placeholder(name) or super().knows_voice(name))

    def say(self, contact: Contact, audience: str, message: Message, asks: Json | None) -> None:  # noqa: ARG002
        self.heard.append((message, asks))
        answer = self._answer
        if asks is not None and answer.keys:
            self.call_later(0, lambda: self.press(answer.keys))

    def event(self) -> str:
        """What happens while the present action waits; "" when nothing."""
        return self._answer.event

    def press(self, keys: str) -> None:
        """Keys on the telephone; those that nobody waits for are kept for the next question."""
        for key in keys:
            if not self.execution.signal(Pressed(key)):
                self._contact.keys.append(key)

    def tell_event(self, name: str) -> None:
        """Something happens: an event, words to a bot."""
        self.execution.signal(Happened(name))

    # --- functions --------------------------------------------------------------------------------------------------
    def may_invoke(self, function_arn: str) -> bool:  # noqa: ARG002 - the Host's shape
        return not self._answer.missing

    def invoke(self, function_arn: str, event: Json, limit_s: float, done: Callable[[LambdaAnswer], None]) -> None:  # noqa: ARG002
        answer = self._answer.function
        self.call_later(answer.duration_s, lambda: done(answer))

    # --- resources --------------------------------------------------------------------------------------------------
    def find_flow(self, flow_id: str) -> tuple[str, Flow] | None:
        if self._answer.missing:
            return None
        return flow_id, self._flows.get(bare_id(flow_id)) or self._flows.get(flow_id) or ending_flow()

    def find_module(self, module_id: str) -> tuple[str, Flow] | None:
        real = self._modules.get(bare_id(module_id)) or self._modules.get(module_id)
        answer = self._answer
        if answer.missing:
            return None
        return module_id, real or returning_module(*answer.module)

    def find_queue(self, queue_id: str) -> str | None:
        answer = self._answer
        if answer.missing:
            return None
        self._queue = {"ARN": queue_id, "Name": bare_id(queue_id), "OutboundCallerId": None, **answer.queue}
        return queue_id or "queue"

    def find_user(self, user_id: str) -> str | None:
        return None if self._answer.missing else user_id or "agent"

    def find_prompt(self, prompt_id: str) -> str | None:
        return None if self._answer.missing else prompt_id or "prompt"

    def queue_view(self, contact: Contact) -> Json | None:
        return {**self._queue, **contact.spaces.get("Queue", {})} or None

    def agent_view(self, contact: Contact) -> Json | None:
        found: Json | None = contact.spaces.get("Agent")
        return found

    def is_open(self, contact: Contact, hours_id: str | None) -> bool | None:  # noqa: ARG002 - the Host's shape
        return None if self._answer.missing else self._answer.is_open

    def queue_metrics(self, queue_id: str | None, agent_id: str | None, channel: str | None) -> Json | None:  # noqa: ARG002
        return None if self._answer.missing else _metrics(self._answer.metrics)

    # --- contacts ---------------------------------------------------------------------------------------------------
    def enqueue(self, contact: Contact) -> str | None:
        refusal = self._answer.refusal
        if refusal is None:
            contact.state = ContactState.QUEUED
            self.done.append(f"waits in the queue {self._queue.get('Name', 'that was set before')}")
        return refusal

    def requeue(self, contact: Contact, queue_id: str | None, agent_id: str | None) -> str | None:
        refusal = self._answer.refusal
        if refusal is None:
            self.done.append(f"goes on to the queue {bare_id(queue_id or agent_id or contact.target_queue or '')}")
        return refusal

    def reprioritize(self, contact: Contact) -> None:
        """Nobody else waits here."""

    def related(self, contact: Contact) -> Contact | None:
        return None if self._answer.missing else replace(contact, id=f"related-to-{contact.id}", attributes={})

    def attributes_changed(self, contact: Contact) -> None:
        """Nobody listens here."""

    def can_dial(self, number: str) -> bool:  # noqa: ARG002 - the Host's shape
        return not self._answer.missing

    def dial_third_party(
        self, contact: Contact, number: str, caller_id: str | None, on_signal: Callable[[object], None]
    ) -> ThirdPartyLine:
        self.done.append(f"{contact.id}: dials {number}" + (f" as {caller_id}" if caller_id else ""))
        manner = self._answer.third_party
        if manner == "answers":
            self.call_later(RINGS_S, lambda: on_signal(ThirdPartyAnswered()))
            self.call_later(RINGS_S + TALKS_S, lambda: on_signal(ThirdPartyLeft()))
        elif manner == "refuses":
            self.call_later(RINGS_S, lambda: on_signal(ThirdPartyFailed()))
        return _OutsideLine()

    def transfer_to_agent(self, contact: Contact) -> bool:
        self.done.append(f"{contact.id}: goes to the agent")
        return not self._answer.missing

    def hold_previous(self, contact: Contact, state: str) -> bool:
        self.done.append(f"{contact.id}: {state}")
        return not self._answer.missing

    def create_callback(self, contact: Contact, request: CallbackRequest) -> None:  # noqa: ARG002 - the Host's shape
        self.done.append(f"asks for a callback of {request.number}")

    def create_task(self, contact: Contact, request: TaskRequest) -> str:
        self.done.append(f"creates the task {request.name}")
        return f"task-{len(self.done)}-of-{contact.id}"


class _OutsideLine:
    def hang_up(self) -> None:
        """The outside number hears it."""


def _metrics(given: Json) -> Json:
    zero = ("Online", "Available", "Staffed", "AfterContactWork", "Busy", "Missed", "NonProductive")
    queue: dict[str, Any] = {"Name": "queue", "ARN": "queue", "Size": 0, "OldestContactAge": 0}
    return {
        "Queue": {**queue, **given.get("Queue", {})},
        "Agents": {**dict.fromkeys(zero, 0), **given.get("Agents", {})},
    }
