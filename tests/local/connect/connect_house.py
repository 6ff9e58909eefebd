"""A small contact centre for tests: actions and flows in few words, one instance in virtual time."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from local.connect.fakes import KeptOutput, ScriptedLambdas, make_ports
from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller
from local.connect.runtime.virtual import VirtualRuntime

NUMBER = "+78120000000"
RESIDENT = "+79120000001"
LAMBDA = "arn:aws:lambda:eu-central-1:123456789012:function:"
Action = dict[str, Any]


def action(
    identifier: str,
    type_: str,
    parameters: Mapping[str, Any] | None = None,
    then: str | None = None,
    *,
    when: Mapping[str, str] | Sequence[tuple[str, str, str]] = (),
    errors: Mapping[str, str] | None = None,
) -> Action:
    """One action. when: {operand of Equals: target}, or (operator, operand, target)s."""
    triples = [("Equals", o, t) for o, t in when.items()] if isinstance(when, Mapping) else list(when)
    transitions: dict[str, Any] = {
        "Conditions": [{"NextAction": t, "Condition": {"Operator": op, "Operands": [o]}} for op, o, t in triples],
        "Errors": [{"ErrorType": error, "NextAction": target} for error, target in (errors or {}).items()],
    }
    if then is not None:
        transitions["NextAction"] = then
    return {
        "Identifier": identifier,
        "Type": type_,
        "Parameters": dict(parameters or {}),
        "Transitions": transitions,
    }


def say(identifier: str, text: str, then: str) -> Action:
    """A prompt."""
    return action(identifier, "MessageParticipant", {"Text": text}, then, errors={"NoMatchingError": then})


def menu(identifier: str, text: str, keys: Mapping[str, str], otherwise: str, timeout: str | None = None) -> Action:
    """A menu of five seconds."""
    return action(
        identifier,
        "GetParticipantInput",
        {"Text": text, "StoreInput": "False", "InputTimeLimitSeconds": "5"},
        otherwise,
        when=keys,
        errors={
            "NoMatchingCondition": otherwise,
            "NoMatchingError": otherwise,
            "InputTimeLimitExceeded": timeout or otherwise,
        },
    )


def to_queue(queue_id: str, full: str = "bye") -> list[Action]:
    """Set the queue ("queue") and go there."""
    return [
        action(
            "queue", "UpdateContactTargetQueue", {"QueueId": queue_id}, "transfer", errors={"NoMatchingError": "bye"}
        ),
        action(
            "transfer", "TransferContactToQueue", {}, "bye", errors={"QueueAtCapacity": full, "NoMatchingError": "bye"}
        ),
    ]


def invoke(identifier: str, function: str, then: str, failed: str, **extra: Any) -> Action:
    """A function with eight seconds."""
    parameters = {"LambdaFunctionARN": LAMBDA + function, "InvocationTimeLimitSeconds": "8", **extra}
    return action(identifier, "InvokeLambdaFunction", parameters, then, errors={"NoMatchingError": failed})


BYE = action("bye", "DisconnectParticipant")


def document(*actions: Action, **more: Any) -> str:
    """A flow that starts at the first action."""
    return json.dumps(
        {"Version": "2019-10-30", "StartAction": actions[0]["Identifier"], "Actions": list(actions), **more}
    )


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
