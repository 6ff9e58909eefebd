"""A watch wakes up: who must be told now, and when to look again.

The ticket's own record of who has been told decides, so waking late, twice or out of order tells nobody twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.find_recipients import Recipient, find_recipient
from dozor.domain.clocks import ClockKind
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, TransientFailure
from dozor.domain.escalation import Rung, plan_pages
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import Change, Ticket, record
from dozor.events.tickets import describe_change
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

ATTEMPTS = 3

# Why somebody is told, by the clock that still runs: message ids of the catalogues.
UNMET: Mapping[ClockKind, str] = {
    ClockKind.ACCEPT: "Nobody has accepted it yet.",
    ClockKind.TELL_PLAN: "The resident has not been told when to expect the work.",
    ClockKind.LOCALISE: "The damage is not contained yet.",
    ClockKind.RESOLVE: "The work is not done yet.",
}


@dataclass(frozen=True, slots=True)
class Watch:
    """watch: whether to go on; look_at: when to look again, UTC (None when over); told: keys of the rungs told now."""

    watch: bool
    look_at: datetime | None
    told: tuple[str, ...] = ()


def check_clock(
    slug: str,
    number: str,
    generation: int,
    now: datetime,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
) -> Watch:
    """Write down every rung that is due (the outbox tells the rest) and answer when to look again.

    Raises TransientFailure when others keep changing the ticket; NotFound when there is no such ticket.
    """
    company = companies.get(slug)
    for _ in range(ATTEMPTS):
        ticket = tickets.get(slug, number)
        if ticket.generation != generation or not ticket.open:
            return Watch(watch=False, look_at=None)
        plan = plan_pages(company.rungs, ticket.clocks, ticket.told, now)
        if not plan.due:
            return Watch(plan.look_again_at is not None, plan.look_again_at)
        change = _tell(ticket, plan.due, company, people, now)
        try:
            tickets.save(change, describe_change(change))
        except Conflict:
            continue  # somebody acted meanwhile, perhaps accepted: look again before telling anybody
        return Watch(plan.look_again_at is not None, plan.look_again_at, tuple(rung.key for rung in plan.due))
    raise TransientFailure(f"Ticket {number} of {slug} keeps changing; try again in a moment.")


def _tell(ticket: Ticket, due: tuple[Rung, ...], company: Company, people: PeopleRepository, now: datetime) -> Change:
    executors = people.executors(company.slug)
    change = Change(ticket, ())
    for rung in due:
        recipient = find_recipient(rung, ticket, company, executors, now)
        told = replace(change.ticket, told=change.ticket.told | {rung.key})
        change = change.then(record(told, "escalated", SYSTEM, now, _explain(rung), _describe(rung, recipient)))
    return change


def _explain(rung: Rung) -> str:
    return UNMET[rung.clock]


def _describe(rung: Rung, recipient: Recipient) -> dict[str, str]:
    return {
        "rung": rung.key,
        "clock": rung.clock,
        "after_seconds": str(rung.after_seconds),
        "whom": recipient.whom,  # who is told, in their own words: an executor's link goes to nobody else
        "instead_of": recipient.instead_of,
        "name": recipient.name,
        "means": ",".join(rung.means),
        "phone": recipient.phone,
        "email": recipient.email,
        "language": recipient.language,
        "recipient_id": recipient.id,
    }
