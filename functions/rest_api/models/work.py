"""What an executor sends, and is told, by their link."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dozor.application.work_on_ticket import WorkAction
from dozor.domain.ticket import TicketAction
from functions.rest_api.models.base import Asked
from functions.rest_api.models.tickets import Long, ReportAsked, TicketTold


class WorkAsked(Asked):
    """What the executor does. reason: for declining, pausing and no access; why: for pausing, a reason of the policy.

    report: for finishing. version: what they were looking at (0: do not check).
    """

    action: TicketAction | Literal["no_access"]
    reason: Long = ""
    why: Annotated[str, StringConstraints(max_length=100)] = ""
    report: ReportAsked | None = None
    version: int = Field(default=0, ge=0)


class WorkTold(TicketTold):
    """The ticket of a link. work: all that can be done by it now; `allowed` has the steps of these that lead it on."""

    work: tuple[WorkAction, ...]
