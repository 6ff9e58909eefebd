"""When the watch over a ticket has to look: planned with every change of the ticket, and kept with it.

One place decides, whatever changed the ticket: a watch that would now wake too late is followed by a new one, of the next
generation; one that wakes too early looks, finds nothing due, and sleeps on.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from dozor.domain.escalation import NextLook, Rung, plan_pages
from dozor.domain.staff import IN_HAND
from dozor.domain.ticket import Change, Ticket, TicketState


def find_next_look(ticket: Ticket, rungs: Iterable[Rung], now: datetime) -> datetime | None:
    """The nearest of: a rung of the ladder, the end of a deferral, the end of the shift of who has it in hand.

    `now` when something is due already; None when there is nothing to wait for.
    """
    if not ticket.open:
        return None
    pages = plan_pages(rungs, ticket.clocks, ticket.told, now, ticket.urgency)
    moments = [pages.first_look(now), _end_of_deferral(ticket, now), _end_of_shift(ticket, now)]
    return min((at for at in moments if at is not None), default=None)


def is_to_wake(ticket: Ticket, now: datetime) -> bool:
    """Whether the ticket was put off until a moment that has come."""
    return ticket.state is TicketState.DEFERRED and ticket.deferred_until is not None and ticket.deferred_until <= now


def plan_watch(change: Change, rungs: Iterable[Rung]) -> Change:
    """The change with the next look of the ticket's watch; of a new generation if the present watch would wake too late.

    A change that has raised the generation itself keeps it. The last step of planning a change: nothing may follow but
    writing.
    """
    ticket, at = change.ticket, change.entries[-1].at
    moment = find_next_look(ticket, rungs, at)
    known = ticket.look or NextLook(ticket.generation)
    is_new = change.entries[0].position == 1
    raised = ticket.generation > known.generation
    too_late = moment is not None and not is_new and ticket.look is not None and _is_later(known.at, moment)
    generation = ticket.generation + (1 if too_late and not raised else 0)
    planned = replace(ticket, generation=generation, look=NextLook(generation, moment))
    return replace(change, ticket=planned, begins_watch=moment is not None and (is_new or raised or too_late))


def _is_later(known: datetime | None, moment: datetime) -> bool:
    return known is None or moment < known


def _end_of_deferral(ticket: Ticket, now: datetime) -> datetime | None:
    if ticket.state is not TicketState.DEFERRED or ticket.deferred_until is None:
        return None
    return max(ticket.deferred_until, now)


def _end_of_shift(ticket: Ticket, now: datetime) -> datetime | None:
    """Ahead only: who has found nobody to hand it on to keeps it, and is not asked again at every look."""
    if ticket.state not in IN_HAND or ticket.held_until is None or ticket.held_until <= now:
        return None
    return ticket.held_until
