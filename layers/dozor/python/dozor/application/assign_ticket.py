"""Whom the company's rules choose for a ticket, and giving it to them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from dozor.domain.assignment import Assignment, choose_executor
from dozor.domain.company import Company
from dozor.domain.people import SYSTEM
from dozor.domain.staff import Staff
from dozor.domain.ticket import Change, Ticket, assign
from dozor.domain.working_time import next_shift_end


def choose(
    company: Company,
    staff: Staff,
    trade: str,
    building_id: str,
    now: datetime,
    *,
    without: Collection[str] = (),
    language: str = "",
) -> Assignment | None:
    """Who would get a ticket of that trade and building by the company's rules; None when nobody can be expected."""
    return choose_executor(
        staff.executors,
        trade,
        building_id,
        now,
        company.zone,
        loads=staff.loads,
        rules=company.assignment,
        without=without,
        language=language,
    )


def choose_for(ticket: Ticket, company: Company, staff: Staff, now: datetime) -> Assignment | None:
    """Who is to get this ticket; nobody who has refused it. The ticket itself does not count as a load of its holder."""
    others = staff.without(ticket.number)
    language = (ticket.resident or ticket.caller).language
    building = ticket.place.building_id
    return choose(company, others, ticket.trade, building, now, without=ticket.refused_by, language=language)


def assign_chosen(ticket: Ticket, chosen: Assignment, now: datetime) -> Change:
    """The ticket given by the system to whom the rules have chosen."""
    return assign(ticket, chosen.executor.id, chosen.executor.name, SYSTEM, now, chosen.reason, until=chosen.until)


def give_to_somebody(change: Change, company: Company, staff: Staff, now: datetime) -> Change:
    """The change, and the ticket given to whom the rules choose; as it is where nobody can be expected."""
    chosen = choose_for(change.ticket, company, staff, now)
    return change if chosen is None else change.then(assign_chosen(change.ticket, chosen, now))


def put_back_in_hand(change: Change, company: Company, staff: Staff, now: datetime) -> Change:
    """A ticket that has waited: who has it is at work until the present shift ends; where nobody has, the rules choose.

    Who has it and is not at work is left for `hand_on_after_shift` to tell.
    """
    ticket = change.ticket
    if not ticket.executor_id:
        return give_to_somebody(change, company, staff, now)
    holder = staff.find(ticket.executor_id)
    if holder is None or not holder.on_shift(now, company.zone):
        return change
    return replace(change, ticket=replace(ticket, held_until=next_shift_end(holder, now, company.zone)))
