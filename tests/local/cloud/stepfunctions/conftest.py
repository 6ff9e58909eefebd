"""A cloud that runs state machines, and a hand to start, await and read executions."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from local.cloud.cloud import CloudSettings, LaptopCloud

SOURCE = '''
import json, os, pathlib

class TransientFailure(Exception):
    """Goes away by itself."""

def flaky(event, context):
    """Fail as often as told, counted in a file, then answer."""
    file = pathlib.Path(event["file"])
    tries = len(file.read_text()) + 1 if file.exists() else 1
    file.write_text("x" * tries)
    if tries <= event["failures"]:
        raise TransientFailure(f"try {tries}")
    return {"tries": tries}

def double(event, context):
    """Double a number."""
    return {"doubled": event["number"] * 2}
'''


@dataclass
class Machines:
    """Makes machines and runs them."""

    cloud: LaptopCloud

    @property
    def client(self) -> Any:
        return self.cloud.session.client("stepfunctions")

    def make(self, name: str, states: dict[str, Any], start_at: str, **more: Any) -> str:
        definition = json.dumps({"StartAt": start_at, "States": states, **more})
        role = "arn:aws:iam::123456789012:role/machine"
        return str(self.client.create_state_machine(name=name, definition=definition, roleArn=role)["stateMachineArn"])

    def start(self, machine: str, given: Any = None, **more: Any) -> str:
        answer = self.client.start_execution(stateMachineArn=machine, input=json.dumps(given or {}), **more)
        return str(answer["executionArn"])

    def status(self, execution: str) -> str:
        return str(self.client.describe_execution(executionArn=execution)["status"])

    def wait_for(self, execution: str, seconds: float = 15.0) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            described = self.client.describe_execution(executionArn=execution)
            if described["status"] != "RUNNING":
                return dict(described)
            time.sleep(0.01)
        raise AssertionError(f"still running; {self.history(execution)}")

    def output(self, execution: str) -> Any:
        described = self.wait_for(execution)
        assert described["status"] == "SUCCEEDED", described
        return json.loads(described["output"])

    def history(self, execution: str) -> list[str]:
        return [event["type"] for event in self.client.get_execution_history(executionArn=execution)["events"]]

    def wait_for_event(self, execution: str, kind: str, seconds: float = 10.0) -> None:
        deadline = time.monotonic() + seconds
        while kind not in self.history(execution):
            assert time.monotonic() < deadline, f"no {kind} in {self.history(execution)}"
            time.sleep(0.01)


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory, new_assembly: Any) -> Iterator[Machines]:
    """A cloud with two functions for tasks."""
    base: Path = tmp_path_factory.mktemp("machines")
    assembly = new_assembly(base / "assembly")
    code = assembly.code("code", {"app.py": SOURCE})
    for name in ("flaky", "double"):
        assembly.function(name, f"app.{name}", code)
    cloud = LaptopCloud(CloudSettings(base / "work"), lambda _: None).open()
    try:
        cloud.deploy(assembly.write())
        yield Machines(cloud)
    finally:
        cloud.stop()
