"""The state machine itself, run as it is deployed: every state entered, every retry and catch taken, three transitions a look.

Only time is another: pauses are as short as the laptop's clock lets them be.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl

from infra.layout import STATE_MACHINES
from local.cloud.cloud import CloudSettings, LaptopCloud
from local.cloud.stepfunctions import waiting

pytestmark = pytest.mark.xdist_group("ticket_escalation")  # the last test looks at what the others have run
DEFINITION = json.loads((STATE_MACHINES / "ticket_escalation.asl.json").read_text(encoding="utf-8"))
STATES = frozenset(DEFINITION["States"])
RETRIES = DEFINITION["States"]["CheckClock"]["Retry"][0]["MaxAttempts"]
NAME = {"company": "sosna", "ticket": "1", "generation": 1}

# Answers as told by a file, one line a call: how many seconds until the next look, "over", "fail", or "die" as a killed
# process does. What it was called with is kept.
SOURCE = '''
import json, os, pathlib
from datetime import UTC, datetime, timedelta

class Refused(Exception):
    """As an error of ours."""

def check_clock(event, context):
    """Answer as the file says."""
    file = pathlib.Path(FILE)
    calls = file.with_suffix(".calls")
    number = len(calls.read_text().splitlines()) if calls.exists() else 0
    with calls.open("a") as kept:
        kept.write(json.dumps(event) + "\\n")
    line = file.read_text().splitlines()[number]
    if line == "fail":
        raise Refused("not now")
    if line == "die":
        os._exit(1)
    if line == "over":
        return {**event, "watch": False, "look_at": None}
    at = datetime.now(UTC) + timedelta(seconds=float(line))
    return {**event, "watch": True, "look_at": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
'''


class Watch:
    """A cloud with the machine, and ways to run it by a script."""

    def __init__(self, cloud: LaptopCloud, script: Path) -> None:
        self.client = cloud.session.client("stepfunctions")
        self.script = script
        self.entered: set[str] = set()
        self._number = 0
        text = json.dumps(DEFINITION).replace("${CheckClockFunction}", "check_clock")
        role = "arn:aws:iam::123456789012:role/machine"
        made = self.client.create_state_machine(name="ticket_escalation", definition=text, roleArn=role)
        self.machine = made["stateMachineArn"]

    @property
    def calls(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.script.with_suffix(".calls").read_text().splitlines()]

    def run(self, *lines: str, look_at: str = "2020-01-01T00:00:00Z") -> tuple[str, list[dict[str, Any]]]:
        """(how it ended, its history) of one execution whose looks are answered by these lines."""
        self.script.write_text("\n".join(lines))
        self.script.with_suffix(".calls").unlink(missing_ok=True)
        self._number += 1
        name, given = f"sosna-1-{self._number}", json.dumps({**NAME, "look_at": look_at})
        arn = self.client.start_execution(stateMachineArn=self.machine, name=name, input=given)["executionArn"]
        deadline = time.monotonic() + 60
        while (status := self.client.describe_execution(executionArn=arn)["status"]) == "RUNNING":
            assert time.monotonic() < deadline, self.client.get_execution_history(executionArn=arn)["events"][-3:]
            time.sleep(0.02)
        history = self.client.get_execution_history(executionArn=arn)["events"]
        self.entered |= set(states_of(history))
        return status, history


def states_of(history: list[dict[str, Any]]) -> list[str]:
    entered = (event.get("stateEnteredEventDetails") for event in history)
    return [details["name"] for details in entered if details]


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory, new_assembly: Any) -> Iterator[Watch]:
    base: Path = tmp_path_factory.mktemp("ticket_escalation")
    script = base / "script"
    assembly = new_assembly(base / "assembly")
    code = assembly.code("code", {"app.py": f"FILE = {str(script)!r}\n{SOURCE}"})
    assembly.function("check_clock", "app.check_clock", code)
    cloud = LaptopCloud(CloudSettings(base / "work"), lambda _: None).open()
    try:
        cloud.deploy(assembly.write())
        yield Watch(cloud, script)
    finally:
        cloud.stop()


@pytest.fixture(autouse=True)
def quick_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries and rests take a moment instead of minutes; a rest until a time is what it is."""
    due_time = waiting.due_time

    def due_soon(state: Any, env: Any) -> float:
        return min(due_time(state, env), time.time() + 1.5)

    class Pauses:
        @staticmethod
        def sleep(_: float) -> None:
            time.sleep(0.01)

    monkeypatch.setattr(waiting, "due_time", due_soon)
    monkeypatch.setattr(retrier_decl, "time", Pauses)


def test_a_wake_up_is_three_transitions(watch: Watch) -> None:
    status, history = watch.run("0", "0", "0", "over")
    assert status == "SUCCEEDED"
    assert states_of(history) == [
        *(["SleepUntilNearestRung", "CheckClock", "IsThereMoreToWatch"] * 4),
        "WatchIsOver",
    ]
    assert watch.calls == [NAME] * 4


def test_it_sleeps_until_the_moment_it_was_told(watch: Watch) -> None:
    moment = datetime.now(UTC) + timedelta(seconds=1)
    _, history = watch.run("over", look_at=moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    (asked,) = (event["timestamp"] for event in history if event["type"] == "TaskStateEntered")
    assert (asked - moment).total_seconds() > -0.01


@pytest.mark.parametrize("fault", ["fail", "die"])
def test_a_function_that_fails_or_is_killed_is_asked_again(watch: Watch, fault: str) -> None:
    status, history = watch.run(fault, fault, "over")
    assert status == "SUCCEEDED"
    assert watch.calls == [NAME] * 3
    assert states_of(history) == ["SleepUntilNearestRung", "CheckClock", "IsThereMoreToWatch", "WatchIsOver"]


def test_one_that_fails_for_long_is_asked_again_after_a_rest_for_ever(watch: Watch) -> None:
    status, history = watch.run(*["fail"] * (2 * (RETRIES + 1)), "over")
    assert status == "SUCCEEDED"
    assert Counter(states_of(history))["RestAfterFailure"] == 2
    assert watch.calls == [NAME] * (2 * (RETRIES + 1) + 1)


def test_a_wake_up_that_is_no_time_fails_the_execution_and_not_in_silence(watch: Watch) -> None:
    status, history = watch.run("over", look_at="soon")
    assert (status, history[-1]["type"]) == ("FAILED", "ExecutionFailed")


def test_every_state_was_entered(watch: Watch) -> None:
    if not watch.entered:
        pytest.skip("nothing was run before it")
    assert sorted(STATES - watch.entered) == []
