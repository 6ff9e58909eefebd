"""Test cases of flows are checked before anything is deployed, and every fault is told with file, observation, reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from infra.flow_tests import FlowTestError, check_flow_tests, load_flow_tests, render_flow_test
from infra.layout import CONTACT_FLOWS
from tests.infra.templates import Templates

Document = dict[str, Any]
ENTRY = {"Type": "VOICE_CALL", "VoiceCallEntryPointParameters": {"FlowId": "{{flow:inbound}}"}}
ARNS = {"flow:inbound": "flow-arn", "lambda:load_company": "function-arn", "queue:operator-ru": "queue-arn"}


def mock(answer: str) -> Document:
    strategy = {
        "Type": "MockResponse",
        "Response": {"Type": "ExecutionResult", "ExecutionResult": {"LoadedData": answer}},
    }
    properties = {
        "ActionType": "InvokeLambdaFunction",
        "ActionParameters": {"LambdaFunctionARN": "{{lambda:load_company}}"},
        "Strategy": strategy,
    }
    behavior = {"Type": "FlowAction", "Properties": properties}
    return {
        "Identifier": "mock",
        "Type": "OverrideSystemBehavior",
        "Parameters": {"ActionType": "OverrideSystemBehavior", "Behavior": behavior},
        "Transitions": {"NextAction": "end"},
    }


def a_test_case(**changes: Any) -> Document:
    """Begins, mocks the company and ends at once."""
    end = {
        "Identifier": "end",
        "Type": "TestControl",
        "Parameters": {"ActionType": "TestControl", "Command": {"Type": "EndTest"}},
    }
    start = {
        "Identifier": "start",
        "Event": {"Identifier": "begun", "Type": "TestInitiated", "Actor": "System", "Properties": {}},
        "Usage": {"Type": "Exactly", "Times": 1},
        "Actions": [mock("{{answer:company}}"), end],
        "Transitions": {"NextObservations": []},
    }
    metadata = {"name": "Begins", "description": "Begins and ends", "entryPoint": ENTRY}
    return {"Version": "2019-10-30", "Metadata": metadata, "Observations": [start], **changes}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "answers").mkdir()
    put(tmp_path, "answers/company.json", {"queue": "{{queue:operator-ru}}", "words": 'Say "hello"'})
    return tmp_path


def put(folder: Path, name: str, document: Any) -> None:
    (folder / name).write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")


def faults(folder: Path) -> str:
    with pytest.raises(FlowTestError) as caught:
        check_flow_tests(load_flow_tests(folder), ARNS.__getitem__)
    return str(caught.value)


def test_tokens_are_resolved_in_the_document_and_within_the_mocked_answer(folder: Path) -> None:
    put(folder, "begins.json", a_test_case())
    (test,) = load_flow_tests(folder)
    check_flow_tests([test], ARNS.__getitem__)
    content = json.loads(render_flow_test(test, ARNS.__getitem__))
    override = content["Observations"][0]["Actions"][0]["Parameters"]["Behavior"]["Properties"]
    answer = json.loads(override["Strategy"]["Response"]["ExecutionResult"]["LoadedData"])
    assert override["ActionParameters"]["LambdaFunctionARN"] == "function-arn"
    assert answer == {"queue": "queue-arn", "words": 'Say "hello"'}
    assert (
        test.fill(test.metadata["entryPoint"], ARNS.__getitem__)["VoiceCallEntryPointParameters"]["FlowId"]
        == "flow-arn"
    )


def test_an_answer_may_be_another_one_with_differences(folder: Path) -> None:
    put(folder, "answers/quiet.json", {"like": "company", "words": ""})
    put(folder, "begins.json", json.dumps(a_test_case()).replace("answer:company", "answer:quiet"))
    (test,) = load_flow_tests(folder)
    assert r"{\"queue\":\"queue-arn\",\"words\":\"\"}" in render_flow_test(test, ARNS.__getitem__)


def test_what_the_language_refuses_is_told_with_file_observation_and_reason(folder: Path) -> None:
    wrong = a_test_case()
    wrong["Observations"][0]["Usage"] = {"Type": "EXACTLY"}
    put(folder, "begins.json", wrong)
    assert (
        faults(folder) == 'begins.json: start: Usage: must be {"Type": "Exactly", "Times": 1}; other usages are refused'
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("lambda:load_company", "lambda:load_compny", "{{lambda:load_compny}} refers to nothing"),
        ("answer:company", "answer:nobody", "{{answer:nobody}} refers to nothing"),
        ("{{flow:inbound}}", "arn:aws:connect:flow", "a literal ARN"),
        ('"Begins"', '""', "a name and a description tell people what is proven"),
        ("Begins and ends", "x" * 501, "more than 500 characters"),
        ("FlowId", "Flow", "names either its flow or the number that is dialled"),
        ("EndTest", "LogData", "Parameters.Command"),
    ],
)
def test_what_cannot_be_deployed_is_told_with_its_file(folder: Path, old: str, new: str, reason: str) -> None:
    put(folder, "begins.json", json.dumps(a_test_case()).replace(old, new))
    message = faults(folder)
    assert message.startswith("begins.json: ")
    assert reason in message


def test_a_test_case_that_never_ends_itself_is_refused(folder: Path) -> None:
    endless = a_test_case()
    endless["Observations"][0]["Actions"] = []
    put(folder, "begins.json", endless)
    assert "it would run for five minutes and fail" in faults(folder)


def test_two_of_one_name_are_refused(folder: Path) -> None:
    put(folder, "begins.json", a_test_case())
    put(folder, "again.json", a_test_case())
    assert "there are two of the name 'Begins'" in faults(folder)


def test_answers_that_are_like_each_other_in_a_circle_are_refused(folder: Path) -> None:
    put(folder, "answers/one.json", {"like": "two"})
    put(folder, "answers/two.json", {"like": "one"})
    with pytest.raises(FlowTestError, match="is like"):
        load_flow_tests(folder)


def test_a_file_that_is_no_json_is_told(folder: Path) -> None:
    put(folder, "begins.json", "{")
    with pytest.raises(FlowTestError, match=r"begins\.json: not JSON"):
        load_flow_tests(folder)


@pytest.mark.infra
@pytest.mark.xdist_group("infra")
def test_every_test_case_is_deployed_published_and_rings_nobody(templates: Templates) -> None:
    stacks = [templates[name] for name in templates.names if name.startswith("DozorFlowTests-")]
    found = [each["Properties"] for stack in stacks for each in stack["Resources"].values()]
    assert {each["Status"] for each in found} == {"PUBLISHED"}
    names = {test.name for test in load_flow_tests(CONTACT_FLOWS / "tests")}
    assert {each["Name"] for each in found} == names
    platform = templates["DozorPlatform"]["Resources"]
    (nobody,) = [name for name, each in platform.items() if each.get("Properties", {}).get("Name") == "test-nobody"]
    profiles = [each for each in platform.values() if each["Type"] == "AWS::Connect::RoutingProfile"]
    assert nobody not in json.dumps(profiles)


@pytest.mark.infra
@pytest.mark.xdist_group("infra")
def test_a_refused_test_case_fails_the_synth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from infra import assembly

    put(tmp_path, "begins.json", a_test_case(Version="2025-06-21"))
    wrong = load_flow_tests(tmp_path)
    monkeypatch.setattr(assembly, "load_flow_tests", lambda _: wrong)
    with pytest.raises(FlowTestError, match=r"begins\.json: .*"):
        assembly.build_app(str(tmp_path / "out"))
