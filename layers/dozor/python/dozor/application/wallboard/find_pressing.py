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
LATEST = 100
WATCHED = 200


@dataclass(frozen=True, slots=True)
class Pressing:
    """A ticket and the first of its limits that is still to be kept (UTC); it may have passed."""

    ticket: Ticket
    limit_at: datetime


def find_pressing(slugs: Iterable[str], now: datetime, tickets: TicketRepository, most: int) -> tuple[Pressing, ...]:
    """At most so many tickets whose limit has passed or comes within two hours, the nearest to now first, whatever its side.

    Of each company those that are watched next, however old they are (a watch looks at a limit, or before it), and the latest
    that are late or will be soon, which nobody may watch any more. Four requests a company, or five.
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
    soon = now + HORIZON
    latest = tickets.list(slug, open_only=True, search=TicketSearch(late_at=soon), limit=LATEST).items
    known = {one.number for one in latest}
    watched = [number for number in tickets.watched_before(slug, soon) if number not in known]
    yield from latest
    for one in tickets.several(slug, watched[:WATCHED]):
        limit = late_from(one)
        if limit is not None and limit <= soon:
            yield one
