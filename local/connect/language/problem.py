"""What is wrong with a flow, with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One trouble. action: the identifier, "" for the flow itself; place: where in the action, e.g. a parameter."""

    action: str
    reason: str
    place: str = ""

    def __str__(self) -> str:
        where = " ".join(part for part in (self.action, self.place) if part)
        return f"{where}: {self.reason}" if where else self.reason
