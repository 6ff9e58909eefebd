"""Test cases through a real boto3 client: made, described, executed, and refused as Connect refuses them."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.connect.api.service import ConnectService
from local.connect.fakes import make_ports
from tests.local.connect.connect_client import connect_client
from tests.local.connect.connect_house import BYE, document, say
from tests.local.connect.flow_test_documents import chain, end, hears, observe

GOOD = json.dumps(chain(observe("greeting", hears("Good day"), end())))
BAD = json.dumps(chain(observe("greeting", hears("Good night"), end())))


@pytest.fixture
def service() -> ConnectService:
    ports, _, _ = make_ports()
    return ConnectService(ports, characters_per_second=0)


@pytest.fixture
def client(service: ConnectService) -> Any:
    return connect_client(service)


@pytest.fixture
def instance(service: ConnectService) -> Any:
    return service.create_instance("dispatch")


@pytest.fixture
def flow(instance: Any) -> str:
    content = document(say("greet", "Good day to you", "bye"), BYE)
    return str(instance.create_contact_flow("inbound", "CONTACT_FLOW", content))


def make(client: Any, instance: Any, flow: str, content: str = GOOD, **more: Any) -> str:
    entry = {"Type": "VOICE_CALL", "VoiceCallEntryPointParameters": {"FlowId": flow}}
    given = {"Name": "greeting", "Content": content, "EntryPoint": entry, "Status": "PUBLISHED", **more}
    return str(client.create_test_case(InstanceId=instance.id, **given)["TestCaseId"])


def execute(client: Any, instance: Any, test: str) -> Any:
    started = client.start_test_case_execution(InstanceId=instance.id, TestCaseId=test)
    instance.ports.runtime.settle()
    return client.get_test_case_execution_summary(
        InstanceId=instance.id, TestCaseId=test, TestCaseExecutionId=started["TestCaseExecutionId"]
    )


def test_a_test_case_is_described_as_it_was_made(client: Any, instance: Any, flow: str) -> None:
    test = make(client, instance, flow, Description="Greets", Tags={"a": "b"})
    described = client.describe_test_case(InstanceId=instance.id, TestCaseId=test)["TestCase"]
    assert (described["Content"], described["Description"], described["Status"]) == (GOOD, "Greets", "PUBLISHED")
    (listed,) = client.list_test_cases(InstanceId=instance.id)["TestCaseSummaryList"]
    assert listed["Id"] == test


def test_an_execution_passes_with_its_observations_counted_and_recorded(client: Any, instance: Any, flow: str) -> None:
    test = make(client, instance, flow)
    summary = execute(client, instance, test)
    assert summary["Status"] == "PASSED"
    assert summary["ObservationSummary"] == {"TotalObservations": 1, "ObservationsPassed": 1, "ObservationsFailed": 0}
    (execution,) = client.list_test_case_executions(InstanceId=instance.id, TestCaseId=test)["TestCaseExecutions"]
    records = client.list_test_case_execution_records(
        InstanceId=instance.id, TestCaseId=test, TestCaseExecutionId=execution["TestCaseExecutionId"]
    )["ExecutionRecords"]
    assert [record["ObservationId"] for record in records] == ["execution", "greeting", "completion"]


def test_an_execution_that_does_not_observe_what_it_should_fails(client: Any, instance: Any, flow: str) -> None:
    assert execute(client, instance, make(client, instance, flow, BAD))["Status"] == "FAILED"


def test_a_published_test_case_is_validated_and_a_saved_one_neither_validated_nor_executed(
    client: Any, instance: Any, flow: str
) -> None:
    wrong = GOOD.replace("2019-10-30", "2025-06-21")
    with pytest.raises(client.exceptions.InvalidTestCaseException) as refused:
        make(client, instance, flow, wrong)
    assert "2019-10-30" in refused.value.response["Problems"][0]["message"]
    saved = make(client, instance, flow, wrong, Status="SAVED")
    with pytest.raises(ClientError, match="publish it first"):
        client.start_test_case_execution(InstanceId=instance.id, TestCaseId=saved)


def test_an_entry_point_names_either_a_flow_or_a_number(client: Any, instance: Any, flow: str) -> None:
    both = {"FlowId": flow, "SourcePhoneNumber": "+12025550100", "DestinationPhoneNumber": "+12025550101"}
    with pytest.raises(ClientError, match="either FlowId or phone numbers"):
        make(client, instance, flow, EntryPoint={"Type": "VOICE_CALL", "VoiceCallEntryPointParameters": both})


def test_two_test_cases_cannot_have_one_name_but_one_can_be_changed_and_deleted(
    client: Any, instance: Any, flow: str
) -> None:
    test = make(client, instance, flow)
    with pytest.raises(client.exceptions.DuplicateResourceException):
        make(client, instance, flow)
    client.update_test_case(InstanceId=instance.id, TestCaseId=test, Content=BAD, Status="PUBLISHED")
    assert execute(client, instance, test)["Status"] == "FAILED"
    client.delete_test_case(InstanceId=instance.id, TestCaseId=test)
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.describe_test_case(InstanceId=instance.id, TestCaseId=test)


def test_five_executions_run_at_once_a_hundred_are_in_hand_and_one_more_is_refused(
    client: Any, instance: Any, flow: str
) -> None:
    test = make(client, instance, flow)
    started = [client.start_test_case_execution(InstanceId=instance.id, TestCaseId=test) for _ in range(100)]
    assert [one["Status"] for one in started] == ["IN_PROGRESS"] * 5 + ["INITIATED"] * 95
    with pytest.raises(client.exceptions.ServiceQuotaExceededException):
        client.start_test_case_execution(InstanceId=instance.id, TestCaseId=test)
    last = started[-1]["TestCaseExecutionId"]
    client.stop_test_case_execution(InstanceId=instance.id, TestCaseId=test, TestCaseExecutionId=last)
    instance.ports.runtime.settle()
    passed = client.list_test_case_executions(InstanceId=instance.id, Status="PASSED")["TestCaseExecutions"]
    stopped = client.list_test_case_executions(InstanceId=instance.id, Status="STOPPED")["TestCaseExecutions"]
    assert (len(passed), len(stopped)) == (99, 1)
