"""Which branches of a flow were taken, from the engine's traces; and which the engine can never take, with the reason.

Knows nothing of our flows. The file is not called coverage.py, lest it hide the package of that name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from local.connect.engine.registry import catalogue
from local.connect.engine.trace import Step
from local.connect.language.branching import NO_MATCHING_CONDITION
from local.connect.language.model import Action, Flow
from local.connect.language.specification import ActionSpec

NEXT = "NextAction"
LEAVES = frozenset({"TransferContactToQueue", "DequeueContactAndTransferToQueue", "TransferToFlow"})
"""Types whose success leaves the flow; their NextAction is drawn, but it is the way of an error at most."""


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """One branch: its flow's name, the action, the label ("Equals 1", "NoMatchingError", "NextAction"), the target."""

    flow: str
    action: str
    label: str
    target: str

    def __str__(self) -> str:
        return f"{self.flow}: {self.action} --{self.label}--> {self.target}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """taken: ways that traces show; missed: possible ways that none shows; impossible: ways with the reason."""

    taken: frozenset[Way]
    missed: tuple[Way, ...]
    impossible: Mapping[Way, str]

    @property
    def share(self) -> float:
        """Taken among the possible, 0 to 1."""
        possible = len(self.taken) + len(self.missed)
        return len(self.taken) / possible if possible else 1.0

    def __str__(self) -> str:
        possible = len(self.taken) + len(self.missed)
        lines = [f"{len(self.taken)} of {possible} possible branches ({self.share:.1%})"]
        lines += [f"missed      {way}" for way in self.missed]
        lines += [f"impossible  {way}: {reason}" for way, reason in sorted(self.impossible.items())]
        return "\n".join(lines)


def measure(flows: Mapping[str, Flow], steps: Iterable[tuple[str, Step]]) -> Coverage:
    """flows: by name. steps: the traces of any number of contacts, each step with its flow's name."""
    all_ways = {way: reason for name, flow in flows.items() for way, reason in _ways(name, flow)}
    shown = {Way(name, step.action, step.branch, step.target or "") for name, step in steps if step.branch}
    taken = frozenset(shown & all_ways.keys())
    impossible = {way: reason for way, reason in all_ways.items() if reason and way not in taken}
    missed = sorted(all_ways.keys() - taken - impossible.keys())
    return Coverage(taken, tuple(missed), impossible)


def _ways(name: str, flow: Flow) -> Iterator[tuple[Way, str]]:
    for action in flow.actions.values():
        spec = catalogue()[action.type]
        for branch in action.transitions.branches():
            reason = _why_never(action, spec) if branch.label == NEXT else ""
            yield Way(name, action.identifier, branch.label, branch.target), reason


def _why_never(action: Action, spec: ActionSpec) -> str:
    """Why NextAction is never taken; "" when it can be."""
    if action.type in LEAVES:
        return "success leaves the flow"
    if spec.endless and not action.parameters.get("InterruptFrequencySeconds"):
        return "plays until somebody answers or hangs up"
    conditions = action.transitions.conditions
    if conditions and action.transitions.error_target(NO_MATCHING_CONDITION) is not None:
        return "what no condition catches takes NoMatchingCondition"
    if conditions and spec.all_results:
        return "every result has its condition"
    return ""
