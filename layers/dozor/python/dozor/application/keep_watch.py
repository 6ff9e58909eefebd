"""Writing a changed ticket: its watch is planned anew with every change, and the events tell when one has to begin.

Every use case that changes a ticket's clocks, state or executor writes it through here, so that nobody has to think of the
watch. What leaves all of these alone (a file, a call that is noted, a tie to an outage), or ends the ticket for good, need not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dozor.domain.watch import plan_watch

if TYPE_CHECKING:
    from dozor.domain.company import Company
    from dozor.domain.ticket import Change, Ticket
    from dozor.events.envelope import Envelope
    from dozor.ports.tickets import TicketRepository


def save_change(change: Change, company: Company, tickets: TicketRepository) -> Ticket:
    """Write a changed ticket, its entries and events; answers the ticket. Raises Conflict when it has changed meanwhile."""
    planned, events = plan_change(change, company)
    tickets.save(planned, events)
    return planned.ticket


def plan_change(change: Change, company: Company) -> tuple[Change, tuple[Envelope, ...]]:
    """The change with the next look of its watch, and its events; for whoever writes it together with other things."""
    from dozor.events.tickets import describe_change  # with pydantic: only once something is to be written

    planned = plan_watch(change, company.rungs)
    return planned, describe_change(planned)
