"""Reports."""

from chalice.app import Blueprint, Request

from dozor.application.clauses import say_clause
from dozor.application.journal.inspect_period import inspect_period, read_month
from dozor.bootstrap.journal import inspections, journal
from dozor.bootstrap.stores import companies
from dozor.bootstrap.system import catalogue, clock, texts
from dozor.domain.inspection import Case, Clause, Inspection, Verdict
from functions.rest_api.access import person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models.lists import MonthAsked
from functions.rest_api.models.reports import CaseTold, ClauseTold, InspectionTold
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)
MOST_SHOWN = 200


@operation(blueprint, "GET", "/reports/inspector", InspectionTold, query=MonthAsked)
def report_to_inspector(request: Request, query: MonthAsked) -> InspectionTold:
    """What became of every clause with a limit in a month ("2026-11"), with what was late or is still running."""
    slug = person_of(request).may_see(query.company)
    days = read_month(query.month)
    made = inspect_period(companies().get(slug), *days, clock().now(), inspections(), journal(), catalogue())
    return _tell(made, language_of(request))


def _tell(made: Inspection, language: str) -> InspectionTold:
    return InspectionTold(
        company=made.company,
        first=made.first,
        last=made.last,
        made_at=made.made_at,
        tickets=made.tickets,
        calls=made.calls,
        clauses=tuple(_tell_clause(one, language) for one in made.clauses),
        sealed_on=made.seal.day if made.seal else None,
        seal=made.seal.hash if made.seal else "",
    )


def _tell_clause(clause: Clause, language: str) -> ClauseTold:
    notable = [case for case in clause.cases if case.verdict is not Verdict.IN_TIME]
    return ClauseTold(
        key=clause.key,
        source=say_clause(clause.source, language, texts()),
        in_time=clause.count(Verdict.IN_TIME),
        late=clause.count(Verdict.LATE),
        running=clause.count(Verdict.RUNNING),
        cases=tuple(map(_tell_case, notable[:MOST_SHOWN])),
    )


def _tell_case(case: Case) -> CaseTold:
    return CaseTold(
        ticket=case.ticket,
        contact_id=case.contact_id,
        recording=bool(case.recording),
        address=case.address,
        subject=case.subject,
        began_at=case.began_at,
        limit_at=case.limit_at,
        done_at=case.done_at,
        verdict=case.verdict,
    )
