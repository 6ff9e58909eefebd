"""An executor will not take a ticket, or cannot go on with it: it goes to the next by the rules, never back to them."""

from dataclasses import replace
from datetime import datetime

from dozor.application.assign_ticket import choose_for
from dozor.domain.clocks import ClockKind
from dozor.domain.company import Company
from dozor.domain.escalation import keys_on
from dozor.domain.people import SYSTEM, Actor
from dozor.domain.staff import Staff
from dozor.domain.ticket import Change, Ticket, TicketAction, reassign, transition
from dozor.domain.ticket.steps import ask_again


def refuse(ticket: Ticket, actor: Actor, company: Company, staff: Staff, now: datetime, reason: str) -> Change:
    """The ticket with its next executor, or with nobody, so that the ladder over it climbs to the dispatcher.

    Raises IllegalTransition, NotAllowed for anybody but an executor, Invalid without a reason.
    """
    released = transition(ticket, TicketAction.REFUSE, actor, now, reason.strip())
    refused_by = ticket.refused_by | {ticket.executor_id}
    free = replace(released.ticket, refused_by=refused_by, executor_id="", executor_name="", held_until=None)
    rungs = keys_on(company.rungs, ClockKind.ACCEPT)
    chosen = choose_for(free, company, staff, now)
    if chosen is None:
        return replace(released, ticket=ask_again(free, rungs, now))
    executor = chosen.executor
    given = reassign(free, executor.id, executor.name, rungs, SYSTEM, now, chosen.reason, chosen.until)
    return released.then(given)
