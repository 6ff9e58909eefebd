"""When somebody is away: from when, until when, why, and who stands in for them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AbsenceReason(StrEnum):
    """Why somebody is away."""

    HOLIDAY = "holiday"
    ILLNESS = "illness"
    TRAINING = "training"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Absence:
    """One absence of one executor. Times are aware, UTC; `ends_at` is the first moment back, None while nobody knows.

    id: unique among the executor's own. stand_in_id: the executor who takes over their work, or empty.
    changed_by: who has changed it by hand since; an import leaves such a one alone.
    """

    id: str
    starts_at: datetime
    ends_at: datetime | None = None
    reason: AbsenceReason = AbsenceReason.OTHER
    stand_in_id: str = ""
    entered_by: str = ""
    changed_by: str = ""

    def covers(self, moment: datetime) -> bool:
        """Whether they are away at that moment."""
        return self.starts_at <= moment and (self.ends_at is None or moment < self.ends_at)
