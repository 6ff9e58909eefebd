"""Somebody does something to a ticket."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dozor.application.tickets.change import Which, change_pair, change_ticket
from dozor.application.tickets.moves import Setting, move
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, IllegalTransition, Invalid
from dozor.domain.people import Actor
from dozor.domain.ticket import Change, Ticket, TicketAction, WorkReport
from dozor.domain.ticket.change import find_row
from dozor.domain.ticket.relations import Pair, merge, unmerge
from dozor.domain.ticket.transitions import EDITS
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository


@dataclass(frozen=True, slots=True)
class ActOnTicket:
    """version: what the person was looking at, 0 if they do not say. Times UTC. What only some actions need:

    executor_id: assign. until: defer, hand_over (by when they promise it). why: defer, a reason of the policy for which
    clocks may stand still. to, their_number: hand_over. into: merge, the ticket that lives on. report: finish.
    """

    company: str
    number: str
    action: TicketAction
    actor: Actor
    now: datetime
    reason: str = ""
    version: int = 0
    executor_id: str = ""
    until: datetime | None = None
    why: str = ""
    to: str = ""
    their_number: str = ""
    into: str = ""
    report: WorkReport | None = None


def act_on_ticket(
    command: ActOnTicket,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
    guard: Callable[[Ticket], object] = lambda _: None,
) -> Ticket:
    """The ticket afterwards.

    Raises NotFound, IllegalTransition, NotAllowed (another's to do), Invalid (something is missing or does not fit), Conflict
    (changed since, or too late). guard: raises one of these for a ticket that this person may not act on, as it stands then.
    """
    if command.action in EDITS:
        raise Invalid([FieldProblem("action", "This leads nowhere else: it has an address of its own.")])
    which = Which(command.company, command.number, command.version)
    if command.action in (TicketAction.MERGE, TicketAction.UNMERGE):
        return _act_on_two(command, which, companies, tickets, guard)

    def plan(ticket: Ticket, company: Company) -> Change:
        guard(ticket)
        return move(ticket, Setting(command, company, people))

    return change_ticket(which, companies, tickets, plan)


def _act_on_two(
    command: ActOnTicket,
    which: Which,
    companies: CompanyRepository,
    tickets: TicketRepository,
    guard: Callable[[Ticket], object],
) -> Ticket:
    """Merge a duplicate, or undo that: the ticket that lives on is written with it."""

    def plan(ticket: Ticket, other: Ticket, _: Company) -> Pair:
        guard(ticket)
        step = merge if command.action is TicketAction.MERGE else unmerge
        return step(ticket, other, command.actor, command.now, command.reason)

    survivor = _find_survivor(command, which, tickets, guard)
    return change_pair(which, survivor, companies, tickets, plan, "into")


def _find_survivor(
    command: ActOnTicket, which: Which, tickets: TicketRepository, guard: Callable[[Ticket], object]
) -> str:
    if command.action is TicketAction.MERGE:
        if not command.into:
            raise Invalid([FieldProblem("into", "Say which ticket lives on.")])
        return command.into
    ticket = tickets.get(which.company, which.number)
    guard(ticket)
    find_row(ticket, command.action, command.actor, command.reason)
    if ticket.merged is None:
        raise IllegalTransition(ticket.state, command.action, ticket.allowed_to(command.actor))
    return ticket.merged.into
