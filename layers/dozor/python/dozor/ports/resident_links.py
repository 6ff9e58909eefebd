"""What is kept of residents' links: nothing but since when they open nothing any more."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class ResidentLinkRepository(Protocol):
    """Links themselves are kept nowhere: they say what they are by themselves."""

    def withdraw(self, company: str, phone: str, at: datetime) -> None:
        """Links sent to that phone (E.164) until now open nothing any more; an earlier withdrawal is outdone."""
        ...

    def withdrawn_at(self, company: str, phone: str) -> datetime | None:
        """Until when links were withdrawn; None when they never were. Sees every earlier write."""
        ...
