"""A good flow, broken in one way at a time: each break is refused, with the action it is in and words that help."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from local.connect.check import check_content, check_flow
from local.connect.language.model import FlowType
from local.connect.language.parsing import parse_flow
from tests.local.connect.connect_actions import LAMBDA, Action, action, document, menu, say

Break = Callable[[dict[str, Action]], Any]
VALIDATION = {"InputValidation": {"CustomValidation": {"MaximumLength": "6"}}}


def good() -> dict[str, Any]:
    """Speech, a function, a comparison, a menu, a stored input, a loop, hours, a queue: all that calls are made of."""
    oops = {"NoMatchingError": "sorry"}
    return json.loads(
        document(
            action("log", "UpdateFlowLoggingBehavior", {"FlowLoggingBehavior": "Enabled"}, "load"),
            action("load", "InvokeLambdaFunction",
                   {"LambdaFunctionARN": f"{LAMBDA}load", "InvocationTimeLimitSeconds": "8"}, "check", errors=oops),
            action("check", "Compare", {"ComparisonValue": "$.External.kind"}, "ask", when={"late": "hours"},
                   errors={"NoMatchingCondition": "ask"}),
            action("hours", "CheckHoursOfOperation", {}, "sorry", when={"True": "ask", "False": "sorry"}, errors=oops),
            menu("ask", "One or two?", {"1": "key", "2": "again"}, "again"),
            action("again", "Loop", {"LoopCount": "3"}, "sorry", when={"ContinueLooping": "ask", "DoneLooping": "sorry"}),
            action("key", "GetParticipantInput", {"Text": "Number?", "StoreInput": "True", "InputTimeLimitSeconds": "5",
                   **VALIDATION}, "keep", errors=oops),
            action("keep", "UpdateContactAttributes", {"Attributes": {"number": "$.StoredCustomerInput"}}, "priority",
                   errors=oops),
            action("priority", "UpdateContactRoutingBehavior", {"QueuePriority": "1"}, "queue"),
            action("queue", "UpdateContactTargetQueue", {"QueueId": "$.External.queue"}, "enqueue", errors=oops),
            action("enqueue", "TransferContactToQueue", {}, "sorry", errors={"QueueAtCapacity": "sorry", **oops}),
            say("sorry", "Sorry.", "end"),
            action("end", "DisconnectParticipant"),
        )
    )  # fmt: skip


def set_parameter(identifier: str, name: str, value: Any) -> Break:
    """`None` takes the parameter away."""

    def change(actions: dict[str, Action]) -> None:
        parameters = actions[identifier]["Parameters"]
        parameters[name] = value
        if value is None:
            del parameters[name]

    return change


def set_type(identifier: str, type_: str) -> Break:
    return lambda actions: actions[identifier].update(Type=type_)


def set_next(identifier: str, target: str | None) -> Break:
    def change(actions: dict[str, Action]) -> None:
        actions[identifier]["Transitions"]["NextAction"] = target

    return change


def set_error(identifier: str, **changes: str) -> Break:
    return lambda actions: actions[identifier]["Transitions"]["Errors"][0].update(changes)


def set_way(identifier: str, target: str) -> Break:
    return lambda actions: actions[identifier]["Transitions"]["Conditions"][0].update(NextAction=target)


def set_condition(identifier: str, operator: str, *operands: Any) -> Break:
    condition = {"Operator": operator, "Operands": list(operands)}
    return lambda actions: actions[identifier]["Transitions"]["Conditions"][0].update(Condition=condition)


def drop_condition(identifier: str) -> Break:
    return lambda actions: actions[identifier]["Transitions"]["Conditions"].pop()


def nested(depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"Operator": "Equals", "Operands": ["late"]}
    for _ in range(depth):
        inner = {"Operator": "Not", "Operands": [inner]}
    return inner


MUTATIONS: list[tuple[Break, str, str, str]] = [
    # what is broken, the action told, the place told, words of the reason
    (set_type("sorry", "SayGoodbye"), "sorry", "Type", "unknown action type SayGoodbye"),
    (set_type("sorry", "messageparticipant"), "sorry", "Type", "unknown action type messageparticipant"),
    (set_next("log", "nowhere"), "log", "NextAction", "leads to 'nowhere', which does not exist"),
    (set_next("log", ""), "log", "NextAction", "leads to an empty target"),
    (set_next("log", None), "log", "Transitions", "NextAction is missing"),
    (set_way("check", "nowhere"), "check", "Equals late", "leads to 'nowhere'"),
    (set_error("load", NextAction="nowhere"), "load", "NoMatchingError", "leads to 'nowhere'"),
    (set_next("keep", "queue"), "priority", "", "cannot be reached from the start"),
    (set_parameter("load", "LambdaFunctionARN", None), "load", "LambdaFunctionARN", "is missing"),
    (set_parameter("load", "LambdaFunctionARN", ""), "load", "LambdaFunctionARN", "is empty"),
    (set_parameter("load", "InvocationTimeLimitSeconds", None), "load", "InvocationTimeLimitSeconds", "is missing"),
    (set_parameter("load", "InvocationTimeLimitSeconds", "12"), "load", "InvocationTimeLimitSeconds", "1 to 8, is '12'"),
    (set_parameter("load", "InvocationTimeLimitSeconds", "soon"), "load", "InvocationTimeLimitSeconds", "whole number"),
    (set_parameter("load", "Function", "x"), "load", "Function", "is not a parameter of this action"),
    (set_parameter("load", "LambdaInvocationAttributes", "x"), "load", "LambdaInvocationAttributes", "an object"),
    (set_parameter("load", "ResponseValidation", {"ResponseType": "XML"}), "load", "ResponseValidation.ResponseType",
     "must be one of STRING_MAP, JSON"),
    (set_parameter("sorry", "Text", None), "sorry", "Parameters", "one of Text, SSML, PromptId, Media is missing"),
    (set_parameter("sorry", "PromptId", "p"), "sorry", "PromptId", "cannot be given together with Text"),
    (set_parameter("again", "LoopCount", "101"), "again", "LoopCount", "must be 0 to 100"),
    (set_parameter("queue", "QueueId", None), "queue", "Parameters", "one of QueueId, AgentId is missing"),
    (set_parameter("queue", "QueueId", "of $.Attributes.town"), "queue", "QueueId", "static or one whole reference"),
    (set_parameter("key", "InputValidation", None), "key", "InputValidation", "is missing"),
    (set_parameter("ask", "InputTimeLimitSeconds", "0"), "ask", "InputTimeLimitSeconds", "must be 1 or more"),
    (set_parameter("ask", "StoreInput", "Maybe"), "ask", "StoreInput", "must be one of True, False"),
    (set_parameter("log", "FlowLoggingBehavior", "On"), "log", "FlowLoggingBehavior", "must be one of Enabled, Disabled"),
    (set_parameter("log", "FlowLoggingBehavior", "$.Attributes.log"), "log", "FlowLoggingBehavior", "must be static"),
    (set_parameter("priority", "QueuePriority", "$.Attributes.p"), "priority", "QueuePriority", "must be static"),
    (set_parameter("load", "InvocationTimeLimitSeconds", "$.Attributes.t"), "load", "InvocationTimeLimitSeconds",
     "must be static"),
    (set_parameter("check", "ComparisonValue", "late"), "check", "ComparisonValue", "must be one reference"),
    (set_parameter("check", "ComparisonValue", "$.Weather.today"), "check", "ComparisonValue",
     "$.Weather.today is not a reference that flows know"),
    (set_condition("check", "Resembles", "late"), "check", "Conditions", "unknown operator 'Resembles'"),
    (set_condition("check", "Equals"), "check", "Conditions", "takes one operand, has 0"),
    (set_condition("check", "Equals", "late", "early"), "check", "Conditions", "takes one operand, has 2"),
    (set_condition("check", "Not", nested(6)), "check", "Conditions", "nested deeper than 5"),
    (set_condition("ask", "Equals", "12"), "ask", "Conditions", "never gives '12'"),
    (set_condition("ask", "NumberGreaterThan", "1"), "ask", "Conditions", "takes Equals only"),
    (set_condition("again", "Equals", "Round"), "again", "Conditions", "never gives 'Round'"),
    (drop_condition("hours"), "hours", "Conditions", "the condition for False is missing"),
    (drop_condition("again"), "again", "Conditions", "the condition for DoneLooping is missing"),
    (set_error("load", ErrorType="Sunday"), "load", "Errors", "InvokeLambdaFunction has no error Sunday"),
    (set_error("keep", ErrorType="QueueAtCapacity"), "keep", "Errors", "has no error QueueAtCapacity"),
    (set_type("log", "EndFlowModuleExecution"), "log", "Type", "may not stand in a flow of type CONTACT_FLOW"),
]  # fmt: skip


def errors_of(flow: dict[str, Any], flow_type: FlowType | None = FlowType.CONTACT_FLOW) -> list[dict[str, str]]:
    verdict = check_content(json.dumps(flow), flow_type, "flow.json").to_json()
    assert verdict["file"] == "flow.json"
    assert verdict["ok"] is (verdict["errors"] == [])
    return verdict["errors"]


def test_the_good_flow_is_taken() -> None:
    assert errors_of(good()) == []
    assert errors_of(good(), None) == []


@pytest.mark.parametrize(("mutate", "where", "place", "words"), MUTATIONS)
def test_a_break_is_told_with_its_action_place_and_reason(mutate: Break, where: str, place: str, words: str) -> None:
    flow = good()
    mutate({item["Identifier"]: item for item in flow["Actions"]})

    found = [error for error in errors_of(flow) if (error["action"], error["place"]) == (where, place)]

    assert any(words in error["reason"] for error in found), errors_of(flow)


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"StartAction": "nowhere"}, "StartAction", "there is no action 'nowhere'"),
        ({"StartAction": None}, "StartAction", "must be a text, is missing"),
        ({"Version": "2021-01-01"}, "Version", "must be 2019-10-30, is '2021-01-01'"),
        ({"Actions": {}}, "Actions", "must be a list"),
        ({"Actions": []}, "StartAction", "there is no action 'log'"),
    ],
)
def test_a_break_of_the_document_is_told_with_its_place(change: dict[str, Any], place: str, words: str) -> None:
    found = [error for error in errors_of({**good(), **change}) if error["place"] == place]

    assert any(words in error["reason"] for error in found)


def test_an_action_that_is_there_twice_or_one_too_many_is_refused() -> None:
    flow = good()
    flow["Actions"].append(copy.deepcopy(flow["Actions"][-1]))
    assert {"action": "end", "reason": "another action has the same identifier", "place": "Identifier"} in errors_of(
        flow
    )

    many = [say(f"say {n}", "x", f"say {n + 1}") for n in range(250)] + [action("say 250", "DisconnectParticipant")]
    assert [error["reason"] for error in errors_of(json.loads(document(*many)))] == [
        "a flow has at most 250 actions, this one 251"
    ]


def test_a_flow_that_is_too_long_is_refused() -> None:
    flow = good()
    flow["Actions"][-2]["Parameters"]["Text"] = "a" * 256_000
    assert "a flow has at most 256000 characters" in errors_of(flow)[0]["reason"]


@pytest.mark.parametrize(
    ("flow_type", "misplaced"),
    [
        (FlowType.CUSTOMER_WHISPER, {"hours", "ask", "key", "priority", "queue", "enqueue", "end"}),
        (FlowType.CUSTOMER_HOLD, {"hours", "ask", "key", "priority", "queue", "enqueue", "sorry", "end"}),
        (FlowType.CUSTOMER_QUEUE, {"queue", "enqueue"}),
    ],
)
def test_what_may_not_stand_in_a_type_of_flow_is_named(flow_type: FlowType, misplaced: set[str]) -> None:
    found = errors_of(good(), flow_type)

    assert {error["action"] for error in found} == misplaced
    assert all(f"may not stand in a flow of type {flow_type}" in error["reason"] for error in found)


def test_what_does_not_work_on_the_only_channel_is_named() -> None:
    found = check_flow(parse_flow(json.dumps(good())), FlowType.CONTACT_FLOW, channel="CHAT")

    assert [str(problem) for problem in found] == [
        "ask Type: GetParticipantInput does not work on the channel CHAT",
        "key Type: GetParticipantInput does not work on the channel CHAT",
    ]
