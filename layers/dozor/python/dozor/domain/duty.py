"""A callback duty: somebody called and was not heard, so they must be called back before the clock runs out."""

from dataclasses import dataclass, replace
from datetime import datetime

from dozor.domain.errors import Conflict
from dozor.domain.people import Actor


@dataclass(frozen=True, slots=True)
class CallbackDuty:
    """Call `phone` (E.164) back by `due_at` (UTC). One per contact; its id is the contact's id.

    done_at, done_by, result: filled when somebody has called back and said what came of it.
    """

    company: str
    contact_id: str
    phone: str
    opened_at: datetime
    due_at: datetime
    reason: str
    done_at: datetime | None = None
    done_by: str = ""
    result: str = ""

    @property
    def open(self) -> bool:
        """Whether the caller still waits."""
        return self.done_at is None

    def finish(self, actor: Actor, at: datetime, result: str) -> "CallbackDuty":
        """The duty done; raises Conflict when somebody has done it already."""
        if not self.open:
            raise Conflict(f"{self.done_by} has called this person back already.")
        return replace(self, done_at=at, done_by=actor.name or actor.id, result=result)
