"""What is written down about a ticket, on the wire. version: what the person was looking at (0: do not check)."""

from typing import Annotated

from pydantic import Field

from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.ticket import CostType, RelationKind
from functions.rest_api.models.base import Asked, Moment
from functions.rest_api.models.diagnosis import DiagnosisAsked
from functions.rest_api.models.tickets import Answers, CallerAsked, Key, Long, ReportAsked, Short

Version = Annotated[int, Field(ge=0)]
Kinds = Annotated[tuple[ClockKind, ...], Field(max_length=20)]


class EditAsked(Asked):
    """What is to be otherwise; what is left out stays as it is. reason: asked for with another urgency.

    problem: goes with its trade, urgency and clocks. answers: only those that change, an empty one takes an answer back.
    planned_at: what the resident has been told.
    """

    version: Version = 0
    reason: Long = ""
    problem: Key | None = None
    place_key: Short | None = None
    occurred_at: Moment | None = None
    description: Long | None = None
    entrance: Short | None = None
    floor: Short | None = None
    flat: Short | None = None
    resident: CallerAsked | None = None
    urgency: Urgency | None = None
    answers: Answers | None = None
    cost: CostType | None = None
    planned_at: Moment | None = None
    diagnosis: DiagnosisAsked | None = None


class NoteAsked(Asked):
    """Something worth knowing."""

    version: Version = 0
    text: Annotated[Long, Field(min_length=1)]


class WorkReportAsked(ReportAsked):
    """What was done, told apart from finishing."""

    version: Version = 0


class MarkAsked(Asked):
    """How satisfied the resident is, 1 to 5."""

    version: Version = 0
    mark: Annotated[int, Field(ge=1, le=5)]
    comment: Long = ""


class WatcherAsked(Asked):
    """Somebody to be told of every change of state. address: a phone, or an e-mail address."""

    version: Version = 0
    address: Annotated[Short, Field(min_length=1)]
    name: Short = ""
    language: Short = ""


class AddressAsked(Asked):
    """Somebody to be told no more."""

    version: Version = 0
    address: Annotated[Short, Field(min_length=1)]


class RelationAsked(Asked):
    """What another ticket is to this one."""

    version: Version = 0
    ticket: Key
    kind: RelationKind = RelationKind.RELATED
    reason: Long = ""


class PauseAsked(Asked):
    """Which clocks are to stand still; none: all that may. why: a reason of the company's policy; note: in a person's words."""

    version: Version = 0
    why: Key
    note: Annotated[Long, Field(min_length=1)]
    clocks: Kinds = ()


class ResumeAsked(Asked):
    """Which paused clocks are to go on (none: all)."""

    version: Version = 0
    note: Long = ""
    clocks: Kinds = ()


class ClockMetAsked(Asked):
    """What this clock times has been done."""

    version: Version = 0
    clock: ClockKind
    note: Long = ""


class LimitAsked(Asked):
    """Another limit, to which the resident has agreed."""

    version: Version = 0
    clock: ClockKind
    limit_at: Moment
    reason: Annotated[Long, Field(min_length=1)]
