"""Runs the state machine that watches a ticket's clocks: one execution per ticket and generation, known by its name."""

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.events.wake_up import spell_wake_up
from dozor.ports.gateways import EscalationRunner, WatchState

if TYPE_CHECKING:
    from mypy_boto3_stepfunctions import SFNClient

LONGEST_NAME = 80  # AWS Step Functions API Reference, "StartExecution"


class StepFunctionsEscalationRunner(EscalationRunner):
    """Executions of one Standard state machine, given by its ARN."""

    def __init__(self, state_machine_arn: str, client: "SFNClient | None" = None) -> None:
        self._machine = state_machine_arn
        self._client: Any = client or aws_client("stepfunctions")

    def start(self, company: str, ticket: str, generation: int, look_at: datetime) -> None:
        """One request."""
        told = {"company": company, "ticket": ticket, "generation": generation, "look_at": spell_wake_up(look_at)}
        try:
            with failures_of("The escalation", repeatable=True):
                self._client.start_execution(
                    stateMachineArn=self._machine,
                    name=name_execution(company, ticket, generation),
                    input=json.dumps(told),
                )
        except ClientError as error:
            if code_of(error) != "ExecutionAlreadyExists":
                raise

    def stop(self, company: str, ticket: str, generation: int, why: str) -> None:
        """One request."""
        try:
            with failures_of("The escalation", repeatable=True):
                self._client.stop_execution(executionArn=self._execution(company, ticket, generation), cause=why)
        except ClientError as error:
            if code_of(error) != "ExecutionDoesNotExist":
                raise

    def find(self, company: str, ticket: str, generation: int) -> WatchState:
        """One request."""
        try:
            with failures_of("The escalation", repeatable=True):
                told = self._client.describe_execution(executionArn=self._execution(company, ticket, generation))
        except ClientError as error:
            if code_of(error) != "ExecutionDoesNotExist":
                raise
            return WatchState.ABSENT
        return WatchState.RUNNING if told["status"] == "RUNNING" else WatchState.ENDED

    def _execution(self, company: str, ticket: str, generation: int) -> str:
        name = name_execution(company, ticket, generation)
        return f"{self._machine.replace(':stateMachine:', ':execution:', 1)}:{name}"


def name_execution(company: str, ticket: str, generation: int) -> str:
    """The name of the execution; raises ValueError for one that Step Functions would not take."""
    name = f"{company}-{ticket}-{generation}"
    if len(name) > LONGEST_NAME or not re.fullmatch(r"[0-9A-Za-z_-]+", name):
        raise ValueError(f"'{name}' cannot name an execution")
    return name
