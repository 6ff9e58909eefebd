"""Ties between tickets that lead neither of them anywhere: related ones, and one that follows another."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.tickets.change import Which, change_pair
from dozor.domain.company import Company
from dozor.domain.people import Actor
from dozor.domain.ticket import RelationKind, Ticket
from dozor.domain.ticket.relations import Pair, relate, unrelate
from dozor.ports.companies import CompanyRepository
from dozor.ports.tickets import TicketRepository


@dataclass(frozen=True, slots=True)
class TieTickets:
    """other: the number of the ticket that is `kind` to the first."""

    which: Which
    other: str
    kind: RelationKind
    actor: Actor
    now: datetime
    reason: str = ""


def tie_tickets(command: TieTickets, companies: CompanyRepository, tickets: TicketRepository) -> Ticket:
    """Tie them; tied so already, nothing changes. Raises NotFound, Invalid (itself, no such ticket), Conflict."""

    def plan(one: Ticket, other: Ticket, _: Company) -> Pair | None:
        return relate(one, other, command.kind, command.actor, command.now, command.reason)

    return change_pair(command.which, command.other, companies, tickets, plan)


def untie_tickets(command: TieTickets, companies: CompanyRepository, tickets: TicketRepository) -> Ticket:
    """Loose that tie; without one, nothing changes. Raises as `tie_tickets` does."""

    def plan(one: Ticket, other: Ticket, _: Company) -> Pair | None:
        return unrelate(one, other, command.kind, command.actor, command.now, command.reason)

    return change_pair(command.which, command.other, companies, tickets, plan)
