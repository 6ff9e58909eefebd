"""Executors, their absences and what they have in hand, on the wire. Times are UTC, ISO 8601."""

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from dozor.domain.absence import AbsenceReason
from functions.rest_api.models.base import Asked, Moment, Slug, Told

Key = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class ExecutorsAsked(Asked):
    """Which executors. trade, building: only those who have it, or serve it."""

    company: Slug
    trade: Annotated[str, StringConstraints(max_length=100)] = ""
    building: Annotated[str, StringConstraints(max_length=100)] = ""


class AbsenceTold(Told):
    """One absence. ends_at: the first moment back, null while nobody knows; stand_in_id: who takes over, or empty."""

    id: str
    starts_at: datetime
    ends_at: datetime | None
    reason: AbsenceReason
    stand_in_id: str
    entered_by: str


class ExecutorTold(Told):
    """One executor, as things stand now.

    on_shift: at work, in a shift and not absent; at_work_at: when they are next, null if nobody knows; leaves_at: when they
    leave then, null for never. load: requests in hand; capacity: how many they can have. absent_until: null when they are
    not absent, or nobody knows until when. absences: present and coming ones.
    """

    id: str
    name: str
    phone: str
    email: str
    trades: tuple[str, ...]
    buildings: tuple[str, ...]
    languages: tuple[str, ...]
    foreman_id: str
    on_shift: bool
    absent: bool
    absent_until: datetime | None
    at_work_at: datetime | None
    leaves_at: datetime | None
    load: int
    capacity: int
    tickets: tuple[str, ...]
    absences: tuple[AbsenceTold, ...]


class ExecutorList(Told):
    """All that were asked for, by id."""

    items: tuple[ExecutorTold, ...]


class NewAbsence(Asked):
    """Somebody is away. starts_at: now if it is left out; ends_at: the first moment back, left out while nobody knows."""

    starts_at: Moment | None = None
    ends_at: Moment | None = None
    reason: AbsenceReason = AbsenceReason.OTHER
    stand_in_id: Annotated[str, StringConstraints(max_length=100)] = ""


class AbsenceEndAsked(Asked):
    """When they are back; now if it is left out."""

    ends_at: Moment | None = None


class AbsenceEnteredTold(Told):
    """The absence, and the numbers of the requests they had in hand: handed on, left with word to the foreman, kept."""

    absence: AbsenceTold
    executor: ExecutorTold
    handed_on: tuple[str, ...]
    told: tuple[str, ...]
    kept: tuple[str, ...]
