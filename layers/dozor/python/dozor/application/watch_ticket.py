"""Starting and stopping the watch over a ticket's clocks."""

from datetime import datetime

from dozor.domain.watch import find_next_look
from dozor.ports.companies import CompanyRepository
from dozor.ports.gateways import EscalationRunner
from dozor.ports.tickets import TicketRepository


def start_watch(
    slug: str,
    number: str,
    generation: int,
    look_at: datetime | None,
    now: datetime,
    companies: CompanyRepository,
    tickets: TicketRepository,
    runner: EscalationRunner,
) -> bool:
    """Watch this generation of the ticket; False when there is nothing left to watch. Safe to call twice.

    look_at: when its nearest rung is reached, as the event tells. A late event may be of a ticket that is closed meanwhile or
    in a later generation: such a watch ends at its first look. None: the ticket is read, for an event that does not tell.
    """
    look_at = look_at or _first_look(slug, number, generation, now, companies, tickets)
    if look_at is None:
        return False
    if generation > 1:
        runner.stop(slug, number, generation - 1, "a new generation of clocks has begun")
    runner.start(slug, number, generation, look_at)
    return True


def _first_look(
    slug: str, number: str, generation: int, now: datetime, companies: CompanyRepository, tickets: TicketRepository
) -> datetime | None:
    ticket = tickets.get(slug, number)
    if ticket.generation != generation or not ticket.open:
        return None
    return find_next_look(ticket, companies.get(slug).rungs, now)
