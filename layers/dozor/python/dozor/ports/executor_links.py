"""What is kept of executors' links to their own list: when one was last asked for, and since when they open nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope


@dataclass(frozen=True, slots=True)
class ShiftLinks:
    """Of one executor. Times UTC; None where it never happened."""

    company: str
    executor: str
    asked_at: datetime | None = None
    withdrawn_at: datetime | None = None


class ExecutorLinkRepository(Protocol):
    """Links themselves are kept nowhere: they say what they are by themselves."""

    def find(self, company: str, executor_id: str) -> ShiftLinks:
        """What is kept; sees every earlier write."""
        ...

    def ask(self, before: ShiftLinks, at: datetime, event: Envelope) -> bool:
        """Keep that one was asked for, together with its event; False when somebody has asked, or withdrawn, meanwhile."""
        ...

    def withdraw(self, company: str, executor_id: str, at: datetime) -> None:
        """Links made until now open nothing any more; an earlier withdrawal is outdone."""
        ...
