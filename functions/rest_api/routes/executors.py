"""Executors: who is at work, who has how much in hand, who is away."""

from datetime import datetime

from chalice.app import Blueprint, Request

from dozor.application.absences import EndAbsence, EnterAbsence, end_absence, enter_absence
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import clock
from dozor.domain.company import Company
from dozor.domain.errors import NotFound
from dozor.domain.people import Executor
from dozor.domain.staff import Staff
from dozor.domain.working_time import next_at_work, next_shift_end
from functions.rest_api.access import person_of
from functions.rest_api.models.executors import (
    AbsenceEndAsked,
    AbsenceEnteredTold,
    AbsenceTold,
    ExecutorList,
    ExecutorsAsked,
    ExecutorTold,
    NewAbsence,
)
from functions.rest_api.operations import Answer, operation, read_key

blueprint = Blueprint(__name__)
EXECUTOR = "/executors/{company}/{executor_id}"


@operation(blueprint, "GET", "/executors", ExecutorList, query=ExecutorsAsked)
def list_executors(request: Request, query: ExecutorsAsked) -> ExecutorList:
    """Executors of a company, by id, with who is at work and what each has in hand."""
    company = companies().get(person_of(request).may_see(query.company))
    staff, now = people().staff(company.slug), clock().now()
    wanted = (
        one
        for one in staff.executors
        if (not query.trade or query.trade in one.trades) and (not query.building or one.serves(query.building))
    )
    return ExecutorList(items=tuple(_show(one, company, staff, now) for one in wanted))


@operation(blueprint, "GET", EXECUTOR, ExecutorTold)
def read_executor(request: Request, company: str, executor_id: str) -> ExecutorTold:
    """One executor, as things stand now."""
    return _show_one(companies().get(person_of(request).may_see(company)), executor_id)


@operation(
    blueprint,
    "POST",
    f"{EXECUTOR}/absences",
    AbsenceEnteredTold,
    body=NewAbsence,
    status=201,
    headers=("Idempotency-Key",),
)
def report_absence(request: Request, company: str, executor_id: str, body: NewAbsence) -> Answer:
    """Enter an absence and hand on what they have in hand if it has begun; the same Idempotency-Key again answers 200."""
    person = person_of(request)
    slug = person.may_see(company)
    now = clock().now()
    key = read_key(request)
    # Left out, the beginning is when the key was first used: the form may be sent again a minute later.
    command = EnterAbsence(
        company=slug,
        executor_id=executor_id,
        key=key,
        starts_at=body.starts_at,
        ends_at=body.ends_at,
        reason=body.reason,
        stand_in_id=body.stand_in_id,
        now=now,
        by=person.email,
    )
    entered = enter_absence(command, companies(), people(), tickets())
    told = AbsenceEnteredTold(
        absence=AbsenceTold.model_validate(entered.absence),
        executor=_show_one(companies().get(slug), executor_id),
        handed_on=entered.handed_on,
        told=entered.told,
        kept=entered.kept,
    )
    return Answer(told, 201 if entered.created else 200)


@operation(blueprint, "POST", f"{EXECUTOR}/absences/{{absence_id}}/end", ExecutorTold, body=AbsenceEndAsked)
def report_return(
    request: Request, company: str, executor_id: str, absence_id: str, body: AbsenceEndAsked
) -> ExecutorTold:
    """They are back, sooner or later than was thought."""
    person = person_of(request)
    slug = person.may_see(company)
    ends_at = body.ends_at or clock().now()
    end_absence(EndAbsence(slug, executor_id, absence_id, ends_at, person.email), people())
    return _show_one(companies().get(slug), executor_id)


def _show_one(company: Company, executor_id: str) -> ExecutorTold:
    staff = people().staff(company.slug)
    found = staff.find(executor_id)
    if found is None:
        raise NotFound("There is no such executor.")
    return _show(found, company, staff, clock().now())


def _show(one: Executor, company: Company, staff: Staff, now: datetime) -> ExecutorTold:
    absence = one.absent(now)
    return ExecutorTold(
        id=one.id,
        name=one.name,
        phone=one.phone,
        email=one.email,
        trades=one.trades,
        buildings=one.buildings,
        languages=one.languages,
        foreman_id=one.foreman_id,
        on_shift=one.on_shift(now, company.zone),
        absent=absence is not None,
        absent_until=absence.ends_at if absence else None,
        at_work_at=next_at_work(one, now, company.zone),
        leaves_at=next_shift_end(one, now, company.zone),
        load=staff.loads.get(one.id, 0),
        capacity=one.capacity or company.assignment.capacity,
        tickets=staff.held_by(one.id),
        absences=tuple(
            AbsenceTold.model_validate(kept) for kept in one.absences if kept.ends_at is None or kept.ends_at > now
        ),
    )
