"""Tasks reach functions, are retried and caught; choices choose; names make a start idempotent; tokens wait for answers."""

import json
from pathlib import Path
from typing import Any

import pytest


def flaky(**more: Any) -> dict[str, Any]:
    return {
        "Type": "Task",
        "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": "flaky", "Payload.$": "$"},
        "OutputPath": "$.Payload",
        "End": True,
        **more,
    }


def test_a_task_is_retried_until_it_succeeds(machines: Any, tmp_path: Path) -> None:
    retry = {"ErrorEquals": ["TransientFailure"], "IntervalSeconds": 1, "MaxAttempts": 2, "BackoffRate": 1}
    machine = machines.make("retry", {"Try": flaky(Retry=[retry])}, "Try")

    execution = machines.start(machine, {"file": str(tmp_path / "tries"), "failures": 1})

    assert machines.output(execution) == {"tries": 2}


def test_a_task_that_keeps_failing_is_caught_by_its_error(machines: Any, tmp_path: Path) -> None:
    catch = {"ErrorEquals": ["TransientFailure"], "ResultPath": "$.error", "Next": "Caught"}
    states = {"Try": flaky(Catch=[catch]), "Caught": {"Type": "Pass", "OutputPath": "$.error", "End": True}}
    machine = machines.make("catch", states, "Try")

    caught = machines.output(machines.start(machine, {"file": str(tmp_path / "tries"), "failures": 9}))

    assert caught["Error"] == "TransientFailure"
    assert json.loads(caught["Cause"])["errorMessage"] == "try 1"


def test_an_uncaught_failure_fails_the_execution(machines: Any, tmp_path: Path) -> None:
    machine = machines.make("uncaught", {"Try": flaky()}, "Try")

    described = machines.wait_for(machines.start(machine, {"file": str(tmp_path / "tries"), "failures": 9}))

    assert described["status"] == "FAILED"
    assert described["error"] == "TransientFailure"


@pytest.mark.parametrize(("number", "expected"), [(1, "small"), (10, "large")])
def test_a_choice_follows_a_functions_answer(machines: Any, number: int, expected: str) -> None:
    arn = "arn:aws:lambda:eu-central-1:123456789012:function:double"
    choice = {"Variable": "$.doubled", "NumericGreaterThan": 10, "Next": "Large"}
    states = {
        "Double": {"Type": "Task", "Resource": arn, "Next": "Size"},
        "Size": {"Type": "Choice", "Choices": [choice], "Default": "Small"},
        "Large": {"Type": "Pass", "Result": "large", "End": True},
        "Small": {"Type": "Pass", "Result": "small", "End": True},
    }
    machine = machines.make(f"choice-{number}", states, "Double")

    assert machines.output(machines.start(machine, {"number": number})) == expected


def test_starting_twice_by_one_name_is_one_execution_and_other_input_is_refused(machines: Any) -> None:
    machine = machines.make("named", {"Wait": {"Type": "Wait", "Seconds": 600, "End": True}}, "Wait")

    first = machines.start(machine, {"a": 1}, name="company-7-1")

    assert machines.start(machine, {"a": 1}, name="company-7-1") == first
    with pytest.raises(machines.client.exceptions.ExecutionAlreadyExists):
        machines.start(machine, {"a": 2}, name="company-7-1")
    machines.client.stop_execution(executionArn=first)
    with pytest.raises(machines.client.exceptions.ExecutionAlreadyExists):
        machines.start(machine, {"a": 1}, name="company-7-1")


def test_executions_without_a_name_get_different_ones(machines: Any) -> None:
    machine = machines.make("unnamed", {"Pass": {"Type": "Pass", "End": True}}, "Pass")

    assert machines.start(machine) != machines.start(machine)


@pytest.fixture
def token_machine(machines: Any) -> tuple[str, str]:
    sqs = machines.cloud.session.client("sqs")
    queue = sqs.create_queue(QueueName="tokens")["QueueUrl"]
    ask = {
        "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters": {"QueueUrl": queue, "MessageBody": {"token.$": "$$.Task.Token"}},
        "End": True,
    }
    machine = machines.make("token", {"Ask": ask}, "Ask")
    return machine, queue


def receive_token(machines: Any, queue: str) -> str:
    sqs = machines.cloud.session.client("sqs")
    [message] = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=5)["Messages"]
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return str(json.loads(message["Body"])["token"])


def test_a_task_waits_for_its_token(machines: Any, token_machine: tuple[str, str]) -> None:
    machine, queue = token_machine
    execution = machines.start(machine)

    token = receive_token(machines, queue)
    assert machines.status(execution) == "RUNNING"
    machines.client.send_task_success(taskToken=token, output='{"answer": 1}')

    assert machines.output(execution) == {"answer": 1}


def test_a_task_that_waits_for_its_token_stops_at_once(machines: Any, token_machine: tuple[str, str]) -> None:
    machine, queue = token_machine
    execution = machines.start(machine)
    token = receive_token(machines, queue)

    machines.client.stop_execution(executionArn=execution)

    assert machines.status(execution) == "ABORTED"
    assert machines.history(execution)[-1] == "ExecutionAborted"
    with pytest.raises(machines.client.exceptions.ClientError):
        machines.client.send_task_success(taskToken=token, output="{}")
