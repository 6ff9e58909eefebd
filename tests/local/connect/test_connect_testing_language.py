"""The rules of Connect's testing language: what would be refused when it is published is refused with its place."""

import json
from typing import Any

import pytest

from local.connect.testing.model import InvalidFlowTest
from local.connect.testing.reading import read_flow_test
from tests.local.connect.flow_test_documents import (
    Document,
    answers,
    chain,
    check,
    document,
    end,
    fails,
    hears,
    initiated,
    instead,
    observe,
    override,
    press,
    starts,
)


def good() -> Document:
    return chain(
        observe("start", initiated(), override("InvokeLambdaFunction", "arn:f", answers({"a": "b"}))),
        observe("menu", hears("press 1"), press("1")),
        observe("queue", starts("TransferContactToQueue", "q"), check("$.Queue.Name", "operators"), end()),
    )


def refusal(found: Any) -> str:
    with pytest.raises(InvalidFlowTest) as refused:
        read_flow_test(found if isinstance(found, str) else json.dumps(found))
    return str(refused.value)


def test_a_test_case_of_the_current_version_is_taken_as_it_is_written() -> None:
    case = read_flow_test(json.dumps(good()))
    assert list(case.observations) == ["start", "menu", "queue"]
    assert case.beginnings == ("start",)
    assert [action.type for action in case.observations["queue"].actions] == ["Assert", "TestControl"]


def test_usage_may_be_left_out_because_the_service_adds_its_own() -> None:
    found = good()
    del found["Observations"][0]["Usage"]
    assert read_flow_test(json.dumps(found))


@pytest.mark.parametrize(
    "strategy",
    [answers({}), answers({}, delay=2.5), fails(), fails("TimeLimitExceeded"), instead("arn:other")],
)
def test_a_function_may_answer_fail_or_be_replaced(strategy: Document) -> None:
    assert read_flow_test(
        json.dumps(document(observe("start", initiated(), override("InvokeLambdaFunction", "f", strategy))))
    )


@pytest.mark.parametrize("keys", ["1", "12#", "*", 1])
def test_keys_are_texts_or_numbers(keys: str | int) -> None:
    assert read_flow_test(json.dumps(document(observe("menu", hears("x"), press(keys)))))


def change(path: str, value: Any) -> Document:
    """A good test case with one thing changed; None takes it away."""
    found: Any = good()
    steps = path.split(".")
    place = found
    for step in steps[:-1]:
        place = place[int(step)] if step.isdigit() else place[step]
    if value is None:
        del place[steps[-1]]
    else:
        place[steps[-1]] = value
    return dict(found)


START, MENU, QUEUE = "Observations.0", "Observations.1", "Observations.2"
MOCK = f"{START}.Actions.0.Parameters.Behavior.Properties"
INSTRUCTION = f"{MENU}.Actions.0.Parameters.Instruction"


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("Version", "2025-06-21", "Version: '2025-06-21': the language's version is \"2019-10-30\""),
        ("Observations", [], "nothing to observe"),
        (f"{MENU}.Usage", {"Type": "EXACTLY"}, 'menu: Usage: must be {"Type": "Exactly", "Times": 1}'),
        (f"{MENU}.Usage", {"Type": "AtLeast", "Times": 1}, "menu: Usage: must be"),
        (f"{MENU}.Event.MatchingCriteria", {"Type": "Inclusion"}, "menu: Event.MatchingCriteria: stands inside Properties"),
        (f"{MENU}.Event.Properties.MatchingCriteria", "Similarity", "Event.Properties.MatchingCriteria: is {"),
        (f"{MENU}.Event.Properties.MatchingCriteria", {"Type": "Contains"}, "Event.Properties.MatchingCriteria: is {"),
        (f"{MENU}.Event.Properties.MatchingCriteria", None, "Event.Properties.MatchingCriteria: is missing"),
        (f"{MENU}.Event.Properties.SSML", "<speak/>", "exactly one of Text, SSML, PromptId, Media"),
        (f"{MENU}.Event.Type", "CustomerSpoke", "menu: Event.Type: 'CustomerSpoke' is no event"),
        (f"{MENU}.Event.Identifier", None, "menu: Event.Identifier: is missing"),
        (f"{MENU}.Event.Actor", "Agent", "menu: Event.Actor: is always System"),
        (f"{INSTRUCTION}.Type", "Disconnect", "Actions[menu-0].Parameters.Instruction: there is no instruction to hang up"),
        (f"{INSTRUCTION}.Type", "TextUtterance", "DtmfInput alone"),
        (f"{INSTRUCTION}.Properties.Value", "ABC", "'ABC' are no keys of a telephone"),
        (f"{INSTRUCTION}.Properties.Value", "", "'' are no keys of a telephone"),
        (f"{MENU}.Actions.0.Parameters.ActionType", None, "repeats the action's type"),
        (f"{MENU}.Actions.0.Type", "HangUp", "'HangUp' is no action"),
        (f"{MENU}.Actions.0.Identifier", "queue", "the identifier 'queue' is used twice"),
        (f"{MENU}.Actions.0.Transitions", {"NextAction": "nowhere"}, "'nowhere' is no action of this observation"),
        (f"{QUEUE}.Actions.0.Transitions", {}, "queue: Actions[queue-1]: is never executed"),
        (f"{QUEUE}.Actions.0.Parameters.Operator", "Contains", "'Contains' is no operator"),
        (f"{QUEUE}.Actions.0.Parameters.Namespace", "Queue.Name", "'Queue.Name' is no reference"),
        (f"{QUEUE}.Actions.0.Parameters.Operand", None, "Parameters.Operand: is missing"),
        (f"{QUEUE}.Actions.1.Parameters.Command", {"Type": "HangUp"}, "'HangUp' is no command"),
        (f"{QUEUE}.Event.Properties.ActionType", "PlayPrompt", "only InvokeLambdaFunction, CheckHoursOfOperation"),
        (f"{QUEUE}.Event.Properties.ActionParameters", {}, "must name the resource: QueueId"),
        (f"{MOCK}.ActionType", "CheckHoursOfOperation", "must name the resource: HoursOfOperationId"),
        (f"{MOCK}.Strategy.Response.ExecutionResult.LoadedData", {"a": "b"}, "a string, not an object"),
        (f"{MOCK}.Strategy.Response.ExecutionResult.LoadedData", "{not json", "a JSON text"),
        (f"{MOCK}.Strategy.Type", "Fail", "'Fail' is no strategy"),
        (f"{MENU}.Transitions.NextObservations", ["nowhere"], "there is no observation 'nowhere'"),
        (f"{QUEUE}.Transitions.NextObservations", ["menu", "start"], "start: never becomes active"),
        (f"{MENU}.Colour", "red", "menu: Colour: is unknown"),
    ],
)  # fmt: skip
def test_what_the_service_refuses_is_refused_with_observation_and_reason(path: str, value: Any, reason: str) -> None:
    assert reason in refusal(change(path, value))


@pytest.mark.parametrize("kind", ["CheckHoursOfOperation", "TransferContactToQueue", "DequeueAndTransferToQueue"])
def test_an_answer_is_mocked_for_functions_alone(kind: str) -> None:
    case = document(observe("start", initiated(), override(kind, "x", fails())))
    assert "an answer can be mocked for a function alone; substitute another resource" in refusal(case)


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = change("Version", "1")
    found["Observations"][1]["Usage"] = {"Type": "Always"}
    assert len(refusal(found).splitlines()) == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '"text"'])
def test_what_is_no_document_is_refused(content: str) -> None:
    assert refusal(content)


def test_content_beyond_the_limit_is_refused() -> None:
    assert "256000 are the limit" in refusal(change("Metadata", {"note": "x" * 256_000}))
