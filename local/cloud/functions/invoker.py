"""How the rest of the laptop cloud calls a function: one protocol, one answer."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Invocation:
    """What one invocation came to.

    payload: the function's JSON answer, or Lambda's error document (errorType, errorMessage, stackTrace).
    error: None when the handler returned; "Unhandled" when it raised, timed out or its process died.
    duration_ms: wall time of this invocation, a cold start included.
    cold_start: whether a process had to be started for it.
    """

    payload: bytes
    error: str | None
    duration_ms: float
    cold_start: bool = False


class FunctionInvoker(Protocol):
    """Calls a deployed function by its name or ARN (a version or alias suffix is ignored)."""

    def invoke(self, function: str, payload: bytes) -> Invocation:
        """Run the function to its end and answer what it came to; raises LookupError for an unknown function."""
        ...
