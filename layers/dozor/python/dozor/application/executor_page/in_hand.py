"""What an executor has in hand, what is due first at the top."""

from datetime import UTC, datetime

from dozor.domain.people import Executor
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

MOST = 50
"""More than anybody has in a shift."""
_NEVER = datetime.max.replace(tzinfo=UTC)


def list_in_hand(executor: Executor, people: PeopleRepository, tickets: TicketRepository) -> tuple[Ticket, ...]:
    """The executor's own tickets, the one that is due first at the top; one request for each of them, and one more."""
    numbers = people.staff(executor.company).held_by(executor.id)[:MOST]
    found = (tickets.get(executor.company, number) for number in numbers)
    return tuple(sorted((one for one in found if one.executor_id == executor.id), key=_due))


def _due(ticket: Ticket) -> tuple[bool, datetime, str]:
    """By its nearest running clock; what stands still, and what has none, comes after."""
    running = [clock.limit_at for clock in ticket.clocks if clock.running and not clock.paused]
    return not running, min(running, default=_NEVER), ticket.number
