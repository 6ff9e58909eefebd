"""What somebody who is not at work has in hand goes to others: all of it, ticket by ticket."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.hand_on_ticket import hand_on_after_shift
from dozor.application.keep_watch import save_change
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, TransientFailure
from dozor.domain.staff import Staff
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class HandedOn:
    """Numbers of tickets: given to others, left with word to the foreman, left as they are."""

    handed_on: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def hand_on_held(
    executor_id: str, company: Company, staff: Staff, now: datetime, tickets: TicketRepository
) -> HandedOn:
    """What came of all that this executor has in hand; each ticket counts for the next choice. Safe to repeat.

    Raises TransientFailure with some of it done.
    """
    came_of_it: dict[str, list[str]] = {"handed_on": [], "told": [], "kept": []}
    for number in staff.held_by(executor_id):
        ticket, changed = _hand_on(number, company, staff, now, tickets)
        staff = staff.after(ticket)
        gone = ticket.executor_id != executor_id
        came_of_it["handed_on" if changed and gone else "told" if changed else "kept"].append(number)
    return HandedOn(**{what: tuple(numbers) for what, numbers in came_of_it.items()})


def hand_on_absent(
    company: Company, people: PeopleRepository, tickets: TicketRepository, now: datetime
) -> tuple[str, ...]:
    """The numbers of the tickets that have gone from those absent now to others, or of which a foreman was told.

    For absences entered ahead or brought by an import, of which no watch knew when it planned its next look. Safe to repeat.
    """
    staff = people.staff(company.slug)
    changed: list[str] = []
    for executor in staff.executors:
        if executor.absent(now):
            came = hand_on_held(executor.id, company, staff, now, tickets)
            changed += came.handed_on + came.told
            staff = people.staff(company.slug) if came.handed_on else staff
    return tuple(changed)


def _hand_on(
    number: str, company: Company, staff: Staff, now: datetime, tickets: TicketRepository
) -> tuple[Ticket, bool]:
    """The ticket as it stands then, and whether this has changed it."""
    for _ in range(ATTEMPTS):
        ticket = tickets.get(company.slug, number)
        change = hand_on_after_shift(ticket, company, staff, now)
        if change is None:
            return ticket, False
        try:
            return save_change(change, company, tickets), True
        except Conflict:
            continue
    raise TransientFailure(f"Ticket {number} of {company.slug} keeps changing; try again in a moment.")
