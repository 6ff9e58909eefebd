"""What would come of a form that is not saved yet: executor, planned time, advice; each with its reason."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.assign_ticket import choose
from dozor.application.own_catalogue.know_problem import open_catalogue
from dozor.application.tickets.find_repeats import find_repeats
from dozor.application.tickets.timing import begin_clocks
from dozor.domain.assignment import explain_nobody
from dozor.domain.catalogue import Catalogue, Problem
from dozor.domain.clocks import Urgency
from dozor.domain.errors import FieldProblem, Invalid, NotFound
from dozor.domain.ticket import Place, Ticket
from dozor.domain.ticket.planning import plan_completion
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository


@dataclass(frozen=True, slots=True)
class Proposal:
    """executor_id and executor_name are empty when nobody has the trade; planned_at in UTC.

    repeats: open tickets that may be about the same damage, the oldest first.
    """

    executor_id: str
    executor_name: str
    reason: str
    planned_at: datetime
    urgency: Urgency
    advice: str
    repeats: tuple[Ticket, ...] = ()


def propose_ticket(
    slug: str,
    place: Place,
    problem_key: str,
    language: str,
    now: datetime,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
    catalogue: Catalogue,
) -> Proposal:
    """The proposal, with the open tickets that may be about the same. place: as far as it is known.

    Raises Invalid for an unknown problem, NotFound for an unknown company.
    """
    company, own = open_catalogue(slug, problem_key, companies, catalogue)
    problem = own.problem(problem_key)
    clocks = begin_clocks(company, problem.urgency, problem.key, now)
    staff = people.last_staff(slug)
    chosen = choose(company, staff, problem.trade, place.building_id, now)
    return Proposal(
        executor_id=chosen.executor.id if chosen else "",
        executor_name=chosen.executor.name if chosen else "",
        reason=chosen.reason if chosen else explain_nobody(staff.executors, problem.trade, place.building_id),
        planned_at=plan_completion(clocks, now, now),
        urgency=problem.urgency,
        advice=problem.advice.get(language, ""),
        repeats=_find_repeats(slug, place, problem, now, people, tickets),
    )


def _find_repeats(
    slug: str, place: Place, problem: Problem, now: datetime, people: PeopleRepository, tickets: TicketRepository
) -> tuple[Ticket, ...]:
    try:
        return find_repeats(slug, place, problem, now, people, tickets)
    except NotFound as error:
        raise Invalid([FieldProblem("building_id", "There is no such building.")]) from error
