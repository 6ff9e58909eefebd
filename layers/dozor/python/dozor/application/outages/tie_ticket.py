"""People tie a request to an outage, or untie it."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.outages.gather_tickets import let_go_when_over
from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.people import Actor
from dozor.domain.ticket import Ticket
from dozor.domain.ticket_outage import attach, detach
from dozor.events.tickets import describe_change
from dozor.ports.outages import OutageRepository
from dozor.ports.tickets import TicketRepository


@dataclass(frozen=True, slots=True)
class TieTicket:
    """Somebody's doing. attached: how it is to be from then on; why: for the journal, needed for untying."""

    company: str
    outage_id: str
    number: str
    attached: bool
    actor: Actor
    now: datetime
    reason: str = ""


def tie_ticket(command: TieTicket, outages: OutageRepository, tickets: TicketRepository) -> Ticket:
    """The ticket afterwards; the same again changes nothing. Raises NotFound, Conflict (over), Invalid."""
    outage = outages.get(command.company, command.outage_id)
    ticket = tickets.get(command.company, command.number)
    if (ticket.outage_id == outage.id) is command.attached:
        return ticket
    if command.attached:
        if not outage.live:
            raise Conflict("This outage is not going on.")
        if ticket.place.building_id not in outage.buildings:
            raise Invalid([FieldProblem("ticket", "It is about another building: widen the outage first.")])
        change = attach(ticket, outage.id, command.actor, command.now, command.reason)
    else:
        if not command.reason.strip():
            raise Invalid([FieldProblem("reason", "Say why it is no part of the outage.")])
        change = detach(ticket, command.actor, command.now, command.reason)
    tickets.save(change, describe_change(change))
    if command.attached and let_go_when_over(change.ticket, command.now, outages, tickets):
        raise Conflict("This outage is over already.")
    return change.ticket


def list_tickets(
    company: str, outage_id: str, outages: OutageRepository, tickets: TicketRepository
) -> tuple[Ticket, ...]:
    """Open tickets that are part of it, the oldest first; of a proposal those that it came of. One request a building."""
    outage = outages.get(company, outage_id)
    found = [one for building in outage.buildings for one in tickets.open_in_building(company, building)]
    mine = [one for one in found if one.outage_id == outage.id or (outage.proposed and one.number in outage.tickets)]
    return tuple(sorted(mine, key=lambda one: (one.registered_at, one.number.zfill(9))))
