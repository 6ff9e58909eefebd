"""A watch wakes up: what is due now is done, and it is told when to look again.

The ticket's own record decides what is due, so waking late, twice or out of order does nothing twice.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.assign_ticket import put_back_in_hand
from dozor.application.find_recipients import find_recipient
from dozor.application.hand_on_ticket import hand_on_after_shift
from dozor.application.keep_watch import save_change
from dozor.application.tell_page import tell_page
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, TransientFailure
from dozor.domain.escalation import plan_pages
from dozor.domain.staff import holder_of
from dozor.domain.ticket import Change, Ticket
from dozor.domain.ticket.waiting import wake
from dozor.domain.watch import find_next_look, is_to_wake
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Watch:
    """watch: whether to go on; look_at: when to look again, UTC (None when over); told: keys of the pages told now."""

    watch: bool
    look_at: datetime | None
    told: tuple[str, ...] = ()


OVER = Watch(watch=False, look_at=None)


def check_clock(
    slug: str,
    number: str,
    generation: int,
    now: datetime,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
) -> Watch:
    """Do what is due (write down every page; the outbox tells the rest) and answer when to look again.

    Raises TransientFailure when others keep changing the ticket; NotFound when there is no such ticket.
    """
    company = companies.get(slug)
    for _ in range(ATTEMPTS):
        ticket = tickets.get(slug, number)
        if ticket.generation != generation or not ticket.open:
            return OVER
        change = _do_what_is_due(ticket, company, people, now)
        if not change.entries:
            look_at = find_next_look(ticket, company.rungs, now)
            return Watch(look_at is not None, look_at)
        try:
            saved = save_change(change, company, tickets)
        except Conflict:
            continue  # somebody acted meanwhile, perhaps accepted: look again before telling anybody
        told = tuple(sorted(saved.told - ticket.told))
        if saved.generation != generation or saved.look is None or saved.look.at is None:
            return replace(OVER, told=told)  # a later watch goes on, or nothing is left
        return Watch(watch=True, look_at=saved.look.at, told=told)
    raise TransientFailure(f"Ticket {number} of {slug} keeps changing; try again in a moment.")


def _do_what_is_due(ticket: Ticket, company: Company, people: PeopleRepository, now: datetime) -> Change:
    """Back from a deferral, on to whoever is at work, told to whom it is due: each as the step before left it."""
    change = Change(ticket, ())
    if is_to_wake(ticket, now):
        woken = wake(ticket, company.rungs, now)
        change = put_back_in_hand(woken, company, people.last_staff(company.slug), now)
    if holder_of(change.ticket):
        moved = hand_on_after_shift(change.ticket, company, people.last_staff(company.slug), now)
        change = change.then(moved) if moved else change
    return _tell(change, company, people, now)


def _tell(change: Change, company: Company, people: PeopleRepository, now: datetime) -> Change:
    ticket = change.ticket
    due = plan_pages(company.rungs, ticket.clocks, ticket.told, now, ticket.urgency).due
    if not due:
        return change
    executors = people.executors(company.slug)
    for page in due:
        recipient = find_recipient(page.rung, ticket, company, executors, now)
        change = change.then(tell_page(page, recipient, change.ticket, company, now))
    return change
