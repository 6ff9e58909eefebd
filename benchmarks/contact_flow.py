"""A flow like the inbound one, for benchmarks: what a call goes through without the functions' own time.

Logging, voice, hooks, two functions, attributes, comparisons, a module, a greeting, a menu; then information that the caller
hears, or a queue with a message again and again. It is built here so that figures stay comparable while our flows change.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from local.connect.fakes import ScriptedLambdas
from local.connect.instance import ConnectInstance
from local.connect.ports import Json, LambdaAnswer, Ports
from local.connect.runtime.virtual import VirtualRuntime

NUMBER = "+12025550100"
INFORMATION, EMERGENCY, OPERATOR = "1", "2", "3"
_LAMBDA = "arn:aws:lambda:eu-central-1:123456789012:function:"
_ANSWERS: dict[str, Json] = {
    "load_company": {"company": "demo", "voice": "Tatyana", "greeting": "Hello, this is the round-the-clock watch."},
    "identify_caller": {"known": "yes", "name": "Ivan", "address": "Lesnaya 1", "outage": "no", "tickets": "0"},
}
_GREETING = "$.External.greeting"
Action = dict[str, Any]


@dataclass
class CountingSink:
    """Takes all that goes out and keeps only how much it was."""

    contact_records: int = 0
    others: int = 0

    def put_contact_record(self, stream_arn: str | None, record: Json) -> None:  # noqa: ARG002 - the port's shape
        """Count it."""
        self.contact_records += 1

    def put_agent_event(self, stream_arn: str | None, event: Json) -> None:  # noqa: ARG002 - the port's shape
        """Count it."""
        self.others += 1

    def put(self, *what: object) -> None:  # noqa: ARG002 - the port's shape
        """Count an event or a recording."""
        self.others += 1


class ForgetfulLambdas(ScriptedLambdas):
    """Keeps no events, which would fill the memory and be no part of what is measured."""

    def invoke(self, function_arn: str, event: Json, timeout_s: float) -> LambdaAnswer:
        """Answer as scripted."""
        answer = super().invoke(function_arn, event, timeout_s)
        self.events.clear()
        return answer


@dataclass
class Ids:
    """Short ids, the same in every run."""

    last: int = 0

    def new(self) -> str:
        """The next one."""
        self.last += 1
        return f"00000000-0000-4000-8000-{self.last:012d}"


def build_instance(
    runtime: VirtualRuntime, characters_per_second: float
) -> tuple[ConnectInstance, CountingSink, dict[str, str]]:
    """An instance that answers NUMBER with the flow; queues by name: emergency, operator."""
    sink = CountingSink()
    ports = Ports(runtime, ForgetfulLambdas(dict(_ANSWERS)), sink, sink, sink, Ids())
    instance = ConnectInstance(ports, alias="bench", characters_per_second=characters_per_second)
    hours = instance.create_hours_of_operation("always")
    queues = {name: instance.create_queue(name, hours) for name in ("emergency", "operator")}
    for name in _ANSWERS:
        instance.associate_lambda_function(_LAMBDA + name)
    waiting = instance.create_contact_flow("waiting", "CUSTOMER_QUEUE", _document(_waiting()))
    left = instance.create_contact_flow("left", "CONTACT_FLOW", _document(_disconnect()))
    module = instance.create_contact_flow_module("announce", _document(_module()))
    flow = instance.create_contact_flow("inbound", "CONTACT_FLOW", _document(_inbound(queues, waiting, left, module)))
    instance.associate_phone_number_contact_flow(instance.claim_phone_number(NUMBER), flow)
    return instance, sink, queues


def _action(
    identifier: str, kind: str, parameters: Mapping[str, Any], then: str = "", *, when: Mapping[str, str] | None = None,
    errors: tuple[str, ...] = ("NoMatchingError",), failed: str = "bye",
) -> Action:  # fmt: skip
    conditions = [
        {"NextAction": target, "Condition": {"Operator": "Equals", "Operands": [operand]}}
        for operand, target in (when or {}).items()
    ]
    transitions: Json = {
        "Conditions": conditions, "Errors": [{"ErrorType": error, "NextAction": failed} for error in errors]
    }  # fmt: skip
    if then:
        transitions["NextAction"] = then
    return {"Identifier": identifier, "Type": kind, "Parameters": dict(parameters), "Transitions": transitions}


def _document(actions: list[Action]) -> str:
    return json.dumps({"Version": "2019-10-30", "StartAction": actions[0]["Identifier"], "Actions": actions})


def _invoke(name: str, then: str) -> Action:
    parameters = {"LambdaFunctionARN": _LAMBDA + name, "InvocationTimeLimitSeconds": "8"}
    return _action(name, "InvokeLambdaFunction", parameters, then)


def _compare(identifier: str, value: str, when: Mapping[str, str], otherwise: str) -> Action:
    parameters = {"ComparisonValue": value}
    return _action(
        identifier, "Compare", parameters, otherwise, when=when, errors=("NoMatchingCondition",), failed=otherwise
    )  # fmt: skip


def _keep(identifier: str, then: str, **values: str) -> Action:
    return _action(identifier, "UpdateContactAttributes", {"Attributes": values}, then)


def _hook(name: str, flow: str, then: str) -> Action:
    return _action(f"hook {name}", "UpdateContactEventHooks", {"EventHooks": {name: flow}}, then)


_BYE: Action = {"Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}


def _inbound(queues: Mapping[str, str], waiting: str, left: str, module: str) -> list[Action]:
    keys = {INFORMATION: "information", EMERGENCY: "first", OPERATOR: "operator"}
    lost = ("NoMatchingCondition", "NoMatchingError", "InputTimeLimitExceeded")
    menu = {
        "Text": "1 the state of your request, 2 an emergency, 3 an operator.",
        "StoreInput": "False",
        "InputTimeLimitSeconds": "5",
    }
    return [
        _action("logging", "UpdateFlowLoggingBehavior", {"FlowLoggingBehavior": "Enabled"}, "hook CustomerQueue", errors=()),
        _hook("CustomerQueue", waiting, "hook CustomerRemaining"),
        _hook("CustomerRemaining", left, "load_company"),
        _invoke("load_company", "keep company"),
        _keep("keep company", "voice", company="$.External.company", voice="$.External.voice", greeting=_GREETING),
        _action("voice", "UpdateContactTextToSpeechVoice", {"TextToSpeechVoice": "$.Attributes.voice"}, "identify_caller"),
        _invoke("identify_caller", "keep caller"),
        _keep("keep caller", "known", known="$.External.known", address="$.External.address", outage="$.External.outage"),
        _compare("known", "$.Attributes.known", {"yes": "greet"}, "greet"),
        _action("greet", "MessageParticipant", {"Text": "$.Attributes.greeting"}, "announce"),
        _action("announce", "InvokeFlowModule", {"FlowModuleId": module}, "menu"),
        _action("menu", "GetParticipantInput", menu, "operator", when=keys, errors=lost, failed="operator"),
        _action("information", "MessageParticipant", {"Text": "The plumber comes before noon."}, "served"),
        _keep("served", "bye", outcome="self_served"),
        _action("first", "UpdateContactRoutingBehavior", {"QueuePriority": "1"}, "emergency", errors=()),
        _action("emergency", "UpdateContactTargetQueue", {"QueueId": queues["emergency"]}, "queue"),
        _action("operator", "UpdateContactTargetQueue", {"QueueId": queues["operator"]}, "queue"),
        _action("queue", "TransferContactToQueue", {}, "bye", errors=("QueueAtCapacity", "NoMatchingError")),
        _BYE,
    ]  # fmt: skip


def _waiting() -> list[Action]:
    return [
        _action("measure", "GetMetricData", {}, "music", failed="music"),
        _action(
            "music", "MessageParticipantIteratively",
            {"Messages": [{"Text": "Please stay on the line."}], "InterruptFrequencySeconds": "30"},
            "measure", when={"MessagesInterrupted": "measure"}, failed="music",
        ),
    ]  # fmt: skip


def _disconnect() -> list[Action]:
    return [_action("note", "TagContact", {"Tags": {"left": "yes"}}, "bye"), _BYE]


def _module() -> list[Action]:
    return [
        _compare("outage", "$.Attributes.outage", {"yes": "tell"}, "back"),
        _action("tell", "MessageParticipant", {"Text": "There is an outage in your building."}, "back", failed="back"),
        {"Identifier": "back", "Type": "EndFlowModuleExecution", "Parameters": {}, "Transitions": {}},
    ]  # fmt: skip
