"""What the operator sees of a caller: who lives behind the phone, what is open, when they last called."""

from dataclasses import dataclass

from dozor.domain.people import Resident
from dozor.domain.ticket import Ticket
from dozor.ports.repositories import PeopleRepository, TicketRepository


@dataclass(frozen=True, slots=True)
class CallerCard:
    """residents: one row per flat, empty for an unknown phone; open_tickets: newest first."""

    residents: tuple[Resident, ...]
    open_tickets: tuple[Ticket, ...]


def look_up_caller(slug: str, phone: str, people: PeopleRepository, tickets: TicketRepository) -> CallerCard:
    """The card for a phone in E.164."""
    return CallerCard(people.residents_by_phone(slug, phone), tickets.open_by_phone(slug, phone))
