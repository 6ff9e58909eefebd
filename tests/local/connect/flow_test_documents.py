"""Test cases of Connect's testing language in few words."""

import itertools
import json
from typing import Any

Document = dict[str, Any]
HEARD_ALL = {"Type": "Inclusion"}


def initiated() -> Document:
    return {"Identifier": "begun", "Type": "TestInitiated", "Actor": "System", "Properties": {}}


def completed() -> Document:
    return {"Identifier": "over", "Type": "TestCompleted", "Actor": "System", "Properties": {}}


def hears(text: str, how: str = "Inclusion") -> Document:
    properties = {"Text": text, "MatchingCriteria": {"Type": how}}
    return {"Identifier": f"hears {text}", "Type": "MessageReceived", "Actor": "System", "Properties": properties}


def starts(kind: str, resource: str) -> Document:
    names = {"InvokeLambdaFunction": "LambdaFunctionARN", "CheckHoursOfOperation": "HoursOfOperationId"}
    properties = {"ActionType": kind, "ActionParameters": {names.get(kind, "QueueId"): resource}}
    return {"Identifier": f"starts {kind}", "Type": "FlowActionStarted", "Actor": "System", "Properties": properties}


def press(keys: str | int) -> Document:
    instruction = {"Type": "DtmfInput", "Properties": {"Value": keys}}
    parameters = {"ActionType": "SendInstruction", "Actor": "Customer", "Instruction": instruction}
    return {"Type": "SendInstruction", "Parameters": parameters}


def check(path: str, value: str, operator: str = "Equals") -> Document:
    return {"Type": "Assert", "Parameters": {"Namespace": path, "Operator": operator, "Operand": value}}


def end() -> Document:
    return {"Type": "TestControl", "Parameters": {"ActionType": "TestControl", "Command": {"Type": "EndTest"}}}


def override(kind: str, resource: str, strategy: Document) -> Document:
    names = {"InvokeLambdaFunction": "LambdaFunctionARN", "CheckHoursOfOperation": "HoursOfOperationId"}
    properties = {
        "ActionType": kind,
        "ActionParameters": {names.get(kind, "QueueId"): resource},
        "Strategy": strategy,
    }
    behavior = {"Type": "FlowAction", "Properties": properties}
    return {
        "Type": "OverrideSystemBehavior",
        "Parameters": {"ActionType": "OverrideSystemBehavior", "Behavior": behavior},
    }


def instead(resource: str) -> Document:
    return {"Type": "SubstituteResource", "SubstituteArn": resource}


def answers(payload: Any, delay: float = 0) -> Document:
    result = {"LoadedData": json.dumps(payload), "DelaySeconds": delay}
    return {"Type": "MockResponse", "Response": {"Type": "ExecutionResult", "ExecutionResult": result}}


def fails(error: str = "NoMatchingError") -> Document:
    return {"Type": "MockResponse", "Response": {"Type": "Error", "Error": {"Value": error}}}


def observe(name: str, event: Document, *actions: Document, then: tuple[str, ...] = ()) -> Document:
    named = [{"Identifier": f"{name}-{number}", **action} for number, action in enumerate(actions)]
    for number, action in enumerate(named):
        follows = named[number + 1]["Identifier"] if number + 1 < len(named) else None
        action["Transitions"] = {"NextAction": follows} if follows else {}
    return {
        "Identifier": name,
        "Event": event,
        "Usage": {"Type": "Exactly", "Times": 1},
        "Actions": named,
        "Transitions": {"NextObservations": list(then)},
    }


def chain(*observations: Document) -> Document:
    """Each leads to the next."""
    for one, following in itertools.pairwise(observations):
        one["Transitions"] = {"NextObservations": [following["Identifier"]]}
    return document(*observations)


def document(*observations: Document, **more: Any) -> Document:
    return {"Version": "2019-10-30", "Metadata": {}, "Observations": list(observations), **more}
