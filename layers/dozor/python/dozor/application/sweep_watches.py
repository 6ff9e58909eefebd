"""Watches that are gone are begun again: the event that was to begin one is parked, or its execution has been lost.

A safety net, so it asks little: which tickets should have been looked at by now, by one query of an index, and which duties
are open. What is in time costs nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dozor.application.keep_watch import save_change
from dozor.domain.company import Company
from dozor.domain.duty import Duty
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.escalation import plan_pages
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import Ticket, record
from dozor.domain.watch import find_next_look
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.gateways import EscalationRunner, WatchState
from dozor.ports.tickets import TicketRepository

# A watch that meets a fault looks again within a minute or so; what waits longer is lost, not late.
GRACE = timedelta(minutes=5)
WATCH_LOST = "Its watch was lost, and has been begun again."


@dataclass(frozen=True, slots=True)
class Sweep:
    """begun: what is watched again; late: what is watched and nevertheless late, for somebody to look at."""

    begun: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stores:
    """Where tickets, duties and watches are."""

    tickets: TicketRepository
    contacts: ContactRepository
    runner: EscalationRunner


def sweep_watches(company: Company, now: datetime, stores: Stores) -> Sweep:
    """Begin every watch of the company's again that should have looked and is not there. Safe to call twice."""
    begun: list[str] = []
    late: list[str] = []
    for number in stores.tickets.watched_before(company.slug, now - GRACE):
        state = _sweep_ticket(number, company, now, stores)
        begun += [number] if state in (WatchState.ABSENT, WatchState.ENDED) else []
        late += [number] if state is WatchState.RUNNING else []
    for duty in stores.contacts.duties(company.slug):
        if plan_pages(company.rungs, (duty.clock,), duty.told, now - GRACE).due:
            state = _sweep_duty(duty, now, stores)
            begun += [duty.watch] if state in (WatchState.ABSENT, WatchState.ENDED) else []
            late += [duty.watch] if state is WatchState.RUNNING else []
    return Sweep(tuple(begun), tuple(late))


def _sweep_ticket(number: str, company: Company, now: datetime, stores: Stores) -> WatchState | None:
    """The state in which the watch was found; None when there is nothing to be done about this ticket."""
    try:
        ticket = stores.tickets.get(company.slug, number)
    except NotFound:
        return None
    look_at = find_next_look(ticket, company.rungs, now)
    if look_at is None or ticket.look is None or ticket.look.at is None or ticket.look.at >= now - GRACE:
        return None  # over, or looked after meanwhile
    state = stores.runner.find(company.slug, number, ticket.generation)
    if state is WatchState.RUNNING:
        # It sleeps on, if what it was to look at has come to nothing; whatever is due is late.
        return state if look_at <= now else None
    watched = ticket if state is WatchState.ABSENT else _begin_generation(ticket, company, now, stores)
    if watched is None:
        return None
    stores.runner.start(company.slug, number, watched.generation, look_at)
    return state


def _begin_generation(ticket: Ticket, company: Company, now: datetime, stores: Stores) -> Ticket | None:
    """The name of the lost one is used up. None when somebody changed the ticket meanwhile: the next sweep sees."""
    raised = replace(ticket, generation=ticket.generation + 1)
    try:
        return save_change(record(raised, "watch_restored", SYSTEM, now, WATCH_LOST), company, stores.tickets)
    except Conflict:
        return None


def _sweep_duty(duty: Duty, now: datetime, stores: Stores) -> WatchState | None:
    state = stores.runner.find(duty.company, duty.watch, duty.generation)
    if state is WatchState.RUNNING:
        return state
    watched = duty
    if state is WatchState.ENDED:
        watched = duty.watch_again()
        try:
            stores.contacts.save_duty(DutyChange(watched))
        except (Conflict, NotFound):
            return None
    stores.runner.start(duty.company, duty.watch, watched.generation, now)
    return state
