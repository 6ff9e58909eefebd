"""The wallboard on the wire."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.centre import CallState
from dozor.domain.clocks import Urgency
from dozor.domain.duty import DutyKind
from dozor.domain.people import ActorKind
from dozor.domain.supervision import Intervention, Result, Supervision
from dozor.domain.ticket import TicketState
from functions.rest_api.models.base import Asked, Limit, Told

Why = Annotated[str, StringConstraints(min_length=3, max_length=500)]
Named = Annotated[str, StringConstraints(max_length=200)]


class TodayTold(Told):
    """Since the centre's midnight. Seconds and percent; null where there is nothing to divide."""

    answered: int
    abandoned: int
    average_wait_s: int | None
    service_level: int | None


class QueueTold(Told):
    """A queue. name: "emergency-ru" of a shared one; own: of a company of yours alone. longest_wait_s: as of `taken_at`."""

    id: str
    name: str
    own: bool
    waiting: int
    longest_wait_s: int
    online: int
    available: int
    on_contact: int
    wrapping_up: int
    today: TodayTold


class OperatorTold(Told):
    """Somebody at work. activity: what is being done with the call at hand, null without one; call: its id, empty for a call of
    a company that is not yours. since, activity_since: when the status and the activity began.
    """

    email: str
    name: str
    status: str
    since: datetime
    next_status: str
    activity: CallState | None
    activity_since: datetime | None
    call: str
    company: str
    queues: tuple[str, ...]


class CallTold(Told):
    """A call of one of your companies. id: of its present segment; contact_id: under which the call is kept. queue: its id."""

    id: str
    contact_id: str
    company: str
    state: CallState
    since: datetime
    queue: str
    operator: str
    phone: str
    resident: str
    address: str
    emergency: bool


class LimitsTold(Told):
    """What the figures are measured by: seconds, and percent of those who were to be answered within them. prefer_for: how
    long a caller waits for the one operator that they were given to. time_zone: in which the day of the figures begins.
    """

    time_zone: str
    service_level_within: int
    service_level_target: int
    wait_warning: int
    wait_late: int
    prefer_for: int


class WallboardTold(Told):
    """The centre as it was at `taken_at`; `now` is the server's clock. stale: too old to be believed; trouble: the last look
    failed. statuses: what operators may be set to.
    """

    now: datetime
    taken_at: datetime
    stale: bool
    trouble: bool
    limits: LimitsTold
    statuses: tuple[str, ...]
    queues: tuple[QueueTold, ...]
    operators: tuple[OperatorTold, ...]
    calls: tuple[CallTold, ...]


class PressingTicketTold(Told):
    """A ticket and the first limit that it has still to keep."""

    company: str
    number: str
    state: TicketState
    urgency: Urgency
    problem: str
    problem_name: str
    address: str
    flat: str
    executor_name: str
    limit_at: datetime


class PressingDutyTold(Told):
    """A duty that is open."""

    company: str
    contact_id: str
    kind: DutyKind
    phone: str
    name: str
    due_at: datetime
    count: int


class PressingTold(Told):
    """Tickets whose limit has passed or comes within two hours, the nearest first; open duties, the most pressing first."""

    tickets: tuple[PressingTicketTold, ...]
    duties: tuple[PressingDutyTold, ...]


class SupervisionTold(Told):
    """What a supervisor did. result: `asked` when nobody knows yet what came of it. to, before: queue, operator or state."""

    id: str
    company: str
    what: Intervention
    by: str
    by_name: str
    by_kind: ActorKind
    at: datetime
    why: str
    contact_id: str
    operator: str
    to: str
    before: str
    result: Result
    refusal: str
    details: Mapping[str, str]

    @classmethod
    def of(cls, entry: Supervision) -> "SupervisionTold":
        """The entry as it stands."""
        fields = {name: getattr(entry, name) for name in cls.model_fields if not name.startswith("by")}
        return cls(**fields, by=entry.by.id, by_name=entry.by.name, by_kind=entry.by.kind)


class SupervisionList(Told):
    """cursor: empty where these are all, and at the end. A page of the trail may be short and go on."""

    items: tuple[SupervisionTold, ...]
    cursor: str = ""


class SupervisionTrailAsked(Asked):
    """A page over all of one's companies. cursor: as the page before gave it; nothing for the first."""

    limit: Limit = 20
    cursor: Annotated[str, StringConstraints(max_length=500)] = ""


class WaitingTold(Told):
    """Who waits in the queues that you serve, of whichever company, as of `taken_at`; `now` is the server's clock.

    stale: too old to be believed. emergency: whether one of them is in an emergency.
    """

    now: datetime
    taken_at: datetime
    stale: bool
    count: int
    longest_wait_s: int
    emergency: bool


class OnLineTold(Told):
    """Somebody who is on the line with a company: in a queue, ringing or talking. phone: E.164; since: when `state` began."""

    company: str
    phone: str
    state: CallState
    since: datetime


class OnLineList(Told):
    """Everybody of whom it is known just now; none while the centre's figures are too old to be believed."""

    items: tuple[OnLineTold, ...]


class WhyAsked(Asked):
    """Why a supervisor does it: kept with the call."""

    why: Why


class MoveAsked(Asked):
    """Where a waiting caller is to go: a queue (its id) or an operator (their e-mail), one of the two."""

    why: Why
    queue: Named = ""
    operator: Named = ""


class StateAsked(Asked):
    """What an operator is to be: one of `statuses`."""

    operator: Annotated[Named, Field(min_length=1)]
    state: Annotated[str, StringConstraints(min_length=1, max_length=127)]
    why: Why
