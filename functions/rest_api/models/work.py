"""What an executor sends, and is told, by their link."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dozor.application.work_on_ticket import WorkAction
from dozor.domain.clocks import ClockKind
from dozor.domain.people import ActorKind
from dozor.domain.ticket import TicketAction, TicketState
from functions.rest_api.models.base import Asked, Moment, Told
from functions.rest_api.models.tickets import Long, ReportAsked, TicketTold


class WorkAsked(Asked):
    """What the executor does. reason: for declining, pausing and no access; why: for pausing, a reason of the policy.

    report: for finishing. version: what they were looking at (0: do not check).
    done_at, sent_at: when it was done and when it was sent, both by the telephone's own clock, which may be wrong: only the
    time between counts. key: the same for the same step, which is taken once however often it is sent.
    """

    action: TicketAction | Literal["no_access"]
    reason: Long = ""
    why: Annotated[str, StringConstraints(max_length=100)] = ""
    report: ReportAsked | None = None
    version: int = Field(default=0, ge=0)
    done_at: Moment | None = None
    sent_at: Moment | None = None
    key: Annotated[str, StringConstraints(max_length=100)] = ""


class AfterTold(Told):
    """Where a step leads, which clocks it stops, and what can be done by the link from there: for a page without a line."""

    action: WorkAction
    state: TicketState
    stops: tuple[ClockKind, ...]
    work: tuple[WorkAction, ...]


class WorkTold(TicketTold):
    """The ticket of a link. work: all that can be done by it now; `allowed` has the steps of these that lead it on.

    after: the same for every step, once it is taken.
    """

    work: tuple[WorkAction, ...]
    after: tuple[AfterTold, ...]


class RemarkTold(Told):
    """What a resident or a colleague has written about it: the code of the entrance, a dog in the yard."""

    at: datetime
    by: ActorKind
    text: str


class AnsweredTold(Told):
    """A question of the guide, and what was answered, in the language asked for."""

    question: str
    answer: str


class WorkCardTold(WorkTold):
    """The ticket of a link with all that the work needs. calls_to: the dispatcher's number (E.164). time_zone: the company's.

    latitude, longitude: of the house, WGS 84 degrees, 0 where they are not known. house_notes: where its valves are, its code.
    remarks: the newest ten, the oldest first. own_link: whether a link to the list of their own tickets can be sent to them.
    """

    company_name: str
    calls_to: str
    time_zone: str
    latitude: float
    longitude: float
    house_notes: str
    answered: tuple[AnsweredTold, ...]
    remarks: tuple[RemarkTold, ...]
    own_link: bool


class ShiftLinkSentTold(Told):
    """Where the link to their own list was sent: the end of the telephone number."""

    phone_ending: str


class InHandTold(Told):
    """One of their tickets. token: what opens it, as if it had come in its own message."""

    token: str
    ticket: WorkTold


class ShiftTold(Told):
    """What an executor has in hand, what is due first at the top. until: when the link opens nothing any more. more: how many
    tickets there are besides, all due later.
    """

    company_name: str
    calls_to: str
    time_zone: str
    executor_name: str
    until: datetime
    tickets: tuple[InHandTold, ...]
    more: int


class ExecutorLinkWithdrawnTold(Told):
    """Until when (UTC) links are withdrawn."""

    withdrawn_at: datetime
