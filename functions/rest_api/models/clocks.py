"""Clocks of a ticket on the wire. Times are UTC, ISO 8601; durations whole seconds."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from dozor.domain.clocks import ClockKind, Counts
from functions.rest_api.models.base import Asked, Told
from functions.rest_api.models.tickets import Long

Version = Annotated[int, Field(ge=0)]


class ClockState(StrEnum):
    """Whether a clock counts."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class ReasonTold(Told):
    """For what a clock may be paused, and what people call it."""

    key: str
    name: str


class PauseFullTold(Told):
    """Time that did not count, or does not yet. why: a reason's key; by, resumed_by: names."""

    since: datetime
    until: datetime | None
    why: str
    why_name: str
    by: str
    resumed_by: str
    note: str


class AgreementTold(Told):
    """A limit that the resident has agreed to, by whom it was written down, and the one there was before."""

    at: datetime
    by: str
    why: str
    instead_of: datetime


class ClockFullTold(Told):
    """One clock with all that is known of it.

    source: the clause that the limit comes from. seconds_left: of the time that counts, below zero when over it. counts: which
    time, by the rule as it is now. kept: whether the limit was kept, or still can be. may_pause_for: reasons to choose from.
    """

    kind: ClockKind
    key: str
    source: str
    state: ClockState
    started_at: datetime
    limit_at: datetime
    warn_at: datetime | None
    stopped_at: datetime | None
    seconds_left: int
    seconds_spent: int
    kept: bool
    counts: Counts
    pauses: tuple[PauseFullTold, ...]
    agreed: AgreementTold | None
    may_pause_for: tuple[ReasonTold, ...]
    may_agree: bool


class ClockList(Told):
    """The clocks of a ticket at a moment."""

    at: datetime
    items: tuple[ClockFullTold, ...]


class ReapplyAsked(Asked):
    """The policy of now for a ticket that began under another one."""

    version: Version = 0
    reason: Annotated[Long, Field(min_length=1)]
