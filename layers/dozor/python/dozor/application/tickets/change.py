"""Reading a ticket, planning a change, writing it; and the same for two tickets together."""

from collections.abc import Callable
from dataclasses import dataclass

from dozor.application.keep_watch import plan_change, save_change
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotAllowed, NotFound, TransientFailure, VersionConflict
from dozor.domain.ticket import Change, Ticket
from dozor.domain.ticket.relations import Pair
from dozor.ports.companies import CompanyRepository
from dozor.ports.tickets import TicketRepository

ATTEMPTS = 3
Plan = Callable[[Ticket, Company], Change | None]
PairPlan = Callable[[Ticket, Ticket, Company], Pair | None]


@dataclass(frozen=True, slots=True)
class Which:
    """The ticket that somebody means. version: what they were looking at, 0 if they do not say."""

    company: str
    number: str
    version: int = 0

    def check(self, ticket: Ticket) -> None:
        """Raises VersionConflict when it stands otherwise than they saw it."""
        if self.version and self.version != ticket.version:
            raise VersionConflict("The ticket has changed since you opened it: look again and decide.", ticket.version)


def change_ticket(which: Which, companies: CompanyRepository, tickets: TicketRepository, plan: Plan) -> Ticket:
    """The ticket afterwards; as it is when `plan` finds nothing to change.

    Planned by what this process saw last of it; what was refused, or came to nothing, is planned once more if that stands no
    longer. Raises NotFound, Conflict, and whatever `plan` raises.
    """
    company = companies.get(which.company)
    seen = tickets.last_seen(which.company, which.number)
    try:
        changed = _change(which, seen, company, tickets, plan)
        if changed is not None:
            return changed
    except (Conflict, Invalid, NotFound, NotAllowed):
        now = tickets.get(which.company, which.number)
        if now.version == seen.version:
            raise
    else:
        now = tickets.get(which.company, which.number)
        if now.version == seen.version:
            return now
    return _change(which, now, company, tickets, plan) or now


def change_pair(
    which: Which,
    other: str,
    companies: CompanyRepository,
    tickets: TicketRepository,
    plan: PairPlan,
    field: str = "ticket",
) -> Ticket:
    """The first of two tickets afterwards, both written or neither. Raises as `change_ticket` does.

    field: of the form that names the other one, for whoever is told that there is no such ticket.
    """
    company = companies.get(which.company)
    for _ in range(ATTEMPTS):
        one, two = tickets.get(which.company, which.number), _find_other(which.company, other, tickets, field)
        which.check(one)
        pair = plan(one, two, company)
        if pair is None:
            return one
        writes = [plan_change(change, company) for change in (pair.one, pair.other)]
        try:
            tickets.save_together(writes)
        except Conflict:
            continue  # of the two, one may have changed that nobody was looking at
        return writes[0][0].ticket
    raise TransientFailure(f"Tickets {which.number} and {other} keep changing; try again in a moment.")


def _change(which: Which, ticket: Ticket, company: Company, tickets: TicketRepository, plan: Plan) -> Ticket | None:
    which.check(ticket)
    change = plan(ticket, company)
    return None if change is None else save_change(change, company, tickets)


def _find_other(company: str, number: str, tickets: TicketRepository, field: str) -> Ticket:
    try:
        return tickets.get(company, number)
    except NotFound as error:
        raise Invalid([FieldProblem(field, "There is no such ticket.")]) from error
