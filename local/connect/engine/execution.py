"""The state machine that executes a flow. It never blocks: at a wait it suspends, a signal or a timer resumes it."""

from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from local.connect.contacts.contact import Contact
from local.connect.engine.flow_data import FlowData
from local.connect.engine.host import Host
from local.connect.engine.outcomes import (
    Done,
    EndFlow,
    Enter,
    Failed,
    GoTo,
    Leave,
    Outcome,
    Pressed,
    Run,
    Signal,
    TimedOut,
    Wait,
)
from local.connect.engine.registry import Runner, find_runner
from local.connect.engine.resolving import resolve_parameters
from local.connect.engine.trace import Step
from local.connect.language.branching import choose_after_error, choose_after_result
from local.connect.language.model import Action, Branch, Flow, FlowType
from local.connect.language.references import fill
from local.connect.ports import Cancellable, Json

MAX_STEPS_WITHOUT_WAITING = 1000
"""A flow that does more actions than this in one instant goes round in a circle."""
MAX_MODULE_DEPTH = 5
Ended = Callable[[EndFlow], None]


@dataclass(slots=True)
class Frame:
    """Where in which flow the execution stands; modules put a frame on top."""

    flow: Flow
    flow_id: str
    action: Action


class Execution:
    """One flow being executed for one contact.

    flow_type: as what it runs (inbound, queue, whisper …); audience: who hears it, "Customer" or "Agent".
    on_end is called once, with how it ended, but not after `stop()`.
    """

    def __init__(self, host: Host, contact: Contact, flow_type: FlowType, audience: str, on_end: Ended) -> None:
        self.host = host
        self.contact = contact
        self.flow_type = flow_type
        self.audience = audience
        self.data = FlowData(contact, host)
        self.frames: list[Frame] = []
        self.running = False
        self._on_end = on_end
        self._run: Run | None = None
        self._wait: Wait | None = None
        self._timer: Cancellable | None = None
        self._parameters: Json = {}
        self._started: datetime = host.now()
        self._steps = Counter[tuple[str, str]]()

    # --- what the host calls ----------------------------------------------------------------------------------------
    def start(self, flow_id: str, flow: Flow) -> None:
        """Begin at the flow's start action; runs until the first wait."""
        self.running = True
        first = flow.actions.get(flow.start_action)
        if first is None:
            self._fail(f"flow {flow_id} has no action {flow.start_action!r}")
            return
        self.frames = [Frame(flow, flow_id, first)]
        self._advance()

    def signal(self, signal: Signal) -> bool:
        """Something happened. True when the waiting action took it."""
        if not self.running or self._wait is None or not isinstance(signal, self._wait.signals):
            return False
        self._resume(signal)
        return True

    def stop(self) -> None:
        """The flow is cut short: hung up, answered by an agent, taken from hold. `on_end` is not called."""
        if not self.running:
            return
        self.running = False
        self._cancel_timer()
        run, self._run, self._wait = self._run, None, None
        if run is not None:
            self._record(None, None, "interrupted", None)
            try:
                run.close()
            except ValueError:  # the flow itself caused the stop and stands on this very generator
                return

    # --- what runners use -------------------------------------------------------------------------------------------
    def text(self, value: str) -> str:
        """`value` with its references filled."""
        return fill(value, self.data.resolve)

    @property
    def frame(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    # --- the machine ------------------------------------------------------------------------------------------------
    def _advance(self) -> None:
        """Execute actions until one waits or the flow ends."""
        self._steps.clear()
        while self.running:
            action = self.frame.action
            if not self._makes_progress(action):
                return
            self._started = self.host.now()
            outcome = self._begin(action)
            if outcome is None or not self.running:
                return
            if not self._follow(outcome):
                return

    def _makes_progress(self, action: Action) -> bool:
        self._steps[self.frame.flow_id, action.identifier] += 1
        if self._steps.total() <= MAX_STEPS_WITHOUT_WAITING:
            return True
        (flow_id, identifier), times = self._steps.most_common(1)[0]
        self._fail(f"goes round in a circle without waiting: {identifier!r} of {flow_id} was executed {times} times")
        return False

    def _begin(self, action: Action) -> Outcome | None:
        """Execute an action; None when it waits."""
        runner = find_runner(action.type)
        if runner is None:
            self._parameters = dict(action.parameters)
            self._fail(f"{self.frame.flow_id}: action {action.identifier!r} has the unknown type {action.type}")
            return None
        self._parameters = resolve_parameters(action.parameters, self.data.resolve)
        if (refusal := self._refuse(runner)) is not None:
            return refusal
        answer = runner.run(self, self._parameters)
        if not isinstance(answer, Generator):
            return answer
        if not self.running:  # whoever heard the prompt hung up at once
            return None
        self._run = answer
        return self._step(None)

    def _refuse(self, runner: Runner) -> Failed | None:
        """Not in this channel, or nobody there to speak to: Connect takes the error branch."""
        if self.contact.channel not in runner.spec.channels:
            return Failed(why=f"{runner.spec.type} does not work on channel {self.contact.channel}")
        if runner.spec.needs_participant and not self.contact.participant_present and self.audience == "Customer":
            return Failed(why="there is no participant")
        return None

    def _step(self, signal: Signal | None) -> Outcome | None:
        """Drive the running action by one signal; None when it waits again."""
        run = self._run
        assert run is not None  # noqa: S101 - only called while an action runs
        try:
            wait = next(run) if signal is None else run.send(signal)
            while Pressed in wait.signals and self.contact.keys and self.audience == "Customer":
                wait = run.send(Pressed(self.contact.keys.pop(0)))
        except StopIteration as end:
            self._run = self._wait = None
            outcome: Outcome = end.value
            return outcome
        if self.running:
            self._wait = wait
            if wait.seconds is not None:
                self._timer = self.host.call_later(wait.seconds, self._time_out)
        return None

    def _time_out(self) -> None:
        self._timer = None
        if self.running and self._wait is not None:
            self._resume(TimedOut())

    def _resume(self, signal: Signal) -> None:
        self._cancel_timer()
        self._wait = None
        outcome = self._step(signal)
        if outcome is not None and self.running and self._follow(outcome):
            self._advance()

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _follow(self, outcome: Outcome) -> bool:
        """Take the way that the outcome opens. False when the flow has ended."""
        match outcome:
            case Done(result):
                return self._take_result(result)
            case Failed(error_type, why):
                return self._take_error(error_type, why)
            case GoTo(flow, flow_id):
                return self._jump(flow, flow_id)
            case Enter(module, module_id):
                return self._enter(module, module_id)
            case Leave(result):
                return self._leave(result)
            case EndFlow():
                self._record(None, None, "", None)
                self._end(outcome)
                return False

    def _take_result(self, result: str | None) -> bool:
        branch = choose_after_result(self.frame.action, result, self.text)
        self._record(result, None, "", branch)
        return self._move(branch)

    def _take_error(self, error_type: str, why: str) -> bool:
        branch = choose_after_error(self.frame.action, error_type)
        self._record(None, error_type, why, branch)
        if branch is None:
            self._fail(f"{self.frame.action.identifier!r} ended with {error_type} ({why}) and has no branch for it")
            return False
        return self._move(branch)

    def _move(self, branch: Branch | None) -> bool:
        if branch is None:
            self._end(EndFlow())
            return False
        target = self.frame.flow.actions.get(branch.target)
        if target is None:
            self._fail(f"{self.frame.action.identifier!r} leads to {branch.target!r}, which does not exist")
            return False
        self.frame.action = target
        return True

    def _jump(self, flow: Flow, flow_id: str) -> bool:
        first = flow.actions.get(flow.start_action)
        if first is None:
            return self._take_error("NoMatchingError", f"flow {flow_id} has no start")
        self._record(None, None, "", Branch("TransferToFlow", first.identifier))
        self.data.flow_attributes.clear()
        self.frames = [Frame(flow, flow_id, first)]
        return True

    def _enter(self, module: Flow, module_id: str) -> bool:
        first = module.actions.get(module.start_action)
        if first is None or len(self.frames) > MAX_MODULE_DEPTH:
            return self._take_error("NoMatchingError", f"module {module_id} has no start or is nested too deeply")
        self._record(None, None, "", Branch("InvokeFlowModule", first.identifier))
        self.frames.append(Frame(module, module_id, first))
        return True

    def _leave(self, result: str | None) -> bool:
        if len(self.frames) == 1:
            return self._take_error("NoMatchingError", "EndFlowModuleExecution outside a module")
        self._record(result, None, "", Branch("Return", self.frames[-2].action.identifier))
        self.frames.pop()
        return self._take_result(result)

    def _end(self, how: EndFlow) -> None:
        self.running = False
        self._cancel_timer()
        self._run = self._wait = None
        self._on_end(how)

    def _fail(self, reason: str) -> None:
        """The flow cannot go on. Connect ends the contact; the host is told why."""
        self.host.flow_failed(self.contact, reason)
        if self.running:
            self._end(EndFlow(disconnect=True))

    def _record(self, result: str | None, error: str | None, why: str, branch: Branch | None) -> None:
        frame = self.frame
        self.contact.trace.append(
            Step(
                contact_id=self.contact.id,
                flow_id=frame.flow_id,
                action=frame.action.identifier,
                type=frame.action.type,
                parameters=self._parameters,
                result=result,
                error=error,
                why=why,
                branch=branch.label if branch else "",
                target=branch.target if branch else None,
                started=self._started,
                ended=self.host.now(),
            )
        )


def first_of(parameters: Json, *names: str) -> Any:
    """The first of these parameters that is given: the documentation and real exports disagree about some names."""
    return next((parameters[name] for name in names if parameters.get(name) not in (None, "")), None)
