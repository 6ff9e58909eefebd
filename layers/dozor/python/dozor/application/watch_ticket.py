"""Starting and stopping the watch over a ticket's clocks."""

from datetime import datetime

from dozor.domain.escalation import plan_pages
from dozor.domain.ticket import Ticket
from dozor.ports.gateways import EscalationRunner
from dozor.ports.repositories import CompanyRepository, TicketRepository


def start_watch(
    slug: str,
    number: str,
    generation: int,
    now: datetime,
    companies: CompanyRepository,
    tickets: TicketRepository,
    runner: EscalationRunner,
) -> bool:
    """Watch this generation of the ticket; False when there is nothing left to watch. Safe to call twice.

    A late event finds the ticket closed or in a later generation, and then starts nothing.
    """
    ticket = tickets.get(slug, number)
    if ticket.generation != generation or not ticket.open:
        return False
    look_at = first_look(ticket, companies, now)
    if look_at is None:
        return False
    if generation > 1:
        runner.stop(slug, number, generation - 1, "a new generation of clocks has begun")
    runner.start(slug, number, generation, look_at)
    return True


def first_look(ticket: Ticket, companies: CompanyRepository, now: datetime) -> datetime | None:
    """When the nearest rung is reached (now, if one is due already); None when no rung is left."""
    plan = plan_pages(companies.get(ticket.company).rungs, ticket.clocks, ticket.told, now)
    return now if plan.due else plan.look_again_at
