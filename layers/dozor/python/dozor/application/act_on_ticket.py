"""Somebody does something to a ticket."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dozor.application.assign_ticket import assign_chosen, choose_for
from dozor.application.register_ticket import plan_completion
from dozor.domain.clocks import ClockKind, start_clocks
from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotAllowed, NotFound, VersionConflict
from dozor.domain.people import Actor
from dozor.domain.ticket import TRANSITIONS, Change, Ticket, TicketAction, reassign, reopen, transition
from dozor.domain.working_time import next_shift_end
from dozor.events.tickets import describe_change
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

_BEGIN_A_WATCH = frozenset({TicketAction.ASSIGN, TicketAction.REOPEN})


@dataclass(frozen=True, slots=True)
class ActOnTicket:
    """version: what the person was looking at, 0 if they do not say. executor_id: for `assign` alone."""

    company: str
    number: str
    action: TicketAction
    actor: Actor
    now: datetime
    reason: str = ""
    version: int = 0
    executor_id: str = ""


def act_on_ticket(
    command: ActOnTicket,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
    guard: Callable[[Ticket], object] = lambda _: None,
) -> Ticket:
    """The ticket afterwards. Raises NotFound, IllegalTransition, Invalid (a reason is missing), Conflict (changed since).

    guard: raises one of these for a ticket that this person may not act on, as it stands then.
    """
    seen = tickets.last_seen(command.company, command.number)
    try:
        return _act(command, seen, companies, people, tickets, guard)
    except (Conflict, Invalid, NotFound, NotAllowed):
        now = tickets.get(command.company, command.number)
        if now.version == seen.version:
            raise
    return _act(command, now, companies, people, tickets, guard)


def _act(
    command: ActOnTicket,
    ticket: Ticket,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
    guard: Callable[[Ticket], object],
) -> Ticket:
    guard(ticket)
    if command.version and command.version != ticket.version:
        raise VersionConflict("The ticket has changed since you opened it: look again and decide.", ticket.version)
    row = TRANSITIONS.get(command.action)
    if row is not None and row.needs_reason and not command.reason.strip():
        raise Invalid([FieldProblem("reason", "Say why: the resident and the journal will be told.")])
    change = _apply(command, ticket, companies, people)
    rungs = companies.get(command.company).rungs if command.action in _BEGIN_A_WATCH else ()
    tickets.save(change, describe_change(change, rungs))
    return change.ticket


def _apply(command: ActOnTicket, ticket: Ticket, companies: CompanyRepository, people: PeopleRepository) -> Change:
    if command.action is TicketAction.ASSIGN:
        return _reassign(command, ticket, companies, people)
    if command.action is TicketAction.REOPEN:
        return _reopen(command, ticket, companies, people)
    return transition(ticket, command.action, command.actor, command.now, command.reason)


def _reassign(command: ActOnTicket, ticket: Ticket, companies: CompanyRepository, people: PeopleRepository) -> Change:
    if not command.executor_id:
        raise Invalid([FieldProblem("executor_id", "Say who is to do it.")])
    executor = people.executor(command.company, command.executor_id)
    company = companies.get(command.company)
    accept_rungs = frozenset(rung.key for rung in company.rungs if rung.clock is ClockKind.ACCEPT)
    until = next_shift_end(executor, command.now, company.zone)
    actor, now, why = command.actor, command.now, command.reason
    return reassign(ticket, executor.id, executor.name, accept_rungs, actor, now, why, until)


def _reopen(command: ActOnTicket, ticket: Ticket, companies: CompanyRepository, people: PeopleRepository) -> Change:
    """Begun anew, and given to somebody as a new ticket is: nobody can accept what is only reopened."""
    company = companies.get(command.company)
    clocks = start_clocks(company.clocks, ticket.urgency, ticket.problem, command.now)
    planned_at = plan_completion(clocks, command.now)
    reopened = reopen(ticket, clocks, planned_at, command.actor, command.now, command.reason)
    chosen = choose_for(reopened.ticket, company, people.last_staff(company.slug), command.now)
    return reopened if chosen is None else reopened.then(assign_chosen(reopened.ticket, chosen, command.now))
