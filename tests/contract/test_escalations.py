"""EscalationRunner."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.stepfunctions.escalation_runner import StepFunctionsEscalationRunner
from dozor.ports.gateways import EscalationRunner, WatchState
from tests.contract.samples import NOON
from tests.fakes.escalations import FakeEscalations

MACHINE = {"StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 3600, "End": True}}}


@dataclass
class Watched:
    """A runner, and what runs."""

    runner: EscalationRunner
    running: Callable[[], list[str]]


@pytest.fixture(params=["fake", "stepfunctions"])
def watched(request: pytest.FixtureRequest) -> Watched:
    if request.param == "fake":
        fake = FakeEscalations()
        return Watched(fake, lambda: sorted("-".join(map(str, name)) for name in fake.running))
    request.getfixturevalue("aws")
    client = aws_client("stepfunctions")
    role = "arn:aws:iam::123456789012:role/escalation"
    arn = client.create_state_machine(name="watch", definition=json.dumps(MACHINE), roleArn=role)["stateMachineArn"]

    def running() -> list[str]:
        found = client.list_executions(stateMachineArn=arn, statusFilter="RUNNING")["executions"]
        return sorted(execution["name"] for execution in found)

    return Watched(StepFunctionsEscalationRunner(arn), running)


def test_a_watch_is_known_by_company_ticket_and_generation(watched: Watched) -> None:
    watched.runner.start("sosna", "1", 1, NOON)
    watched.runner.start("sosna", "1", 2, NOON)
    watched.runner.start("kedr", "1", 1, NOON)
    assert watched.running() == ["kedr-1-1", "sosna-1-1", "sosna-1-2"]


def test_a_watch_that_runs_is_not_started_again(watched: Watched) -> None:
    watched.runner.start("sosna", "1", 1, NOON)
    watched.runner.start("sosna", "1", 1, NOON)
    assert watched.running() == ["sosna-1-1"]


def test_a_stopped_watch_does_not_run(watched: Watched) -> None:
    watched.runner.start("sosna", "1", 1, NOON)
    watched.runner.start("sosna", "1", 2, NOON)
    watched.runner.stop("sosna", "1", 1, "done")
    watched.runner.stop("sosna", "1", 1, "done")
    assert watched.running() == ["sosna-1-2"]


def test_a_watch_that_is_not_there_can_be_stopped(watched: Watched) -> None:
    watched.runner.stop("sosna", "9", 1, "done")
    assert watched.running() == []


def test_a_stopped_watch_stays_stopped(watched: Watched) -> None:
    watched.runner.start("sosna", "1", 1, NOON)
    watched.runner.stop("sosna", "1", 1, "done")
    watched.runner.start("sosna", "1", 1, NOON)
    assert watched.running() == []


def test_the_machine_is_told_what_to_watch_and_from_when(aws: None) -> None:
    client = aws_client("stepfunctions")
    role = "arn:aws:iam::123456789012:role/escalation"
    arn = client.create_state_machine(name="watch", definition=json.dumps(MACHINE), roleArn=role)["stateMachineArn"]
    StepFunctionsEscalationRunner(arn).start("sosna", "1", 1, NOON + timedelta(microseconds=1))
    execution = client.list_executions(stateMachineArn=arn)["executions"][0]
    told = json.loads(client.describe_execution(executionArn=execution["executionArn"])["input"])
    assert told == {"company": "sosna", "ticket": "1", "generation": 1, "look_at": f"{NOON:%Y-%m-%dT%H:%M}:01Z"}


def test_a_name_that_aws_would_not_take_is_refused(aws: None) -> None:
    runner = StepFunctionsEscalationRunner("arn:aws:states:eu-central-1:123456789012:stateMachine:watch")
    for company in ("сосна", "s" * 80):
        with pytest.raises(ValueError, match="cannot name an execution"):
            runner.start(company, "1", 1, NOON)


def test_what_has_become_of_a_watch_is_told(watched: Watched) -> None:
    watched.runner.start("sosna", "1", 1, NOON + timedelta(days=36_500))
    watched.runner.start("sosna", "2", 1, NOON + timedelta(days=36_500))
    watched.runner.stop("sosna", "2", 1, "done")
    found = [watched.runner.find("sosna", ticket, 1) for ticket in ("1", "2", "3")]
    assert found == [WatchState.RUNNING, WatchState.ENDED, WatchState.ABSENT]
