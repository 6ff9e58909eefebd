"""Makes what executors have in hand agree with the tickets, where something else than their own transactions has written."""

from dozor.domain.staff import holder_of
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

LOOKS = 3


def repair_holdings(slug: str, people: PeopleRepository, tickets: TicketRepository) -> tuple[str, ...]:
    """The numbers of the tickets that were counted wrongly, in order. Safe to repeat, and while people work.

    Reads all open tickets of the company, 200 a request. Needed once for tickets from before this was kept.
    """
    open_ones = _read_open(slug, tickets)
    counted = people.staff(slug).holdings
    wrong = {number for number, ticket in open_ones.items() if holder_of(ticket) != counted.get(number, "")}
    wrong |= counted.keys() - open_ones.keys()
    repaired = [
        number for number in sorted(wrong, key=lambda one: (len(one), one)) if _repair(slug, number, people, tickets)
    ]
    return tuple(repaired)


def _read_open(slug: str, tickets: TicketRepository) -> dict[str, Ticket]:
    found: dict[str, Ticket] = {}
    cursor = ""
    while True:
        page = tickets.list(slug, open_only=True, limit=200, cursor=cursor)
        found |= {ticket.number: ticket for ticket in page.items}
        if not page.cursor:
            return found
        cursor = page.cursor


def _repair(slug: str, number: str, people: PeopleRepository, tickets: TicketRepository) -> bool:
    """Whether it was wrong when it was looked at again, and is right now."""
    for _ in range(LOOKS):
        ticket = tickets.get(slug, number)
        if people.staff(slug).holdings.get(number, "") == holder_of(ticket):
            return False  # written meanwhile, or the list of open tickets lagged behind
        if people.settle_holding(ticket):
            return True
    return False
