"""What a deployment came to."""

from dataclasses import dataclass
from typing import Self


class DeployError(Exception):
    """A stack could not be deployed; the message names stack, resource and reason."""


@dataclass(frozen=True, slots=True)
class DeployedStack:
    """One stack: its outputs by key, and its resources' physical ids by logical id."""

    name: str
    outputs: dict[str, str]
    resources: dict[str, str]


@dataclass(frozen=True, slots=True)
class Deployment:
    """All stacks of an assembly, by name."""

    stacks: dict[str, DeployedStack]

    def output(self, key: str) -> str:
        """The one output with this key, whichever stack has it; raises LookupError if none or several differ."""
        found = {stack.outputs[key] for stack in self.stacks.values() if key in stack.outputs}
        if len(found) != 1:
            raise LookupError(f"{len(found) or 'no'} outputs are named {key!r}")
        return found.pop()

    def joined_by(self, other: "Deployment") -> Self:
        """This deployment with another one's stacks on top."""
        return type(self)({**self.stacks, **other.stacks})
