"""Waits end when they should, cost no thread, and stop at once."""

import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

WAIT_UNTIL = {
    "Wait": {"Type": "Wait", "TimestampPath": "$.until", "Next": "Done"},
    "Done": {"Type": "Pass", "End": True},
}
FAR = "2099-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def until(machines: Any) -> str:
    return str(machines.make("until", WAIT_UNTIL, "Wait"))


def test_a_past_timestamp_goes_on_at_once(machines: Any, until: str) -> None:
    execution = machines.start(until, {"until": "2020-01-01T00:00:00Z"})

    assert machines.wait_for(execution, seconds=2)["status"] == "SUCCEEDED"
    assert machines.history(execution)[1:3] == ["WaitStateEntered", "WaitStateExited"]


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8))])
def test_a_timestamp_is_kept_to_the_fraction_of_a_second_in_any_zone(machines: Any, until: str, zone: timezone) -> None:
    end = datetime.now(UTC) + timedelta(seconds=0.6)
    text = end.astimezone(zone).isoformat().replace("+00:00", "Z")

    described = machines.wait_for(machines.start(until, {"until": text}))

    late = (described["stopDate"] - end).total_seconds()
    assert -0.002 < late < 0.5  # a describing API tells milliseconds


def test_seconds_from_the_input_are_waited(machines: Any) -> None:
    states = {"Wait": {"Type": "Wait", "SecondsPath": "$.seconds", "End": True}}
    machine = machines.make("seconds", states, "Wait")

    began = time.monotonic()
    assert machines.output(machines.start(machine, {"seconds": 1})) == {"seconds": 1}

    assert time.monotonic() - began > 0.9


def test_something_that_is_no_timestamp_fails_the_execution(machines: Any, until: str) -> None:
    described = machines.wait_for(machines.start(until, {"until": "tomorrow"}))

    assert described["status"] == "FAILED"
    assert described["error"] == "States.Runtime"
    assert "tomorrow" in described["cause"]


def test_waiting_executions_hold_no_thread(machines: Any, until: str) -> None:
    before = threading.active_count()
    executions = [machines.start(until, {"until": FAR}) for _ in range(50)]
    for execution in executions:
        machines.wait_for_event(execution, "WaitStateEntered")

    assert threading.active_count() <= before + 5  # connections come and go
    for execution in executions:
        machines.client.stop_execution(executionArn=execution)


def test_a_stop_ends_a_wait_at_once_and_says_why(machines: Any, until: str) -> None:
    execution = machines.start(until, {"until": FAR})
    machines.wait_for_event(execution, "WaitStateEntered")

    answer = machines.client.stop_execution(executionArn=execution, error="Closed", cause="the ticket is closed")

    described = machines.client.describe_execution(executionArn=execution)
    assert described["status"] == "ABORTED"
    assert described["error"] == "Closed"
    assert described["cause"] == "the ticket is closed"
    assert answer["stopDate"] <= datetime.now(UTC)
    assert machines.history(execution) == ["ExecutionStarted", "WaitStateEntered", "ExecutionAborted"]


def test_a_wait_inside_parallel_branches_stops_too(machines: Any) -> None:
    branch = {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 600, "End": True}}}
    states = {"Both": {"Type": "Parallel", "Branches": [branch, branch], "End": True}}
    execution = machines.start(machines.make("parallel", states, "Both"))
    machines.wait_for_event(execution, "WaitStateEntered")

    machines.client.stop_execution(executionArn=execution)

    assert machines.status(execution) == "ABORTED"


def test_a_machine_that_takes_too_long_times_out_while_it_waits(machines: Any) -> None:
    states = {"Wait": {"Type": "Wait", "Seconds": 600, "End": True}}
    execution = machines.start(machines.make("impatient", states, "Wait", TimeoutSeconds=1))

    assert machines.wait_for(execution)["status"] == "TIMED_OUT"
    assert machines.history(execution)[-1] == "ExecutionTimedOut"
