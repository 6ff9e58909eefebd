"""Where an execution stands in its flows, and where an outcome leads: branches, jumps, modules; every step on the trace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from local.connect.contacts.contact import Contact
from local.connect.engine.flow_data import FlowData
from local.connect.engine.outcomes import Done, EndFlow, Enter, Failed, GoTo, Leave, Outcome
from local.connect.engine.trace import Step
from local.connect.language.branching import choose_after_error, choose_after_result
from local.connect.language.model import Action, Branch, Flow
from local.connect.language.references import fill

MAX_MODULE_DEPTH = 5


class Stuck(Exception):
    """The flow cannot go on; the text tells why."""


@dataclass(slots=True)
class Frame:
    """Where in which flow the execution stands; modules put a frame on top."""

    flow: Flow
    flow_id: str
    action: Action
    flow_attributes: dict[str, str] = field(default_factory=dict)
    """Live as long as the frame: neither handed to a module nor to a flow that is jumped to."""


class Course:
    """The frames of one execution, and the ways between actions. `follow` is all that decides where to go.

    frame: the innermost one, there from `begin` on. parameters: of the present action, resolved, for the trace.
    """

    frame: Frame

    def __init__(self, contact: Contact, data: FlowData) -> None:
        self._contact = contact
        self._data = data
        self._now = data.host.now
        self._frames: list[Frame] = []
        self.parameters: Mapping[str, Any] = {}
        self._started = self._now()

    def begin(self, flow_id: str, flow: Flow) -> None:
        """Stand at the flow's start action; Stuck when it has none."""
        first = flow.actions.get(flow.start_action)
        if first is None:
            raise Stuck(f"flow {flow_id} has no action {flow.start_action!r}")
        self._stand([Frame(flow, flow_id, first)])
        self._started = self._now()

    def follow(self, outcome: Outcome) -> EndFlow | None:
        """Record the step and stand at the next action. The end of the flow instead when there is none; Stuck."""
        if isinstance(outcome, Done):  # nearly every one
            return self._take_result(outcome.result)
        match outcome:
            case Failed(error_type, why):
                return self._take_error(error_type, why)
            case GoTo(flow, flow_id):
                return self._jump(flow, flow_id)
            case Enter(module, module_id):
                return self._enter(module, module_id)
            case Leave(result):
                return self._leave(result)
            case EndFlow():
                self.record()
                return outcome

    def record(
        self, result: str | None = None, error: str | None = None, why: str = "", branch: Branch | None = None
    ) -> None:
        """Put the present action on the contact's trace."""
        frame, contact, began = self.frame, self._contact, self._started
        self._started = ended = self._now()
        step = Step(
            contact.id, frame.flow_id, frame.action, self.parameters, result, error, why, branch, began, ended
        )  # fmt: skip
        contact.trace.append(step)

    def _take_result(self, result: str | None) -> EndFlow | None:
        branch = choose_after_result(self.frame.action, result, self._text)
        self.record(result, None, "", branch)
        if branch is None:
            return EndFlow()
        self._move(branch)
        return None

    def _take_error(self, error_type: str, why: str) -> EndFlow | None:
        branch = choose_after_error(self.frame.action, error_type)
        self.record(None, error_type, why, branch)
        if branch is None:
            raise Stuck(f"{self.frame.action.identifier!r} ended with {error_type} ({why}) and has no branch for it")
        self._move(branch)
        return None

    def _move(self, branch: Branch) -> None:
        target = self.frame.flow.actions.get(branch.target)
        if target is None:
            raise Stuck(f"{self.frame.action.identifier!r} leads to {branch.target!r}, which does not exist")
        self.frame.action = target

    def _jump(self, flow: Flow, flow_id: str) -> EndFlow | None:
        first = flow.actions.get(flow.start_action)
        if first is None:
            return self._take_error("NoMatchingError", f"flow {flow_id} has no start")
        self.record(branch=Branch("TransferToFlow", first.identifier))
        self._stand([Frame(flow, flow_id, first)])
        return None

    def _enter(self, module: Flow, module_id: str) -> EndFlow | None:
        first = module.actions.get(module.start_action)
        if first is None or len(self._frames) > MAX_MODULE_DEPTH:
            return self._take_error("NoMatchingError", f"module {module_id} has no start or is nested too deeply")
        self.record(branch=Branch("InvokeFlowModule", first.identifier))
        self._stand([*self._frames, Frame(module, module_id, first)])
        return None

    def _leave(self, result: str | None) -> EndFlow | None:
        if len(self._frames) == 1:
            return self._take_error("NoMatchingError", "EndFlowModuleExecution outside a module")
        self.record(result=result, branch=Branch("Return", self._frames[-2].action.identifier))
        self._stand(self._frames[:-1])
        return self._take_result(result)

    def _stand(self, frames: list[Frame]) -> None:
        self._frames = frames
        self.frame = frames[-1]
        self._data.flow_attributes = frames[-1].flow_attributes

    def _text(self, value: str) -> str:
        return fill(value, self._data.resolve)
