"""A flow as values. Names are those of the flow language ("Amazon Connect flow language", developer guide)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any


class FlowType(StrEnum):
    """The types that CreateContactFlow takes, and the module, which is created by its own operation."""

    CONTACT_FLOW = "CONTACT_FLOW"
    CUSTOMER_QUEUE = "CUSTOMER_QUEUE"
    CUSTOMER_HOLD = "CUSTOMER_HOLD"
    CUSTOMER_WHISPER = "CUSTOMER_WHISPER"
    AGENT_HOLD = "AGENT_HOLD"
    AGENT_WHISPER = "AGENT_WHISPER"
    OUTBOUND_WHISPER = "OUTBOUND_WHISPER"
    AGENT_TRANSFER = "AGENT_TRANSFER"
    QUEUE_TRANSFER = "QUEUE_TRANSFER"
    CAMPAIGN = "CAMPAIGN"
    MODULE = "MODULE"


T = FlowType
HOLDS = frozenset({T.CUSTOMER_HOLD, T.AGENT_HOLD})
WHISPERS = frozenset({T.CUSTOMER_WHISPER, T.AGENT_WHISPER, T.OUTBOUND_WHISPER})
TRANSFERS = frozenset({T.AGENT_TRANSFER, T.QUEUE_TRANSFER})
INBOUND = frozenset({T.CONTACT_FLOW, T.CAMPAIGN})
EVERY = frozenset(FlowType)


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison, or a nested one: an operand is a text or again a Condition."""

    operator: str
    operands: tuple["str | Condition", ...]

    def __str__(self) -> str:
        return f"{self.operator} {', '.join(str(operand) for operand in self.operands)}".strip()


@dataclass(frozen=True, slots=True)
class Branch:
    """A way out of an action. label: "Equals 1", "NoMatchingError", "NextAction"."""

    label: str
    target: str


@dataclass(frozen=True)
class Transitions:
    """Where an action leads. `conditions` are ordered: the first true one wins. The branches are worked out once."""

    next_action: str | None = None
    conditions: tuple[tuple[Condition, str], ...] = ()
    errors: tuple[tuple[str, str], ...] = ()

    def branches(self) -> Iterator[Branch]:
        """Every way out, the conditions first."""
        yield from (branch for _, branch in self.results)
        yield from (Branch(error, target) for error, target in self.errors)
        if self.otherwise is not None:
            yield self.otherwise

    @cached_property
    def results(self) -> tuple[tuple[Condition, Branch], ...]:
        """The conditions with their branches."""
        return tuple((condition, Branch(str(condition), target)) for condition, target in self.conditions)

    @cached_property
    def by_text(self) -> Mapping[str, Branch] | None:
        """The branch of each result, when all conditions are Equals with a written-out text; of one given twice the first."""
        found: dict[str, Branch] = {}
        for condition, branch in self.results:
            if condition.operator != "Equals":
                return None
            for operand in condition.operands:
                if not isinstance(operand, str) or "$" in operand:
                    return None
                found.setdefault(operand, branch)
        return found

    @cached_property
    def unmatched(self) -> Branch | None:
        """For a result that no condition fits: NoMatchingCondition, else what remains."""
        return self.failures.get("NoMatchingCondition", self.otherwise)

    @cached_property
    def failures(self) -> Mapping[str, Branch]:
        """The branch of each error; of one given twice the first."""
        return {error: Branch(error, target) for error, target in reversed(self.errors)}

    @cached_property
    def otherwise(self) -> Branch | None:
        """What remains when nothing else was chosen."""
        return None if self.next_action is None else Branch("NextAction", self.next_action)

    def error_target(self, error_type: str) -> str | None:
        """The action for exactly this error, or None."""
        branch = self.failures.get(error_type)
        return None if branch is None else branch.target


@dataclass(frozen=True, slots=True)
class Action:
    """One action of a flow. `prepared`: what those who execute it have worked out once, by name."""

    identifier: str
    type: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    transitions: Transitions = field(default_factory=Transitions)
    prepared: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole flow document. `size` is the length of its content in characters."""

    start_action: str
    actions: Mapping[str, Action]
    metadata: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    version: str = "2019-10-30"
    size: int = 0
    duplicates: tuple[str, ...] = ()
    action_count: int = 0

    @property
    def name(self) -> str:
        """The name that the flow designer left in the metadata, or ""."""
        return str(self.metadata.get("name") or self.metadata.get("Name") or "")

    @property
    def declared_type(self) -> FlowType | None:
        """The type that the flow designer left in the metadata; most documents have none."""
        return _DECLARED.get(str(self.metadata.get("type") or self.metadata.get("Type") or ""))


_DECLARED = {
    "contactFlow": T.CONTACT_FLOW,
    "customerQueue": T.CUSTOMER_QUEUE,
    "customerHold": T.CUSTOMER_HOLD,
    "customerWhisper": T.CUSTOMER_WHISPER,
    "agentHold": T.AGENT_HOLD,
    "agentWhisper": T.AGENT_WHISPER,
    "outboundWhisper": T.OUTBOUND_WHISPER,
    "agentTransfer": T.AGENT_TRANSFER,
    "queueTransfer": T.QUEUE_TRANSFER,
    "campaign": T.CAMPAIGN,
    "contactFlowModule": T.MODULE,
    "module": T.MODULE,
} | {str(flow_type): flow_type for flow_type in FlowType}
