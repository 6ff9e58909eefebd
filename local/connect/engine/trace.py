"""What a contact went through, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from local.connect.language.model import Action, Branch
from local.connect.ports import Json


@dataclass(slots=True)
class Step:
    """One action executed.

    parameters: with references resolved; result: what it gave; error: the error type instead; way: the branch taken, None
    at the end of a flow; started, ended: UTC.
    """

    contact_id: str
    flow_id: str
    executed: Action
    parameters: Mapping[str, Any]
    result: str | None
    error: str | None
    why: str
    way: Branch | None
    started: datetime
    ended: datetime

    @property
    def action(self) -> str:
        """The action's identifier."""
        return self.executed.identifier

    @property
    def type(self) -> str:
        """The action's type."""
        return self.executed.type

    @property
    def branch(self) -> str:
        """The label of the way taken, "" at the end of a flow."""
        return self.way.label if self.way else ""

    @property
    def target(self) -> str | None:
        """The next action."""
        return self.way.target if self.way else None

    def to_json(self) -> Json:
        """Plain JSON, as flow logs would show it."""
        return {
            "ContactId": self.contact_id,
            "ContactFlowId": self.flow_id,
            "Identifier": self.action,
            "ContactFlowModuleType": self.type,
            "Timestamp": self.started.isoformat(),
            "Parameters": dict(self.parameters),
            "Results": self.result,
            "Error": self.error,
            "Why": self.why,
            "Branch": self.branch,
            "Next": self.target,
        }


class Trace(list[Step]):
    """The steps of one contact, in order."""

    def types(self) -> list[str]:
        """Action types in order."""
        return [step.type for step in self]

    def branches(self) -> set[tuple[str, str, str]]:
        """(flow, action, branch label) of every way taken."""
        return {(step.flow_id, step.action, step.branch) for step in self if step.branch}
