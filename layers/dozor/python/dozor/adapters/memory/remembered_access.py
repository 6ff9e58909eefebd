"""Whose rights have changed lately, remembered for a quarter of a minute: every request to the API asks.

So rights that were taken away are gone after fifteen seconds, at once in the process in which they were taken.
"""

from collections.abc import Mapping
from datetime import datetime

from dozor.adapters.memory.memory import Memory
from dozor.ports.users import AccessChanges

SECONDS = 15.0
ALL = "all"


class RememberedAccess(AccessChanges):
    """The list of another one."""

    def __init__(self, changes: AccessChanges, memory: Memory[Mapping[str, datetime]] | None = None) -> None:
        self._changes = changes
        self._memory: Memory[Mapping[str, datetime]] = memory or Memory(SECONDS)

    def withdraw(self, user_id: str, at: datetime) -> None:
        """As the list itself."""
        self._changes.withdraw(user_id, at)
        self._memory.forget(ALL)

    def withdrawn(self) -> Mapping[str, datetime]:
        """No request, or one."""
        return self._memory.recall(ALL, self._changes.withdrawn)
