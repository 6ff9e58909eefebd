"""OverrideSystemBehavior: what is to happen instead, the next time a flow uses a resource. Each serves once, in order."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from local.connect.ports import LambdaAnswer
from local.connect.testing.matching import is_same_resource
from local.connect.testing.shapes import ANSWER_KEYS, RESOURCES


@dataclass(frozen=True, slots=True)
class Override:
    """kind: the flow action; resource: id or ARN; strategy: as the language spells it."""

    kind: str
    resource: str
    strategy: Mapping[str, Any]

    @property
    def substitute(self) -> str:
        """The resource to be used instead, "" for a mocked answer."""
        return str(self.strategy.get("SubstituteArn") or "")

    def answer(self) -> LambdaAnswer:
        """The mocked answer of a function."""
        response = self.strategy["Response"]
        content = response[response["Type"]]
        delay = float(content.get("DelaySeconds", 0))
        if response["Type"] == "Error":
            return LambdaAnswer(error=f"the test says so: {content['Value']}", duration_s=delay)
        text = next(content[key] for key in ANSWER_KEYS if key in content)
        return LambdaAnswer(payload=json.loads(text), duration_s=delay)


class Overrides:
    """Those that wait."""

    def __init__(self) -> None:
        self._waiting: list[Override] = []

    def add(self, parameters: Mapping[str, Any]) -> None:
        """Parameters of the action OverrideSystemBehavior."""
        properties = parameters["Behavior"]["Properties"]
        kind = properties["ActionType"]
        resource = properties["ActionParameters"][RESOURCES[kind]]
        self._waiting.append(Override(kind, resource, properties["Strategy"]))

    def take(self, kind: str, resource: str) -> Override | None:
        """The oldest one for this resource; it is used up."""
        for override in self._waiting:
            if override.kind == kind and is_same_resource(kind, override.resource, resource):
                self._waiting.remove(override)
                return override
        return None

    @property
    def unused(self) -> list[str]:
        """Those that nothing came by, as "InvokeLambdaFunction of …"."""
        return [f"{override.kind} of {override.resource}" for override in self._waiting]
