"""Who had a ticket leaves work: it goes to whoever is at work sooner, or their foreman is told that it is in work still.

Pure functions of the ticket, the company, its staff and the time, so a wake-up that comes late or twice changes nothing more.
"""

from dataclasses import replace
from datetime import datetime

from dozor.application.assign_ticket import choose_for
from dozor.application.describe_page import describe_page
from dozor.application.find_recipients import find_recipient
from dozor.domain.clocks import ClockKind
from dozor.domain.company import Company
from dozor.domain.escalation import Means, Page, Rung, Whom, keys_on
from dozor.domain.people import SYSTEM, Executor
from dozor.domain.staff import Staff, holder_of
from dozor.domain.ticket import Change, Ticket, reassign, record
from dozor.domain.working_time import next_at_work

# Message ids of the catalogues, in English.
SHIFT_OVER = "The shift of who had it is over; of those with the trade this one is at work first."
ABSENT = "Who had it is absent; of those with the trade this one is at work first."
LEFT_AT_WORK = "Whoever is working on it has left work; it is not done yet."

LEFT = Rung("left_work", ClockKind.RESOLVE, 0, Whom.FOREMAN, (Means.SMS, Means.EMAIL))


def hand_on_after_shift(ticket: Ticket, company: Company, staff: Staff, now: datetime) -> Change | None:
    """What has to happen because whoever holds the ticket is not at work any more; None when nothing has to.

    In the company's states `hand_on` it goes to whoever the rules choose, if they are at work sooner than its holder will be
    again; in those of `tell` it stays, and the foreman (or whoever is reached instead) is told once. Somebody who got it
    or took it on after their shift keeps it: they knew.
    """
    holder = staff.find(holder_of(ticket))
    if holder is None or not _has_left(ticket, holder, company, now):
        return None
    if ticket.state in company.assignment.hand_on:
        return _hand_on(ticket, holder, company, staff, now)
    if ticket.state in company.assignment.tell:
        return _tell(ticket, holder, company, staff, now)
    return None


def _has_left(ticket: Ticket, holder: Executor, company: Company, now: datetime) -> bool:
    if holder.on_shift(now, company.zone):
        return False
    if holder.absent(now):
        return True
    if ticket.held_until is None or ticket.held_until > now:
        return False
    taken_on = (clock.stopped_at for clock in ticket.clocks if clock.kind is ClockKind.ACCEPT)
    return not any(at is not None and at >= ticket.held_until for at in taken_on)


def _hand_on(ticket: Ticket, holder: Executor, company: Company, staff: Staff, now: datetime) -> Change | None:
    others = replace(ticket, refused_by=ticket.refused_by | {holder.id})
    chosen = choose_for(others, company, staff, now)
    if chosen is None:
        return None
    back = next_at_work(holder, now, company.zone)
    sooner = next_at_work(chosen.executor, now, company.zone)
    if sooner is None or (back is not None and back <= sooner):
        return None
    why = ABSENT if holder.absent(now) else SHIFT_OVER
    rungs = keys_on(company.rungs, ClockKind.ACCEPT)
    return reassign(ticket, chosen.executor.id, chosen.executor.name, rungs, SYSTEM, now, why, chosen.until)


def _tell(ticket: Ticket, holder: Executor, company: Company, staff: Staff, now: datetime) -> Change | None:
    page = Page(replace(LEFT, key=f"{LEFT.key}:{holder.id}"))
    if page.key in ticket.told:
        return None
    recipient = find_recipient(page.rung, ticket, company, staff.executors, now)
    told = replace(ticket, told=ticket.told | {page.key})
    return record(told, "escalated", SYSTEM, now, LEFT_AT_WORK, describe_page(page, recipient))
