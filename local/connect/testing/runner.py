"""Executes a test case: a simulated caller goes through the flows in virtual time and does what the observations say.

Observations that no other leads to are active from the start; one that is met does its actions and makes its followers
active ("Observe block", administrator guide). A message is observed when it has been spoken. The test ends by EndTest,
with the call, or after five minutes; it has passed when by then everything was observed and every assertion held.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from local.connect.contacts.contact import Contact
from local.connect.contacts.directory import Directory
from local.connect.contacts.line import Line
from local.connect.engine.flow_data import FlowData
from local.connect.errors import ConnectError
from local.connect.language.model import Condition
from local.connect.language.operators import holds
from local.connect.language.references import fill
from local.connect.ports import Cancellable, Json, LambdaAnswer, LambdaInvoker
from local.connect.testing.matching import hears, starts
from local.connect.testing.model import (
    MAX_SECONDS,
    EntryPoint,
    Event,
    FlowTest,
    Observation,
    TestAction,
)
from local.connect.testing.result import FAILED, NOT_OBSERVED, PASSED, FlowTestResult, Observed
from local.connect.testing.stage import Stage

A_MOMENT = 0.1
"""Seconds before its last sound in which a message counts as heard: before the flow goes on."""
BEGINNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class NoFunctions:
    """Nothing stands behind the functions: what a test case does not mock fails."""

    def invoke(self, function_arn: str, event: Json, timeout_s: float) -> LambdaAnswer:  # noqa: ARG002 - the port's shape
        """An error that says so."""
        return LambdaAnswer(error=f"the test case mocks no answer of {function_arn}")


def run_flow_test(
    test: FlowTest,
    directory: Directory,
    entry: EntryPoint,
    attributes: Mapping[str, str] | None = None,
    lambdas: LambdaInvoker | None = None,
    at: datetime = BEGINNING,
) -> FlowTestResult:
    """Play the test case against an instance's resources. attributes: of the contact from the start; at: UTC."""
    return _Rehearsal(test, directory, lambdas or NoFunctions(), at).play(entry, dict(attributes or {}))


class _Rehearsal:
    """One execution."""

    def __init__(self, test: FlowTest, directory: Directory, lambdas: LambdaInvoker, at: datetime) -> None:
        self._test = test
        self._stage = Stage(directory, lambdas, at, self._take, self._flow_action_started)
        self._started = at
        self._active = list(test.beginnings)
        self._observed: dict[str, Observed] = {}
        self._heard: list[str] = []
        self._speaking: tuple[Json, Cancellable] | None = None
        self._line: Line | None = None
        self._contact: Contact | None = None
        self._keys = ""
        self._over = False
        self._why = ""

    def play(self, entry: EntryPoint, attributes: dict[str, str]) -> FlowTestResult:
        try:
            self._line, begin = self._stage.place_call(entry, attributes)
        except ConnectError as error:
            self._why = str(error)
            return self._result()
        self._contact = self._line.contact
        self._happen(lambda event: event.type == "TestInitiated")
        begin()
        if not self._stage.runtime.run_until(lambda: self._over, MAX_SECONDS) and not self._over:
            waiting = f"; it still waits for {', '.join(self._active)}" if self._active else ""
            self._fail(f"nothing ended the test within {MAX_SECONDS} s{waiting}")
        self._happen(lambda event: event.type == "TestCompleted")
        return self._result()

    # --- what happens -----------------------------------------------------------------------------------------------
    def _take(self, message: Json) -> None:
        """A message to the caller's telephone."""
        self._finish_speaking()
        if message["type"] == "heard" and not self._over:
            timer = self._stage.runtime.call_later(message["seconds"] - A_MOMENT, self._finish_speaking)
            self._speaking = (message, timer)
        elif message["type"] == "ended":
            self._over = True

    def _finish_speaking(self) -> None:
        if self._speaking is None:
            return
        (message, timer), self._speaking = self._speaking, None
        timer.cancel()
        self._heard.append(message["text"] or message["ssml"] or message["prompt"] or "")
        self._happen(lambda event: event.type == "MessageReceived" and hears(event.properties, message))

    def _flow_action_started(self, kind: str, resource: str) -> bool:
        self._finish_speaking()
        self._happen(lambda event: event.type == "FlowActionStarted" and starts(event.properties, kind, resource))
        return not self._over

    def _happen(self, fits: Callable[[Event], bool]) -> None:
        """Something happened: every active observation that waits for it is met."""
        for name in [name for name in self._active if fits(self._test.observations[name].event)]:
            if self._over and self._test.observations[name].event.type != "TestCompleted":
                return
            self._active.remove(name)
            self._meet(self._test.observations[name])

    def _meet(self, observation: Observation) -> None:
        logged: dict[str, str] = {}
        self._observed[observation.identifier] = Observed(observation.identifier, PASSED, self._now(), logged=logged)
        for action in observation.actions:
            wrong = _DOERS[action.type](self, action, logged)
            if wrong:
                self._observed[observation.identifier] = Observed(
                    observation.identifier, FAILED, self._now(), f"{action.identifier}: {wrong}", logged
                )
                self._fail(f"{observation.identifier}: {action.identifier}: {wrong}")
                return
        self._active += observation.following
        keys, self._keys = self._keys, ""
        if keys and not self._over:
            self._stage.centre.calls.press(self._caller_s_contact(), keys)

    # --- what is done -----------------------------------------------------------------------------------------------
    def send(self, action: TestAction, _: dict[str, str]) -> str:
        """Press keys, as soon as the observation is done and those after it are active."""
        keys = str(action.parameters["Instruction"]["Properties"]["Value"])
        if self._line is None or self._line.contact is None:
            return f"the call was over before {keys!r} could be pressed"
        self._keys += keys
        return ""

    def override(self, action: TestAction, _: dict[str, str]) -> str:
        """Change what a resource does the next time."""
        self._stage.host.overrides.add(action.parameters)
        return ""

    def check(self, action: TestAction, _: dict[str, str]) -> str:
        """An assertion: "" when it holds."""
        path, operator = action.parameters["Namespace"], action.parameters["Operator"]
        value = self._read(path)
        if operator == "Exists":
            return "" if value else f"{path} does not exist"
        operand = str(action.parameters["Operand"])
        met = holds(Condition(operator, (operand,)), value, lambda text: text)
        return "" if met else f"{path} is {value!r}, which is not {operator} {operand!r}"

    def control(self, action: TestAction, logged: dict[str, str]) -> str:
        """End the test or note values."""
        command = action.parameters["Command"]
        if command["Type"] == "EndTest":
            self._stop()
        else:
            expressions = command["Properties"]["Expressions"]
            logged.update({label: self._read(str(path)) for label, path in expressions.items()})
        return ""

    def _read(self, path: str) -> str:
        return fill(path, FlowData(self._caller_s_contact(), self._stage.host).resolve)

    def _caller_s_contact(self) -> Contact:
        """The segment of the call that the caller's line belongs to, else the first."""
        contact = (self._line.contact if self._line else None) or self._contact
        assert contact is not None  # noqa: S101 - events come after the call was placed
        return contact

    def _stop(self) -> None:
        """The simulated call is over at once; what a flow would do after it belongs to no test."""
        self._over = True
        for contact_id, audience in list(self._stage.centre.runs):
            self._stage.centre.stop_run(self._stage.centre.contacts[contact_id], audience)

    def _fail(self, why: str) -> None:
        self._why = self._why or why
        self._stop()

    # --- what came of it --------------------------------------------------------------------------------------------
    def _now(self) -> datetime:
        return self._stage.runtime.now()

    def _result(self) -> FlowTestResult:
        missed = [name for name in self._test.observations if name not in self._observed]
        failures = self._stage.centre.failures
        why = self._why or (f"never observed: {', '.join(missed)}" if missed else "")
        why = why or (f"the flow could not go on: {failures[0][1]}" if failures else "")
        observed = tuple(
            self._observed.get(name) or Observed(name, NOT_OBSERVED, self._now(), "never observed")
            for name in self._test.observations
        )
        host = self._stage.host
        steps = tuple(step for contact in self._stage.centre.contacts.values() for step in contact.trace)
        return FlowTestResult(
            FAILED if why else PASSED, why, observed, self._started, self._now(),
            self._contact.id if self._contact else "", steps, tuple(self._heard),
            tuple(host.invoked), tuple(host.queued), tuple(host.overrides.unused),
        )  # fmt: skip


_Doer = Callable[[_Rehearsal, TestAction, dict[str, str]], str]
_DOERS: dict[str, _Doer] = {
    "SendInstruction": _Rehearsal.send,
    "OverrideSystemBehavior": _Rehearsal.override,
    "Assert": _Rehearsal.check,
    "TestControl": _Rehearsal.control,
}
