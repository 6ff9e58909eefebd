"""A small contact centre for tests: one instance in virtual time. Actions and flows in few words are of `connect_actions`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from local.connect.fakes import KeptOutput, ScriptedLambdas, make_ports
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.connect_actions import BYE as BYE
from tests.local.connect.connect_actions import LAMBDA as LAMBDA
from tests.local.connect.connect_actions import Action as Action
from tests.local.connect.connect_actions import action as action
from tests.local.connect.connect_actions import document as document
from tests.local.connect.connect_actions import invoke as invoke
from tests.local.connect.connect_actions import menu as menu
from tests.local.connect.connect_actions import say as say
from tests.local.connect.connect_actions import to_queue as to_queue

NUMBER = "+78120000000"
RESIDENT = "+79120000001"


@dataclass
class House:
    """An instance with one queue and one routing profile."""

    instance: ConnectInstance
    runtime: VirtualRuntime
    output: KeptOutput
    lambdas: ScriptedLambdas
    queue: str
    profile: str
    hours: str

    def answer_with(self, *actions: Action) -> str:
        """Let the number be answered by this flow; gives the flow's id."""
        flow = self.add_flow("inbound", "CONTACT_FLOW", *actions)
        number = self.instance.claim_phone_number(NUMBER)
        self.instance.associate_phone_number_contact_flow(number, flow)
        return flow

    def add_flow(self, name: str, flow_type: str, *actions: Action) -> str:
        """A further flow."""
        return self.instance.create_contact_flow(name, flow_type, document(*actions))

    def agent(self, name: str = "anna", status: str = "Available", **more: Any) -> AgentPanel:
        """An agent at the desk."""
        panel = AgentPanel(self.instance, self.instance.create_user(name, self.profile, **more))
        panel.set_status(status)
        return panel

    def caller(self, number: str = RESIDENT) -> Caller:
        """A person with a telephone, not yet calling."""
        return Caller(self.instance, number)

    def call(self, number: str = RESIDENT) -> Caller:
        """A person who has dialled."""
        caller = self.caller(number)
        caller.dial(NUMBER)
        self.runtime.settle()
        return caller

    def record(self, index: int = -1) -> dict[str, Any]:
        """A contact record that was written."""
        return self.output.contact_records[index]


def build_house(
    functions: dict[str, Any] | None = None, chance: Callable[[], int] | None = None, speed: float = 0.0, **queue: Any
) -> House:
    """speed: characters a second; 0 makes speech take no time."""
    runtime = VirtualRuntime()
    ports, output, lambdas = make_ports(runtime, functions, chance)
    instance = ConnectInstance(ports, characters_per_second=speed)
    hours = instance.create_hours_of_operation("always")
    queue_id = instance.create_queue("operators", hours, **queue)
    profile = instance.create_routing_profile("operators", queue_id, [queue_id])
    for function in functions or {}:
        instance.associate_lambda_function(LAMBDA + function)
    return House(instance, runtime, output, lambdas, queue_id, profile, hours)
