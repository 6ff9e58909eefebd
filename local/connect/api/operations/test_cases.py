"""Test cases of flows and their executions."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, page
from local.connect.instance import ConnectInstance
from local.connect.ports import Json
from local.connect.testing.result import PASSED
from local.connect.testing.shelf import StoredTest, TestExecution

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

KIND = "test-case"


def create(service: "ConnectService", parameters: Json) -> Json:
    """CreateTestCase."""
    instance = instance_of(service, parameters)
    test = instance.test_cases.create(parameters["Name"], parameters["Content"], parameters)
    return {"TestCaseId": test.id, "TestCaseArn": instance.directory.arn(KIND, test.id)}


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribeTestCase."""
    instance = instance_of(service, parameters)
    test = instance.test_cases.find(parameters["TestCaseId"])
    described = {
        **_summary(instance, test),
        "Content": test.content,
        "EntryPoint": test.entry,
        "InitializationData": test.initialization or None,
        "Description": test.description,
        "Tags": dict(test.tags),
        "TestCaseSha256": hashlib.sha256(test.content.encode()).hexdigest(),
    }
    return {"TestCase": {name: value for name, value in described.items() if value is not None}}


def update(service: "ConnectService", parameters: Json) -> Json:
    """UpdateTestCase."""
    instance_of(service, parameters).test_cases.update(parameters["TestCaseId"], parameters)
    return {}


def delete(service: "ConnectService", parameters: Json) -> Json:
    """DeleteTestCase."""
    shelf = instance_of(service, parameters).test_cases
    del shelf.tests[shelf.find(parameters["TestCaseId"]).id]
    return {}


def list_tests(service: "ConnectService", parameters: Json) -> Json:
    """ListTestCases."""
    instance = instance_of(service, parameters)
    items = [_summary(instance, test) for test in instance.test_cases.tests.values()]
    return page("TestCaseSummaryList", items, parameters)


def start(service: "ConnectService", parameters: Json) -> Json:
    """StartTestCaseExecution."""
    execution = instance_of(service, parameters).test_cases.start(parameters["TestCaseId"])
    return {
        "TestCaseExecutionId": execution.id,
        "TestCaseId": execution.test_case_id,
        "Status": execution.status,
    }


def stop(service: "ConnectService", parameters: Json) -> Json:
    """StopTestCaseExecution."""
    instance_of(service, parameters).test_cases.stop(parameters["TestCaseId"], parameters["TestCaseExecutionId"])
    return {}


def summarize(service: "ConnectService", parameters: Json) -> Json:
    """GetTestCaseExecutionSummary."""
    execution = _execution(service, parameters)
    answer: Json = {"StartTime": execution.started, "Status": execution.status}
    if execution.ended is not None:
        answer["EndTime"] = execution.ended
    if execution.result is not None:
        passed = sum(one.status == PASSED for one in execution.result.observed)
        total = len(execution.result.observed)
        answer["ObservationSummary"] = {
            "TotalObservations": total,
            "ObservationsPassed": passed,
            "ObservationsFailed": total - passed,
        }
    return answer


def list_executions(service: "ConnectService", parameters: Json) -> Json:
    """ListTestCaseExecutions, the newest first; by test case, its name, status, and epoch seconds of the start."""
    shelf = instance_of(service, parameters).test_cases
    names = {test.id: test.name for test in shelf.tests.values()}
    wanted: dict[str, Callable[[TestExecution], str | None]] = {
        "TestCaseId": lambda one: one.test_case_id,
        "TestCaseName": lambda one: names.get(one.test_case_id),
        "Status": lambda one: one.status,
    }
    found = [
        execution
        for execution in reversed(shelf.executions.values())
        if all(read(execution) == parameters[name] for name, read in wanted.items() if name in parameters)
        and execution.started.timestamp() >= parameters.get("StartTime", 0)
        and execution.started.timestamp() <= parameters.get("EndTime", float("inf"))
    ]
    items = [
        {
            "StartTime": one.started,
            **({"EndTime": one.ended} if one.ended else {}),
            "TestCaseExecutionId": one.id,
            "TestCaseId": one.test_case_id,
            "TestCaseExecutionStatus": one.status,
        }
        for one in found
    ]
    return page("TestCaseExecutions", items, parameters)


def list_records(service: "ConnectService", parameters: Json) -> Json:
    """ListTestCaseExecutionRecords: the contact, each observation, how it ended. `Record` is a JSON text."""
    result = _execution(service, parameters).result
    if result is None:
        return page("ExecutionRecords", [], parameters)
    beginning = {"Type": "EXECUTION_START", "ContactId": result.contact_id}
    records: list[tuple[str, str, datetime, Json]] = [("execution", PASSED, result.started, beginning)]
    records += [
        (one.identifier, one.status, one.at, {"Type": "OBSERVATION", "Message": one.why, "Data": dict(one.logged)})
        for one in result.observed
    ]
    completion = {"Type": "COMPLETION", "CompletionReason": {"Type": result.status, "Message": result.why}}
    records.append(("completion", result.status, result.ended, completion))
    items = [
        {"ObservationId": name, "Status": status, "Timestamp": at, "Record": json.dumps(record, ensure_ascii=False)}
        for name, status, at, record in records
        if parameters.get("Status", status) == status
    ]
    return page("ExecutionRecords", items, parameters)


def _summary(instance: ConnectInstance, test: StoredTest) -> Json:
    return {
        "Id": test.id,
        "Arn": instance.directory.arn(KIND, test.id),
        "Name": test.name,
        "Status": test.status,
        "LastModifiedTime": test.modified,
        "LastModifiedRegion": instance.directory.instance.region,
    }


def _execution(service: "ConnectService", parameters: Json) -> TestExecution:
    shelf = instance_of(service, parameters).test_cases
    return shelf.find_execution(parameters["TestCaseId"], parameters["TestCaseExecutionId"])


OPERATIONS: dict[str, Operation] = {
    "CreateTestCase": create,
    "DescribeTestCase": describe,
    "UpdateTestCase": update,
    "DeleteTestCase": delete,
    "ListTestCases": list_tests,
    "StartTestCaseExecution": start,
    "StopTestCaseExecution": stop,
    "GetTestCaseExecutionSummary": summarize,
    "ListTestCaseExecutions": list_executions,
    "ListTestCaseExecutionRecords": list_records,
}
