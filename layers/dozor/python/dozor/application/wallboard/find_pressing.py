"""What is about to break over somebody's companies: tickets by their nearest limit, duties by when they are due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.domain.duty import Duty
from dozor.domain.ticket import Ticket
from dozor.domain.ticket.search import TicketSearch, late_from
from dozor.ports.contacts import ContactRepository
from dozor.ports.tickets import TicketRepository

HORIZON = timedelta(hours=2)
PAGES = 3
PAGE = 100


@dataclass(frozen=True, slots=True)
class Pressing:
    """A ticket and the first of its limits that is still to be kept (UTC); it may have passed."""

    ticket: Ticket
    limit_at: datetime


def find_pressing(slugs: Iterable[str], now: datetime, tickets: TicketRepository, most: int) -> tuple[Pressing, ...]:
    """At most so many tickets whose limit has passed or comes within two hours, the nearest to now first, whatever its side.

    A request for about 400 open tickets of a company; of one with very many open ones the latest 1,200 are looked through.
    """
    found = [
        Pressing(ticket, limit)
        for slug in slugs
        for ticket in _late_soon(slug, now, tickets)
        if (limit := late_from(ticket))
    ]
    return tuple(sorted(found, key=lambda one: (abs(one.limit_at - now), one.ticket.company, one.ticket.number))[:most])


def find_duties(slugs: Iterable[str], contacts: ContactRepository, most: int) -> tuple[Duty, ...]:
    """At most so many open duties of these companies, the most pressing first."""
    every = (duty for slug in slugs for duty in contacts.duties(slug))
    return tuple(sorted(every, key=lambda duty: (duty.due_at, duty.company, duty.contact_id))[:most])


def _late_soon(slug: str, now: datetime, tickets: TicketRepository) -> Iterator[Ticket]:
    search, cursor = TicketSearch(late_at=now + HORIZON), ""
    for _ in range(PAGES):
        page = tickets.list(slug, open_only=True, search=search, limit=PAGE, cursor=cursor)
        yield from page.items
        cursor = page.cursor
        if not cursor:
            return
