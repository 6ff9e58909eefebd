"""Which branches of flows were taken, from the engine's traces; and which can never be taken, with the reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from local.connect.engine.registry import catalogue
from local.connect.engine.trace import Step
from local.connect.language.branching import NO_MATCHING_CONDITION
from local.connect.language.model import Action, Flow
from local.connect.language.specification import ActionSpec

NEXT = "NextAction"


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """One branch: its flow's name, the action, the label ("Equals 1", "NoMatchingError", "NextAction"), the target."""

    flow: str
    action: str
    label: str
    target: str

    def __str__(self) -> str:
        return f"{self.flow}: {self.action} --{self.label}--> {self.target}"


def list_ways(flows: Mapping[str, Flow]) -> dict[Way, str]:
    """Every branch of the flows (by name), with the reason why it can never be taken, "" for those that can."""
    return {way: reason for name, flow in flows.items() for way, reason in _ways(name, flow)}


def read_ways(names: Mapping[str, str], steps: Iterable[Step]) -> set[Way]:
    """The branches that steps show. names: flow id -> name; steps of other flows are left out."""
    return {
        Way(names[step.flow_id], step.action, step.branch, step.target or "")
        for step in steps
        if step.branch and step.flow_id in names
    }


def _ways(name: str, flow: Flow) -> Iterator[tuple[Way, str]]:
    for action in flow.actions.values():
        spec = catalogue()[action.type]
        for branch in action.transitions.branches():
            reason = _why_never(action, spec) if branch.label == NEXT else ""
            yield Way(name, action.identifier, branch.label, branch.target), reason


def _why_never(action: Action, spec: ActionSpec) -> str:
    """Why NextAction is never taken; "" when it can be."""
    if spec.leaves:
        return "success leaves the flow"
    if spec.endless and not action.parameters.get("InterruptFrequencySeconds"):
        return "plays until somebody answers or hangs up"
    conditions = action.transitions.conditions
    if conditions and action.transitions.error_target(NO_MATCHING_CONDITION) is not None:
        return "what no condition catches takes NoMatchingCondition"
    if conditions and spec.all_results:
        return "every result has its condition"
    return ""
