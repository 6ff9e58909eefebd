"""An entry in a ticket's journal about something that happened beside it, written once however often it is told."""

from collections.abc import Mapping
from datetime import datetime

from dozor.domain.errors import Conflict, NotFound, TransientFailure
from dozor.domain.people import SYSTEM, Actor
from dozor.domain.ticket import record
from dozor.events.tickets import describe_change
from dozor.ports.tickets import TicketRepository

ATTEMPTS = 3


def enter_once(
    slug: str, number: str, action: str, details: Mapping[str, str], at: datetime, tickets: TicketRepository,
    *, actor: Actor = SYSTEM, reason: str = "",
) -> None:  # fmt: skip
    """Enter it unless the journal has an entry of that action about the same `details["about"]`; no ticket, no entry.

    Raises TransientFailure when others keep changing the ticket.
    """
    for _ in range(ATTEMPTS):
        try:
            ticket = tickets.get(slug, number)
        except NotFound:
            return
        journal = tickets.journal(slug, number)
        if any(entry.action == action and entry.details.get("about") == details["about"] for entry in journal):
            return
        change = record(ticket, action, actor, at, reason, details)
        try:
            tickets.save(change, describe_change(change))
        except Conflict:
            continue
        return
    raise TransientFailure(f"Ticket {number} of {slug} keeps changing; try again in a moment.")
