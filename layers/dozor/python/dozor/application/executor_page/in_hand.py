"""What an executor has in hand, what is due first at the top."""

from dataclasses import dataclass
from datetime import UTC, datetime

from dozor.domain.people import Executor
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

MOST = 100
"""More than anybody does in a shift; a contractor's desk may have more in hand."""
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class InHand:
    """tickets: what is due first at the top. more: how many there are besides, which are due later."""

    tickets: tuple[Ticket, ...]
    more: int


def list_in_hand(executor: Executor, people: PeopleRepository, tickets: TicketRepository) -> InHand:
    """The executor's own tickets; one request per hundred of them, and one more."""
    numbers = people.staff(executor.company).held_by(executor.id)
    found = tickets.several(executor.company, numbers)
    held = tuple(sorted((one for one in found if one.executor_id == executor.id), key=_due))
    return InHand(held[:MOST], len(held[MOST:]))


def _due(ticket: Ticket) -> tuple[bool, datetime, str]:
    """By its nearest running clock; what stands still, and what has none, comes after."""
    running = [clock.limit_at for clock in ticket.clocks if clock.running and not clock.paused]
    return not running, min(running, default=_NEVER), ticket.number
