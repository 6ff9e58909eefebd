"""What an executor does with the ticket that their link is for: take it on or not, work, report, say why they cannot.

Only whoever holds the ticket now: a link that was sent before it went to somebody else does nothing any more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.application.attachments.check_photos import check_photos
from dozor.application.tickets.change import Plan, Which, change_ticket
from dozor.application.tickets.remarks import plan_note, plan_pause, plan_resume
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, IllegalTransition, Invalid, NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Change, Ticket, TicketAction, WorkReport
from dozor.ports.attachments import AttachmentRepository
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

NO_ACCESS = "no_access"  # a reason for which a policy may let clocks stand still
GONE = "Request {number} has been given to somebody else. Nothing is needed from you. Thank you."


class WorkAction(StrEnum):
    """What can be done by the link."""

    ACCEPT = "accept"
    START = "start"
    FINISH = "finish"
    DECLINE = "decline"  # somebody else is to do it: the ticket itself is not declined
    PAUSE = "pause_clock"
    RESUME = "resume_clock"
    NO_ACCESS = "no_access"


# What each is in the table of what may be done to a ticket.
MEANS: Mapping[WorkAction, TicketAction] = {
    WorkAction.ACCEPT: TicketAction.ACCEPT,
    WorkAction.START: TicketAction.START,
    WorkAction.FINISH: TicketAction.FINISH,
    WorkAction.DECLINE: TicketAction.REFUSE,
    WorkAction.PAUSE: TicketAction.PAUSE_CLOCK,
    WorkAction.RESUME: TicketAction.RESUME_CLOCK,
    WorkAction.NO_ACCESS: TicketAction.NOTE,
}


@dataclass(frozen=True, slots=True)
class WorkOnTicket:
    """reason: in their own words. why: pause_clock alone, a reason of the policy. report: finish alone. version: 0 for any."""

    company: str
    number: str
    executor_id: str
    action: WorkAction
    now: datetime
    reason: str = ""
    why: str = ""
    version: int = 0
    report: WorkReport | None = None


@dataclass(frozen=True, slots=True)
class Stores:
    """What working needs at hand."""

    companies: CompanyRepository
    people: PeopleRepository
    tickets: TicketRepository
    attachments: Callable[[], AttachmentRepository]


def read_work(company: str, number: str, executor_id: str, tickets: TicketRepository) -> Ticket:
    """The ticket, for whoever holds it; raises NotFound with a sentence for somebody who does not any more."""
    ticket = tickets.get(company, number)
    _refuse_others(ticket, executor_id)
    return ticket


def work_on_ticket(command: WorkOnTicket, stores: Stores) -> Ticket:
    """The ticket afterwards, perhaps somebody else's. Raises as `act_on_ticket` does; IllegalTransition names what a link can.

    Declining leads to the next executor by the company's rules, and never back. No access: the clocks that the policy lets
    stand still for it do; where it lets none, it is noted in the journal.
    """
    holder = Actor(ActorKind.EXECUTOR, command.executor_id, _name_holder(command, stores.tickets))
    check_photos(command.company, command.number, command.report, stores.attachments)
    try:
        if command.action in _REMARKS:
            which = Which(command.company, command.number, command.version)
            plan = _guarded(_REMARKS[command.action](command, holder), command.executor_id)
            return change_ticket(which, stores.companies, stores.tickets, plan)
        return act_on_ticket(
            ActOnTicket(
                command.company,
                command.number,
                MEANS[command.action],
                holder,
                command.now,
                reason=command.reason,
                version=command.version,
                report=command.report,
            ),
            stores.companies,
            stores.people,
            stores.tickets,
            lambda ticket: _refuse_others(ticket, command.executor_id),
        )
    except IllegalTransition as error:
        raise IllegalTransition(error.state, command.action, list_allowed(error.allowed)) from error


def list_allowed(allowed: tuple[str, ...]) -> tuple[WorkAction, ...]:
    """What of it can be done by a link, in the link's words."""
    return tuple(mine for mine, meant in MEANS.items() if meant in allowed)


def _name_holder(command: WorkOnTicket, tickets: TicketRepository) -> str:
    """The name of the executor, who must hold the ticket."""
    ticket = tickets.last_seen(command.company, command.number)
    if ticket.executor_id != command.executor_id:  # perhaps not any more, perhaps not as this process knows it
        ticket = read_work(command.company, command.number, command.executor_id, tickets)
    return ticket.executor_name


def _refuse_others(ticket: Ticket, executor_id: str) -> None:
    """A link of somebody who no longer holds the ticket is as good as none."""
    if ticket.executor_id != executor_id:
        raise NotFound(GONE, number=ticket.number)


def _guarded(plan: Plan, executor_id: str) -> Plan:
    def guarded(ticket: Ticket, company: Company) -> Change | None:
        _refuse_others(ticket, executor_id)
        return plan(ticket, company)

    return guarded


def _plan_no_access(command: WorkOnTicket, holder: Actor) -> Plan:
    pause = plan_pause(NO_ACCESS, command.reason, (), holder, command.now)
    remark = plan_note(command.reason, holder, command.now)

    def plan(ticket: Ticket, company: Company) -> Change | None:
        if not command.reason.strip():
            return remark(ticket, company)  # refused, for a reason is missing
        try:
            return pause(ticket, company)
        except (Conflict, Invalid):
            return remark(ticket, company)

    return plan


_REMARKS: Mapping[WorkAction, Callable[[WorkOnTicket, Actor], Plan]] = {
    WorkAction.PAUSE: lambda one, holder: plan_pause(one.why, one.reason, (), holder, one.now),
    WorkAction.RESUME: lambda one, holder: plan_resume(one.reason, (), holder, one.now),
    WorkAction.NO_ACCESS: _plan_no_access,
}
