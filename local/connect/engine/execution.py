"""The state machine that executes a flow. It never blocks: at a wait it suspends, a signal or a timer resumes it."""

from collections import Counter
from collections.abc import Callable

from local.connect.contacts.contact import Contact
from local.connect.engine.course import Course, Frame, Stuck
from local.connect.engine.flow_data import FlowData
from local.connect.engine.host import Host
from local.connect.engine.outcomes import EndFlow, Failed, Outcome, Pressed, Run, Signal, TimedOut, Wait
from local.connect.engine.preparing import prepare_action
from local.connect.engine.registry import Runner
from local.connect.engine.services import ServiceFault
from local.connect.language.model import Action, Flow, FlowType
from local.connect.ports import Cancellable

MAX_STEPS_WITHOUT_WAITING = 1000
"""A flow that does more actions than this in one instant goes round in a circle."""
Ended = Callable[[EndFlow], None]


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
        self.running = False
        self._course = Course(contact, self.data)
        self._planned_fault = host.planned_fault
        self._on_end = on_end
        self._run: Run | None = None
        self._wait: Wait | None = None
        self._timer: Cancellable | None = None
        self._steps = 0

    # --- what the host calls ----------------------------------------------------------------------------------------
    def start(self, flow_id: str, flow: Flow) -> None:
        """Begin at the flow's start action; runs until the first wait."""
        self.running = True
        try:
            self._course.begin(flow_id, flow)
        except Stuck as stuck:
            self._fail(stuck)
            return
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
        run, self._run, self._wait, self._on_end = self._run, None, None, _told
        if run is not None:
            self._course.record(why="interrupted")
            try:
                run.close()
            except ValueError:  # the flow itself caused the stop and stands on this very generator
                return

    # --- what runners use -------------------------------------------------------------------------------------------
    @property
    def frame(self) -> Frame:
        """Where the execution stands."""
        return self._course.frame

    # --- the machine ------------------------------------------------------------------------------------------------
    def _advance(self) -> None:
        """Execute actions until one waits or the flow ends."""
        self._steps = 0
        try:
            while self.running:
                self._steps += 1
                if self._steps > MAX_STEPS_WITHOUT_WAITING:
                    raise self._going_round()
                outcome = self._begin(self._course.frame.action)
                if outcome is None or not self.running or not self._follow(outcome):
                    return
        except Stuck as stuck:
            self._fail(stuck)

    def _going_round(self) -> Stuck:
        lately = self.contact.trace[-MAX_STEPS_WITHOUT_WAITING:]
        counted = Counter((step.flow_id, step.action) for step in lately)
        (flow_id, identifier), times = counted.most_common(1)[0]
        return Stuck(f"goes round in a circle without waiting: {identifier!r} of {flow_id} was executed {times} times")

    def _begin(self, action: Action) -> Outcome | None:
        """Execute an action; None when it waits."""
        prepared = prepare_action(action)
        runner, template = prepared.runner, prepared.parameters
        if runner is None:
            raise Stuck(f"{self.frame.flow_id}: action {action.identifier!r} has the unknown type {action.type}")
        parameters = template.value if template.fill is None else template.fill(self.data.resolve)
        self._course.parameters = parameters
        if (refusal := self._refuse(runner)) is not None:
            return refusal
        try:
            answer = runner.run(self, parameters)
        except ServiceFault as fault:
            return Failed(fault.error_type, str(fault))
        if isinstance(answer, Outcome):
            return answer
        if not self.running:  # whoever heard the prompt hung up at once
            return None
        self._run = answer
        return self._step(None)

    def _refuse(self, runner: Runner) -> Failed | None:
        """A fault that was asked for, the wrong channel, or nobody there to speak to: the error branch is taken."""
        frame, spec = self._course.frame, runner.spec
        fault = self._planned_fault(frame.flow_id, frame.action.identifier)
        if fault is not None:
            return Failed(fault, "a fault was asked for")
        if self.contact.channel not in spec.channels:
            return Failed(why=f"{spec.type} does not work on channel {self.contact.channel}")
        if spec.needs_participant and not self.contact.participant_present and self.audience == "Customer":
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
        except ServiceFault as fault:
            self._run = self._wait = None
            return Failed(fault.error_type, str(fault))
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
        if outcome is None or not self.running:
            return
        try:
            goes_on = self._follow(outcome)
        except Stuck as stuck:
            self._fail(stuck)
            return
        if goes_on:
            self._advance()

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _follow(self, outcome: Outcome) -> bool:
        """Take the way that the outcome opens. False when the flow has ended."""
        end = self._course.follow(outcome)
        if end is not None:
            self._end(end)
        return end is None

    def _end(self, how: EndFlow) -> None:
        self.running = False
        self._cancel_timer()
        self._run = self._wait = None
        on_end, self._on_end = self._on_end, _told
        on_end(how)

    def _fail(self, reason: Stuck) -> None:
        """The flow cannot go on. Connect ends the contact; the host is told why."""
        self.host.flow_failed(self.contact, str(reason))
        if self.running:
            self._end(EndFlow(disconnect=True))


def _told(_: EndFlow) -> None:
    """In place of `on_end` once the execution is over: nothing holds it any more, so it is freed without the collector."""
