"""A stage for flows alone: one contact, one execution, and a centre that is nothing but answers written down beforehand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from local.connect.contacts.contact import Contact, Endpoint
from local.connect.engine.execution import Execution
from local.connect.engine.host import CallbackRequest, Message, TaskRequest, ThirdPartyLine
from local.connect.engine.outcomes import EndFlow, Signal
from local.connect.engine.services import Services
from local.connect.language.model import Flow, FlowType
from local.connect.language.parsing import parse_flow
from local.connect.ports import Cancellable, Json, LambdaAnswer
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.connect_actions import Action, document


@dataclass
class StageHost:
    """A centre that answers as told. Everything asked of it that matters is kept."""

    runtime: VirtualRuntime
    flows: dict[str, Flow] = field(default_factory=dict)
    modules: dict[str, Flow] = field(default_factory=dict)
    services: Services = field(default_factory=Services)
    said: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    agent_free: bool = True
    previous_there: bool = True
    opens: bool = True
    drawn: int = 1
    instance_arn: str = "arn:aws:connect:eu-central-1:123456789012:instance/demo"
    region: str = "eu-central-1"
    speaking_s: float = 0.0

    def now(self) -> datetime:
        return self.runtime.now()

    def call_later(self, delay_s: float, action: Callable[[], None]) -> Cancellable:
        return self.runtime.call_later(delay_s, action)

    def draw(self) -> int:
        return self.drawn

    def planned_fault(self, _flow_id: str, action: str) -> str | None:
        return self.faults.pop(action, None)

    def speaking_time(self, _message: Message) -> float:
        return self.speaking_s

    def knows_voice(self, name: str) -> bool:
        return name != "Nobody"

    def say(self, _contact: Contact, _audience: str, message: Message, _asks: Json | None) -> None:
        self.said.append(message.text or message.ssml or message.prompt or "")

    def may_invoke(self, _function_arn: str) -> bool:
        return True

    def invoke(self, _arn: str, _event: Json, _limit_s: float, done: Callable[[LambdaAnswer], None]) -> None:
        self.runtime.call_later(0, lambda: done(LambdaAnswer(payload={})))

    def find_flow(self, flow_id: str) -> tuple[str, Flow] | None:
        return (flow_id, self.flows[flow_id]) if flow_id in self.flows else None

    def find_module(self, module_id: str) -> tuple[str, Flow] | None:
        bare = module_id.removesuffix(":$LATEST")
        return (bare, self.modules[bare]) if bare in self.modules else None

    def find_queue(self, queue_id: str) -> str | None:
        return queue_id or None

    def find_user(self, user_id: str) -> str | None:
        return user_id or None

    def find_prompt(self, prompt_id: str) -> str | None:
        return prompt_id

    def queue_view(self, _contact: Contact) -> Json | None:
        return None

    def agent_view(self, _contact: Contact) -> Json | None:
        return None

    def is_open(self, _contact: Contact, _hours_id: str | None) -> bool | None:
        return self.opens

    def queue_metrics(self, *_of_whom: str | None) -> Json | None:
        return {"Queue": {"Size": 3, "OldestContactAge": 20}, "Agents": {"Available": 1, "Staffed": 1, "Online": 1}}

    def flow_metrics(self, _contact: Contact, measured: Json, _channel: str | None) -> Json:
        return measured

    def enqueue(self, _contact: Contact) -> str | None:
        return None

    def requeue(self, *_where: Any) -> str | None:
        return None

    def reprioritize(self, _contact: Contact) -> None: ...

    def related(self, _contact: Contact) -> Contact | None:
        return None

    def attributes_changed(self, _contact: Contact) -> None: ...

    def can_dial(self, number: str) -> bool:
        return number.startswith("+")

    def dial_third_party(self, *_call: Any) -> ThirdPartyLine:
        raise NotImplementedError

    def create_callback(self, _contact: Contact, _request: CallbackRequest) -> None: ...

    def create_task(self, _contact: Contact, _request: TaskRequest) -> str:
        return "task-1"

    def transfer_to_agent(self, _contact: Contact) -> bool:
        return self.agent_free

    def hold_previous(self, _contact: Contact, _state: str) -> bool:
        return self.previous_there

    def complete_call(self, *_call: Any) -> ThirdPartyLine | None:
        return None

    def flow_failed(self, _contact: Contact, reason: str) -> None:
        self.failures.append(reason)


@dataclass
class Play:
    """A flow that is being played."""

    host: StageHost
    contact: Contact
    ended: list[EndFlow] = field(default_factory=list)
    execution: Execution | None = None

    def start(self, *actions: Action, flow_type: FlowType = FlowType.CONTACT_FLOW) -> "Play":
        """Begin with the first action; runs until the first wait."""
        self.execution = Execution(self.host, self.contact, flow_type, "Customer", self.ended.append)
        self.execution.start("flow", parse_flow(document(*actions)))
        return self

    def signal(self, *signals: Signal) -> "Play":
        """Something happens; somebody must be waiting for it."""
        for signal in signals:
            assert self.execution is not None
            assert self.execution.signal(signal), f"nobody waits for {signal}"
        return self

    def wait(self, seconds: float) -> "Play":
        """Time passes."""
        self.host.runtime.advance(seconds)
        return self

    @property
    def ways(self) -> list[str]:
        """The labels of the ways taken, in order; "" where the flow ended."""
        return [step.branch for step in self.contact.trace]

    def read(self, reference: str) -> Any:
        """What a reference finds now."""
        assert self.execution is not None
        return self.execution.data.resolve(tuple(reference.removeprefix("$.").split(".")))


def stage(channel: str = "VOICE", **attributes: str) -> Play:
    """An empty stage with a contact of this channel."""
    runtime = VirtualRuntime(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    customer, system = Endpoint("+79120000001"), Endpoint("+78120000000")
    contact = Contact("contact-1", "contact-1", "INBOUND", channel, runtime.now(), customer, system)
    contact.attributes.update(attributes)
    return Play(StageHost(runtime), contact)
