"""The centre as flows see it: the `Host` of every execution. It only passes on; the work is done by the centre's parts."""

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.contacts.contact import Contact
from local.connect.contacts.directory import bare_id
from local.connect.contacts.guides import WorkspaceViews
from local.connect.contacts.metrics import measure_queue, view_metrics
from local.connect.contacts.speech import language_of, speaking_time, voices
from local.connect.contacts.transfer_audience import set_previous_state
from local.connect.contacts.views import view_agent, view_queue
from local.connect.engine.host import CallbackRequest, Message, TaskRequest, ThirdPartyLine
from local.connect.engine.services import Services
from local.connect.language.model import Flow
from local.connect.ports import Cancellable, Json, LambdaAnswer

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


class FlowHost:
    """See `engine.host.Host` for what each method means."""

    def __init__(self, centre: "ContactCentre") -> None:
        self._centre = centre
        self._directory = centre.directory
        self._runtime = centre.ports.runtime
        self._faults = centre.faults
        self.now = centre.now
        self.services = Services(views=WorkspaceViews(centre))

    # --- time, chance, faults ---------------------------------------------------------------------------------------
    @property
    def instance_arn(self) -> str:
        return self._directory.instance.arn

    @property
    def region(self) -> str:
        return self._directory.instance.region

    def call_later(self, delay_s: float, action: Callable[[], None]) -> Cancellable:
        return self._runtime.call_later(delay_s, action)

    def draw(self) -> int:
        chance = self._centre.ports.chance
        return chance() if chance else random.randint(1, 100)  # noqa: S311 - no secret

    def planned_fault(self, flow_id: str, action: str) -> str | None:
        return self._faults.take(flow_id, action)

    def flow_failed(self, contact: Contact, reason: str) -> None:
        self._centre.flow_failed(contact, reason)

    # --- speech -----------------------------------------------------------------------------------------------------
    def speaking_time(self, message: Message) -> float:
        return speaking_time(message, self._centre.characters_per_second)

    def knows_voice(self, name: str) -> bool:
        return name in voices()

    def say(self, contact: Contact, audience: str, message: Message, asks: Json | None) -> None:
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
            self._centre.tell(contact, heard)
            self._centre.monitoring.overheard(contact, heard)
        elif (session := self._centre.session_of(contact)) is not None:
            self._centre.tell_agent(session, {"contactId": contact.id, **heard})

    # --- functions --------------------------------------------------------------------------------------------------
    def may_invoke(self, function_arn: str) -> bool:
        """Only functions that were associated with the instance; an alias or version of one counts as the function."""
        allowed = self._directory.lambdas
        return function_arn in allowed or ":".join(function_arn.split(":")[:7]) in allowed

    def invoke(self, function_arn: str, event: Json, limit_s: float, done: Callable[[LambdaAnswer], None]) -> None:
        lambdas = self._centre.ports.lambdas
        self._runtime.run_in_background(lambda: lambdas.invoke(function_arn, event, limit_s), done)

    # --- resources --------------------------------------------------------------------------------------------------
    def find_flow(self, flow_id: str) -> tuple[str, Flow] | None:
        return self._directory.flow(flow_id)

    def find_module(self, module_id: str) -> tuple[str, Flow] | None:
        found = self._directory.find(self._directory.modules, module_id)
        return (found.id, found.flow) if found else None

    def find_queue(self, queue_id: str) -> str | None:
        found = self._directory.find(self._directory.queues, queue_id)
        return found.id if found else None

    def find_user(self, user_id: str) -> str | None:
        found = self._directory.find(self._directory.users, user_id)
        return found.id if found else None

    def find_prompt(self, prompt_id: str) -> str | None:
        found = self._directory.find(self._directory.prompts, prompt_id)
        return found.name if found else None

    def queue_view(self, contact: Contact) -> Json | None:
        return view_queue(self._centre, contact)

    def agent_view(self, contact: Contact) -> Json | None:
        return view_agent(self._centre, contact)

    def is_open(self, contact: Contact, hours_id: str | None) -> bool | None:
        if hours_id is None:
            queue = self._directory.queues.get(contact.target_queue or "")
            hours_id = queue.hours_id if queue else ""
        hours = self._directory.hours.get(bare_id(hours_id))
        return hours.is_open(self.now()) if hours else None

    def queue_metrics(self, queue_id: str | None, agent_id: str | None, channel: str | None) -> Json | None:
        return measure_queue(self._centre, queue_id, agent_id, channel)

    def flow_metrics(self, contact: Contact, measured: Json, channel: str | None) -> Json:
        """`$.Metrics` of what was measured."""
        return view_metrics(self._centre, contact, measured, channel)

    # --- contacts ---------------------------------------------------------------------------------------------------
    def enqueue(self, contact: Contact) -> str | None:
        return self._centre.router.enqueue(contact)

    def requeue(self, contact: Contact, queue_id: str | None, agent_id: str | None) -> str | None:
        return self._centre.router.requeue(contact, queue_id, agent_id)

    def reprioritize(self, contact: Contact) -> None:
        self._centre.router.reprioritize(contact)

    def related(self, contact: Contact) -> Contact | None:
        return self._centre.contacts.get(contact.related_id or contact.previous_id or "")

    def attributes_changed(self, contact: Contact) -> None:
        self._centre.attributes_changed(contact)

    def can_dial(self, number: str) -> bool:
        return self._centre.outside.can_dial(number)

    def dial_third_party(
        self, contact: Contact, number: str, caller_id: str | None, on_signal: Callable[[object], None]
    ) -> ThirdPartyLine:
        return self._centre.outbound.dial_third_party(contact, number, caller_id, on_signal)

    def create_callback(self, contact: Contact, request: CallbackRequest) -> None:
        self._centre.callbacks.create(contact, request)

    def create_task(self, contact: Contact, request: TaskRequest) -> str:
        return self._centre.tasks.create(request, related=contact).id

    def transfer_to_agent(self, contact: Contact) -> bool:
        """To the agent that was chosen, who must be free now; False when there is none."""
        if contact.target_agent is None or self._centre.transfers.agent_error(contact) is not None:
            return False
        return self._centre.router.enqueue(contact) is None

    def hold_previous(self, contact: Contact, state: str) -> bool:
        """Who still takes part from the contact before is put on hold or taken back; False when nobody is there."""
        return set_previous_state(self._centre, contact, state)

    def complete_call(
        self, contact: Contact, caller_id: str | None, on_signal: Callable[[object], None]
    ) -> ThirdPartyLine | None:
        """Ring the customer of an outbound contact now; None when there is nobody to ring."""
        return self._centre.outbound.complete_call(contact, caller_id, on_signal)
