"""Failures on demand: an action fails although nothing is wrong, as a block of Connect now and then does.

Planned with `ConnectInstance.fail_next`; the execution asks before it runs an action.
"""

from collections import defaultdict, deque


class Faults:
    """Failures that are still to come, by flow id and action."""

    def __init__(self) -> None:
        self._planned: dict[tuple[str, str], deque[str]] = defaultdict(deque)

    def plan(self, flow_id: str, action: str, error_type: str, times: int = 1) -> None:
        """The next `times` runs of the action, whoever calls, end with this error."""
        self._planned[flow_id, action].extend([error_type] * times)

    def take(self, flow_id: str, action: str) -> str | None:
        """The error with which this run must end, None when it may do its work. Asking uses it up."""
        if not self._planned:
            return None
        waiting = self._planned.get((flow_id, action))
        return waiting.popleft() if waiting else None

    @property
    def pending(self) -> list[tuple[str, str, str]]:
        """(flow id, action, error) of those that nobody has run into yet."""
        return [(*place, error) for place, errors in self._planned.items() for error in errors]
