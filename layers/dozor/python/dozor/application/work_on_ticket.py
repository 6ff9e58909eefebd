"""What an executor does with the ticket that their link is for: take it on or not, work, report, say why they cannot.

Only whoever holds the ticket now: a link that was sent before it went to somebody else does nothing any more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from dozor.application.act_on_ticket import ActOnTicket
from dozor.application.attachments.check_photos import check_photos
from dozor.application.tickets.change import Plan, Which, change_ticket
from dozor.application.tickets.moves import Setting, move
from dozor.application.tickets.remarks import plan_note, plan_pause, plan_resume
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, DozorError, IllegalTransition, Invalid, NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Change, Ticket, TicketAction, WorkReport
from dozor.domain.ticket.late import DONE_AT, KEY, hear_late, when_done
from dozor.ports.attachments import AttachmentRepository
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

# What waited no longer on the telephone had a line; the page always says when it was done.
AT_ONCE = timedelta(seconds=1)
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
    """reason: in their own words. why: pause_clock alone, a reason of the policy. report: finish alone. version: 0 for any.

    ago: how long before `now` it was done, where the telephone had no line. key: the same for the same step, however often it
    is sent; empty where nobody repeats it.
    """

    company: str
    number: str
    executor_id: str
    action: WorkAction
    now: datetime
    reason: str = ""
    why: str = ""
    version: int = 0
    report: WorkReport | None = None
    ago: timedelta = timedelta(0)
    key: str = ""


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
    """The ticket afterwards, perhaps somebody else's; as it is when a step of that key was taken before.

    Declining leads to the next executor by the company's rules, and never back. No access: the clocks that the policy lets
    stand still for it do; where it lets none, it is noted in the journal. Raises NotFound, Conflict, Invalid; IllegalTransition
    names what a link can.
    """
    try:
        return _work(command, stores)
    except DozorError:
        # A step whose answer was lost on a bad line comes again: then the ticket has gone on by it, perhaps to somebody else.
        if command.key and _was_taken(command, stores.tickets):
            return stores.tickets.get(command.company, command.number)
        raise


def _work(command: WorkOnTicket, stores: Stores) -> Ticket:
    holder = Actor(ActorKind.EXECUTOR, command.executor_id, _name_holder(command, stores.tickets))
    check_photos(command.company, command.number, command.report, stores.attachments)
    which = Which(command.company, command.number, command.version)
    plan = _plan(command, holder, stores)
    try:
        return change_ticket(which, stores.companies, stores.tickets, plan)
    except IllegalTransition as error:
        raise IllegalTransition(error.state, command.action, list_allowed(error.allowed)) from error


def _plan(command: WorkOnTicket, holder: Actor, stores: Stores) -> Plan:
    """The step, for whoever holds the ticket, at the moment in which it was done."""

    def plan(ticket: Ticket, company: Company) -> Change | None:
        _refuse_others(ticket, command.executor_id)
        # Whoever is given the ticket next has their whole time from now on, however late it is heard of.
        late = command.action is not WorkAction.DECLINE
        done_at = when_done(ticket, command.ago, command.now) if late else command.now
        remark = _REMARKS.get(command.action)
        # What can be done twice is looked for in each attempt: the same step, sent again while the first runs, has won by then.
        if remark and command.key and _was_taken(command, stores.tickets):
            return None
        own = replace(command, now=done_at)
        change = remark(own, holder)(ticket, company) if remark else _move(ticket, own, holder, company, stores.people)
        details = _describe_late(command)
        return hear_late(change, command.now, details) if change and details else change

    return plan


def _move(ticket: Ticket, command: WorkOnTicket, holder: Actor, company: Company, people: PeopleRepository) -> Change:
    asked = ActOnTicket(
        command.company,
        command.number,
        MEANS[command.action],
        holder,
        command.now,
        reason=command.reason,
        report=command.report,
    )
    return move(ticket, Setting(asked, company, people))


def _describe_late(command: WorkOnTicket) -> Mapping[str, str]:
    """What the journal tells of a step besides: when they say that it was done, if it is told late, and its key."""
    said_at = (command.now - command.ago).isoformat(timespec="seconds") if command.ago > AT_ONCE else ""
    return {name: told for name, told in {DONE_AT: said_at, KEY: command.key}.items() if told}


def _was_taken(command: WorkOnTicket, tickets: TicketRepository) -> bool:
    """Whether this executor has taken a step of that key."""
    entries = tickets.journal(command.company, command.number)
    return any(one.actor.id == command.executor_id and one.details.get(KEY) == command.key for one in entries)


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
