"""Nothing personal in flow logs: no flow passes anybody's number, name, address or words on while they are written."""

from typing import Any

import pytest

from infra.flows import FlowFile, load_flows
from infra.layout import CONTACT_FLOWS
from tests.flows.flow_logs import find_logged


def step(name: str, kind: str, then: str = "", **parameters: Any) -> dict[str, Any]:
    """One action; then: whatever comes of it."""
    ways = {"NextAction": then, "Errors": [{"ErrorType": "NoMatchingError", "NextAction": then}]} if then else {}
    return {"Identifier": name, "Type": kind, "Parameters": parameters, "Transitions": ways}


def logging(name: str, how: str, then: str) -> dict[str, Any]:
    return step(name, "UpdateFlowLoggingBehavior", then, FlowLoggingBehavior=how)


def a_flow(name: str, *actions: dict[str, Any], kind: str = "flow") -> FlowFile:
    return FlowFile(name, kind, {"StartAction": actions[0]["Identifier"], "Actions": list(actions)})


NUMBER = step("it", "UpdateContactAttributes", "end", Attributes={"caller": "$.CustomerEndpoint.Address"})
END = step("end", "DisconnectParticipant")
ASKS = a_flow("second", NUMBER, END)


def test_no_flow_of_ours_writes_anything_personal_down() -> None:
    assert find_logged(load_flows(CONTACT_FLOWS)) == []


def test_no_module_of_ours_turns_logs_on_or_off() -> None:
    modules = [flow for flow in load_flows(CONTACT_FLOWS) if flow.kind == "module"]
    assert modules
    assert "UpdateFlowLoggingBehavior" not in {one["Type"] for flow in modules for one in flow.document["Actions"]}


@pytest.mark.parametrize(
    "personal",
    [
        NUMBER,
        step("it", "InvokeLambdaFunction", "end", LambdaFunctionARN="{{lambda:identify_caller}}"),
        step("it", "GetParticipantInput", "end", Text="Which number?"),
        step("it", "ShowView", "end", ViewResource={"Id": "{{view:ticket-caller}}"}),
    ],
)
def test_what_would_be_written_down_is_found(personal: dict[str, Any]) -> None:
    assert find_logged([a_flow("first", logging("log", "Enabled", "it"), personal, END)]) == ["flow:first: it"]
    assert find_logged([a_flow("first", personal, END)]) == []
    assert find_logged([a_flow("first", logging("log", "Disabled", "it"), personal, END)]) == []


def test_one_way_around_the_turning_off_is_enough() -> None:
    fork = step("fork", "Wait", "off")
    fork["Transitions"]["Errors"][0]["NextAction"] = "it"
    flow = a_flow("first", logging("on", "Enabled", "fork"), fork, logging("off", "Disabled", "it"), NUMBER, END)
    assert find_logged([flow]) == ["flow:first: it"]


@pytest.mark.parametrize(
    ("leading", "found"),
    [
        ([step("go", "TransferToFlow", "end", ContactFlowId="{{flow:second}}")], True),
        ([step("go", "UpdateContactEventHooks", "end", EventHooks={"CustomerRemaining": "{{flow:second}}"})], True),
        ([step("go", "UpdateContactEventHooks", "end", EventHooks={"DefaultAgentUI": "{{flow:second}}"})], True),
        ([step("go", "UpdateContactEventHooks", "queue", EventHooks={"CustomerQueue": "{{flow:second}}"}),
          step("queue", "TransferContactToQueue", "end")], True),
        ([step("go", "UpdateContactEventHooks", "off", EventHooks={"CustomerQueue": "{{flow:second}}"}),
          logging("off", "Disabled", "queue"), step("queue", "TransferContactToQueue", "end")], False),
    ],
)  # fmt: skip
def test_a_flow_begins_as_the_one_before_has_left_it(leading: list[dict[str, Any]], found: bool) -> None:
    first = a_flow("first", logging("on", "Enabled", "go"), *leading, END)
    assert find_logged([ASKS, first]) == (["flow:second: it"] if found else [])
