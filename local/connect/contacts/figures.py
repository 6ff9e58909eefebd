"""What the history of the centre keeps, and what it tells ("Metric definitions", administrator guide)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in a queue that is over. how: answered, abandoned or transferred; ended: UTC; waited_s: seconds."""

    queue_id: str
    channel: str
    ended: datetime
    waited_s: float
    how: str


@dataclass(frozen=True, slots=True)
class Handled:
    """What an agent did on a contact. Seconds."""

    queue_id: str | None
    user_id: str
    ended: datetime
    talk_s: float
    hold_s: float
    work_s: float


@dataclass(frozen=True, slots=True)
class Span:
    """An agent's time. kind: contact (one at hand), idle (available without one) or other."""

    user_id: str
    kind: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in a span of time ("Metric definitions"). Seconds and shares of 1; None where there is nothing to divide.

    service_level: by threshold, the share of answered contacts among all that left the queue (transfers to another
    queue aside) that waited at most that long.
    """

    queued: int
    answered: int
    abandoned: int
    transferred: int
    missed: int
    handled: int
    service_level: dict[int, float | None]
    abandon_rate: float | None
    average_answer_s: float | None
    average_abandon_s: float | None
    longest_wait_s: float
    average_talk_s: float | None
    average_hold_s: float | None
    average_work_s: float | None
    average_handle_s: float | None
