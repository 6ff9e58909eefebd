"""What would come of a form that is not saved yet: executor, planned time, advice; each with its reason."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.assign_ticket import choose
from dozor.application.tickets.timing import begin_clocks, plan_completion
from dozor.domain.assignment import explain_nobody
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import Urgency
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository


@dataclass(frozen=True, slots=True)
class Proposal:
    """executor_id and executor_name are empty when nobody has the trade; planned_at in UTC."""

    executor_id: str
    executor_name: str
    reason: str
    planned_at: datetime
    urgency: Urgency
    advice: str


def propose_ticket(
    slug: str,
    building_id: str,
    problem_key: str,
    language: str,
    now: datetime,
    companies: CompanyRepository,
    people: PeopleRepository,
    catalogue: Catalogue,
) -> Proposal:
    """The proposal; raises Invalid for an unknown problem, NotFound for an unknown company."""
    company = companies.get(slug)
    problem = catalogue.apply(company.catalogue).problem(problem_key)
    clocks = begin_clocks(company, problem.urgency, problem.key, now)
    staff = people.last_staff(slug)
    chosen = choose(company, staff, problem.trade, building_id, now)
    return Proposal(
        executor_id=chosen.executor.id if chosen else "",
        executor_name=chosen.executor.name if chosen else "",
        reason=chosen.reason if chosen else explain_nobody(staff.executors, problem.trade, building_id),
        planned_at=plan_completion(clocks, now),
        urgency=problem.urgency,
        advice=problem.advice.get(language, ""),
    )
